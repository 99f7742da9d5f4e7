"""Pictures of the site for people: `.venv/bin/python tests/browser/screenshots.py` fills build/screenshots/.

Home, the finder, the list of municipalities, a question, a day with errors, an outcome, a municipality and a provider
at three widths in each language; home and an outcome also in the dark and on paper. The site must have been built
(`wegwijzer publish`). SITE names another folder, BROWSER another browser.
"""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.browser.conftest import FLAGS
from tests.browser.states import STATES
from tests.browser.visitor import TODAY, Visitor
from tests.site.reading import ROOT, SITE
from wizard.publish.serve import server

OUT = ROOT / "build" / "screenshots"
WIDTHS = (360, 768, 1280)
SHOWN = (
    "home", "several places of one name", "municipalities", "question", "day with errors", "outcome with a clock",
    "municipality", "provider",
)  # fmt: skip
LOOKS = {"dark": {"color_scheme": "dark"}, "print": {"media": "print", "color_scheme": "light"}}


def pictures(browser: Browser, home: str, locale: str, state: str) -> Iterator[Path]:
    """Every picture of one state in one language; the last two looks are those of an outcome and of the front page."""
    context = browser.new_context(locale=locale, timezone_id="Europe/Amsterdam", color_scheme="light")
    page = context.new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00+01:00")
    visitor = Visitor(context, page, home, locale)
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    STATES[state](visitor)
    for look, media in {"": {}, **LOOKS}.items():
        if look and state not in ("home", "outcome with a clock"):
            continue
        if media:
            page.emulate_media(**media)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            path = OUT / f"{'-'.join(filter(None, (state.replace(' ', '-'), look, locale, str(width))))}.png"
            page.screenshot(path=path, full_page=True)
            yield path
    context.close()


def main() -> None:
    """Take them all and say where they are."""
    OUT.mkdir(parents=True, exist_ok=True)
    running = server(SITE, 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    executable = os.environ.get("BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        home = f"http://127.0.0.1:{running.server_port}/"
        made = [path for locale in ("nl", "en") for state in SHOWN for path in pictures(browser, home, locale, state)]
        browser.close()
    running.shutdown()
    print(f"{len(made)} pictures in {OUT}")


if __name__ == "__main__":
    main()
