"""The page of a municipality helps wherever one lives: law for all, local facts with source, gaps and doubt said."""

import json
import re
import shutil
import statistics
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard.engine.api import open_door
from wizard.engine.companions import FRYSLAN
from wizard.loader.project import Project, load
from wizard.loader.yaml_file import Document
from wizard.publish.edition import Edition
from wizard.publish.list_page import places_page
from wizard.publish.place_pages import differences, municipality_page, provider_page

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
LONGEST = 20  # words in a Dutch sentence
REGISTER_ONLY = "aa-en-hunze"


@pytest.fixture(scope="module")
def edition_of(bundle: str) -> Callable[..., Edition]:
    return lambda project, locale="nl", today=TODAY: Edition(project, project.words[locale], open_door(bundle), today)


@pytest.fixture(scope="module")
def nl(project: Project, edition_of: Callable[..., Edition]) -> Edition:
    return edition_of(project)


@pytest.fixture(scope="module")
def pages(project: Project, nl: Edition) -> dict[str, str]:
    return {slug: municipality_page(nl, document) for slug, document in project.municipalities.items()}


def text_of(html: str) -> str:
    """What a reader sees, in one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&#x27;", "'")


def part(html: str, name: str) -> str:
    """The part of a page with this id."""
    found = re.search(rf'<section class="ww-part" id="{name}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


# --- somewhere without local facts -----------------------------------------------------------------------------------


def test_a_municipality_of_which_only_the_register_is_known_gets_a_page_that_helps(pages: dict[str, str]) -> None:
    page = pages[REGISTER_ONLY]
    assert 'href="tel:140592"' in part(page, "general_contact")
    assert 'href="https://www.aaenhunze.nl"' in part(page, "general_contact")
    for route, article in (
        ("complaint_provider", "artikel 2.1.1 Wmo 2015"),
        ("complaint_municipality", "artikel 9:11 Awb"),
        ("objection", "artikel 6:7 Awb"),
        ("ombudsman", "artikel 9:24 Awb"),
        ("client_support", "artikel 2.2.4 Wmo 2015"),
    ):
        assert article in part(page, route), route
    assert "safe_now/#gemeente=GM1680" in page


def test_what_is_not_known_is_gathered_in_one_list_and_no_part_stands_empty(pages: dict[str, str]) -> None:
    gaps = text_of(part(pages[REGISTER_ONLY], "gaps"))
    assert "waar u met een klacht over een aanbieder begint" in gaps
    assert "Vraag dit aan de gemeente." in gaps
    for slug, page in pages.items():
        for section in re.findall(r'<section class="ww-part".*?</section>', page, re.DOTALL):
            assert len(text_of(section).split()) > 4, (slug, section)


def test_a_page_is_light_because_there_are_hundreds_of_them_in_each_language(
    project: Project, pages: dict[str, str]
) -> None:
    sizes = {slug: len(page.encode()) for slug, page in pages.items()}
    register_only = [sizes[slug] for slug, document in project.municipalities.items() if not document.data["own_file"]]
    assert max(register_only) <= 12_000
    assert statistics.median(sizes.values()) <= 8_000
    assert max(sizes.values()) <= 15_000


# --- what is different -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        ("amsterdam", "In Amsterdam kiest u zelf: u klaagt over hulp bij de aanbieder of bij de gemeente."),
        ("amsterdam", "Amsterdam vraagt van aanbieders een antwoord binnen 6 weken."),
        ("weststellingwerf", "Weststellingwerf noemt geen eigen weg voor klachten over een aanbieder."),
        ("noord-beveland", "Noord-Beveland belooft een antwoord op een klacht binnen 4 weken. De wet geeft haar zes."),
        ("maastricht", "Maastricht neemt 10 weken voor een klacht. De wet geeft haar zes, of tien met een commissie."),
        ("opsterland", "Opsterland neemt 12 weken voor een bezwaar"),
        ("diemen", "Diemen neemt een bezwaar niet aan per: E-mail."),
        ("smallingerland", "Smallingerland heeft pagina's in deze talen: Nederlands, Fries."),
        ("utrecht", "Utrecht heeft een eigen ombudsman: Utrechts Ombudsloket."),
        (
            "hoogeveen",
            "Misschien heeft Hoogeveen niet de Nationale ombudsman, maar: Gemeentelijke ombudsman Hoogeveen.",
        ),
        ("schiedam", "Voor de Wmo werkt hier ook ROGplus."),
        ("roerdalen", "Roerdalen wil een klacht op papier."),
    ],
)
def test_what_differs_from_elsewhere_is_said_in_words(pages: dict[str, str], slug: str, line: str) -> None:
    assert line in text_of(part(pages[slug], "different"))


def test_the_differences_follow_from_comparing_with_the_law_and_are_no_list_by_hand(
    project: Project, edition_of: Callable[..., Edition]
) -> None:
    default = project.register.default
    law: dict[str, Any] = {**default.data["facts"]}
    law["complaint_municipality"] = {
        **law["complaint_municipality"],
        "decision_term_weeks": {"value": 4, "reference": "awb-9-11-1"},
    }
    register = replace(project.register, default=Document(default.file, {"facts": law}, default.lines))
    changed = edition_of(replace(project, register=register))
    assert [] == [line for line in differences(changed, project.municipalities["noord-beveland"]) if "4 weken" in line]
    hardenberg = list(differences(changed, project.municipalities["hardenberg"]))
    assert any("Hardenberg neemt 6 weken voor een klacht." in line for line in hardenberg)


def test_two_facts_that_say_the_same_are_said_once(pages: dict[str, str]) -> None:
    """Smallingerland asks to get in touch first and offers mediation."""
    assert 1 == text_of(part(pages["smallingerland"], "different")).count("biedt een gesprek aan over het besluit")


def test_law_stands_apart_from_what_a_municipality_promises(pages: dict[str, str]) -> None:
    section = part(pages["noord-beveland"], "complaint_municipality")
    law, promise = section.split('<div class="ww-promise">')
    assert "artikel 9:11 Awb" in law
    assert "Dit belooft Noord-Beveland. Het is geen wet." in promise
    assert "5 werkdagen" in promise
    assert "5 werkdagen" not in law


def test_nothing_that_nobody_verified_stands_on_a_page(pages: dict[str, str]) -> None:
    for slug, secret in (("den-haag", "12610"), ("den-haag", "752 53 00"), ("weststellingwerf", "0561 69 12 33")):
        assert secret not in pages[slug]
    assert "Trefpunt" not in pages["heiloo"]


def test_sources_that_contradict_each_other_are_said(pages: dict[str, str]) -> None:
    assert "Dezelfde pagina noemt 5 en 10 werkdagen" in part(pages["stadskanaal"], "conflicts")


# --- the ombudsman ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        (REGISTER_ONLY, "Volgens de wet is dat de Nationale ombudsman, tenzij uw gemeente zelf iets heeft geregeld."),
        (REGISTER_ONLY, "De brief over uw klacht noemt de juiste."),
        ("rotterdam", "De brief over uw klacht noemt hem ook."),
        ("doetinchem", "Wij zagen dit in één bron. Die is oud of heeft geen datum."),
        ("tilburg", "Wij zagen dit alleen in een oude bron. Misschien klopt het niet meer."),
        ("terneuzen", "Dat is zo sinds 1 januari 2023. Daarvoor was het: Zeeuwse Ombudsman."),
        ("utrecht", "Dat is zo sinds 1 januari 2025. Daarvoor was het: Nationale ombudsman."),
    ],
)  # fmt: skip
def test_the_page_says_how_sure_it_is_of_the_ombudsman(pages: dict[str, str], slug: str, said: str) -> None:
    assert said in text_of(part(pages[slug], "ombudsman"))


def test_every_confidence_has_words_in_every_locale_and_all_but_the_surest_name_the_letter(project: Project) -> None:
    for words in project.words.values():
        said = words.interface["ombudsman_confidence"]
        assert {"hoog", "midden", "laag", "verondersteld"} == set(said)
        assert 4 == len(set(said.values()))


# --- organisations, Frisian, days ------------------------------------------------------------------------------------


def test_an_organisation_that_acts_for_several_stands_on_the_page_of_each(pages: dict[str, str]) -> None:
    for slug in ("maassluis", "schiedam", "vlaardingen"):
        assert "(010) 870 11 11" in part(pages[slug], "cooperations")
    assert "ROGplus" not in pages["rotterdam"]


def test_a_cooperation_of_which_the_register_does_not_name_the_wmo_says_so(pages: dict[str, str]) -> None:
    assert "Het register noemt de Wmo hier niet." in part(pages["goes"], "cooperations")


def test_all_of_fryslan_reads_that_frisian_may_be_written(project: Project, pages: dict[str, str]) -> None:
    told = {slug for slug, page in pages.items() if 'data-block="frisian"' in page}
    assert {slug for slug, doc in project.municipalities.items() if doc.data["province"] == FRYSLAN} == told


@pytest.mark.parametrize(("today", "is_stale"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)])
def test_a_page_that_nobody_looked_at_in_time_says_so(
    project: Project, edition_of: Callable[..., Edition], today: date, is_stale: bool
) -> None:
    page = municipality_page(edition_of(project, today=today), project.municipalities[REGISTER_ONLY])
    assert is_stale == ("te lang niet bekeken" in page)


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Project]:
    """A copy in which Beek goes up into Stein, and Utrecht promises another term, both from 1 January 2027."""
    root = tmp_path_factory.mktemp("later")
    shutil.copytree(ROOT / "data", root / "data")
    table = root / "data/register/municipalities.csv"
    rows = table.read_text(encoding="utf-8").splitlines()
    rows = [row.removesuffix(",,") + ",2026-12-31,GM0971" if row.startswith("GM0888") else row for row in rows]
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    own = root / "data/municipalities/utrecht.yaml"
    old = 'decision_term_weeks: {value: 6, source: s1, verified: "yes"}'
    text = own.read_text(encoding="utf-8")
    assert old in text
    fact = "{value: %s, source: s1, verified: seed, %s}"
    values = ", ".join((fact % (6, 'valid_to: "2026-12-31"'), fact % (5, 'valid_from: "2027-01-01"')))
    own.write_text(text.replace(old, f"decision_term_weeks: [{values}]"), encoding="utf-8")
    return lambda day: load(root, day)


def test_the_page_of_a_municipality_that_is_no_more_is_a_signpost(
    later: Callable[[str], Project], edition_of: Callable[..., Edition]
) -> None:
    project = later("2027-01-01")
    edition = edition_of(project, today=date(2027, 1, 1))
    page = municipality_page(edition, project.municipalities["beek"])
    assert "Beek was een gemeente tot en met 31 december 2026." in text_of(page)
    assert 'href="../../gemeente/stein/"' in page
    assert "#gemeente=" not in page
    assert "gemeente/beek/" not in places_page(edition)


def test_what_will_change_is_announced_with_its_day(
    later: Callable[[str], Project], edition_of: Callable[..., Edition]
) -> None:
    project = later("2026-12-01")
    page = municipality_page(edition_of(project, today=date(2026, 12, 1)), project.municipalities["utrecht"])
    assert "Vanaf 1 januari 2027: Antwoord binnen (weken): 5" in text_of(part(page, "changes"))


# --- reporting a mistake ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("unknown", "Deze site heeft nog geen adres om een fout te melden."),
        ("mailto:fout@voorbeeld.nl", 'href="mailto:fout@voorbeeld.nl?subject=Fout%20op%20de%20bladzijde%3A%20Klacht'),
        ("https://voorbeeld.nl/new?title={subject}", 'href="https://voorbeeld.nl/new?title=Fout%20op%20de%20bladzijde'),
    ],
)
def test_a_mistake_is_reported_where_the_publisher_of_the_site_says(
    project: Project, edition_of: Callable[..., Edition], address: str, shown: str
) -> None:
    edition = edition_of(replace(project, site={**project.site, "report": address}))
    assert shown in municipality_page(edition, project.municipalities[REGISTER_ONLY])


# --- words -----------------------------------------------------------------------------------------------------------


def test_every_difference_and_every_label_has_words_in_every_locale(
    project: Project, edition_of: Callable[..., Edition]
) -> None:
    """Rendering names every field, channel, unit and difference; a missing word stops it."""
    for locale in project.words:
        edition = edition_of(project, locale)
        for document in project.municipalities.values():
            municipality_page(edition, document)
        for slug, document in project.providers.items():
            provider_page(edition, slug, document)


def test_every_field_that_a_file_may_hold_has_a_label_in_every_locale(project: Project) -> None:
    schema = json.loads((ROOT / "data/schemas/facts.json").read_text(encoding="utf-8"))["$defs"]
    sections = [
        name for name in schema if name.startswith("section_") or name in ("ombudsman_facts", "provider_complaint")
    ]
    fields = {field for name in sections for field in schema[name]["properties"]} - {"channels", "steps"}
    for words in project.words.values():
        assert set() == fields - set(words.interface["fields"])
        assert set(schema["channel_type"]["enum"]) == set(words.interface["channels"])
        assert set(schema["unit"]["enum"]) == set(words.interface["units"])


def test_no_dutch_sentence_about_a_municipality_is_longer_than_twenty_words(project: Project) -> None:
    words = project.words["nl"].interface
    blocks = ("ombudsman_confidence", "phone_notes", "municipality_page", "guaranteed", "unknown_here", "differences")
    texts = [text for block in blocks for text in words[block].values()]
    texts += [
        conflict["description"]
        for document in project.own_files.values()
        for conflict in document.data.get("conflicts", ())
    ]
    sentences = [
        sentence for text in texts for sentence in re.split(r"(?<=[.!?:;])\s+", re.sub(r"\(\{ref:[^)]*\)", "", text))
    ]
    assert [] == [sentence for sentence in sentences if len(sentence.split()) > LONGEST]
