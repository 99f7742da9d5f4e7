"""Places whose facts are decided when the engine reads them.

Not 342 municipalities, but every combination that can make a difference: whoever asks a fact that is not decided yet
makes the walk split into each kind of value that the engine can tell apart, "not known" and "not verified" among them.
So each municipality and provider, real or to come, behaves like one that was walked.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wizard.engine.companions import FRYSLAN, OFFERS_TALK
from wizard.engine.law import Place
from wizard.engine.promises import FACTS_OF

MUNICIPALITY, PROVIDER = "municipality", "provider"
PROVINCE = "province"
BOTH = (None, True, False)  # None: not known, or known by nobody who verified it
NUMBER = (None, 4)
FACTS: Mapping[str, tuple[Any, ...]] = {  # fact -> each kind of value that the engine can tell apart
    PROVINCE: (FRYSLAN, ""),
    "complaint_provider.first_door": (None, "free_choice", "provider", "team", "elsewhere"),
    "complaint_provider.municipality_takes": BOTH,
    "complaint.external_committee": (None, "a committee"),
    "ombudsman.covers_contracted_providers": BOTH,
    "complaint_commission.exists": BOTH,
    **dict.fromkeys(OFFERS_TALK, BOTH),
    **{name: NUMBER for facts in FACTS_OF.values() for names in facts.values() for name in names},
}
type Decided = Mapping[tuple[str, str], Any]


class Undecided(Exception):
    """The engine read a fact of a place that this walk has not decided."""

    def __init__(self, owner: str, fact: str) -> None:
        super().__init__(f"{owner}: {fact}")
        self.owner, self.fact = owner, fact


class _Facts(Mapping[str, Any]):
    """The facts of one place as far as they are decided; reading another one is told."""

    def __init__(self, owner: str, decided: Decided) -> None:
        self._owner, self._decided = owner, decided

    def __getitem__(self, fact: str) -> Any:
        if (self._owner, fact) not in self._decided:
            raise Undecided(self._owner, fact)
        value = self._decided[self._owner, fact]
        if value is None:
            raise KeyError(fact)
        return value

    def __iter__(self) -> Iterator[str]:
        return (fact for owner, fact in self._decided if owner == self._owner)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Province(str):
    """The province of a municipality, decided when the engine compares it."""

    __slots__ = ("decided",)
    decided: Decided

    def __eq__(self, other: object) -> bool:
        if (MUNICIPALITY, PROVINCE) not in self.decided:
            raise Undecided(MUNICIPALITY, PROVINCE)
        return bool(self.decided[MUNICIPALITY, PROVINCE] == other)

    def __hash__(self) -> int:
        raise Undecided(MUNICIPALITY, PROVINCE)


@dataclass(frozen=True, slots=True)
class Local:
    """What is known of the places: whether one was chosen, and each fact that was read so far."""

    has_municipality: bool = False
    has_provider: bool = False
    decided: Decided = field(default_factory=dict)

    @property
    def municipality(self) -> Place | None:
        """The municipality, None where none was chosen."""
        if not self.has_municipality:
            return None
        province = _Province()
        province.decided = self.decided
        return Place(MUNICIPALITY, MUNICIPALITY.title(), province, _Facts(MUNICIPALITY, self.decided))

    @property
    def provider(self) -> Place | None:
        """The provider, None where none was chosen."""
        return Place(PROVIDER, PROVIDER.title(), "", _Facts(PROVIDER, self.decided)) if self.has_provider else None

    @property
    def settled(self) -> "Settled":
        """The same places with everything that was not read left unknown."""
        places = {
            owner: Place(owner, owner.title(), self.decided.get((owner, PROVINCE), ""), self._known(owner))
            for owner, has in ((MUNICIPALITY, self.has_municipality), (PROVIDER, self.has_provider))
            if has
        }
        return Settled(places.get(MUNICIPALITY), places.get(PROVIDER))

    def _known(self, whose: str) -> dict[str, Any]:
        decided = {fact: value for (owner, fact), value in self.decided.items() if owner == whose}
        return {fact: value for fact, value in decided.items() if fact != PROVINCE and value is not None}

    @property
    def key(self) -> tuple[bool, bool, frozenset[Any]]:
        """Equal for equal places."""
        return (self.has_municipality, self.has_provider, frozenset(self.decided.items()))

    def __str__(self) -> str:
        places = [name for name, has in ((MUNICIPALITY, self.has_municipality), (PROVIDER, self.has_provider)) if has]
        known = [f"{owner}.{fact}={value}" for (owner, fact), value in self.decided.items()]
        return f"[{' and '.join(places) or 'no place'} chosen; {', '.join(known) or 'no fact read'}]"


@dataclass(frozen=True, slots=True)
class Settled:
    """Places as they are, to walk from one that is known: nothing about them is left to decide."""

    municipality: Place | None = None
    provider: Place | None = None

    @property
    def settled(self) -> "Settled":
        """These very places."""
        return self

    @property
    def key(self) -> tuple[str, str]:
        """Equal for equal places."""
        return (str(self.municipality), str(self.provider))


type Where = Local | Settled
STARTS = tuple(Local(municipality, provider) for municipality in (False, True) for provider in (False, True))


def explored[T](local: Where, find: Callable[[Where], T]) -> Iterator[tuple[Where, T]]:
    """Every result that `find` can have, each with the facts that it read.

    Raises KeyError when the engine reads a fact that stands not in FACTS: then the proof must learn its values.
    """
    try:
        yield local, find(local)
        return
    except Undecided as read:
        missing = read
    assert isinstance(local, Local)
    for value in FACTS[missing.fact]:
        decided = {**local.decided, (missing.owner, missing.fact): value}
        yield from explored(replace(local, decided=decided), find)
