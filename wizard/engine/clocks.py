"""Which answer starts which term, and what the answers say about its length.

Both sides are safe: what the visitor must do is counted from the earliest day and shown on the earliest day, what the
other side must do is counted with everything unknown against haste.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wizard.engine.law import Law, Place
from wizard.engine.penalty import Penalty, penalty
from wizard.engine.promises import fact, length_promised, promised
from wizard.engine.terms import Deadline, Term, deadline, following
from wizard.engine.tree import UNKNOWN

STARTED_BY = {  # term -> the answers that can start it, the first one given counts; none: its day is not asked
    "bezwaar": ("letter_date", "provider_paper_date", "objected_date"),
    "beroep": ("appeal_date",),
    "hoger_beroep": ("ruling_date",),
    "klacht": ("complaint_date",),
    "klacht_weigering": ("complaint_date",),
    "ombudsman": ("findings_date",),
    "wmo_onderzoek": ("melding_date",),
    "persoonlijk_plan": ("melding_date",),
    "wmo_aanvraag": ("application_date",),
    "ingebrekestelling": ("notice_date",),
    "beroep_niet_tijdig": ("notice_date",),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visitor told us, the day it is, and the place it is about (None when not chosen or not known)."""

    law: Law
    today: date
    answers: Mapping[str, str]
    municipality: Place | None = None
    provider: Place | None = None

    def day(self, node: str) -> date | None:
        """The day given for a date question; None when not asked or not known."""
        answer = self.answers.get(node, UNKNOWN)
        return None if answer == UNKNOWN else date.fromisoformat(answer)

    def pause(self, node: str) -> int:
        """Days that the other side's clock stood still: from their request to the visitor's reply."""
        answer = self.answers.get(node, UNKNOWN)
        if answer == UNKNOWN:
            return 0
        asked, replied = (date.fromisoformat(day) for day in answer.split("/"))
        return (replied - asked).days

    @property
    def has_objected(self) -> bool:
        """Whether a bezwaar was sent, answered or not: then the six weeks of that letter are met."""
        return (
            self.answers.get("objection_filed") in ("filed", "answered")
            or self.answers.get("refusal_reason") == "objection_pending"
            or self.answers.get("waiting_for") == "objection_decision"
            or self.day("objected_date") is not None
        )

    def first_day_of(self, term: str) -> date | None:
        """The day that starts `term`, from the first of its answers that holds one; None when no answer does."""
        days = (self.day(node) for node in STARTED_BY.get(term, ()))
        return next((day for day in days if day), None)


def own_deadline(visit: Visit, term: str) -> Deadline | None:
    """The deadline of a term that needs no settings, None when the day that starts it is not known."""
    event = visit.first_day_of(term)
    return deadline(visit.law.terms[term], event, {}, visit.law.calendar) if event else None


def count_from(law: Law, term: Term, event: date, settings: Mapping[str, str]) -> Deadline:
    """Count a term of data/law: one that starts where another ended is counted behind that other.

    settings: for both; event_is "objection_term_end" says that `event` is the end of that other term already.
    """
    if not term.starts_at_end_of or settings.get("event_is") == "objection_term_end":
        return deadline(term, event, settings, law.calendar)
    before = law.terms[term.starts_at_end_of]
    own = {name: value for name, value in settings.items() if name in before.settings}
    return following(deadline(before, event, own, law.calendar), term, settings, law.calendar)


def objection_decision(visit: Visit, settings: Mapping[str, str] | None = None) -> Deadline | None:
    """When the decision on a bezwaar must be there: the end of the *extended* objection term, plus 6 to 18 weeks."""
    event = visit.first_day_of("bezwaar")
    if event is None:
        return None
    chosen = _objection_settings(visit) if settings is None else settings
    return count_from(visit.law, visit.law.terms["beslissing_op_bezwaar"], event, chosen)


ABOUT_THE_LETTER = ("awb-2-10", "awb-2-19", "awb-2-22")  # how a message reached the visitor


def held_then(visit: Visit, reference: str) -> bool:
    """Whether an article may be cited: one about how the letter came, only if it held on the day of the letter."""
    letter = visit.first_day_of("bezwaar")
    return letter is None or reference not in ABOUT_THE_LETTER or visit.law.holds_on(reference, letter)


SHORTEST = {"committee": "no", "extended": "no"}


def _objection_settings(visit: Visit) -> dict[str, str]:
    committee = {"committee": "yes", "no_committee": "no"}.get(visit.answers.get("committee_named", ""), "unknown")
    said = visit.answers.get("objection_delay", "unsure")
    extended = "no" if said == "nothing_said" else "unknown"
    pause = str(visit.pause("asked_days_objection"))
    return {"committee": committee, "extended": extended, "suspended_days": pause}


def complaint(visit: Visit, settings: Mapping[str, str]) -> Deadline | None:
    """When the municipality must have handled a complaint (Awb 9:11)."""
    event = visit.first_day_of("klacht")
    return deadline(visit.law.terms["klacht"], event, settings, visit.law.calendar) if event else None


def longest_complaint_settings(visit: Visit) -> dict[str, str]:
    """Ten weeks, unless the municipality is known to have no commission that advises (Awb 9:13)."""
    none = visit.municipality is not None and visit.municipality.value("complaint_commission.exists") is False
    return {"committee": "no" if none else "unknown", "extended": "unknown"}


def application(visit: Visit) -> Deadline | None:
    """When the decision on an application must be there: two weeks plus the days the clock stood still."""
    event = visit.first_day_of("wmo_aanvraag")
    settings = {"suspended_days": str(visit.pause("asked_days_application"))}
    return deadline(visit.law.terms["wmo_aanvraag"], event, settings, visit.law.calendar) if event else None


def due(visit: Visit) -> Deadline | None:
    """The decision term that an ingebrekestelling is about, as far as the answers name it."""
    return application(visit) or objection_decision(visit)


def is_premature(visit: Visit) -> bool:
    """Whether the notice of default came before the decision term ended: then it is none (Awb 4:17 and 6:12)."""
    notice, late = visit.day("notice_date"), due(visit)
    return notice is not None and late is not None and notice <= late.last_day


def dwangsom(visit: Visit) -> Penalty | None:
    """The penalty after a notice of default, None when its day or the amounts of that day are not known."""
    notice = visit.day("notice_date")
    late = due(visit)
    if notice is None:
        return None
    try:
        return penalty(notice, late.last_day if late else None, visit.law.penalties, visit.today)
    except LookupError:  # so long ago that we know no amounts: the advice holds without them
        return None


def dwangsom_fixed(visit: Visit, penalty: Penalty) -> date:
    """The last day on which the body must have fixed the amount, when all days of the dwangsom go by (Awb 4:18)."""
    return deadline(visit.law.terms["dwangsom_besluit"], penalty.last_day, {}, visit.law.calendar).last_day


def provider_promise(visit: Visit) -> tuple[Deadline, Place] | None:
    """The day a provider promised an answer, and whose promise it is: its own, else what its municipality asks."""
    return _promise(visit, "belofte_aanbieder")


def _promise(visit: Visit, term: str, *, extended: bool = False) -> tuple[Deadline, Place] | None:
    event, owner = visit.day("provider_complaint_date"), promise_owner(visit)
    if event is None or owner is None:
        return None
    length = length_promised(owner, term, extended=extended)
    return (promised(visit.law.terms[term], event, length, visit.law.calendar), owner) if length.is_known else None


def promise_owner(visit: Visit) -> Place | None:
    """Who promised: the provider itself, else the municipality that asks it of its providers; None for nobody."""
    places = (visit.provider, visit.municipality)
    return next((place for place in places if place and fact(place, "belofte_aanbieder", "weeks")), None)


@dataclass(frozen=True, slots=True)
class Promise:
    """What the owner of a promise promised, in its own units, and the days of it once the complaint's day is known."""

    owner: Place
    weeks: int
    extension_weeks: int
    working_days: int
    extended_day: date | None
    contact_by: date | None


def promise_of(visit: Visit) -> Promise | None:
    """Everything that was promised about an answer: weeks, how many more, and the days to a first contact."""
    owner = promise_owner(visit)
    if owner is None:
        return None
    weeks, more, days = (
        fact(owner, "belofte_aanbieder", what) for what in ("weeks", "extension_weeks", "working_days")
    )
    longer = _promise(visit, "belofte_aanbieder", extended=True) if more else None
    contact = _promise(visit, "belofte_eerste_contact")
    return Promise(
        owner, weeks, more, days, longer[0].last_day if longer else None, contact[0].last_day if contact else None
    )


def clock(visit: Visit, term: str) -> Deadline | None:
    """The deadline of `term` in this visit, None when it cannot be counted."""
    if term == "beslissing_op_bezwaar":
        return objection_decision(visit)
    if term == "klacht":
        return complaint(visit, _complaint_settings(visit))
    if term == "wmo_aanvraag":
        return application(visit)
    if term in ("ingebrekestelling", "beroep_niet_tijdig") and is_premature(visit):
        return None
    if term == "belofte_aanbieder":
        promise = provider_promise(visit)
        return promise[0] if promise else None
    if term == "ombudsman" and visit.day("complaint_date"):
        return _year_after_silence(visit)
    return own_deadline(visit, term)


def _complaint_settings(visit: Visit) -> dict[str, str]:
    nothing_said = visit.answers.get("complaint_delay") == "nothing_said"
    return SHORTEST if nothing_said else longest_complaint_settings(visit)


def _year_after_silence(visit: Visit) -> Deadline | None:
    """Nothing was answered: the year runs from the day the handling should have ended (Awb 9:24), the earliest one."""
    ended = complaint(visit, SHORTEST)
    return deadline(visit.law.terms["ombudsman"], ended.safe_last_day, {}, visit.law.calendar) if ended else None
