"""Requests that pass every path through the conversations, and every question on the way to its end.

They find out which modules the engine needs, and show that it answers the same everywhere. The places are those that
the proof decides on the way (wizard/proof/local.py), entered in a bundle for this purpose: so every path is passed,
whichever municipalities the site has.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wizard.engine.law import Law
from wizard.engine.tree import Outcome
from wizard.proof.local import MUNICIPALITY, PROVIDER
from wizard.proof.walk import NOW, Way, lived

TODAY = NOW.isoformat()
EVENT = "2026-11-19"
PREFIX = "proof-"
PART = 20  # one request in so many loads all that the whole loads
SETTINGS = {  # a value for each setting that is not "yes" or "no"
    **dict.fromkeys(("weeks", "days", "working_days", "extension_weeks", "suspended_days"), "6"),
    **dict.fromkeys(("until", "due", "agreed_until", "other_date", "letter_says"), "2026-11-20"),
    **dict.fromkeys(("portal_day", "mijnoverheid_day"), "2025-11-20"),
    "suspended": "2026-11-20/2026-11-25,2026-11-24/2026-11-30",
    "event_is": "objection_term_end",
    "owner": "permens",
}
type Request = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The requests as texts that go through the engine's door, and the bundle with the places that they name."""

    bundle: str
    requests: tuple[str, ...]

    def part(self) -> "Rehearsal":
        """A part of the requests, with each kind of request in it."""
        return Rehearsal(self.bundle, (*self.requests[::PART], *self.requests[-10 * PART :]))


@dataclass(frozen=True, slots=True)
class _Places:
    """The places that the walk decided, each once."""

    known: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {MUNICIPALITY: {}, PROVIDER: {}})

    def id_of(self, way: Way, owner: str) -> str | None:
        """The id under which a place of the walk is entered; None where none was chosen."""
        found = way.municipality if owner == MUNICIPALITY else way.provider
        if found is None:
            return None
        place = {"name": "Place of the proof", "province": found.province, "facts": dict(sorted(found.facts.items()))}
        key = json.dumps(place, sort_keys=True)
        return str(self.known[owner].setdefault(key, {**place, "id": f"{PREFIX}{len(self.known[owner])}"})["id"])

    def entered(self, bundle: str) -> str:
        """The bundle with these places beside its own."""
        data = json.loads(bundle)
        for owner, name in ((MUNICIPALITY, "municipalities"), (PROVIDER, "providers")):
            data[name] |= {place.pop("id"): place for place in self.known[owner].values()}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def rehearsal(bundle: str) -> Rehearsal:
    """Everything that is asked; for one bundle always the same."""
    data = json.loads(bundle)
    law, places = Law.from_data(data), _Places()
    ways = [way for tree in law.entries for way in lived(law, tree, every_place=False)]
    found = dict.fromkeys(json.dumps(request) for way in ways for request in _way(way, places))
    others = [*_real_places(law), *_several(ways, places), *_terms(data["terms"]), *_broken()]
    found |= dict.fromkeys(json.dumps(request) if isinstance(request, dict) else request for request in others)
    return Rehearsal(places.entered(bundle), tuple(found))


def _way(way: Way, places: _Places) -> Iterator[Request]:
    """A path, and the way to its end question by question."""
    where = {owner: places.id_of(way, owner) for owner in (MUNICIPALITY, PROVIDER)}
    answers: dict[str, str] = {}
    yield _visit(way.tree, answers, where)
    for node, value in way.answers.items():
        answers = {**answers, node: value}
        yield _visit(way.tree, answers, where)


def _visit(entry: str, answers: Mapping[str, str], where: Mapping[str, str | None]) -> Request:
    return {"ask": "visit", "entry": entry, "answers": dict(answers), "today": TODAY, **where}


def _real_places(law: Law) -> Iterator[Request]:
    """Each place that the bundle has, with one advice after the other."""
    ends = [node_id for node_id, node in law.tree.items() if isinstance(node, Outcome)]
    for number, place in enumerate(law.municipalities):
        yield _visit(ends[number % len(ends)], {}, {MUNICIPALITY: place, PROVIDER: None})
    for number, place in enumerate(law.providers):
        yield _visit(ends[number % len(ends)], {}, {MUNICIPALITY: None, PROVIDER: place})


def _several(ways: Sequence[Way], places: _Places) -> Iterator[Request]:
    """Why each advice, told once for each; and each advice beside the next one in one visit."""
    ended = list({way.end: way for way in ways}.values())
    for first, second in zip(ended, [*ended[1:], *ended[:1]], strict=True):
        told = [
            {"entry": way.tree, "answers": dict(way.answers), PROVIDER: places.id_of(way, PROVIDER)}
            for way in (first, second)
        ]
        both = {"matters": told, "today": TODAY, MUNICIPALITY: places.id_of(second, MUNICIPALITY)}
        yield {"ask": "explain", **both}
        yield {"ask": "visit", **both}


def _terms(terms: Mapping[str, Any]) -> Iterator[Request]:
    """Each term as it is, and with each of its settings."""
    for term, data in terms.items():
        asked = {"ask": "term", "term": term, "event": EVENT, "today": TODAY}
        yield asked
        for name in data.get("settings", ()):
            yield {**asked, "settings": {name: SETTINGS.get(name, "yes")}}


def _broken() -> Iterator[Any]:
    yield "{"
    yield {"ask": "nothing"}
    yield {"ask": "visit", "entry": "nowhere", "answers": {"x": "y"}, "today": "yesterday"}
    months = [[str(n)] for n in range(1, 13)]
    for day in ("31", "30", "", "x"):
        yield {"ask": "day", "day": day, "month": "2", "year": "2026", "months": months, "today": TODAY}
