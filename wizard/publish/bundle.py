"""The data that the engine is given, in the browser and everywhere else: one JSON text without words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from wizard.engine.companions import FRYSLAN
from wizard.engine.promises import FACTS_OF
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document

type Fact = Mapping[str, Any]
FEES = ("griffierecht_beroep", "griffierecht_hoger_beroep")
SHOWN = ("yes", "seed")  # how a fact may be verified to count as a fact
PROMISES = tuple(name for facts in FACTS_OF.values() for names in facts.values() for name in names)
READ_BY_ENGINE = (
    "complaint_provider.first_door", "complaint_provider.municipality_takes", "complaint_commission.exists",
    "objection.phone_first", "objection.contact_first", "objection.mediation", "ombudsman.covers_contracted_providers",
    "complaint.external_committee", *dict.fromkeys(PROMISES),
)  # fmt: skip


def engine_bundle(project: Project) -> str:
    """The JSON text for wizard.engine.api.open_door, equal for equal data; options stand in the order of the files."""
    data = {
        "calendar": {key: project.free_days[key] for key in ("known_from", "known_until", "equated")},
        "terms": project.terms,
        "penalties": project.parameters["dwangsom"]["values"],
        "fees": {name: project.parameters[name]["values"] for name in FEES},
        "references": {key: {"law": ref["law"], "article": ref["article"]} for key, ref in project.references.items()},
        "in_force": {ref: day for day, change in project.in_force.items() for ref in change["references"]},
        "nodes": {node_id: _node(project, node_id) for node_id in project.nodes},
        "trees": {name: tree["entry"] for name, tree in project.trees.items()},
        "municipalities": {
            document.data["code"]: _place(document)
            for document in project.municipalities.values()
            if not document.data["former"]
        },
        "providers": {slug: _place(document) for slug, document in project.providers.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _node(project: Project, node_id: str) -> Mapping[str, Any]:
    """A node as it stands in data/tree; an outcome with the step that one would take there for another."""
    node = project.nodes[node_id]
    if "outcome" not in node:
        return node
    steps = project.handovers["steps"]
    step = steps["outcomes"].get(node_id) or steps["doors"].get(node["outcome"], "")
    return node if node.get("verdict") else {**node, "acting_step": step}


def _place(document: Document) -> dict[str, Any]:
    """What the engine reads of a place: verified facts, the province where it matters, the name where it is said."""
    known = {name: fact["value"] for name, fact in single_facts(document) if fact["verified"] in SHOWN}
    facts = {name: known[name] for name in READ_BY_ENGINE if name in known}
    place: dict[str, Any] = {"facts": facts} if facts else {}
    if document.data.get("province") == FRYSLAN:
        place["province"] = FRYSLAN
    if any(name in facts for name in PROMISES):
        place["name"] = document.data["name"]
    return place


def single_facts(document: Document) -> Iterator[tuple[str, Fact]]:
    """Every fact of a municipality or provider that stands alone, as ("section.field", fact)."""
    for section, fields in document.data["facts"].items():
        for field, fact in fields.items():
            if isinstance(fact, dict):
                yield f"{section}.{field}", fact
