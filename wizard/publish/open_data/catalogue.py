"""The description for data portals: DCAT as DCAT-AP-NL asks, in JSON-LD.

Who publishes the site is in data/site.yaml. While it is unknown, the publisher and absolute addresses are left out:
a portal refuses the description then, which is better than a name that is not true.
"""

from collections.abc import Mapping
from typing import Any

from wizard.loader.project import Project
from wizard.publish.open_data.collections import BASE, COLLECTIONS, LICENSE, Collection
from wizard.publish.open_data.law import DUTCH

EU = "http://publications.europa.eu/resource/authority/"
MEDIA = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PAGE = "nl/open-gegevens/"
type Record = dict[str, Any]


def catalogue(project: Project, address: str | None) -> Record:
    """The catalogue with one dataset per collection; addresses are relative to this file while there is no other."""
    name, words = project.words[DUTCH].interface["site"]["name"], project.words[DUTCH].interface["open_data"]
    base = f"{address.rstrip('/')}/{BASE}" if address else ""
    page = {"@id": f"{address.rstrip('/')}/{PAGE}" if address else f"../../{PAGE}"}
    shared = {
        "dct:license": {"@id": LICENSE},
        "dct:language": {"@id": f"{EU}language/NLD"},
        **_contact(project, name),
    }
    return {
        "@context": CONTEXT,
        "@id": f"{base}dcat.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _dutch(words["title"].format(site=name)),
        "dct:description": _dutch(words["description"]),
        "foaf:homepage": page,
        **shared,
        "dcat:dataset": [
            _dataset(words, collection, base, {**shared, "dcat:landingPage": page}) for collection in COLLECTIONS
        ],
    }


def _dataset(words: Mapping[str, Any], collection: Collection, base: str, shared: Record) -> Record:
    title = words["collections"][collection.id]
    formats = [("JSON", "application/json", collection.href)]
    formats += [("CSV", "text/csv", collection.csv)] if collection.columns else []
    return {
        "@id": f"{base}{collection.href}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": collection.id,
        "dct:title": _dutch(title),
        "dct:description": _dutch(words["of_site"].format(title=title)),
        "dct:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{EU}frequency/IRREG"},
        "dcat:theme": [{"@id": f"{EU}data-theme/{theme}"} for theme in ("SOCI", "GOVE")],
        **shared,
        "dcat:distribution": [_distribution(title, base, *row) for row in formats],
    }


def _distribution(title: str, base: str, kind: str, media: str, href: str) -> Record:
    return {
        "@id": f"{base}{href}",
        "@type": "dcat:Distribution",
        "dct:title": _dutch(f"{title} ({kind})"),
        "dcat:accessURL": {"@id": f"{base}{href}"},
        "dcat:downloadURL": {"@id": f"{base}{href}"},
        "dct:license": {"@id": LICENSE},
        "dct:format": {"@id": f"{EU}file-type/{kind}"},
        "dcat:mediaType": {"@id": f"{MEDIA}{media}"},
        **({"dct:conformsTo": {"@id": f"{base}schemas/{href}"}} if kind == "JSON" else {}),
    }


def _contact(project: Project, name: str) -> Record:
    report = project.site["report"]
    if report == "unknown":
        return {}
    kind = "vcard:hasEmail" if report.startswith("mailto:") else "vcard:hasURL"
    return {"dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": name, kind: {"@id": report}}}


def _dutch(text: str) -> Record:
    return {"@value": text, "@language": "nl"}
