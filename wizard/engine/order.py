"""Which matter of a visit comes first: the one whose clock runs out first.

A pure function of outcomes and day, so that it can be checked on every pair. Danger stands above all; then what ends a
right today, help that cannot wait, what ends a right later, what ends a chance, and the clocks of the other side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wizard.engine.clocks import Visit
from wizard.engine.matters import Followed, to_data
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.tree import UNKNOWN, Outcome, Question

ENDS_A_RIGHT = ("bezwaar", "beroep", "hoger_beroep")
LETTER_DAYS = ("letter_date", "provider_paper_date", "appeal_date", "ruling_date")
DANGERS = ("danger_now", "worry", "incident")
REASONS = {  # in order: why a matter stands where it stands -> its group
    "danger": 0, "closing": 1, "day_unknown": 1, "over": 1, "cannot_wait": 2, "right": 3, "chance": 4,
    "they_are_late": 5, "they_have_time": 6, "no_clock": 7,
}  # fmt: skip
NO_DAY = "9999"


@dataclass(frozen=True, slots=True)
class Urgency:
    """Why a matter stands where it stands, and the day that decides among equals ("" when there is none)."""

    reason: str
    day: str = ""

    @property
    def group(self) -> int:
        """The group of the reason, 0 first."""
        return REASONS[self.reason]


def urgency(visit: Visit, outcome: Outcome, found: Mapping[str, Any], own: Sequence[Mapping[str, Any]]) -> Urgency:
    """How urgent an outcome is.

    found: the outcome as `described`; own: the visitor's clocks that end a right, with their day (`clocks_so_far`).
    """
    if outcome.door == "danger":
        return Urgency("danger", str(DANGERS.index(outcome.id)))
    today = _says_today(visit, outcome, own)
    if today:
        return today
    day = min((clock["deadline"]["day_to_keep"] for clock in own), default="")
    if "urgent" in found["blocks"]:
        return Urgency("cannot_wait", day)
    return Urgency("right", day) if day else _without_right(outcome, found["clocks"])


def _says_today(visit: Visit, outcome: Outcome, own: Sequence[Mapping[str, Any]]) -> Urgency | None:
    """A right that ends within seven days, whose day is not known, or that is probably over: act today."""
    closing, passed = (_days(own, state) for state in ("closing", "passed"))
    if closing:
        return Urgency("closing", min(closing))
    if not own and _lacks_its_day(visit, outcome):
        return Urgency("day_unknown")
    return Urgency("over", min(passed)) if passed else None


def _days(own: Sequence[Mapping[str, Any]], state: str) -> list[str]:
    return [clock["deadline"]["day_to_keep"] for clock in own if clock["deadline"]["state"] == state]


def _lacks_its_day(visit: Visit, outcome: Outcome) -> bool:
    """There is a letter that ends a right, or may be one, and nobody knows when it was sent."""
    undated = any(visit.answers.get(node) == UNKNOWN for node in LETTER_DAYS)
    return bool(set(outcome.yours) & set(ENDS_A_RIGHT)) and (undated or outcome.id == "letter_unsure")


def _without_right(outcome: Outcome, clocks: Sequence[Mapping[str, Any]]) -> Urgency:
    chances = [clock for clock in clocks if clock["whose"] == "yours" and _is_chance(clock)]
    if chances:
        return Urgency(
            "chance", min(clock["deadline"]["day_to_keep"] if clock["deadline"] else NO_DAY for clock in chances)
        )
    theirs = [clock["deadline"] for clock in clocks if clock["whose"] == "theirs" and clock["deadline"]]
    running = [deadline["last_day"] for deadline in theirs if deadline["state"] != "passed"]
    if running:
        return Urgency("they_have_time", min(running))
    if theirs or "dwangsom" in outcome.theirs:  # where a dwangsom runs they are late, also where its days are not known
        return Urgency("they_are_late", min((deadline["last_day"] for deadline in theirs), default=""))
    return Urgency("no_clock")


def _is_chance(clock: Mapping[str, Any]) -> bool:
    """A year may be over and still be worth a try; the week of a persoonlijk plan must have begun and still run."""
    if clock["term"] == "persoonlijk_plan":
        return bool(clock["deadline"]) and clock["deadline"]["state"] != "passed"
    return clock["term"] in ("ombudsman", "klacht_ouderdom")


def place(urgent: Urgency, visit: Visit, number: int) -> tuple[int, int, str, int, int]:
    """The key by which matters are sorted; two matters never have the same.

    Among equals the earlier day goes first, then the order of the options of `concern`, then the order of telling.
    """
    within = list(REASONS).index(urgent.reason)
    return urgent.group, within, urgent.day or NO_DAY, _concern(visit), number


def _concern(visit: Visit) -> int:
    """A letter goes before every concern, the conversation about acting for someone after it."""
    concern = visit.law.tree["concern"]
    assert isinstance(concern, Question)
    told = visit.answers.get("concern")
    if told:
        return 1 + list(concern.next).index(told)
    return 1 + len(concern.next) if "relation" in visit.answers else 0


# --- a whole visit ---------------------------------------------------------------------------------------------------


def in_order(matters: Sequence[Followed]) -> list[dict[str, Any]]:
    """The matters that have ended as plain values, the most urgent first, each with the reason for its place."""
    return [found for _, found in sorted(_placed(matters), key=lambda pair: pair[0])]


def letters_beside(matter: Followed, matters: Sequence[Followed]) -> list[dict[str, Any]]:
    """The visitor's clocks that end a right in the other matters of the visit."""
    return [clock for other in matters if other.number != matter.number for clock in clocks_so_far(other.visit)]


def _placed(matters: Sequence[Followed]) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    for matter in matters:
        outcome, visit = matter.path.at, matter.visit
        if isinstance(outcome, Outcome):
            own = clocks_so_far(visit)
            found = described(visit, matter.path, letters_beside(matter, matters))
            urgent = urgency(visit, outcome, found, own)
            told = {"reason": urgent.reason, "group": urgent.group, "days": own, "outcome": found}
            yield place(urgent, visit, matter.number), {**to_data(matter), **told}
