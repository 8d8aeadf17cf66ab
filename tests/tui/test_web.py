"""The app in a browser: nothing from elsewhere comes in, nothing is fetched from outside."""

import asyncio
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from askcorpus.tui.web.serve import COOKIE, LocalServer
from tests.tui.browser import browser, tab
from tests.tui.driving import driven

PAGE = Path("askcorpus/tui/web/templates/app_index.html")


def test_the_page_names_no_other_host():
    page = (Path(__file__).parents[2] / PAGE).read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]", re.sub(r"^\s*//.*$", "", page, flags=re.M))


@pytest.mark.enable_socket
def test_the_door_opens_to_the_address_and_its_cookie_alone():
    async def scenario():
        server = LocalServer("true", 0)
        async with TestServer(await server._make_app(), host="127.0.0.1") as running:
            server.port = running.port
            server.public_url = f"http://127.0.0.1:{running.port}"
            async with TestClient(running) as client:
                url = "/"
                assert (await client.get(url)).status == 403
                assert (await client.get(f"{url}?key=wrong")).status == 403
                assert (await client.get(f"{url}static/js/textual.js")).status == 403
                key = {"key": server.secret}
                elsewhere = {"Host": "evil.example"}
                assert (await client.get(url, params=key, headers=elsewhere)).status == 403
                evil = {"Origin": "http://evil.example"}
                assert (await client.get(url, params=key, headers=evil)).status == 403
                page = await client.get(url, params=key)
                assert page.status == 200
                assert "default-src 'none'" in page.headers["Content-Security-Policy"]
                cookie = page.cookies[COOKIE]
                assert cookie["samesite"] == "Strict"
                assert cookie["httponly"]
                assert (await client.get(f"{url}static/js/textual.js")).status == 200

    driven(scenario)


@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_told_in_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("Words.", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "askcorpus", "chat", "--web", "--port", port, str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"port {port} cannot be used" in done.stderr
    assert "--port" in done.stderr


async def _content(folder: Path) -> str:
    """What was downloaded into a folder, once it is whole."""
    for _ in range(100):
        found = list(folder.glob("*.md"))
        if found:
            return found[0].read_text(encoding="utf-8")
        await asyncio.sleep(0.2)
    return ""


@pytest.mark.model
@pytest.mark.enable_socket
@pytest.mark.skipif(browser() is None, reason="no chromium or chrome is installed")
def test_a_browser_asks_and_gets_the_answer_from_this_machine_alone(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "wall.txt").write_text(
        "Harbour wall fails\n\nBy Ana Ruiz\n\nThe wall of Port Ellis fell. Eleven boats sank.\n",
        encoding="utf-8",
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def scenario():
        command = [sys.executable, "-m", "askcorpus", "chat", "--web", "--port", str(port)]
        process = await asyncio.create_subprocess_exec(
            *command, str(docs), stderr=asyncio.subprocess.PIPE
        )
        try:
            told = (await asyncio.wait_for(process.stderr.readline(), 60)).decode()
            address = re.search(r"http://\S+", told)[0]
            async with tab(tmp_path / "browser") as page:
                await page.send("Page.navigate", url=address)
                assert await page.got("Ask who said what")
                assert await page.got("ready", seconds=120)
                await page.send("Input.insertText", text="how many boats sank?")
                await page.key("Enter", 13)
                assert await page.got("Harbour wall fails", seconds=60)
                assert b"Eleven" in page.received
                saved = tmp_path / "saved"
                await page.send(
                    "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(saved)
                )
                await page.key("Escape", 27)
                assert await page.got("Open")
                await page.send("Input.insertText", text="e")
                assert await page.got("quotations stand in their files")
                assert "Eleven" in await _content(saved)
                hosts = {re.match(r"(?:http|ws)://([^/]+)", url)[1] for url in page.requested}
                assert hosts == {f"127.0.0.1:{port}"}
                assert page.failed == []
        finally:
            process.terminate()
            await process.wait()

    driven(scenario)
