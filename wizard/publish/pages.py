"""Every page of one locale as a plain file: the hand-written ones with their marks filled in, and those made from data."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from html import escape
from itertools import groupby
from typing import Any

from wizard.loader.project import Project, Words
from wizard.loader.yaml_file import Document
from wizard.publish.dates import shown_day
from wizard.publish.fragments import MORE, ROOT, Fragments
from wizard.publish.marks import Marks, UnknownMark
from wizard.publish.places import INTERNAL, MUNICIPAL, Cards, shown_facts

type Page = tuple[str, str]  # path of a Markdown file below docs/<locale>/, its content
WIZARD = "wegwijzer"
GENERATED = ("termijnen", "gemeenten", "tabel-bezwaar", WIZARD)
HAND_WRITTEN = (
    "klacht-of-bezwaar", "klacht-over-aanbieder", "klacht-over-gemeente", "bezwaar", "te-laat", "beroep-en-spoed",
    "geen-besluit-op-tijd", "ombudsman", "commissies", "van-melding-tot-besluit", "voor-een-ander", "gratis-hulp",
    "eigen-bijdrage", "woorden", "voor-aanbieders", "over", "privacy", "toegankelijkheid", "bronnen",
)  # fmt: skip


def page_ids(project: Project) -> set[str]:
    """Every page that a link may name."""
    places = {f"gemeente/{slug}" for slug in project.municipalities} | {f"aanbieder/{slug}" for slug in project.providers}
    return {"index", *HAND_WRITTEN, *GENERATED, *places}


def linker(project: Project, root: str) -> Callable[[str, str], str]:
    """Addresses as seen from a page that stands `root` ("../../") below the locale's root."""
    pages = page_ids(project)

    def link(kind: str, name: str) -> str:
        if kind == "page" and name in pages:
            return root if name == "index" else f"{root}{name}/"
        if kind == "node" and name in project.nodes:
            return f"{root}{WIZARD}/{name}/"
        raise UnknownMark(f"{kind}:{name} bestaat niet")

    return link


@dataclass(frozen=True)
class Pages:
    """Makes the pages of one locale. ask is the engine's door; today decides only what is past its review date."""

    project: Project
    words: Words
    ask: Callable[[str], str]
    today: date

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.project, self.words)

    @cached_property
    def fragments(self) -> Fragments:
        return Fragments(self.project, self.words, self.ask, self.marks(ROOT), self.cards)

    def marks(self, root: str) -> Marks:
        return Marks(self.project, self.words, linker(self.project, root))

    def all(self) -> Iterator[Page]:
        """Every page of the locale. Raises UnknownMark with the page's name for a mark or link that names nothing."""
        yield "index.md", self._home()
        for name in HAND_WRITTEN:
            yield f"{name}.md", self._hand_written(name)
        yield "termijnen.md", self._terms()
        yield "tabel-bezwaar.md", self._days_page()
        yield "gemeenten.md", self._places()
        for slug, document in self.project.municipalities.items():
            yield f"gemeente/{slug}.md", self._municipality(slug, document)
        for slug, document in self.project.providers.items():
            yield f"aanbieder/{slug}.md", self._provider(document)
        yield f"{WIZARD}/index.md", self._wizard_index()
        for node_id in self.project.nodes:
            yield f"{WIZARD}/{node_id}.md", self._node(node_id)

    # --- hand-written ---------------------------------------------------------------------------------------------

    def _hand_written(self, name: str) -> str:
        path = self.project.root / "docs" / self.words.locale / f"{name}.md"
        text = path.read_text(encoding="utf-8")
        try:
            text = self.marks("../").markdown(text)
        except UnknownMark as unknown:
            raise UnknownMark(f"docs/{self.words.locale}/{name}.md: {unknown}") from None
        return text.replace("{report}", self._report()).replace("{sources}", self._sources())

    def _report(self) -> str:
        """Where a mistake can be reported: the address in data/site.yaml, or that there is none."""
        words, address = self.words.interface["report"], self.project.site["report"]
        return f'<a href="{escape(address)}">{escape(words["known"])}</a>' if address != "unknown" else escape(words["unknown"])

    def _sources(self) -> str:
        t = self.words.interface
        s = t["sources_page"]
        laws = [
            f'<li><a href="https://wetten.overheid.nl/{law["bwb"]}/{law["version"]}"><span lang="nl">{escape(law["name"])}</span></a> ({escape(s["law_line"].format(version=self._day(law["version"])))})</li>'
            for law in self.project.laws.values()
        ]
        decrees = [
            f'<li><span lang="nl">{escape(decree)}</span>: {escape(s["confidence." + days[0]["confidence"]])}. {", ".join(self._day(day["day"]) for day in days)}. <a href="{escape(days[0]["url"])}">{escape(s["look"])}</a></li>'
            for decree, days in ((key, list(rows)) for key, rows in groupby(self.project.free_days["equated"], lambda day: day["decree"]))
        ]
        places = [
            f"<li>{escape(document.data['name'])}<ul>" + "".join(f"<li>{self.cards.source(document, source)}</li>" for source in document.data["sources"]) + "</ul></li>"
            for document in (*self.project.municipalities.values(), *self.project.providers.values())
        ]
        articles = [self.fragments.article(reference) for reference in self.project.references]
        return "\n".join(
            f"<h2>{escape(s[title])}</h2><ul>{''.join(items)}</ul>"
            for title, items in (("laws", laws), ("decrees", decrees), ("places", places), ("articles", articles))
        )

    def _day(self, iso: str) -> str:
        return shown_day(date.fromisoformat(iso), self.words.interface, "plain")

    # --- made from data --------------------------------------------------------------------------------------------

    def _page(self, title: str, description: str, body: str, **head: str) -> str:
        lines = [f"title: {json.dumps(title, ensure_ascii=False)}", f"description: {json.dumps(description, ensure_ascii=False)}"]
        lines += [f"{name}: {value}" for name, value in head.items()]
        return "---\n" + "\n".join(lines) + f'\n---\n<div class="ww-generated" markdown="0">\n{_one_block(body)}\n</div>\n'

    def _home(self) -> str:
        h = self.words.interface["home"]
        template = self.fragments.environment.get_template("home.html")
        link = linker(self.project, "")
        body = template.render(
            h=h,
            root="",
            start=link("node", "safe_now"),
            municipalities=[{"name": doc.data["name"], "href": link("page", f"gemeente/{slug}")} for slug, doc in self.project.municipalities.items()],
            situations=[self.fragments.entry(name, self.marks("")) for name in self.project.entries if not name.startswith(MORE)],
            help_href=link("page", "gratis-hulp"),
            letter_href=link("page", "bezwaar"),
        )
        return self._page(h["title"], self.words.interface["site"]["description"], body, template="home.html")

    def _wizard_index(self) -> str:
        w = self.words.interface["wizard_page"]
        link = linker(self.project, "../")
        icons = {"route": "letter", "application": "wait", "acting_for": "someone"}
        body = self.fragments.environment.get_template("start.html").render(
            w=w,
            root="../",
            trees=[{"label": w[tree], "gloss": w[f"{tree}_gloss"], "icon": icons[tree], "href": link("node", value["entry"])} for tree, value in self.project.trees.items()],
        )
        return self._page(w["title"], w["description"], body, template="wizard.html")

    def _node(self, node_id: str) -> str:
        text = self.words.nodes[node_id]
        shell = self.fragments.environment.get_template("shell.html")
        form = self.project.nodes[node_id].get("question", "")
        plain = {"rule": text.parts.get("rule", ""), "table": node_id in ("letter_date", "appeal_date", "provider_paper_date", "ruling_date")}
        body = shell.render(
            node_id=node_id,
            fragment=self.fragments.node(node_id),
            rule=self.marks(ROOT).html(plain["rule"]) if plain["rule"] else "",
            way_on=linker(self.project, ROOT)("node", self.project.nodes[node_id]["next"]["given"]) if form in ("date", "two_dates") else "",
            table=self._days(ROOT) if plain["table"] else "",
            help_href=linker(self.project, ROOT)("page", "gratis-hulp"),
            restart=linker(self.project, ROOT)("node", "safe_now"),
            municipalities=[{"code": doc.data["code"], "name": doc.data["name"]} for doc in self.project.municipalities.values()],
        )
        return self._page(text.parts["title"], self.words.interface["wizard_page"]["description"], body, template="wizard.html", search="\n  exclude: true")

    def _terms(self) -> str:
        t = self.words.interface["terms_page"]
        marks = self.marks("../")
        rows = []
        for term_id, term in self.project.terms.items():
            text = self.words.terms[term_id]
            rows.append({
                "id": term_id, "name": text.head["name"], "length": text.parts["title"], "starts": marks.inline(text.parts["starts"]),
                "rule": marks.html(text.parts["rule"]), "after": marks.html(text.parts["after"]), "is_law": term.get("law", True),
                "whose": self.words.interface["outcome"]["yours" if term["side"] == "visitor" else "theirs"],
                "moves": t["yes" if term["rolls"] else "no"], "references": [marks.reference(reference) for reference in term["references"]],
            })  # fmt: skip
        body = self.fragments.environment.get_template("terms.html").render(page=t, rows=rows)
        return self._page(t["title"], t["description"], body)

    def _days_page(self) -> str:
        t = self.words.interface["days_page"]
        link = linker(self.project, "../")
        body = f'<h1>{escape(t["title"])}</h1>{self._days("../")}<p><a href="{link("page", "bezwaar")}">{escape(self.words.interface["doors"]["bezwaar"])}</a></p>'
        return self._page(t["short_title"], t["description"], body)

    def _days(self, root: str) -> str:
        """The table "sent on -> last day", one folded table a month, from the year before the build to the last known."""
        months = [(month, list(days)) for month, days in groupby(self._counted_days, lambda row: row[0].replace(day=1))]
        known = shown_day(self._last_sent_day, self.words.interface, "plain")
        return self.fragments.environment.get_template("days.html").render(
            d=self.words.interface["days_page"],
            months=[{"id": f"m{month:%Y-%m}", "name": shown_day(month, self.words.interface, "month"), "rows": [self._row(*row) for row in rows]} for month, rows in months],
            until=self.words.interface["days_page"]["until"].format(day=known),
        )

    def _row(self, sent: date, last: date, moved: bool) -> dict[str, Any]:
        short = self.words.interface
        return {"sent": shown_day(sent, short, "short"), "last": shown_day(last, short, "short"), "moved": moved}

    @cached_property
    def _last_sent_day(self) -> date:
        return date.fromisoformat(self.project.free_days["known_until"]) - timedelta(weeks=7)

    @cached_property
    def _counted_days(self) -> list[tuple[date, date, bool]]:
        first = date(self.today.year - 1, 1, 1)
        days = [first + timedelta(days=n) for n in range((self._last_sent_day - first).days + 1)]
        found = []
        for day in days:
            request = {"ask": "term", "term": "bezwaar", "event": day.isoformat(), "today": self._last_sent_day.isoformat()}
            counted = json.loads(self.ask(json.dumps(request)))
            found.append((day, date.fromisoformat(counted["day_to_keep"]), bool(counted["shifts"])))
        return found

    # --- places ------------------------------------------------------------------------------------------------------

    def _places(self) -> str:
        m = self.words.interface["municipality_page"]
        link = linker(self.project, "../")
        items = "".join(
            f'<li><a class="ww-option" href="{link("page", f"gemeente/{slug}")}"><span class="ww-option-label">{escape(doc.data["name"])}</span></a></li>'
            for slug, doc in self.project.municipalities.items()
        )
        providers = "".join(
            f'<li><a href="{link("page", f"aanbieder/{slug}")}">{escape(doc.data["name"])}</a></li>' for slug, doc in self.project.providers.items()
        )
        start = f'<p><a class="ww-big-button" href="{link("node", "safe_now")}">{escape(m["start"])}</a></p>'
        heading = escape(self.words.interface["fields"]["provider_list"])
        body = f'<h1>{escape(m["list_title"])}</h1><p>{escape(m["list_text"])}</p><ul class="ww-options">{items}</ul><h2>{heading}</h2><ul>{providers}</ul>{start}'
        return self._page(m["list_title"], m["list_description"], body)

    def _municipality(self, slug: str, document: Document) -> str:
        m = self.words.interface["municipality_page"]
        name = document.data["name"]
        sections = [self._section(section, card, document) for card, section in MUNICIPAL.items()]
        body = self._place(document, m["intro"].format(name=name), sections, start=f"{linker(self.project, ROOT)('node', 'safe_now')}#gemeente={document.data['code']}")
        title = m["title"].format(name=name)
        return self._page(title, m["description"].format(name=name), f"<h1>{escape(title)}</h1>{body}")

    def _section(self, section: str, card: str, document: Document) -> dict[str, Any]:
        found = self.cards.municipal(card, document)
        shown = [{"label": self.words.interface["fields"][name], "value": self.cards.value(name, fact)} for name, fact in shown_facts(document, section) if name not in ("phone", "phone_first")]
        channels = [fact for fact in found["facts"] if fact["label"] in self.words.interface["channels"].values()]
        return {**found, "id": section, "title": self.words.interface["sections"][section], "facts": shown + [c for c in channels if c not in shown]}

    def _place(self, document: Document, intro: str, sections: list[dict[str, Any]], start: str, steps: list[Any] | None = None) -> str:
        m = self.words.interface["municipality_page"]
        name = document.data["name"]
        review = date.fromisoformat(document.data["review_on"])
        days = {"day": self._day(document.data["collected"]), "review": self._day(document.data["review_on"])}
        return self.fragments.environment.get_template("municipality.html").render(
            m=m,
            intro=intro,
            stale=m["stale"].format(**days) if self.today > review else "",
            start_href=start,
            start_text=m["start_text"].format(name=name),
            different=self._different(document),
            sections=sections,
            steps=steps or [],
            promise=self.words.interface["outcome"]["promise_of"].format(owner=name),
            terms_href=linker(self.project, ROOT)("page", "termijnen"),
            terms_title=self.words.interface["terms_page"]["title"],
            conflicts=[self.cards.translated(conflict["description"]) for conflict in document.data.get("conflicts", ())],
            gaps=[self.cards.translated(gap) for gap in document.data.get("gaps", ())],
            looked=m["looked"].format(**days),
            report=self._report(),
        )

    def _different(self, document: Document) -> list[str]:
        """What a reader must know of this place because it is not the same elsewhere."""
        m = self.words.interface["municipality_page"]
        name = document.data["name"]
        if "code" not in document.data:
            return []
        known = {f"{section}.{field}": fact["value"] for section in document.data["facts"] for field, fact in document.data["facts"][section].items() if isinstance(fact, dict) and fact["verified"] in ("yes", "seed")}
        door = known.get("complaint_provider.first_door")
        lines = [m[f"first_door.{door}"].format(name=name)] if f"first_door.{door}" in m else []
        if door == "provider" and not known.get("complaint_provider.municipality_takes"):
            lines.append(m["provider_only"].format(name=name))
        if known.get("objection.phone_first"):
            lines.append(m["phone_first"].format(name=name))
        ombudsman = known.get("ombudsman.name")
        lines.append(m["ombudsman_own"].format(name=name, ombudsman=ombudsman) if ombudsman else m["ombudsman_presumed"].format(name=name))
        return lines

    def _provider(self, document: Document) -> str:
        m = self.words.interface["municipality_page"]
        name = document.data["name"]
        fields = self.words.interface["fields"]
        steps = [[{"label": fields[key], "value": self.cards.value(key, fact)} for key, fact in step.items() if isinstance(fact, dict)] for step in document.data["facts"]["complaint"]["steps"]]
        sections = []
        for section in ("complaint", "confidant"):
            facts = [{"label": fields[key], "value": self.cards.value(key, fact)} for key, fact in shown_facts(document, section) if key not in INTERNAL]
            sources = dict.fromkeys(fact["source"] for _, fact in shown_facts(document, section))
            title = self.words.interface["sections"][section]
            sections.append({"id": section, "title": title, "phones": [], "facts": facts, "text": "", "unchecked": "", "sources": [self.cards.source(document, source) for source in sources]})
        body = self._place(document, m["provider_intro"].format(name=name), sections, linker(self.project, ROOT)("node", "payer"), steps)
        title = m["provider_title"].format(name=name)
        return self._page(title, m["provider_description"].format(name=name), f"<h1>{escape(title)}</h1>{body}")


def _one_block(html: str) -> str:
    """HTML without blank lines, so that Markdown leaves it alone."""
    return "\n".join(line for line in html.splitlines() if line.strip())


