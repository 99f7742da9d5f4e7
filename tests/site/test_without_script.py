"""A visit without script: plain pages and links, from each way in to every outcome."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.site.reading import Element, Page, is_internal
from wizard.loader.project import Project
from wizard.publish.day_tables import SERVES, TABLES

type NodePages = Mapping[tuple[str, str], Page]
WITHOUT_DECISION_BLOCK = {"danger_now", "worry"}
DECISION_BLOCKS = {"decision_day", "decision_filed", "decision_field", "appeal_day"}


def node_at(page: Page, link: str) -> str:
    """The node that a link of this page leads to, or ""."""
    parts = page.follow(link)[0].split("/")
    return parts[2] if len(parts) == 4 and parts[1] == "wegwijzer" else ""


def ways_on(page: Page) -> dict[str, str]:
    """The answers a visitor can give by a link: result -> node. The day found in the table is "given"."""
    shell = page.main.one("div", id="wizard")
    found = {
        link.attributes["data-result"]: node_at(page, link.attributes["href"])
        for link in shell.all("a")
        if "data-result" in link.attributes
    }
    for link in shell.all("a", data_slot="way-on"):
        found["given"] = node_at(page, link.attributes["href"])
    return found


def outcomes(project: Project) -> set[str]:
    return {node for node, data in project.nodes.items() if "outcome" in data}


def walk(start: str, following: Callable[[str], Mapping[str, str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for target in set(following(waiting.pop()).values()) - seen:
            seen.add(target)
            waiting.append(target)
    return seen


def test_every_question_links_to_each_next_node_under_its_own_answer(project: Project, node_pages: NodePages) -> None:
    ends = outcomes(project)
    for (locale, node), page in node_pages.items():
        if node not in ends:
            assert dict(project.nodes[node]["next"]) == ways_on(page), (locale, node)


def test_every_answer_says_something_of_its_own(project: Project, node_pages: NodePages) -> None:
    for (locale, node), page in node_pages.items():
        wizard = page.main.one("div", id="wizard")
        labels = [link.one("span", class_="ww-option-label").text for link in wizard.all("a", class_="ww-option")]
        assert len(labels) == len(set(labels)), (locale, node)
        assert all(len(label) > 3 for label in labels), (locale, node, labels)


@pytest.mark.parametrize("tree", ["route", "application", "acting_for"])
def test_links_alone_lead_from_the_entry_to_every_outcome_of_the_tree(
    project: Project, node_pages: NodePages, locales: list[str], tree: str
) -> None:
    def by_data(node: str) -> Mapping[str, str]:
        return project.nodes[node]["next"] if node not in ends else {}

    ends, entry = outcomes(project), project.trees[tree]["entry"]
    expected = walk(entry, by_data) & ends
    assert len(expected) > 10
    for locale in locales:
        assert expected == walk(entry, lambda node: ways_on(node_pages[locale, node])) & ends  # noqa: B023


def test_the_three_trees_together_hold_every_outcome(
    project: Project, node_pages: NodePages, locales: list[str]
) -> None:
    for locale in locales:
        entries = [tree["entry"] for tree in project.trees.values()]
        found = set().union(*(walk(entry, lambda node: ways_on(node_pages[locale, node])) for entry in entries))  # noqa: B023
        assert outcomes(project) == found & outcomes(project)


def test_the_front_page_and_the_start_of_the_wizard_lead_into_each_conversation(
    project: Project, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        home, start = page_of(locale, ""), page_of(locale, "wegwijzer/")
        assert "safe_now" in {node_at(home, link.attributes["href"]) for link in home.main.all("a")}
        found = {node_at(start, link.attributes["href"]) for link in start.main.all("a", class_="ww-option")}
        assert {tree["entry"] for tree in project.trees.values()} == found


def test_a_question_about_a_day_says_the_rule_and_how_to_go_on(project: Project, node_pages: NodePages) -> None:
    for (locale, node), page in node_pages.items():
        if project.nodes[node].get("question") in ("date", "two_dates"):
            plain = page.main.one("div", data_slot="plain")
            assert 60 < len(plain.text), (locale, node)
            assert 1 == len(list(page.main.all("a", data_slot="way-on"))), (locale, node)
            assert 1 == len(list(plain.all("p", class_="ww-not-live"))), (locale, node)


def test_the_page_of_a_question_about_a_day_leads_to_its_tables_and_they_lead_back(
    node_pages: NodePages, locales: list[str], page_of: Callable[[str, str], Page]
) -> None:
    for locale in locales:
        for node, tables in SERVES.items():
            page = node_pages[locale, node]
            links = [
                link for link in page.main.one("div", data_slot="plain").all("a") if "data-table" in link.attributes
            ]
            expected = [f"{locale}/{table.page}/" for table in TABLES if table.id in tables]
            assert expected == [page.follow(link.attributes["href"])[0] for link in links], (locale, node)
            for name in expected:
                table = page_of(locale, name.removeprefix(f"{locale}/"))
                links = (link.attributes["href"] for link in table.main.all("a"))
                assert node in {node_at(table, link) for link in links if is_internal(link)}, (name, node)


# --- the plain page of an outcome ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def outcome_pages(project: Project, node_pages: NodePages) -> list[tuple[str, Page, Element]]:
    ends = outcomes(project)
    return [(node, page, page.main.one("article")) for (_, node), page in node_pages.items() if node in ends]


def test_every_outcome_names_somebody_to_contact(outcome_pages: list[tuple[str, Page, Element]]) -> None:
    for node, page, article in outcome_pages:
        cards = list(article.one("section", class_="ww-contacts").all("div", class_="ww-contact"))
        assert cards, (page.locale, node)
        for card in cards:
            rest = card.text.removeprefix(card.one("h3").text).strip()
            assert 3 < len(rest) or any(card.all("a", class_="ww-phone")), (page.locale, node, card.text)


def test_every_outcome_speaks_of_a_decision_letter_except_in_danger(
    outcome_pages: list[tuple[str, Page, Element]],
) -> None:
    """Both clocks: whoever may hold a decision sees that its last day goes on, whatever they came for."""
    for node, page, article in outcome_pages:
        slot = article.one("div", data_slot="decision")
        found = {block.attributes["data-block"] for block in slot.all() if "data-block" in block.attributes}
        expected = set() if node in WITHOUT_DECISION_BLOCK else DECISION_BLOCKS
        assert (not expected and not found) or (found and found <= expected), (page.locale, node, found)


def test_every_outcome_shows_free_help(outcome_pages: list[tuple[str, Page, Element]]) -> None:
    for node, page, article in outcome_pages:
        helped = article.one("section", data_block="free_help")
        assert any(helped.all("a", class_="ww-tel")), (page.locale, node)


def test_every_outcome_has_a_next_door(outcome_pages: list[tuple[str, Page, Element]]) -> None:
    for node, page, article in outcome_pages:
        doors = [link.attributes["href"] for link in article.one("section", class_="ww-next").all("a")]
        assert any(page.follow(door)[0].startswith(f"{page.locale}/") for door in doors if ":" not in door), (
            page.locale,
            node,
        )


def test_every_outcome_leads_to_the_nodes_that_the_tree_names_as_its_next_doors(
    project: Project, outcome_pages: list[tuple[str, Page, Element]]
) -> None:
    missing = []
    for node, page, article in outcome_pages:
        doors = {
            node_at(page, link.attributes["href"]) for link in article.all("a") if ":" not in link.attributes["href"]
        }
        named: Mapping[str, Any] = project.nodes[node]
        missing += [(page.locale, node, door) for door in named["next"] if door not in doors]
    assert [] == missing


WITHOUT_ARTICLE = ("insurer",)  # its road rests on the insurers' own disputes body, not on an act in our index


def test_every_outcome_shows_the_articles_behind_it(
    project: Project, outcome_pages: list[tuple[str, Page, Element]]
) -> None:
    for node, page, article in outcome_pages:
        shown = [item.attributes["data-article"] for item in article.one("ul", class_="ww-articles").all("li")]
        assert list(project.nodes[node]["references"]) == shown, (page.locale, node)
        assert shown or node in WITHOUT_ARTICLE, (page.locale, node)


def test_every_outcome_says_what_to_do_today(outcome_pages: list[tuple[str, Page, Element]]) -> None:
    for node, page, article in outcome_pages:
        assert list(article.all("ul", class_="ww-today")), (page.locale, node)


def test_every_outcome_has_its_clocks_in_words(
    project: Project, outcome_pages: list[tuple[str, Page, Element]]
) -> None:
    for node, page, article in outcome_pages:
        terms = [*project.nodes[node].get("yours", ()), *project.nodes[node].get("theirs", ())]
        rules = article.one("ul", data_slot="rules")
        linked = [page.follow(link.attributes["href"]) for link in rules.all("a")]
        assert [(f"{page.locale}/termijnen/", term) for term in terms] == linked, (page.locale, node)
