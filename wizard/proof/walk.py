"""All ways through the conversations: symbolic (each option, each result) and lived (with days that bring them about).

A symbolic path takes every option of a question and every result of a check. Only the checks that repeat an answer
given before (whose letter, which relative) are held to that answer. A lived path has an answer to every question, real
days among them, and places whose facts were decided on the way, so that the engine itself says what it would say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from wizard.engine.clocks import Visit
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law, Place
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.tree import CHOICE, UNKNOWN, Check, Outcome, Path, Question, Tree, replay
from wizard.proof.local import STARTS, Local, Where, explored

NOW = date(2026, 11, 22)  # the day on which the walk is lived; a Sunday
REPEATS_AN_ANSWER = ("decided_by", "may_represent")
DONT_KNOW = ("unsure", UNKNOWN)


@dataclass(frozen=True, slots=True)
class Way:
    """One path: each node passed with its result, which were asked, what is known at its end, what was answered."""

    tree: str
    passed: Mapping[str, str]
    asked: tuple[str, ...]
    known: Mapping[str, str]
    outcome: Outcome
    answers: Mapping[str, str] = field(default_factory=dict)
    local: Where = field(default_factory=Local)

    @property
    def municipality(self) -> Place | None:
        """The municipality, with everything that was not read on the way left unknown."""
        return self.local.settled.municipality

    @property
    def provider(self) -> Place | None:
        """The provider, with everything that was not read on the way left unknown."""
        return self.local.settled.provider

    @property
    def end(self) -> str:
        """The id of the outcome."""
        return self.outcome.id

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The nodes passed, in order, each with its result."""
        return tuple(self.passed.items())

    def took(self, node: str, *results: str) -> bool:
        """Whether the path passed `node`, with one of `results` if any are named."""
        result = self.passed.get(node)
        return result is not None and (not results or result in results)

    def __str__(self) -> str:
        path = " > ".join(f"{node}={result}" for node, result in self.passed.items())
        return f"{path} > {self.end}{f' {self.local}' if self.answers else ''}"


@dataclass(frozen=True, slots=True)
class Told:
    """A lived path with what the engine says at its end, and the clocks that stand on the pages on the way."""

    way: Way
    law: Law
    outcome: Mapping[str, Any]
    clocks: tuple[Mapping[str, Any], ...]

    @property
    def blocks(self) -> list[str]:
        """The blocks of text that belong to the outcome."""
        return list(self.outcome["blocks"])

    @property
    def deadlines(self) -> list[Mapping[str, Any]]:
        """The deadlines that were counted for the outcome."""
        return [clock["deadline"] for clock in self.outcome["clocks"] if clock["deadline"]]

    def __str__(self) -> str:
        return str(self.way)


# --- symbolic --------------------------------------------------------------------------------------------------------


def symbolic(law: Law, tree: str) -> Iterator[Way]:
    """Every path of a tree (or from a node), without days and places."""
    yield from _symbolic(law, tree, law.entries.get(tree, tree), {}, (), {})


def _symbolic(
    law: Law, tree: str, node_id: str, passed: dict[str, str], asked: tuple[str, ...], known: dict[str, str]
) -> Iterator[Way]:
    node = law.tree[node_id]
    if isinstance(node, Outcome):
        yield Way(tree, passed, asked, known, node)
        return
    if node_id in passed:
        raise RecursionError(f"{node_id} comes back: {' > '.join(passed)}")
    now_asked = (*asked, node_id) if isinstance(node, Question) and node_id not in known else asked
    for result in _possible(law, node, known):
        learned = known
        if isinstance(node, Question):
            learned = {**known, node_id: result, **node.implies.get(result, {})}
        yield from _symbolic(law, tree, node.next[result], {**passed, node_id: result}, now_asked, learned)


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


def lived(law: Law, tree: str, *, every_place: bool, starts: Iterable[Where] = STARTS) -> Iterator[Way]:
    """One lived path for each series of results that can really occur.

    every_place: and for each combination of local facts that the engine reads on the way; else for one of them.
    starts: the places to walk from; by default with and without a municipality and a provider, all facts undecided.
    """
    seen: set[Any] = set()
    for start in starts:
        way = Way(tree, {}, (), {}, _nowhere(law.tree), local=start)
        for found in _lived(law, law.entries[tree], way):
            key = (found.steps, found.local.key) if every_place else found.steps
            if key not in seen:
                seen.add(key)
                yield found


def _nowhere(tree: Tree) -> Outcome:
    return next(node for node in tree.values() if isinstance(node, Outcome))


def visit_of(law: Law, way: Way, local: Where | None = None) -> Visit:
    """The visit at the end of a path, in the places of the path or in `local`."""
    place = local or way.local
    return Visit(law, NOW, way.known, place.municipality, place.provider)


def _lived(law: Law, node_id: str, way: Way) -> Iterator[Way]:
    node = law.tree[node_id]
    if isinstance(node, Outcome):
        yield replace(way, outcome=node)
    elif isinstance(node, Check):
        find = CHECKS[node.check].find
        for local, result in explored(way.local, lambda local: find(visit_of(law, way, local))):
            further = replace(way, passed={**way.passed, node_id: result}, local=local)
            yield from _lived(law, node.next[result], further)
    elif node_id in way.known:
        yield from _answered(law, node, way.known[node_id], way)
    else:
        for value in tuple(node.next) if node.form == CHOICE else (*DAYS[node_id], UNKNOWN):
            answered = replace(way, asked=(*way.asked, node_id), answers={**way.answers, node_id: value})
            yield from _answered(law, node, value, answered)


def _answered(law: Law, node: Question, value: str, way: Way) -> Iterator[Way]:
    result = value if value in node.next else "given"
    known = {**way.known, node.id: value, **node.implies.get(result, {})}
    yield from _lived(law, node.next[result], replace(way, passed={**way.passed, node.id: result}, known=known))


# --- told ------------------------------------------------------------------------------------------------------------


def path_of(law: Law, way: Way, answers: Mapping[str, str], local: Where | None = None) -> Path:
    """The path that the engine itself takes with these answers, in the places of `way` or in `local`."""
    visit = visit_of(law, way, local)

    def decide(check: Check, known: Mapping[str, str]) -> str:
        return CHECKS[check.check].find(replace(visit, answers=known))

    return replay(law.tree, law.entries[way.tree], answers, decide)


def told(law: Law, way: Way, *, every_place: bool) -> Iterator[Told]:
    """What the engine says at the end of a lived path, for every place that makes it say something else, or for one."""
    found = explored(way.local, lambda local: _tell(law, way, local))
    for local, (outcome, clocks) in found:
        yield Told(replace(way, local=local), law, outcome, clocks)
        if not every_place:
            return


def _tell(law: Law, way: Way, local: Where) -> tuple[dict[str, Any], tuple[dict[str, Any], ...]]:
    path = path_of(law, way, way.answers, local)
    visit = replace(visit_of(law, way, local), answers=path.known)
    return described(visit, path), tuple(clocks_so_far(visit))
