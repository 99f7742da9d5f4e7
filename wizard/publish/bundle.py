"""The data that the engine is given, in the browser and everywhere else: one JSON text without words."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from wizard.engine.companions import FRYSLAN
from wizard.loader.project import Project
from wizard.loader.yaml_file import Document

type Fact = Mapping[str, Any]
SHOWN = ("yes", "seed")  # how a fact may be verified to count as a fact
READ_BY_ENGINE = (
    "complaint_provider.first_door", "complaint_provider.municipality_takes",
    "complaint_provider.provider_terms.decision_weeks", "complaint_commission.exists", "objection.phone_first",
    "objection.contact_first", "objection.mediation", "ombudsman.covers_contracted_providers",
    "complaint.external_committee", "complaint.decision_term_weeks",
)  # fmt: skip
MAY_BE_NAMED = ("complaint_provider.provider_terms.decision_weeks", "complaint.decision_term_weeks")  # whose promise


def engine_bundle(project: Project) -> str:
    """The JSON text for wizard.engine.api.open_door, equal for equal data."""
    data = {
        "calendar": {key: project.free_days[key] for key in ("known_from", "known_until", "equated")},
        "terms": project.terms,
        "penalties": project.parameters["dwangsom"]["values"],
        "references": {key: {"law": ref["law"], "article": ref["article"]} for key, ref in project.references.items()},
        "nodes": project.nodes,
        "trees": {name: tree["entry"] for name, tree in project.trees.items()},
        "municipalities": {
            document.data["code"]: _place(document)
            for document in project.municipalities.values()
            if not document.data["former"]
        },
        "providers": {slug: _place(document) for slug, document in project.providers.items()},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _place(document: Document) -> dict[str, Any]:
    """What the engine reads of a place: verified facts, the province where it matters, the name where it is said."""
    known = {name: fact["value"] for name, fact in single_facts(document) if fact["verified"] in SHOWN}
    facts = {name: known[name] for name in READ_BY_ENGINE if name in known}
    place: dict[str, Any] = {"facts": facts} if facts else {}
    if document.data.get("province") == FRYSLAN:
        place["province"] = FRYSLAN
    if any(name in facts for name in MAY_BE_NAMED):
        place["name"] = document.data["name"]
    return place


def single_facts(document: Document) -> Iterator[tuple[str, Fact]]:
    """Every fact of a municipality or provider that stands alone, as ("section.field", fact)."""
    for section, fields in document.data["facts"].items():
        for field, fact in fields.items():
            if isinstance(fact, dict):
                yield f"{section}.{field}", fact
