"""What is published below api/v1/: complete, of the promised shape, under names that stay."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.publish.open_data.conftest import Fits
from wizard.engine.free_days import Calendar
from wizard.loader.facts import MOBILE
from wizard.loader.project import Project
from wizard.publish.open_data.collections import COLLECTIONS, LICENSE

ROOT = Path(__file__).resolve().parents[3]
SINGLE = {"municipalities": "municipality", "providers": "provider"}
CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")
GIVEN = {  # published once; each must stay, or a v2 must come
    "terms": ["bezwaar", "beroep", "hoger_beroep", "beslissing_op_bezwaar", "klacht", "klacht_weigering", "ombudsman",
              "klacht_ouderdom", "wmo_onderzoek", "wmo_aanvraag", "persoonlijk_plan", "ingebrekestelling", "dwangsom",
              "wkkgz", "belofte_aanbieder", "belofte_gemeente", "beroep_niet_tijdig", "griffierecht"],
    "routes": ["bezwaar", "committee", "court", "danger", "help", "municipality", "ombudsman", "other", "provider"],
    "amounts": ["eigen_bijdrage", "griffierecht_beroep", "griffierecht_hoger_beroep", "dwangsom"],
    "providers": ["permens"],
}  # fmt: skip


def read(files: Mapping[str, str], name: str) -> Any:
    return json.loads(files[name])


def records(files: Mapping[str, str], collection: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(files, f"{collection}.json")[collection]
    return found


def kind_of(name: str) -> str:
    folder, _, rest = name.partition("/")
    return SINGLE[folder] if rest else name.removesuffix(".json")


def test_every_file_fits_the_schema_that_is_published_with_it(files: Mapping[str, str], fits: Fits) -> None:
    described = [n for n in files if n.endswith(".json") and not n.startswith(("schemas/", "openapi"))]
    assert {"index.json", "terms.json", "municipalities/gm0518.json", "providers/permens.json"} <= set(described)
    assert {} == {name: found for name in described if (found := fits(kind_of(name), read(files, name)))}


@pytest.mark.parametrize(
    ("name", "break_it"),
    [
        ("municipalities/gm0518.json", lambda content: content.pop("code")),
        (
            "municipalities/gm0518.json",
            lambda content: content["facts"]["complaintMunicipality"]["openingHours"].pop("basis"),
        ),
        (
            "municipalities/gm0518.json",
            lambda content: content["facts"]["complaintMunicipality"]["openingHours"].pop("source"),
        ),
        ("municipalities/gm0518.json", lambda content: content["facts"].update(snake_case={})),
        ("terms.json", lambda content: content["terms"][0].update(articles=[])),
        ("free-days.json", lambda content: content["days"][0].update(day="1 januari")),
        ("tree.json", lambda content: content["nodes"][0].update(kind="page")),
    ],
)
def test_the_schemas_refuse_what_does_not_fit(files: Mapping[str, str], fits: Fits, name: str, break_it: Any) -> None:
    content = read(files, name)
    break_it(content)
    assert [] != fits(kind_of(name), content)


def test_every_municipality_has_a_row_and_a_file_under_its_national_identifier(
    project: Project, files: Mapping[str, str]
) -> None:
    codes = sorted(document.data["code"] for document in project.municipalities.values())
    rows = records(files, "municipalities")
    assert codes == [row["code"] for row in rows]
    assert [f"https://identifier.overheid.nl/tooi/id/gemeente/{code.lower()}" for code in codes] == [
        row["id"] for row in rows
    ]
    own = ("href", "ombudsman", "ombudsmanConfidence")
    for row in rows:
        found = read(files, row["href"])
        assert {key: value for key, value in row.items() if key not in own} == {
            key: value for key, value in found.items() if key in row and key not in own
        }
        assert (row["ombudsman"], row["ombudsmanConfidence"]) == (
            found["ombudsman"]["id"],
            found["ombudsman"]["confidence"],
        )


def test_what_a_municipality_refers_to_is_there(files: Mapping[str, str]) -> None:
    ombudsmen = {one["id"] for one in records(files, "ombudsmen")}
    cooperations = {one["id"]: one for one in records(files, "cooperations")}
    rows = records(files, "municipalities")
    assert {row["ombudsman"] for row in rows} <= ombudsmen
    for row in rows:
        for name in read(files, row["href"])["cooperations"]:
            assert row["id"] in cooperations[name]["members"]
    assert {member for one in cooperations.values() for member in one["members"]} <= {row["id"] for row in rows}


def test_there_are_the_342_municipalities_of_2026(files: Mapping[str, str]) -> None:
    assert 342 == len([row for row in records(files, "municipalities") if "validTo" not in row])


@pytest.mark.parametrize("collection", list(GIVEN))
def test_an_id_that_was_given_is_still_there_and_once(files: Mapping[str, str], collection: str) -> None:
    ids = [record["id"] for record in records(files, collection)]
    assert [] == [given for given in GIVEN[collection] if given not in ids]
    assert sorted(set(ids)) == sorted(ids)


def test_every_address_in_the_index_and_the_lists_is_a_file(files: Mapping[str, str]) -> None:
    index = read(files, "index.json")
    named = [index["openapi"], index["dcat"]]
    for row in index["collections"]:
        named += [row["href"], row["schema"], *([row["csv"]] if "csv" in row else [])]
    for collection in SINGLE:
        named += [record["href"] for record in records(files, collection)]
    assert [] == [name for name in named if name not in files]


def test_every_article_that_a_rule_names_is_among_the_articles(files: Mapping[str, str]) -> None:
    known = {article["id"] for article in records(files, "articles")}
    cited = {article["id"] for term in records(files, "terms") for article in term["articles"]}
    cited |= {article for node in read(files, "tree.json")["nodes"] for article in node["articles"]}
    cited |= {day["article"]["id"] for day in read(files, "free-days.json")["days"]}
    assert cited <= known


def test_every_way_out_of_a_node_leads_to_a_node(files: Mapping[str, str]) -> None:
    tree = read(files, "tree.json")
    ids = {node["id"] for node in tree["nodes"]}
    to = {way["to"] for node in tree["nodes"] for way in node.get("next", ())}
    to |= {target for node in tree["nodes"] for target in node.get("thenTo", ())}
    assert to | {conversation["entry"] for conversation in tree["conversations"]} <= ids


def test_the_free_days_are_those_that_the_engine_counts_with(project: Project, files: Mapping[str, str]) -> None:
    calendar = Calendar.from_data(project.free_days)
    listed = {date.fromisoformat(row["day"]): row for row in read(files, "free-days.json")["days"]}
    for number in range(calendar.known_from.toordinal(), calendar.known_until.toordinal() + 1):
        day = date.fromordinal(number)
        free = calendar.free_day(day)
        assert (free.name if free and free.name not in ("saturday", "sunday") else None) == (
            listed[day]["id"] if day in listed else None
        )
    assert "Besluit van 7 juni 2010, nr. 10.001566" == listed[date(2011, 6, 3)]["decree"]
    assert "decree" not in listed[date(2026, 12, 25)]


@pytest.mark.parametrize("collection", [c for c in COLLECTIONS if c.columns], ids=lambda c: str(c.id))
def test_a_table_reads_back_as_the_records_it_was_made_from(files: Mapping[str, str], collection: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(files[collection.csv], newline=""), strict=True))
    found = records(files, collection.id)
    assert [record["id"] for record in found] == [row["id"] for row in rows]
    for record, row in zip(found, rows, strict=True):
        assert set(record) <= set(row)
        plain = {key: value for key, value in record.items() if isinstance(value, str)}
        assert plain == {key: row[key] for key in plain}
        lists = {key: value for key, value in record.items() if isinstance(value, list)}
        assert {key: len(value) for key, value in lists.items()} == {
            key: len(row[key].split("|")) if row[key] else 0 for key in lists
        }


def test_a_term_in_the_table_tells_its_length_and_conditions(files: Mapping[str, str]) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(files["terms.csv"], newline=""))}
    assert "weeks=6" == rows["bezwaar"]["stages"]
    assert "weeks=6 longerIf=committee weeksThen=10|weeks=4 onlyIf=extended" == rows["klacht"]["stages"]
    assert "true" == rows["bezwaar"]["movesOnFreeDays"]
    assert "" == rows["wkkgz"]["movesOnFreeDays"]  # not checked is neither yes nor no


def keys(content: Any) -> Iterator[str]:
    """Every key, except the ids of sources."""
    if isinstance(content, dict):
        yield from content
        for key, value in content.items():
            is_by_id = key == "sources" and isinstance(value, dict)
            yield from keys(list(value.values()) if is_by_id else value)
    elif isinstance(content, list):
        for value in content:
            yield from keys(value)


def test_every_key_is_written_in_lower_camel_case(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        content = json.loads(text) if name.endswith(".json") else {}
        if not name.startswith(("schemas/", "openapi")):
            assert [] == [key for key in keys(content) if not CAMEL.fullmatch(key)], name


def test_every_file_of_data_names_its_licence(files: Mapping[str, str]) -> None:
    data = [name for name in files if name.endswith(".json") and not name.startswith(("schemas/", "openapi"))]
    assert {LICENSE} == {read(files, name)["license"] for name in data}


def test_no_mobile_number_and_no_name_of_who_checked_is_handed_on(files: Mapping[str, str]) -> None:
    for name, text in files.items():
        if name.startswith(("municipalities", "providers")):
            assert not MOBILE.search(text), name
            assert not re.search(r'"(checkedBy|readBy|by)"', text), name


def test_no_file_holds_an_absolute_path_of_the_machine_that_made_it(files: Mapping[str, str]) -> None:
    assert [] == [name for name, text in files.items() if str(ROOT) in text]


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_example_on_the_page_is_a_fact_that_is_there(files: Mapping[str, str], locale: str) -> None:
    page = (ROOT / "docs" / locale / "open-gegevens.md").read_text(encoding="utf-8")
    shown = re.search(r'```\n("openingHours": \{.*?\n\})\n```', page, re.S)
    assert shown
    facts = read(files, "municipalities/gm0518.json")["facts"]
    assert json.loads(f"{{{shown.group(1)}}}") == {"openingHours": facts["complaintMunicipality"]["openingHours"]}
