"""The addresses of the site: which pages there are, and how one is reached from another."""

from collections.abc import Callable
from pathlib import Path

from wizard.loader.project import Project
from wizard.publish import day_tables
from wizard.publish.marks import UnknownMark

WIZARD = "wegwijzer"
GENERATED = ("termijnen", "gemeenten", "op-papier", "bewijs", *day_tables.pages(), WIZARD)
HAND_WRITTEN = (
    "klacht-of-bezwaar", "klacht-over-aanbieder", "klacht-over-gemeente", "bezwaar", "te-laat", "beroep-en-spoed",
    "geen-besluit-op-tijd", "ombudsman", "commissies", "van-melding-tot-besluit", "voor-een-ander", "gratis-hulp",
    "eigen-bijdrage", "woorden", "voor-aanbieders", "over", "privacy", "toegankelijkheid", "bronnen",
    "open-gegevens", "geen-verbinding",
)  # fmt: skip


def page_ids(project: Project) -> set[str]:
    """Every page that a link may name."""
    municipalities = {f"gemeente/{slug}" for slug in project.municipalities}
    providers = {f"aanbieder/{slug}" for slug in project.providers}
    files = {project.node_documents[node_id].file for node_id, node in project.nodes.items() if "outcome" not in node}
    proof = {f"bewijs/schema-{Path(file).stem}" for file in files}
    proof |= {f"bewijs/nakijken-{tree}" for tree in project.trees}
    return {"index", *HAND_WRITTEN, *GENERATED, *municipalities, *providers, *proof}


def linker(project: Project, root: str) -> Callable[[str, str], str]:
    """Addresses as seen from a page that stands `root` ("../../") below the locale's root.

    The function returned takes a kind ("page" or "node") and an id, and raises UnknownMark when there is no such page.
    """
    pages = page_ids(project)

    def link(kind: str, name: str) -> str:
        if kind == "page" and name in pages:
            return root if name == "index" else f"{root}{name}/"
        if kind == "node" and name in project.nodes:
            return f"{root}{WIZARD}/{name}/"
        raise UnknownMark(f"{kind}:{name} bestaat niet")

    return link
