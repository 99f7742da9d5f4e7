"""What a visitor on a slow line must fetch, as compressed by the build. The bars stand; who goes over one, cuts."""

import json
from collections.abc import Callable, Iterable

import brotli
import pytest

from tests.site.reading import SITE, Page, file_of

KB, MB = 1_000, 1_000_000
ENGINE_ZIP = 0.85 * MB
FIXED_FILES = 2.35 * MB
FIRST_PAGE = 90 * KB
BUNDLE = 60 * KB


def weight(paths: Iterable[str]) -> int:
    return sum(file_of(path).with_name(file_of(path).name + ".br").stat().st_size for path in paths)


def settings(page: Page) -> dict[str, str]:
    block = page.document.one("script", id="wizard-settings")
    return dict(json.loads("".join(map(str, block.children))))


def first_page(page: Page) -> list[str]:
    """The page, its style sheet and its scripts, with the modules that those load."""
    links = [link.attributes["href"] for link in page.document.all("link", rel="stylesheet")]
    links += [script.attributes["src"] for script in page.document.all("script") if "src" in script.attributes]
    paths = [page.follow(link)[0] for link in links]
    modules = [path.rpartition("/")[0] for path in paths if path.endswith("wizard.mjs")]
    others = [
        f"{folder}/{name}.mjs"
        for folder in modules
        for name in ("engine", "views", "visit", "outcome", "matters", "words", "finder")
    ]
    others += [path.replace("finder.mjs", "places.mjs") for path in [*paths, *others] if path.endswith("finder.mjs")]
    return [page.path, *paths, *others]


@pytest.fixture
def starts(locales: list[str], page_of: Callable[[str, str], Page]) -> dict[str, Page]:
    return {locale: page_of(locale, "wegwijzer/safe_now/") for locale in locales}


def test_the_engine_fits(starts: dict[str, Page]) -> None:
    for page in starts.values():
        assert weight([page.follow(settings(page)["zip"])[0]]) <= ENGINE_ZIP


def test_the_fixed_files_of_pyodide_fit(starts: dict[str, Page]) -> None:
    for page in starts.values():
        folder = page.follow(settings(page)["pyodide"])[0]
        fixed = [f"{folder}{name}" for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")]
        assert weight(fixed) <= FIXED_FILES


@pytest.mark.parametrize("name", ["", "wegwijzer/safe_now/", "wegwijzer/objection/", "bezwaar/", "gemeente/den-haag/"])
def test_the_first_page_fits(locales: list[str], page_of: Callable[[str, str], Page], name: str) -> None:
    for locale in locales:
        assert weight(first_page(page_of(locale, name))) <= FIRST_PAGE


@pytest.mark.parametrize("name", ["bundle", "advice", "places"])
def test_each_bundle_of_a_locale_fits(starts: dict[str, Page], name: str) -> None:
    """The questions come first; the advice is fetched while the engine starts."""
    sizes = {locale: weight([page.follow(settings(page)[name])[0]]) for locale, page in starts.items()}
    assert {} == {locale: size for locale, size in sizes.items() if size > BUNDLE}


def test_every_compressed_file_holds_what_the_file_beside_it_holds() -> None:
    """A stale copy would show some visitors the site of yesterday."""
    stale = [
        path.name
        for path in SITE.rglob("*.br")
        if brotli.decompress(path.read_bytes()) != path.with_suffix("").read_bytes()
    ]
    assert [] == stale


def test_every_page_style_and_script_has_its_compressed_copy() -> None:
    kinds = (".html", ".css", ".js", ".mjs", ".json", ".wasm", ".zip", ".svg")
    missing = [p for p in SITE.rglob("*") if p.suffix in kinds and not p.with_name(p.name + ".br").is_file()]
    assert [] == missing


def test_the_engine_folder_holds_only_what_a_page_names(pages: list[Page]) -> None:
    """What an earlier build left behind would be put online with the rest."""
    named = set()
    for page in pages:
        for block in page.document.all("script", id="finder-settings"):
            named.add(page.follow(json.loads("".join(map(str, block.children)))["places"])[0])
        if any(page.document.all("script", id="wizard-settings")):
            found = settings(page)
            named |= {page.follow(found[name])[0] for name in ("bundle", "advice", "places", "zip", "pyodide")}
            named.add(page.follow(found["worker"])[0].rpartition("/")[0] + "/")
    files = {path.relative_to(SITE).as_posix() for path in (SITE / "engine").rglob("*") if path.is_file()}
    left = {file for file in files if not any(file.startswith(name) for name in named)}
    assert set() == left
