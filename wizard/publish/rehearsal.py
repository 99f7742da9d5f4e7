"""Requests that pass every path through the conversations, and every question on the way to its end.

They find out which modules the engine needs, and show that it answers the same everywhere. The places are those that
the proof decides on the way (wizard/proof/local.py), entered in a bundle for this purpose: so every path is passed,
whichever municipalities the site has.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wizard.engine.law import Law
from wizard.proof.local import MUNICIPALITY, PROVIDER, PROVINCE, UNKNOWN_FACT, Local
from wizard.proof.walk import NOW, Way, lived

TODAY = NOW.isoformat()
EVENT = "2026-11-19"
PREFIX = "proof-"
type Request = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The requests as texts that go through the engine's door, and the bundle with the places that they name."""

    bundle: str
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Places:
    """The places that the walk decided, each once."""

    known: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {MUNICIPALITY: {}, PROVIDER: {}})

    def id_of(self, local: Local, owner: str) -> str | None:
        """The id under which a place of the walk is entered; None where none was chosen."""
        if (local.municipality if owner == MUNICIPALITY else local.provider) is None:
            return None
        decided = {fact: value for (whose, fact), value in local.decided.items() if whose == owner}
        province = decided.pop(PROVINCE, UNKNOWN_FACT)[0]
        facts = {fact: {"value": value, "verified": how} for fact, (value, how) in sorted(decided.items())}
        place = {"name": "Place of the proof", "province": province, "facts": facts}
        key = json.dumps(place, sort_keys=True)
        return str(self.known[owner].setdefault(key, {**place, "id": f"{PREFIX}{len(self.known[owner])}"})["id"])

    def entered(self, bundle: str) -> str:
        """The bundle with these places beside its own."""
        data = json.loads(bundle)
        for owner, name in ((MUNICIPALITY, "municipalities"), (PROVIDER, "providers")):
            data[name] |= {place.pop("id"): place for place in self.known[owner].values()}
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def rehearsal(bundle: str) -> Rehearsal:
    """Everything that is asked; for one bundle always the same."""
    data = json.loads(bundle)
    law, places = Law.from_data(data), _Places()
    found = dict.fromkeys(json.dumps(request) for request in _visits(law, places))
    others = [*_real_places(law), *_terms(data["terms"]), *_broken()]
    found |= dict.fromkeys(json.dumps(request) if isinstance(request, dict) else request for request in others)
    return Rehearsal(places.entered(bundle), tuple(found))


def _visits(law: Law, places: _Places) -> Iterator[Request]:
    """Each path that can occur, and the way to it question by question."""
    for tree in law.entries:
        for way in lived(law, tree, every_place=False):
            yield from _way(way, places)


def _way(way: Way, places: _Places) -> Iterator[Request]:
    where = {owner: places.id_of(way.local, owner) for owner in (MUNICIPALITY, PROVIDER)}
    answers: dict[str, str] = {}
    yield _visit(way.tree, answers, where)
    for node, value in way.answers.items():
        answers = {**answers, node: value}
        yield _visit(way.tree, answers, where)


def _visit(entry: str, answers: Mapping[str, str], where: Mapping[str, str | None]) -> Request:
    return {"ask": "visit", "entry": entry, "answers": dict(answers), "today": TODAY, **where}


def _real_places(law: Law) -> Iterator[Request]:
    """Each advice in each place that the bundle has."""
    for node_id, node in law.tree.items():
        if not hasattr(node, "door"):
            continue
        for place in law.municipalities:
            yield _visit(node_id, {}, {MUNICIPALITY: place, PROVIDER: None})
        for place in law.providers:
            yield _visit(node_id, {}, {MUNICIPALITY: None, PROVIDER: place})


def _terms(terms: Mapping[str, Any]) -> Iterator[Request]:
    for term in terms:
        yield {"ask": "term", "term": term, "event": EVENT, "today": TODAY}


def _broken() -> Iterator[Any]:
    yield "{"
    yield {"ask": "nothing"}
    yield {"ask": "visit", "entry": "nowhere", "answers": {"x": "y"}, "today": "yesterday"}
    months = [[str(n)] for n in range(1, 13)]
    for day in ("31", "30", "", "x"):
        yield {"ask": "day", "day": day, "month": "2", "year": "2026", "months": months, "today": TODAY}
