"""The open data of the project, made once."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from wizard.loader.project import Project
from wizard.publish.open_data import open_data

SCHEMAS = "https://example.org/schemas/"
type Fits = Callable[[str, Any], list[str]]


@pytest.fixture(scope="session")
def files(project: Project) -> Mapping[str, str]:
    return dict(open_data(project, None))


@pytest.fixture(scope="session")
def fits(files: Mapping[str, str]) -> Fits:
    """fits("municipality", content): what is wrong with content, by the schemas that are published with it."""
    schemas = {name: json.loads(text) for name, text in files.items() if name.startswith("schemas/")}
    registry: Registry[Any] = Registry().with_resources(
        (f"{SCHEMAS}{name.partition('/')[2]}", Resource.from_contents(schema)) for name, schema in schemas.items()
    )

    def _fits(kind: str, content: Any) -> list[str]:
        schema = {"$ref": f"{SCHEMAS}{kind}.json"}
        validator = Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]

    return _fits
