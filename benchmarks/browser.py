"""One visit in a real browser, with its connection and its device imitated, and what was seen on the way."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, ViewportSize, sync_playwright

from benchmarks.profiles import Profile
from benchmarks.scenario import Story, Subject
from benchmarks.server import ShapedServer

OBSERVER = (Path(__file__).parent / "observe.js").read_text(encoding="utf-8")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
)  # fmt: skip
PHONE: ViewportSize = {"width": 360, "height": 740}
POLL = 50  # milliseconds
PARTS = 3  # that the service worker keeps of one locale: its pages, the search, the engine
LIMIT = 300  # seconds for a visit
UNHURRIED = 1000  # milliseconds of reading, after which a page is taken as it is, its script there or not


@dataclass(frozen=True, slots=True)
class Device:
    """How much slower the processor is. From 2 on the engine runs on the page's own thread, to be slowed too."""

    slower: int = 1

    @property
    def one_thread(self) -> bool:
        """Whether the worker's code runs on the page's thread."""
        return self.slower > 1


class WentWrong(Exception):
    """A visit that did not come to its end, or ended in something else than it should."""


@dataclass(frozen=True, slots=True)
class Visits:
    """Opens visits in one browser, on one server."""

    browser: Browser
    server: ShapedServer
    home: str
    story: Story

    @contextmanager
    def visitor(self, device: Device) -> Iterator[BrowserContext]:
        """A visitor of their own, with an empty cache."""
        context = self.browser.new_context(
            viewport=PHONE, locale="nl", timezone_id="Europe/Amsterdam", bypass_csp=device.one_thread
        )
        try:
            yield context
        finally:
            context.close()

    def look(self, context: BrowserContext, subject: Subject, profile: Profile, device: Device) -> dict[str, Any]:
        """Open the first question and look at it. Times in milliseconds, sizes in bytes."""
        return self._visit(context, subject, profile, device, None, "first")

    def answer(
        self, context: BrowserContext, subject: Subject, profile: Profile, device: Device, pause: int
    ) -> dict[str, Any]:
        """Answer every question, `pause` milliseconds after it is there, up to the outcome with its day."""
        return self._visit(context, subject, profile, device, pause, "outcome")

    def answer_again(
        self, context: BrowserContext, subject: Subject, profile: Profile, device: Device, times: int
    ) -> list[dict[str, float]]:
        """With the engine awake: from the tap on the last answer to the outcome, in the page and painted."""
        page = self._opened(context, subject, profile, device, 0)
        _wait_for(page, "outcome")
        found = [page.evaluate("window.benchmarkAgain()") for _ in range(times)]
        page.close()
        return found

    def use_and_keep(self, context: BrowserContext, subject: Subject, profile: Profile, device: Device) -> None:
        """Answer every question, and stay until the service worker has kept the locale, the search and the engine."""
        page = self._opened(context, subject, profile, device, 0)
        _wait_for(page, "outcome")
        page.wait_for_function(f"caches.keys().then((names) => names.length >= {PARTS})", timeout=LIMIT * 1000)
        page.close()

    def _visit(
        self,
        context: BrowserContext,
        subject: Subject,
        profile: Profile,
        device: Device,
        pause: int | None,
        until: str,
    ) -> dict[str, Any]:
        page = self._opened(context, subject, profile, device, pause)
        seen = _wait_for(page, until)
        if until == "outcome" and self.story.last_day not in page.locator(".ww-day-date").first.inner_text():
            raise WentWrong(f"{subject.id}: another day than {self.story.last_day}")
        found = _found(seen, self.server)
        page.wait_for_load_state("networkidle", timeout=LIMIT * 1000)  # so that the next visit finds all in the cache
        page.close()
        return found

    def _opened(
        self, context: BrowserContext, subject: Subject, profile: Profile, device: Device, pause: int | None
    ) -> Page:
        self.server.shape(profile)
        page = context.new_page()
        ready = subject.ready if pause is not None and pause < UNHURRIED else ""
        plan = {"steps": self.story.steps, "pause": pause, "ready": ready, "oneThread": device.one_thread}
        page.add_init_script(f"window.benchmarkPlan = {json.dumps(plan)};\n{OBSERVER}")
        if device.slower > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": device.slower})
        page.goto(self.home + subject.path, wait_until="commit", timeout=LIMIT * 1000)
        return page


def _wait_for(page: Page, until: str) -> dict[str, Any]:
    for _ in range(LIMIT * 1000 // POLL):
        try:
            seen: dict[str, Any] | None = page.evaluate("window.benchmark ?? null")
        except Error:  # the page is just being left for the next one
            seen = None
        if seen and seen[until] is not None:
            return seen
        page.wait_for_timeout(POLL)
    raise WentWrong(f"{page.url}: no {until} within {LIMIT} s")


def _found(seen: dict[str, Any], server: ShapedServer) -> dict[str, Any]:
    """Times since the visit began, in milliseconds."""
    start = seen["from"]
    times = {name: seen[name] - start for name in ("first", "outcome", "engineStart", "engineReady") if seen[name]}
    waits = [wait["ms"] for wait in seen["waits"]]
    return {
        **times,
        "waits": waits,
        "loads": seen["loads"],
        "bytes": server.line.sent,
        "requests": len(server.requests),
    }


@contextmanager
def visits(server: ShapedServer, home: str, story: Story) -> Iterator[Visits]:
    """A browser to visit with. Raises WentWrong when this machine has none."""
    executable = os.environ.get("BROWSER") or shutil.which("chromium")
    if not executable:
        raise WentWrong("no Chromium: name one in BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        try:
            yield Visits(browser, server, home, story)
        finally:
            browser.close()
