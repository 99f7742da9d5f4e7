"""The engine gets of each place only what it reads: verified facts, as bare values, and as few as can be."""

import json
from typing import Any

import pytest

from wizard.engine.companions import FRYSLAN
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document
from wizard.publish.bundle import PROMISES, READ_BY_ENGINE, _place


@pytest.fixture(scope="module")
def municipalities(bundle: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(bundle)["municipalities"]
    return found


def place_with(verified: str, section: str, field: str, value: Any) -> dict[str, Any]:
    fact = {"value": value, "source": "s1", "verified": verified}
    return _place(Document("x.yaml", {"name": "X", "province": "Drenthe", "facts": {section: {field: fact}}}, {}))


@pytest.mark.parametrize("name", READ_BY_ENGINE)
@pytest.mark.parametrize("verified", ["no", "law"])
def test_a_fact_that_nobody_verified_here_decides_nothing(name: str, verified: str) -> None:
    section, _, field = name.partition(".")
    assert {} == place_with(verified, section, field, True)


@pytest.mark.parametrize("name", READ_BY_ENGINE)
@pytest.mark.parametrize("verified", ["yes", "seed"])
def test_a_verified_fact_that_the_engine_reads_is_given_as_its_bare_value(name: str, verified: str) -> None:
    section, _, field = name.partition(".")
    assert {name: True} == place_with(verified, section, field, True)["facts"]


def test_a_fact_that_the_engine_does_not_read_is_not_given() -> None:
    assert {} == place_with("yes", "general_contact", "phone", "14 070")


def test_all_342_municipalities_can_be_chosen(project: Project, municipalities: dict[str, Any]) -> None:
    assert {document.data["code"] for document in project.municipalities.values()} == set(municipalities)
    assert 342 == len(municipalities)


def test_every_municipality_in_fryslan_and_no_other_gets_the_line_on_frisian(
    project: Project, municipalities: dict[str, Any]
) -> None:
    frisian = {doc.data["code"] for doc in project.municipalities.values() if doc.data["province"] == FRYSLAN}
    assert 18 == len(frisian)
    assert frisian == {code for code, place in municipalities.items() if place.get("province") == FRYSLAN}


def test_a_name_is_given_only_where_the_engine_may_have_to_say_whose_promise_it_is(
    municipalities: dict[str, Any],
) -> None:
    promising = {code for code, place in municipalities.items() if set(place.get("facts", {})) & set(PROMISES)}
    assert promising == {code for code, place in municipalities.items() if "name" in place}
    assert "Amsterdam" == municipalities["GM0363"]["name"]


def test_the_municipalities_take_less_than_eight_kilobytes_of_the_engines_data(municipalities: dict[str, Any]) -> None:
    assert len(json.dumps(municipalities, separators=(",", ":"))) < 8_000
