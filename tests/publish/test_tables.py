"""The tables of days: against the law as written down a second time in tests/oracle.py, for every row."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest

from tests import oracle
from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.day_tables import BY_ID, SERVES, TABLES, Row, TableDay, rows

FIRST, KNOWN = date(2025, 1, 1), date(2028, 12, 31)
ONE_DAY = timedelta(days=1)
type Counted = Mapping[date, Row]


@pytest.fixture(scope="module")
def counted(bundle: str) -> Callable[[str], Counted]:
    ask = open_door(bundle)
    return lambda table: dict(rows(BY_ID[table], ask, FIRST, KNOWN))


def application(received: date) -> list[date]:
    last = oracle.wmo_aanvraag(received)
    return [last, last + ONE_DAY]


ORACLE: Mapping[str, Callable[[date], list[date]]] = {
    "bezwaar": lambda day: [oracle.bezwaar(day, only_read=True)],
    "beslissing-op-bezwaar": lambda day: [
        oracle.beslissing_op_bezwaar(day, committee=False, put_off=put_off) for put_off in (False, True)
    ],
    "beslissing-op-bezwaar-commissie": lambda day: [
        oracle.beslissing_op_bezwaar(day, committee=True, put_off=put_off) for put_off in (False, True)
    ],
    "melding": lambda day: [oracle.persoonlijk_plan(day, only_read=True), oracle.wmo_onderzoek(day)],
    "aanvraag": application,
    "ingebrekestelling": lambda day: [day + ONE_DAY, day + 16 * ONE_DAY],
    "dwangsom": lambda day: [day + 15 * ONE_DAY, day + 56 * ONE_DAY],
    "klacht": lambda day: [oracle.klacht(day, committee=False, put_off=put_off) for put_off in (False, True)],
    "klacht-commissie": lambda day: [oracle.klacht(day, committee=True, put_off=put_off) for put_off in (False, True)],
    "ombudsman": lambda day: [oracle.ombudsman(day)],
}


@pytest.mark.parametrize("table", BY_ID)
def test_every_row_of_a_table_is_what_the_law_says(counted: Callable[[str], Counted], table: str) -> None:
    found = counted(table)
    assert {day: ORACLE[table](day) for day in found} == {day: [cell.day for cell in row] for day, row in found.items()}


@pytest.mark.parametrize("table", BY_ID)
def test_a_table_skips_no_day_from_the_first_of_january_of_last_year_on(
    counted: Callable[[str], Counted], table: str
) -> None:
    days = list(counted(table))
    assert [FIRST + n * ONE_DAY for n in range(len(days))] == days


@pytest.mark.parametrize("table", BY_ID)
def test_a_table_goes_on_to_the_first_day_that_needs_an_unknown_calendar(
    counted: Callable[[str], Counted], table: str
) -> None:
    found = counted(table)
    assert max(cell.day for row in found.values() for cell in row) <= KNOWN
    assert max(ORACLE[table](max(found) + ONE_DAY)) > KNOWN


def test_appeal_and_further_appeal_are_counted_as_the_table_of_the_objection(
    counted: Callable[[str], Counted], bundle: str
) -> None:
    """One table serves all three, as its page says."""
    ask = open_door(bundle)
    for term in BY_ID["bezwaar"].terms[1:]:
        for day, (cell,) in counted("bezwaar").items():
            request = {"ask": "term", "term": term, "event": day.isoformat(), "today": "2029-12-31"}
            assert cell.day.isoformat() == json.loads(ask(json.dumps(request)))["day_to_keep"], (term, day)


def test_a_day_that_moved_names_each_free_day_in_the_way(counted: Callable[[str], Counted]) -> None:
    (cell,) = counted("bezwaar")[date(2026, 11, 13)]
    assert TableDay(date(2026, 12, 28), ("christmas", "boxing_day", "sunday")) == cell


def test_a_day_that_did_not_move_names_nothing(counted: Callable[[str], Counted]) -> None:
    assert TableDay(date(2026, 12, 24)) == counted("bezwaar")[date(2026, 11, 12)][0]


def test_a_day_moved_by_a_decree_that_nobody_read_stays_and_shows_the_later_day(
    counted: Callable[[str], Counted],
) -> None:
    """2 January 2026 is known by the title of the decree only: a wrong entry may not cost a right."""
    (cell,) = counted("bezwaar")[date(2025, 11, 21)]
    assert TableDay(date(2026, 1, 2), later=date(2026, 1, 5)) == cell


def test_for_the_other_side_such_a_decree_gives_the_later_day(counted: Callable[[str], Counted]) -> None:
    assert date(2026, 1, 5) == counted("aanvraag")[date(2025, 12, 19)][0].day


def test_a_notice_a_day_before_the_tables_day_is_premature(counted: Callable[[str], Counted], bundle: str) -> None:
    ask = open_door(bundle)

    def warnings(notice: date, due: date) -> list[str]:
        settings = {"due": due.isoformat()}
        request = {"ask": "term", "term": "dwangsom", "event": notice.isoformat(), "today": "2029-12-31"}
        return list(json.loads(ask(json.dumps(request | {"settings": settings})))["warnings"])

    for received, (decision, notice) in counted("aanvraag").items():
        assert "premature_notice" not in warnings(notice.day, decision.day), received
        assert "premature_notice" in warnings(notice.day - ONE_DAY, decision.day), received


def test_every_table_has_its_words_in_each_locale(project: Project) -> None:
    for words in project.words.values():
        written = words.interface["day_tables"]["tables"]
        assert [table.id for table in TABLES] == list(written)
        for table in TABLES:
            assert {"title", "description", "intro", "event", *table.columns} <= set(written[table.id])


def test_tables_help_with_nodes_and_terms_that_exist(project: Project) -> None:
    assert set(SERVES) <= set(project.nodes)
    assert {term for table in TABLES for term in table.terms} <= set(project.terms)
    assert set(BY_ID) == {table for tables in SERVES.values() for table in tables} | {"ingebrekestelling"}


def test_every_question_whose_day_starts_a_term_of_law_has_a_table(project: Project) -> None:
    """A promise of a provider has a length of its own, and a pause is no term."""
    dates = {node for node, data in project.nodes.items() if data.get("question") == "date"}
    assert {"provider_complaint_date"} == dates - set(SERVES)
