"""From each sentence of an outcome to its article in one tap, or the sentence says that it is advice.

An item is a line as it was written: an item of a list, or a line of a paragraph. One {ref:...} or {see:...} in it
covers its sentences; an item that rests on no rule ends with {advice}. A list belongs to the line before it when that
line ends with a colon.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.loader.problem import Problem
from wizard.loader.project import Project, Words
from wizard.loader.texts import SOMEONE, Text
from wizard.publish.marks import ADVICE, CITES, MARK

SECTIONS = (
    "today",
    "next",
    "doubt",
    "more",
    "why",
    "write",
)  # what a visitor says on the phone is no statement of ours
BODY = "body"
LIST_ITEM = re.compile(r"[-*] +|[0-9]+[.] +")
SHOWN = 70


@dataclass(frozen=True, slots=True)
class Item:
    """One written line of a text; covered: by the introduction of the list it stands in."""

    text: Text
    section: str
    line: int
    words: str
    covered: bool

    @property
    def cites(self) -> bool:
        """Whether the item names an article."""
        return any(kind in CITES for kind, _ in MARK.findall(self.words))

    @property
    def is_advice(self) -> bool:
        """Whether the item says that it rests on no rule."""
        return ADVICE.search(self.words) is not None

    def problem(self, message: str) -> Problem:
        """A problem at this line."""
        return Problem(self.text.file, self.line, self.section, f"{message}: {_short(self.words)}")


def problems(project: Project) -> Iterator[Problem]:
    """Items that say nothing about what they rest on, and marks for advice that stand where they do not belong."""
    yield from open_sentences(project)
    for words in project.words.values():
        for text in (*words.nodes.values(), *words.blocks.values(), *words.terms.values()):
            for item in _items(text, tuple(text.parts)):
                if item.is_advice:
                    yield from _misplaced(item, _told(project, words, text))


def open_sentences(project: Project) -> list[Problem]:
    """Every item of an outcome, or of a block that stands in one, from which no tap leads to an article."""
    found = [item.problem(_remedy()) for words in project.words.values() for item in _uncovered(project, words)]
    return sorted(found)


def _remedy() -> str:
    return "van deze zin naar een artikel is er geen weg; zet er {see:...} of {ref:...} bij, of {advice} aan het eind"


def _uncovered(project: Project, words: Words) -> Iterator[Item]:
    for text in (*words.nodes.values(), *words.blocks.values()):
        for item in _items(text, _told(project, words, text)):
            if not (item.covered or item.cites or item.is_advice):
                yield item


def _told(project: Project, words: Words, text: Text) -> tuple[str, ...]:
    """The sections of a text that an outcome shows as statements of ours; none for a question or a term."""
    if words.blocks.get(text.id) is text:
        return (BODY,)
    if words.nodes.get(text.id) is text and "outcome" in project.nodes.get(text.id, {}):
        return tuple(name for name in text.parts if name.removesuffix(SOMEONE) in SECTIONS)
    return ()


def _items(text: Text, sections: tuple[str, ...]) -> Iterator[Item]:
    for section in sections:
        introduced = False  # by a line that ends with a colon and is covered itself
        for number, line in enumerate(text.parts[section].splitlines(), text.starts[section]):
            if not line.strip():
                continue
            in_list = LIST_ITEM.match(line) is not None
            item = Item(text, section, number, line.strip(), in_list and introduced)
            if not in_list:
                said = MARK.sub("", ADVICE.sub("", item.words)).rstrip()
                introduced = said.endswith(":") and (item.cites or item.is_advice)
            yield item


def _misplaced(item: Item, told: tuple[str, ...]) -> Iterator[Problem]:
    if item.section not in told:
        allowed = ", ".join(SECTIONS)
        yield item.problem(f"{{advice}} hoort alleen in een blok of in deze delen van een uitkomst: {allowed}")
    elif item.cites:
        yield item.problem("een zin met een artikel is geen los advies; haal {advice} of het artikel weg")
    elif not item.words.endswith("{advice}") or len(ADVICE.findall(item.words)) > 1:
        yield item.problem("{advice} staat één keer, aan het eind van de regel")


def _short(words: str) -> str:
    plain = LIST_ITEM.sub("", words, count=1)
    return f"'{plain if len(plain) <= SHOWN else plain[:SHOWN].rstrip() + '…'}'"
