"""A small web server for the built site on this machine: with the headers of the site and its compressed files."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from wizard.publish.headers import caching, headers

TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".csv": "text/csv; charset=utf-8",
    ".jsonld": "application/ld+json",
}


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a good host would: compressed, typed, with the security headers, and quietly."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    protocol_version = "HTTP/1.1"

    def send_head(self):  # type: ignore[no-untyped-def]
        """Answer with the compressed neighbour of a file where there is one and the browser takes it."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path = path / "index.html"
        small = path.with_name(path.name + ".br")
        if not (path.is_file() and small.is_file() and "br" in self.headers.get("Accept-Encoding", "")):
            return super().send_head()
        content = small.open("rb")
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(small.stat().st_size))
        self.end_headers()
        return content

    def end_headers(self) -> None:
        """Add the headers of the site to every answer."""
        for name, value in headers(self.path).items():
            self.send_header(name, value)
        self.send_header("Cache-Control", caching(self.path))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is that of the standard library
        """Keep no log of who looks at what."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of `folder` on 127.0.0.1; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder)))
