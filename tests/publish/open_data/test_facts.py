"""A fact is handed on with what it rests on; what nobody could check is named, never given."""

import json
from typing import Any

import pytest

from wizard.loader.project import Project
from wizard.loader.yaml_file import Document
from wizard.publish.open_data.facts import not_verified, published, unknown, used_sources
from wizard.publish.open_data.names import camel
from wizard.publish.open_data.places import municipality


def fact(value: Any = "5 werkdagen", verified: str = "yes", **more: Any) -> dict[str, Any]:
    return {"value": value, "source": "s1", "verified": verified, **more}


def document(facts: dict[str, Any], **more: Any) -> Document:
    sources = {name: {"title": f"Bron {name}", "kind": "gemeentepagina"} for name in ("s1", "s2", "s3")}
    ombudsman = {"id": "nationale", "name": "N", "kind": "nationaal", "confidence": "hoog", "before": [], "next": []}
    data = {
        "code": "GM0001", "name": "Voorbeeld", "slug": "voorbeeld", "aliases": [], "province": "Utrecht",
        "collected": "2026-11-22", "review_on": "2027-11-22", "succeeded_by": [], "own_file": True,
        "ombudsman": ombudsman, "cooperations": [], "other_days": [],
    }  # fmt: skip
    return Document("voorbeeld.yaml", {**data, "sources": sources, "facts": facts, **more}, {})


@pytest.mark.parametrize(("verified", "basis"), [("yes", "officialSource"), ("seed", "suppliedText")])
def test_a_fact_says_what_it_rests_on(verified: str, basis: str) -> None:
    expected = {"objection": {"termWeeks": {"value": 6, "basis": basis, "source": "s1"}}}
    assert expected == published({"objection": {"term_weeks": fact(6, verified)}})


def test_what_holds_by_law_names_its_article() -> None:
    expected = {"objection": {"free": {"value": True, "basis": "law", "article": "awb-7-15"}}}
    assert expected == published({"objection": {"free": {"value": True, "reference": "awb-7-15"}}})


@pytest.mark.parametrize(
    "fields",
    [
        {"term_weeks": fact("GEHEIM", "no", note="GEHEIM")},
        {"channels": [{"type": "phone", **fact("GEHEIM", "no")}]},
        {"steps": [{"step": 1, "who": fact("GEHEIM", "no")}]},
    ],
)
def test_what_nobody_checked_is_nowhere_in_the_file_but_its_name_is(project: Project, fields: dict[str, Any]) -> None:
    made = municipality(project, document({"objection": fields}))
    assert "GEHEIM" not in json.dumps(made)
    assert {} == made["facts"]
    assert [f"objection.{camel(next(iter(fields)))}"] == made["notVerified"]


def test_a_list_keeps_what_was_checked_and_names_the_rest() -> None:
    channels = [{"type": "phone", **fact("14 070")}, {"type": "email", **fact("x@voorbeeld.nl", "no")}]
    steps = [{"step": 1, "who": fact("aanbieder"), "what": fact("gesprek", "no")}]
    facts = {"complaint": {"channels": channels, "steps": steps}}
    expected = {
        "channels": [{"type": "phone", "value": "14 070", "basis": "officialSource", "source": "s1"}],
        "steps": [{"step": 1, "who": {"value": "aanbieder", "basis": "officialSource", "source": "s1"}}],
    }
    assert {"complaint": expected} == published(facts)
    assert ["complaint.channels", "complaint.steps"] == not_verified(facts)


def test_only_sources_that_something_rests_on_are_listed() -> None:
    facts = {"objection": {"term_weeks": fact(6), "phone": {**fact("14 070", "no"), "source": "s2"}}}
    conflicts = [{"topic": "t", "class": "remark", "description": "d", "sources": ["s3"]}]
    assert ["s1", "s3"] == list(used_sources(document(facts, conflicts=conflicts).data))


def test_what_we_do_not_know_is_not_a_fact_and_is_named() -> None:
    facts = {"objection": {"commission.exists": {"value": "unknown", "reference": "awb-7-13", "verified": "law"}}}
    assert {} == published(facts)
    assert ["objection.commissionExists"] == unknown(facts)
    assert [] == not_verified(facts)


def test_a_municipality_that_is_no_more_says_until_when_and_what_came_after(project: Project) -> None:
    made = municipality(project, document({}, valid_to="2026-12-31", succeeded_by=["GM0002"]))
    assert ("2026-12-31", ["https://identifier.overheid.nl/tooi/id/gemeente/gm0002"]) == (
        made["validTo"],
        made["succeededBy"],
    )


def test_who_was_competent_and_who_comes_is_told_apart_with_how_sure_we_are(project: Project) -> None:
    now = {"id": "nationale", "name": "N", "kind": "nationaal", "confidence": "midden", "source": "overijssel"}
    before = {"id": "x", "name": "X", "kind": "gezamenlijk", "confidence": "laag", "valid_to": "2023-12-31"}
    made = municipality(project, document({}, ombudsman={**now, "before": [before], "next": []}))
    assert ("medium", "low") == (made["ombudsman"]["confidence"], made["ombudsmanBefore"][0]["confidence"])
    assert "2023-12-31" == made["ombudsmanBefore"][0]["validTo"]
    assert "title" in made["ombudsman"]["source"]


def test_a_fact_of_another_day_is_no_fact_of_today(project: Project) -> None:
    rows = [
        {"section": "objection", "field": "phone", "fact": fact("14 071", valid_from="2027-01-01")},
        {"section": "objection", "field": "email", "fact": fact("GEHEIM", "no", valid_from="2027-01-01")},
    ]
    made = municipality(project, document({}, other_days=rows))
    assert {} == made["facts"]
    assert [("objection.phone", "14 071", "2027-01-01")] == [
        (row["field"], row["value"], row["validFrom"]) for row in made["otherDays"]
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("phone", "phone"),
        ("first_contact_within", "firstContactWithin"),
        ("provider_terms.weeks", "providerTermsWeeks"),
    ],
)
def test_keys_are_written_in_lower_camel_case(name: str, key: str) -> None:
    assert key == camel(name)
