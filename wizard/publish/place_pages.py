"""The pages of municipalities and providers: what is different, contacts with their source, what we do not know."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.loader.yaml_file import Document
from wizard.publish.edition import Edition
from wizard.publish.fragments import ROOT, SPRITE
from wizard.publish.places import INTERNAL, MUNICIPAL, PHONES, SHOWN, shown_facts


def places_page(edition: Edition) -> str:
    """The list of municipalities and providers of which we know local facts."""
    m, link, project = edition.interface["municipality_page"], edition.link("../"), edition.project

    def listed(kind: str, documents: Mapping[str, Document]) -> list[dict[str, str]]:
        return [{"name": doc.data["name"], "href": link("page", f"{kind}/{slug}")} for slug, doc in documents.items()]

    body = edition.render(
        "places.html",
        m=m,
        sprite=f"../{SPRITE}",
        municipalities=listed("gemeente", project.municipalities),
        providers=listed("aanbieder", project.providers),
        providers_title=edition.interface["fields"]["provider_list"],
        start=link("node", "safe_now"),
    )
    return edition.page(m["list_title"], m["list_description"], body)


def municipality_page(edition: Edition, document: Document) -> str:
    """Everything known about one municipality; the wizard starts here with it filled in."""
    m, name, code = edition.interface["municipality_page"], document.data["name"], document.data["code"]
    title = m["title"].format(name=name)
    body = edition.render(
        "municipality.html",
        title=title,
        intro=m["intro"].format(name=name),
        start_href=f"{edition.link(ROOT)('node', 'safe_now')}#gemeente={code}",
        different=_different(edition, document),
        sections=[_section(edition, document, card, section) for card, section in MUNICIPAL.items()],
        steps=[],
        elsewhere=[],
        gaps_text=m["gaps_text"],
        **_common(edition, document),
    )
    return edition.page(title, m["description"].format(name=name), body)


def provider_page(edition: Edition, slug: str, document: Document) -> str:
    """How to complain to one provider, step by step; its terms are promises."""
    m, name = edition.interface["municipality_page"], document.data["name"]
    title = m["provider_title"].format(name=name)
    steps = document.data["facts"]["complaint"]["steps"]
    body = edition.render(
        "municipality.html",
        title=title,
        intro=m["provider_intro"].format(name=name),
        start_href=f"{edition.link(ROOT)('node', 'payer')}#aanbieder={slug}",
        different=[],
        sections=[_own_section(edition, document, section) for section in ("complaint", "confidant")],
        elsewhere=[
            {"name": other.data["name"], "href": edition.link(ROOT)("page", f"gemeente/{name}")}
            for name, other in edition.project.municipalities.items()
            if other.data["code"] in document.data["active_in"]
        ],
        gaps_text=m["gaps_text_provider"],
        steps=[_facts(edition, {key: fact for key, fact in step.items() if key != "step"}) for step in steps],
        **_common(edition, document),
    )
    return edition.page(title, m["provider_description"].format(name=name), body)


def _common(edition: Edition, document: Document) -> dict[str, Any]:
    m, name, translated = edition.interface["municipality_page"], document.data["name"], edition.cards.translated
    days = {"day": edition.day(document.data["collected"]), "review": edition.day(document.data["review_on"])}
    is_stale = edition.today > date.fromisoformat(document.data["review_on"])
    return {
        "m": m,
        "sprite": f"{ROOT}{SPRITE}",
        "start_text": m["start_text"].format(name=name),
        "stale": m["stale"].format(**days) if is_stale else "",
        "promise": edition.interface["outcome"]["promise_of"].format(owner=name),
        "terms_href": edition.link(ROOT)("page", "termijnen"),
        "terms_title": edition.interface["terms_page"]["title"],
        "conflicts": [translated(conflict["description"]) for conflict in document.data.get("conflicts", ())],
        "gaps": [translated(gap) for gap in document.data.get("gaps", ())],
        "looked": m["looked"].format(**days),
        "report": edition.report(),
    }


def _section(edition: Edition, document: Document, card: str, section: str) -> dict[str, Any]:
    """A section of a municipality: its card, with every verified fact instead of the few that a card holds."""
    found = edition.cards.municipal(card, document)
    single = {name: fact for name, fact in shown_facts(document, section) if name not in PHONES}
    channels = [
        edition.cards.channel(channel)
        for channel in document.data["facts"].get(section, {}).get("channels", ())
        if channel["verified"] in SHOWN and channel["type"] != "phone"
    ]
    title = edition.interface["sections"][section]
    return {**found, "id": section, "title": title, "facts": _facts(edition, single) + channels}


def _own_section(edition: Edition, document: Document, section: str) -> dict[str, Any]:
    facts = {name: fact for name, fact in shown_facts(document, section) if name not in INTERNAL}
    sources = dict.fromkeys(fact["source"] for fact in facts.values())
    return {
        "id": section,
        "title": edition.interface["sections"][section],
        "phones": [],
        "facts": _facts(edition, facts),
        "text": "",
        "unchecked": "",
        "sources": [edition.cards.source(document, source) for source in sources],
    }


def _facts(edition: Edition, facts: Mapping[str, Any]) -> list[dict[str, str]]:
    labels = edition.interface["fields"]
    return [{"label": labels[name], "value": edition.cards.value(name, fact)} for name, fact in facts.items()]


def _different(edition: Edition, document: Document) -> list[str]:
    """What a reader must know of this municipality because it is not the same elsewhere."""
    m, name = edition.interface["municipality_page"], document.data["name"]
    known = {
        f"{section}.{field}": fact["value"]
        for section in document.data["facts"]
        for field, fact in shown_facts(document, section, internal=True)
    }
    door = known.get("complaint_provider.first_door", "unknown")
    ombudsman = known.get("ombudsman.name")
    lines = {
        f"first_door.{door}": f"first_door.{door}" in m,
        "provider_only": door == "provider" and not known.get("complaint_provider.municipality_takes"),
        "phone_first": "objection.phone_first" in known,
        "ombudsman_own": bool(ombudsman),
        "ombudsman_presumed": not ombudsman,
    }
    return [m[line].format(name=name, ombudsman=ombudsman) for line, holds in lines.items() if holds]
