"""The descriptions for machines: openapi.json by the specification's own schema, and the catalogue."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from wizard.loader.project import Project
from wizard.publish.open_data.catalogue import catalogue
from wizard.publish.open_data.collections import LICENSE
from wizard.publish.open_data.openapi import openapi

ADDRESS = "https://wmo.example.org"
SPECIFICATION = json.loads((Path(__file__).parent / "openapi-3.1.json").read_text(encoding="utf-8"))


def complaints(content: Mapping[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(SPECIFICATION).iter_errors(content)]


@pytest.fixture
def known(project: Project) -> Project:
    """The project as it is once somebody publishes it."""
    return replace(project, site={"address": ADDRESS, "report": "mailto:meldpunt@example.org"})


@pytest.mark.parametrize("address", [None, ADDRESS, f"{ADDRESS}/"])
def test_openapi_is_valid(project: Project, known: Project, address: str | None) -> None:
    assert [] == complaints(openapi(project, address))
    assert [] == complaints(openapi(known, address))


def test_the_specification_refuses_what_is_not_valid(project: Project) -> None:
    broken = openapi(project, None)
    del broken["info"]["version"]
    assert [] != complaints(broken)


def test_the_server_is_the_address_of_the_site_or_the_place_of_the_file(project: Project) -> None:
    assert "." == openapi(project, None)["servers"][0]["url"]
    assert f"{ADDRESS}/api/v1" == openapi(project, f"{ADDRESS}/")["servers"][0]["url"]


def test_a_contact_is_named_when_there_is_one(project: Project, known: Project) -> None:
    assert {"name": "Wmo-wegwijzer"} == openapi(replace(project, site={"report": "unknown"}), None)["info"]["contact"]
    assert "meldpunt@example.org" == openapi(known, None)["info"]["contact"]["email"]


def test_every_file_is_described_and_every_description_is_a_file(files: Mapping[str, str]) -> None:
    paths = json.loads(files["openapi.json"])["paths"]
    patterns = {
        path: re.escape(path.lstrip("/")).replace(r"\{code\}", "gm[0-9]{4}").replace(r"\{id\}", "[a-z0-9-]+")
        for path in paths
    }
    data = [name for name in files if not name.startswith(("schemas/", "openapi", "dcat"))]
    assert [] == [name for name in data if not any(re.fullmatch(pattern, name) for pattern in patterns.values())]
    assert [] == [path for path, pattern in patterns.items() if not any(re.fullmatch(pattern, name) for name in data)]


def references(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        yield from ([content["$ref"]] if isinstance(content.get("$ref"), str) else [])
        for value in content.values():
            yield from references(value)
    elif isinstance(content, list):
        for value in content:
            yield from references(value)


def test_every_shape_that_is_named_stands_in_the_schemas(files: Mapping[str, str]) -> None:
    assert [] == [ref for ref in references(json.loads(files["openapi.json"])) if ref not in files]
    for name, text in files.items():
        if name.startswith("schemas/"):
            Draft202012Validator.check_schema(json.loads(text))
            for ref in references(json.loads(text)):
                file, _, pointer = ref.partition("#")
                target = json.loads(files[f"schemas/{file}"] if file else text)
                for part in pointer.strip("/").split("/"):
                    target = target[part]


def test_operations_have_names_of_their_own(files: Mapping[str, str]) -> None:
    names = [path["get"]["operationId"] for path in json.loads(files["openapi.json"])["paths"].values()]
    assert sorted(set(names)) == sorted(names)


def test_the_catalogue_offers_every_collection_freely(project: Project, files: Mapping[str, str]) -> None:
    made = catalogue(project, None)
    for dataset in made["dcat:dataset"]:
        assert {"@id": LICENSE} == dataset["dct:license"]
        assert [] == [row["@id"] for row in dataset["dcat:distribution"] if row["dcat:downloadURL"]["@id"] not in files]
    offered = {row["@id"] for dataset in made["dcat:dataset"] for row in dataset["dcat:distribution"]}
    assert {row["href"] for row in json.loads(files["index.json"])["collections"]} <= offered


def test_the_catalogue_has_absolute_addresses_once_the_site_has_one(known: Project) -> None:
    made = catalogue(known, ADDRESS)
    ids = [row["@id"] for dataset in made["dcat:dataset"] for row in dataset["dcat:distribution"]]
    assert [] == [found for found in ids if not found.startswith(f"{ADDRESS}/api/v1/")]
    assert {"@id": "mailto:meldpunt@example.org"} == made["dcat:contactPoint"]["vcard:hasEmail"]


def test_no_publisher_is_invented(project: Project) -> None:
    assert "publisher" not in json.dumps(catalogue(replace(project, site={"report": "unknown"}), None))
