"""Everything the engine is given: law, conversation and local facts, read once from the data bundle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.engine.free_days import Calendar
from wizard.engine.terms import Term
from wizard.engine.tree import Tree, node_from_data


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or provider and what is known about it: fact name -> value.

    Only facts that somebody verified are in the bundle: an unverified fact decides nothing.
    """

    id: str
    name: str
    province: str
    facts: Mapping[str, Any]

    def value(self, fact: str) -> Any:
        """The value of a fact, None when it is not known."""
        return self.facts.get(fact)


@dataclass(frozen=True, slots=True)
class Law:
    """The rules of one bundle.

    references: id -> law, article; in_force: id -> first day on which the article is as we cite it, where it is known;
    entries: tree id -> first node; fees: name -> dated amounts of a court fee.
    """

    calendar: Calendar
    terms: Mapping[str, Term]
    penalties: Sequence[dict[str, Any]]
    fees: Mapping[str, Sequence[dict[str, Any]]]
    references: Mapping[str, Mapping[str, Any]]
    in_force: Mapping[str, date]
    tree: Tree
    entries: Mapping[str, str]
    municipalities: Mapping[str, Place]
    providers: Mapping[str, Place]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Law":
        """Read the bundle made by wizard.publish.bundle."""
        return cls(
            calendar=Calendar.from_data(data["calendar"]),
            terms={term_id: Term.from_data(term_id, term) for term_id, term in data["terms"].items()},
            penalties=data["penalties"],
            fees=data["fees"],
            references=data["references"],
            in_force={reference: date.fromisoformat(day) for reference, day in data["in_force"].items()},
            tree={node_id: node_from_data(node_id, node) for node_id, node in data["nodes"].items()},
            entries=data["trees"],
            municipalities=_places(data["municipalities"]),
            providers=_places(data["providers"]),
        )

    def holds_on(self, mark: str, day: date) -> bool:
        """Whether the article that `mark` cites was in force on `day` as we cite it; not recorded counts as yes."""
        parts = mark.split("-")
        cited = ("-".join(parts[:cut]) for cut in range(len(parts), 1, -1))
        since = next((self.in_force.get(name) for name in cited if name in self.references), None)
        return since is None or since <= day

    def fee(self, name: str, day: date) -> str | None:
        """The court fee of the year of `day`; None for a year of which no amount is recorded, never the last one."""
        found = (value["amount"] for value in self.fees[name] if value["valid_from"][:4] == str(day.year))
        return next(found, None)


def _places(data: Mapping[str, Any]) -> Mapping[str, Place]:
    return {
        key: Place(key, place.get("name", ""), place.get("province", ""), place.get("facts", {}))
        for key, place in data.items()
    }
