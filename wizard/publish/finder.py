"""What the finder knows: every name that leads to a municipality, as one small file without words of a language.

The same names are written in many ways. `forms` makes every way equal; wizard/web/places.mjs does the same in the
browser, where the search itself runs.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, product
from typing import Any

from wizard.loader.places import KINDS, Place
from wizard.loader.yaml_file import Document

MARKS = re.compile("[\u0300-\u036f]")
SIGNS = re.compile("[^a-z0-9]+")
AT_THE = (("aan", "de"), ("aan", "den"), ("ad",))
ALIKE = (("sint", "st"), ("het", "t"), ("1e", "eerste"), ("2e", "tweede"))


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a name without spaces, with the places in it where a word starts."""

    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality that one can choose: its CBS code, its page, its name and other names, its province."""

    code: str
    slug: str
    name: str
    province: str
    aliases: tuple[str, ...] = ()


def words(name: str) -> list[str]:
    """The words of a name without accents, capitals and signs; y is written ij."""
    plain = MARKS.sub("", unicodedata.normalize("NFKD", name)).lower()
    return [word for word in SIGNS.split(plain.replace("&", " en ").replace("y", "ij")) if word]


def key(name: str) -> str:
    """A name as it is typed without spaces and signs: what names are sorted and compared by."""
    return "".join(words(name))


def forms(name: str) -> tuple[Form, ...]:
    """Every way of writing a name: Sint and St., aan de(n) and a/d, het and 't, 2e and tweede."""
    written = [sum(parts, ()) for parts in product(*_alternatives(words(name)))]
    return tuple(Form("".join(all_), tuple(accumulate(map(len, all_[:-1]), initial=0))) for all_ in written)


def _alternatives(all_: Sequence[str]) -> Iterator[Sequence[tuple[str, ...]]]:
    waiting = list(all_)
    while waiting:
        if " ".join(waiting[:2]) in ("aan de", "aan den", "a d"):
            del waiting[:2]
            yield AT_THE
        else:
            word = waiting.pop(0)
            yield [(own,) for own in next((group for group in ALIKE if word in group), (word,))]


@dataclass(frozen=True, slots=True)
class Findable:
    """The municipalities that one can choose on a day, and the names that lead to them."""

    municipalities: tuple[Municipality, ...]
    places: tuple[Place, ...]


def findable(documents: Mapping[str, Document], places: Iterable[Place], today: date) -> Findable:
    """What one can choose on a day: after a merger the old name and its places lead to the successors.

    Raises KeyError when a place names a municipality that is not in the register.
    """
    by_code = {document.data["code"]: document.data for document in documents.values()}
    current = {code: _successors(code, by_code, today) for code in by_code}
    chosen = [_municipality(slug, document.data) for slug, document in documents.items()]
    former = [Place(data["name"], code, "former", (), 0) for code, data in by_code.items() if current[code] != (code,)]
    moved = tuple(
        replace(place, municipality=code) for place in (*places, *former) for code in current[place.municipality]
    )
    return Findable(tuple(m for m in chosen if current[m.code] == (m.code,)), moved)


def _successors(code: str, by_code: Mapping[str, Mapping[str, Any]], today: date) -> tuple[str, ...]:
    """The municipalities that act for a code today: itself until its last day, then those it became."""
    last = by_code[code].get("valid_to")
    if not last or today <= date.fromisoformat(last):
        return (code,)
    return tuple(found for next_ in by_code[code]["succeeded_by"] for found in _successors(next_, by_code, today))


def _municipality(slug: str, data: Mapping[str, Any]) -> Municipality:
    return Municipality(data["code"], slug, data["name"], data["province"], tuple(data["aliases"]))


def places_index(found: Findable) -> str:
    """The index as JSON: provinces, and per municipality its code, slug, name, province and names per kind.

    A name that is written like one before it in the same municipality is left out.
    """
    every = sorted(found.municipalities, key=lambda municipality: municipality.code)
    provinces = sorted({municipality.province for municipality in every})
    named: dict[str, dict[str, list[str]]] = {m.code: {kind: [] for kind in KINDS} for m in every}
    for municipality in every:
        named[municipality.code]["alias"] += municipality.aliases
    for place in found.places:
        named[place.municipality][place.kind].append(place.name)
    rows = [[m.code, m.slug, m.name, provinces.index(m.province), *_names(m.name, named[m.code])] for m in every]
    return json.dumps({"provinces": provinces, "municipalities": rows}, ensure_ascii=False, separators=(",", ":"))


def _names(own: str, named: Mapping[str, Sequence[str]]) -> Iterator[str]:
    seen = {form.text for form in forms(own)}
    for kind in KINDS:
        kept = []
        for name in sorted(named[kind], key=lambda name: (key(name), name)):
            written = {form.text for form in forms(name)}
            if not written <= seen:
                kept.append(name)
            seen |= written
        yield "|".join(kept)
