"""A small web server for the built site on this machine: as a good host would serve it.

Compressed files, the headers of the site on every answer, entity tags, ranges, and our own page for a wrong address.
"""

import re
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from wizard.publish.headers import caching, headers

TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".csv": "text/csv; charset=utf-8",
    ".jsonld": "application/ld+json",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}  # the smallest first
RANGE = re.compile(r"bytes=(\d*)-(\d*)")
ERROR_PAGE = "404.html"


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the security headers, and quietly."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer for GET and HEAD alike: the best form of a file, part of it, or that the browser has it already."""
        path = self._file()
        if path is None:
            return super().send_head()  # a folder without its slash, or a wrong address
        wanted = RANGE.fullmatch(self.headers.get("Range", ""))
        form = {"": ""} if wanted else self._form(path)
        [(encoding, ending)] = form.items()
        content = path.with_name(path.name + ending)
        tag = f'"{content.stat().st_mtime_ns:x}-{content.stat().st_size:x}"'
        if tag in self.headers.get("If-None-Match", ""):
            return self._answer(HTTPStatus.NOT_MODIFIED, {"ETag": tag}, b"")
        about = {"Content-Type": self.guess_type(str(path)), "ETag": tag, "Accept-Ranges": "bytes"}
        about |= {"Content-Encoding": encoding} if encoding else {}
        data = content.read_bytes()
        return self._part(about, data, wanted) if wanted else self._answer(HTTPStatus.OK, about, data)

    def _file(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path = path / "index.html"
        return path if path.is_file() else None

    def _form(self, path: Path) -> dict[str, str]:
        accepted = [part.partition(";")[0].strip() for part in self.headers.get("Accept-Encoding", "").split(",")]
        found = {name: end for name, end in ENCODINGS.items() if name in accepted and _beside(path, end).is_file()}
        return dict([next(iter(found.items()), ("", ""))])

    def _part(self, about: Mapping[str, str], data: bytes, wanted: re.Match[str]) -> BytesIO:
        first, last = wanted.groups()
        start = int(first) if first else max(0, len(data) - int(last or 0))
        end = min(int(last), len(data) - 1) if first and last else len(data) - 1
        if start > end:
            return self._answer(
                HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, {"Content-Range": f"bytes */{len(data)}"}, b""
            )
        found = {**about, "Content-Range": f"bytes {start}-{end}/{len(data)}"}
        return self._answer(HTTPStatus.PARTIAL_CONTENT, found, data[start : end + 1])

    def _answer(self, status: HTTPStatus, about: Mapping[str, str], body: bytes) -> BytesIO:
        self.send_response(status)
        for name, value in about.items():
            self.send_header(name, value)
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return BytesIO(body)

    def list_directory(self, path: str) -> None:  # type: ignore[override]
        """A folder without a page of its own is a wrong address."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """For a wrong address our own page, in the language of the address where that is clear."""
        locale = self.path.lstrip("/").partition("/")[0]
        pages = [Path(self.directory) / locale / ERROR_PAGE, Path(self.directory) / ERROR_PAGE]
        page = next((page for page in pages if page.is_file()), None)
        if code != HTTPStatus.NOT_FOUND or page is None:
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self._answer(HTTPStatus.NOT_FOUND, {"Content-Type": "text/html"}, body)
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def end_headers(self) -> None:
        """Add the headers of the site to every answer."""
        for name, value in headers(self.path).items():
            self.send_header(name, value)
        self.send_header("Cache-Control", caching(self.path))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is that of the standard library
        """Keep no log of who looks at what."""


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of `folder` on 127.0.0.1; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder)))
