"""Only what somebody verified is shown as a fact; the rest is not there, and the card says so."""

from pathlib import Path

import pytest

from wizard.loader.project import load
from wizard.publish.places import Cards, dialled, shown_facts

PROJECT = load(Path(__file__).resolve().parents[2])
NL, EN = (Cards(PROJECT, PROJECT.words[locale]) for locale in ("nl", "en"))
NAMES = (
    "name",
    "handled_by",
    "organisation",
    "page_title",
    "external_committee",
    "legal_basis_stated",
)  # a name is not translated
OMBUDSMAN = '<span lang="nl" dir="ltr">Ombudsman Metropool Amsterdam</span>'
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


def test_every_phrase_that_is_shown_has_its_english() -> None:
    for document in (*PROJECT.municipalities.values(), *PROJECT.providers.values()):
        for section in document.data["facts"]:
            for name, fact in shown_facts(document, section):
                if name not in NAMES and "address" not in name:
                    shown = EN.value(name, fact).replace(OMBUDSMAN, "")
                    assert 'lang="nl"' not in shown, (document.file, section, name)
