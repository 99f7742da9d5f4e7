"""What a claim is: one named thing that must hold, of the tree, of every path, or of what is told at its end.

A claim about a path or a visit answers True (it holds), False (it is broken) or None (it says nothing about this one);
the proof counts how often it was tried and wants at least one. A claim about the tree yields each thing it looked at.
`rests_on` names what it guards: "promise 1", "rule 3" (wizard/proof/promises.py) or the article itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from wizard.engine.law import Law
from wizard.proof.walk import Told, Way

type Held = bool | None
type OfTree = Callable[[Law], Iterator[tuple[str, bool]]]
type OfPath = Callable[[Way], Held]
type OfVisit = Callable[[Told], Held]


@dataclass(frozen=True, slots=True)
class Claim[F]:
    """A claim: its id, what it says in plain words, what it guards, and the function that tries it."""

    id: str
    says: str
    rests_on: tuple[str, ...]
    holds: F


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims, in the order in which they stand in their files."""

    of_tree: list[Claim[OfTree]] = field(default_factory=list)
    of_path: list[Claim[OfPath]] = field(default_factory=list)
    of_visit: list[Claim[OfVisit]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The ids of all claims."""
        return [claim.id for claim in (*self.of_tree, *self.of_path, *self.of_visit)]


ALL = Claims()


def of_tree(*rests_on: str) -> Callable[[OfTree], OfTree]:
    """Register a claim about the tree as data."""
    return lambda holds: _registered(ALL.of_tree, holds, rests_on)


def of_path(*rests_on: str) -> Callable[[OfPath], OfPath]:
    """Register a claim about every symbolic path."""
    return lambda holds: _registered(ALL.of_path, holds, rests_on)


def of_visit(*rests_on: str) -> Callable[[OfVisit], OfVisit]:
    """Register a claim about what the engine says at the end of every lived path, in every kind of place."""
    return lambda holds: _registered(ALL.of_visit, holds, rests_on)


def _registered[F: Callable[..., object]](known: list[Claim[F]], holds: F, rests_on: tuple[str, ...]) -> F:
    says = " ".join((holds.__doc__ or "").split())
    known.append(Claim(holds.__name__, says, rests_on, holds))
    return holds
