"""Every link of the site leads somewhere, wherever the site is served."""

import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import pytest

from tests.site.reading import ROOT, SITE, Element, Page, file_of, is_internal
from wizard.loader.project import Project

BEGUN = "begin"  # the start button was used: the script may fetch what a visit needs
WAYS_IN = re.compile(r"(begin|gemeente|aanbieder)=([\w-]+)")  # fragments for the script: what a page hands over


def links(page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.document.all():
        for name in ("href", "src", "srcset", "data", "poster"):
            if name in element.attributes:
                yield element, element.attributes[name]
        for name in ("data-base", "data-search"):
            if element.tag == "script" and name in element.attributes:
                yield element, element.attributes[name]


@cache
def ids_in(path: str) -> frozenset[str]:
    return frozenset(re.findall(r'\sid="([^"]+)"', file_of(path).read_text(encoding="utf-8")))


def wrong_fragment(path: str, fragment: str, project: Project) -> bool:
    if fragment == BEGUN:
        return False
    way_in = WAYS_IN.fullmatch(fragment)
    if way_in is None:
        return fragment not in ids_in(path)
    codes = {document.data["code"] for document in project.municipalities.values()}
    known = {"begin": set(project.entries), "gemeente": codes, "aanbieder": set(project.providers)}
    return way_in[2] not in known[way_in[1]]


@pytest.mark.parametrize("below", ["/", "/x/y/"])
def test_every_internal_link_and_fragment_resolves(pages: list[Page], project: Project, below: str) -> None:
    broken = []
    for page in pages:
        if page.is_error:
            continue  # a page of errors is shown at any depth; see the test below
        for _, link in links(page):
            if is_internal(link):
                path, fragment = page.follow(link, below)
                if not file_of(path).is_file() or (fragment and wrong_fragment(path, fragment, project)):
                    broken.append((page.path, link))
    assert [] == broken


def test_the_page_for_a_wrong_address_finds_its_own_files_at_every_depth(pages: list[Page], project: Project) -> None:
    """A host shows 404.html for any address, so its links may not hang on where the reader is."""
    address = project.site["address"]
    below = "/" if address == "unknown" else urlsplit(address).path.rstrip("/") + "/"
    broken = []
    for page in pages:
        if page.is_error:
            for _, link in links(page):
                if is_internal(link) and not link.startswith("#"):
                    found = link.startswith("/") and file_of(page.follow(link, below)[0]).is_file()
                    broken += [] if found else [(page.path, link)]
    assert [] == broken


def test_the_root_leads_to_every_locale(pages: list[Page], locales: list[str]) -> None:
    front_door = next(page for page in pages if page.path == "index.html")
    assert {f"{locale}/" for locale in locales} == {a.attributes["href"] for a in front_door.document.all("a")}


def test_every_page_leads_to_the_same_page_in_each_locale(pages: list[Page], locales: list[str]) -> None:
    for page in pages:
        if page.locale and not page.is_error:
            switch = page.document.one("details", class_="ww-language")
            found = {a.attributes["lang"]: page.follow(a.attributes["href"])[0] for a in switch.all("a")}
            assert {locale: f"{locale}/{page.name}" for locale in locales} == found, page.path


def test_every_file_that_the_scripts_ask_for_is_there(pages: list[Page]) -> None:
    missing = []
    for page in pages:
        for block in page.document.all("script", type="application/json"):
            settings = json.loads("".join(map(str, block.children)))
            asked = [
                settings[name]
                for name in ("bundle", "advice", "details", "places", "worker", "search")
                if name in settings
            ]
            missing += [
                (page.path, link) for link in asked if not page.is_error and not file_of(page.follow(link)[0]).is_file()
            ]
    assert [] == missing


def test_the_search_files_named_in_the_frame_are_those_of_the_pinned_theme(locales: list[str]) -> None:
    frame = (ROOT / "overrides" / "base.html").read_text(encoding="utf-8")
    named = re.findall(r'set search_\w+ = "([^"]+)"', frame)
    assert 2 == len(named)
    for locale in locales:
        assert [] == [name for name in named if not (SITE / locale / name).is_file()]


def test_the_search_index_is_there_in_each_locale_and_holds_no_page_of_a_question(locales: list[str]) -> None:
    """A reader who searches must not fall into the middle of a conversation."""
    for locale in locales:
        index = json.loads((SITE / locale / "search" / "search_index.json").read_text(encoding="utf-8"))
        found = {entry["location"] for entry in index["docs"]}
        assert "bezwaar/" in found
        assert [] == sorted(place for place in found if place.startswith("wegwijzer/") and place != "wegwijzer/")


def test_the_search_index_keeps_words_apart(locales: list[str]) -> None:
    """A label glued to a value is found by neither, and is read aloud as one word."""
    glued = re.compile(r"\w*[a-z0-9](?:E-mail|Website|Postadres|Postal)\w*")
    for locale in locales:
        index = json.loads((SITE / locale / "search" / "search_index.json").read_text(encoding="utf-8"))
        found = {entry["location"]: word for entry in index["docs"] for word in glued.findall(entry["text"])}
        assert {} == found
