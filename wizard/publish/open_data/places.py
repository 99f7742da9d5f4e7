"""Municipalities and providers, each in a file of its own, and the lists that name them."""

from collections.abc import Mapping
from typing import Any

from wizard.loader.project import Project
from wizard.loader.yaml_file import Document
from wizard.publish.open_data.facts import not_verified, published, used_sources
from wizard.publish.open_data.names import chosen, present

TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"
REGISTER = ("aliases", "province", "valid_from", "valid_to", "collected", "review_on")
type Record = dict[str, Any]


def identifier(code: str) -> str:
    """The national identifier of a municipality: GM0518 is …/tooi/id/gemeente/gm0518."""
    return f"{TOOI}{code.lower()}"


def register(project: Project) -> list[Record]:
    """One row per municipality, in the order of their codes."""
    rows = (_row(slug, document.data) for slug, document in project.municipalities.items())
    return sorted(rows, key=lambda row: str(row["code"]))


def _row(slug: str, data: Mapping[str, Any]) -> Record:
    return {
        "id": identifier(data["code"]),
        "code": data["code"],
        "name": data["name"],
        "slug": slug,
        **chosen(data, *REGISTER),
        **present(succeeded_by=data.get("succeeded_by")),
        "hasOwnFacts": bool(data.get("own_file", True)),
        "href": f"municipalities/{data['code'].lower()}.json",
    }


def municipality(slug: str, document: Document) -> Record:
    """All that is known about one municipality."""
    row = _row(slug, document.data)
    return {**{key: value for key, value in row.items() if key != "href"}, **_known(document)}


def providers(project: Project) -> list[Record]:
    """One row per provider of support of which we know how it takes complaints."""
    return [
        {"id": slug, "name": document.data["name"], "href": f"providers/{slug}.json"}
        for slug, document in sorted(project.providers.items())
    ]


def provider(slug: str, document: Document) -> Record:
    """All that is known about one provider."""
    data = document.data
    return {
        "id": slug,
        "name": data["name"],
        "activeIn": [identifier(code) for code in data["active_in"]],
        **chosen(data, "collected", "review_on"),
        **_known(document),
    }


def _known(document: Document) -> Record:
    data = document.data
    return {
        "facts": published(data["facts"]),
        "notVerified": not_verified(data["facts"]),
        "conflicts": [
            {"topic": row["topic"], "kind": row["class"], "description": row["description"], "sources": row["sources"]}
            for row in data.get("conflicts", ())
        ],
        "gaps": list(data.get("gaps", ())),
        "sources": used_sources(data),
    }
