"""Twelve kinds of municipality, chosen and walked in the browser; tests/test_every_municipality.py has all 342."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.test_visits import SAFE
from tests.browser.visitor import TODAY
from tests.conftest import ROOT
from tests.test_every_municipality import KINDS
from wizard.engine.api import open_door
from wizard.loader.project import load
from wizard.publish.bundle import engine_bundle
from wizard.publish.places import dialled

SAMPLE = [place.id for place in KINDS.values()][:12]
PROVIDER = {
    "safe_now": "safe", "for_whom": "self", "letter": "no_letter", "concern": "provider", "payer": "wmo",
    "provider_steps": "not_yet",
}  # fmt: skip
PROJECT = load(ROOT)
ASK = open_door(engine_bundle(PROJECT))
PHONES = {
    document.data["code"]: str(document.data["facts"]["general_contact"]["phone"]["value"])
    for document in PROJECT.municipalities.values()
    if "phone" in document.data["facts"].get("general_contact", {})
}


def advised(code: str) -> str:
    """The outcome that the engine gives who lives there and complains about a provider for the first time."""
    request = {"ask": "visit", "entry": "route", "answers": PROVIDER, "today": TODAY, "municipality": code}
    return str(json.loads(ASK(json.dumps(request)))["node"])


def test_the_sample_holds_twelve_kinds() -> None:
    assert 12 == len(set(SAMPLE))


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("code", SAMPLE)
def test_each_kind_is_walked_to_its_own_door_with_its_own_number(enter: Enter, code: str, locale: str) -> None:
    visitor = enter(locale)
    visitor.start(code)
    visitor.go([SAFE, *[(node, result) for node, result in PROVIDER.items() if node != "safe_now"]])
    outcome = visitor.at(advised(code))
    contacts = outcome.locator('[data-slot="contacts"]')
    expect(contacts.locator("[data-card]").first).to_be_visible()
    if contacts.locator('[data-card="complaint_provider"], [data-card="general"]').count():
        assert (
            dialled(PHONES[code])
            in {link.get_attribute("href").removeprefix("tel:") for link in outcome.locator('a[href^="tel:"]').all()}
            or contacts.locator(".ww-call-line").count()
        )
    visitor.lives_in(code)
