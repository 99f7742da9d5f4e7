"""The server answers as a good host would: right forms, right headers, our own page for a wrong address."""

import http.client
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from wizard.publish.headers import FOR_EVER, caching, headers, headers_file
from wizard.publish.serve import server

PAGE = b"<!doctype html><title>Een pagina</title>"
type Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Ask]:
    """ask("/nl/", Range="bytes=0-3"): the answer, with its body read into `.content`."""
    files = {
        "404.html": b"Deze pagina is er niet", "nl/404.html": b"Deze pagina is er niet", "en/404.html": b"No such page",
        "nl/index.html": PAGE, "engine/a-1234.zip": bytes(range(100)), "sw.js": b"const BUILD = {};",
        "leeg/x.txt": b"x",
    }  # fmt: skip
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "nl" / "index.html.br").write_bytes(brotli.compress(PAGE))
    running = server(tmp_path, 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()

    def _ask(path: str, method: str = "GET", **sent: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=10)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in sent.items()})
        answer = connection.getresponse()
        answer.content = answer.read()  # type: ignore[attr-defined]
        connection.close()
        return answer

    yield _ask
    running.shutdown()
    running.server_close()


def test_a_page_comes_compressed_where_the_browser_takes_it(ask: Ask) -> None:
    plain, small = ask("/nl/"), ask("/nl/", Accept_Encoding="gzip, br")
    assert (200, PAGE, None) == (plain.status, plain.content, plain.headers["Content-Encoding"])  # type: ignore[attr-defined]
    assert "br" == small.headers["Content-Encoding"]
    assert PAGE == brotli.decompress(small.content)  # type: ignore[attr-defined]
    assert str(len(small.content)) == small.headers["Content-Length"]  # type: ignore[attr-defined]
    assert "Accept-Encoding" == small.headers["Vary"]


def test_head_answers_like_get_without_the_body(ask: Ask) -> None:
    got, head = ask("/nl/"), ask("/nl/", "HEAD")
    assert b"" == head.content  # type: ignore[attr-defined]
    for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
        assert got.headers[name] == head.headers[name]


@pytest.mark.parametrize(
    ("asked", "status", "body", "told"),
    [
        ("bytes=0-3", 206, bytes(range(4)), "bytes 0-3/100"),
        ("bytes=90-", 206, bytes(range(90, 100)), "bytes 90-99/100"),
        ("bytes=-5", 206, bytes(range(95, 100)), "bytes 95-99/100"),
        ("bytes=98-200", 206, bytes((98, 99)), "bytes 98-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("lines=1-2", 200, bytes(range(100)), None),
    ],
)
def test_part_of_a_file_can_be_asked_for(ask: Ask, asked: str, status: int, body: bytes, told: str | None) -> None:
    answer = ask("/engine/a-1234.zip", Range=asked, Accept_Encoding="br")
    assert (status, body, told) == (answer.status, answer.content, answer.headers["Content-Range"])  # type: ignore[attr-defined]


def test_what_the_browser_has_already_is_not_sent_again(ask: Ask) -> None:
    tag = ask("/nl/", Accept_Encoding="br").headers["ETag"]
    assert 304 == ask("/nl/", Accept_Encoding="br", If_None_Match=tag).status
    assert 200 == ask("/nl/", If_None_Match=tag).status, "another form has another tag"


@pytest.mark.parametrize(
    ("path", "words"),
    [("/nl/bestaat/niet/", b"Deze pagina is er niet"), ("/en/none", b"No such page"), ("/x", b"Deze pagina is er niet"),
     ("/leeg/", b"Deze pagina is er niet"), ("/../../etc/passwd", b"Deze pagina is er niet")],
)  # fmt: skip
def test_a_wrong_address_is_answered_with_our_own_page(ask: Ask, path: str, words: bytes) -> None:
    answer = ask(path)
    assert (404, words) == (answer.status, answer.content)  # type: ignore[attr-defined]
    assert b"" == ask(path, "HEAD").content  # type: ignore[attr-defined]
    assert "no-cache" == answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/nl/", "/x", "/engine/a-1234.zip", "/sw.js"])
def test_every_answer_carries_the_headers_of_the_site(ask: Ask, path: str) -> None:
    """Scripts of workers above all: a worker obeys the policy that came with its own script."""
    found = ask(path).headers
    assert headers() == {name: found[name] for name in headers()}


@pytest.mark.parametrize(
    ("path", "lasting"),
    [
        ("/engine/wizard-3f2a/worker.mjs", True), ("/x/y/engine/engine-1.zip", True),
        ("/offline/nl-pages-1a2b.json", True),
        ("/nl/assets/stylesheets/wegwijzer.0123456789ab.css", True),
        ("/nl/assets/javascripts/bundle.a5f9d56c.min.js", True),
        ("/engine/manifest.json", False), ("/sw.js", False), ("/nl/", False), ("/nl/assets/images/favicon.svg", False),
        ("/nl/assets/stylesheets/wegwijzer.css", False), ("/nl/manifest.webmanifest", False),
    ],
)  # fmt: skip
def test_only_what_bears_its_hash_may_be_kept_for_ever(path: str, lasting: bool) -> None:
    assert lasting == (caching(path) == FOR_EVER)


def test_hosts_that_read_a_headers_file_are_told_the_same() -> None:
    told = headers_file()
    assert all(f"  {name}: {value}\n" in told for name, value in headers().items())
    assert f"/engine/*\n  Cache-Control: {FOR_EVER}\n" in told
    assert "/sw.js\n  Cache-Control: no-cache\n" in told
