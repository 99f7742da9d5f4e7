"""The headers of the site, and of the open data, which a page of any other site may fetch."""

import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from wizard.publish.headers import headers, headers_file
from wizard.publish.serve import server

CORS = "Access-Control-Allow-Origin"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "api" / "v1").mkdir(parents=True)
    for name in ("index.html", "api/v1/terms.json", "api/v1/terms.csv", "api/v1/dcat.jsonld"):
        (tmp_path / name).write_text("{}")
    running = server(tmp_path, 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api/v1/terms.json", "application/json"),
        ("/api/v1/terms.csv", "text/csv; charset=utf-8"),
        ("/api/v1/dcat.jsonld", "application/ld+json"),
    ],
)
def test_open_data_may_be_fetched_from_any_site(address: str, path: str, kind: str) -> None:
    with urlopen(address + path) as answer:
        assert ("*", kind) == (answer.headers[CORS], answer.headers["Content-Type"])


def test_pages_may_not(address: str) -> None:
    with urlopen(f"{address}/index.html") as answer:
        assert answer.headers[CORS] is None
    assert CORS not in headers("/nl/api/")


def test_the_file_for_hosts_says_the_same() -> None:
    blocks = dict(block.partition("\n")[::2] for block in headers_file().strip().replace("\n/", "\n\n/").split("\n\n"))
    assert f"{CORS}: *" in blocks["/api/*"]
    assert CORS not in blocks["/*"]
    assert "Content-Security-Policy: default-src 'none'" in blocks["/*"]
    assert "immutable" in blocks["/engine/*"]
