"""The files of the open data, each with its path below api/v1/."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wizard.loader.project import Project
from wizard.publish.open_data.catalogue import catalogue
from wizard.publish.open_data.collections import COLLECTIONS, LICENSE, Collection
from wizard.publish.open_data.law import DUTCH
from wizard.publish.open_data.openapi import openapi
from wizard.publish.open_data.places import municipality, provider

SCHEMAS = ("data", "schemas", "api")
type File = tuple[str, str]


def open_data(project: Project, address: str | None) -> Iterator[File]:
    """Every file: path below api/v1/ and content. address: the site's own, or None while nobody chose one."""
    made = {collection.id: collection.make(project) for collection in COLLECTIONS}
    for collection in COLLECTIONS:
        yield collection.href, _json({collection.key: made[collection.id]} if collection.key else made[collection.id])
        if collection.columns:
            yield collection.csv, _csv(collection.columns, made[collection.id])
    for document in project.municipalities.values():
        yield f"municipalities/{document.data['code'].lower()}.json", _json(municipality(project, document))
    for slug, document in project.providers.items():
        yield f"providers/{slug}.json", _json(provider(slug, document))
    schemas = {path.name: path.read_text(encoding="utf-8") for path in project.root.joinpath(*SCHEMAS).glob("*.json")}
    yield from ((f"schemas/{name}", content) for name, content in sorted(schemas.items()))
    yield "openapi.json", _plain(openapi(project, address))
    yield "dcat.jsonld", _plain(catalogue(project, address))
    yield "index.json", _json(_index(project, {name: count(content) for name, content in made.items()}))


def _index(project: Project, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "title": project.words[DUTCH].interface["site"]["name"],
        "version": "1",
        "collections": [_listed(collection, counts[collection.id]) for collection in COLLECTIONS],
        "openapi": "openapi.json",
        "dcat": "dcat.jsonld",
        "attribution": project.attribution,
    }


def _listed(collection: Collection, items: int) -> dict[str, Any]:
    listed = {"id": collection.id, "href": collection.href, "schema": f"schemas/{collection.href}", "items": items}
    return listed | ({"csv": collection.csv} if collection.columns else {})


def count(content: Any) -> int:
    """How many records: of a list its length, of a record its longest list."""
    return len(content) if isinstance(content, list) else max(len(v) for v in content.values() if isinstance(v, list))


def _json(content: Mapping[str, Any]) -> str:
    return _plain({"license": LICENSE, **content})


def _plain(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """A table as RFC 4180 asks: a head, comma, CRLF. A list in one cell is joined by "|"."""
    made = io.StringIO()
    table = csv.writer(made)
    table.writerow(columns)
    table.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return made.getvalue()


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return "|".join(map(_name, value))
    return str(value)


def _name(item: Any) -> str:
    """A record in a cell is its id; a stage of a term is its length."""
    if not isinstance(item, dict):
        return str(item)
    if "id" in item:
        return "-".join(str(item[part]) for part in ("id", "paragraph", "letter") if part in item)
    return " ".join(f"{key}={_cell(value)}" for key, value in item.items() if key != "article")
