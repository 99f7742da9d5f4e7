"""The list of municipalities, which works by itself, and what the field for a place must know on each page."""

import json
from collections.abc import Callable

import brotli

from tests.site.reading import SITE, Page
from wizard.loader.project import Project

KB = 1_000


def places_of(page: Page) -> str:
    (block,) = page.document.all("script", id="finder-settings")
    return page.follow(json.loads("".join(map(str, block.children)))["places"])[0]


def test_every_field_for_a_place_has_its_words_and_a_link_to_the_list(pages: list[Page]) -> None:
    with_field = [page for page in pages if any(page.document.all("div", class_="ww-finder"))]
    assert len(with_field) > 100
    for page in with_field:
        for box in page.main.all("div", class_="ww-finder"):
            link = box.one("a", class_="ww-finder-list")
            assert f"{page.locale}/gemeenten/" == page.follow(link.attributes["href"])[0], page.path
        assert any(page.document.all("script", id="finder-settings")), page.path


def test_all_pages_of_all_locales_share_one_index_that_is_light(pages: list[Page]) -> None:
    named = {places_of(page) for page in pages if any(page.document.all("script", id="finder-settings"))}
    (index,) = named
    content = (SITE / index).read_bytes()
    assert content == brotli.decompress((SITE / f"{index}.br").read_bytes())
    assert (SITE / f"{index}.br").stat().st_size <= 26 * KB


def test_the_list_leads_to_every_municipality_by_letter_and_by_province(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    expected = {slug for slug, document in project.municipalities.items() if not document.data.get("valid_to")}
    for locale in locales:
        page = page_of(locale, "gemeenten/")
        for kind in ("ww-names", "ww-province"):
            links = [link for part in page.main.all("ul", class_=kind) for link in part.all("a")]
            assert expected == {page.follow(link.attributes["href"])[0].split("/")[2] for link in links}, (locale, kind)


def test_the_letters_jump_to_their_names(locales: list[str], page_of: Callable[[str, str], Page]) -> None:
    for locale in locales:
        page = page_of(locale, "gemeenten/")
        jumps = [link.attributes["href"] for link in page.main.one("ul", class_="ww-letters").all("a")]
        assert len(jumps) > 18
        assert [f"#{heading.attributes['id']}" for heading in page.main.all("h3")] == jumps


def test_a_woonplaats_stands_under_its_municipality(page_of: Callable[[str, str], Page]) -> None:
    province = page_of("nl", "gemeenten/").main.all("ul", class_="ww-province")
    items = {item.one("a").text: item.text for part in province for item in part.all("li")}
    assert "Hoofddorp" in items["Haarlemmermeer"]
    assert "Wolvega" in items["Weststellingwerf"]
    assert "Wolvega" not in items["Haarlemmermeer"]


def test_the_list_is_light(locales: list[str]) -> None:
    for locale in locales:
        assert (SITE / locale / "gemeenten" / "index.html.br").stat().st_size <= 25 * KB


def test_the_makers_of_the_names_are_named_with_their_licence(
    locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        text = page_of(locale, "bronnen/").main.text
        assert [] == [
            name for name in ("Centraal Bureau voor de Statistiek", "GeoNames", "CC BY 4.0") if name not in text
        ]
