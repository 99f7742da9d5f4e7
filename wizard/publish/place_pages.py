"""The pages of municipalities and providers: what is different, contacts with their source, what we do not know."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from html import escape
from typing import Any

from wizard.engine.companions import FRYSLAN
from wizard.loader.yaml_file import Document
from wizard.publish.edition import Edition
from wizard.publish.fragments import ROOT, SPRITE
from wizard.publish.places import INTERNAL, PHONES, SHOWN, dialled, shown_facts

GENERAL = "general_contact"
ROUTES = {  # section of a municipality -> its pictogram, in the order of the page
    "complaint_provider": "provider",
    "complaint_municipality": "municipality",
    "objection": "bezwaar",
    "ombudsman": "ombudsman",
    "client_support": "help",
}
WITH = {"complaint_municipality": ("complaint_commission",)}  # told with a route, without a heading of its own
OTHER_SECTIONS = ("supervision", "discrimination", "confidant", "language_accessibility")
ASKED_FOR = ("complaint_provider", "complaint_municipality", "objection", "client_support", "supervision")
PROMISES = (
    "first_contact_within", "acknowledgement_within", "notice_if_longer_within", "decision_term_weeks",
    "extension_weeks", "term_weeks", "provider_terms.first_contact_working_days", "provider_terms.decision_weeks",
    "provider_terms.extension_weeks",
)  # fmt: skip
SURE = "hoog"
NOT_SEARCHED = "\n  exclude: true"
type Facts = list[dict[str, str]]


# --- a municipality --------------------------------------------------------------------------------------------------


def municipality_page(edition: Edition, document: Document) -> str:
    """Everything known about one municipality; the wizard starts here with it filled in."""
    if document.data["former"]:
        return _signpost(edition, document)
    m, data = edition.interface["municipality_page"], document.data
    title = m["title"].format(name=data["name"])
    intro = m["intro" if data["own_file"] else "intro_register"]
    is_register = "" if data["own_file"] else "_register"
    body = edition.render(
        "municipality.html",
        m=m,
        sprite=f"{ROOT}{SPRITE}",
        title=title,
        intro=intro.format(name=data["name"], province=data["province"]),
        stale=_stale(edition, document),
        start_href=f"{edition.link(ROOT)('node', 'safe_now')}#gemeente={data['code']}",
        start_text=m["start_text"].format(name=data["name"]),
        different=list(differences(edition, document)),
        has_own=data["own_file"],
        contact=_section(edition, document, GENERAL),
        routes=[_route(edition, document, section) for section in ROUTES],
        others=[_section(edition, document, name) for name in OTHER_SECTIONS if has_facts(document, name)],
        frisian=edition.fragments.block("frisian") if data["province"] == FRYSLAN else "",
        cooperations=[_cooperation(edition, name) for name in data["cooperations"]],
        cooperations_text=m["cooperations_text"].format(name=data["name"]),
        promise=m["promises"].format(name=data["name"]),
        changes=[_change(edition, change) for change in data["other_days"] if _is_ahead(edition, change["fact"])],
        conflicts=[edition.cards.translated(conflict["description"]) for conflict in data["conflicts"]],
        gaps=_gaps(edition, document),
        terms_href=edition.link(ROOT)("page", "termijnen"),
        terms_title=edition.interface["terms_page"]["title"],
        looked=m[f"looked{is_register}"].format(**_days(edition, document)),
        report=edition.report(title),
    )
    return edition.page(title, m["description"].format(name=data["name"]), body, search=NOT_SEARCHED)


def _signpost(edition: Edition, document: Document) -> str:
    """The page of a municipality that is no more: where to go now."""
    m, data, project = edition.interface["municipality_page"], document.data, edition.project
    by_code = {other.data["code"]: other for other in project.municipalities.values()}
    successors = [by_code[code].data for code in data["succeeded_by"]]
    text = m["former_text" if successors else "former_unknown"]
    body = edition.render(
        "former.html",
        title=m["former_title"].format(name=data["name"]),
        text=text.format(name=data["name"], day=edition.day(data["valid_to"])),
        successors=[
            {"name": other["name"], "href": edition.link(ROOT)("page", f"gemeente/{other['slug']}")}
            for other in successors
        ],
        list_href=edition.link(ROOT)("page", "gemeenten"),
        list_title=edition.interface["places_page"]["title"],
    )
    title = m["former_title"].format(name=data["name"])
    return edition.page(title, m["former_description"].format(name=data["name"]), body, search=NOT_SEARCHED)


def _days(edition: Edition, document: Document) -> dict[str, str]:
    return {"day": edition.day(document.data["collected"]), "review": edition.day(document.data["review_on"])}


def _stale(edition: Edition, document: Document) -> str:
    """The notice that somebody should have looked again; "" when there is still time."""
    is_stale = edition.today > date.fromisoformat(document.data["review_on"])
    return edition.interface["municipality_page"]["stale"].format(**_days(edition, document)) if is_stale else ""


def has_facts(document: Document, section: str) -> bool:
    """Whether we know anything local of a section that can be shown."""
    fields = document.data["facts"].get(section, {})
    return any(shown_facts(document, section)) or any(
        channel["verified"] in SHOWN for channel in fields.get("channels", ())
    )


@cache
def _guaranteed(edition: Edition) -> Mapping[str, str]:
    """What law guarantees everywhere on each route, as HTML."""
    marks = edition.marks(ROOT)
    return {section: marks.inline(text) for section, text in edition.interface["guaranteed"].items()}


def _route(edition: Edition, document: Document, section: str) -> dict[str, Any]:
    """A way to go: what law guarantees, what is known here, what the municipality promises."""
    found = _section(edition, document, section)
    if section == "ombudsman":
        card = edition.cards.ombudsman(document, with_day=False)
        found |= {name: card[name] for name in ("phones", "facts", "text", "sources")}
        found["text"] = " ".join([card["text"], *_ombudsman_days(edition, document)])
    for further in WITH.get(section, ()):
        for name, value in _section(edition, document, further).items():
            if isinstance(value, list):
                found[name] = list({str(item): item for item in [*found[name], *value]}.values())
    return {**found, "icon": ROUTES[section], "law": _guaranteed(edition)[section]}


def _ombudsman_days(edition: Edition, document: Document) -> Iterator[str]:
    """Who was ombudsman before, and who comes: papers and pages of years ago still name the old one."""
    m, competent = edition.interface["municipality_page"], document.data["ombudsman"]
    if "valid_from" in competent and competent["before"]:
        day = edition.day(competent["valid_from"])
        yield m["ombudsman_since"].format(day=day, name=escape(competent["before"][-1]["name"]))
    for one in competent["next"]:
        yield m["ombudsman_next"].format(day=edition.day(one["valid_from"]), name=escape(one["name"]))


def _section(edition: Edition, document: Document, section: str) -> dict[str, Any]:
    """The verified facts of a section: numbers, facts, and promises apart from them, with their sources."""
    cards, fields = edition.cards, document.data["facts"].get(section, {})
    shown = dict(shown_facts(document, section))
    channels = [channel for channel in fields.get("channels", ()) if channel["verified"] in SHOWN]
    facts = {
        name: fact
        for name, fact in shown.items()
        if name not in PHONES and name not in PROMISES and not _is_told_above(edition, section, name, fact)
    }
    sources = dict.fromkeys(fact["source"] for fact in [*shown.values(), *channels])
    return {
        "id": section,
        "title": edition.interface["sections"].get(section, ""),
        "phones": cards.phones(shown, channels),
        "facts": _facts(edition, facts) + cards.ways(channels),
        "promises": _facts(edition, {name: fact for name, fact in shown.items() if name in PROMISES}),
        "text": "",
        "sources": [cards.titled(document.data["sources"][source]) for source in sources],
    }


def _is_told_above(edition: Edition, section: str, name: str, fact: Mapping[str, Any]) -> bool:
    """Whether a yes or no is a difference with elsewhere: then the page says so at the top, in a sentence."""
    law = edition.project.register.default.data["facts"].get(section, {}).get(name)
    return isinstance(fact["value"], bool) and law is not None and law["value"] != fact["value"]


def _facts(edition: Edition, facts: Mapping[str, Any]) -> Facts:
    return [edition.cards.fact(name, fact) for name, fact in facts.items()]


def _cooperation(edition: Edition, name: str) -> dict[str, Any]:
    """An organisation or scheme that acts for several municipalities, with how to reach it."""
    m, register = edition.interface["municipality_page"], edition.project.register.cooperations.data
    one = register["cooperations"][name]
    roo = {
        "title": "Register Overheidsorganisaties",
        "url": f"https://organisaties.overheid.nl/{one['roo']}/",
        "date": one["roo_date"],
    }
    data = {"collected": register["collected"], "sources": {"roo": roo, **one.get("sources", {})}}
    document = Document("", {**data, "facts": one.get("facts", {})}, {})
    parts = [_section(edition, document, section) for section in one.get("facts", {})]
    sources = [source for part in parts for source in part["sources"]] or [edition.cards.titled(roo)]
    since = m["cooperation_since"].format(day=edition.day(one["valid_from"])) if "valid_from" in one else ""
    return {
        "title": one["name"],
        "note": " ".join(filter(None, [since, m["cooperation_not_named"] if one["wmo"] == "not_named" else ""])),
        "phones": [phone for part in parts for phone in part["phones"]],
        "facts": [fact for part in parts for fact in (*part["facts"], *part["promises"])],
        "sources": list(dict.fromkeys(sources)),
    }


def _is_ahead(edition: Edition, fact: Mapping[str, Any]) -> bool:
    is_shown = fact["verified"] in SHOWN and "value" in fact
    return is_shown and str(fact.get("valid_from", "")) > edition.today.isoformat()


def _change(edition: Edition, change: Mapping[str, Any]) -> str:
    """A fact that will hold from a later day, as a line of HTML."""
    t, fact = edition.interface, change["fact"]
    label = t["channels"][fact["type"]] if "type" in fact else t["fields"][change["field"]]
    value = edition.cards.value(change["field"], fact)
    day = edition.day(fact["valid_from"])
    return str(t["municipality_page"]["change"].format(day=day, label=escape(label), value=value))


def _gaps(edition: Edition, document: Document) -> list[str]:
    """What we do not know, gathered: parts without any fact, and what the file of the municipality names."""
    unknown = edition.interface["unknown_here"]
    parts = [escape(unknown[section]) for section in ASKED_FOR if not has_facts(document, section)]
    return parts + [edition.cards.translated(gap) for gap in document.data["gaps"]]


# --- what is different -----------------------------------------------------------------------------------------------


def differences(edition: Edition, document: Document) -> Iterator[str]:
    """What differs from what law arranges everywhere or leaves to the municipality, in words, each line once."""
    yield from dict.fromkeys(_all_differences(edition, document))


def _all_differences(edition: Edition, document: Document) -> Iterator[str]:
    default, facts = edition.project.register.default.data["facts"], document.data["facts"]
    for section, fields in default.items():
        for field, law in fields.items():
            fact = facts[section][field]
            if fact["verified"] in SHOWN and fact["value"] != law["value"]:
                yield _difference(edition, document, f"{section}.{field}", fact, law["value"])
    provider = facts["complaint_provider"]
    if provider["first_door"]["value"] == "provider" and provider["municipality_takes"]["verified"] not in SHOWN:
        yield _said(edition, document, "complaint_provider.no_way", "")
    competent = document.data["ombudsman"]
    if competent["kind"] != "nationaal":
        how = competent["kind"] if competent["confidence"] == SURE else "unsure"
        yield _said(edition, document, f"ombudsman.kind.{how}", escape(competent["name"]))
    every = edition.project.register.cooperations.data["cooperations"]
    for name in document.data["cooperations"]:
        if "complaint" in every[name].get("facts", {}):
            yield _said(edition, document, "cooperation", escape(every[name]["name"]))


def _difference(edition: Edition, document: Document, name: str, fact: Mapping[str, Any], law: Any) -> str:
    """A line for one fact: the words for this value, for more or less than law says, for any value, else its label."""
    words, value = edition.interface["differences"], fact["value"]
    field = name.partition(".")[2]
    shown = edition.cards.value(field, fact)
    key = next((key for key in _keys(name, value, law) if key in words), None)
    return _said(edition, document, key, shown) if key else f"{escape(edition.interface['fields'][field])}: {shown}"


def _keys(name: str, value: Any, law: Any) -> Iterator[str]:
    if isinstance(value, bool | str):
        yield f"{name}.{str(value).lower()}"
    elif isinstance(value, int) and isinstance(law, int):
        yield f"{name}.{'less' if value < law else 'more'}"
    yield name


def _said(edition: Edition, document: Document, key: str, value: str) -> str:
    return str(edition.interface["differences"][key].format(name=escape(document.data["name"]), value=value))


# --- a provider ------------------------------------------------------------------------------------------------------


def provider_page(edition: Edition, slug: str, document: Document) -> str:
    """How to complain to one provider, step by step; its terms are promises."""
    m, data, link = edition.interface["municipality_page"], document.data, edition.link(ROOT)
    title = m["provider_title"].format(name=data["name"])
    body = edition.render(
        "provider.html",
        m=m,
        sprite=f"{ROOT}{SPRITE}",
        title=title,
        intro=m["provider_intro"].format(name=data["name"]),
        stale=_stale(edition, document),
        start_href=f"{link('node', 'payer')}#aanbieder={slug}",
        start_text=m["start_text"].format(name=data["name"]),
        sections=[_own_section(edition, document, section) for section in ("complaint", "confidant")],
        steps=[
            _facts(edition, {name: fact for name, fact in step.items() if name != "step"})
            for step in data["facts"]["complaint"]["steps"]
        ],
        step_sources=_step_sources(edition, document),
        promise=edition.interface["outcome"]["promise_of"].format(owner=data["name"]),
        elsewhere=[
            {"name": other.data["name"], "href": link("page", f"gemeente/{name}")}
            for name, other in edition.project.municipalities.items()
            if other.data["code"] in data["active_in"]
        ],
        terms_href=link("page", "termijnen"),
        terms_title=edition.interface["terms_page"]["title"],
        conflicts=[edition.cards.translated(conflict["description"]) for conflict in data.get("conflicts", ())],
        gaps=[edition.cards.translated(gap) for gap in data.get("gaps", ())],
        looked=m["looked"].format(**_days(edition, document)),
        report=edition.report(title),
    )
    return edition.page(title, m["provider_description"].format(name=data["name"]), body)


def _step_sources(edition: Edition, document: Document) -> dict[str, Any]:
    steps = document.data["facts"]["complaint"]["steps"]
    used = dict.fromkeys(fact["source"] for step in steps for fact in step.values() if isinstance(fact, dict))
    sources = [edition.cards.titled(document.data["sources"][source]) for source in used]
    return {"title": edition.interface["municipality_page"]["steps"], "sources": sources}


def _own_section(edition: Edition, document: Document, section: str) -> dict[str, Any]:
    facts = {name: fact for name, fact in shown_facts(document, section) if name not in INTERNAL}
    sources = dict.fromkeys(fact["source"] for fact in facts.values())
    return {
        "id": section,
        "title": edition.interface["sections"][section],
        "phones": [
            {"tel": dialled(fact["value"]), "shown": fact["value"], "note": ""}
            for name, fact in facts.items()
            if name in PHONES
        ],
        "facts": _facts(edition, {name: fact for name, fact in facts.items() if name not in PHONES}),
        "sources": [edition.cards.titled(document.data["sources"][source]) for source in sources],
    }
