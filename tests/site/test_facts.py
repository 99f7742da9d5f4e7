"""Terms, days and facts on the pages are those of the data: no day more, no unverified fact, no name of a person."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from tests import oracle
from tests.site.reading import SITE, Page, file_of
from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.dates import shown_day
from wizard.publish.day_tables import TABLES, DayTable
from wizard.publish.day_tables import rows as day_rows

E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
NUMBER = re.compile(r"(?<![\w/.-])(?:\(0\d{2,3}\)|0\d{1,3})[ -]?\d{2,3}(?:[ -]?\d{2})+(?![\w/-])")
POSTCODE = re.compile(r"\b\d{4} ?[A-Z]{2}\b")
BOX = re.compile(r"\b(?:Postbus|Antwoordnummer) \d+")
WEB = re.compile(r"https?://[^\s\"]+")


# --- terms and days --------------------------------------------------------------------------------------------------


def test_the_table_of_terms_holds_each_term(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        page, texts = page_of(locale, "termijnen/"), project.words[locale].terms
        rows = {row.one("th").one("a").attributes["href"]: row for row in page.main.one("tbody").all("tr")}
        assert [f"#{term}" for term in project.terms] == list(rows)
        for term in project.terms:
            cells = [cell.text for cell in rows[f"#{term}"].all("th", "td")]
            assert [texts[term].head["name"], texts[term].parts["title"]] == cells[:2], (locale, term)
            section = page.main.one("section", id=term)
            assert texts[term].head["name"] == section.one("h2").text


def test_each_term_says_what_can_change_its_day(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        page, words = page_of(locale, "termijnen/"), project.words[locale].interface["term_settings"]
        for term, data in project.terms.items():
            expected = [words[name] for name in data.get("settings", ()) if name in words]
            shown = [item.text for item in page.main.one("section", id=term).all("li")]
            assert expected == shown, (locale, term)


def test_a_promise_is_never_shown_as_law_in_the_table_of_terms(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    promises = {term for term, data in project.terms.items() if not data.get("law", True)}
    assert promises
    for locale in locales:
        page = page_of(locale, "termijnen/")
        shown = {section.attributes["id"] for section in page.main.all("section", class_="ww-promise")}
        assert promises == shown


@pytest.fixture(scope="session")
def rows(project: Project, locales: list[str], page_of: Callable[[str, str], Page]) -> dict[str, dict[date, date]]:
    """The table of each locale, its words read back into days: sent on -> last day."""
    tables = {locale: _rows(project, locale, page_of(locale, "tabel-bezwaar/")) for locale in locales}
    return {locale: {sent: days[0] for sent, days in table.items()} for locale, table in tables.items()}


def _rows(project: Project, locale: str, page: Page) -> dict[date, list[date]]:
    """The rows of all months of a page: the day of the event, and the days beside it."""
    words = project.words[locale].interface
    days = {shown_day(date(2024, 1, 1) + timedelta(days=n), words, "short"): n for n in range(2500)}
    found = {}
    for table in page.main.all("table", class_="ww-days"):
        month = date.fromisoformat(table.attributes["id"].removeprefix("m") + "-01")
        for n, row in enumerate(table.one("tbody").all("tr")):
            sent = month + timedelta(days=n)
            assert shown_day(sent, words, "in_month") == row.one("th").text
            cells = [str(cell.children[0]) for cell in row.all("td")]
            found[sent] = [date(2024, 1, 1) + timedelta(days=days[cell]) for cell in cells]
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.id)
def test_every_table_shows_the_days_that_the_engine_counts_in_each_language(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page], bundle: str, table: DayTable
) -> None:
    known = date.fromisoformat(project.free_days["known_until"])
    for locale in locales:
        shown = _rows(project, locale, page_of(locale, f"{table.page}/"))
        counted = day_rows(table, open_door(bundle), next(iter(shown)), known)
        assert {event: [cell.day for cell in row] for event, row in counted} == shown, locale


def test_a_table_is_at_most_16_kb_on_the_wire(locales: list[str]) -> None:
    sizes = {
        (locale, table.id): (SITE / locale / table.page / "index.html.br").stat().st_size
        for locale in locales
        for table in TABLES
    }
    assert {} == {key: size for key, size in sizes.items() if size > 16_000}


def test_the_list_of_tables_leads_to_each_table(locales: list[str], page_of: Callable[[str, str], Page]) -> None:
    for locale in locales:
        page = page_of(locale, "tabellen/")
        found = {page.follow(link.attributes["href"])[0] for link in page.main.all("a")}
        assert {f"{locale}/{table.page}/" for table in TABLES} == found


def test_the_table_of_days_agrees_with_the_engine_on_every_day(
    rows: Mapping[str, Mapping[date, date]], ask: Callable[..., dict[str, Any]]
) -> None:
    table = rows["nl"]
    counted = {
        sent: ask("term", term="bezwaar", event=sent.isoformat(), today="2028-12-31")["day_to_keep"] for sent in table
    }
    assert counted == {sent: last.isoformat() for sent, last in table.items()}


def test_the_table_of_days_is_the_same_in_every_language(rows: Mapping[str, Mapping[date, date]]) -> None:
    assert dict.fromkeys(rows, rows["nl"]) == rows


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        ("2026-11-13", "2026-12-28"),  # Christmas Day, Boxing Day and a Sunday in the way
        ("2026-11-12", "2026-12-24"),
        ("2026-11-16", "2026-12-28"),  # six weeks on it is a plain Monday
        ("2026-03-24", "2026-05-06"),  # Liberation Day
        ("2026-02-20", "2026-04-07"),  # Good Friday and Easter
        ("2026-10-09", "2026-11-20"),
    ],
)
def test_known_last_days_stand_in_the_table(rows: Mapping[str, Mapping[date, date]], sent: str, last: str) -> None:
    assert date.fromisoformat(last) == rows["nl"][date.fromisoformat(sent)]


def test_the_table_of_days_skips_no_day_and_reaches_at_least_a_year_ahead(
    rows: Mapping[str, Mapping[date, date]],
) -> None:
    days = list(rows["nl"])
    assert [timedelta(days=1)] * (len(days) - 1) == [b - a for a, b in pairwise(days)]
    assert days[0] <= date(2025, 11, 24)
    assert days[-1] >= date(2027, 11, 24)


def test_the_table_of_days_moves_a_day_only_to_a_working_day_and_says_that_it_moved(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page], rows: Mapping[str, Mapping[date, date]]
) -> None:
    for locale in locales:
        why = project.words[locale].interface["day_tables"]["moved"].partition("{")[0]
        body = [row for row in page_of(locale, "tabel-bezwaar/").main.all("tr") if any(row.all("td"))]
        for row, (sent, last) in zip(body, rows[locale].items(), strict=True):
            moved = last != sent + timedelta(weeks=6)
            assert moved == (why in row.text), (locale, sent)
            assert last.isoweekday() < 6, (locale, sent)
            assert last not in oracle.named_in_article_3(last.year), (locale, sent)


def test_the_table_of_days_says_until_when_the_free_days_are_known(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page], rows: Mapping[str, Mapping[date, date]]
) -> None:
    """Beyond the known calendar nothing is counted, and the page says where it stops."""
    known = date.fromisoformat(project.free_days["known_until"])
    for locale in locales:
        text = page_of(locale, "tabel-bezwaar/").main.text
        assert max(rows[locale].values()) <= known
        assert shown_day(known, project.words[locale].interface, "plain") in text


# --- facts of places -------------------------------------------------------------------------------------------------


def facts(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, Mapping):
        if "verified" in data:
            yield data
        for value in data.values():
            yield from facts(value)
    elif isinstance(data, list):
        for value in data:
            yield from facts(value)


def every_fact(project: Project) -> Iterator[Mapping[str, Any]]:
    for document in (*project.municipalities.values(), *project.providers.values()):
        yield from facts(document.data["facts"])
    for shared in (project.register.ombudsmen, project.register.cooperations):
        yield from facts(shared.data)


def ways_to_reach(fact: Mapping[str, Any]) -> set[str]:
    """Phone numbers (digits only), addresses on the net and on paper that a fact holds."""
    value = fact.get("value", "")
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    found = {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}
    return found | {match for kind in (E_MAIL, POSTCODE, BOX, WEB) for match in kind.findall(text)}


@pytest.fixture(scope="session")
def published() -> dict[str, str]:
    """All that a visitor can be shown: every page and every bundle of the wizard."""
    files = [*SITE.rglob("*.html"), *(SITE / "engine").glob("*.json"), *SITE.rglob("search_index.json")]
    return {path.relative_to(SITE).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_no_number_or_address_that_nobody_could_check_is_on_the_site(
    project: Project, published: Mapping[str, str]
) -> None:
    checked = set().union(*(ways_to_reach(fact) for fact in every_fact(project) if fact["verified"] != "no"))
    unchecked = set().union(*(ways_to_reach(fact) for fact in every_fact(project) if fact["verified"] == "no"))
    secret = unchecked - checked
    assert {"Postbus 12610", "0707528200", "0707525300", "ombudsman@denhaag.nl"} <= secret
    found = []
    for path, text in published.items():
        numbers = {re.sub(r"\D", "", number) for number in NUMBER.findall(text)}
        numbers |= {"0" + number for number in re.findall(r"tel:\+31(\d+)", text)}
        found += [(path, each) for each in secret if each in (numbers if each.isdecimal() else text)]
    assert [] == found


def test_every_e_mail_address_is_the_verified_one_of_an_organisation(
    project: Project, published: Mapping[str, str]
) -> None:
    known = set().union(*(ways_to_reach(fact) for fact in every_fact(project) if fact["verified"] != "no"))
    texts = [text for path, text in published.items() if "search_index" not in path]
    shown = {address for text in texts for address in E_MAIL.findall(text)}
    assert shown
    assert set() == shown - known
    assert [] == [address for address in shown if re.match(r"[a-z]+[._][a-z]+@|[a-z]\.", address)], "a person's address"


def test_no_mobile_number_is_on_the_site(published: Mapping[str, str]) -> None:
    numbers = {number for text in published.values() for number in re.findall(r"tel:\+?\d+", text)}
    assert numbers
    assert [] == sorted(number for number in numbers if re.match(r"tel:(\+316|06)", number))


def test_no_text_is_unfinished(published: Mapping[str, str]) -> None:
    unfinished = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|lorem|ipsum|StrictUndefined|Undefined)\b|\{\w+:")
    assert [] == [(path, found[0]) for path, text in published.items() if (found := unfinished.search(text))]


def test_no_blank_or_mark_of_our_texts_is_left_on_a_page(pages: list[Page]) -> None:
    """{ref:...} and {day} are for the program; a reader never sees a brace."""
    assert [] == [(page.path, found[0]) for page in pages if (found := re.search(r"\{\w*[:}]\S*", page.main.text))]


def test_no_page_says_the_same_remark_twice_in_a_row(pages: list[Page]) -> None:
    doubled = re.compile(r"(\([^()]{8,}\))\s*\1")
    assert {} == {page.path: found[1] for page in pages if (found := doubled.search(page.main.text))}


def test_every_verified_number_of_a_municipality_stands_on_its_page(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        for slug, document in project.municipalities.items():
            page = page_of(locale, f"gemeente/{slug}/")
            dialled = {link.attributes["href"] for link in page.main.all("a", class_="ww-phone")}
            for section, fields in document.data["facts"].items():
                fact = fields.get("phone")
                if fact and fact["verified"] != "no":
                    digits = re.sub(r"\D", "", str(fact["value"]))
                    number = digits if len(digits) < 7 else f"+31{digits.removeprefix('0')}"
                    assert f"tel:{number}" in dialled, (locale, slug, section)


def test_every_fact_of_a_place_has_its_source_beside_it(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    """A part with a number or a fact names the source it comes from, in the part itself."""
    for locale in locales:
        for folder, places in (("gemeente", project.municipalities), ("aanbieder", project.providers)):
            for slug in places:
                parts = list(page_of(locale, f"{folder}/{slug}/").main.all("section", class_="ww-part"))
                assert parts, (locale, slug)
                for part in parts:
                    has_facts = any(part.all("div", class_="ww-fact")) or any(part.all("a", class_="ww-phone"))
                    assert not has_facts or any(part.all("p", class_="ww-source")), (
                        locale,
                        slug,
                        part.attributes["id"],
                    )


def test_the_bundles_of_the_wizard_hold_every_node_block_and_article(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    ends = {node for node, data in project.nodes.items() if "outcome" in data}
    cited = {mark for node in project.nodes.values() for mark in node["references"]}
    for locale in locales:
        page = page_of(locale, "wegwijzer/safe_now/")
        settings = json.loads("".join(map(str, page.document.one("script", id="wizard-settings").children)))
        questions, advice, details, places = (
            json.loads(file_of(page.follow(settings[name])[0]).read_text(encoding="utf-8"))
            for name in ("bundle", "advice", "details", "places")
        )
        assert set(project.nodes) - ends == set(questions["nodes"])
        assert ends == set(advice["nodes"])
        assert set(project.words[locale].blocks) - set(project.also_read) == set(advice["blocks"])
        assert set() == {mark for mark in cited if not mark.startswith(tuple(details["articles"]))}
        assert set(project.words[locale].interface["cards"]) == set(advice["cards"])
        assert {doc.data["code"] for doc in project.municipalities.values()} == set(places["values"])
