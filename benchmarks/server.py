"""A small web server that behaves like a slow connection: a round trip for each connection and each request, and one
bandwidth shared by all of them. It serves as a good host would (compressed, with the site's headers) and counts bytes.
"""

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from benchmarks.profiles import Profile
from wizard.publish.headers import caching, headers

CHUNK = 8192  # small enough to share the line fairly, and to keep the socket's buffer from hiding the slowness
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip", ".html": "text/html"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for one request."""

    status: HTTPStatus
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass
class Line:
    """The shared bandwidth. free_at: when the line has sent all that was given to it so far (time of the loop)."""

    profile: Profile
    free_at: float = 0.0
    sent: int = 0

    async def send(self, writer: asyncio.StreamWriter, content: bytes) -> None:
        """Send at the rate of the line, in turns with the other connections."""
        loop = asyncio.get_running_loop()
        for start in range(0, len(content), CHUNK):
            part = content[start : start + CHUNK]
            if self.profile.rate:
                self.free_at = max(self.free_at, loop.time()) + len(part) / self.profile.rate
                await asyncio.sleep(self.free_at - loop.time())
            self.sent += len(part)
            writer.write(part)
            await writer.drain()


@dataclass
class ShapedServer:
    """Serves folders at paths on a port of its own, in a thread of its own. line is replaced for each measurement."""

    folders: Mapping[str, Path]  # "/site/" -> folder
    line: Line = field(default_factory=lambda: Line(Profile("none", "")))
    requests: list[str] = field(default_factory=list)
    port: int = 0

    def start(self) -> str:
        """Start serving; returns the address."""
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        self._thread.start()
        ready.wait()
        return f"http://127.0.0.1:{self.port}"

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._over.wait()
        server.close()
        server.close_clients()
        await server.wait_closed()

    def stop(self) -> None:
        """Stop serving; connections that are open are dropped."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def shape(self, profile: Profile) -> None:
        """From here on behave like this connection, and count from zero."""
        self.line = Line(profile)
        self.requests = []

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await asyncio.sleep(self.line.profile.latency)  # the round trip that opens a connection
            while head := await reader.readuntil(b"\r\n\r\n"):
                line = self.line
                path, asked = _parsed(head)
                self.requests.append(path)
                await asyncio.sleep(line.profile.latency)
                answer = self._answer(path, asked)
                await line.send(writer, _head(answer) + answer.body)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the browser hung up
        finally:
            writer.close()

    def _answer(self, path: str, asked: Mapping[str, str]) -> Answer:
        file = self._file(path)
        if file is None:
            return Answer(HTTPStatus.NOT_FOUND, {})
        tag = f'"{file.stat().st_mtime_ns:x}-{file.stat().st_size:x}"'
        said = {**(headers() if path.startswith("/site/") else {}), "Cache-Control": _caching(path), "ETag": tag}
        if asked.get("if-none-match") == tag:
            return Answer(HTTPStatus.NOT_MODIFIED, said)
        small = file.with_name(file.name + ".br")
        if small.exists() and "br" in asked.get("accept-encoding", ""):
            return Answer(HTTPStatus.OK, said | {"Content-Encoding": "br"} | _type(file), small.read_bytes())
        return Answer(HTTPStatus.OK, said | _type(file), file.read_bytes())

    def _file(self, path: str) -> Path | None:
        for start, folder in self.folders.items():
            if path.startswith(start):
                found = (folder / path.removeprefix(start)).resolve()
                found = found / "index.html" if found.is_dir() else found
                return found if found.is_file() and found.is_relative_to(folder.resolve()) else None
        return None


def _caching(path: str) -> str:
    """As the site does; the files of the other subjects are kept like the engine's, for they bear no hash."""
    return caching(path) if path.startswith("/site/") or path.endswith("/") else caching("/engine/")


def _type(file: Path) -> dict[str, str]:
    kind = TYPES.get(file.suffix) or guess_type(file.name)[0] or "application/octet-stream"
    return {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}


def _parsed(head: bytes) -> tuple[str, dict[str, str]]:
    first, *rest = head.decode("latin-1").split("\r\n")
    fields = (line.partition(":") for line in rest if line)
    return unquote(urlsplit(first.split(" ")[1]).path), {name.lower(): value.strip() for name, _, value in fields}


def _head(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status.value} {answer.status.phrase}", f"Content-Length: {len(answer.body)}"]
    return "\r\n".join([*lines, *(f"{name}: {value}" for name, value in answer.headers.items()), "", ""]).encode()
