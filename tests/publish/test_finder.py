"""Every name leads to its municipality, however it is written; the browser's search is run under Node."""

import json
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import brotli
import pytest

from tests.site.reading import ROOT
from wizard.loader.places import KINDS, Place
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document
from wizard.publish.finder import Findable, findable, forms, key, places_index

TODAY = date(2026, 11, 24)
NEAR = 3  # a fit from which on a letter is wrong
KB = 1_000
type Find = Callable[[list[str]], list[dict[str, Any]]]


def node(**asked: Any) -> dict[str, Any]:
    command = ["node", str(ROOT / "tests" / "publish" / "search.mjs")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def found(project: Project) -> Findable:
    return findable(project.municipalities, project.places, TODAY)


@pytest.fixture(scope="module")
def index(found: Findable) -> str:
    return places_index(found)


@pytest.fixture(scope="module")
def find(index: str) -> Find:
    return lambda asked: list(node(index=json.loads(index), asked=asked)["found"])


@pytest.fixture(scope="module")
def named(found: Findable) -> list[tuple[str, str]]:
    """Every name with the code of a municipality that it leads to."""
    own = [(name, m.code) for m in found.municipalities for name in (m.name, *m.aliases)]
    return sorted({*own, *((place.name, place.municipality) for place in found.places)})


def plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def variants(name: str) -> Iterator[str]:
    """The same name as others write it."""
    yield from (name, name.upper(), name.lower(), plain(name), f"  {name} ", unicodedata.normalize("NFD", name))
    yield from (name.replace("-", " "), name.replace(" ", "-"), re.sub("[ -]", "", name), name.replace(" ", "  "))
    yield from (name.replace("'", "’"), name.replace("'", "‘"), name.replace("'", ""), name.replace("'s-", "'s "))
    yield from (re.sub(r"\bSint\b", so, name) for so in ("St.", "St", "sint", "St.-"))
    yield from (re.sub(r"\bSt\b\.?", so, name) for so in ("Sint", "St."))
    yield from (re.sub(r"\baan den?\b", so, name) for so in ("a/d", "a.d.", "ad", "aan de", "aan den", "AAN DEN"))
    yield re.sub(r"\ba/d\b", "aan den", name)
    yield from (name.replace("ij", "y").replace("IJ", "Y"), name.replace("ij", "ĳ").replace("IJ", "Ĳ"))
    yield name.replace("y", "ij").replace("Y", "IJ")


# --- the same in Python and in the browser ----------------------------------------------------------------------------


def test_python_and_the_browser_write_every_name_and_variant_the_same(named: list[tuple[str, str]]) -> None:
    names = sorted({variant for name, _ in named for variant in variants(name)})
    assert len(names) > 20_000
    there = node(names=names)
    differ = [
        (name, mine, theirs)
        for name, theirs in zip(names, there["forms"], strict=True)
        if (mine := [[form.text, list(form.starts)] for form in forms(name)]) != theirs
    ]
    assert [] == differ
    assert [key(name) for name in names] == there["keys"]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("'s-Gravenhage", ["sgravenhage"]),
        ("Súdwest-Fryslân", ["sudwestfrijslan"]),
        ("Alphen aan den Rijn", ["alphenaanderijn", "alphenaandenrijn", "alphenadrijn"]),
        ("St.-Annaparochie", ["sintannaparochie", "stannaparochie"]),
        ("2e Exloërmond", ["2eexloermond", "tweedeexloermond"]),
        ("Stad aan 't Haringvliet", ["stadaanhetharingvliet", "stadaantharingvliet"]),
        ("Mill & Sint Hubert", ["millensinthubert", "millensthubert"]),
        ("Ypenburg", ["ijpenburg"]),
        ("", [""]),
    ],
)
def test_a_name_is_known_in_each_way_of_writing_it(name: str, written: list[str]) -> None:
    assert written == [form.text for form in forms(name)]


def test_a_word_may_start_within_a_name() -> None:
    assert (0, 1) == forms("'s-Gravenhage")[0].starts
    assert (0, 3, 7) == forms("Den Haag Noord")[0].starts


# --- every name -------------------------------------------------------------------------------------------------------


def test_every_name_in_every_spelling_finds_its_municipality(named: list[tuple[str, str]], find: Find) -> None:
    """As a whole name, not as the beginning of another or with a letter changed."""
    assert len({name for name, _ in named}) > 4_500
    asked = [(variant, name, code) for name, code in named for variant in dict.fromkeys(variants(name))]
    answers = find([variant for variant, _, _ in asked])
    missed = [
        (variant, name, code)
        for (variant, name, code), answer in zip(asked, answers, strict=True)
        if code not in [match[0] for match in answer["matches"][: answer["exact"]]]
    ]
    assert [] == missed


def test_a_name_borne_in_several_municipalities_offers_each_of_them_the_woonplaats_first(
    named: list[tuple[str, str]], find: Find
) -> None:
    places: dict[str, set[str]] = {}
    for name, code in named:
        places.setdefault(key(name), set()).add(code)
    doubles = {name: codes for name, codes in places.items() if len(codes) > 1}
    assert len(doubles) >= 169
    for (name, codes), answer in zip(doubles.items(), find(list(doubles)), strict=True):
        first = answer["matches"][: answer["exact"]]
        assert codes == {match[0] for match in first}, name
        assert sorted(kind for _, _, kind, _ in first) == [kind for _, _, kind, _ in first], name


def test_each_municipality_is_offered_once(find: Find) -> None:
    for answer in find(["be", "haar", "bergen", "noord", "amsterdam"]):
        codes = [match[0] for match in answer["matches"]]
        assert len(set(codes)) == len(codes) > 1


# --- while somebody types ---------------------------------------------------------------------------------------------


def shown(find: Find, text: str) -> list[str]:
    return [f"{name} {code}" for code, name, _, _ in find([text])[0]["matches"]]


def test_every_beginning_of_a_name_of_two_letters_and_more_offers_it(find: Find) -> None:
    name = "Alphen aan den Rijn"
    beginnings = [name[:end] for end in range(2, len(name) + 1)]
    for beginning, answer in zip(beginnings, find(beginnings), strict=True):
        assert "GM0484" in [match[0] for match in answer["matches"]], beginning


def test_one_letter_offers_nothing(find: Find) -> None:
    assert [0, 0, 0] == [len(answer["matches"]) for answer in find(["", "u", " 'u "])]


def test_what_starts_so_comes_before_what_has_a_word_that_starts_so(find: Find) -> None:
    fits = [fit for _, _, _, fit in find(["haag"])[0]["matches"]]
    assert sorted(fits) == fits
    assert {1, 2} <= set(fits)


def test_the_name_without_its_article_is_found_first(find: Find) -> None:
    assert "Den Haag GM0518" == shown(find, "haag")[0]
    assert ["'s-Gravenhage GM0518"] == shown(find, "gravenhage")
    assert ["'s-Hertogenbosch GM0796"] == shown(find, "hertogenbosch")


def test_what_is_said_beside_the_name_is_left_aside(find: Find) -> None:
    assert ["Hoofddorp GM0394"] == shown(find, "Hoofddorp, Haarlemmermeer")
    assert ["Hoofddorp GM0394"] == shown(find, "gemeente hoofddorp (bij Schiphol)")


def test_a_postcode_and_words_that_are_no_place_find_nothing(find: Find) -> None:
    assert [0, 0, 0] == [len(answer["matches"]) for answer in find(["2511 AB", "ik weet het niet", "لاهاي"])]


# --- a letter wrong ---------------------------------------------------------------------------------------------------


def typos(name: str) -> Iterator[str]:
    """One letter changed, left out, added, or swapped with the next, in the middle of the name."""
    at = len(name) // 2
    before, letter, after = name[:at], name[at], name[at + 1 :]
    yield from (before + "q" + after, before + after, before + letter + "q" + after)
    if after and after[0] != letter:
        yield before + after[0] + letter + after[1:]


def test_one_wrong_letter_is_forgiven_when_nothing_else_fits(named: list[tuple[str, str]], find: Find) -> None:
    asked = [(typo, name, code) for name, code in named[::12] if len(key(name)) > 6 for typo in typos(key(name))]
    assert len(asked) > 900
    answers = find([typo for typo, _, _ in asked])
    guessed = [(ask, answer) for ask, answer in zip(asked, answers, strict=True) if answer["matches"][0][3] >= NEAR]
    assert len(guessed) > 0.97 * len(asked)
    assert [] == [ask for ask, answer in guessed if ask[2] not in [match[0] for match in answer["matches"]]]


@pytest.mark.parametrize(("typed", "first"), [("Amsterdma", "GM0363"), ("roterdam", "GM0599"), ("Utrechtt", "GM0344")])
def test_the_whole_name_with_a_letter_wrong_comes_before_one_that_begins_so(find: Find, typed: str, first: str) -> None:
    assert first == find([typed])[0]["matches"][0][0]


def test_two_wrong_letters_and_short_words_are_not_guessed(find: Find) -> None:
    assert [0, 0, 0] == [len(answer["matches"]) for answer in find(["osq", "edq", "amqterqam"])]


def test_no_letter_is_forgiven_where_the_letters_typed_fit_something(find: Find) -> None:
    assert ["Essen"] == [name for _, name, _, fit in find(["essen"])[0]["matches"] if fit == 0]
    assert [] == [fit for _, _, _, fit in find(["essen"])[0]["matches"] if fit >= NEAR]


# --- mergers ----------------------------------------------------------------------------------------------------------


def document(code: str, name: str, **more: Any) -> Document:
    data = {"code": code, "name": name, "province": "Fryslân", "aliases": [], "valid_to": None, "succeeded_by": []}
    return Document(f"{name}.yaml", data | more, {})


MERGED = {
    "oud": document("GM0001", "Oud", valid_to="2026-12-31", succeeded_by=["GM0003"]),
    "oost": document("GM0002", "Oost", valid_to="2025-12-31", succeeded_by=["GM0001", "GM0004"]),
    "nieuw": document("GM0003", "Nieuw", aliases=["Nij"]),
    "noord": document("GM0004", "Noord"),
}
PLACE = Place("Dorp", "GM0001", "woonplaats", ("cbs",), 2)


def test_until_its_last_day_a_municipality_stands_for_itself() -> None:
    found = findable(MERGED, [PLACE], date(2026, 12, 31))
    assert ["Oud", "Nieuw", "Noord"] == [m.name for m in found.municipalities]
    assert [PLACE] == [place for place in found.places if place.name == "Dorp"]


def test_after_a_merger_its_name_and_its_places_lead_to_the_successor() -> None:
    found = findable(MERGED, [PLACE], date(2027, 1, 1))
    assert ["Nieuw", "Noord"] == [m.name for m in found.municipalities]
    led = {(place.name, place.kind, place.municipality) for place in found.places}
    assert {("Dorp", "woonplaats", "GM0003"), ("Oud", "former", "GM0003")} <= led


def test_a_municipality_that_was_divided_leads_to_each_of_its_successors_and_to_theirs() -> None:
    found = findable(MERGED, [], date(2027, 1, 1))
    assert {"GM0003", "GM0004"} == {place.municipality for place in found.places if place.name == "Oost"}


def test_a_place_in_a_municipality_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        findable(MERGED, [Place("Dorp", "GM9999", "woonplaats", (), 2)], TODAY)


def test_littenseradiel_leads_to_the_three_municipalities_that_it_became(find: Find) -> None:
    answer = find(["Littenseradiel"])[0]
    assert {"GM0080", "GM1900", "GM1949"} == {match[0] for match in answer["matches"][: answer["exact"]]}
    assert {KINDS.index("former") + 1} == {match[2] for match in answer["matches"][: answer["exact"]]}


# --- the index --------------------------------------------------------------------------------------------------------


def test_the_index_is_small_enough_for_a_slow_line(index: str) -> None:
    assert len(brotli.compress(index.encode(), quality=11)) <= 26 * KB


def test_the_index_is_the_same_in_whatever_order_the_places_come(found: Findable, index: str) -> None:
    other = Findable(found.municipalities[::-1], found.places[::-1])
    assert index == places_index(other)


def test_a_name_that_is_only_written_otherwise_is_left_out_of_the_index(index: str) -> None:
    assert "Alphen aan den Rijn" in index
    assert "Alphen a/d Rijn" not in index
