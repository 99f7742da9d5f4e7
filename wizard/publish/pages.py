"""Every page of one edition as a plain file."""

import json
from collections.abc import Iterator

from wizard.publish.app import NAME as APP
from wizard.publish.app import app_manifest
from wizard.publish.day_tables import INDEX, TABLES
from wizard.publish.edition import Edition
from wizard.publish.flowchart import PAGE as FLOW
from wizard.publish.flowchart import flow_page, parts
from wizard.publish.links import HAND_WRITTEN, WIZARD
from wizard.publish.list_page import places_page
from wizard.publish.paper import FOLDER as PAPER_FOLDER
from wizard.publish.paper import PAGE as PAPER
from wizard.publish.paper import paper_files, paper_page
from wizard.publish.place_pages import municipality_page, provider_page
from wizard.publish.proof_page import PAGE as PROOF
from wizard.publish.proof_page import SHEET, proof_page, sheet_of
from wizard.publish.review_pages import PAGE as REVIEW
from wizard.publish.review_pages import review_page, review_table
from wizard.publish.table_pages import days_page, tables_page, terms_page
from wizard.publish.wizard_pages import home_page, node_page, start_page
from wizard.publish.written_pages import written_page

type Page = tuple[str, str | bytes]  # path of a file below docs/<locale>/, and its content: Markdown, or as it is


def all_pages(edition: Edition) -> Iterator[Page]:
    """Every page of the edition. Raises UnknownMark, naming the file, for a mark or link that names nothing."""
    yield "index.md", home_page(edition)
    yield APP, app_manifest(edition)
    for name in HAND_WRITTEN:
        yield f"{name}.md", written_page(edition, name)
    yield "termijnen.md", terms_page(edition)
    yield f"{INDEX}.md", tables_page(edition)
    for table in TABLES:
        yield f"{table.page}.md", days_page(edition, table)
    yield f"{PAPER}.md", paper_page(edition)
    for name, content in paper_files(edition).items():
        yield f"{PAPER_FOLDER}/{name}", content
    yield "gemeenten.md", places_page(edition)
    for slug, document in edition.project.municipalities.items():
        yield f"gemeente/{slug}.md", municipality_page(edition, document)
    for slug, document in edition.project.providers.items():
        yield f"aanbieder/{slug}.md", provider_page(edition, slug, document)
    yield from _proof_pages(edition)
    yield f"{WIZARD}/index.md", start_page(edition)
    for node_id in edition.project.nodes:
        yield f"{WIZARD}/{node_id}.md", node_page(edition, node_id)


def _proof_pages(edition: Edition) -> Iterator[Page]:
    """The proof, a chart for each part of the conversations, and a review sheet for each conversation."""
    yield f"{PROOF}/index.md", proof_page(edition)
    yield SHEET, json.dumps(sheet_of(edition), ensure_ascii=False, indent=1) + "\n"
    for part in parts(edition.project):
        yield f"{FLOW}{part}.md", flow_page(edition, part)
    for tree in edition.project.trees:
        yield f"{REVIEW}{tree}.md", review_page(edition, tree)
        yield f"{REVIEW}{tree}-{edition.words.locale}.csv", review_table(edition, tree)
