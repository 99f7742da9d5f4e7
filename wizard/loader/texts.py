"""Reading the words: one Markdown file per node, block or term and locale.

A file has a head (YAML between two lines of three dashes), a `# title`, and sections that start with `## name`. A
second voice, for who does this for someone else, is a section of the same name with ` (someone)` behind it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.loader.problem import Problem, ProblemsFound, shown_path
from wizard.loader.yaml_file import Document, parse_yaml

HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.S)
SECTION = re.compile(r"^## +(.+?) *$", re.M)
TITLE = re.compile(r"^# +(.+?) *$", re.M)
SOMEONE = " (someone)"
HEAD_FIELDS = ("name", "written", "read_by", "made_from")
SECTIONS = (
    "title", "why", "how", "rule", "today", "say", "write", "more", "next", "doubt", "starts", "after", "body",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one thing in one locale.

    parts: section -> Markdown; lines: section -> line of its heading in the file; starts: section -> line on which its
    words begin.
    """

    id: str
    locale: str
    file: str
    head: Mapping[str, str]
    parts: Mapping[str, str]
    lines: Mapping[str, int]
    starts: Mapping[str, int]

    def voice(self, section: str, someone: bool = False) -> str:
        """The words of a section, in the second voice where asked and written; "" when the section is not there."""
        return (self.parts.get(section + SOMEONE) if someone else None) or self.parts.get(section, "")

    @property
    def options(self) -> tuple[str, ...]:
        """The results for which a label is written, in the order of the file."""
        names = (name.removeprefix("option ") for name in self.parts if name.startswith("option "))
        return tuple(name for name in names if not name.endswith(SOMEONE))

    def option(self, result: str, someone: bool = False) -> tuple[str, str]:
        """The label of an option and the gloss below it ("" when there is none)."""
        label, _, gloss = self.voice(f"option {result}", someone).partition("\n")
        return label.strip(), gloss.strip()


def read_text(path: Path, root: Path, locale: str, kind: str) -> Text:
    """Read one file of words; kind is the field of the head that repeats the file's name: node, block or term.

    Raises ProblemsFound with everything that is wrong in this file.
    """
    file, content = shown_path(path, root), path.read_text(encoding="utf-8")
    head = HEAD.match(content)
    if not head:
        raise ProblemsFound([Problem(file, 1, "", "het bestand begint niet met een kop tussen twee regels met ---")])
    document = parse_yaml(head.group(1), file, first_line=2)
    parts, lines, starts = _parts(content[head.end() :], content[: head.end()].count("\n") + 1)
    problems = _head_problems(document, path.stem, kind) + _section_problems(file, parts, lines)
    if problems:
        raise ProblemsFound(problems)
    head_fields = {key: str(value) for key, value in document.data.items()}
    return Text(path.stem, locale, file, head_fields, parts, lines, starts)


def _parts(body: str, first_line: int) -> tuple[dict[str, str], dict[str, int], dict[str, int]]:
    pieces = SECTION.split(body)
    title = TITLE.search(pieces[0])
    after_title = title.end() if title else 0
    parts = {"title": title.group(1) if title else "", "body": pieces[0][after_title:].strip()}
    lines = {"title": first_line + pieces[0][: title.start() if title else 0].count("\n")}
    starts = {"title": lines["title"], "body": first_line + _words_begin(pieces[0], after_title)}
    at = first_line + pieces[0].count("\n")
    for name, text in zip(pieces[1::2], pieces[2::2], strict=True):
        lines[name] = at
        starts[name] = at + _words_begin(text)
        parts[name] = text.strip()
        at += text.count("\n")
    return {name: text for name, text in parts.items() if text}, lines, starts


def _words_begin(text: str, after: int = 0) -> int:
    """How many lines of `text` come before its first word after position `after`."""
    return text[: len(text) - len(text[after:].lstrip())].count("\n")


def _head_problems(document: Document, stem: str, kind: str) -> list[Problem]:
    allowed = (kind, *HEAD_FIELDS)
    problems = [
        document.problem((name,), f"dit veld kennen wij niet; hier mag: {', '.join(allowed)}")
        for name in document.data
        if name not in allowed
    ]
    if document.data.get(kind) != stem:
        problems.append(document.problem((kind,), f"hier hoort de naam van het bestand: {stem}"))
    return problems


def _section_problems(file: str, parts: Mapping[str, str], lines: Mapping[str, int]) -> list[Problem]:
    problems = (
        [] if parts.get("title") else [Problem(file, 1, "title", "er is geen titel (een regel die met # begint)")]
    )
    for name in parts:
        plain = name.removesuffix(SOMEONE)
        if plain not in SECTIONS and not plain.startswith(("option ", "field ")):
            allowed = ", ".join(SECTIONS)
            problems.append(Problem(file, lines.get(name, 1), name, f"dit deel kennen wij niet; hier mag: {allowed}"))
    return problems
