"""Why this advice: the answers that decided, and what would have led elsewhere.

Nothing here is written by hand: each other answer and each other day is replayed through the same conversation, with
all other answers as they were given.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any

from wizard.engine.free_days import ONE_DAY
from wizard.engine.matters import Followed, follow
from wizard.engine.tree import DATE, DO_NOT_KNOW, GIVEN, UNKNOWN, Node, Outcome, Question, Step, Tree

FAR = timedelta(days=1500)  # no term is longer: four years before a day nothing can change any more
PAUSED_BY = {  # the day that starts a term -> the pause that cannot lie before it
    "application_date": "asked_days_application",
    "letter_date": "asked_days_objection",
    "objected_date": "asked_days_objection",
}


@dataclass(frozen=True, slots=True)
class Other:
    """Another answer and where it leads: to an outcome, or to a question from which this advice is out of reach.

    For a choice `results` are the options that lead there. For a day `until` is the last earlier day, or `since` the
    first later day, from which on the end is another.
    """

    node: str
    end: str
    is_outcome: bool
    results: tuple[str, ...] = ()
    until: str = ""
    since: str = ""


def explained(followed: Followed) -> dict[str, Any]:
    """The answers that decided (ids of their questions) and the other ways, the most telling first."""
    steps = [step for step in followed.path.steps if step.kind != "check" and not step.implied]
    found = [(index, other) for index, step in enumerate(steps) for other in _others(followed, step)]
    decided = dict.fromkeys(other.node for _, other in found)
    return {"decided": list(decided), "elsewhere": [asdict(other) for other in _most_telling(followed, found)]}


def _most_telling(followed: Followed, found: list[tuple[int, Other]]) -> list[Other]:
    """Outcomes before questions, days before options, the last answers first, one of each question before more.

    That danger goes before all is known to everybody: it is told last.
    """
    before: dict[tuple[str, int], int] = {}
    ranked = []
    for index, other in found:
        end = followed.visit.law.tree[other.end]
        kind = 1 if not isinstance(end, Outcome) else 2 if end.door == "danger" else 0
        nth = before[other.node, kind] = before.get((other.node, kind), -1) + 1
        ranked.append(((kind, bool(other.results), nth, -index), other))
    return [other for _, other in sorted(ranked, key=lambda rank: rank[0])]


def _others(followed: Followed, step: Step) -> Iterator[Other]:
    node = followed.visit.law.tree[step.node]
    assert isinstance(node, Question)
    if step.result == GIVEN:
        yield from _other_days(followed, step, node)
    elif step.result != UNKNOWN:
        yield from _other_options(followed, step, node)


def _end(followed: Followed, node: str, value: str) -> Node:
    """Where the matter would stand with another answer to one question."""
    matter = replace(followed.matter, answers={**followed.matter.answers, node: value})
    return follow(followed.number, matter, followed.visit).path.at


def _other_options(followed: Followed, step: Step, node: Question) -> Iterator[Other]:
    tree, here = followed.visit.law.tree, followed.path.at.id
    ends = {result: _end(followed, node.id, result).id for result in node.next}
    results = [result for result in node.next if result not in (step.result, DO_NOT_KNOW)]
    for end in dict.fromkeys(ends[result] for result in results):
        if here not in outcomes_ahead(tree, end):
            there = tuple(result for result in results if ends[result] == end)
            yield Other(node.id, end, isinstance(tree[end], Outcome), there)


def outcomes_ahead(tree: Tree, node_id: str) -> frozenset[str]:
    """Every outcome that can be reached from a node; an outcome reaches itself."""
    found: set[str] = set()
    passed: set[str] = set()
    waiting = [node_id]
    while waiting:
        node = tree[waiting.pop()]
        if isinstance(node, Outcome):
            found.add(node.id)
        elif node.id not in passed:
            passed.add(node.id)
            waiting += node.next.values()
    return frozenset(found)


# --- days ------------------------------------------------------------------------------------------------------------


def _other_days(followed: Followed, step: Step, node: Question) -> Iterator[Other]:
    *before, day = step.value.split("/")
    given = date.fromisoformat(day)
    latest = min([followed.visit.today, *_pause_of(followed, step.node)])
    earliest = given - FAR if node.form == DATE else date.fromisoformat(before[0])

    def end(day: date) -> Node:
        return _end(followed, step.node, "/".join([*before, day.isoformat()]))

    def is_same(day: date) -> bool:
        return end(day).id == followed.path.at.id

    def other(turn: date) -> Other:
        return Other(step.node, end(turn).id, isinstance(end(turn), Outcome))

    if until := _turn(is_same, given, earliest):
        yield replace(other(until), until=until.isoformat())
    if since := _turn(is_same, given, latest):
        yield replace(other(since), since=since.isoformat())


def _pause_of(followed: Followed, node: str) -> list[date]:
    """The day of their request, where the answers hold one: a term cannot start after it was paused."""
    paused = followed.matter.answers.get(PAUSED_BY.get(node, ""), UNKNOWN)
    return [] if paused == UNKNOWN else [date.fromisoformat(paused.split("/")[0])]


def _turn(is_same: Callable[[date], bool], inside: date, outside: date) -> date | None:
    """The day nearest to `inside`, on the side of `outside`, on which it is not the same; None when there is none.

    By halving: on either side the days with the same end lie together, since no last day falls when its event rises.
    """
    if is_same(outside):
        return None
    while abs(outside - inside) > ONE_DAY:
        middle = inside + (outside - inside) // 2
        if is_same(middle):
            inside = middle
        else:
            outside = middle
    return outside
