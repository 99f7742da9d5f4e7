"""Trying every claim on everything it is about, and the sheet that says what was tried and what broke."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from wizard.engine.law import Law
from wizard.engine.tree import Check, Outcome, Question
from wizard.proof import of_answers, of_clocks, of_doors, of_people, of_structure
from wizard.proof.claims import ALL, Claim, Claims
from wizard.proof.walk import NOW, Way, lived, symbolic, told

FILES = (of_structure, of_clocks, of_doors, of_people, of_answers)  # importing them registers their claims
SHOWN = 5
WALKABLE = ("every_way_out_leads_to_a_node", "no_way_leads_back")


@dataclass(frozen=True, slots=True)
class Tried:
    """A claim, in how many cases it was tried, and the first cases in which it is broken."""

    id: str
    says: str
    rests_on: tuple[str, ...]
    cases: int
    broken: int
    shown: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it was tried at all and never broken."""
        return self.cases > 0 and self.broken == 0


@dataclass(frozen=True, slots=True)
class Walked:
    """One conversation: its paths, how many questions they ask, and how it was lived."""

    paths: int
    fewest: int
    median: float
    most: int
    longest: tuple[str, ...]
    lived: int
    visits: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The proof of one state of the rules. is_full: in every kind of place, not in one for each path."""

    day: str
    is_full: bool
    nodes: dict[str, int]
    trees: dict[str, Walked]
    ends: dict[str, int]
    claims: tuple[Tried, ...]

    @property
    def broken(self) -> list[Tried]:
        """The claims that do not hold."""
        return [claim for claim in self.claims if not claim.holds]

    def as_data(self) -> dict[str, Any]:
        """The sheet as plain values for JSON."""
        return asdict(self)


class _Count:
    """How often a claim was tried, and what broke it."""

    def __init__(self, claim: Claim[Any]) -> None:
        self.claim, self.cases, self.broken = claim, 0, 0
        self.shown: list[str] = []

    def add(self, held: bool | None, case: Any) -> None:
        """Take one case; the first broken ones are kept with their path."""
        if held is None:
            return
        self.cases += 1
        if not held:
            self.broken += 1
            if len(self.shown) < SHOWN:
                self.shown.append(str(case))

    def tried(self) -> Tried:
        """What was found."""
        claim = self.claim
        return Tried(claim.id, claim.says, claim.rests_on, self.cases, self.broken, tuple(self.shown))


def prove(
    law: Law, *, full: bool, claims: Claims = ALL, every: int = 1, say: Callable[[str], None] = lambda line: None
) -> Sheet:
    """Try all claims.

    full: in every kind of place; else each path in one place. every: live one path in so many, and each that passes
    what no other did. say: is told how far it is.
    """
    counts = {kind: [_Count(claim) for claim in getattr(claims, kind)] for kind in ("of_tree", "of_path", "of_visit")}
    trees: dict[str, Walked] = {}
    ends: dict[str, int] = {}
    for tree in law.entries if _is_a_tree(law, counts["of_tree"]) else ():
        ways = list(symbolic(law, tree))
        for way in ways:
            ends[way.end] = ends.get(way.end, 0) + 1
            _try(counts["of_path"], way)
        say(f"{tree}: {len(ways)} paths")
        trees[tree] = _walked(ways, *_visits(law, _lived(law, tree, full, every), full, counts["of_visit"]))
        say(f"{tree}: {trees[tree].visits} visits")
    tried = tuple(count.tried() for kind in counts.values() for count in kind)
    return Sheet(NOW.isoformat(), full, _nodes(law), trees, dict(sorted(ends.items())), tried)


def _is_a_tree(law: Law, counts: Iterable[_Count]) -> bool:
    """Try what is claimed of the tree. False where nobody could walk it; then nothing more is tried."""
    for count in counts:
        for case, held in count.claim.holds(law):
            count.add(held, case)
        if count.broken and count.claim.id in WALKABLE:
            return False
    return True


def _try(counts: Iterable[_Count], case: Any) -> None:
    for count in counts:
        count.add(count.claim.holds(case), case)


def _lived(law: Law, tree: str, full: bool, every: int) -> Iterator[Way]:
    passed: set[tuple[str, str]] = set()
    for number, way in enumerate(lived(law, tree, every_place=full)):
        steps = set(way.passed.items())
        if number % every == 0 or steps - passed:
            yield way
        passed |= steps


def _visits(law: Law, ways: Iterable[Way], full: bool, counts: list[_Count]) -> tuple[int, int]:
    """Live the paths and try what is claimed of visits; returns how many paths were lived and how many visits told."""
    paths: set[tuple[tuple[str, str], ...]] = set()
    visits = 0
    if not counts:
        return 0, 0
    for visit in _told(law, ways, full):
        paths.add(visit.way.steps)
        visits += 1
        _try(counts, visit)
    return len(paths), visits


def _told(law: Law, ways: Iterable[Way], full: bool) -> Iterator[Any]:
    for way in ways:
        yield from told(law, way, every_place=full)


def _walked(ways: list[Way], lived_paths: int, visits: int) -> Walked:
    asked = sorted(len(way.asked) for way in ways)
    longest = max(ways, key=lambda way: len(way.asked))
    steps = (*(f"{node}={result}" for node, result in longest.passed.items()), longest.end)
    return Walked(len(ways), asked[0], median(asked), asked[-1], steps, lived_paths, visits)


def _nodes(law: Law) -> dict[str, int]:
    kinds = {"questions": Question, "checks": Check, "outcomes": Outcome}
    return {name: sum(isinstance(node, kind) for node in law.tree.values()) for name, kind in kinds.items()}
