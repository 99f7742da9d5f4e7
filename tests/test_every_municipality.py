"""From each of the 342 municipalities every way through the three conversations ends in advice with a contact.

The engine knows of a municipality only its Place. Those with equal facts are told the same, so each kind of place is
walked once, exhaustively; that the 342 are of these kinds, and that a kind tells all, is proved first.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.conftest import ROOT
from wizard.engine import companions
from wizard.engine.clocks import Visit
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law, Place
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.tree import Check, replay
from wizard.loader.project import load
from wizard.proof.local import Settled
from wizard.proof.walk import NOW, Way, lived
from wizard.publish.bundle import engine_bundle

LAW = Law.from_data(json.loads(engine_bundle(load(ROOT))))
WITHOUT_DECISION_BLOCK = companions.WITHOUT_DECISION_BLOCK
ROUTING = (
    "complaint_provider.first_door", "complaint_provider.municipality_takes",
    "complaint_provider.provider_terms.decision_weeks", "ombudsman.covers_contracted_providers",
)  # fmt: skip
type Kind = tuple[str, str, str]


def kind_of(place: Place) -> Kind:
    """All that the engine can see of a place, but for its id and its name."""
    return (place.province, "named" if place.name else "", json.dumps(dict(place.facts), sort_keys=True))


def routing_of(place: Place) -> str:
    """The facts that choose between ways; the others only add to what is told at the end."""
    has_no_commission = place.value("complaint_commission.exists") is False
    return json.dumps([has_no_commission, {name: place.facts[name] for name in ROUTING if name in place.facts}])


KINDS: Mapping[Kind, Place] = {kind_of(place): place for place in reversed(LAW.municipalities.values())}  # type: ignore[call-overload]


def walked(place: Place) -> list[Way]:
    """Every way through the three conversations for who lives there, with days that bring about each result."""
    member = Place("member", "Member", "", {"complaint.external_committee": "a committee"})
    starts = (Settled(place), Settled(place, member))
    return [way for tree in LAW.entries for way in lived(LAW, tree, every_place=False, starts=starts)]


# --- the 342 are of these kinds --------------------------------------------------------------------------------------


def test_each_of_the_342_is_of_a_kind_that_is_walked() -> None:
    assert 342 == len(LAW.municipalities)
    assert set() == {kind_of(place) for place in LAW.municipalities.values()} - set(KINDS)
    assert len(KINDS) < 25


def test_the_engine_sees_of_a_place_only_what_makes_its_kind() -> None:
    """Its facts by name and its province; its id and name only to say whose promise it is."""
    folder = ROOT / "wizard" / "engine"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py") if path.name != "law.py")
    assert {"value", "province"} == set(re.findall(r"\b(?:place|municipality)\.(\w+)", text))
    assert {"id", "name"} == set(re.findall(r"\bowner\.(\w+)", text))


@pytest.mark.parametrize("code", ["GM0014", "GM1640"])
def test_places_of_one_kind_are_told_the_same(code: str) -> None:
    place = LAW.municipalities[code]
    other = KINDS[kind_of(place)]
    for way in {way.end: way for way in walked(place)}.values():
        assert told(place, way) == told(other, way)


# --- each kind, walked -----------------------------------------------------------------------------------------------


def told(place: Place, way: Way) -> dict[str, Any]:
    """What the engine says at the end of a way to who lives there."""

    def decide(check: Check, known: Mapping[str, str]) -> str:
        return CHECKS[check.check].find(Visit(LAW, NOW, known, place, way.provider))

    path = replay(LAW.tree, LAW.entries[way.tree], way.answers, decide)
    visit = Visit(LAW, NOW, path.known, place, way.provider)
    assert way.end == path.at.id
    return {**described(visit, path), "so_far": clocks_so_far(visit)}


@pytest.fixture(scope="module", params=list(KINDS.values()), ids=[place.id for place in KINDS.values()])
def lives(request: pytest.FixtureRequest) -> tuple[Place, list[Way]]:
    return request.param, walked(request.param)


def test_every_outcome_that_facts_of_the_place_allow_is_reached(lives: tuple[Place, list[Way]]) -> None:
    place, ways = lives
    reached = {way.end for way in ways}
    door = place.value("complaint_provider.first_door")
    outcomes = {node_id for node_id, node in LAW.tree.items() if hasattr(node, "door")}
    elsewhere = {"choose_first_door", "team_first", "provider_complaint", "ombudsman_about_provider"}
    assert set() == outcomes - reached - elsewhere
    assert {"free_choice": "choose_first_door", "team": "team_first"}.get(str(door), "provider_complaint") in reached
    assert (place.value("ombudsman.covers_contracted_providers") is True) == ("ombudsman_about_provider" in reached)


def test_every_way_ends_in_advice_with_a_contact_an_article_and_both_clocks(lives: tuple[Place, list[Way]]) -> None:
    """On every way where facts choose another way for the first time, else on one way to each outcome."""
    place, ways = lives
    is_first = place == next(other for other in KINDS.values() if routing_of(other) == routing_of(place))
    for way in ways if is_first else {way.end: way for way in ways}.values():
        found = told(place, way)
        assert found["contacts"], str(way)
        assert found["references"] or way.end == "insurer", str(way)
        has_block = any(block.startswith("decision") or block == "appeal_day" for block in found["blocks"])
        assert has_block == (way.end not in WITHOUT_DECISION_BLOCK), str(way)


def test_frisian_is_offered_in_all_of_fryslan_and_nowhere_else(lives: tuple[Place, list[Way]]) -> None:
    place, ways = lives
    doors = {end: told(place, way) for end, way in {way.end: way for way in ways}.items()}
    shown = {end for end, found in doors.items() if "frisian" in found["blocks"]}
    wanted = {end for end, found in doors.items() if found["door"] in ("bezwaar", "municipality")}
    assert (wanted if place.province == companions.FRYSLAN else set()) == shown
