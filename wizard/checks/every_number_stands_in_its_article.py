"""A term or amount that is told with an article stands in that article: six weeks with 6:7, EUR 23 with 4:17.

In data: each stage of a term, and each amount in force in the version that was read. In words: a number with its unit
("zes weken", "42 days") against all articles cited on the same line. What is right all the same (a sum, a "not") stands
in data/law/citation_exceptions.yaml with the reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wizard.checks.every_rule_cites_an_article import EXCEPTIONS
from wizard.loader.lines import Line, lines
from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.loader.yaml_file import Key
from wizard.publish.marks import CITES, MARK, UnknownMark, citation

DAYS_IN = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}
MONTHS_IN = {"maand": 1, "maanden": 1, "jaar": 12, "jaren": 12}
FIELDS = {"weeks": "weken", "days": "dagen", "months": "maanden", "years": "jaar"}
NUMBER = re.compile(r"(?P<euro>EUR )?(?P<number>[0-9.]+)(?: of meer)?(?: (?P<unit>[a-z]+))?")
type Amount = tuple[str, str]


def problems(project: Project) -> Iterator[Problem]:
    """Look at terms, amounts and words; an exception that nothing needs any more is a problem too."""
    exceptions = _Exceptions(project)
    yield from _stages(project)
    yield from _amounts(project, exceptions)
    readers = {locale: _reader(project, locale) for locale in project.words}
    for line in lines(project):
        yield from _line(project, line, readers[line.locale], exceptions)
    yield from exceptions.unused()


class _Exceptions:
    """What is right though its article does not say it, and which of that was met."""

    def __init__(self, project: Project) -> None:
        self.document = project.law_documents[EXCEPTIONS]
        self.known = {(entry["text"], entry["number"]) for entry in self.document.data["numbers"]}
        self.met: set[tuple[str, str]] = set()

    def allows(self, text: str, number: str) -> bool:
        """Whether this number may stand in this text; it is then met."""
        self.met |= {(text, number)} & self.known
        return (text, number) in self.known

    def unused(self) -> Iterator[Problem]:
        """Exceptions for numbers that stand nowhere, or stand in their article."""
        for index, entry in enumerate(self.document.data["numbers"]):
            if (entry["text"], entry["number"]) not in self.met:
                message = f"{entry['text']} heeft deze uitzondering niet meer nodig; haal haar weg"
                yield self.document.problem(("numbers", index), message)


# --- data ------------------------------------------------------------------------------------------------------------


def _stages(project: Project) -> Iterator[Problem]:
    document = project.law_documents["terms"]
    for term_id, term in document.data.items():
        for index, stage in enumerate(term["stages"]):
            for field, value in stage.items():
                unit = FIELDS.get(field.partition("_")[0])
                told = f"{value} {unit}"
                if unit and (message := _missing(project, told, [stage.get("reference", "")])):
                    yield document.problem((term_id, "stages", index), message)


def _amounts(project: Project, exceptions: _Exceptions) -> Iterator[Problem]:
    document = project.law_documents["parameters"]
    for name, parameter in document.data.items():
        values = parameter["values"]
        for index, value in enumerate(values):
            if not _was_read(project, value, values):
                continue
            for where, told in _told_amounts(value):
                message = _missing(project, told, [value["reference"]])
                if message and not exceptions.allows(f"parameters/{name}", told):
                    yield document.problem((name, "values", index, *where), message)


def _was_read(project: Project, value: Mapping[str, Any], values: Iterable[Mapping[str, Any]]) -> bool:
    """Whether this value was in force in the version of the act that the index holds."""
    try:
        version = citation(value.get("reference", ""), project.references).article["indexed"].version
    except UnknownMark:
        return False
    in_force = [other["valid_from"] for other in values if other["valid_from"] <= version]
    return bool(in_force) and value["valid_from"] == max(in_force)


def _told_amounts(value: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    if "amount" in value:
        yield ("amount",), f"EUR {value['amount'].removesuffix('.00')}"
    for index, step in enumerate(value.get("steps", ())):
        yield ("steps", index), f"EUR {step['per_day']}"
        yield ("steps", index), f"{step['days']} dagen"


# --- words -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reader:
    """Finds numbers with a unit in the words of one locale and gives them as the index writes them."""

    pattern: re.Pattern[str]
    words: Mapping[str, int]
    units: Mapping[str, str]

    def told(self, words: str) -> Iterator[str]:
        """Each number with its unit: "zes weken" -> "6 weken"."""
        for number, unit in self.pattern.findall(words):
            value = number if number.isdecimal() else self.words[number.casefold()]
            yield f"{value} {self.units[unit.casefold()]}"


def _reader(project: Project, locale: str) -> _Reader | None:
    known = project.law_documents["number_words"].data.get(locale)
    if known is None:
        return None
    words = {word: int(number) for number, named in known["numbers"].items() for word in named}
    units = {word: unit for unit, named in known["units"].items() for word in named}
    numbers, names = ("|".join(map(re.escape, sorted(found, key=len, reverse=True))) for found in (words, units))
    return _Reader(re.compile(rf"\b([0-9]+|{numbers})[ -]({names})\b", re.I), words, units)


def _line(project: Project, line: Line, reader: _Reader | None, exceptions: _Exceptions) -> Iterator[Problem]:
    cited = [name for kind, name in MARK.findall(line.words) if kind in CITES]
    for told in dict.fromkeys(reader.told(MARK.sub("", line.words)) if reader and cited else ()):
        message = _missing(project, told, cited)
        if message and not exceptions.allows(line.text, told):
            yield Problem(line.file, line.line, line.section, message)


# --- the article -----------------------------------------------------------------------------------------------------


def _missing(project: Project, told: str, references: Iterable[str]) -> str:
    """Why `told` may not stand with these articles; "" when one of them says it."""
    cited = [found for reference in references for found in _found(project, reference)]
    numbers = list(dict.fromkeys(number for article in cited for number in article["indexed"].numbers))
    if not cited or amount(told) in map(amount, numbers):
        return ""
    named = ", ".join(dict.fromkeys(f"artikel {article['article']} {article['law']}" for article in cited))
    says = f"daar staat: {'; '.join(numbers)}" if numbers else "daar staat geen getal"
    return f"'{told}' staat niet in {named}; {says}. Noem het artikel met dit getal, of verbeter het getal"


def _found(project: Project, reference: str) -> Iterator[Mapping[str, Any]]:
    try:
        yield citation(reference, project.references).article
    except UnknownMark:  # told by every_reference_exists
        return


def amount(number: str) -> Amount | None:
    """A term in days or months, an amount in euros, anything else as it stands: "2 weken" equals "14 dagen"."""
    found = NUMBER.fullmatch(number)
    if not found:
        return ("", number)
    if found["euro"]:
        return ("EUR", found["number"].removesuffix(".00"))
    unit = found["unit"] or ""
    for name, sizes in (("days", DAYS_IN), ("months", MONTHS_IN)):
        if unit in sizes and found["number"].isdecimal():
            return (name, str(int(found["number"]) * sizes[unit]))
    return (unit, found["number"])
