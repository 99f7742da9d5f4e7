"""The tables "day of the event -> last day" for who has no script: which there are, and their days from the engine.

Every day comes out of the engine's door, the same as the wizard's. A table ends where one of its days would need free
days that are not known yet.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import takewhile
from typing import Any

type Ask = Callable[[str], str]
ONE_DAY = timedelta(days=1)
NOT_EXTENDED = {"committee": "no", "extended": "no"}
WITH_COMMITTEE = {"committee": "yes", "extended": "no"}


@dataclass(frozen=True, slots=True)
class TableDay:
    """A day of a table. moved_by: ids of the free days that moved it there; later: the day if an unread decree holds.

    is_known: whether all free days around it are known.
    """

    day: date
    moved_by: tuple[str, ...] = ()
    later: date | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Counter:
    """Asks the engine for days. latest: the day told as today, after all events, for it takes none in the future."""

    ask: Ask
    latest: date

    def _answer(self, term: str, event: date, settings: Mapping[str, str]) -> dict[str, Any]:
        request = {"ask": "term", "term": term, "event": event.isoformat(), "today": self.latest.isoformat()}
        found: dict[str, Any] = json.loads(self.ask(json.dumps(request | {"settings": dict(settings)})))
        return found

    def last_day(self, term: str, event: date, settings: Mapping[str, str]) -> TableDay:
        """The day to keep: the earliest defensible one of the visitor's own term, the latest of the other side's."""
        found = self._answer(term, event, settings)
        day, last = date.fromisoformat(found["day_to_keep"]), date.fromisoformat(found["last_day"])
        moved = [free["name"] for free in found["shifts"] if free["day"] < found["day_to_keep"]]
        return TableDay(
            day,
            tuple(dict.fromkeys(moved)),
            last if last != day else None,
            "calendar_unknown" not in found["warnings"],
        )

    def notice_from(self, due: date) -> date:
        """The first day on which a notice of default is not premature, after a term that ends on `due` (Awb 4:17)."""
        day = due
        while "premature_notice" in self._answer("dwangsom", day, {"due": due.isoformat()})["warnings"]:
            day += ONE_DAY
        return day

    def penalty(self, received: date) -> tuple[date, date]:
        """First and last day of the dwangsom, for a notice received on a day on which the term was over."""
        found = self._answer("dwangsom", received, {})
        return date.fromisoformat(found["first_day"]), date.fromisoformat(found["last_day"])


type Row = tuple[TableDay, ...]
type Count = Callable[[Counter, date], Row]


@dataclass(frozen=True, slots=True)
class DayTable:
    """A table: the names of its columns (words: day_tables.tables.<id>), the terms it serves, how a row is counted."""

    id: str
    columns: tuple[str, ...]
    terms: tuple[str, ...]
    count: Count

    @property
    def page(self) -> str:
        """The name of its page."""
        return f"tabel-{self.id}"


def _terms(*asked: tuple[str, Mapping[str, str]]) -> Count:
    return lambda counter, event: tuple(counter.last_day(term, event, settings) for term, settings in asked)


def _application(counter: Counter, received: date) -> Row:
    decision = counter.last_day("wmo_aanvraag", received, {"suspended_days": "0"})
    return decision, TableDay(counter.notice_from(decision.day))


def _notice(counter: Counter, due: date) -> Row:
    first = counter.notice_from(due)
    return TableDay(first), TableDay(counter.penalty(first)[0])


def _penalty(counter: Counter, received: date) -> Row:
    return tuple(TableDay(day) for day in counter.penalty(received))


def _extended(settings: Mapping[str, str]) -> Mapping[str, str]:
    return {**settings, "extended": "yes"}


def _theirs(table: str, term: str, settings: Mapping[str, str], **more: str) -> DayTable:
    """A term of the other side without and with its extension."""
    plain = {**settings, **more}
    return DayTable(table, ("plain", "extended"), (term,), _terms((term, plain), (term, _extended(plain))))


PAUSE = {"suspended_days": "0"}
TABLES = (
    DayTable("bezwaar", ("last",), ("bezwaar", "beroep", "hoger_beroep"), _terms(("bezwaar", {}))),
    _theirs("beslissing-op-bezwaar", "beslissing_op_bezwaar", NOT_EXTENDED, **PAUSE),
    _theirs("beslissing-op-bezwaar-commissie", "beslissing_op_bezwaar", WITH_COMMITTEE, **PAUSE),
    DayTable(
        "melding",
        ("plan", "investigation"),
        ("persoonlijk_plan", "wmo_onderzoek"),
        _terms(("persoonlijk_plan", {}), ("wmo_onderzoek", {})),
    ),
    DayTable("aanvraag", ("decision", "notice"), ("wmo_aanvraag",), _application),
    DayTable("ingebrekestelling", ("notice", "penalty"), ("ingebrekestelling",), _notice),
    DayTable("dwangsom", ("first", "last"), ("dwangsom",), _penalty),
    _theirs("klacht", "klacht", NOT_EXTENDED),
    _theirs("klacht-commissie", "klacht", WITH_COMMITTEE),
    DayTable("ombudsman", ("last",), ("ombudsman",), _terms(("ombudsman", {}))),
)
BY_ID = {table.id: table for table in TABLES}
INDEX = "tabellen"
SERVES = {  # node that asks for a day, or a check that is asked as a question without script -> the tables that help
    "letter_date": ("bezwaar",),
    "appeal_date": ("bezwaar",),
    "provider_paper_date": ("bezwaar",),
    "ruling_date": ("bezwaar",),
    "objection_term": ("bezwaar",),
    "objection_term_urgent": ("bezwaar",),
    "appeal_term": ("bezwaar",),
    "objected_date": ("beslissing-op-bezwaar", "beslissing-op-bezwaar-commissie"),
    "objection_due_earliest": ("beslissing-op-bezwaar",),
    "objection_due": ("beslissing-op-bezwaar", "beslissing-op-bezwaar-commissie"),
    "melding_date": ("melding",),
    "investigation_term": ("melding",),
    "application_date": ("aanvraag",),
    "application_term": ("aanvraag",),
    "application_due": ("aanvraag",),
    "notice_date": ("dwangsom",),
    "notice_state": ("ingebrekestelling", "dwangsom"),
    "complaint_date": ("klacht", "klacht-commissie"),
    "complaint_term": ("klacht", "klacht-commissie"),
    "findings_date": ("ombudsman",),
    "ombudsman_year": ("ombudsman",),
}


def pages() -> tuple[str, ...]:
    """The names of the pages: the list of tables and each table."""
    return (INDEX, *(table.page for table in TABLES))


@cache
def rows(table: DayTable, ask: Ask, first: date, known_until: date) -> tuple[tuple[date, Row], ...]:
    """Every day from `first` on with its days, as far as the calendar reaches; equal for every locale, so kept."""
    counter = Counter(ask, known_until.replace(year=known_until.year + 1))
    counted = ((day, table.count(counter, day)) for day in _days(first, known_until))
    return tuple(takewhile(lambda row: all(_fits(day, known_until) for day in row[1]), counted))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _fits(found: TableDay, known_until: date) -> bool:
    return found.is_known and found.day <= known_until
