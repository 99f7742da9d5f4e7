"""The answer to {"ask": "term"}: a deadline with its derivation, the safe day of both sides, and what to say of it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from wizard.engine.clocks import count_from
from wizard.engine.free_days import ONE_DAY
from wizard.engine.law import Law, Place
from wizard.engine.letter_days import beside_the_letter, start_of
from wizard.engine.outcome import deadline_described
from wizard.engine.penalty import PaidDay, day_by_day, penalty
from wizard.engine.problems import Refused, day_of, iso_day, problem
from wizard.engine.promises import Length, length_promised, promised
from wizard.engine.suspension import UNKNOWN_DAYS, periods_of
from wizard.engine.terms import Deadline, Term, deadline
from wizard.engine.ways import ways

YES_NO = ("yes", "no", "unknown")
OPEN_SETTINGS = ("committee", "extended")  # what an unknown makes longer
NOTICE_TERMS = ("wmo_aanvraag", "beslissing_op_bezwaar", "redelijke_termijn")  # decisions that a notice can be about
FEES = {
    "griffierecht": ("griffierecht_beroep", "griffierecht_hoger_beroep"),
    "griffierecht_spoed": ("griffierecht_beroep",),
}
type Reply = dict[str, Any]
type Settings = Mapping[str, str]


def reply(law: Law, asked: Mapping[str, Any]) -> Reply:
    """Count the term that is asked for. Raises Refused with everything that is wrong with the request."""
    problems: list[dict[str, Any]] = []
    today = day_of(asked, "today", problems)
    event = day_of(asked, "event", problems, today)
    term, settings = law.terms.get(str(asked.get("term"))), asked.get("settings", {})
    if not (term and is_countable(term)):
        problems.append(problem("unknown_term", "term", asked.get("term"), allowed=_countable(law)))
    problems += _setting_problems(law, term, settings) or _period_problems(event, settings)
    if problems:
        raise Refused(problems)
    assert today and event and term
    if term.id == "dwangsom":
        return _dwangsom(law, event, settings, today)
    if term.is_given:
        return _given(law, term, event, settings, today)
    return _counted_reply(law, term, event, settings, today)


def is_countable(term: Term) -> bool:
    """Whether a day can be asked for: by its own stages, by a length that comes along, or as money per day."""
    return bool(term.stages) or term.is_given or term.id == "dwangsom"


def _countable(law: Law) -> list[str]:
    return [term.id for term in law.terms.values() if is_countable(term)]


# --- what may be set ------------------------------------------------------------------------------------------------


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 5


def _are_periods(text: str) -> bool:
    try:
        return all(iso_day(day.isoformat()) for period in periods_of(text) for day in period)
    except ValueError:
        return False


A_DAY = (lambda text: iso_day(text) is not None, ("a date: YYYY-MM-DD",))
A_NUMBER = (_is_number, ("a number",))
SETTING_VALUES: dict[str, tuple[Callable[[str], bool], tuple[str, ...]]] = {
    "suspended_days": (lambda text: text == UNKNOWN_DAYS or _is_number(text), ("a number of days", UNKNOWN_DAYS)),
    "suspended": (_are_periods, ("YYYY-MM-DD/YYYY-MM-DD, more than one with a comma between",)),
    "event_is": (lambda text: text in ("sent", "objection_term_end"), ("sent", "objection_term_end")),
    **dict.fromkeys(("due", "agreed_until", "other_date", "portal_day", "mijnoverheid_day", "letter_says"), A_DAY),
    **dict.fromkeys(("weeks", "days", "working_days", "extension_weeks"), A_NUMBER),
    "until": A_DAY,
}


def _setting_problems(law: Law, term: Term | None, settings: Any) -> list[dict[str, Any]]:
    if not isinstance(settings, dict):
        return [problem("settings_not_a_mapping", "settings")]
    allowed = term.settings if term else ()
    found = [
        problem("unknown_setting", f"settings.{name}", allowed=allowed) for name in settings if name not in allowed
    ]
    for name, value in settings.items():
        if name in allowed:
            fits, may_be = _values(law, name)
            if not (isinstance(value, str) and fits(value)):
                found.append(problem("unknown_value", f"settings.{name}", value, allowed=may_be))
    return found


def _period_problems(event: date | None, settings: Settings) -> list[dict[str, Any]]:
    """A clock cannot stand still before it runs."""
    periods = periods_of(settings["suspended"]) if settings.get("suspended") else ()
    if event and any(asked < event for asked, _ in periods):
        return [problem("before_the_start", "settings.suspended", settings["suspended"])]
    return []


def _values(law: Law, name: str) -> tuple[Callable[[str], bool], tuple[str, ...]]:
    if name == "owner":
        owners = (*law.municipalities, *law.providers)
        return (lambda text: text in owners), owners
    return SETTING_VALUES.get(name, (lambda text: text in YES_NO, YES_NO))


# --- a term with a length of its own --------------------------------------------------------------------------------


def _counted_reply(law: Law, term: Term, event: date, settings: Settings, today: date) -> Reply:
    found = _noted(term, _counted(law, term, event, settings), settings)
    told = _in_force(law, {**deadline_described(found, today), "opens_on": _iso(found.opens_on)}, event)
    told["known_days"] = {"from": law.calendar.known_from.isoformat(), "until": law.calendar.known_until.isoformat()}
    if term.side == "them":
        told["latest_day"] = _latest(law, term, event, settings)
    if term.id in NOTICE_TERMS:
        told["notice_from"] = _after(told["latest_day"])
    if term.by_post:
        told["ways"] = [_told(asdict(way)) for way in ways(term, found)]
    if term.id in FEES:
        told["fees"] = {name: law.fee(name, event) for name in FEES[term.id]}
        told["warnings"] += ["fee_unknown"] if None in told["fees"].values() else []
    return told


def _counted(law: Law, term: Term, event: date, settings: Settings) -> Deadline:
    if term.side == "visitor" and not term.starts_at_end_of:
        start = start_of(event, settings)
        found = deadline(term, start.day, settings, law.calendar, safe_event=start.safe_day).warned(*start.warnings)
        cited = replace(found, references=(*found.references, *start.references))
        return beside_the_letter(cited, settings)
    return count_from(law, term, event, settings)


def _noted(term: Term, found: Deadline, settings: Settings) -> Deadline:
    """What an article adds that is no arithmetic: a notice before its day, a year that a court case moves."""
    due = iso_day(settings.get("due"))
    if due and found.event <= due:
        found = found.warned(*_premature(found.event, due))
    return found.warned("year_moved_by_case") if settings.get("case_pending") == "yes" else found


def _premature(notice: date, due: date) -> tuple[str, ...]:
    """A notice on or before the last day of the term is none; one received on that very day came one day early."""
    return ("premature_notice", "one_day_early") if notice == due else ("premature_notice",)


def _latest(law: Law, term: Term, event: date, settings: Settings) -> str | None:
    """The latest day that can be defended; none when nobody knows how long the clock stood still."""
    if settings.get("suspended_days") == UNKNOWN_DAYS:
        return None
    unknown = {name: "unknown" for name in OPEN_SETTINGS if name in term.settings}
    return _counted(law, term, event, {**unknown, **settings}).last_day.isoformat()


def _after(day: str | None) -> str | None:
    return (date.fromisoformat(day) + ONE_DAY).isoformat() if day else None


def _in_force(law: Law, told: Reply, event: date) -> Reply:
    """Without the articles that did not hold yet on the day that started the term."""
    return {**told, "references": [ref for ref in told["references"] if law.holds_on(ref, event)]}


# --- a promise, or a term of a letter -------------------------------------------------------------------------------


def _given(law: Law, term: Term, event: date, settings: Settings, today: date) -> Reply:
    owner = law.municipalities.get(settings.get("owner", "")) or law.providers.get(settings.get("owner", ""))
    length = _length(term, owner, settings)
    if not length.is_known:
        given = [name for name in term.settings if name not in ("extended", "extension_weeks")]
        raise Refused([problem("no_length", "settings", allowed=given)])
    found = promised(term, event, length, law.calendar)
    named = {"id": owner.id, "name": owner.name} if owner else None
    return {**deadline_described(found, today), "opens_on": None, "owner": named}


def _length(term: Term, owner: Place | None, settings: Settings) -> Length:
    extended = settings.get("extended") in ("yes", "unknown")
    if owner:
        return length_promised(owner, term.id, extended=extended)
    number = {name: int(settings.get(name, "0")) for name in ("weeks", "days", "working_days", "extension_weeks")}
    more = number["extension_weeks"] if extended else 0
    until = iso_day(settings.get("until"))
    return Length(number["weeks"] + more, number["days"], number["working_days"], until)


# --- money per day --------------------------------------------------------------------------------------------------


def _dwangsom(law: Law, event: date, settings: Settings, today: date) -> Reply:
    due = iso_day(settings.get("due"))
    try:
        found = penalty(event, due, law.penalties, today)
    except LookupError as error:
        raise Refused([problem("nothing_in_force", "event", str(error))]) from None
    fixed = deadline(law.terms["dwangsom_besluit"], found.last_day, {}, law.calendar)
    premature = _premature(event, due) if due and event <= due else ()
    return {
        **_told(asdict(found)),
        "term": "dwangsom",
        "event": event.isoformat(),
        "amount": found.maximum,
        "fixed_by": fixed.last_day.isoformat(),
        "by_day": [_told(_paid(day)) for day in day_by_day(found, law.penalties)],
        "warnings": [*premature, *found.warnings],
    }


def _paid(day: PaidDay) -> Mapping[str, Any]:
    """What asdict gives, without the copies that it makes: tables of days ask for this thousands of times."""
    return {"number": day.number, "day": day.day, "euros": day.euros, "total": day.total}


def _told(values: Mapping[str, Any]) -> Reply:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
