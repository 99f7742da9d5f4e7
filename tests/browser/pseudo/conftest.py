"""A site in the language that nobody speaks, built by the program itself in a folder of its own."""

import fcntl
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.browser.conftest import Serve
from tests.browser.pseudo import words
from tests.site.reading import ROOT, SITE
from wizard.loader.project import load
from wizard.loader.yaml_file import read_yaml
from wizard.publish.site import Order, build

CODE = "he"  # a code that runs from right to left and is no language of this site


@pytest.fixture(scope="session")
def pseudo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built once, also where more than one worker asks for it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    root = tmp_path_factory.getbasetemp().parent / f"pseudo-{run}" if run else tmp_path_factory.mktemp("pseudo")
    root.mkdir(exist_ok=True)
    with (root / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "built").exists():
            _build(root)
            (root / "built").touch()
    return root / "site"


def _build(root: Path) -> None:
    _copy_project(root)
    _write_words(root)
    shutil.copytree(SITE / "engine", root / "site" / "engine", copy_function=os.link)  # Pyodide is compressed already
    build(Order(root, root / "site", date(2026, 11, 24)), lambda step: None)


@pytest.fixture(scope="session")
def pseudo_home(pseudo_site: Path, serve: Serve) -> str:
    return serve(pseudo_site)


def _copy_project(root: Path) -> None:
    for folder in ("data", "docs", "overrides", "wizard"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for locale in [path.name for path in (root / "data" / "texts").iterdir() if path.name != "nl"]:
        shutil.rmtree(root / "data" / "texts" / locale)
        shutil.rmtree(root / "docs" / locale, ignore_errors=True)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    for kept in ("runtime", "proof"):  # saves a rehearsal and a proof when the engine and its data are the same
        if (ROOT / "build" / kept).is_dir():
            shutil.copytree(ROOT / "build" / kept, root / "build" / kept)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in settings if "{locale:" not in line or "{locale: nl," in line]
    dutch = next(index for index, line in enumerate(kept) if "{locale: nl," in line)
    kept.insert(dutch + 1, f"        - {{locale: {CODE}, name: Pseudo, build: true}}")
    (root / "mkdocs.yml").write_text("\n".join(kept) + "\n", encoding="utf-8")
    partials = root / "overrides" / "partials" / "languages"
    frisian = (partials / "fy.html").read_text(encoding="utf-8")
    (partials / f"{CODE}.html").write_text(
        frisian.replace('"fy"', f'"{CODE}"').replace('"ltr"', '"rtl"'), encoding="utf-8"
    )


def _write_words(root: Path) -> None:
    source, target = root / "data" / "texts" / "nl", root / "data" / "texts" / CODE
    for path in source.rglob("*.md"):
        _write(target / path.relative_to(source), words.node_text(path.read_text(encoding="utf-8")))
    for path in source.rglob("*.yaml"):
        found = words.strings(read_yaml(path, root).data, words.text)
        if path.stem == "frame":
            found["language"] |= {"code": CODE, "dir": "rtl"}
        _write(target / path.relative_to(source), yaml.safe_dump(found, allow_unicode=True, sort_keys=False))
    statements = {name: words.text(reference["statement"]) for name, reference in load(ROOT).references.items()}
    _write(target / "references.yaml", yaml.safe_dump(statements, allow_unicode=True))
    for path in (root / "docs" / "nl").rglob("*.md"):
        _write(root / "docs" / CODE / path.name, words.page_text(path.read_text(encoding="utf-8")))


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
