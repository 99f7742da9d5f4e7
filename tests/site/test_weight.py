"""What a visitor on a slow line must fetch, as compressed by the build. The bars stand; who goes over one, cuts."""

import json
import re
from collections.abc import Callable, Iterable
from hashlib import sha256

import brotli
import pytest

from tests.site.reading import SITE, Page, file_of
from wizard.publish.manifest import NOT_FOR_VISITORS

KB, MB = 1_000, 1_000_000
ENGINE_ZIP = 0.85 * MB
FIXED_FILES = 2.35 * MB
FIRST_PAGE = 90 * KB
BUNDLE = 60 * KB
PACK = 300 * KB


def weight(paths: Iterable[str]) -> int:
    files = [file_of(path) for path in paths]
    small = [file.with_name(file.name + ".br") for file in files]
    return sum(
        br.stat().st_size if br.is_file() else file.stat().st_size for file, br in zip(files, small, strict=True)
    )


def settings(page: Page) -> dict[str, str]:
    block = page.document.one("script", id="wizard-settings")
    return dict(json.loads("".join(map(str, block.children))))


def manifest() -> dict[str, dict[str, int | str]]:
    """Every file that a visitor may get, as the build listed it."""
    return dict(json.loads((SITE / "engine" / "manifest.json").read_text(encoding="utf-8")))


def first_page(page: Page) -> list[str]:
    """The page and all that it asks for before the first tap: styles, scripts, app, the words, and the worker."""
    kinds = ("stylesheet", "manifest", "apple-touch-icon")
    links = [link.attributes["href"] for kind in kinds for link in page.document.all("link", rel=kind)]
    links += [script.attributes["src"] for script in page.document.all("script") if "src" in script.attributes]
    paths = [page.follow(link)[0] for link in links]
    if any(page.document.all("script", id="wizard-settings")):
        found = settings(page)
        paths += [page.follow(found[name])[0] for name in ("bundle", "worker")]
    return [page.path, *dict.fromkeys(paths)]


@pytest.fixture
def starts(locales: list[str], page_of: Callable[[str, str], Page]) -> dict[str, Page]:
    return {locale: page_of(locale, "wegwijzer/safe_now/") for locale in locales}


def engine_files(ending: str) -> dict[str, int]:
    return {name: int(file["br"]) for name, file in manifest().items() if name.endswith(ending) and "engine/" in name}


def test_the_engine_fits() -> None:
    sizes = engine_files(".zip")
    assert 1 == len(sizes)
    assert sum(sizes.values()) <= ENGINE_ZIP


def test_the_fixed_files_of_pyodide_fit() -> None:
    fixed = [engine_files(f"/{name}") for name in ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm")]
    assert [1, 1, 1] == [len(sizes) for sizes in fixed]
    assert sum(size for sizes in fixed for size in sizes.values()) <= FIXED_FILES


@pytest.mark.parametrize("name", ["", "wegwijzer/safe_now/", "wegwijzer/objection/", "bezwaar/", "gemeente/den-haag/"])
def test_the_first_page_fits(locales: list[str], page_of: Callable[[str, str], Page], name: str) -> None:
    for locale in locales:
        assert weight(first_page(page_of(locale, name))) <= FIRST_PAGE


@pytest.mark.parametrize("names", [("bundle", "advice"), ("details",), ("places",)], ids="+".join)
def test_what_a_visit_needs_of_its_locale_fits(starts: dict[str, Page], names: tuple[str, ...]) -> None:
    """Questions and advice together; what stands folded, and the cards of all municipalities, each come beside it."""
    sizes = {
        locale: weight([page.follow(settings(page)[name])[0] for name in names]) for locale, page in starts.items()
    }
    assert {} == {locale: size for locale, size in sizes.items() if size > BUNDLE}


def test_the_pack_for_a_day_without_network_fits(locales: list[str]) -> None:
    for locale in locales:
        [pack] = [int(file["br"]) for name, file in manifest().items() if name.startswith(f"offline/{locale}-pages-")]
        assert pack <= PACK


def test_the_manifest_tells_the_truth_about_every_file() -> None:
    """Sizes and hashes of what lies there, and nothing left out."""
    listed = manifest()
    there = {path.relative_to(SITE).as_posix(): path for path in SITE.rglob("*") if path.is_file()}
    ours = {name for name in there if not name.endswith((".br", ".gz")) and name not in NOT_FOR_VISITORS}
    assert ours == set(listed)
    for name, file in listed.items():
        content = there[name].read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (file["bytes"], file["sha256"]), name
        small = {
            ending: there[f"{name}.{ending}"].stat().st_size for ending in ("br", "gz") if f"{name}.{ending}" in there
        }
        assert small == {ending: file[ending] for ending in ("br", "gz") if ending in file}, name


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
    missing = [
        p
        for p in SITE.rglob("*")
        if p.suffix in kinds and p.name != "manifest.json" and not p.with_name(p.name + ".br").is_file()
    ]
    assert [] == missing


def test_the_engine_folder_holds_only_what_a_page_names(pages: list[Page]) -> None:
    """What an earlier build left behind would be put online with the rest."""
    named = set()
    for page in pages:
        for block in page.document.all("script", id="finder-settings"):
            named.add(page.follow(json.loads("".join(map(str, block.children)))["places"])[0])
        if any(page.document.all("script", id="wizard-settings")):
            found = settings(page)
            named |= {page.follow(found[name])[0] for name in ("bundle", "advice", "details", "places")}
            named.add(page.follow(found["worker"])[0].rpartition("/")[0] + "/")
    [worker] = (SITE / "engine").glob("wizard-*/worker.mjs")
    named |= set(re.findall(r'\bname:"([^"]+)"', worker.read_text(encoding="utf-8")))
    named = {name if name.startswith("engine/") else f"engine/{name}" for name in named} | set(NOT_FOR_VISITORS)
    files = {path.relative_to(SITE).as_posix() for path in (SITE / "engine").rglob("*") if path.is_file()}
    left = {file for file in files if not any(file.startswith(name) for name in named)}
    assert set() == left
