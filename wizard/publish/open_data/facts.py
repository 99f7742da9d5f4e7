"""Local facts for who takes them over: each with its value, what it rests on, and where that stands."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wizard.publish.open_data.names import camel, chosen
from wizard.publish.places import SHOWN

BASIS = {"yes": "officialSource", "seed": "suppliedText"}
LAW = "law"
UNKNOWN = "unknown"  # what law leaves to a municipality, and nobody told us
MORE = ("unit", "note", "login", "valid_from", "valid_to")
type Record = Mapping[str, Any]


def is_published(fact: Record) -> bool:
    """Whether a fact may be handed on: somebody read it in a source, or it is the law."""
    return fact["value"] != UNKNOWN and (fact.get("verified") in SHOWN or "reference" in fact)


def published(facts: Mapping[str, Record]) -> dict[str, Any]:
    """The facts of a place by section and field; sections without any are left out."""
    found = {camel(section): dict(_section(fields)) for section, fields in facts.items()}
    return {section: fields for section, fields in found.items() if fields}


def not_verified(facts: Mapping[str, Record]) -> list[str]:
    """The names, without values, of what we came across and could not check: "objection.termWeeks"."""
    return _names(facts, lambda fact: fact["value"] != UNKNOWN and not is_published(fact))


def unknown(facts: Mapping[str, Record]) -> list[str]:
    """The names of what differs per municipality and we do not know of this one."""
    return _names(facts, lambda fact: fact["value"] == UNKNOWN)


def _names(facts: Mapping[str, Record], is_meant: Callable[[Record], bool]) -> list[str]:
    return sorted(
        {
            f"{camel(section)}.{camel(field)}"
            for section, fields in facts.items()
            for field, given in fields.items()
            if any(map(is_meant, _every(given)))
        }
    )


def used_sources(document: Record) -> dict[str, Any]:
    """The sources that the published facts and the conflicts of a place name."""
    named = {
        fact["source"]
        for fields in document["facts"].values()
        for given in fields.values()
        for fact in _every(given)
        if "source" in fact and is_published(fact)
    }
    named |= {source for conflict in document.get("conflicts", ()) for source in conflict["sources"]}
    return {name: source(found) for name, found in document["sources"].items() if name in named}


def source(found: Record) -> dict[str, Any]:
    """A source: its title, where it stands, what kind it is, and of when."""
    return chosen(found, "title", "url", "kind", "date", "date_note")


def _section(fields: Record) -> Iterator[tuple[str, Any]]:
    for name, given in fields.items():
        if isinstance(given, Mapping):
            if is_published(given):
                yield camel(name), handed_on(given)
        else:
            shown = [_item(item) for item in given if any(map(is_published, _every([item])))]
            if shown:
                yield camel(name), shown


def _every(given: Any) -> Iterator[Record]:
    """Every fact in a field: one, a list of channels, or a list of steps that hold facts themselves."""
    for item in [given] if isinstance(given, Mapping) else given:
        if "value" in item:
            yield item
        else:
            yield from (inner for inner in item.values() if isinstance(inner, Mapping))


def _item(item: Record) -> dict[str, Any]:
    """A channel with its type, or a step with its number and its published facts."""
    if "value" in item:
        return {"type": item["type"], **handed_on(item)}
    return {"step": item["step"], **dict(_section({key: fact for key, fact in item.items() if key != "step"}))}


def handed_on(fact: Record) -> dict[str, Any]:
    """One fact: its value, what it rests on, and until when it holds if that is known."""
    rests_on = (
        {"basis": BASIS[fact["verified"]], "source": fact["source"]}
        if "source" in fact
        else {"basis": LAW, "article": fact["reference"]}
    )
    return {"value": fact["value"], **rests_on, **chosen(fact, *MORE)}
