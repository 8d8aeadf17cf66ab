"""Serves the app to a browser through textual-serve: on loopback alone, to who has the address.

The page is ours because the stock one fetches fonts from the network. A page of another site can
neither read nor drive the app: the address holds a secret that becomes a cookie of this site only.
"""

import secrets
import shlex
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from textual_serve.server import Server

from askcorpus.corpus import Corpus
from askcorpus.errors import SettingsError

HOST = "127.0.0.1"
COOKIE = "askcorpus"
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(folder: str | None, port: int, *, resume: bool = False) -> None:
    """Serve until ctrl+c; raises CorpusNotFound, and SettingsError where the port is taken."""
    Corpus.open(folder)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SettingsError(
                f"port {port} cannot be used ({error.strerror})", remedy="name another with --port"
            ) from error
    command = [sys.executable, "-m", "askcorpus", "chat"]
    command += ["--resume"] if resume else []
    command += ["--", folder] if folder is not None else []
    LocalServer(shlex.join(command), port).serve()


class LocalServer(Server):
    """textual-serve's server with our page and a door."""

    def __init__(self, command: str, port: int) -> None:
        super().__init__(
            command,
            host=HOST,
            port=port,
            title="askcorpus",
            templates_path=Path(__file__).parent / "templates",
        )
        self.secret = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.public_url}/?key={self.secret}"

    def initialize_logging(self) -> None:
        """Log nothing: the address is all that there is to tell."""

    async def on_startup(self, app: web.Application) -> None:
        """Tell the address."""
        print(f"askcorpus: open {self.address} (ctrl+c ends it)", file=sys.stderr, flush=True)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._door)
        return app

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in who came by the address, or by the cookie that it left; nobody from elsewhere."""
        key = request.query.get("key") or request.cookies.get(COOKIE) or ""
        ours = f"{HOST}:{self.port}"
        origin = request.headers.get("Origin")
        if (
            request.host != ours
            or origin not in (None, f"http://{ours}")
            or not secrets.compare_digest(key.encode(), self.secret.encode())
        ):
            return web.Response(status=403, text="Open the address that askcorpus printed.\n")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["Referrer-Policy"] = "no-referrer"
            response.set_cookie(COOKIE, self.secret, httponly=True, samesite="Strict")
        return response
