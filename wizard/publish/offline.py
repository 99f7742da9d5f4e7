"""What the service worker may keep for a day without network: the pages of a locale in one pack, and the script itself.

The script gets, in front, the version (a hash of all that may be kept), the day it was made, and the files of each part
with their hashes. So a copy that differs from what was built is never kept, and two versions never mix.
"""

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from wizard.publish.files import remove_others, write
from wizard.publish.runtime import short_hash

FOLDER, ENGINE, SCRIPT = "offline", "engine", "sw.js"
SOURCE = Path(__file__).parents[1] / "web" / "service-worker.js"
NOT_KEPT = "geen-verbinding/"  # the page that says that a page is not here
OPENED = "gemeente/"  # pages that are kept only when the visitor opened them
LEFT_OUT = ("404.html", "papier/")  # no page to come back to; files to print, which are large
SHELL = re.compile(r"assets/(stylesheets|fonts)/|assets/javascripts/(?!lunr/|workers/|bundle\.)")
SEARCH = re.compile(r"search/search_index\.json|assets/javascripts/(bundle\.|workers/)|lunr/min/lunr\.stemmer")
MANIFEST = "manifest.json"  # for who looks after the site, not for visitors
SMALL = (".br", ".gz")
DIGITS = 24  # of each hash; enough to tell any damage, and short in the script
HEAD = "// Made by wizard/publish/offline.py from wizard/web/service-worker.js.\nconst BUILD = {build};\n"


def keep_offline(out: Path, made: Mapping[str, str], lasting: list[str]) -> str:
    """Write the packs and the service worker of the finished site in `out`; returns the version.

    made: per locale the day of the build, as it is shown. lasting: what in the folder of the engine belongs to no
    locale and is kept once the wizard was used.
    """
    packs = {locale: _pack(out, locale) for locale in made}
    remove_others(out / FOLDER, [path.with_name(path.name + end) for path in packs.values() for end in ("", *SMALL)])
    parts = {"engine": _listed(out, _below(out / ENGINE, lasting))}
    for locale, pack in packs.items():
        others = [path for path in _files(out / locale) if SHELL.match(_name(out / locale, path))]
        own = [path for path in _files(out / ENGINE) if not _name(out / ENGINE, path).startswith((*lasting, MANIFEST))]
        bundles = [path for path in own if _belongs(_name(out / ENGINE, path), locale, made)]
        parts[locale] = _listed(out, [pack, *others, *bundles])
        search = [path for path in _files(out / locale) if _is_search(_name(out / locale, path), locale)]
        parts[f"{locale}-search"] = _listed(out, search)
    version = short_hash(json.dumps(parts, sort_keys=True).encode())
    build = {"version": version, "made": dict(made), "notKept": NOT_KEPT, "parts": parts}
    script = HEAD.format(build=json.dumps(build, ensure_ascii=False)) + SOURCE.read_text(encoding="utf-8")
    write(out / SCRIPT, script)
    return version


def _pack(out: Path, locale: str) -> Path:
    """One file with every page of a locale; of the pages of municipalities it holds the hash only."""
    pages: dict[str, Any] = {}
    places: dict[str, str] = {}
    for path in sorted((out / locale).rglob("*.html")):
        name = _name(out / locale, path)
        address = f"{locale}/{name.removesuffix('index.html')}"
        if name.startswith(OPENED):
            places[address] = _hash(path.read_bytes())
        elif not name.startswith(LEFT_OUT):
            pages[address] = path.read_text(encoding="utf-8")
    content = json.dumps({"pages": pages, "places": places}, ensure_ascii=False, separators=(",", ":"))
    pack = out / FOLDER / f"{locale}-pages-{short_hash(content.encode())}.json"
    write(pack, content)
    return pack


def _belongs(name: str, locale: str, locales: Mapping[str, str]) -> bool:
    """Scripts and what has no locale belong to each of them."""
    return name.startswith(f"{locale}-") or not name.startswith(tuple(f"{other}-" for other in locales))


def _is_search(name: str, locale: str) -> bool:
    return bool(SEARCH.search(name)) or name.endswith(f"/lunr.{locale}.min.js")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in SMALL)


def _below(folder: Path, names: list[str]) -> list[Path]:
    return [path for path in _files(folder) if _name(folder, path).startswith(tuple(names))]


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _listed(out: Path, paths: list[Path]) -> list[list[str]]:
    return [[_name(out, path), _hash(path.read_bytes())] for path in paths]


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:DIGITS]
