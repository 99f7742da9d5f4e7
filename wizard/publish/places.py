"""What is known about a municipality or provider, as cards of contact and as lists of facts with their source.

Only facts that somebody verified are shown as facts. A card without any says so, and how to find out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from babel import Locale

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
    "name", "handled_by", "ask_for", "opening_hours", "postal_address", "visiting_address", "email", "url", "website",
    "page_url", "contact_form", "not_allowed_channels", "address_in_letter", "questions_email", "written_only",
    "admissible_after", "first_contact_within", "direct_complaint_handling", "accepts_client_complaints",
    "accepts_client_signals", "organisation", "options", "contracted_only", "route_order", "municipality_role",
    "who_handles", "handled_by_provider_when", "handled_by_municipality_when", "available", "written_required", "form",
    "help_with_form", "hand_in_at", "external_committee", "external_committee_url",
)  # fmt: skip
BY_GENERAL_NUMBER = ("objection", "complaint_municipality", "complaint_provider", "client_support", "confidant")
PHONES = ("phone", "phone_first", "questions_phone", "phone_after_hours")
CHANNELS = "not_allowed_channels"
ENUMERATED = (CHANNELS, "languages")  # lists of fixed values, each with words of its own
NAMES = ("name", "organisation")  # not translated
INTERNAL = ("first_door", "municipality_takes", "covers_contracted_providers")  # told in other words
NATIONAL = "nationale"  # its number stands with the other national numbers
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
        text = self.words.interface["card_texts"].get(card, "")
        return self._card(card, phones=self._national_phones(card), text=text)

    def _national_phones(self, card: str) -> list[dict[str, str]]:
        phone = self.project.phones.get({"emergency": "112", "ombudsman": "nationale_ombudsman"}.get(card, card))
        if not phone:
            return []
        note = self.words.interface["reference"]["check_number"] if phone["confidence"] == "V2" else ""
        return [{"tel": phone["tel"], "shown": phone["number"], "note": f"({note})" if note else ""}]

    def municipal(self, card: str, document: Document) -> dict[str, Any]:
        """The card of one municipality: verified facts with source, else the general number and how to find out."""
        if card == "ombudsman":
            return self.ombudsman(document)
        found = self._section(document, MUNICIPAL[card], document.data["collected"])
        general = document.data["facts"]["general_contact"].get("phone")
        if not found["phones"] and card in BY_GENERAL_NUMBER and general:
            label = self.words.interface["cards"]["general"]
            found["phones"] = [{**_phone(general), "note": escape(label)}]
            found["sources"] = found["sources"] or [self.source(document, general["source"])]
        text = "" if found["facts"] else self.words.interface["card_texts"].get(card, "")
        return self._card(card, text=text, **found)

    def ombudsman(self, document: Document, *, with_day: bool = True) -> dict[str, Any]:
        """Who is competent in a municipality, and how sure we are of it; with_day: sources say when we looked."""
        t, competent = self.words.interface, document.data["ombudsman"]
        every = self.project.register.ombudsmen.data
        known = {"facts": {"ombudsman": every["ombudsmen"][competent["id"]].get("facts", {})}}
        looked = every["collected"] if with_day else ""
        found = self._section(Document("", {"sources": every["sources"], **known}, {}), "ombudsman", looked)
        own = self._section(document, "ombudsman", document.data["collected"] if with_day else "")
        source = competent.get("source")
        named = [self._source_line(every["sources"][source], looked)] if source else []
        return self._card(
            "ombudsman",
            phones=self._national_phones("ombudsman") if competent["id"] == NATIONAL else found["phones"],
            facts=[
                {"label": t["fields"]["name"], "value": self._name(competent["name"])},
                *found["facts"],
                *own["facts"],
            ],
            text=t["ombudsman_confidence"][competent["confidence"]],
            unchecked=found["unchecked"],
            sources=list(dict.fromkeys([*named, *found["sources"], *own["sources"]])),
        )

    def provider(self, document: Document) -> dict[str, Any]:
        """The card of a provider, with what it asks of who complains."""
        found = self._section(document, "complaint", document.data["collected"])
        text = self.words.interface["card_texts"]["provider"]
        return {**self._card("provider", text=text, **found), "title": document.data["name"]}

    def _card(self, card: str, **known: Any) -> dict[str, Any]:
        empty: dict[str, Any] = {"phones": [], "facts": [], "text": "", "unchecked": "", "sources": []}
        return {"id": card, "title": self.words.interface["cards"][card], **empty, **known}

    def _section(self, document: Document, section: str, looked: str) -> dict[str, Any]:
        fields: Mapping[str, Any] = document.data["facts"].get(section, {})
        local = {name: fact for name, fact in fields.items() if isinstance(fact, dict) and "source" in fact}
        shown = {name: fact for name, fact in local.items() if fact["verified"] in SHOWN}
        channels = [channel for channel in fields.get("channels", ()) if channel["verified"] in SHOWN]
        hidden = len(local) + len(fields.get("channels", ())) - len(shown) - len(channels)
        facts = [self.fact(name, shown[name]) for name in CARD_FIELDS if name in shown and name not in PHONES]
        sources = dict.fromkeys(fact["source"] for fact in [*shown.values(), *channels])
        return {
            "phones": self.phones(shown, channels),
            "facts": facts + self.ways(channels),
            "unchecked": self.words.interface["outcome"]["unchecked_some"] if hidden else "",
            "sources": [self._source_line(document.data["sources"][source], looked) for source in sources],
        }

    def phones(self, shown: Mapping[str, Fact], channels: Sequence[Fact]) -> list[dict[str, str]]:
        """The numbers of a section, each once, with what each is for."""
        notes = self.words.interface["phone_notes"]
        found = [
            {**_phone(fact), "note": escape(notes.get(name, ""))} for name, fact in shown.items() if name in PHONES
        ]
        numbered = (channel for channel in channels if _is_number(channel))
        found += [{**_phone(channel), "note": self._about(channel)} for channel in numbered]
        return list({phone["tel"]: phone for phone in reversed(found)}.values())[::-1]

    def _about(self, channel: Fact) -> str:
        return self.translated(channel["about"]) if "about" in channel else ""

    def fact(self, name: str, fact: Fact) -> dict[str, str]:
        """A fact as label and value."""
        return {"label": self.words.interface["fields"][name], "value": self.value(name, fact)}

    def ways(self, channels: Sequence[Fact]) -> list[dict[str, str]]:
        """Ways to reach the municipality, as labels and values; those that are only allowed, together at the end."""
        t = self.words.interface
        told = [(channel, self._way(channel)) for channel in channels if not _is_number(channel)]
        found = [{"label": t["channels"][channel["type"]], "value": way} for channel, way in told if way]
        bare = ", ".join(dict.fromkeys(t["channels"][channel["type"]] for channel, way in told if not way))
        return [*found, {"label": t["channels_allowed"], "value": escape(bare)}] if bare else found

    def _way(self, channel: Fact) -> str:
        login = escape(self.words.interface["logins"][channel["login"]]) if "login" in channel else ""
        value = self._shown(channel["value"]) if "value" in channel else ""
        return ", ".join(part for part in (value, self._about(channel), login) if part)

    def value(self, name: str, fact: Fact) -> str:
        """The value of a fact as HTML in the reader's language, or marked as Dutch where it has no translation."""
        t, value = self.words.interface, fact["value"]
        if isinstance(value, bool):
            return escape(t["values"]["true" if value else "false"])
        if "unit" in fact:
            return escape(self.counted(t["units"][fact["unit"]], value))
        if name in ENUMERATED:
            words = t["channels"] if name == CHANNELS else t["language_names"]
            return escape(", ".join(words[item] for item in value))
        if isinstance(value, list):
            return "<ul>" + "".join(f"<li>{self._shown(item)}</li>" for item in value) + "</ul>"
        fixed = t["values"].get(f"{name}.{value}")
        if fixed or name in NAMES:
            return escape(fixed) if fixed else self._name(value)
        return self._shown(str(value))

    def counted(self, forms: Mapping[str, str], number: int) -> str:
        """A number with its word, in the form that the locale's grammar asks: "1 week", "5 weken"."""
        form = Locale.parse(self.words.locale).plural_form(number)
        return forms.get(form, forms["other"]).format(n=number)

    def _shown(self, text: str) -> str:
        if text.startswith(("https://", "http://")):
            return f'<a href="{escape(text)}">{escape(re.sub("^https?://(www[.])?", "", text).rstrip("/"))}</a>'
        if re.fullmatch(r"[^@ ]+@[^@ ]+", text):
            return f'<a href="mailto:{escape(text)}">{escape(text)}</a>'
        return self.translated(text)

    def _name(self, text: str) -> str:
        """A name is not translated."""
        return escape(text) if self.words.locale == "nl" else f'<span lang="nl" dir="ltr">{escape(text)}</span>'

    def translated(self, text: str) -> str:
        """A phrase of the data in the reader's language; a phrase without translation is marked as Dutch."""
        if self.words.locale == "nl" or not re.search(r"[a-z]{3}", text):
            return escape(text)
        translation = self.words.local.get(text)
        return escape(translation) if translation else self._name(text)

    def source(self, document: Document, source_id: str) -> str:
        """Where a fact comes from: title, day of the source, day we looked."""
        return self._source_line(document.data["sources"][source_id], document.data["collected"])

    def titled(self, source: Mapping[str, str]) -> str:
        """A source on a page that says once when we looked: title and day of the source."""
        return self._source_line(source, "")

    def _source_line(self, source: Mapping[str, str], collected: str) -> str:
        t = self.words.interface["outcome"]
        title = f'<span lang="nl" dir="ltr">{escape(source["title"])}</span>'
        if "url" in source:
            title = f'<a href="{escape(source["url"])}">{title}</a>'
        dated = shown_date_text(source["date"], self.words.interface) if "date" in source else ""
        day = f" ({escape(dated)})" if dated else f" {escape(t['undated'])}"
        looked = f" {escape(t['looked'].format(day=self.day(collected)))}" if collected else ""
        return f"{t['source'].format(source=title).rstrip('.')}{day if dated else '.' + day}{looked}"

    def day(self, iso: str) -> str:
        """A day in words, without its weekday."""
        return shown_day(date.fromisoformat(iso), self.words.interface, "plain")


def _is_number(channel: Fact) -> bool:
    return channel["type"] == "phone" and "value" in channel


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
