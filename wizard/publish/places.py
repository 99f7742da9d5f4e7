"""What is known about a municipality or provider, as cards of contact and as lists of facts with their source.

Only facts that somebody verified are shown as facts. A card without any says so, and how to find out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from wizard.loader.project import Project, Words
from wizard.loader.yaml_file import Document
from wizard.publish.dates import shown_date_text, shown_day

type Fact = Mapping[str, Any]
SHOWN = ("yes", "seed")
MUNICIPAL = {  # card -> the section of a municipality's facts, and what may stand on the card
    "general": "general_contact",
    "objection": "objection",
    "complaint_municipality": "complaint_municipality",
    "complaint_provider": "complaint_provider",
    "ombudsman": "ombudsman",
    "client_support": "client_support",
    "supervision": "supervision",
    "discrimination": "discrimination",
    "confidant": "confidant",
}
CARD_FIELDS = (
    "name", "handled_by", "phone_first", "opening_hours", "postal_address", "visiting_address", "email", "url",
    "website", "page_url", "contact_form", "admissible_after", "first_contact_within", "accepts_client_complaints",
    "options", "contracted_only", "route_order", "municipality_role", "handled_by_provider_when",
    "handled_by_municipality_when", "available", "written_required", "form", "help_with_form", "hand_in_at",
    "external_committee", "external_committee_url",
)  # fmt: skip
BY_GENERAL_NUMBER = ("objection", "complaint_municipality", "complaint_provider", "client_support", "confidant")
PHONES = ("phone", "phone_first")
INTERNAL = ("first_door", "municipality_takes", "published_complaint_decisions", "covers_contracted_providers")
NUMBER = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of contact of one locale."""

    project: Project
    words: Words

    def is_municipal(self, card: str) -> bool:
        """Whether a card is filled from the facts of a municipality."""
        return card in MUNICIPAL

    def national(self, card: str) -> dict[str, Any]:
        """The card without a municipality: a national number, or how to find out."""
        t = self.words.interface
        phone = self.project.phones.get({"emergency": "112", "ombudsman": "nationale_ombudsman"}.get(card, card))
        phones = [self._national_phone(phone)] if phone else []
        text = t["card_texts"].get(card, "")
        return self._card(card, phones=phones, text=text)

    def _national_phone(self, phone: Mapping[str, Any]) -> dict[str, str]:
        note = self.words.interface["reference"]["check_number"] if phone["confidence"] == "V2" else ""
        return {"tel": phone["tel"], "shown": phone["number"], "note": f"({note})" if note else ""}

    def municipal(self, card: str, document: Document) -> dict[str, Any]:
        """The card of one municipality: verified facts with source, else the general number and how to find out."""
        found = self._section(card, document, MUNICIPAL[card])
        general = document.data["facts"].get("general_contact", {}).get("phone")
        if card == "ombudsman" and not found["facts"]:
            return self.national(card)
        if not found["phones"] and card in BY_GENERAL_NUMBER and general:
            label = self.words.interface["cards"]["general"]
            found["phones"] = [{**_phone(general), "note": escape(label)}]
            found["sources"] = found["sources"] or [self.source(document, general["source"])]
        text = "" if found["facts"] else self.words.interface["card_texts"].get(card, "")
        return self._card(card, text=text, **found)

    def provider(self, document: Document) -> dict[str, Any]:
        """The card of a provider, with what it asks of who complains."""
        found = self._section("provider", document, "complaint")
        text = self.words.interface["card_texts"]["provider"]
        return {**self._card("provider", text=text, **found), "title": document.data["name"]}

    def _card(self, card: str, **known: Any) -> dict[str, Any]:
        empty: dict[str, Any] = {"phones": [], "facts": [], "text": "", "unchecked": "", "sources": []}
        return {"id": card, "title": self.words.interface["cards"][card], **empty, **known}

    def _section(self, card: str, document: Document, section: str) -> dict[str, Any]:
        fields = document.data["facts"].get(section, {})
        single = {name: fact for name, fact in fields.items() if isinstance(fact, dict)}
        shown = {name: fact for name, fact in single.items() if fact["verified"] in SHOWN}
        channels = [channel for channel in fields.get("channels", ()) if channel["verified"] in SHOWN]
        notes = {"phone_first": escape(self.words.interface["fields"]["phone_first_note"])}
        phones = [{**_phone(fact), "note": notes.get(name, "")} for name, fact in shown.items() if name in PHONES]
        phones += [_phone(channel) for channel in channels if channel["type"] == "phone"]
        facts = [self._fact(name, shown[name]) for name in CARD_FIELDS if name in shown and name not in PHONES]
        facts += [self.channel(channel) for channel in channels if channel["type"] != "phone"]
        hidden = len(single) + len(fields.get("channels", ())) - len(shown) - len(channels)
        sources = dict.fromkeys(fact["source"] for fact in [*shown.values(), *channels])
        return {
            "phones": list({phone["tel"]: phone for phone in phones}.values()),
            "facts": facts,
            "unchecked": self.words.interface["outcome"]["unchecked_some"] if hidden else "",
            "sources": [self.source(document, source) for source in sources],
        }

    def _fact(self, name: str, fact: Fact) -> dict[str, str]:
        return {"label": self.words.interface["fields"][name], "value": self.value(name, fact)}

    def channel(self, channel: Fact) -> dict[str, str]:
        """A way to reach the municipality, as label and value."""
        return {"label": self.words.interface["channels"][channel["type"]], "value": self._shown(channel["value"])}

    def value(self, name: str, fact: Fact) -> str:
        """The value of a fact as HTML in the reader's language, or marked as Dutch where it has no translation."""
        value = fact["value"]
        if isinstance(value, bool):
            return escape(self.words.interface["values"]["true" if value else "false"])
        if isinstance(value, list):
            return "<ul>" + "".join(f"<li>{self._shown(item)}</li>" for item in value) + "</ul>"
        fixed = self.words.interface["values"].get(f"{name}.{value}")
        return escape(fixed) if fixed else self._shown(str(value))

    def _shown(self, text: str) -> str:
        if text.startswith("https://") or text.startswith("http://"):
            return f'<a href="{escape(text)}">{escape(re.sub("^https?://(www[.])?", "", text).rstrip("/"))}</a>'
        if re.fullmatch(r"[^@ ]+@[^@ ]+", text):
            return f'<a href="mailto:{escape(text)}">{escape(text)}</a>'
        return self.translated(text)

    def translated(self, text: str) -> str:
        """A phrase of the data in the reader's language; a phrase without translation is marked as Dutch."""
        if self.words.locale == "nl" or not re.search(r"[a-z]{3}", text):
            return escape(text)
        translation = self.words.local.get(text)
        return escape(translation) if translation else f'<span lang="nl" dir="ltr">{escape(text)}</span>'

    def source(self, document: Document, source_id: str) -> str:
        """Where a fact comes from: title, day of the source, day we looked."""
        t = self.words.interface["outcome"]
        source = document.data["sources"][source_id]
        title = f'<span lang="nl" dir="ltr">{escape(source["title"])}</span>'
        if "url" in source:
            title = f'<a href="{escape(source["url"])}">{title}</a>'
        dated = shown_date_text(source["date"], self.words.interface) if "date" in source else ""
        day = f" ({escape(dated)})" if dated else f" {escape(t['undated'])}"
        looked = t["looked"].format(
            day=shown_day(date.fromisoformat(document.data["collected"]), self.words.interface, "plain")
        )
        return f"{t['source'].format(source=title).rstrip('.')}{day if dated else '.' + day} {escape(looked)}"


def _phone(fact: Fact) -> dict[str, str]:
    return {"tel": dialled(str(fact["value"])), "shown": str(fact["value"]), "note": ""}


def dialled(number: str) -> str:
    """The number as a phone dials it: "(070) 353 75 00" -> "+31703537500"; numbers of five or six digits stay short."""
    digits = NUMBER.sub("", number)
    return digits if len(digits) <= 6 else "+31" + digits.removeprefix("0")


def shown_facts(document: Document, section: str, *, internal: bool = False) -> Iterator[tuple[str, Fact]]:
    """The verified single facts of a section; without `internal` only those that a reader can use as they are."""
    for name, fact in document.data["facts"].get(section, {}).items():
        if isinstance(fact, dict) and fact["verified"] in SHOWN and (internal or name not in INTERNAL):
            yield name, fact
