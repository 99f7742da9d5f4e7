"""Everything the engine is given: law, conversation and local facts, read once from the data bundle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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

    @property
    def promised_weeks(self) -> int | None:
        """Weeks in which complaints about a provider are handled, as promised by it or asked of it by contract."""
        weeks = self.value("complaint_provider.provider_terms.decision_weeks") or self.value(
            "complaint.decision_term_weeks"
        )
        return int(weeks) if weeks else None


@dataclass(frozen=True, slots=True)
class Law:
    """The rules of one bundle. references: id -> law, article, url, version; entries: tree id -> first node."""

    calendar: Calendar
    terms: Mapping[str, Term]
    penalties: Sequence[dict[str, Any]]
    references: Mapping[str, Mapping[str, Any]]
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
            references=data["references"],
            tree={node_id: node_from_data(node_id, node) for node_id, node in data["nodes"].items()},
            entries=data["trees"],
            municipalities=_places(data["municipalities"]),
            providers=_places(data["providers"]),
        )


def _places(data: Mapping[str, Any]) -> Mapping[str, Place]:
    return {
        key: Place(key, place.get("name", ""), place.get("province", ""), place.get("facts", {}))
        for key, place in data.items()
    }
