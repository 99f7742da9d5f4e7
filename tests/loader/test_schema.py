"""What does not fit a schema is told in Dutch, with file, line, reason and remedy, all at once."""

from pathlib import Path

from wizard.loader.schema import schema_problems
from wizard.loader.yaml_file import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
MUNICIPALITY = ROOT / "data" / "schemas" / "municipality.json"
GOOD = """\
code: GM0001
collected: "2026-11-22"
review_on: "2027-11-22"
sources:
  s1: {title: Een pagina, kind: gemeentepagina}
facts:
  general_contact:
    phone: {value: "030 286 00 00", source: s1, verified: "yes"}
"""


def told(text: str) -> list[str]:
    return [str(problem) for problem in schema_problems(parse_yaml(text, "voorbeeld.yaml"), MUNICIPALITY)]


def test_a_good_file_has_no_problems() -> None:
    assert [] == told(GOOD)


def test_a_code_without_letters_is_refused_with_its_form() -> None:
    assert any(
        "voorbeeld.yaml:1  code" in line and "GM en vier cijfers" in line
        for line in told(GOOD.replace("GM0001", "0001"))
    )


def test_an_unknown_field_gets_a_near_name() -> None:
    lines = told(GOOD.replace("verified:", "verifed:"))
    assert any(":8  facts.general_contact.phone.verifed" in line and "bedoelt u 'verified'?" in line for line in lines)


def test_a_value_outside_its_list_names_the_list() -> None:
    lines = told(GOOD.replace('verified: "yes"', "verified: maybe"))
    assert any("'maybe' mag hier niet; kies uit: yes, seed, no" in line for line in lines)


def test_a_missing_field_is_named() -> None:
    assert any("hier ontbreekt: review_on" in line for line in told(GOOD.replace('review_on: "2027-11-22"\n', "")))


def test_a_day_without_quotes_marks_is_still_a_day_but_a_wrong_one_is_refused() -> None:
    assert [] == told(GOOD.replace('"2026-11-22"', "2026-11-22"))
    assert any(":2  collected" in line for line in told(GOOD.replace('"2026-11-22"', "22-11-2026")))


def test_all_problems_come_at_once() -> None:
    text = GOOD.replace("GM0001", "1").replace('review_on: "2027-11-22"\n', "").replace("verified:", "verifed:")
    assert 4 == len(told(text))
