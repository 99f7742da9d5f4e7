"""The checks of the conversation: what follows from answers, day and local facts, each with its possible results.

Without a script the same checks are asked as questions; their words stand in data/texts/<locale>/nodes/.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.engine import clocks
from wizard.engine.clocks import SHORTEST, Visit
from wizard.engine.terms import Deadline

YARDSTICK_WEEKS = 6  # ours, not law: how long we advise to wait where a provider promises nothing


@dataclass(frozen=True, slots=True)
class Fact:
    """A check: its possible results, and the function that finds one of them."""

    results: tuple[str, ...]
    find: Callable[[Visit], str]


def decided_by(visit: Visit) -> str:
    """Whose decision it is: the sender of the letter; not known counts as the municipality, which forwards (6:15)."""
    sender = visit.answers.get("letter_from", "unsure")
    return sender if sender in ("cak", "svb", "ciz") else "municipality"


def objection_term(visit: Visit) -> str:
    """Awb 6:7-6:9: is there still time, and is it short?"""
    found = clocks.own_deadline(visit, "bezwaar")
    assert found, "the tree reaches this check only with the day of a letter"
    return {"running": "ample", "closing": "closing", "passed": "passed"}[found.state(visit.today)]


def objection_term_urgent(visit: Visit) -> str:
    """Awb 6:7-6:9 for who cannot wait: an interim measure needs a bezwaar that is in time."""
    return "passed" if objection_term(visit) == "passed" else "open"


def appeal_term(visit: Visit) -> str:
    """Awb 6:7-6:9 for beroep at the court."""
    return _open(clocks.own_deadline(visit, "beroep"), visit.today)


def ombudsman_year(visit: Visit) -> str:
    """Awb 9:24: one year after the findings; years do not move with free days (Atw 4)."""
    return _open(clocks.own_deadline(visit, "ombudsman"), visit.today)


def local_first_door(visit: Visit) -> str:
    """Where this municipality wants a complaint about a provider first."""
    known = visit.municipality.value("complaint_provider.first_door") if visit.municipality else None
    return known if known in ("free_choice", "provider", "team") else "unknown"


def provider_promise(visit: Visit) -> str:
    """Is the promised day over? A promise is counted in plain calendar days."""
    promise = clocks.provider_promise(visit)
    if promise:
        return "passed" if visit.today > promise[0].last_day else "running"
    complained = visit.day("provider_complaint_date")
    assert complained, "the tree reaches this check only with the day of the complaint"
    return "no_term_long" if visit.today >= complained + timedelta(weeks=YARDSTICK_WEEKS) else "no_term_recent"


def second_door(visit: Visit) -> str:
    """Who comes after the provider's own answer: its committee, an ombudsman who takes it, or the municipality."""
    if visit.provider and visit.provider.value("complaint.external_committee"):
        return "committee"
    if visit.municipality is None:
        return "unknown"
    if visit.municipality.value("ombudsman.covers_contracted_providers") is True:
        return "ombudsman_covers"
    return "municipality" if visit.municipality.value("complaint_provider.municipality_takes") is True else "unknown"


def complaint_term(visit: Visit) -> str:
    """Awb 9:11: within the shortest term, past the longest, or between the two."""
    shortest = clocks.complaint(visit, SHORTEST)
    longest = clocks.complaint(visit, clocks.longest_complaint_settings(visit))
    assert shortest and longest, "the tree reaches this check only with the day of the complaint"
    if visit.today <= shortest.last_day:
        return "running"
    return "between" if visit.today <= longest.last_day else "passed"


def objection_due_earliest(visit: Visit) -> str:
    """Awb 7:10: could the decision on the bezwaar be late, when everything is as short as the law allows?"""
    shortest = clocks.objection_decision(visit, SHORTEST)
    assert shortest, "the tree reaches this check only with the day of the letter"
    return "running" if visit.today <= shortest.last_day else "possible"


def objection_due(visit: Visit) -> str:
    """Awb 7:10: is the latest defensible day over?"""
    latest = clocks.objection_decision(visit)
    assert latest, "the tree reaches this check only with the day of the letter"
    return "not_due" if visit.today <= latest.last_day else "due"


def investigation_term(visit: Visit) -> str:
    """Wmo 2.3.2: six weeks after the melding."""
    found = clocks.own_deadline(visit, "wmo_onderzoek")
    assert found, "the tree reaches this check only with the day of the melding"
    return "running" if visit.today <= found.last_day else "passed"


def application_term(visit: Visit) -> str:
    """Wmo 2.3.5: two weeks after the application, before any pause is known."""
    found = clocks.application(visit)
    assert found, "the tree reaches this check only with the day of the application"
    return "running" if visit.today <= found.last_day else "passed"


def application_due(visit: Visit) -> str:
    """Wmo 2.3.5 with the days that the clock stood still (Awb 4:15)."""
    return "not_due" if application_term(visit) == "running" else "due"


def notice_state(visit: Visit) -> str:
    """Awb 4:17 and 6:12: was the notice too early, and may the visitor go to the court?

    A free day at the end of the two weeks may lengthen them for the court; nobody checked that, so the later counts.
    """
    waited = clocks.own_deadline(visit, "beroep_niet_tijdig")
    assert waited, "the tree reaches this check only with the day of the notice"
    if clocks.is_premature(visit):
        return "premature"
    return "passed" if waited.state(visit.today) == "open" else "running"


def may_represent(visit: Visit) -> str:
    """Wmo 1.1.1, paragraph 2: partner and close family may represent who cannot decide and has nobody appointed."""
    return "family" if visit.answers.get("relation") == "close_family" else "other"


def _open(found: Deadline | None, today: date) -> str:
    assert found, "the tree reaches this check only with the day that starts the term"
    return "passed" if found.state(today) == "passed" else "open"


CHECKS: dict[str, Fact] = {
    "decided_by": Fact(("municipality", "cak", "svb", "ciz"), decided_by),
    "objection_term": Fact(("ample", "closing", "passed"), objection_term),
    "objection_term_urgent": Fact(("open", "passed"), objection_term_urgent),
    "appeal_term": Fact(("open", "passed"), appeal_term),
    "first_door": Fact(("free_choice", "provider", "team", "unknown"), local_first_door),
    "provider_promise": Fact(("running", "passed", "no_term_recent", "no_term_long"), provider_promise),
    "second_door": Fact(("committee", "ombudsman_covers", "municipality", "unknown"), second_door),
    "complaint_term": Fact(("running", "between", "passed"), complaint_term),
    "ombudsman_year": Fact(("open", "passed"), ombudsman_year),
    "objection_due_earliest": Fact(("running", "possible"), objection_due_earliest),
    "objection_due": Fact(("not_due", "due"), objection_due),
    "investigation_term": Fact(("running", "passed"), investigation_term),
    "application_term": Fact(("running", "passed"), application_term),
    "application_due": Fact(("not_due", "due"), application_due),
    "notice_state": Fact(("premature", "running", "passed"), notice_state),
    "may_represent": Fact(("family", "other"), may_represent),
}
