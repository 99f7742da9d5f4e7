"""Both clocks, always; the right day, with its reasons; and never "too late, nothing to be done"."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from wizard.engine.free_days import ONE_DAY
from wizard.engine.law import Law
from wizard.engine.terms import CLOSING_DAYS, POST_DAYS, deadline
from wizard.proof.claims import Held, of_path, of_tree, of_visit
from wizard.proof.of_structure import outcomes
from wizard.proof.walk import NOW, Told, Way

DANGER = ("danger_now", "worry")
DECISION_BLOCKS = ("decision_day", "decision_filed", "decision_field", "appeal_day")
LATE = {"awb-6-11", "awb-4-6"}
PRO_FORMA = {"awb-6-5", "awb-6-6"}
OBJECTION_CLOCK = "bezwaar"
ON_POST = ("bezwaar", "beroep", "hoger_beroep")
LETTER_DAYS = ("letter_date", "provider_paper_date")


def decision_block(told: Told) -> str:
    """The one block about the letter that stands on the outcome, "" for none; "two" where there is more than one."""
    found = [name for name in told.blocks if name in DECISION_BLOCKS]
    return (found or [""])[0] if len(found) < 2 else "two"


def terms_of(clocks: tuple[Mapping[str, Any], ...]) -> list[str]:
    """The terms of some clocks."""
    return [clock["term"] for clock in clocks]


def has_day(way: Way, *nodes: str) -> bool:
    """Whether a day was given for one of these questions."""
    return any(way.known.get(node, "")[:1].isdigit() for node in nodes)


def sent_a_bezwaar(way: Way) -> bool:
    """Whether the visitor says that a bezwaar was sent and not answered."""
    return (
        way.took("objection_filed", "filed")
        or way.took("waiting_for", "objection_decision")
        or way.took("refusal_reason", "objection_pending")
    )


def has_an_answer_to_a_bezwaar(way: Way) -> bool:
    """Whether the visitor holds the decision on a bezwaar."""
    return (
        way.took("letter", "objection_decision")
        or way.took("letter_signs", "appeal")
        or way.took("objection_filed", "answered")
    )


@of_path("promise 1", "rule 1")
def a_decision_is_asked_for_its_day_at_once(way: Way) -> Held:
    """Who has a decision is asked for its day before anything else about it."""
    if not way.took("letter", "decision"):
        return None
    nodes = list(way.passed)
    return nodes[nodes.index("letter") + 1] == "letter_date"


@of_visit("promise 1", "rule 1", "rule 2", "awb-9-8")
def every_outcome_but_danger_speaks_of_the_letter(told: Told) -> Held:
    """Whatever one came for, every outcome speaks of the last day of a letter; only with danger nothing comes first."""
    block = decision_block(told)
    return block == "" if told.way.end in DANGER else block in DECISION_BLOCKS


@of_visit("promise 1", "rule 1", "awb-6-7")
def who_may_hold_a_decision_is_told_about_bezwaar(told: Told) -> Held:
    """Whoever may hold a decision is told about bezwaar, also with a paper of a provider or an unclear letter."""
    way = told.way
    maybe = way.took("letter", "decision", "provider_paper", "report", "unsure")
    if not (maybe or way.took("refusal_reason", "objection_possible")):
        return None
    return OBJECTION_CLOCK in way.outcome.yours or bool(decision_block(told))


@of_visit("promise 1", "promise 2", "awb-6-7", "awb-6-8")
def with_the_day_of_a_letter_its_last_day_is_shown(told: Told) -> Held:
    """Who gave the day of a letter sees its last day on every page from there on, unless a bezwaar was sent."""
    way = told.way
    is_met = way.known.get("objection_filed") in ("filed", "answered") or way.end == "insurer"
    if is_met or not has_day(way, *LETTER_DAYS):
        return None
    return decision_block(told) == "decision_day" and terms_of(told.clocks) == [OBJECTION_CLOCK]


@of_visit("promise 1")
def a_health_insurers_letter_has_no_last_day_of_bezwaar(told: Told) -> Held:
    """A health insurer takes no decision of the government; another letter may still have a day, and is asked about."""
    if told.way.end != "insurer":
        return None
    return decision_block(told) == "decision_field" and not told.clocks


@of_visit("promise 1", "awb-6-7")
def who_sent_a_bezwaar_reads_that_its_clock_is_met(told: Told) -> Held:
    """Who sent a bezwaar reads that its term is met, and is not counted down to it any more."""
    if not sent_a_bezwaar(told.way):
        return None
    return decision_block(told) == "decision_filed" and OBJECTION_CLOCK not in terms_of(told.clocks)


@of_visit("promise 1", "awb-8-1", "awb-6-7")
def who_has_the_answer_to_a_bezwaar_is_told_about_beroep(told: Told) -> Held:
    """Who has the answer to a bezwaar is told about beroep and not to object again."""
    if not has_an_answer_to_a_bezwaar(told.way):
        return None
    shown = decision_block(told) != "decision_day" and OBJECTION_CLOCK not in terms_of(told.clocks)
    return "beroep" in told.way.outcome.yours and shown


@of_visit("promise 1", "awb-6-24")
def a_judgment_starts_the_clock_of_hoger_beroep(told: Told) -> Held:
    """Who has a judgment is told about hoger beroep, with its last day where the day of the judgment is known."""
    if not told.way.took("letter_signs", "ruling"):
        return None
    counted = ["hoger_beroep"] if has_day(told.way, "ruling_date") else []
    return "hoger_beroep" in told.way.outcome.yours and terms_of(told.clocks) == counted


@of_path("promise 3", "rule 3", "awb-6-11", "awb-4-6")
def late_is_never_said_without_the_article_that_helps(way: Way) -> Held:
    """Too late for bezwaar or beroep is never said without 6:11 (send it with the reason) and 4:6 (ask again)."""
    over = (
        way.took("objection_term", "passed")
        or way.took("objection_term_urgent", "passed")
        or way.took("appeal_term", "passed")
        or way.took("letter_age", "long_ago")
    )
    return set(way.outcome.references) >= LATE if over else None


@of_path("promise 3", "rule 3", "awb-9-24")
def a_year_ago_may_still_go_to_the_ombudsman(way: Way) -> Held:
    """After the ombudsman's year the advice names 9:24: the ombudsman may still take it up."""
    return "awb-9-24" in way.outcome.references if way.took("ombudsman_year", "passed") else None


@of_visit("promise 3", "rule 6", "awb-6-5", "awb-6-6")
def with_few_days_left_a_short_bezwaar_is_advised(told: Told) -> Held:
    """With seven days or fewer left the advice is a short bezwaar that saves the right; the reasons may follow."""
    own = [found for found in told.deadlines if found["term"] == OBJECTION_CLOCK]
    if told.way.outcome.door != "bezwaar" or told.way.took("help_now", "cannot_wait") or not own:
        return None
    if not 0 <= own[0]["days_left"] <= CLOSING_DAYS:
        return None
    return told.way.end == "objection_closing" and any(
        reference.startswith(tuple(PRO_FORMA)) for reference in told.way.outcome.references
    )


@of_visit("promise 2", "rule 4", "awb-6-8")
def a_clock_starts_on_the_day_after(told: Told) -> Held:
    """A term starts on the day after the event: after sending, not after reading. One that follows on another term
    starts when that one is over."""
    if not told.deadlines:
        return None
    return all(_starts_well(told.law, found) for found in told.deadlines)


def _starts_well(law: Law, found: Mapping[str, Any]) -> bool:
    first, after = _day(found["first_day"]), _day(found["event"]) + ONE_DAY
    return first > after if law.terms[found["term"]].starts_at_end_of else first == after


@of_visit("promise 2", "rule 5")
def own_days_are_the_earliest_and_theirs_the_latest(told: Told) -> Held:
    """The day to keep is the earliest that can be defended for the visitor, and the latest for the other side."""
    if not told.deadlines:
        return None
    for clock in told.outcome["clocks"]:
        found = clock["deadline"]
        if found and not _is_safe(found, clock["earliest"]):
            return False
    return True


def _is_safe(found: Mapping[str, Any], earliest: str | None) -> bool:
    if found.get("opens_on"):
        return bool(found["day_to_keep"] == found["opens_on"] > found["last_day"])
    keep = found["safe_last_day"] if found["side"] == "visitor" else found["last_day"]
    in_order = bool(found["safe_last_day"] <= found["last_day"] and (earliest is None or earliest <= found["last_day"]))
    return found["day_to_keep"] == keep and in_order


@of_visit("promise 2", "awb-6-9")
def what_goes_by_post_has_its_two_days(told: Told) -> Held:
    """Bezwaar, beroep and hoger beroep say by when to post and by when it must arrive; no other term does."""
    if not told.deadlines:
        return None
    return all(_has_post(found) == (found["term"] in ON_POST) for found in told.deadlines)


def _has_post(found: Mapping[str, Any]) -> bool:
    arrives, by = found["post_received_by"], found["post_by"]
    if not (arrives and by):
        return False
    return by == found["day_to_keep"] and (_day(arrives) - _day(found["last_day"])).days == POST_DAYS


@of_visit("promise 2", "atw-1", "atw-3")
def a_last_day_is_never_a_free_day(told: Told) -> Held:
    """Where the Algemene termijnenwet moves a term, its last day is no free day, and what moved it is named."""
    moved = [found for found in told.deadlines if told.law.terms[found["term"]].rolls]
    if not moved:
        return None
    return all(_ends_well(told.law, found) for found in moved)


def _ends_well(law: Law, found: Mapping[str, Any]) -> bool:
    days = {_day(shift["day"]) for shift in found["shifts"]}
    last = _day(found["last_day"])
    named = all(shift["reference"] and shift["name"] for shift in found["shifts"])
    return named and last not in days and law.calendar.free_day(last) is None


@of_visit("promise 2")
def the_time_line_is_in_order(told: Told) -> Held:
    """The days of the time line stand in order, and today is among them."""
    days = [moment["day"] for moment in told.outcome["moments"]]
    return days == sorted(days) and NOW.isoformat() in days


@of_visit("promise 1", "promise 2")
def the_largest_day_is_the_visitors_own(told: Told) -> Held:
    """The day that is shown largest is the visitor's own where there is one."""
    clocks = told.outcome["clocks"]
    counted = [index for index, clock in enumerate(clocks) if clock["deadline"]]
    own = [index for index in counted if clocks[index]["whose"] == "yours"]
    return bool(told.outcome["headline"] == next(iter(own + counted), None))


@of_visit("promise 4", "rule 9")
def a_promise_is_never_shown_as_law(told: Told) -> Held:
    """A promise carries the name of who made it, is marked as no law, and no free day moves it."""
    promises = [clock for clock in told.outcome["clocks"] if clock["term"].startswith("belofte_")]
    if not promises:
        return None
    return all(_is_plainly_a_promise(clock) for clock in promises)


def _is_plainly_a_promise(clock: Mapping[str, Any]) -> bool:
    found = clock["deadline"]
    if found is None:
        return True
    return bool(
        not found["is_law"]
        and clock["owner"]["name"]
        and not found["shifts"]
        and "promise_not_law" in found["warnings"]
    )


@of_tree("promise 2", "atw-4")
def years_are_not_moved(law: Law) -> Iterator[tuple[str, bool]]:
    """A term in years is not moved by a free day (Algemene termijnenwet, article 4)."""
    for term in law.terms.values():
        if any(stage.years for stage in term.stages):
            days = [NOW - timedelta(days=number) for number in range(366)]
            yield term.id, all(not deadline(term, day, {}, law.calendar).shifts for day in days)


@of_tree("promise 4", "rule 10", "atw-3")
def beyond_the_calendar_there_is_a_warning(law: Law) -> Iterator[tuple[str, bool]]:
    """Beyond the days whose free days are known, every term that they move says so; before, none does."""
    known = law.calendar.known_until
    for term in law.terms.values():
        if term.rolls and term.stages:
            after = deadline(term, known, {}, law.calendar).warnings
            before = deadline(term, NOW, {}, law.calendar).warnings
            yield term.id, "calendar_unknown" in after and "calendar_unknown" not in before


@of_tree("promise 2", "rule 4")
def every_term_of_law_is_counted_from_the_day_after(law: Law) -> Iterator[tuple[str, bool]]:
    """Every term counts from the day after its event, whatever the day of the week."""
    for term in law.terms.values():
        if term.stages:
            days = [NOW + timedelta(days=number) for number in range(7)]
            yield term.id, all(deadline(term, day, {}, law.calendar).first_day == day + ONE_DAY for day in days)


@of_tree("rule 9", "promise 4")
def what_is_no_law_has_no_length_of_law(law: Law) -> Iterator[tuple[str, bool]]:
    """What a provider, a municipality or a body promises has no length in the rules: that comes with the promise."""
    for term in law.terms.values():
        if not term.is_law:
            yield term.id, not term.stages and term.is_given


@of_tree("promise 3", "rule 3")
def an_outcome_about_being_late_helps(law: Law) -> Iterator[tuple[str, bool]]:
    """Every outcome about being late names the way that is left: 6:11 and 4:6, or 9:24 for the ombudsman."""
    for node in outcomes(law):
        if node.id.endswith("_late"):
            helped = set(node.references) >= LATE or "awb-9-24" in node.references
            yield node.id, helped and bool(node.leads_to)


def _day(text: str) -> date:
    return date.fromisoformat(text)
