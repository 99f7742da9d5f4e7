"""Every article that a node, term or product cites stands in data/law/references.yaml, with that many paragraphs."""

from collections.abc import Iterator

from wizard.loader.problem import Problem
from wizard.loader.project import Project
from wizard.publish.marks import UnknownMark, citation


def problems(project: Project) -> Iterator[Problem]:
    """Look at nodes, terms and product names; wizard/publish/mark_problems.py looks at the texts."""
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
    for index, product in enumerate(project.products["products"]):
        message = _unknown(project, product["reference"])
        if message:
            yield Problem("data/law/products.yaml", 1, f"products.{index}", message)


def _unknown(project: Project, reference: str) -> str:
    try:
        citation(reference, project.references)
    except UnknownMark as unknown:
        return str(unknown)
    return ""
