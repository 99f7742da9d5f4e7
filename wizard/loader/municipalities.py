"""Every municipality as one document: its row in the register, what law says everywhere, and its own file if any.

A problem found in such a document points at the file and the line where the value stands. Values with a first or last
day are chosen for one day; what ended or is still to come is kept apart.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from wizard.loader.facts import ends_before, fact_problems, wrong_number
from wizard.loader.problem import Problem
from wizard.loader.register import Register
from wizard.loader.yaml_file import Document, Key

TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"
ROO = "https://organisaties.overheid.nl/"
CODE = re.compile(r"GM\d{4}")
BY_LAW = "law"  # `verified` of what the law says everywhere; never shown as a local fact
PRESUMED = "verondersteld"
FROM_REGISTER = ("phone", "website")
type Fact = Mapping[str, Any]


def merged(register: Register, own: Mapping[str, Document], today: str) -> dict[str, Document]:
    """Every municipality that exists or existed on a day (YYYY-MM-DD), by its slug, sorted by name as people sort."""
    rows = register.rows.data
    begun = (slug for slug, row in rows.items() if row.get("valid_from", "") <= today)
    slugs = sorted(begun, key=lambda slug: sort_key(rows[slug].get("name", slug)))
    return {slug: _municipality(register, slug, own.get(slug), today) for slug in slugs}


def sort_key(name: str) -> str:
    """How people sort: capitals, accents, apostrophes and hyphens make no difference."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9 ]", "", "".join(mark for mark in plain if not unicodedata.combining(mark)))


def in_force(value: Mapping[str, Any], today: str) -> bool:
    """Whether a value with an optional first and last day holds on a day."""
    return str(value.get("valid_from", "")) <= today <= str(value.get("valid_to", "9999"))


def is_dated(value: Any) -> bool:
    """Whether a field holds several values of one fact, each for its own time (and no list of ways to get in touch)."""
    return isinstance(value, list) and bool(value) and all("value" in item and "type" not in item for item in value)


def _municipality(register: Register, slug: str, own: Document | None, today: str) -> Document:
    row: Mapping[str, str] = register.rows.data[slug]
    about, mine = register.about.data, own.data if own else {}
    facts, other_days = _facts(register, row, own, today)
    data = {
        "code": row.get("code", ""),
        "slug": slug,
        "name": row.get("name", slug),
        "register_name": row.get("register_name", row.get("name", slug)),
        "aliases": [alias for alias in row.get("aliases", "").split("|") if alias],
        "province": row.get("province", ""),
        "tooi": TOOI + row.get("code", "").lower(),
        "former": row.get("valid_to", "9999") < today,
        "own_file": own is not None,
        "collected": mine.get("collected", about.get("collected", "")),
        "review_on": mine.get("review_on", about.get("review_on", "")),
        "sources": {"roo": _register_source(row)} | mine.get("sources", {}),
        "facts": facts,
        "other_days": other_days,
        "conflicts": mine.get("conflicts", []),
        "gaps": mine.get("gaps", []),
        "ombudsman": _ombudsman(register, row, today),
        "cooperations": _cooperations(register, row, today),
        "succeeded_by": row.get("succeeded_by", "").split(),
    }
    data |= {name: row[name] for name in ("valid_from", "valid_to") if name in row}
    return Document(own.file if own else register.rows.file, data, *_lines(register, slug, own))


def _register_source(row: Mapping[str, str]) -> dict[str, str]:
    source = {"title": f"Register Overheidsorganisaties, gemeente {row.get('name', '')}", "kind": "overheidsregister"}
    if "roo" in row:
        source["url"] = f"{ROO}{row['roo']}/"
    if "roo_date" in row:
        source["date"] = row["roo_date"]
    return source


def _facts(
    register: Register, row: Mapping[str, str], own: Document | None, today: str
) -> tuple[dict[str, dict[str, Any]], list[dict[str, Any]]]:
    """Facts by section and field: own over register over law; and own ones that hold on another day."""
    found: dict[str, dict[str, Any]] = {
        section: {name: {**fact, "verified": BY_LAW} for name, fact in fields.items()}
        for section, fields in register.default.data.get("facts", {}).items()
    }
    general = {name: {"value": row[name], "source": "roo", "verified": "yes"} for name in FROM_REGISTER if name in row}
    found["general_contact"] = found.get("general_contact", {}) | general
    other_days: list[dict[str, Any]] = []
    for section, fields in (own.data.get("facts") or {} if own else {}).items():
        for name, value in fields.items():
            holding, others = _on_day(value, today)
            other_days += [{"section": section, "field": name, "fact": fact} for fact in others]
            if holding is not None:
                found.setdefault(section, {})[name] = holding
    return found, other_days


def _on_day(value: Any, today: str) -> tuple[Any, list[Fact]]:
    """What holds of a field on a day (None for nothing), and what holds on other days."""
    if isinstance(value, Mapping):
        return (value, []) if in_force(value, today) else (None, [value])
    holding = [fact for fact in value if in_force(fact, today)]
    others = [fact for fact in value if not in_force(fact, today)]
    if any("type" in fact for fact in value):  # channels: every one that holds
        return holding or None, others
    return (holding[0] if holding else None), others


def _ombudsman(register: Register, row: Mapping[str, str], today: str) -> dict[str, Any]:
    """Who is competent on a day, how sure we are, who was before and who comes; by law where nothing is recorded."""
    data = register.ombudsmen.data
    appointed: Sequence[Fact] = data.get("competent", {}).get(row.get("code", ""), [])
    presumed = {"ombudsman": data.get("by_law", ""), "confidence": PRESUMED}
    holding = next((one for one in appointed if in_force(one, today)), presumed)
    return {
        **_named(data, holding),
        "before": [_named(data, one) for one in appointed if str(one.get("valid_to", "9999")) < today],
        "next": [_named(data, one) for one in appointed if str(one.get("valid_from", "")) > today],
    }


def _named(data: Mapping[str, Any], appointed: Fact) -> dict[str, Any]:
    known: Mapping[str, Any] = data.get("ombudsmen", {}).get(appointed["ombudsman"], {})
    return {"id": appointed["ombudsman"], "name": known.get("name", ""), "kind": known.get("kind", ""), **appointed}


def _cooperations(register: Register, row: Mapping[str, str], today: str) -> list[str]:
    every: Mapping[str, Any] = register.cooperations.data.get("cooperations", {})
    code = row.get("code", "")
    mine = {name: one for name, one in every.items() if code in one.get("members", ()) and in_force(one, today)}
    return sorted(mine, key=lambda name: ("complaint" not in mine[name].get("facts", {}), sort_key(mine[name]["name"])))


def _lines(register: Register, slug: str, own: Document | None) -> tuple[dict[Key, int], dict[Key, str]]:
    """The line of each value, and the file of those that do not stand in the document's own file."""
    rows, default = register.rows, register.default
    row_lines: dict[Key, int] = {key[1:]: line for key, line in rows.lines.items() if key[:1] == (slug,)}
    row_lines |= {("facts", "general_contact", name): row_lines[name,] for name in FROM_REGISTER}
    law_lines = {key: line for key, line in default.lines.items() if key[:1] == ("facts",) and len(key) > 2}
    lines, files = law_lines | row_lines, dict.fromkeys(law_lines, default.file) | dict.fromkeys(row_lines, rows.file)
    if own is None:
        return lines, files
    return lines | own.lines, {key: file for key, file in files.items() if key not in own.lines}


# --- what must be true between the files -----------------------------------------------------------------------------


def register_problems(register: Register, own: Mapping[str, Document], broken: Collection[str]) -> Iterator[Problem]:
    """What is wrong between the register, its ombudsmen and cooperations, and the files of municipalities.

    A shared file that does not fit its schema (its name is in `broken`) is passed over: the schema told what to mend.
    """
    codes = {row.get("code"): slug for slug, row in register.rows.data.items()}
    yield from _row_problems(register.rows, codes)
    yield from _file_problems(register.rows, own, codes)
    for document in own.values():
        yield from fact_problems(document, (), document.data, ["roo", *document.data.get("sources", {})])
    if register.ombudsmen.file not in broken:
        yield from _competence_problems(register.ombudsmen, codes)
    if register.cooperations.file not in broken:
        yield from _member_problems(register.cooperations, codes)


def _row_problems(rows: Document, codes: Mapping[Any, str]) -> Iterator[Problem]:
    for slug, row in rows.data.items():
        message = wrong_number(row["phone"]) if "phone" in row else ""
        if message:
            yield rows.problem((slug, "phone"), message)
        if row.get("valid_to", "9999") < row.get("valid_from", ""):
            yield rows.problem((slug, "valid_to"), ends_before(row))
        successors = row.get("succeeded_by", "").split()
        if successors and "valid_to" not in row:
            yield rows.problem(
                (slug, "succeeded_by"), "er staat een opvolger, maar valid_to is leeg; vul de laatste dag in"
            )
        for code in successors:
            if code not in codes:
                yield rows.problem((slug, "succeeded_by"), f"'{code}' is geen gemeente in dit register")
            elif code == row.get("code"):
                yield rows.problem((slug, "succeeded_by"), "een gemeente volgt zichzelf niet op")


def _file_problems(rows: Document, own: Mapping[str, Document], codes: Mapping[Any, str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for slug, document in own.items():
        code = document.data.get("code")
        if not (isinstance(code, str) and CODE.fullmatch(code)):
            continue  # the schema says so already
        if code in seen:
            yield document.problem(("code",), f"{code} staat ook in {seen[code]}; een gemeente heeft één bestand")
        elif code not in codes:
            yield document.problem(("code",), f"{code} staat niet in {rows.file}; zet de gemeente daar eerst in")
        elif codes[code] != slug:
            message = f"{code} heet in {rows.file} '{codes[code]}'; noem dit bestand {codes[code]}.yaml"
            yield document.problem(("code",), message)
        seen.setdefault(code, document.file)


def _competence_problems(ombudsmen: Document, codes: Mapping[Any, str]) -> Iterator[Problem]:
    data = ombudsmen.data
    known, sources = data.get("ombudsmen", {}), data.get("sources", {})
    for name, one in known.items():
        yield from fact_problems(ombudsmen, ("ombudsmen", name), one, list(sources))
    if data.get("by_law") not in known:
        yield ombudsmen.problem(("by_law",), f"'{data.get('by_law')}' staat niet bij ombudsmen")
    for code, appointed in data.get("competent", {}).items():
        if code not in codes:
            yield ombudsmen.problem(("competent", code), f"{code} is geen gemeente in het register")
        for index, one in enumerate(appointed):
            key = ("competent", code, index)
            if one["ombudsman"] not in known:
                yield ombudsmen.problem((*key, "ombudsman"), _choose(one["ombudsman"], "ombudsmen", known))
            if one["source"] not in sources:
                yield ombudsmen.problem((*key, "source"), _choose(one["source"], "sources", sources))
            if one.get("valid_to", "9999") < one.get("valid_from", ""):
                yield ombudsmen.problem((*key, "valid_to"), ends_before(one))
            for field, day in (("valid_from", "01-01"), ("valid_to", "12-31")):
                if field in one and one[field][5:] != day:
                    message = "een wissel van ombudsman gaat in op 1 januari (Gemeentewet artikel 81p)"
                    yield ombudsmen.problem((*key, field), f"{message}; hier hoort JJJJ-{day}")
        yield from _overlaps(ombudsmen, ("competent", code), appointed)


def _choose(name: str, where: str, known: Mapping[str, Any]) -> str:
    return f"'{name}' staat niet bij {where}; kies uit: {', '.join(known)}"


def _overlaps(document: Document, key: Key, values: Sequence[Fact]) -> Iterator[Problem]:
    """Values of one thing follow each other: no day has two."""
    for (index, first), (_, second) in pairwise(enumerate(values)):
        if str(first.get("valid_to", "9999")) >= str(second.get("valid_from", "")):
            message = "deze waarde en de volgende gelden op dezelfde dag; geef valid_to en valid_from"
            yield document.problem((*key, index), message)


def _member_problems(cooperations: Document, codes: Mapping[Any, str]) -> Iterator[Problem]:
    for name, one in cooperations.data.get("cooperations", {}).items():
        yield from fact_problems(cooperations, ("cooperations", name), one, ["roo", *one.get("sources", {})])
        for index, code in enumerate(one["members"]):
            if code not in codes:
                message = f"{code} is geen gemeente in het register"
                yield cooperations.problem(("cooperations", name, "members", index), message)
