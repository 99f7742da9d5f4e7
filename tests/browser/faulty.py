"""A server that treats one file badly: as networks and hosts do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from wizard.publish.serve import Handler


@dataclass
class Fault:
    """What happens to each file whose address holds `part`: cut, damaged, 404, 500 or html; only `times` times."""

    part: str
    how: str
    times: int = 1_000
    seen: list[str] = field(default_factory=list)

    def strikes(self, path: str) -> bool:
        """Whether it happens now; counts the times."""
        if self.part not in path:
            return False
        self.seen.append(path)
        return len(self.seen) <= self.times


class FaultyHandler(Handler):
    """The site's own server, but for one file."""

    def __init__(self, *arguments: Any, fault: Fault, **more: Any) -> None:
        self.fault = fault
        super().__init__(*arguments, **more)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if not self.fault.strikes(self.path):
            return super().send_head()
        if self.fault.how in ("404", "500"):
            self.send_error(int(self.fault.how))
            return None
        if self.fault.how == "html":
            return self._answer(200, {"Content-Type": "text/html"}, b"<!doctype html><title>Welkom op de wifi</title>")
        content = Path(self.translate_path(self.path)).read_bytes()
        middle = len(content) // 2
        if self.fault.how == "damaged":
            spoiled = (
                content[:middle] + bytes(255 - byte for byte in content[middle : middle + 64]) + content[middle + 64 :]
            )
            return self._answer(200, {"Content-Type": self.guess_type(self.path)}, spoiled)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[:middle])
        self.close_connection = True
        self.connection.close()
        return None


@contextmanager
def served(folder: Path, fault: Fault) -> Iterator[str]:
    """The address of `folder` on a server with this fault."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), partial(FaultyHandler, directory=str(folder), fault=fault))
    running.daemon_threads = True
    running.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    running.server_close()
