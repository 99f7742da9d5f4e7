"""A browser, the built site on a local server, and visitors who are watched until they leave."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site.reading import ROOT, SITE
from wizard.publish.serve import server

pytest.register_assert_rewrite("tests.browser.visitor")
from tests.browser.visitor import PHONE, TODAY, Visitor  # noqa: E402 - its assertions are to be explained too

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--js-flags=--liftoff-only",  # the engine is compiled once instead of twice: half the time
)  # fmt: skip
type Serve = Callable[[Path], str]
type Enter = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("BROWSER") or shutil.which("chromium")
    assert executable, "no Chromium: name one in BROWSER, or run tools/find-browser"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """serve(folder): the address at which that folder is served until the tests end."""
    running = []

    def _serve(folder: Path) -> str:
        found = server(folder, 0)
        found.daemon_threads = True
        found.handle_error = lambda *_: None  # a browser that leaves hangs up in the middle
        threading.Thread(target=found.serve_forever, daemon=True).start()
        running.append(found)
        return f"http://127.0.0.1:{found.server_port}/"

    yield _serve
    for found in running:
        found.shutdown()
        found.server_close()


@pytest.fixture(scope="session")
def home(serve: Serve) -> str:
    assert (SITE / "nl" / "index.html").is_file(), f"no site in {SITE}: run `wegwijzer publish` first"
    return serve(SITE)


@pytest.fixture
def enter(browser: Browser, home: str) -> Iterator[Enter]:
    """enter("nl"): a visitor in a context of their own; on leaving, nothing may have leaked."""
    inside = []

    def _enter(locale: str = "nl", size: tuple[int, int] = PHONE, at: str = "", now: str = "", **more: Any) -> Visitor:
        settings = {
            "locale": locale,
            "timezone_id": "Europe/Amsterdam",
            "color_scheme": "light",
            "service_workers": "block",  # only the tests of offline use are about it
        } | more
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
        page = context.new_page()
        if settings.get("java_script_enabled", True):
            page.clock.set_fixed_time(now or f"{TODAY}T10:00:00+01:00")
        visitor = Visitor(context, page, at or home, locale)
        inside.append(visitor)
        return visitor

    yield _enter
    try:
        for visitor in inside:
            visitor.check_that_nothing_leaked()
    finally:
        for visitor in inside:
            visitor.context.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
