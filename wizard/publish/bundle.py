"""The data that the engine is given, in the browser and everywhere else: one JSON text without words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from wizard.loader.project import Project
from wizard.loader.yaml_file import Document

type Fact = Mapping[str, Any]
FEES = ("griffierecht_beroep", "griffierecht_hoger_beroep")


def engine_bundle(project: Project) -> str:
    """The JSON text for wizard.engine.api.open_door, equal for equal data."""
    data = {
        "calendar": {key: project.free_days[key] for key in ("known_from", "known_until", "equated")},
        "terms": project.terms,
        "penalties": project.parameters["dwangsom"]["values"],
        "fees": {name: project.parameters[name]["values"] for name in FEES},
        "references": {key: {"law": ref["law"], "article": ref["article"]} for key, ref in project.references.items()},
        "in_force": {ref: day for day, change in project.in_force.items() for ref in change["references"]},
        "nodes": project.nodes,
        "trees": {name: tree["entry"] for name, tree in project.trees.items()},
        "municipalities": {document.data["code"]: _place(document) for document in project.municipalities.values()},
        "providers": {slug: _place(document) for slug, document in project.providers.items()},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _place(document: Document) -> dict[str, Any]:
    facts = {name: {"value": fact["value"], "verified": fact["verified"]} for name, fact in single_facts(document)}
    return {"name": document.data["name"], "province": document.data.get("province", ""), "facts": facts}


def single_facts(document: Document) -> Iterator[tuple[str, Fact]]:
    """Every fact of a municipality or provider that stands alone, as ("section.field", fact)."""
    for section, fields in document.data["facts"].items():
        for field, fact in fields.items():
            if isinstance(fact, dict):
                yield f"{section}.{field}", fact
