"""The cards of contact of every municipality for the wizard in the browser, per locale, in one small JSON.

Most municipalities differ only in a number, a website and a source. Their cards are one template each, with the values
that a municipality fills in; only cards with facts of their own are there as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from wizard.loader.yaml_file import Document
from wizard.publish.dates import shown_date_text
from wizard.publish.edition import Edition
from wizard.publish.places import MUNICIPAL, dialled
from wizard.publish.web_bundle import as_json, card_of

SLOTS = ("name", "tel", "phone", "website", "site", "roo", "day")
OMBUDSMAN = "ombudsman"
SLOT_NAME, SLOT_PHONE, SLOT_SITE, SLOT_ROO, SLOT_DAY = (
    "Naamloos",
    "0999999999",
    "leeg.invalid",
    "1234567890",
    "1900-01-01",
)
type Card = str
type Render = Callable[[Mapping[str, Any]], Card]


def places_bundle(edition: Edition) -> str:
    """Templates with their slots, the values of each municipality, and the cards that fit no template."""
    render = card_of(edition)
    places = [doc for doc in edition.project.municipalities.values() if not doc.data["former"]]
    templates = _templates(edition, render)
    values = {doc.data["code"]: _values(edition, doc) for doc in places}
    local = [doc for doc in places if doc.data["own_file"] or not all(values[doc.data["code"]])]
    own = {doc.data["code"]: _own(edition, render, doc, templates, values[doc.data["code"]]) for doc in local}
    ombudsmen = dict(_ombudsmen(edition, render, places))
    different = sorted(set(ombudsmen.values()))
    return as_json(
        slots=SLOTS,
        templates=templates,
        values=values,
        own={code: cards for code, cards in own.items() if cards},
        ombudsmen=different,
        competent={code: different.index(card) for code, card in ombudsmen.items()},
    )


def _ombudsmen(edition: Edition, render: Render, places: Sequence[Document]) -> Iterator[tuple[str, Card]]:
    """The card of the ombudsman by code, rendered once for all that share it."""
    rendered: dict[Any, Card] = {}
    for document in places:
        competent, is_own = document.data["ombudsman"], document.data["own_file"]
        key = (
            *(competent.get(name) for name in ("id", "confidence", "source")),
            document.data["code"] if is_own else "",
        )
        if key not in rendered:
            rendered[key] = render(edition.cards.ombudsman(document))
        yield document.data["code"], rendered[key]


def _templates(edition: Edition, render: Render) -> dict[str, Card]:
    """The cards of a municipality of which only the register is known, with slots for what differs."""
    empty = Document("", {"collected": edition.project.register.about.data["collected"], **_slots()}, {})
    shown_day = shown_date_text(SLOT_DAY, edition.interface)
    slots = {
        dialled(SLOT_PHONE): "{tel}",
        SLOT_PHONE: "{phone}",
        f"https://{SLOT_SITE}": "{website}",
        SLOT_SITE: "{site}",
        SLOT_ROO: "{roo}",
        SLOT_NAME: "{name}",
        escape(shown_day): "{day}",
    }
    found: dict[str, Card] = {}
    for name in MUNICIPAL:
        if name != OMBUDSMAN:
            card = render(edition.cards.municipal(name, empty))
            for text, slot in slots.items():
                card = card.replace(text, slot)
            found[name] = card
    return found


def _slots() -> Mapping[str, Any]:
    source = {
        "title": f"Register Overheidsorganisaties, gemeente {SLOT_NAME}",
        "url": f"https://organisaties.overheid.nl/{SLOT_ROO}/",
        "date": SLOT_DAY,
    }
    phone = {"value": SLOT_PHONE, "source": "roo", "verified": "yes"}
    website = {"value": f"https://{SLOT_SITE}", "source": "roo", "verified": "yes"}
    return {"sources": {"roo": source}, "facts": {"general_contact": {"phone": phone, "website": website}}}


def _values(edition: Edition, document: Document) -> list[str]:
    """What a municipality fills in, in the order of SLOTS, ready to stand in HTML."""
    general, source = document.data["facts"]["general_contact"], document.data["sources"]["roo"]
    phone, website = (str(general.get(name, {}).get("value", "")) for name in ("phone", "website"))
    site = website.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    day = shown_date_text(source["date"], edition.interface) if "date" in source else ""
    roo = source.get("url", "").rstrip("/").rpartition("/")[2]
    found = [document.data["name"], dialled(phone), phone, website, site, roo, day]
    return [escape(value) for value in found]


def _own(
    edition: Edition, render: Render, document: Document, templates: Mapping[str, Card], values: list[str]
) -> dict[str, Card]:
    """The cards of a municipality that are not those of the templates with its values filled in."""
    blanks = dict(zip(SLOTS, values, strict=True))
    found: dict[str, Card] = {}
    for name, template in templates.items():
        card = render(edition.cards.municipal(name, document))
        filled = template
        for slot, value in blanks.items():
            filled = filled.replace(f"{{{slot}}}", value)
        if card != filled:
            found[name] = card
    return found
