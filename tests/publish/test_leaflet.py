"""The booklet and the one file: every node, every way on, the right page, nothing fetched from anywhere."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.site.reading import Element, read
from wizard.cli import main
from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.booklet import Booklet, booklet_key, find_browser, make_booklet
from wizard.publish.day_tables import TABLES
from wizard.publish.edition import Edition
from wizard.publish.fragments import TEMPLATES
from wizard.publish.leaflet import ARTICLES, COUNTING, START, Leaflet, single_file
from wizard.publish.paper import keep_booklet, kept_booklet

TODAY = date(2026, 11, 24)
DEN_HAAG = "GM0518"
LOCALES = ("nl", "en")
pytestmark = pytest.mark.xdist_group("leaflet")  # the booklet is printed once


@pytest.fixture(scope="module")
def editions(project: Project, bundle: str) -> Mapping[str, Edition]:
    ask = open_door(bundle)
    return {locale: Edition(project, words, ask, TODAY) for locale, words in project.words.items()}


@pytest.fixture(scope="module")
def files(editions: Mapping[str, Edition]) -> Mapping[str, Element]:
    return {locale: read(single_file(edition)) for locale, edition in editions.items()}


def outcomes(project: Project) -> set[str]:
    return {name for name, node in project.nodes.items() if "outcome" in node}


# --- one file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", LOCALES)
def test_the_file_fetches_nothing_and_runs_nothing(files: Mapping[str, Element], locale: str) -> None:
    document = files[locale]
    assert [] == list(document.all("script", "link", "img", "iframe", "object", "form"))
    assert [] == [element.tag for element in document.all() if "src" in element.attributes]
    assert [] == [name for element in document.all() for name in element.attributes if name.startswith("on")]
    style = "".join(str(child) for child in document.one("style").children)
    assert "url(" not in style and "@import" not in style
    assert all(use.attributes["href"].startswith("#door-") for use in document.all("use"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_link_within_the_file_leads_to_something_in_it(files: Mapping[str, Element], locale: str) -> None:
    document = files[locale]
    ids = [element.attributes["id"] for element in document.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    links = [link.attributes["href"] for link in document.all("a")]
    assert [] == [link for link in links if link.startswith("#") and link[1:] not in ids]
    assert [] == [link for link in links if not link.startswith(("#", "https://", "http://", "tel:", "mailto:"))]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_file_holds_each_question_with_its_own_ways_on(
    project: Project, files: Mapping[str, Element], locale: str
) -> None:
    for name, node in project.nodes.items():
        section = files[locale].one("section", id=name)
        if "outcome" not in node:
            options = section.one("ul", class_="options")
            found = [next(item.all("a")).attributes["href"] for item in options.all("li")]
            assert [f"#{target}" for target in node["next"].values()] == found, name


@pytest.mark.parametrize("locale", LOCALES)
def test_each_outcome_in_the_file_says_where_to_go_what_to_do_until_when_and_by_which_article(
    project: Project, files: Mapping[str, Element], locale: str
) -> None:
    words = project.words[locale]
    for name in outcomes(project):
        node, section = project.nodes[name], files[locale].one("section", id=name)
        assert words.interface["doors"][node["outcome"]] in section.one("p", class_="door").text
        assert list(section.one("ul", class_="today").all("li")), name
        assert list(section.all("div", class_="card")), name
        clocks = [table.one("caption").text for table in section.all("table", class_="clock")]
        terms = [*node.get("yours", ()), *(term for term in node.get("theirs", ()) if term != "dwangsom")]
        assert all(any(words.terms[term].head["name"] in clock for clock in clocks) for term in terms), (name, clocks)
        cited = list(section.one("p", class_="articles").all("a", class_="ww-ref")) if node["references"] else []
        assert len(node["references"]) == len(cited), name


def test_a_clock_leads_to_its_table_and_each_table_is_in_the_file(files: Mapping[str, Element]) -> None:
    document = files["nl"]
    assert [table.page for table in TABLES] == [
        part.attributes["id"] for part in document.all("section", class_="days")
    ]
    links = {link.attributes["href"] for link in document.one("section", id="objection").all("a")}
    assert {"#tabel-bezwaar", "#tabel-beslissing-op-bezwaar"} <= links


def test_the_tables_on_paper_hold_the_known_last_days(files: Mapping[str, Element]) -> None:
    table = files["nl"].one("section", id="tabel-bezwaar")
    rows = {row.one("th").text: row.one("td").text for month in table.all("table")
            if month.one("caption").text == "november 2026" for row in month.one("tbody").all("tr")}  # fmt: skip
    assert ("do 24 dec 2026", "ma 28 dec 2026 *") == (rows["do 12"], rows["vr 13"])


def test_a_municipality_fills_in_its_own_contacts(project: Project, editions: Mapping[str, Edition]) -> None:
    place = next(doc for doc in project.municipalities.values() if doc.data["code"] == DEN_HAAG)
    plain, local = (read(single_file(editions["nl"], of)) for of in (None, place))
    number = "+31703537500"

    def called(document: Element) -> set[str]:
        return {link.attributes["href"] for link in document.one("section", id="objection").all("a", class_="ww-phone")}

    assert f"tel:{number}" in called(local)
    assert f"tel:{number}" not in called(plain)
    assert place.data["name"] in local.one("section", id=START).text


def test_a_locale_that_reads_from_right_to_left_is_marked_so(editions: Mapping[str, Edition]) -> None:
    words = editions["nl"].words
    mirrored = replace(words, interface={**words.interface, "language": {"code": "ar", "name": "x", "dir": "rtl"}})
    html = read(single_file(replace(editions["nl"], words=mirrored))).one("html")
    assert ("ar", "rtl") == (html.attributes["lang"], html.attributes["dir"])


@pytest.mark.parametrize("style", ["leaflet_file.css", "booklet.css"])
def test_the_styles_mirror_by_themselves(style: str) -> None:
    text = (TEMPLATES / style).read_text(encoding="utf-8")
    assert [] == re.findall(r"(?<![-\w])(?:margin|padding|border|text-align|float)?-?(?:left|right)\b", text)


def test_every_node_is_met_in_the_order_of_a_conversation(project: Project, editions: Mapping[str, Edition]) -> None:
    order = Leaflet(editions["nl"]).order
    met = [name for nodes in order.values() for name in nodes]
    assert sorted(project.nodes) == sorted(met)
    assert project.trees["route"]["entry"] == order["route"][0]


# --- the booklet -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def booklet(editions: Mapping[str, Edition]) -> Booklet:
    browser = find_browser()
    assert browser, "no Chromium: name one in BROWSER, or run tools/find-browser"
    return make_booklet(editions["nl"], browser)


@pytest.fixture(scope="module")
def reader(booklet: Booklet) -> PdfReader:
    return PdfReader(BytesIO(booklet.pdf))


@pytest.fixture(scope="module")
def printed(reader: PdfReader) -> list[str]:
    """The text of each page, without spaces: lines are broken where they fit."""
    return [squeezed(page.extract_text()) for page in reader.pages]


def squeezed(text: str) -> str:
    """Without spaces and hyphens; the number of a page that is named stays apart: bladzijde<7>."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", re.sub(r"bladzijde\s+(\d+)", r"bladzijde<\1>", text))


def heading(project: Project, node: str) -> str:
    return squeezed(re.sub(r"[*{].*?[*}]", "", project.words["nl"].nodes[node].parts["title"]))


def test_every_go_to_page_leads_to_the_page_with_that_node(
    project: Project, booklet: Booklet, printed: list[str]
) -> None:
    """Read from the paper: behind the words of an answer stands a number, and on that page the next node begins."""
    texts = project.words["nl"].nodes
    for name, node in project.nodes.items():
        if "outcome" in node:
            continue
        pages = "".join(printed[booklet.pages[name] - 1 : booklet.pages[name] + 1])
        here = pages.partition(heading(project, name))[2]
        for result, target in node["next"].items():
            given = project.words["nl"].interface["leaflet"]["day_found"]
            label = squeezed(given if result == "given" else texts[name].option(result)[0])
            number = re.search(re.escape(label) + r"→ganaarbladzijde<(\d+)>", here)
            assert number, (name, result, here)
            assert heading(project, target) in printed[int(number[1]) - 1], (name, result, number[1])


def test_every_page_shows_its_own_number(printed: list[str]) -> None:
    numbers = [page[-4:] if page.endswith(str(n)) else page[:4] for n, page in enumerate(printed, 1)]
    assert [] == [n for n, shown in enumerate(numbers, 1) if str(n) not in shown]


def test_every_page_named_in_a_sentence_exists_and_none_was_left_open(booklet: Booklet, printed: list[str]) -> None:
    named = [int(n) for page in printed for n in re.findall(r"bladzijde<(\d+)>", page)]
    assert len(named) > 500
    assert 1 <= min(named) and max(named) <= booklet.length
    assert not any("bladzijde<000>" in page for page in printed)


def test_every_outcome_starts_on_a_page_of_its_own(project: Project, booklet: Booklet) -> None:
    pages = [booklet.pages[name] for name in outcomes(project)]
    assert len(pages) == len(set(pages))


def test_the_booklet_has_bookmarks_a_language_and_tags(project: Project, reader: PdfReader) -> None:
    def titles(entries: list[object]) -> list[str]:
        return [title for entry in entries for title in (
            titles(entry) if isinstance(entry, list) else [squeezed(entry.title)])]  # type: ignore[attr-defined]  # fmt: skip

    found = titles(list(reader.outline))
    assert [] == [name for name in project.nodes if heading(project, name) not in found]
    assert "nl" == reader.root_object["/Lang"]
    assert reader.root_object["/MarkInfo"]["/Marked"]


def test_the_list_of_contents_leads_to_each_outcome_and_to_the_back(
    project: Project, booklet: Booklet, printed: list[str]
) -> None:
    contents = "".join(printed[1:3])
    for name in outcomes(project):
        title = squeezed(project.words["nl"].nodes[name].head["name"])
        assert f"{title}{booklet.pages[name]}" in contents, name
    assert {"tabel-bezwaar", COUNTING, ARTICLES} <= set(booklet.pages)


def test_pages_of_the_site_are_not_linked_from_paper_but_named_as_such(
    booklet: Booklet, printed: list[str], reader: PdfReader
) -> None:
    targets = [
        str(note.get_object()["/A"]["/URI"])
        for page in reader.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
    ]
    assert [] == [target for target in targets if target.startswith("file:")]
    assert any("(staatopdewebsite)" in page for page in printed)


# --- kept from one command to the next -------------------------------------------------------------------------------


def test_a_booklet_is_handed_out_only_with_the_edition_it_was_made_from(
    editions: Mapping[str, Edition], booklet: Booklet, tmp_path: Path
) -> None:
    edition = editions["nl"]
    assert kept_booklet(tmp_path, edition) is None
    path = keep_booklet(tmp_path, edition, booklet)
    assert "wmo-wegwijzer-nl.pdf" == path.name
    assert (booklet.pdf, booklet.length) == kept_booklet(tmp_path, edition)
    assert kept_booklet(tmp_path, replace(edition, today=TODAY + timedelta(days=1))) is None


def test_what_a_booklet_was_made_from_shows_in_its_key(project: Project, editions: Mapping[str, Edition]) -> None:
    place = next(iter(project.municipalities.values()))
    keys = [booklet_key(editions["nl"]), booklet_key(editions["en"]), booklet_key(editions["nl"], place)]
    assert 3 == len(set(keys))
    assert keys[0] == booklet_key(editions["nl"])


def test_the_command_names_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == main(["leaflet", "--locale", "xx", "--municipality", "GM9999"])
    said = capsys.readouterr().err
    assert "taal xx is er niet" in said and "GM9999" in said and DEN_HAAG in said
