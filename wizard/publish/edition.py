"""One edition of the site: the project in one locale, on the day it is built, with all that its pages are made with."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from html import escape
from typing import Any
from urllib.parse import quote

from wizard.loader.project import Project, Words
from wizard.publish.dates import shown_day
from wizard.publish.finder import Findable, findable
from wizard.publish.fragments import ROOT, Fragments
from wizard.publish.kept_days import Rows
from wizard.publish.links import linker
from wizard.publish.marks import Marks
from wizard.publish.places import Cards


@dataclass(frozen=True, eq=False)
class Edition:
    """What a page is made with. ask is the engine's door; today decides which tables are shown and what is stale.

    days: the rows of tables that were counted already, by the table's id.
    """

    project: Project
    words: Words
    ask: Callable[[str], str]
    today: date
    days: Mapping[str, Rows] = field(default_factory=dict)

    @property
    def interface(self) -> Mapping[str, Any]:
        """The words of the frame, from interface/."""
        return self.words.interface

    @cached_property
    def cards(self) -> Cards:
        """The cards of contact."""
        return Cards(self.project, self.words)

    @cached_property
    def findable(self) -> Findable:
        """The municipalities of today, and the names that lead to them."""
        return findable(self.project.municipalities, self.project.places, self.today)

    @cached_property
    def fragments(self) -> Fragments:
        """The nodes as HTML."""
        return Fragments(self.project, self.words, self.ask, self.marks(ROOT), self.cards)

    @cached_property
    def bare(self) -> Fragments:
        """The nodes as the bundles hold them: what many share is left to slots."""
        marks = replace(self.marks(ROOT), bare=True, made={})
        return Fragments(self.project, self.words, self.ask, marks, self.cards, bare=True)

    def link(self, root: str) -> Callable[[str, str], str]:
        """Addresses as seen from a page `root` below the root of the locale."""
        return linker(self.project, root)

    def marks(self, root: str) -> Marks:
        """The marks of texts, with links as seen from a page `root` below the root of the locale."""
        return Marks(self.project, self.words, self.link(root))

    def render(self, template: str, **values: Any) -> str:
        """Fill a template of wizard/publish/templates."""
        return self.fragments.environment.get_template(template).render(**values)

    def day(self, iso: str) -> str:
        """A day without its weekday: "22 november 2026"."""
        return shown_day(date.fromisoformat(iso), self.interface, "plain")

    def report(self, page: str = "") -> str:
        """Where a mistake can be reported: the address in data/site.yaml, or that there is none.

        With the title of a page, a message to a mail address is begun, and {subject} in a web address is filled in.
        """
        words, address = self.interface["report"], self.project.site["report"]
        if address == "unknown":
            return escape(words["unknown"])
        subject = words["subject"].format(page=page) if page else ""
        if page and address.startswith("mailto:"):
            address += f"?subject={quote(subject)}&body={quote(words['body'])}"
        return f'<a href="{escape(address.replace("{subject}", quote(subject)))}">{escape(words["known"])}</a>'

    def page(self, title: str, description: str, body: str, **head: str) -> str:
        """A page made from data: a head, and HTML that Markdown leaves alone because it has no blank lines."""
        fields = {
            "title": json.dumps(title, ensure_ascii=False),
            "description": json.dumps(description, ensure_ascii=False),
        }
        lines = "\n".join(f"{name}: {value}" for name, value in (fields | head).items())
        block = "\n".join(line for line in body.splitlines() if line.strip())
        return f'---\n{lines}\n---\n<div class="ww-generated" markdown="0">\n{block}\n</div>\n'
