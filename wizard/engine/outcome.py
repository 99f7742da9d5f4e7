"""An outcome with everything that is true in this visit: clocks, moments in time, contacts, blocks and references."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from wizard.engine import clocks
from wizard.engine.clocks import Visit
from wizard.engine.companions import WITHOUT_DECISION_BLOCK, blocks
from wizard.engine.facts import decided_by
from wizard.engine.free_days import ONE_DAY, FreeDay
from wizard.engine.penalty import Penalty
from wizard.engine.terms import Deadline
from wizard.engine.tree import Outcome, Path

BODIES = ("cak", "svb", "ciz")


def described(visit: Visit, path: Path, elsewhere: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """The outcome at the end of `path` as plain values for JSON: ids, ISO dates, numbers; never a sentence.

    elsewhere: the clocks that end a right in the other matters of this visit (`clocks_so_far` of each).
    """
    outcome = path.at
    assert isinstance(outcome, Outcome)
    found = [_clock(visit, term, "yours") for term in outcome.yours]
    found += [_clock(visit, term, "theirs") for term in (*_counted_terms(outcome), *_late_term(visit, outcome))]
    penalty = clocks.dwangsom(visit) if "dwangsom" in outcome.theirs else None
    companion_blocks = blocks(visit, path, {clock["term"] for clock in elsewhere})
    return {
        "door": outcome.door,
        "beside": list(outcome.beside),
        "verdict": outcome.verdict,
        "clocks": found,
        "letters": [] if outcome.id in WITHOUT_DECISION_BLOCK else _letters(elsewhere, [*found, *clocks_so_far(visit)]),
        "headline": _headline(found),
        "penalty": _penalty(penalty) if penalty else None,
        "moments": _moments(visit, found, penalty),
        "contacts": _contacts(visit, outcome.contacts),
        "blocks": list(companion_blocks),
        "acting": {"wanted_step": outcome.acting_step} if outcome.acting_step else None,
        "leads_to": list(outcome.leads_to),
        "references": _references(outcome, path, visit, found),
    }


def _letters(elsewhere: Sequence[Mapping[str, Any]], own: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The days of other letters, earliest first, that stand on this outcome as well; none that it shows itself."""
    shown = [(clock["term"], clock["deadline"]["event"]) for clock in own if clock["deadline"]]
    others = [clock for clock in elsewhere if (clock["term"], clock["deadline"]["event"]) not in shown]
    return sorted(others, key=lambda clock: str(clock["deadline"]["day_to_keep"]))


def _counted_terms(outcome: Outcome) -> list[str]:
    return [term for term in outcome.theirs if term != "dwangsom"]


def _late_term(visit: Visit, outcome: Outcome) -> list[str]:
    """The decision term that a notice of default is about: its last day shows why the notice may be sent."""
    late = clocks.due(visit) if "ingebrekestelling" in outcome.theirs else None
    return [late.term] if late else []


def clocks_so_far(visit: Visit) -> list[dict[str, Any]]:
    """The visitor's own clocks that end a right and whose day is known: they stand on every page from there on."""
    is_met = visit.has_objected or visit.answers.get("letter_from") == "insurer"
    terms = ("beroep", "hoger_beroep") if is_met else ("bezwaar", "beroep", "hoger_beroep")
    found = [_clock(visit, term, "yours") for term in terms if visit.first_day_of(term)]
    return [{**clock, "sender": visit.answers.get("letter_from", "")} for clock in found]


def deadline_described(deadline: Deadline, today: date) -> dict[str, Any]:
    """A deadline with its derivation and its state on `today`."""
    return {
        "term": deadline.term,
        "side": deadline.side,
        "is_law": deadline.is_law,
        "event": deadline.event.isoformat(),
        "first_day": deadline.first_day.isoformat(),
        "raw_last_day": deadline.raw_last_day.isoformat(),
        "last_day": deadline.last_day.isoformat(),
        "safe_last_day": deadline.safe_last_day.isoformat(),
        "day_to_keep": deadline.day_to_keep.isoformat(),
        "post_by": deadline.day_to_keep.isoformat() if deadline.post_received_by else None,
        "post_received_by": deadline.post_received_by.isoformat() if deadline.post_received_by else None,
        "shifts": [_shift(free) for free in deadline.shifts],
        "warnings": list(deadline.warnings),
        "references": list(deadline.references),
        "state": deadline.state(today),
        "days_left": (deadline.day_to_keep - today).days,
    }


def _shift(free: FreeDay) -> dict[str, Any]:
    return {**asdict(free), "day": free.day.isoformat()}


def _clock(visit: Visit, term: str, whose: str) -> dict[str, Any]:
    """One clock; `deadline` is null when its day cannot be counted, and the page says the rule in words."""
    found = clocks.clock(visit, term)
    promise = clocks.promise_of(visit) if term == "belofte_aanbieder" else None
    return {
        "term": term,
        "whose": whose,
        "owner": _owner(promise) if promise else None,
        "earliest": _earliest(visit, term),
        "deadline": deadline_described(found, visit.today) if found else None,
    }


def _owner(promise: clocks.Promise) -> dict[str, Any]:
    """Whose promise it is, and all of it: weeks, the extension with its day, working days to a first contact."""
    return {
        "id": promise.owner.id,
        "name": promise.owner.name,
        "weeks": promise.weeks,
        "extension_weeks": promise.extension_weeks,
        "working_days": promise.working_days,
        "extended_day": promise.extended_day.isoformat() if promise.extended_day else None,
        "contact_by": promise.contact_by.isoformat() if promise.contact_by else None,
    }


def _earliest(visit: Visit, term: str) -> str | None:
    """The other side's earliest possible last day, where what we do not know could make it later."""
    shortest = {"beslissing_op_bezwaar": clocks.objection_decision, "klacht": clocks.complaint}.get(term)
    found = shortest(visit, clocks.SHORTEST) if shortest else None
    return found.last_day.isoformat() if found else None


def _headline(found: Sequence[Mapping[str, Any]]) -> int | None:
    """Which clock is the largest on the page: the visitor's first with a day, else the other side's."""
    counted = [index for index, clock in enumerate(found) if clock["deadline"]]
    own = [index for index in counted if found[index]["whose"] == "yours"]
    return next(iter(own + counted), None)


def _penalty(penalty: Penalty) -> dict[str, Any]:
    return {
        **asdict(penalty),
        "first_day": penalty.first_day.isoformat(),
        "last_day": penalty.last_day.isoformat(),
        "references": list(penalty.references),
    }


def _moments(visit: Visit, found: Sequence[Mapping[str, Any]], penalty: Penalty | None) -> list[dict[str, str]]:
    """The days of the time line, in order; days of the visitor go before those of the other side."""
    moments = [_moment("today", visit.today.isoformat(), "now", "")]
    for clock in found:
        if clock["deadline"]:
            moments += _clock_moments(clock)
    if not visit.day("findings_date"):  # after silence the year starts on a day on which nothing was sent
        moments = [moment for moment in moments if moment["id"] != "event:findings"]
    if penalty:
        moments += _penalty_moments(visit, penalty)
    unique = {(moment["id"], moment["day"], moment["term"]): moment for moment in moments}
    order = (
        "event", "today", "last", "post", "answer", "late", "penalty_first", "court", "penalty_last", "penalty_fixed",
    )  # fmt: skip
    return sorted(unique.values(), key=lambda moment: (moment["day"], order.index(moment["id"].split(":")[0])))


def _penalty_moments(visit: Visit, penalty: Penalty) -> list[dict[str, str]]:
    """The days of a dwangsom (Awb 4:17), the end of the time to fix its amount (4:18), when the court opens (6:12)."""
    days = {"penalty_first": penalty.first_day, "penalty_last": penalty.last_day}
    days["penalty_fixed"] = clocks.dwangsom_fixed(visit, penalty)
    moments = [_moment(moment_id, day.isoformat(), "theirs", "dwangsom") for moment_id, day in days.items()]
    waited = clocks.clock(visit, "beroep_niet_tijdig")
    return [*moments, _moment("court", waited.day_to_keep.isoformat(), "yours", "")] if waited else moments


def _clock_moments(clock: Mapping[str, Any]) -> list[dict[str, str]]:
    counted, term = clock["deadline"], clock["term"]
    started = _moment(f"event:{STARTS[term]}", counted["event"], "yours", "")
    if clock["whose"] == "theirs":
        late = (date.fromisoformat(counted["last_day"]) + ONE_DAY).isoformat()
        return [started, _moment("answer", counted["last_day"], "theirs", term), _moment("late", late, "theirs", term)]
    days = [started, _moment("last", counted["day_to_keep"], "yours", term)]
    if counted["post_received_by"]:
        days.append(_moment("post", counted["post_received_by"], "yours", term))
    return days


STARTS = {  # term -> the event as the time line names it
    "bezwaar": "sent", "beslissing_op_bezwaar": "sent", "beroep": "sent", "hoger_beroep": "sent",
    "klacht": "complained", "klacht_weigering": "complained", "belofte_aanbieder": "complained",
    "ombudsman": "findings", "wmo_onderzoek": "reported", "persoonlijk_plan": "reported",
    "wmo_aanvraag": "applied", "ingebrekestelling": "notice",
}  # fmt: skip


def _moment(moment_id: str, day: str, whose: str, term: str) -> dict[str, str]:
    return {"id": moment_id, "day": day, "whose": whose, "term": term}


def _contacts(visit: Visit, cards: Sequence[str]) -> list[str]:
    """The cards of contact, with those that hang on who decided filled in."""
    body = decided_by(visit)
    resolved = {
        "objection": body if body in BODIES else "objection",
        "decider": body if body in BODIES else "general" if visit.day("application_date") else "objection",
        "court": "court_residence" if body in BODIES else "court_municipality",
    }
    return list(dict.fromkeys(resolved.get(card, card) for card in cards))


def _references(outcome: Outcome, path: Path, visit: Visit, found: Sequence[Mapping[str, Any]]) -> list[str]:
    """The articles behind this advice: of the outcome, of the checks on the way, of each clock."""
    checks = [visit.law.tree[step.node].references for step in path.steps if step.kind == "check"]
    counted = [clock["deadline"]["references"] for clock in found if clock["deadline"]]
    cited = [*outcome.references, *(r for refs in checks for r in refs), *(r for refs in counted for r in refs)]
    return [reference for reference in dict.fromkeys(cited) if clocks.held_then(visit, reference)]
