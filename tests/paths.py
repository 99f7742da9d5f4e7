"""All ways through the conversations: symbolic (each option, each result) and lived (with days that bring them about).

A symbolic path takes every option of a question and every result of a check. Only the two checks that repeat an answer
given before (whose letter, which relative) are held to that answer. A lived path has an answer to every question, real
days among them, so that the engine itself can be asked what it says at the end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.conftest import TODAY, place
from wizard.engine.clocks import Visit
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law, Place
from wizard.engine.tree import DATE, TWO_DATES, UNKNOWN, Check, Outcome, Question, Tree

NOW = date.fromisoformat(TODAY)
REPEATS_AN_ANSWER = ("decided_by", "may_represent")
DONT_KNOW = ("unsure", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Way:
    """One path: each node passed with its result, which of them were asked, and all that is known at its end."""

    steps: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    known: Mapping[str, str]
    outcome: Outcome
    answers: Mapping[str, str] = field(default_factory=dict)
    municipality: Place | None = None
    provider: Place | None = None

    @property
    def end(self) -> str:
        return self.outcome.id

    def took(self, node: str, *results: str) -> bool:
        """Whether the path passed `node`, with one of `results` if any are named."""
        return any(name == node and (not results or result in results) for name, result in self.steps)

    def __str__(self) -> str:
        return " > ".join(f"{node}={result}" for node, result in self.steps) + f" > {self.end}"


# --- symbolic --------------------------------------------------------------------------------------------------------


def symbolic(law: Law, entry: str) -> Iterator[Way]:
    yield from _symbolic(law, entry, (), (), {})


def _symbolic(
    law: Law, node_id: str, steps: tuple[tuple[str, str], ...], asked: tuple[str, ...], known: dict[str, str]
) -> Iterator[Way]:
    node = law.tree[node_id]
    if isinstance(node, Outcome):
        yield Way(steps, asked, known, node)
        return
    is_asked = isinstance(node, Question) and node_id not in known
    for result in _possible(law, node, known):
        learned = known | ({node_id: result} | dict(node.implies.get(result, {})) if isinstance(node, Question) else {})
        yield from _symbolic(
            law, node.next[result], (*steps, (node_id, result)), (*asked, node_id) if is_asked else asked, learned
        )


def _possible(law: Law, node: Question | Check, known: Mapping[str, str]) -> list[str]:
    if isinstance(node, Question):
        return [known[node.id]] if node.id in known else list(node.next)
    if node.check in REPEATS_AN_ANSWER:
        return [CHECKS[node.check].find(Visit(law, NOW, known))]
    return list(node.next)


# --- lived -----------------------------------------------------------------------------------------------------------


def _ago(*days: int) -> tuple[str, ...]:
    return tuple((NOW - timedelta(days=number)).isoformat() for number in days)


LETTERS = _ago(9, 38, 60, 100, 400)  # ample, closing, over; their term over at the shortest, over for certain
DAYS = {
    "letter_date": LETTERS,
    "provider_paper_date": _ago(9, 60),
    "objected_date": LETTERS[2:],
    "appeal_date": _ago(9, 60),
    "ruling_date": _ago(9),
    "findings_date": _ago(30, 400),
    "provider_complaint_date": _ago(10, 60),
    "complaint_date": _ago(10, 60, 120),
    "melding_date": _ago(10, 60),
    "application_date": _ago(5, 40),
    "notice_date": _ago(5, 18, 39, 390),
    "asked_days_application": tuple("/".join(_ago(*days)) for days in ((20, 19), (30, 1))),
    "asked_days_objection": tuple("/".join(_ago(*days)) for days in ((3, 2), (31, 1))),
}
PLACES: tuple[tuple[Place | None, Place | None], ...] = (
    (None, None),
    (place("free", complaint_provider__first_door="free_choice", ombudsman__covers_contracted_providers=True), None),
    (place("provider", complaint_provider__first_door="provider", complaint_provider__municipality_takes=True), None),
    (place("team", complaint_provider__first_door="team", complaint_provider__provider_terms__decision_weeks=6), None),
    (None, place("member", complaint__external_committee="a committee")),
)
LOCAL = ("first_door", "second_door", "provider_promise")


def lived(law: Law, entry: str) -> dict[tuple[tuple[str, str], ...], Way]:
    """One lived path for each series of results that can really occur."""
    found: dict[tuple[tuple[str, str], ...], Way] = {}
    for way in _lived(law, entry, Visit(law, NOW, {}), Way((), (), {}, _nowhere(law.tree))):
        found.setdefault(way.steps, way)
    return found


def _nowhere(tree: Tree) -> Outcome:
    return next(node for node in tree.values() if isinstance(node, Outcome))


def _lived(law: Law, node_id: str, visit: Visit, way: Way) -> Iterator[Way]:
    node = law.tree[node_id]
    if isinstance(node, Outcome):
        yield replace(way, known=visit.answers, outcome=node, municipality=visit.municipality, provider=visit.provider)
    elif isinstance(node, Check):
        places = PLACES if node.check in LOCAL else ((visit.municipality, visit.provider),)
        for municipality, provider in places:
            there = replace(visit, municipality=municipality, provider=provider)
            result = CHECKS[node.check].find(there)
            yield from _lived(law, node.next[result], there, _further(way, node_id, result))
    elif node_id in visit.answers:
        yield from _answered(law, node, visit.answers[node_id], visit, way)
    else:
        values = (*DAYS[node_id], UNKNOWN) if node.form in (DATE, TWO_DATES) else tuple(node.next)
        for value in values:
            answered = replace(way, asked=(*way.asked, node_id), answers={**way.answers, node_id: value})
            yield from _answered(law, node, value, visit, answered)


def _answered(law: Law, node: Question, value: str, visit: Visit, way: Way) -> Iterator[Way]:
    result = value if value in node.next else "given"
    known = {**visit.answers, node.id: value, **node.implies.get(result, {})}
    yield from _lived(law, node.next[result], replace(visit, answers=known), _further(way, node.id, result))


def _further(way: Way, node: str, result: str) -> Way:
    return replace(way, steps=(*way.steps, (node, result)))
