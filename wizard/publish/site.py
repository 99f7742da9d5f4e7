"""The whole site: from data and words to a folder that any web server can serve.

    load -> check -> engine bundle -> runtime   \\
                  -> per locale: pages, bundles -> one MkDocs build each, side by side -> site/<locale>/ -> compress

What did not change is not written again. Two builds at once do not meet: each output folder has its own work folder,
and a lock.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from wizard import checks
from wizard.engine.api import open_door
from wizard.loader.problem import ProblemsFound
from wizard.loader.project import Project, load
from wizard.publish.bundle import engine_bundle
from wizard.publish.compress import ENDINGS, compress
from wizard.publish.dates import shown_day
from wizard.publish.files import locked, mirror, write, write_all
from wizard.publish.finder import findable, places_index
from wizard.publish.fragments import TEMPLATES
from wizard.publish.generator import Task, generate
from wizard.publish.headers import headers_file, policy
from wizard.publish.kept_days import kept_days
from wizard.publish.locales import Material, Workplace, write_locales
from wizard.publish.manifest import NAME as MANIFEST
from wizard.publish.manifest import write_manifest
from wizard.publish.mark_problems import mark_problems
from wizard.publish.offline import keep_offline
from wizard.publish.open_data import BASE, open_data
from wizard.publish.progress import Say, Steps
from wizard.publish.proof_sheet import kept_sheet
from wizard.publish.runtime import Runtime, build_runtime, short_hash
from wizard.publish.scripts import bundled, framed
from wizard.publish.table_pages import first_day, last_day

ENGINE = "engine"
DEFAULT_LOCALE = "nl"
STEPS = 10
BUSY = (
    "Er wordt al een site gemaakt in {out} (proces {{process}}). "
    "Wacht tot die klaar is, of kies een andere map met --out."
)


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the project's folder, where the site goes, the day it is, and the address (or None)."""

    root: Path
    out: Path
    today: date
    address: str | None = None

    @property
    def work(self) -> Path:
        """The folder for what is made on the way, one for each output."""
        mark = sha256(str(self.out).encode()).hexdigest()[:8]
        name = self.out.name if self.out == self.root / self.out.name else f"{self.out.name}-{mark}"
        return self.root / "build" / "publish" / name


def checked_project(root: Path, today: str | None = None) -> Project:
    """Load the project for a day (YYYY-MM-DD) and run every check. Raises ProblemsFound with all problems."""
    project = load(root, today)
    found = checks.problems(project) + mark_problems(project)
    if found:
        raise ProblemsFound(found)
    return project


def build(order: Order, say: Say) -> None:
    """Build the site, telling each step to `say`. Raises ProblemsFound, RuntimeError, or FolderBusy at once."""
    with locked(order.work / "lock", BUSY.format(out=order.out)):
        _build(order, Steps(say, STEPS))


def _build(order: Order, step: Steps) -> None:
    with step("gegevens lezen en controleren"):
        project = checked_project(order.root, order.today.isoformat())
        bundle = engine_bundle(project)
    with step(f"rekenprogramma voor de browser maken ({len(project.nodes)} vragen en uitkomsten)"):
        runtime = build_runtime(order.root, bundle, order.out / ENGINE)
        engine = {"scripts": _scripts(order, runtime), "finder": _write_finder(order, project)}
    with step("dagen van de tabellen uitrekenen"):
        years = first_day(order.today), last_day(project)
        days = kept_days(order.work / "days.json", runtime.files["zip"].name, open_door(bundle), *years)
    with step("bewijzen dat op elk pad klopt wat moet kloppen"):
        kept_sheet(order.root, bundle)
    with step(f"pagina's schrijven in {len(project.words)} talen"):
        place = Workplace(order.work, order.out / ENGINE, order.today, engine)
        frame = framed(order.root, place.frames)
        bundles = write_locales(place, Material(project, bundle, days, frame))
        _remove_old(order.out / ENGINE, [*bundles, *engine.values(), *runtime.names, MANIFEST.name])
    with step("MkDocs per taal"):
        generate(order.root, [_task(order, place, locale) for locale in project.words])
    with step("open gegevens"):
        write_all(order.out / BASE, open_data(project, order.address), ENDINGS)
    with step("samenvoegen"):
        _assemble(order, project)
    with step("klaarzetten voor wie geen verbinding heeft"):
        made = {locale: shown_day(order.today, words.interface, "plain") for locale, words in project.words.items()}
        keep_offline(order.out, made, runtime.names)
    with step("verkleinen voor het net"):
        compress(order.out)
        write_manifest(order.out)  # tells the sizes of the compressed files, so it comes after them
        compress((order.out / MANIFEST).parent)


def _scripts(order: Order, runtime: Runtime) -> str:
    """Put the wizard's scripts in a folder whose name holds their hash; returns that folder."""
    made = bundled(order.root, order.work / "scripts", {"files.mjs": runtime.for_worker()})
    folder = f"wizard-{short_hash(*made.values())}/"
    write_all(order.out / ENGINE / folder, made.items(), ENDINGS)
    return folder


def _write_finder(order: Order, project: Project) -> str:
    """Write the index of the finder, the same for every locale, under a name that holds its hash; returns the name."""
    index = places_index(findable(project.municipalities, project.places, order.today))
    name = f"municipalities-{short_hash(index.encode())}.json"
    write(order.out / ENGINE / name, index)
    return name


def _remove_old(folder: Path, kept: Sequence[str]) -> None:
    """Remove files and folders of earlier builds, whose names hold another hash."""
    names = tuple(name.rstrip("/") for name in kept)
    for path in folder.iterdir():
        if not path.name.startswith(names):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _task(order: Order, place: Workplace, locale: str) -> Task:
    address = f"{order.address.rstrip('/')}/{locale}/" if order.address else ""
    return Task(locale, str(place.docs(locale)), str(place.frame(locale)), str(_made(order, locale)), address)


def _made(order: Order, locale: str) -> Path:
    return order.work / "made" / locale


def _assemble(order: Order, project: Project) -> None:
    locales = list(project.words)
    for locale in locales:
        mirror(_made(order, locale), order.out / locale, ENDINGS)
    write(order.out / "index.html", _front_door(project))
    write(order.out / "404.html", (order.out / DEFAULT_LOCALE / "404.html").read_bytes())
    write(order.out / "_headers", headers_file())
    if order.address:
        write(order.out / "sitemap.xml", _sitemap(order, locales))


def _front_door(project: Project) -> str:
    """The root: straight on to Dutch, with a link to each language for who is not taken there."""
    languages = [words.interface["language"] for words in project.words.values()]
    site = project.words[DEFAULT_LOCALE].interface["site"]
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("front_door.html")
    return template.render(
        title=site["name"],
        description=site["description"],
        policy=policy(as_meta=True),
        locale=DEFAULT_LOCALE,
        languages=languages,
    )


def _sitemap(order: Order, locales: list[str]) -> str:
    base = (order.address or "").rstrip("/")
    paths = sorted(
        path.parent.relative_to(order.out / DEFAULT_LOCALE).as_posix()
        for path in (order.out / DEFAULT_LOCALE).rglob("index.html")
    )
    entries = []
    for path in paths:
        below = "" if path == "." else f"{path}/"
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{locale}" href="{base}/{locale}/{below}"/>' for locale in locales
        )
        alternates += f'<xhtml:link rel="alternate" hreflang="x-default" href="{base}/{DEFAULT_LOCALE}/{below}"/>'
        entries += [f"<url><loc>{base}/{locale}/{below}</loc>{alternates}</url>" for locale in locales]
    namespaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespaces}>{"".join(entries)}</urlset>\n'
