"""What every fact of a place must have beyond its shape: a source that exists, a number that can be dialled, no person.

The rules look at a file as it was written and pass over what the schema refuses, so that all complaints come at once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from wizard.loader.problem import Problem
from wizard.loader.yaml_file import Document, Key

PHONE_FIELDS = ("phone", "phone_first", "phone_after_hours", "questions_phone")
MOBILE = re.compile(r"(?<![0-9])(?:\+31[ -]?6|0031[ -]?6|06)(?:[ -]?[0-9]){8}(?![0-9])")
TITLE = re.compile(r"\b(?:[Mm]evr(?:ouw|\.)|[Mm]w\.|[Dd]hr\.|[Dd]e heer|[Dd]rs\.|[Mm]r\.|[Ii]r\.|[Ii]ng\.) ?[A-Z]")
INITIALS = re.compile(
    r"\b(?:[A-Z]\.)+ ?(?:(?:van|de|den|der|ter|ten|te|'t) )*[A-Z][a-zë]+"
    r"(?!\w*(?:laan|straat|weg|plein|kade|dijk|hof|singel|gracht|park|pad|markt|plantsoen)\b)\b"
)
STREET = re.compile(r"(?:laan|straat|weg|plein|kade|dijk|hof|singel|gracht|park|pad|markt|plantsoen)\b")
PRIVATE_MAIL = (
    "gmail",
    "hotmail",
    "outlook",
    "live",
    "icloud",
    "ziggo",
    "kpnmail",
    "planet",
    "xs4all",
    "home",
    "yahoo",
)
ROLES = (
    "info",
    "klacht",
    "bezwaar",
    "wmo",
    "loket",
    "gemeente",
    "team",
    "post",
    "contact",
    "ombuds",
    "sociaal",
    "zorg",
)
SHORT_AREAS = (  # area codes of two digits after the 0; all others have three
    "10", "13", "15", "20", "23", "24", "26", "30", "33", "35", "36", "38", "40", "43", "45", "46", "50", "53", "55",
    "58", "70", "71", "72", "73", "74", "75", "76", "77", "78", "79",
)  # fmt: skip
FREE_LENGTHS = (8, 11)  # 0800 and 0900: four or seven digits after it
type Fact = Mapping[str, Any]


def fact_problems(document: Document, above: Key, data: Mapping[str, Any], sources: Sequence[str]) -> Iterator[Problem]:
    """Look at all facts below `above` in a document; `sources` are the ids that a fact may name."""
    for key, fact in _facts((*above, "facts"), data.get("facts")):
        yield from _of_fact(document, key, fact, sources)
    conflicts = data.get("conflicts")
    for index, conflict in enumerate(conflicts if isinstance(conflicts, list) else ()):
        for number, source in enumerate(conflict.get("sources", ()) if isinstance(conflict, dict) else ()):
            if source not in sources:
                yield document.problem(
                    (*above, "conflicts", index, "sources", number), _unknown_source(source, sources)
                )


def _facts(key: Key, value: Any) -> Iterator[tuple[Key, Fact]]:
    """Every block that is a fact (it has a source or a value), wherever it stands."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _facts((*key, index), item)
        if value and all(isinstance(item, dict) and "value" in item and "type" not in item for item in value):
            yield from _followed(key, value)
    elif isinstance(value, dict):
        if "source" in value or "value" in value:
            yield key, value
        else:
            for name, inner in value.items():
                yield from _facts((*key, name), inner)


def _followed(key: Key, values: Sequence[Fact]) -> Iterator[tuple[Key, Fact]]:
    """Marks a value that ends after the next one begins, by a fact that says so."""
    for index, (first, second) in enumerate(pairwise(values)):
        if str(first.get("valid_to", "9999")) >= str(second.get("valid_from", "")):
            yield (*key, index), {"overlaps": True}


def _of_fact(document: Document, key: Key, fact: Fact, sources: Sequence[str]) -> Iterator[Problem]:
    if "overlaps" in fact:
        yield document.problem(key, "deze waarde en de volgende gelden op dezelfde dag; geef valid_to en valid_from")
        return
    if "source" in fact and fact["source"] not in sources:
        yield document.problem(key, _unknown_source(fact["source"], sources))
    if str(fact.get("valid_to", "9999")) < str(fact.get("valid_from", "")):
        yield document.problem(key, ends_before(fact))
    for text in _texts(fact):
        message = person_in(text)
        if message:
            yield document.problem(key, message)
    number = str(fact.get("value", ""))
    if number and (key[-1] in PHONE_FIELDS or fact.get("type") == "phone"):
        message = wrong_number(number)
        if message:
            yield document.problem(key, message)


def _unknown_source(source: Any, sources: Sequence[str]) -> str:
    return f"bron '{source}' staat niet bij sources; kies uit: {', '.join(sources)}"


def ends_before(value: Mapping[str, Any]) -> str:
    """The complaint about a last day that lies before the first."""
    return f"valid_to {value['valid_to']} ligt voor valid_from {value['valid_from']}; de laatste dag komt na de eerste"


def _texts(fact: Fact) -> Iterator[str]:
    for name in ("value", "about", "note"):
        value = fact.get(name)
        yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def person_in(text: str) -> str:
    """Why a text may point at a person: a mobile number, a private address or a name; "" when it does not."""
    if MOBILE.search(text):
        return "een mobiel nummer kan van een persoon zijn; gebruik het nummer van de organisatie"
    for mail in re.findall(r"([^@\s]+)@([^@\s,;]+)", text):
        if _is_private(*mail):
            return f"'{'@'.join(mail)}' lijkt het adres van een persoon; gebruik het adres van de organisatie"
    if TITLE.search(text) or any(not STREET.search(found) for found in INITIALS.findall(text)):
        return f"'{text}' lijkt de naam van een persoon; schrijf de rol op, zoals klachtencoördinator"
    return ""


def _is_private(local: str, domain: str) -> bool:
    parts = re.split(r"[._]", local.lower())
    is_named = len(parts) > 1 and not any(part.startswith(ROLES) for part in parts)
    return is_named or domain.split(".", maxsplit=1)[0] in PRIVATE_MAIL


def wrong_number(number: str) -> str:
    """Why a phone number cannot be dialled; "" when it can. 14 and an area code, 0800 and 0900, else ten digits."""
    digits = re.sub(r"[^0-9]", "", number)
    if digits.startswith("14") and not number.strip().startswith("0"):
        area = digits[2:]
        wanted = 5 if area[1:3] in SHORT_AREAS else 6
        if not area.startswith("0") or len(digits) != wanted:
            return (
                f"'{number}' heeft {len(digits)} cijfers; een 14-nummer is 14 en een netnummer, zoals 14 070 of 14 0592"
            )
    elif digits.startswith(("0800", "0900")):
        if len(digits) not in FREE_LENGTHS:
            return f"'{number}' heeft {len(digits)} cijfers; na 0800 of 0900 komen er vier of zeven"
    elif len(digits) != 10 or not digits.startswith("0"):
        return f"'{number}' heeft {len(digits)} cijfers; een telefoonnummer heeft er tien en begint met 0"
    return ""
