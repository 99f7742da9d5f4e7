"""Municipalities and providers, each in a file of its own; ombudsmen, cooperations, and the lists that name them."""

from collections.abc import Mapping
from typing import Any

from wizard.loader.project import Project
from wizard.loader.yaml_file import Document
from wizard.publish.open_data.facts import (
    handed_on,
    is_published,
    not_verified,
    published,
    source,
    unknown,
    used_sources,
)
from wizard.publish.open_data.names import camel, chosen

TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"
ROO = "https://organisaties.overheid.nl/"
REGISTER = ("register_name", "aliases", "province", "valid_from", "valid_to", "collected", "review_on")
CONFIDENCE = {"hoog": "high", "midden": "medium", "laag": "low", "verondersteld": "presumedByLaw"}
type Record = dict[str, Any]


def identifier(code: str) -> str:
    """The national identifier of a municipality: GM0518 is …/tooi/id/gemeente/gm0518."""
    return f"{TOOI}{code.lower()}"


def register(project: Project) -> list[Record]:
    """One row per municipality that is or was, in the order of their codes."""
    rows = [
        {**_row(document.data), "href": f"municipalities/{document.data['code'].lower()}.json"}
        for document in project.municipalities.values()
    ]
    return sorted(rows, key=lambda row: str(row["code"]))


def _row(data: Mapping[str, Any]) -> Record:
    return {
        "id": identifier(data["code"]),
        **chosen(data, "code", "name", "slug", *REGISTER),
        "succeededBy": [identifier(code) for code in data["succeeded_by"]],
        "ombudsman": data["ombudsman"]["id"],
        "ombudsmanConfidence": CONFIDENCE[data["ombudsman"]["confidence"]],
        "hasOwnFacts": data["own_file"],
    }


def municipality(project: Project, document: Document) -> Record:
    """All that is known about one municipality on the day the site was made."""
    data = document.data
    return {
        **{key: value for key, value in _row(data).items() if not key.startswith("ombudsman")},
        "ombudsman": _competent(project, data["ombudsman"]),
        "ombudsmanBefore": [_competent(project, one) for one in data["ombudsman"]["before"]],
        "ombudsmanNext": [_competent(project, one) for one in data["ombudsman"]["next"]],
        "cooperations": list(data["cooperations"]),
        **_known(data),
        "otherDays": [
            {"field": f"{camel(row['section'])}.{camel(row['field'])}", **handed_on(row["fact"])}
            for row in data["other_days"]
            if is_published(row["fact"])
        ],
    }


def _competent(project: Project, one: Mapping[str, Any]) -> Record:
    """Who is competent, how sure that is, and where it stands; without a source the law decides."""
    sources = project.register.ombudsmen.data["sources"]
    return {
        **chosen(one, "id", "name", "kind", "valid_from", "valid_to", "note"),
        "confidence": CONFIDENCE[one["confidence"]],
        **({"source": source(sources[one["source"]])} if "source" in one else {}),
    }


def ombudsmen(project: Project) -> list[Record]:
    """Every ombudsman that the register names, with what is known of each."""
    data = project.register.ombudsmen.data
    return [
        {
            "id": name,
            **chosen(one, "name", "kind"),
            **_checked({"facts": {"contact": one.get("facts", {})}, "sources": data["sources"]}),
        }
        for name, one in data["ombudsmen"].items()
    ]


def cooperations(project: Project) -> list[Record]:
    """Every organisation or arrangement that acts for several municipalities, with its members."""
    return [_cooperation(name, one) for name, one in project.register.cooperations.data["cooperations"].items()]


def _cooperation(name: str, one: Mapping[str, Any]) -> Record:
    address = f"{ROO}{one['roo']}/"
    title = f"Register Overheidsorganisaties, {one['name']}"
    listed = {"title": title, "url": address, "kind": "overheidsregister", "date": one["roo_date"]}
    return {
        "id": name,
        **chosen(one, "name", "valid_from", "valid_to"),
        "namesWmo": one["wmo"] == "named",
        "members": [identifier(code) for code in one["members"]],
        "register": address,
        "registerDate": one["roo_date"],
        **_checked({"facts": one.get("facts", {}), "sources": {"roo": listed, **one.get("sources", {})}}),
    }


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
        **_known(data),
    }


def _known(data: Mapping[str, Any]) -> Record:
    return {
        **_checked(data),
        "unknown": unknown(data["facts"]),
        "conflicts": [
            {"topic": row["topic"], "kind": row["class"], "description": row["description"], "sources": row["sources"]}
            for row in data.get("conflicts", ())
        ],
        "gaps": list(data.get("gaps", ())),
    }


def _checked(data: Mapping[str, Any]) -> Record:
    """Published facts with their sources, and the names of those that nobody could check."""
    facts = data["facts"]
    return {"facts": published(facts), "notVerified": not_verified(facts), "sources": used_sources(data)}
