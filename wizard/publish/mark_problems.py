"""Every mark and link of every text that names nothing we know: all of them at once, with file and line."""

import re
from collections.abc import Iterator

from wizard.loader.problem import Problem, shown_path
from wizard.loader.project import Project, Words
from wizard.publish.links import HAND_WRITTEN, linker
from wizard.publish.marks import LINK, MARK, Marks, UnknownMark

FORMS = re.compile(f"{MARK.pattern}|{LINK.pattern}")


def mark_problems(project: Project) -> list[Problem]:
    """Try every mark in the words and in docs/, in every locale. A page of docs/ that is not there is a problem too."""
    return [problem for words in project.words.values() for problem in _of_locale(project, words)]


def _of_locale(project: Project, words: Words) -> Iterator[Problem]:
    marks = Marks(project, words, linker(project, ""))
    texts = [text for kind in (words.nodes, words.blocks, words.terms) for text in kind.values()]
    pages = [project.root / "docs" / words.locale / f"{name}.md" for name in HAND_WRITTEN]
    for path in [*(project.root / text.file for text in texts), *pages]:
        file = shown_path(path, project.root)
        if not path.is_file():
            yield Problem(file, 1, "", "deze pagina ontbreekt in deze taal")
            continue
        for line, message in _unknown(marks, path.read_text(encoding="utf-8")):
            yield Problem(file, line, "", message)


def _unknown(marks: Marks, content: str) -> Iterator[tuple[int, str]]:
    """The line (from 1) and the message of each mark that cannot be filled in."""
    for number, line in enumerate(content.splitlines(), 1):
        for found in FORMS.finditer(line):
            try:
                marks.markdown(found.group())
            except UnknownMark as unknown:
                yield number, str(unknown)
