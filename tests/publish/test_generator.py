"""A locale goes to the site generator only when something that its site is made of changed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from wizard.publish import generator
from wizard.publish.files import write
from wizard.publish.generator import Task, generate


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locales that were handed over, one after another; nothing is really built."""
    found: list[str] = []

    def run(root: Path, tasks: Sequence[Task]) -> None:
        found.extend(task.locale for task in tasks)

    monkeypatch.setattr(generator, "_run", run)
    return found


def tasks(root: Path, address: str = "") -> list[Task]:
    return [
        Task(locale, str(root / "docs" / locale), str(root / f"{locale}.json"), str(root / "made" / locale), address)
        for locale in ("nl", "en")
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("overrides/base.html", "mkdocs.yml", "nl.json", "en.json", "docs/nl/nl/a.md", "docs/en/en/a.md"):
        write(tmp_path / name, name)
    return tmp_path


def test_what_did_not_change_is_not_built_again(root: Path, built: list[str]) -> None:
    assert 2 == generate(root, tasks(root))
    assert 0 == generate(root, tasks(root))
    assert ["nl", "en"] == built


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("docs/en/en/a.md", ["en"]),
        ("docs/nl/nl/new.md", ["nl"]),
        ("en.json", ["en"]),
        ("overrides/base.html", ["nl", "en"]),
        ("mkdocs.yml", ["nl", "en"]),
    ],
)
def test_what_changed_is_built_again(root: Path, built: list[str], name: str, expected: list[str]) -> None:
    generate(root, tasks(root))
    built.clear()
    write(root / name, "changed")
    generate(root, tasks(root))
    assert expected == built


def test_a_page_that_went_and_another_address_count_as_changes(root: Path, built: list[str]) -> None:
    generate(root, tasks(root))
    built.clear()
    (root / "docs/nl/nl/a.md").unlink()
    generate(root, tasks(root))
    assert ["nl"] == built
    assert 2 == generate(root, tasks(root, "https://wmo.example.org/"))


def test_a_build_that_failed_is_tried_again(root: Path, monkeypatch: pytest.MonkeyPatch, built: list[str]) -> None:
    generate(root, tasks(root))
    write(root / "mkdocs.yml", "changed")
    with monkeypatch.context() as broken:
        broken.setattr(generator, "_run", lambda *_: (_ for _ in ()).throw(RuntimeError("MkDocs")))
        with pytest.raises(RuntimeError):
            generate(root, tasks(root))
    write(root / "mkdocs.yml", "mkdocs.yml")  # as it was before, but what is there may be half of something else
    assert 2 == generate(root, tasks(root))
