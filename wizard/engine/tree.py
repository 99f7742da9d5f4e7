"""The conversation: nodes of three kinds, and the replay of answers that finds where a visitor stands.

Every edge stands in data (`next`), so all paths can be enumerated without running a rule. Nothing derived is stored:
"back" is a replay with one answer fewer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

GIVEN, UNKNOWN = "given", "unknown"
DO_NOT_KNOW = "unsure"
CHOICE, DATE, TWO_DATES = "choice", "date", "two_dates"
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Question:
    """The visitor decides. next: result -> node id; for dates the results are `given` and `unknown`."""

    id: str
    form: str
    next: Mapping[str, str]
    references: tuple[str, ...]
    same_as: Mapping[str, str] = field(default_factory=dict)
    implies: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """The engine decides, by the function named `check` in wizard.engine.facts."""

    id: str
    check: str
    next: Mapping[str, str]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one matter. `door` is who to go to; yours and theirs name terms; contacts name cards of contact.

    acting_step: what one would do for another here, a result of `wanted_step` ("" where that must be asked).
    """

    id: str
    door: str
    beside: tuple[str, ...]
    verdict: str
    yours: tuple[str, ...]
    theirs: tuple[str, ...]
    contacts: tuple[str, ...]
    leads_to: tuple[str, ...]
    references: tuple[str, ...]
    acting_step: str


type Node = Question | Check | Outcome
type Tree = Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Step:
    """A node passed: its result, what was typed for a date, and whether the answer was implied by another."""

    node: str
    kind: str
    result: str
    value: str = ""
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """Where the answers lead.

    steps: the nodes passed; known: what is known at the end, answers on the path and those they imply (node id ->
    result, or the day typed); at: the node where the visitor stands; dropped: answers given that no longer count.
    """

    steps: tuple[Step, ...]
    known: Mapping[str, str]
    at: Node
    dropped: tuple[str, ...]


def node_from_data(node_id: str, data: Mapping[str, Any]) -> Node:
    """Read one node of the bundle: a question, a check or an outcome, by the key it has."""
    references = tuple(data["references"])
    if "question" in data:
        implies = data.get("implies", {})
        return Question(node_id, data["question"], data["next"], references, data.get("same_as", {}), implies)
    if "check" in data:
        return Check(node_id, data["check"], data["next"], references)
    named = {key: tuple(data.get(key, ())) for key in ("beside", "yours", "theirs", "contacts")}
    return Outcome(
        node_id,
        data["outcome"],
        verdict=data.get("verdict", ""),
        leads_to=tuple(data["next"]),
        references=references,
        acting_step=data.get("acting_step", ""),
        **named,
    )


def replay(
    tree: Tree,
    entry: str,
    answers: Mapping[str, str],
    decide: Callable[[Check, Mapping[str, str]], str | None],
    implied: Mapping[str, str] = NOTHING,
) -> Path:
    """Follow `answers` (node id -> result, or the day typed for a date) from `entry` as far as they reach.

    decide: gives the result of a check from what is known on the path so far, None when it cannot; only checks on the
    path are asked. implied: what is known before the first question. An answer given by the visitor goes before one
    that is implied.
    """
    steps: list[Step] = []
    known = dict(implied)
    node = tree[entry]
    while not isinstance(node, Outcome):
        step = _step(node, answers, known, decide)
        if step is None:
            break
        steps.append(step)
        known |= _learned(node, step, known)
        node = tree[node.next[step.result]]
    passed = {step.node for step in steps if not step.implied}
    return Path(tuple(steps), known, node, tuple(sorted(set(answers) - passed)))


def _step(
    node: Question | Check,
    answers: Mapping[str, str],
    known: Mapping[str, str],
    decide: Callable[[Check, Mapping[str, str]], str | None],
) -> Step | None:
    if isinstance(node, Check):
        result = decide(node, known)
        return None if result is None else Step(node.id, "check", result)
    implied = node.id not in answers
    answer = known.get(node.id) if implied else answers[node.id]
    if answer is None:
        return None
    if node.form == CHOICE or answer == UNKNOWN:
        return Step(node.id, node.form, answer, implied=implied)
    return Step(node.id, node.form, GIVEN, answer, implied)


def _learned(node: Question | Check, step: Step, known: Mapping[str, str]) -> dict[str, str]:
    """What a step adds to what is known: the answer, and what it implies where that was not asked or not known."""
    if isinstance(node, Check):
        return {}
    implied = node.implies.get(step.result, {})
    new = {other: answer for other, answer in implied.items() if known.get(other, DO_NOT_KNOW) == DO_NOT_KNOW}
    return {node.id: step.value or step.result, **new}


def questions_ahead(tree: Tree, node_id: str) -> tuple[int, int]:
    """The fewest and the most questions still to come from `node_id` on (inclusive), over all ways."""
    return _ahead(tree, node_id, {})


def _ahead(tree: Tree, node_id: str, known: dict[str, tuple[int, int]]) -> tuple[int, int]:
    if node_id not in known:
        node = tree[node_id]
        if isinstance(node, Outcome):
            return 0, 0
        ways = [_ahead(tree, target, known) for target in dict.fromkeys(node.next.values())]
        asked = int(isinstance(node, Question))
        known[node_id] = min(way[0] for way in ways) + asked, max(way[1] for way in ways) + asked
    return known[node_id]
