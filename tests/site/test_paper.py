"""What is handed out on paper and on a stick is there, and the page says what it is."""

import re
from collections.abc import Callable

from tests.site.reading import SITE, Page, file_of
from wizard.loader.project import Project


def downloads(page: Page) -> dict[str, str]:
    """The files that the page hands out, with the words of their link."""
    return {
        page.follow(link.attributes["href"])[0]: link.text
        for link in page.main.all("a")
        if "download" in link.attributes
    }


def test_the_page_hands_out_the_file_and_the_booklet_where_it_was_made(
    locales: list[str], page_of: Callable[[str, str], Page], project: Project
) -> None:
    for locale in locales:
        page = page_of(locale, "op-papier/")
        name = f"{locale}/papier/wmo-wegwijzer-{locale}"
        booklet = [f"{name}.pdf"] if (SITE / f"{name}.pdf").is_file() else []
        assert [*booklet, f"{name}.html"] == list(downloads(page))
        told = project.words[locale].interface["paper_page"]["no_booklet"] in page.main.text
        assert bool(booklet) != told


def test_the_size_of_each_file_is_told(locales: list[str], page_of: Callable[[str, str], Page]) -> None:
    for locale in locales:
        for path, words in downloads(page_of(locale, "op-papier/")).items():
            size = file_of(path).stat().st_size
            said = re.search(r"([\d.,]+) MB", words)
            assert said, words
            assert f"{size / 1e6:.1f}" == said[1].replace(",", "."), path


def test_the_file_is_at_most_two_megabytes(locales: list[str]) -> None:
    for locale in locales:
        assert (SITE / locale / "papier" / f"wmo-wegwijzer-{locale}.html").stat().st_size <= 2_000_000


def test_the_menu_leads_to_the_page(locales: list[str], page_of: Callable[[str, str], Page]) -> None:
    for locale in locales:
        menu = page_of(locale, "bezwaar/").document.one("nav", id="ww-menu")
        assert f"{locale}/op-papier/" in {
            page_of(locale, "bezwaar/").follow(link.attributes["href"])[0] for link in menu.all("a")
        }


def test_each_sentence_that_paper_names_is_a_way_in_on_the_front_page(
    locales: list[str], page_of: Callable[[str, str], Page], node_pages: dict[tuple[str, str], Page], project: Project
) -> None:
    """Who was asked and does not answer: the outcome says with which sentence to come back."""
    named = {"objection": "back_objection", "municipality_complaint": "back_complained", "notice": "back_notice"}
    named |= {"report_need": "silence", "provider_complaint": "back_complained"}
    for locale in locales:
        offered = [link.text.strip() for link in page_of(locale, "").main.all("a", class_="ww-option")]
        for outcome, way in named.items():
            said = node_pages[locale, outcome].main.one("p", class_="ww-paper").text
            sentence = project.words[locale].interface["entries"][way]
            assert f"“{sentence}”" in said
            assert sentence in offered
        assert [] == list(node_pages[locale, "danger_now"].main.all("p", class_="ww-paper"))
