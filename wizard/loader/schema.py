"""Checking a document against its JSON Schema (data/schemas/), with messages in Dutch for the person who edits it."""

import json
import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from wizard.loader.problem import Problem
from wizard.loader.yaml_file import Document

TYPES = {
    "string": "tekst",
    "integer": "een heel getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een blok met velden",
}


def schema_problems(document: Document, schema_path: Path) -> list[Problem]:
    """Every way in which the document does not fit its schema."""
    found = []
    for error in _validator(schema_path).iter_errors(document.data):
        for leaf in _leaves(error):
            found += _problems(document, leaf)
    return found


@cache
def _validator(schema_path: Path) -> Draft202012Validator:
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, registry=_registry(schema_path.parent))


@cache
def _registry(folder: Path) -> Registry[Any]:
    """The schemas of the folder, for those that refer to one another by file name."""
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    resources = [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    return Registry().with_resources(resources)


def _leaves(error: ValidationError) -> list[ValidationError]:
    """Of a choice between forms, the complaints about the form that comes nearest."""
    if not error.context:
        return [error]
    deepest = max(len(inner.absolute_path) for inner in error.context)
    return [inner for inner in error.context if len(inner.absolute_path) == deepest][:1]


def _problems(document: Document, error: ValidationError) -> list[Problem]:
    key = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        key = (*key, str(error.instance))
    schema: Any = error.schema
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        allowed = sorted(schema.get("properties", {}))
        extra = [name for name in instance if name not in allowed and not _matches_pattern(name, schema)]
        return [document.problem((*key, name), _unknown_field(name, allowed)) for name in extra]
    return [document.problem(key, _message(error))]


def _matches_pattern(name: str, schema: dict[str, Any]) -> bool:
    return any(re.search(pattern, name) for pattern in schema.get("patternProperties", {}))


def _unknown_field(name: str, allowed: list[str]) -> str:
    near = get_close_matches(name, allowed, 1)
    remedy = f"bedoelt u '{near[0]}'?" if near else f"hier mag: {', '.join(allowed)}"
    return f"dit veld kennen wij niet; {remedy}"


def _message(error: ValidationError) -> str:
    value: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "required":
            missing = [name for name in rule if name not in value]
            return f"hier ontbreekt: {', '.join(missing)}"
        case "type":
            wanted = " of ".join(TYPES.get(name, name) for name in ([rule] if isinstance(rule, str) else rule))
            quotes = "; zet er aanhalingstekens om" if rule == "string" and isinstance(value, int) else ""
            return f"hier hoort {wanted}, er staat {value!r}{quotes}"
        case "enum":
            near = get_close_matches(str(value), [str(option) for option in rule], 1)
            hint = f" Bedoelt u '{near[0]}'?" if near else ""
            return f"'{value}' mag hier niet; kies uit: {', '.join(map(str, rule))}.{hint}"
        case "pattern":
            return f"'{value}' heeft niet de vorm die hier hoort: {schema.get('description', rule)}"
        case "minItems" | "minLength" | "minProperties":
            return "dit mag niet leeg zijn"
    return error.message
