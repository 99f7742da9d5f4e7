"""The wizard's cards of all municipalities: templates with their values filled in are what the page would show."""

import json
import re
from datetime import date
from typing import Any

import brotli
import pytest

from tests.conftest import TODAY
from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.edition import Edition
from wizard.publish.places import MUNICIPAL
from wizard.publish.places_bundle import places_bundle
from wizard.publish.web_bundle import card_of

DATE = date.fromisoformat(TODAY)


@pytest.fixture(scope="module", params=["nl", "en"])
def edition(request: pytest.FixtureRequest, project: Project, bundle: str) -> Edition:
    return Edition(project, project.words[request.param], open_door(bundle), DATE)


@pytest.fixture(scope="module")
def text(edition: Edition) -> str:
    return places_bundle(edition)


@pytest.fixture(scope="module")
def places(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def shown(places: dict[str, Any], code: str, card: str) -> str:
    """What wizard/web/views.mjs shows: the card of the municipality itself, else the template with its values."""
    if card == "ombudsman":
        return str(places["ombudsmen"][places["competent"][code]])
    blanks = dict(zip(places["slots"], places["values"][code], strict=True))
    template = places["own"].get(code, {}).get(card) or places["templates"][card]
    return re.sub(r"\{(\w+)\}", lambda slot: blanks[slot[1]], template)


def test_every_card_of_every_municipality_is_the_one_rendered_from_its_facts(
    edition: Edition, places: dict[str, Any]
) -> None:
    render = card_of(edition)
    for document in edition.project.municipalities.values():
        for card in MUNICIPAL:
            assert render(edition.cards.municipal(card, document)) == shown(places, document.data["code"], card)


def test_only_municipalities_with_facts_of_their_own_bring_cards_of_their_own(
    project: Project, places: dict[str, Any]
) -> None:
    local = {document.data["code"] for document in project.municipalities.values() if document.data["own_file"]}
    assert set(places["own"]) <= local
    assert len(places["own"]) > 20


def test_an_ombudsman_shared_by_several_municipalities_is_there_once(places: dict[str, Any]) -> None:
    metropool = [places["competent"][code] for code in ("GM0034", "GM0362", "GM0384", "GM0479")]
    assert 1 == len(set(metropool))
    assert len(places["ombudsmen"]) < 60


def test_all_municipalities_together_weigh_no_more_than_thirty_kilobytes(text: str) -> None:
    assert len(brotli.compress(text.encode(), quality=11)) <= 30_000


def test_no_value_can_break_out_of_its_place_in_the_card(places: dict[str, Any]) -> None:
    assert [] == [value for values in places["values"].values() for value in values if re.search(r'[<>"]', value)]
