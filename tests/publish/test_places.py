"""Only what somebody verified is shown as a fact; the rest is not there, and the card says so."""

import re
from datetime import date
from pathlib import Path

import pytest

from wizard.engine.api import open_door
from wizard.loader.project import load
from wizard.publish.edition import Edition
from wizard.publish.place_pages import municipality_page, provider_page
from wizard.publish.places import Cards, dialled
from wizard.publish.places_bundle import places_bundle
from wizard.publish.web_bundle import bundles

PROJECT = load(Path(__file__).resolve().parents[2])
NL, EN = (Cards(PROJECT, PROJECT.words[locale]) for locale in ("nl", "en"))
DEN_HAAG = PROJECT.municipalities["den-haag"]


@pytest.mark.parametrize(
    ("number", "tel"),
    [
        ("(070) 353 75 00", "+31703537500"),
        ("14 070", "14070"),
        ("14 0561", "140561"),
        ("088 355 01 00", "+31883550100"),
    ],
)
def test_a_number_is_dialled_as_a_phone_does(number: str, tel: str) -> None:
    assert tel == dialled(number)


def test_the_objection_card_of_den_haag_has_the_verified_number_and_no_unverified_address() -> None:
    card = NL.municipal("objection", DEN_HAAG)
    assert ["(070) 353 75 00"] == [phone["shown"] for phone in card["phones"]]
    assert "12610" not in str(card)
    assert PROJECT.words["nl"].interface["outcome"]["unchecked_some"] == card["unchecked"]


def test_each_card_with_a_fact_names_a_source_and_the_day_we_looked() -> None:
    for document in PROJECT.municipalities.values():
        card = NL.municipal("general", document)
        assert card["sources"]
        assert all("22 november 2026" in source for source in card["sources"])


def test_an_ombudsman_that_nobody_recorded_is_the_national_one_by_law_and_the_card_says_so() -> None:
    card = NL.municipal("ombudsman", PROJECT.municipalities["weststellingwerf"])
    assert ["0800-33 55 555"] == [phone["shown"] for phone in card["phones"]]
    assert "Volgens de wet is dat de Nationale ombudsman, tenzij uw gemeente zelf iets heeft geregeld." in card["text"]
    assert "De brief over uw klacht noemt de juiste." in card["text"]


def test_a_card_never_lends_the_municipality_s_number_to_the_ombudsman() -> None:
    assert [] == NL.municipal("ombudsman", DEN_HAAG)["phones"]


def test_a_phrase_without_translation_is_marked_as_dutch() -> None:
    assert '<span lang="nl" dir="ltr">een zin zonder vertaling</span>' == EN.translated("een zin zonder vertaling")
    assert "een zin zonder vertaling" == NL.translated("een zin zonder vertaling")


NO_PHRASE = re.compile(r"\d{4} [A-Z]{2}\b")  # an address is not translated
NAMES = (
    "Klachtencommissie POA",
    "Ombudsman Metropool Amsterdam",
    "D.J. den Hartoglaan 1, Diemen",
    "Gemeentehuis, Hoofdstraat 82, Beetsterzwaag",
)


def test_every_phrase_that_is_shown_has_its_english_and_no_english_stands_there_for_nothing(
    bundle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    translated = Cards.translated

    def heard(cards: Cards, text: str) -> str:
        asked.add(text)
        return translated(cards, text)

    monkeypatch.setattr(Cards, "translated", heard)
    edition = Edition(PROJECT, PROJECT.words["en"], open_door(bundle), date(2026, 11, 24))
    for document in PROJECT.municipalities.values():
        municipality_page(edition, document)
    for slug, document in PROJECT.providers.items():
        provider_page(edition, slug, document)
    places_bundle(edition)
    bundles(edition)
    phrases = {text for text in asked if re.search("[a-z]{3}", text) and not NO_PHRASE.search(text)}
    assert set() == phrases - set(PROJECT.words["en"].local) - set(NAMES)
    assert set() == set(PROJECT.words["en"].local) - asked
