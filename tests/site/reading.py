"""The built site as a reader without a browser sees it: each page as a tree of elements, each link as a file."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE", ROOT / "site"))  # another folder while somebody builds in this one
HOST = "https://wegwijzer.test"
EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
HIDDEN = frozenset(("script", "style", "template"))


@dataclass(eq=False)
class Element:
    """A tag with its attributes; children are elements and texts, in order."""

    tag: str
    attributes: dict[str, str]
    children: "list[Element | str]" = field(default_factory=list)

    def all(self, *tags: str, **wanted: str) -> "Iterator[Element]":
        """Everything below with one of these tags (or any) and these attributes; data_result stands for data-result.

        For `class_` the value is one of the classes.
        """
        for child in self.children:
            if isinstance(child, Element):
                if (not tags or child.tag in tags) and all(child.has(*pair) for pair in wanted.items()):
                    yield child
                yield from child.all(*tags, **wanted)

    def has(self, name: str, value: str) -> bool:
        if name == "class_":
            return value in self.attributes.get("class", "").split()
        return self.attributes.get(name.replace("_", "-")) == value

    def one(self, *tags: str, **wanted: str) -> "Element":
        """The only element of that kind."""
        found = list(self.all(*tags, **wanted))
        assert 1 == len(found), f"{len(found)} of {tags} {wanted}"
        return found[0]

    @property
    def text(self) -> str:
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return "" if self.tag in HIDDEN else " ".join(" ".join(parts).split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in EMPTY:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in (element.tag for element in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(source: str) -> Element:
    """HTML as a tree of elements."""
    builder = _Builder()
    builder.feed(source)
    return builder.open[0]


@dataclass(frozen=True)
class Page:
    """One built page. path: where it stands below the site, "nl/bezwaar/index.html"."""

    path: str

    @cached_property
    def source(self) -> str:
        return (SITE / self.path).read_text(encoding="utf-8")

    @cached_property
    def document(self) -> Element:
        return read(self.source)

    @property
    def address(self) -> str:
        return self.path.removesuffix("index.html")

    @property
    def locale(self) -> str:
        """The folder of the locale, or "" for the front door and the root's own page of errors."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def is_error(self) -> bool:
        return self.path.endswith("404.html")

    @property
    def name(self) -> str:
        """Where it stands below its locale: the same for a page and its translation."""
        return self.address.removeprefix(f"{self.locale}/")

    @cached_property
    def main(self) -> Element:
        return self.document.one("main")

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(element.attributes["id"] for element in self.document.all() if "id" in element.attributes)

    def follow(self, link: str, below: str = "/") -> tuple[str, str]:
        """The path below the site and the fragment that `link` leads to, with the site served at `below`."""
        address, fragment = urldefrag(urljoin(f"{HOST}{below}{self.address}", link))
        parts = urlsplit(address)
        assert HOST == f"{parts.scheme}://{parts.netloc}", f"{self.path}: {link} leaves the site"
        assert parts.path.startswith(below), f"{self.path}: {link} leaves {below}"
        return unquote(parts.path).removeprefix(below), fragment


def is_internal(link: str) -> bool:
    return not urlsplit(link).scheme and not link.startswith("//")


def file_of(path: str) -> Path:
    """The file that a server gives for `path`: for a folder its own page."""
    return SITE / path / "index.html" if (SITE / path).is_dir() else SITE / path


def every_page() -> list[Page]:
    """The pages of the site; what is handed out below papier/ is a document of its own (tests/publish/test_leaflet)."""
    paths = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html") if path.parent.name != "papier")
    assert paths, f"no site in {SITE}: run `wegwijzer publish` first"
    return [Page(path) for path in paths]
