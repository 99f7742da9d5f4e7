"""The compressed neighbours of a file hold what it holds, and are made again only when it changed."""

import gzip
import os
from pathlib import Path

import brotli
import pytest

from wizard.publish.compress import compress


def neighbours(path: Path) -> tuple[bytes, bytes]:
    small = [path.with_name(path.name + ending).read_bytes() for ending in (".br", ".gz")]
    return brotli.decompress(small[0]), gzip.decompress(small[1])


def grow_older(*paths: Path) -> None:
    """Give files days on which they were written, each later than the one before, all long ago."""
    for age, path in enumerate(paths):
        os.utime(path, (1_000_000 + age, 1_000_000 + age))


@pytest.mark.parametrize("name", ["index.html", "api/v1/terms.json", "engine/x.json", "api/v1/terms.csv", "a.mjs"])
def test_both_neighbours_hold_the_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"inhoud " * 100)
    assert 1 == compress(tmp_path)
    assert (path.read_bytes(), path.read_bytes()) == neighbours(path)


def test_pictures_and_other_compressed_things_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x" * 100)
    assert 0 == compress(tmp_path)


def test_only_what_changed_is_compressed_again(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(name * 50)
    assert 2 == compress(tmp_path)
    assert 0 == compress(tmp_path)
    (tmp_path / "a.html").write_text("anders " * 50)
    grow_older(tmp_path / "a.html.br", tmp_path / "a.html")
    assert 1 == compress(tmp_path)
    assert b"anders " * 50 == neighbours(tmp_path / "a.html")[0]


def test_a_file_that_was_touched_without_a_change_is_done_after_one_look(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("inhoud " * 50)
    compress(tmp_path)
    grow_older(tmp_path / "a.html.br", path)
    assert 1 == compress(tmp_path)
    assert 0 == compress(tmp_path)


def test_equal_files_get_equal_neighbours(tmp_path: Path) -> None:
    for locale in ("nl", "en"):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "search.js").write_text("hetzelfde " * 100)
    assert 2 == compress(tmp_path)
    first, second = ((tmp_path / locale / "search.js.br").read_bytes() for locale in ("nl", "en"))
    assert first == second
