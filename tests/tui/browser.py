"""A headless browser, driven over its own debugging protocol: no driver to install."""

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--remote-debugging-port=0",
    "--window-size=1200,800",
    "--no-first-run",
    "--disable-background-networking",
)


def browser() -> str | None:
    """The first browser that is installed."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


class Tab:
    """One page: what it asked the network for, and what came over its web socket."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._ids = itertools.count(1)
        self._replies: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requested: list[str] = []
        self.failed: list[str] = []
        self.received = bytearray()

    async def listen(self) -> None:
        """Take in what the browser tells."""
        async for message in self._socket:
            if message.type != WSMsgType.TEXT:
                continue
            told = json.loads(message.data)
            if told.get("id") in self._replies:
                self._replies.pop(told["id"]).set_result(told)
            what, facts = told.get("method"), told.get("params", {})
            if what == "Network.requestWillBeSent":
                self.requested.append(facts["request"]["url"])
            elif what == "Network.webSocketCreated":
                self.requested.append(facts["url"])
            elif what == "Log.entryAdded" and facts["entry"]["level"] == "error":
                self.failed.append(facts["entry"]["text"])
            elif what == "Network.webSocketFrameReceived":
                frame = facts["response"]
                if frame["opcode"] == 2:
                    self.received += base64.b64decode(frame["payloadData"])

    async def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask the browser for something and wait for what it says."""
        id = next(self._ids)
        reply = self._replies[id] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": id, "method": method, "params": params})
        result: dict[str, Any] = (await asyncio.wait_for(reply, 30)).get("result", {})
        return result

    async def key(self, name: str, code: int) -> None:
        """Press a key that is no character."""
        for type in ("rawKeyDown", "keyUp"):
            await self.send(
                "Input.dispatchKeyEvent", type=type, key=name, code=name, windowsVirtualKeyCode=code
            )

    async def got(self, text: str, seconds: float = 60) -> bool:
        """Whether the terminal is sent a text before the time is over."""
        for _ in range(int(seconds / 0.2)):
            if text.encode() in self.received:
                return True
            await asyncio.sleep(0.2)
        return False

    async def picture(self, path: Path) -> None:
        """Save what the page looks like."""
        shot = await self.send("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def tab(folder: Path) -> AsyncIterator[Tab]:
    """A browser with one page, gone afterwards."""
    program = browser()
    assert program is not None
    process = await asyncio.create_subprocess_exec(
        program,
        *FLAGS,
        f"--user-data-dir={folder}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as reply:
                pages = await reply.json()
            address = next(page for page in pages if page["type"] == "page")["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Tab(socket)
                listening = asyncio.create_task(page.listen())
                for domain in ("Page", "Network", "Log", "Runtime"):
                    await page.send(f"{domain}.enable")
                yield page
                listening.cancel()
    finally:
        process.terminate()
        await process.wait()


async def _port(path: Path) -> int:
    for _ in range(300):
        if path.is_file() and path.read_text().strip():
            return int(path.read_text().splitlines()[0])
        await asyncio.sleep(0.1)
    raise TimeoutError(f"the browser wrote no {path}")
