"""Everything in data/ and docs/, read and checked by schema; what does not fit stops the build, all at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from wizard.loader.articles import Article, Index, read_articles
from wizard.loader.facts import fact_problems
from wizard.loader.municipalities import merged, register_problems
from wizard.loader.places import Place, read_places
from wizard.loader.problem import Problem, ProblemsFound
from wizard.loader.register import Register, read_register, read_table
from wizard.loader.schema import schema_problems
from wizard.loader.texts import Text, read_text
from wizard.loader.yaml_file import Document, read_yaml

DEFAULT = "_default.yaml"  # what law says everywhere, beside the files of municipalities
TEXT_KINDS = {"nodes": "node", "blocks": "block", "terms": "term"}


@dataclass(frozen=True, slots=True)
class Words:
    """All words of one locale."""

    locale: str
    interface: Mapping[str, Any]
    nodes: Mapping[str, Text]
    blocks: Mapping[str, Text]
    terms: Mapping[str, Text]
    free_days: Mapping[str, Any]
    references: Mapping[str, str]
    local: Mapping[str, str]
    claims: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Project:
    """The data of the project as values, with the documents they came from for whoever must point at a line."""

    root: Path
    site: Mapping[str, str]
    nodes: Mapping[str, Mapping[str, Any]]
    node_documents: Mapping[str, Document]
    trees: Mapping[str, Any]
    entries: Mapping[str, Any]
    handovers: Mapping[str, Any]
    also_read: Mapping[str, Any]
    terms: Mapping[str, Any]
    laws: Mapping[str, Any]
    articles: Index
    references: Mapping[str, Any]
    in_force: Mapping[str, Any]
    law_documents: Mapping[str, Document]
    free_days: Mapping[str, Any]
    parameters: Mapping[str, Any]
    phones: Mapping[str, Any]
    products: Mapping[str, Any]
    attribution: Sequence[Mapping[str, str]]
    register: Register
    own_files: Mapping[str, Document]
    municipalities: Mapping[str, Document]
    providers: Mapping[str, Document]
    places: tuple[Place, ...]
    place_sources: Mapping[str, Any]
    words: Mapping[str, Words]


class _Collector:
    """Runs readers one after another and keeps the problems of all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def run[T](self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except ProblemsFound as found:
            self.problems += found.problems
            return None


def load(root: Path, today: str | None = None) -> Project:
    """Read the project's data. Raises ProblemsFound with all problems of all files.

    today (YYYY-MM-DD) chooses between values of municipalities that hold in turn; without it, the last day on which
    somebody looked at a municipality.
    """
    collect = _Collector()
    project = _read(root, collect, today)
    if collect.problems:
        raise ProblemsFound(collect.problems)
    assert project is not None
    return project


def _read(root: Path, collect: _Collector, today: str | None) -> Project | None:
    data = root / "data"

    def document(path: Path, schema: str = "") -> Document:
        read = read_table if path.suffix == ".csv" else read_yaml
        found = collect.run(lambda: read(path, root))
        if found is None:
            return Document(path.name, {}, {})
        if schema:
            collect.problems += schema_problems(found, data / "schemas" / f"{schema}.json")
        return found

    nodes: dict[str, Mapping[str, Any]] = {}
    documents: dict[str, Document] = {}
    for path in sorted((data / "tree").glob("*.yaml")):
        if path.stem not in ("trees", "entries", "handovers"):
            part = document(path, "tree")
            for node_id, node in part.data.items():
                if node_id in nodes:
                    where = documents[node_id].file
                    collect.problems.append(
                        part.problem((node_id,), f"deze id staat ook in {where}; een id komt één keer voor")
                    )
                nodes[node_id] = node
                documents[node_id] = part
    law = data / "law"
    law_documents = {path.stem: document(path, _schema_of(path, data)) for path in sorted(law.glob("*.yaml"))}
    references = law_documents["references"]
    articles = collect.run(lambda: read_articles(law / "articles.csv", root)) or {}
    folder = data / "municipalities"
    register = read_register(data / "register", folder / DEFAULT, document)
    own_files = {
        path.stem: document(path, "municipality") for path in sorted(folder.glob("*.yaml")) if path.name != DEFAULT
    }
    collect.problems += register_problems(register, own_files, {problem.file for problem in collect.problems})
    providers = {path.stem: document(path, "provider") for path in sorted((data / "providers").glob("*.yaml"))}
    for provider in providers.values():
        collect.problems += fact_problems(provider, (), provider.data, list(provider.data.get("sources", {})))
    locales = sorted(path.name for path in (data / "texts").iterdir() if (path / "interface").is_dir())
    return Project(
        root=root,
        site=document(data / "site.yaml").data,
        nodes=nodes,
        node_documents=documents,
        trees=document(data / "tree" / "trees.yaml", "trees").data,
        entries=document(data / "tree" / "entries.yaml", "entries").data,
        handovers=document(data / "tree" / "handovers.yaml", "handovers").data,
        also_read=law_documents["also_read"].data,
        terms=law_documents["terms"].data,
        laws=references.data.get("laws", {}),
        articles=articles,
        references=_indexed(references, articles, collect),
        law_documents=law_documents,
        in_force=law_documents["in_force"].data,
        free_days=law_documents["free_days"].data,
        parameters=law_documents["parameters"].data,
        phones=law_documents["phones"].data,
        products=law_documents["products"].data,
        attribution=document(data / "open_data.yaml", "open_data").data.get("attribution", ()),
        register=register,
        own_files=own_files,
        municipalities={}
        if collect.problems
        else merged(register, own_files, today or _last_look(register, own_files)),
        providers=providers,
        places=collect.run(lambda: read_places(data / "register" / "places.csv", root)) or (),
        place_sources=document(data / "register" / "place_sources.yaml", "place_sources").data,
        words={locale: _words(data / "texts" / locale, root, collect, document) for locale in locales},
    )


def _schema_of(path: Path, data: Path) -> str:
    return path.stem if (data / "schemas" / f"{path.stem}.json").exists() else ""


def _indexed(document: Document, articles: Index, collect: _Collector) -> Mapping[str, Any]:
    """The articles that we cite, each with what the index says of it; one that the index lacks is a problem."""
    found: dict[str, Any] = {}
    for reference_id, reference in document.data.get("references", {}).items():
        law, article = reference.get("law", ""), reference.get("article", "")
        indexed, version = articles.get((law, article)), document.data["laws"].get(law, {}).get("version")
        if indexed is None:
            message = _no_article(law, article, document, articles)
        elif indexed.version != version:
            message = f"de index is van de tekst van {indexed.version}, hier staat {version}; lees het artikel opnieuw"
        else:
            found[reference_id] = {**reference, "indexed": indexed}
            continue
        collect.problems.append(document.problem(("references", reference_id, "article"), message))
    return found


def _no_article(law: str, article: str, document: Document, articles: Mapping[tuple[str, str], Article]) -> str:
    known = [number for owner, number in articles if owner == law]
    near = get_close_matches(article, known, 3)
    hint = f"; bedoelt u {', '.join(near)}?" if near else ""
    whole = document.data["laws"].get(law, {}).get("whole")
    part = "" if whole else " (deze wet staat er niet helemaal in: lees het artikel en voeg de rij toe)"
    return f"artikel {article} van {law} staat niet in data/law/articles.csv{hint}{part}"


def _last_look(register: Register, own_files: Mapping[str, Document]) -> str:
    """The last day on which somebody looked at the facts of a municipality."""
    return max(str(document.data.get("collected", "")) for document in (register.about, *own_files.values()))


def _words(folder: Path, root: Path, collect: _Collector, document: Callable[[Path], Document]) -> Words:
    texts = {name: dict(_texts(folder / name, root, folder.name, kind, collect)) for name, kind in TEXT_KINDS.items()}

    def mapping(name: str) -> Mapping[str, Any]:
        path = folder / f"{name}.yaml"
        return document(path).data if path.exists() else {}

    return Words(
        locale=folder.name,
        interface=_interface(folder, document, collect),
        free_days=mapping("free_days"),
        references=mapping("references"),
        local=mapping("local"),
        claims=mapping("claims"),
        **texts,
    )


def _interface(folder: Path, document: Callable[[Path], Document], collect: _Collector) -> Mapping[str, Any]:
    """The words around the texts: one mapping from all files of interface/; a block stands in one of them."""
    found: dict[str, Any] = {}
    for path in sorted((folder / "interface").glob("*.yaml")):
        part = document(path)
        for block in sorted(set(found) & set(part.data)):
            collect.problems.append(part.problem((block,), "dit blok staat ook in een ander bestand van interface/"))
        found |= part.data
    return found


def _texts(folder: Path, root: Path, locale: str, kind: str, collect: _Collector) -> Iterator[tuple[str, Text]]:
    for path in sorted(folder.glob("*.md")):
        text = collect.run(lambda path=path: read_text(path, root, locale, kind))  # type: ignore[misc]
        if text:
            yield path.stem, text
