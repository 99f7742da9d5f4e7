"""What may be kept for a day without network: each file once, in its own part, with the hash of what was built."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from wizard.publish.offline import keep_offline

MADE = {"nl": "24 november 2026", "en": "24 November 2026"}
LASTING = ["pyodide-1", "engine-1.zip", "wizard-1"]
FILES = {
    "nl/index.html": "<p>Voorpagina</p>",
    "nl/bezwaar/index.html": "<p>Bezwaar</p>",
    "nl/gemeente/den-haag/index.html": "<p>Den Haag</p>",
    "nl/404.html": "<p>Niet gevonden</p>",
    "nl/papier/boekje.html": "<p>Boekje</p>",
    "nl/assets/stylesheets/wegwijzer.css": "p {}",
    "nl/assets/javascripts/frame.js": "// frame",
    "nl/assets/javascripts/bundle.1.min.js": "// search",
    "nl/search/search_index.json": "{}",
    "en/index.html": "<p>Front page</p>",
    "engine/pyodide-1/pyodide.mjs": "// python",
    "engine/engine-1.zip": "zip",
    "engine/wizard-1/wizard.mjs": "// wizard",
    "engine/nl-bundle-1.json": "{}",
    "engine/en-bundle-1.json": "{}",
    "engine/municipalities-1.json": "{}",
    "engine/manifest.json": "{}",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        path.with_name(f"{path.name}.br").write_bytes(b"small")
    return tmp_path


def build_of(site: Path) -> dict[str, Any]:
    found = re.search(r"const BUILD = (.*);", (site / "sw.js").read_text(encoding="utf-8"))
    assert found
    return dict(json.loads(found[1]))


def pack_of(site: Path, locale: str) -> dict[str, Any]:
    [path] = (site / "offline").glob(f"{locale}-pages-*.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def names(site: Path, part: str) -> list[str]:
    return [re.sub(r"pages-\w+", "pages", name) for name, _ in build_of(site)["parts"][part]]


def test_every_file_stands_in_the_part_in_which_it_is_needed(site: Path) -> None:
    keep_offline(site, MADE, LASTING)
    assert ["engine/engine-1.zip", "engine/pyodide-1/pyodide.mjs", "engine/wizard-1/wizard.mjs"] == names(
        site, "engine"
    )
    shell = ["nl/assets/javascripts/frame.js", "nl/assets/stylesheets/wegwijzer.css"]
    bundles = ["engine/municipalities-1.json", "engine/nl-bundle-1.json"]
    assert ["offline/nl-pages.json", *shell, *bundles] == names(site, "nl")
    assert ["nl/assets/javascripts/bundle.1.min.js", "nl/search/search_index.json"] == names(site, "nl-search")


def test_a_pack_holds_the_pages_and_of_a_municipality_only_what_tells_whether_it_is_whole(site: Path) -> None:
    keep_offline(site, MADE, LASTING)
    pack = pack_of(site, "nl")
    assert {"nl/": FILES["nl/index.html"], "nl/bezwaar/": FILES["nl/bezwaar/index.html"]} == pack["pages"]
    [(address, digest)] = pack["places"].items()
    assert "nl/gemeente/den-haag/" == address
    assert sha256(FILES["nl/gemeente/den-haag/index.html"].encode()).hexdigest().startswith(digest)


def test_each_file_is_listed_with_the_hash_of_what_was_built(site: Path) -> None:
    keep_offline(site, MADE, LASTING)
    for part in build_of(site)["parts"].values():
        for name, digest in part:
            assert sha256((site / name).read_bytes()).hexdigest().startswith(digest), name


@pytest.mark.parametrize("changed", ["nl/bezwaar/index.html", "nl/gemeente/den-haag/index.html", "engine/engine-1.zip"])
def test_whatever_is_kept_makes_another_version_when_it_changes(site: Path, changed: str) -> None:
    before = keep_offline(site, MADE, LASTING)
    assert before == keep_offline(site, MADE, LASTING)
    (site / changed).write_text("something else", encoding="utf-8")
    assert before != keep_offline(site, MADE, LASTING)
    assert 1 == len(list((site / "offline").glob("nl-pages-*.json"))), "the old pack goes"


def test_what_nobody_keeps_makes_no_other_version(site: Path) -> None:
    before = keep_offline(site, MADE, LASTING)
    for name in ("nl/404.html", "nl/papier/boekje.html", "engine/manifest.json"):
        (site / name).write_text("something else", encoding="utf-8")
    assert before == keep_offline(site, MADE, LASTING)


def test_a_page_that_is_shown_without_network_can_say_its_day(site: Path) -> None:
    keep_offline(site, MADE, LASTING)
    assert MADE == build_of(site)["made"]
