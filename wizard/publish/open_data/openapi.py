"""openapi.json (3.1): which files there are and what each holds. The shapes stand in schemas/, once."""

from collections.abc import Mapping
from typing import Any

from wizard.loader.project import Project
from wizard.publish.open_data.collections import BASE, COLLECTIONS, LICENSE, Collection
from wizard.publish.open_data.law import DUTCH

SINGLE = {"municipalities": ("municipality", "^gm[0-9]{4}$"), "providers": ("provider", "^[a-z0-9-]+$")}
VERSION = "1.0.0"
type Record = dict[str, Any]


def openapi(project: Project, address: str | None) -> Record:
    """The description of the interface. Without an address of the site, the server is where this file stands."""
    site, words = project.words[DUTCH].interface["site"], project.words[DUTCH].interface["open_data"]
    paths: dict[str, Record] = {"/index.json": _path("getIndex", words["others"]["index.json"], _json_body("index"))}
    for collection in COLLECTIONS:
        paths |= _paths(collection, words)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words["title"].format(site=site["name"]),
            "description": words["description"],
            "version": VERSION,
            "license": {"name": "CC0 1.0", "url": LICENSE},
            "contact": _contact(project, site["name"], address),
        },
        "servers": [{"url": f"{address.rstrip('/')}/{BASE}".rstrip("/") if address else "."}],
        "paths": paths,
    }


def _contact(project: Project, name: str, address: str | None) -> Record:
    report = project.site["report"]
    if report.startswith("mailto:"):
        return {"name": name, "email": report.removeprefix("mailto:")}
    return {"name": name, **({"url": report} if report != "unknown" else {"url": address} if address else {})}


def _paths(collection: Collection, words: Mapping[str, Any]) -> dict[str, Record]:
    title = words["collections"][collection.id]
    name = collection.id.replace("-", " ").title().replace(" ", "")
    found = {f"/{collection.href}": _path(f"get{name}", title, _json_body(collection.id))}
    if collection.columns:
        body = {"text/csv": {"schema": {"type": "string"}}}
        found[f"/{collection.csv}"] = _path(f"get{name}Table", words["table_of"].format(title=title), body)
    if collection.one:
        kind, pattern = SINGLE[collection.id]
        known = {"type": "string", "pattern": pattern}
        one = {"name": collection.one, "in": "path", "required": True, "schema": known}
        path = _path(f"get{kind.title()}", words["one_of"].format(title=title), _json_body(kind))
        path["get"]["responses"]["404"] = {"description": words["absent"]}
        found[f"/{collection.id}/{{{collection.one}}}.json"] = {**path, "parameters": [one]}
    return found


def _path(operation: str, title: str, body: Record) -> Record:
    return {
        "get": {
            "operationId": operation,
            "summary": title,
            "responses": {"200": {"description": title, "content": body}},
        }
    }


def _json_body(schema: str) -> Record:
    return {"application/json": {"schema": {"$ref": f"schemas/{schema}.json"}}}
