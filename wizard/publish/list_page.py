"""The list of municipalities, for who does not type or has no script: by letter, and per province with their places."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from wizard.publish.edition import Edition
from wizard.publish.finder import Municipality, key, words

FOUND_BELOW = {"s", "t"}  # 's-Hertogenbosch stands at the H


def places_page(edition: Edition) -> str:
    """Every municipality twice: by letter with its other names, and in its province with its places."""
    p, project, link = edition.interface["places_page"], edition.project, edition.link("../")
    body = edition.render(
        "places.html",
        p=p,
        letters=_letters(edition),
        provinces=_provinces(edition),
        providers=[
            {"name": document.data["name"], "href": link("page", f"aanbieder/{slug}")}
            for slug, document in project.providers.items()
        ],
        providers_title=edition.interface["fields"]["provider_list"],
        start=link("node", "safe_now"),
    )
    return edition.page(p["title"], p["description"], body, template="places.html")


def _letters(edition: Edition) -> list[dict[str, Any]]:
    named = [
        {
            "name": name if name == municipality.name else f"{name} ({municipality.name})",
            **_linked(edition, municipality),
        }
        for municipality in edition.findable.municipalities
        for name in (municipality.name, *municipality.aliases)
    ]
    named.sort(key=lambda place: _place_in_list(place["name"]))
    groups = groupby(named, lambda place: _place_in_list(place["name"])[0])
    return [{"id": letter, "name": letter.upper(), "places": list(places)} for letter, places in groups]


def _place_in_list(name: str) -> str:
    """What a name is sorted by: without the 's or 't before it."""
    first, *rest = words(name)
    return key(" ".join(rest)) if first in FOUND_BELOW and rest else key(name)


def _provinces(edition: Edition) -> list[dict[str, Any]]:
    inside: dict[str, list[str]] = {}
    for place in edition.findable.places:
        if place.kind == "woonplaats":
            inside.setdefault(place.municipality, []).append(place.name)

    def listed(municipality: Municipality) -> Mapping[str, Any]:
        within = [name for name in inside.get(municipality.code, ()) if name != municipality.name]
        return {"name": municipality.name, "within": sorted(within, key=key), **_linked(edition, municipality)}

    every = sorted(edition.findable.municipalities, key=lambda m: (m.province, _place_in_list(m.name)))
    groups = groupby(every, lambda municipality: municipality.province)
    return [{"name": province, "places": [listed(found) for found in group]} for province, group in groups]


def _linked(edition: Edition, municipality: Municipality) -> dict[str, str]:
    return {"href": edition.link("../")("page", f"gemeente/{municipality.slug}")}
