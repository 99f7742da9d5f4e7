"""The marks that texts may hold, and the links between pages: from Markdown with marks to HTML.

{ref:awb-6-7}  an article, linked to the version that was read      [text](page:bezwaar)       a page of the site
{amount:...}   a dated amount with its year                          [text](node:letter_date)   a node of the wizard
{see:awb-6-7}  the same article, as a small sign behind a sentence   {advice}   behind what rests on no rule; not shown
{phone:...}    a national number, as a link that can be called
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

import markdown

from wizard.loader.project import Project, Words

MARK = re.compile(r"\{(ref|see|amount|phone):([a-z0-9_-]+)\}")
CITES = ("ref", "see")
ADVICE = re.compile(r"[ \t]*\{advice\}")
BEFORE_SIGN = re.compile(r"[ \t]+(?=\{see:)")  # the sign never stands alone at the start of a line
SIGN = "§"
LINK = re.compile(r"\]\((page|node):([a-z0-9_/-]+)\)")
LETTER = re.compile(r"[a-z]")
PARSER = markdown.Markdown(extensions=["sane_lists"], output_format="html")  # costs more to make than to use


class UnknownMark(Exception):
    """A mark or link in a text that names nothing we know; the message says which."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An article, with the paragraph and letter that a mark names ("" for none)."""

    id: str
    article: Mapping[str, Any]
    paragraph: str
    letter: str


def citation(mark: str, references: Mapping[str, Any]) -> Citation:
    """Find the article of `mark`: "awb-6-9-2" is paragraph 2 of awb-6-9. Raises UnknownMark.

    The longest id that exists wins, so that 2.1.3 is not read as paragraph 3 of an article 2.1.
    """
    parts = mark.split("-")
    for cut in range(len(parts), 1, -1):
        found = references.get("-".join(parts[:cut]))
        if found:
            return _with_rest("-".join(parts[:cut]), found, parts[cut:], mark)
    raise UnknownMark(f"artikel {mark} staat niet in data/law/references.yaml")


def _with_rest(reference_id: str, article: Mapping[str, Any], rest: list[str], mark: str) -> Citation:
    paragraph = rest.pop(0) if rest and rest[0].isdecimal() else ""
    letter = rest.pop(0) if rest and LETTER.fullmatch(rest[0]) else ""
    wrong = article["indexed"].why_not(paragraph, letter)
    if rest or wrong:
        raise UnknownMark(f"artikel {mark}: {wrong or f'na {reference_id} komen een lid en een letter, en niets meer'}")
    return Citation(reference_id, article, paragraph, letter)


@dataclass(frozen=True, slots=True)
class Marks:
    """Renders the marks of one locale. link: (kind, id) -> address; raises UnknownMark for an id that is no page.

    With `bare`, an article is an empty link that names it: the bundle holds each citation once, the script fills it in.
    """

    project: Project
    words: Words
    link: Callable[[str, str], str]
    bare: bool = False
    made: dict[str, str] = field(default_factory=dict)  # the same texts come back in pages, bundles and blocks

    def markdown(self, text: str) -> str:
        """Replace marks and links, keep the Markdown."""
        shown = BEFORE_SIGN.sub("&nbsp;", ADVICE.sub("", text))
        return LINK.sub(lambda found: f"]({self.link(*found.groups())})", MARK.sub(self._mark, shown))

    def html(self, text: str) -> str:
        """Blocks of HTML."""
        if text not in self.made:
            self.made[text] = PARSER.reset().convert(self.markdown(text))
        return self.made[text]

    def inline(self, text: str) -> str:
        """One line of HTML, without the paragraph around it."""
        return self.html(text).removeprefix("<p>").removesuffix("</p>")

    def items(self, text: str) -> list[str]:
        """The items of a Markdown list, each as HTML; a text without a list is one item."""
        lines = [re.sub(r"^[-*] +", "", item).strip() for item in re.split(r"\n(?=[-*] )", text.strip())]
        return [self.inline(line) for line in lines if line]

    def _mark(self, found: re.Match[str]) -> str:
        kind, name = found.groups()
        return {"ref": self.reference, "see": self.sign, "amount": self.amount, "phone": self.phone}[kind](name)

    def reference(self, mark: str) -> str:
        """The article as a link to its version: "artikel 6:9 lid 2 Awb"."""
        address, shown, title = self.cited(mark)
        if self.bare:
            return f'<a data-ref="{mark}"></a>'
        return f'<a class="ww-ref" href="{address}" title="{title}">{shown}</a>'

    def sign(self, mark: str) -> str:
        """The article as a small sign, behind a sentence that does not name it; heard as "artikel 6:9 lid 2 Awb"."""
        address, shown, title = self.cited(mark)
        if self.bare:
            return f'<a data-see="{mark}"></a>'
        sign = f'<span aria-hidden="true">{SIGN}</span>'
        return f'<a class="ww-see" href="{address}" aria-label="{shown}" title="{shown}, {title}">{sign}</a>'

    def cited(self, mark: str) -> tuple[str, str, str]:
        """Address, citation and title of an article, ready for HTML."""
        cited = citation(mark, self.project.references)
        law = self.project.laws[cited.article["law"]]
        words = self.words.interface["reference"]
        paragraph = words["paragraph"].format(n=cited.paragraph) if cited.paragraph else ""
        letter = words["letter"].format(letter=cited.letter) if cited.letter else ""
        shown = words["pattern"].format(
            article=cited.article["article"], paragraph=paragraph, letter=letter, law=law["short"]
        )
        title = words["title"].format(name=law["name"], version=law["version"])
        return escape(cited.article["url"]), escape(shown), escape(title)

    def amount(self, name: str) -> str:
        """An amount with the year from which it holds, in the locale's own form."""
        return escape(shown_amount(name, self.project.parameters, self.words))

    def phone(self, name: str) -> str:
        """A national number as a link that can be called; with a warning when it was not seen at the body itself."""
        phone = self.project.phones.get(name)
        if phone is None:
            raise UnknownMark(f"telefoon {name} staat niet in data/law/phones.yaml")
        link = f'<a class="ww-tel" href="tel:{phone["tel"]}"><bdi dir="ltr">{escape(phone["number"])}</bdi></a>'
        unsure = (
            f" ({escape(self.words.interface['reference']['check_number'])})" if phone["confidence"] == "V2" else ""
        )
        return link + unsure


def shown_amount(name: str, parameters: Mapping[str, Any], words: Words) -> str:
    """The newest value of an amount: "€ 21,80 per maand (2026)". Raises UnknownMark."""
    forms = words.interface["amounts"]
    if name.startswith("dwangsom_"):
        return _penalty_amount(name.removeprefix("dwangsom_"), parameters, forms)
    if name not in parameters:
        raise UnknownMark(f"bedrag {name} staat niet in data/law/parameters.yaml")
    newest = max(parameters[name]["values"], key=lambda value: value["valid_from"])
    unit = forms["units"][parameters[name]["unit"]]
    shown = money(newest["amount"], forms)
    return str(forms["dated"].format(amount=unit.format(amount=shown), year=newest["valid_from"][:4]))


def _penalty_amount(which: str, parameters: Mapping[str, Any], forms: Mapping[str, Any]) -> str:
    newest = max(parameters["dwangsom"]["values"], key=lambda value: value["valid_from"])
    steps = newest["steps"]
    if which == "maximum":
        return money(str(sum(step["days"] * int(step["per_day"]) for step in steps)), forms)
    if not (which.isdecimal() and 1 <= int(which) <= len(steps)):
        raise UnknownMark(f"bedrag dwangsom_{which} bestaat niet")
    return money(steps[int(which) - 1]["per_day"], forms)


def money(amount: str, forms: Mapping[str, Any]) -> str:
    """Decimal text as money of the locale: "1442" -> "€ 1.442", "21.80" -> "€ 21,80"."""
    whole, _, cents = amount.partition(".")
    grouped = f"{int(whole):,}".replace(",", forms["thousands"])
    return str(forms["money"].format(n=grouped + (forms["decimal"] + cents if cents.strip("0") else "")))
