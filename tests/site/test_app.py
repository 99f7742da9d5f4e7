"""The site can be put on a home screen, in each language, and kept for a day without network."""

import json
import re
import struct
from collections.abc import Callable

import pytest

from tests.site.reading import SITE, Page, file_of
from wizard.loader.project import Project
from wizard.publish.offline import NOT_KEPT


@pytest.fixture(scope="module")
def build() -> dict:
    """What the service worker was told."""
    script = (SITE / "sw.js").read_text(encoding="utf-8")
    return dict(json.loads(re.search(r"^const BUILD = (.*);$", script, re.M)[1]))  # type: ignore[index]


def test_each_language_has_its_own_app(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        page = page_of(locale, "wegwijzer/safe_now/")
        [link] = page.document.all("link", rel="manifest")
        path = page.follow(link.attributes["href"])[0]
        app = json.loads(file_of(path).read_text(encoding="utf-8"))
        words = project.words[locale].interface
        assert (words["site"]["name"], locale, words["language"]["dir"]) == (app["name"], app["lang"], app["dir"])
        assert len(app["short_name"]) <= 13
        assert f"{locale}/index.html" == Page(path).follow(app["start_url"])[0] + "index.html"
        assert "" == Page(path).follow(app["scope"])[0], "another language opens in the same window"


def test_the_icons_are_there_in_the_size_that_is_told(locales: list[str]) -> None:
    for locale in locales:
        app = json.loads((SITE / locale / "manifest.webmanifest").read_text(encoding="utf-8"))
        assert {"any", "maskable"} == {icon["purpose"] for icon in app["icons"]}
        for icon in app["icons"]:
            content = (SITE / locale / icon["src"]).read_bytes()
            assert b"\x89PNG" == content[:4]
            width, height = struct.unpack(">II", content[16:24])
            assert icon["sizes"] == f"{width}x{height}"


def test_every_page_names_a_colour_for_light_and_dark(pages: list[Page]) -> None:
    for page in pages:
        if page.locale:
            media = [meta.attributes["media"] for meta in page.document.all("meta", name="theme-color")]
            assert ["(prefers-color-scheme: light)", "(prefers-color-scheme: dark)"] == media, page.path


def test_the_pack_of_a_language_holds_every_page_but_municipalities_and_files_to_print(
    locales: list[str], pages: list[Page], build: dict
) -> None:
    for locale in locales:
        pack = json.loads((SITE / build["parts"][locale][0][0]).read_text(encoding="utf-8"))
        ours = {page.address for page in pages if page.locale == locale and not page.is_error}
        places = {address for address in ours if address.startswith(f"{locale}/gemeente/")}
        printed = {address for address in ours if address.startswith(f"{locale}/papier/")}
        assert places == set(pack["places"])
        assert ours - places - printed == set(pack["pages"])
        assert f"{locale}/{NOT_KEPT}" in pack["pages"]


def test_a_visit_without_network_lacks_no_file(
    locales: list[str], page_of: Callable[[str, str], Page], build: dict
) -> None:
    """Whatever the pages and scripts of a language ask for is in one of its parts."""
    for locale in locales:
        kept = {path for part in (locale, f"{locale}-search", "engine") for path, _ in build["parts"][part]}
        for name in ("", "wegwijzer/safe_now/", "gemeenten/", "bezwaar/"):
            page = page_of(locale, name)
            links = [link.attributes["href"] for link in page.document.all("link", rel="stylesheet")]
            links += [link.attributes["href"] for link in page.document.all("link", rel="modulepreload")]
            links += [script.attributes["src"] for script in page.document.all("script") if "src" in script.attributes]
            for block in page.document.all("script", type="application/json"):
                settings = json.loads("".join(map(str, block.children)))
                links += [
                    settings[key]
                    for key in ("bundle", "advice", "details", "places", "worker", "search")
                    if key in settings
                ]
            assert set() == {page.follow(link)[0] for link in links} - kept, page.path
        assert [] == [path for path in kept if not (SITE / path).is_file()]


def test_no_language_keeps_the_words_of_another(locales: list[str], build: dict) -> None:
    for locale in locales:
        others = [other for other in locales if other != locale]
        paths = [path for path, _ in build["parts"][locale]]
        assert [] == [
            path for path in paths for other in others if f"/{other}-" in path or path.startswith(f"{other}/")
        ]
