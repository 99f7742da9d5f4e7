"""Review sheets: every node of a conversation once, with its ways, articles and version, and who read it."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.edition import Edition
from wizard.publish.review_pages import COLUMNS, reached, review_page, review_table


@pytest.fixture(scope="module")
def edition(project: Project, bundle: str) -> Edition:
    return Edition(project, project.words["nl"], open_door(bundle), date(2026, 11, 24))


def rows(edition: Edition, tree: str) -> list[dict[str, str]]:
    text = review_table(edition, tree).decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    assert len(COLUMNS) == len(head)
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


def test_the_sheets_together_hold_every_node(project: Project, edition: Edition) -> None:
    assert set(project.nodes) == {node for tree in project.trees for node in reached(edition, tree)}


def test_each_row_has_its_ways_its_articles_and_their_version(edition: Edition) -> None:
    found = {row["id"]: row for row in rows(edition, "route")}
    letter = found["letter_date"]
    assert ("Vraag", "nog niemand", "nog niemand", "") == (
        letter["kind"], letter["text_read"], letter["rule_read"], letter["remarks"],
    )  # fmt: skip
    assert "artikel 6:8 Awb (versie van 1 juli 2026)" in letter["articles"]
    assert "De dag is bekend >" in letter["ways"]
    assert "<" not in letter["rule"] and "{" not in letter["rule"]


def test_the_page_has_a_section_for_each_node_and_the_table_beside_it(edition: Edition) -> None:
    page = review_page(edition, "acting_for")
    assert all(f'id="{node}"' in page for node in reached(edition, "acting_for"))
    assert 'href="../nakijken-acting_for-nl.csv"' in page


def test_who_compared_a_node_with_the_law_is_named_by_role(project: Project, edition: Edition) -> None:
    node = {**project.nodes["letter"], "reviewed": {"on": "2026-11-25", "by": "jurist"}}
    reviewed = replace(edition, project=replace(project, nodes={**project.nodes, "letter": node}))
    found = {row["id"]: row["rule_read"] for row in rows(reviewed, "route")}
    assert ("jurist, 25 november 2026", "nog niemand") == (found["letter"], found["letter_date"])
