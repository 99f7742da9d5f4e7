"""The front page, the start of the wizard, and one plain page per node."""

from wizard.publish.edition import Edition
from wizard.publish.fragments import BACK, MORE, ROOT, SPRITE
from wizard.publish.table_pages import table_links

TREE_ICONS = {"route": "letter", "application": "wait", "acting_for": "someone"}
NOT_SEARCHED = "\n  exclude: true"


def home_page(edition: Edition) -> str:
    """What the site is in one sentence, the field for a place, one big button, the situations, the ways back in."""
    h, link, marks = edition.interface["home"], edition.link(""), edition.marks("")
    entries = [name for name in edition.project.entries if not name.startswith(MORE)]
    ways = {name: edition.fragments.entry(name, marks) for name in entries}
    body = edition.render(
        "home.html",
        h=h,
        sprite=SPRITE,
        start=f"{link('node', 'safe_now')}#begin",
        list_href=link("page", "gemeenten"),
        situations=[way for name, way in ways.items() if not name.startswith(BACK)],
        back=[way for name, way in ways.items() if name.startswith(BACK)],
        help_href=link("page", "gratis-hulp"),
        letter_href=link("page", "bezwaar"),
    )
    return edition.page(h["title"], edition.interface["site"]["description"], body, template="home.html")


def start_page(edition: Edition) -> str:
    """The three conversations to choose from."""
    w, link = edition.interface["wizard_page"], edition.link("../")
    trees = [
        {"label": w[tree], "gloss": w[f"{tree}_gloss"], "icon": TREE_ICONS[tree], "href": link("node", value["entry"])}
        for tree, value in edition.project.trees.items()
    ]
    body = edition.render("start.html", w=w, trees=trees)
    return edition.page(w["title"], w["description"], body, template="wizard.html")


def node_page(edition: Edition, node_id: str) -> str:
    """A node that works as it stands: its fragment, and for a day the rule in words and the table."""
    text, node, link = edition.words.nodes[node_id], edition.project.nodes[node_id], edition.link(ROOT)
    asks_day = node.get("question") in ("date", "two_dates")
    body = edition.render(
        "shell.html",
        node_id=node_id,
        fragment=edition.fragments.node(node_id),
        rule=edition.marks(ROOT).html(text.parts["rule"]) if asks_day else "",
        way_on=link("node", node["next"]["given"]) if asks_day else "",
        tables=table_links(edition, node_id, ROOT),
        help_href=link("page", "gratis-hulp"),
        restart=link("node", "safe_now"),
        list_href=link("page", "gemeenten"),
    )
    description = edition.interface["wizard_page"]["node_description"].format(title=text.parts["title"])
    return edition.page(text.parts["title"], description, body, template="wizard.html", search=NOT_SEARCHED)
