"""Every article that a node, term or text cites stands in data/law/references.yaml, with that many paragraphs."""

from collections.abc import Iterator

from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.publish.marks import CITES, MARK, UnknownMark, citation


def problems(project: Project) -> Iterator[Problem]:
    """Look at nodes, terms and every text of every locale."""
    for node_id, node in project.nodes.items():
        for index, reference in enumerate(node["references"]):
            message = _unknown(project, reference)
            if message:
                yield project.node_documents[node_id].problem((node_id, "references", index), message)
    for term_id, term in project.terms.items():
        for reference in [*term["references"], *(stage["reference"] for stage in term["stages"])]:
            message = _unknown(project, reference)
            if message:
                yield Problem("data/law/terms.yaml", 1, term_id, message)
    for words in project.words.values():
        for text in (*words.nodes.values(), *words.blocks.values(), *words.terms.values()):
            for section, content in text.parts.items():
                for kind, name in MARK.findall(content):
                    message = _unknown(project, name) if kind in CITES else ""
                    if message:
                        yield Problem(text.file, text.lines.get(section, 1), section, message)


def _unknown(project: Project, reference: str) -> str:
    try:
        citation(reference, project.references)
    except UnknownMark as unknown:
        return str(unknown)
    return ""
