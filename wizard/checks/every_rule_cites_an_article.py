"""Every rule cites an article: each node, term, stage of a term and amount, and the words of each node and term.

What rests on no article stands in data/law/citation_exceptions.yaml with the reason.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.loader.lines import lines
from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.publish.marks import CITES, MARK

EXCEPTIONS = "citation_exceptions"
ALLOWED = "noem een artikel zoals awb-6-7; rust het op geen artikel, zet het dan met reden in data/law/{file}.yaml"
MESSAGE = f"hier staat geen artikel; {ALLOWED.format(file=EXCEPTIONS)}"


def problems(project: Project) -> Iterator[Problem]:
    """Look at the data and the words; an exception that nothing needs any more is a problem too."""
    exempt = project.law_documents[EXCEPTIONS].data["without_article"]
    silent = {f"nodes/{node_id}" for node_id, node in project.nodes.items() if not node["references"]}
    for text in sorted(silent - set(exempt)):
        node_id = text.removeprefix("nodes/")
        yield project.node_documents[node_id].problem((node_id, "references"), MESSAGE)
    yield from _data(project)
    wordless = {text: file for text, file in _texts(project).items() if text[1] not in exempt}
    yield from (Problem(file, 1, "", MESSAGE) for file in wordless.values())
    for text in sorted(set(exempt) - silent):
        document = project.law_documents[EXCEPTIONS]
        yield document.problem(("without_article", text), "dit noemt wel een artikel; haal de uitzondering weg")


def _data(project: Project) -> Iterator[Problem]:
    for name, parts in (("terms", "stages"), ("parameters", "values")):
        document = project.law_documents[name]
        for key, entry in document.data.items():
            if name == "terms" and not entry["references"]:
                yield document.problem((key, "references"), MESSAGE)
            for index, part in enumerate(entry[parts]):
                if not _reference(part):
                    yield document.problem((key, parts, index), MESSAGE)


def _reference(part: Mapping[str, Any]) -> str:
    return str(part.get("reference") or "")


def _texts(project: Project) -> dict[tuple[str, str], str]:
    """The texts of nodes and terms in which no line cites: (locale, text) -> file."""
    found: dict[tuple[str, str], str] = {}
    citing: set[tuple[str, str]] = set()
    for line in lines(project):
        if line.text.startswith(("nodes/", "terms/")):
            found[line.locale, line.text] = line.file
            if any(kind in CITES for kind, _ in MARK.findall(line.words)):
                citing.add((line.locale, line.text))
    return {text: file for text, file in found.items() if text not in citing}
