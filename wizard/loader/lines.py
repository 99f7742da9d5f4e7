"""Every written line of the words, with its place: what checks of words walk over."""

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.loader.project import Project

KINDS = ("nodes", "blocks", "terms")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text or of a hand-written page. text: "nodes/objection" or "pages/bezwaar", in every locale alike."""

    file: str
    line: int
    section: str
    locale: str
    text: str
    words: str


def lines(project: Project) -> Iterator[Line]:
    """The lines of all nodes, blocks, terms and hand-written pages, locale by locale."""
    for locale in project.words:
        yield from _texts(project, locale)
        yield from _pages(project, locale)


def _texts(project: Project, locale: str) -> Iterator[Line]:
    for kind in KINDS:
        for text in getattr(project.words[locale], kind).values():
            for section, content in text.parts.items():
                for number, words in enumerate(content.splitlines(), text.starts.get(section, 1)):
                    yield Line(text.file, number, section, locale, f"{kind}/{text.id}", words)


def _pages(project: Project, locale: str) -> Iterator[Line]:
    for path in sorted((project.root / "docs" / locale).glob("*.md")):
        file = path.relative_to(project.root).as_posix()
        for number, words in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield Line(file, number, "", locale, f"pages/{path.stem}", words)
