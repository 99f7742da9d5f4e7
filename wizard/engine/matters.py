"""A visit of one or more matters: each a way through the conversation, followed apart; what is shared is carried over.

What one matter learns about the visitor (is it safe, about whom) is not asked in the next. Days and steps taken belong
to one matter: another matter never changes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wizard.engine.clocks import Visit
from wizard.engine.facts import CHECKS
from wizard.engine.tree import UNKNOWN, Check, Outcome, Path, replay

CARRIED = ("safe_now", "for_whom", "carer_matter")
NEEDS = {  # check -> the term whose first day it counts from; without that day it cannot be decided
    "objection_term": "bezwaar", "objection_term_urgent": "bezwaar", "objection_due_earliest": "bezwaar",
    "objection_due": "bezwaar", "appeal_term": "beroep", "ombudsman_year": "ombudsman", "complaint_term": "klacht",
    "investigation_term": "wmo_onderzoek", "application_term": "wmo_aanvraag", "application_due": "wmo_aanvraag",
    "notice_state": "ingebrekestelling",
}  # fmt: skip
SECOND_VOICE = {"professional": "professional", "about_myself": "carer_self"}  # relation -> for whom; else `someone`


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter as it was told. implied: what was settled by the way that led here (an option, a handover)."""

    entry: str
    answers: Mapping[str, str]
    implied: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Followed:
    """A matter and where its answers lead; `visit` holds all that is known at the end."""

    number: int
    matter: Matter
    visit: Visit
    path: Path

    @property
    def has_ended(self) -> bool:
        """Whether an outcome is reached."""
        return isinstance(self.path.at, Outcome)


def follow_all(visits: Sequence[tuple[Matter, Visit]]) -> tuple[Followed, ...]:
    """Follow each matter; what is carried over comes from the matters told before it."""
    found: list[Followed] = []
    for number, (matter, visit) in enumerate(visits):
        shared = carried(found, matter)
        found.append(follow(number, replace(matter, implied={**shared, **matter.implied}), visit))
    return tuple(found)


def follow(number: int, matter: Matter, visit: Visit) -> Followed:
    """Replay the answers of one matter. Stops at a check that lacks its day, as at a question without an answer."""

    def decide(check: Check, known: Mapping[str, str]) -> str | None:
        so_far = replace(visit, answers=known)
        return CHECKS[check.check].find(so_far) if _can_decide(check, so_far) else None

    path = replay(visit.law.tree, matter.entry, matter.answers, decide, matter.implied)
    return Followed(number, matter, replace(visit, answers=path.known), path)


def _can_decide(check: Check, visit: Visit) -> bool:
    if check.check == "provider_promise":
        return visit.day("provider_complaint_date") is not None
    return check.check not in NEEDS or visit.first_day_of(NEEDS[check.check]) is not None


def carried(earlier: Sequence[Followed], matter: Matter) -> dict[str, str]:
    """What earlier matters say about the visitor, save what this matter asks first or answers itself."""
    shared: dict[str, str] = {}
    for other in earlier:
        known = other.visit.answers
        shared |= {node: known[node] for node in CARRIED if node in known}
        relation = known.get("relation", UNKNOWN)
        if relation != UNKNOWN and "for_whom" not in shared:
            shared["for_whom"] = SECOND_VOICE.get(relation, "someone")
    return {node: answer for node, answer in shared.items() if node != matter.entry and node not in matter.answers}


def to_data(followed: Followed) -> dict[str, Any]:
    """The way of one matter as plain values."""
    return {
        "matter": followed.number,
        "node": followed.path.at.id,
        "path": [
            {"node": step.node, "kind": step.kind, "result": step.result, "value": step.value, "implied": step.implied}
            for step in followed.path.steps
        ],
        "known": dict(followed.path.known),
    }
