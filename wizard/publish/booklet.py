"""The booklet: the leaflet's content printed by a browser, with the number of the page behind every "go to".

A page number is known only when the pages are made. So the booklet is printed with three places kept free for each
number, the pages are read back out of the PDF, and it is printed again with the numbers filled in, until no number
changes.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from wizard.loader.yaml_file import Document
from wizard.publish.edition import Edition
from wizard.publish.fragments import TEMPLATES
from wizard.publish.leaflet import Leaflet

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-pdf-header-footer", "--generate-pdf-document-outline",
)  # fmt: skip
UNKNOWN_PAGE = "000"
IN_TEXT = re.compile(r'<a href="#([\w-]+)">(.*?)</a>', re.S)
SIGN = re.compile(r'<a class="ww-see"[^>]* aria-label="([^"]*)"[^>]*>.*?</a>', re.S)
ATTEMPTS = 5
PATIENCE = 300  # seconds


class PagesKeepMoving(RuntimeError):
    """The numbers of the pages did not settle: filling one in moved another, again and again."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """A printed booklet: the PDF, and on which page each part starts."""

    pdf: bytes
    pages: Mapping[str, int]
    length: int


class _Numbers(dict[str, str]):
    """Page numbers as text; a part whose page is not known yet has its place kept free."""

    def __missing__(self, part: str) -> str:
        return UNKNOWN_PAGE


def find_browser() -> str | None:
    """The browser that prints: the one named in BROWSER, else a Chromium of this machine."""
    names = (os.environ.get("BROWSER", ""), *BROWSERS)
    return next((found for name in names if name and (found := shutil.which(name))), None)


def booklet_key(edition: Edition, place: Document | None = None) -> str:
    """What the booklet is made from, in a few digits: equal for equal content, style and day."""
    return sha256(_html(edition, place, {}).encode()).hexdigest()[:16]


def make_booklet(edition: Edition, browser: str, place: Document | None = None) -> Booklet:
    """Print the booklet. Raises PagesKeepMoving, or CalledProcessError or RuntimeError when the browser fails."""
    pages: Mapping[str, int] = {}
    for _ in range(ATTEMPTS):
        pdf = _printed(_html(edition, place, pages), browser)
        found, length = _read(pdf)
        if found == pages:
            return Booklet(pdf, pages, length)
        pages = found
    raise PagesKeepMoving(f"boekje ({edition.words.locale}): de bladzijden blijven schuiven")


def _html(edition: Edition, place: Document | None, pages: Mapping[str, int]) -> str:
    leaflet = Leaflet(edition, place, on_paper=True)
    numbers = _Numbers({part: str(page) for part, page in pages.items()})
    style = (TEMPLATES / "booklet.css").read_text(encoding="utf-8")
    how = edition.interface["leaflet"]["how_4"]
    html = edition.render("booklet.html", style=style, sprite="", pages=numbers, how_counted=how, **leaflet.values())
    return _for_paper(html, edition.interface["leaflet"]["page"], numbers)


def _for_paper(html: str, see: str, numbers: Mapping[str, str]) -> str:
    """Say the page behind a link within a sentence, and write out the article behind a sign."""
    numbered = IN_TEXT.sub(lambda link: f"{link[0]} ({escape(see.format(page=numbers[link[1]]))})", html)
    return SIGN.sub(r'<small class="see">(\1)</small>', numbered)


def _printed(html: str, browser: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="boekje") as folder:
        source, target = Path(folder) / "booklet.html", Path(folder) / "booklet.pdf"
        source.write_text(html, encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [browser, *FLAGS, profile, f"--print-to-pdf={target}", source.as_uri()]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"{browser} was na {PATIENCE} seconden nog niet klaar met printen") from None
        return target.read_bytes()


def _read(pdf: bytes) -> tuple[dict[str, int], int]:
    """On which page each part that a link leads to starts, and how many pages there are."""
    reader = PdfReader(BytesIO(pdf))
    return dict(_destinations(reader)), len(reader.pages)


def _destinations(reader: PdfReader) -> Iterator[tuple[str, int]]:
    for name, destination in reader.named_destinations.items():
        page = reader.get_destination_page_number(destination)
        if page is not None:
            yield name.lstrip("/"), page + 1
