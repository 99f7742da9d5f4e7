"""A visitor in a real browser: what they do on the site, and what must never happen while they do it."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.site.reading import SITE

TODAY = "2026-11-22"  # a Sunday
PHONE, DESK = (360, 740), (1280, 800)
BLOCKED = "Service Worker registration blocked by Playwright"  # what the context of most tests asks for
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
expect.set_options(timeout=20_000)


@cache
def names_of_municipalities() -> dict[str, str]:
    """The name of each municipality by its code, as the built site knows them."""
    (index,) = (SITE / "engine").glob("municipalities-*.json")
    return {code: name for code, _, name, *_ in json.loads(index.read_text(encoding="utf-8"))["municipalities"]}


@dataclass
class Visitor:
    """One visit in a context of its own. home: the address of the site, with a slash at its end."""

    context: BrowserContext
    page: Page
    home: str
    locale: str
    expected_errors: list[str] = field(default_factory=list)  # parts of console messages that a test brings about
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.context.on("request", self._asked)
        self.page.on("framenavigated", lambda frame: self.addresses.append(frame.url))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.text.startswith(BLOCKED):
            return
        if message.type in ("error", "warning") or "Content Security Policy" in message.text:
            self.errors.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    # --- what a visitor does ----------------------------------------------------------------------------------

    def open(self, path: str = "") -> None:
        """Open a page of the locale: open("wegwijzer/letter/")."""
        self.page.goto(f"{self.home}{self.locale}/{path}")

    def start(self, place: str = "", entry: str = "safe_now") -> None:
        """Begin a conversation, with a municipality chosen where `place` names one."""
        self.open(f"wegwijzer/{entry}/")
        if place:
            self.live_in(place)

    def live_in(self, code: str) -> None:
        """Type the name of the municipality with this code and choose it."""
        self.type_place(names_of_municipalities()[code])
        self.page.locator(f'.ww-finder-found:visible [data-code="{code}"]').click()
        self.lives_in(code)

    def type_place(self, text: str) -> Locator:
        """Type a place in the field that is shown; returns the list of what was found."""
        self.page.locator(".ww-finder-input:visible").fill(text)
        return self.page.locator(".ww-finder-found:visible")

    def lives_in(self, code: str) -> None:
        """Wait until this municipality is shown as the one chosen."""
        chosen = self.page.locator(f'.ww-finder[data-code="{code}"] .ww-finder-chosen:visible')
        expect(chosen).to_contain_text(names_of_municipalities()[code])

    def listening(self) -> None:
        """Wait until the script of the wizard has taken over the page."""
        expect(self.page.locator(".ww-finder-ready").first).to_be_attached()

    def at(self, node: str) -> Locator:
        """Wait until this node is shown and all around it stands still; returns it."""
        shown = self.page.locator(f'[data-slot="node"] > [data-node="{node}"]')
        expect(shown).to_be_visible()
        expect(self.page.locator('[data-slot="wait"]')).to_be_hidden()
        expect(self.page.locator(".ww-arriving")).to_have_count(0)
        return shown

    def shown(self, node: str) -> Locator:
        """Wait until this node is shown, whatever is said around it; returns it."""
        found = self.page.locator(f'[data-slot="node"] > [data-node="{node}"]')
        expect(found).to_be_visible()
        return found

    def choose_shown(self, node: str, result: str) -> None:
        """Choose without waiting for anything but the question itself."""
        self.shown(node).locator(f'a[data-result="{result}"]').click()

    def choose(self, node: str, result: str) -> None:
        self.at(node).locator(f'a[data-result="{result}"]').click()

    def fill(self, day: str, month: str, year: str, fieldset: str = "day") -> None:
        boxes = self.page.locator(f'fieldset[data-field="{fieldset}"]')
        for name, typed in (("day", day), ("month", month), ("year", year)):
            boxes.locator(f'input[name="{name}"]').fill(typed)

    def submit(self) -> None:
        self.page.locator('[data-slot="submit"]').click()

    def answer(self, node: str, value: str) -> None:
        """Answer as a visitor does: tap an option, or type a day given as 2026-11-13."""
        found = DAY.fullmatch(value)
        if not found:
            return self.choose(node, value)
        self.at(node)
        self.fill(str(int(found[3])), str(int(found[2])), found[1])
        return self.submit()

    def go(self, steps: list[tuple[str, str]]) -> None:
        for node, value in steps:
            self.answer(node, value)

    # --- what a visitor sees ----------------------------------------------------------------------------------

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def text(self) -> str:
        """All that stands in the main part, also where it is folded; the voice not spoken left out."""
        script = """() => {
          const silent = (node) => node.matches('[hidden], script, noscript')
            || (node.matches('[data-voice]') && getComputedStyle(node).display === 'none');
          const shown = (node) => node.nodeType === 3 ? node.textContent
            : node.nodeType !== 1 || silent(node) ? '' : [...node.childNodes].map(shown).join(' ');
          return shown(document.querySelector('main'));
        }"""
        return " ".join(self.page.evaluate(script).split())

    @property
    def focused(self) -> str:
        """The element that has the focus: its tag, with its data-node or id when it has one."""
        return str(self.page.evaluate("document.activeElement.id || document.activeElement.tagName.toLowerCase()"))

    @property
    def sideways(self) -> int:
        """How far the page can be scrolled to the side."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    # --- what must never happen -------------------------------------------------------------------------------

    def check_that_nothing_leaked(self) -> None:
        """No error, no CSP message, no other host, nothing stored, no answer in an address."""
        unexpected = [error for error in self.errors if not any(part in error for part in self.expected_errors)]
        assert [] == unexpected
        elsewhere = [url for url in self.requests if not url.startswith(self.home) and not url.startswith("data:")]
        assert [] == elsewhere
        assert [] == [url for url in [*self.requests, *self.addresses] if urlsplit(url).query]
        assert [] == [url for url in self.addresses if re.search(r"\d{4}-\d\d-\d\d", url)]
        assert [] == self.context.cookies()
        for page in self.context.pages:
            if page.url.startswith(self.home):
                assert [0, 0] == page.evaluate("[localStorage.length, sessionStorage.length]")
                assert [] == page.evaluate("indexedDB.databases()")
