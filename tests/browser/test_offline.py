"""Without a network: what was kept works whole, says its age, and tells nothing about the visitor."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_visits import DECEMBER, DEN_HAAG, objecting
from tests.browser.visitor import Visitor
from tests.site.reading import SITE
from wizard.publish.offline import keep_offline
from wizard.publish.serve import Handler

OLD, NEW = "24 november 2026", "3 december 2026"
NO_NETWORK = ["ERR_CONNECTION_REFUSED", "Failed to load resource", "ERR_FAILED"]


class HangingUp(Handler):
    """Keeps no connection open: a server that is switched off answers nobody."""

    protocol_version = "HTTP/1.0"

    def send_head(self) -> BytesIO | BinaryIO | None:
        time.sleep(getattr(self.server, "delay", 0))
        return super().send_head()


class House:
    """A copy of the site on a server of its own, which can be switched off and on again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SITE, folder, copy_function=os.link)
        self.running: ThreadingHTTPServer | None = None
        self.port = 0
        self.open()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def open(self) -> None:
        address = ("127.0.0.1", self.port)
        self.running = ThreadingHTTPServer(address, partial(HangingUp, directory=str(self.folder)))
        self.running.daemon_threads = True
        self.running.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self.running.server_port
        threading.Thread(target=self.running.serve_forever, daemon=True).start()

    def close(self) -> None:
        if self.running:
            self.running.shutdown()
            self.running.server_close()
        self.running = None

    def write(self, path: str, content: str) -> None:
        """Change a file of this copy only; its compressed neighbours go."""
        for ending in ("", ".br", ".gz"):
            (self.folder / f"{path}{ending}").unlink(missing_ok=True)
        (self.folder / path).write_text(content, encoding="utf-8")

    def renew(self, made: str = NEW) -> None:
        """Publish another version: what a page says has changed."""
        page = "nl/bezwaar/index.html"
        text = (self.folder / page).read_text(encoding="utf-8")
        self.write(page, text.replace("<h1", "<p>Nieuwe regel.</p><h1", 1))
        lasting = [
            path.name for path in (self.folder / "engine").iterdir() if path.name.startswith(("engine-", "pyodide-"))
        ]
        for path in [*self.folder.glob("offline/*"), *self.folder.glob("sw.js*")]:
            path.unlink()  # these are links to the built site: they must not be written through
        keep_offline(self.folder, {"nl": made, "en": made}, lasting)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path / "site")
    yield found
    found.close()


@pytest.fixture
def keeper(enter: Enter, house: House) -> Callable[..., Visitor]:
    """keeper(): a visitor whose browser may keep the site."""

    def _keeper(locale: str = "nl", **more: str) -> Visitor:
        visitor = enter(locale, at=house.address, service_workers="allow", **more)
        visitor.expected_errors += NO_NETWORK
        return visitor

    return _keeper


def parts(page: Page) -> list[str]:
    """What is kept, and whole: the names of the parts, without their version."""
    script = """async () => {
        const [, build] = /const BUILD = (.*);/.exec(await (await fetch("/sw.js", { cache: "no-store" })).text());
        const { version, parts } = JSON.parse(build);
        const found = [];
        for (const name of await caches.keys()) {
            const [, , its, part] = name.split(" ");
            const cache = await caches.open(name);
            const wanted = its === version && parts[part] ? parts[part].map(([path]) => path) : [];
            const there = await Promise.all(wanted.map((path) => cache.match("/" + path)));
            if (there.every(Boolean)) found.push(part);
        }
        return found.sort();
    }"""
    return list(page.evaluate(script))


def versions(page: Page) -> set[str]:
    return {name.split(" ")[2] for name in page.evaluate("caches.keys()")}


def wait_for(page: Page, wanted: list[str], also: Callable[[], bool] = lambda: True) -> None:
    for _ in range(600):
        if wanted == parts(page) and also():
            return
        page.wait_for_timeout(100)
    assert wanted == parts(page)
    raise AssertionError("the parts are there, but not as they should be")


def touch(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Shift")


WHOLE = ["engine", "nl", "nl-search"]


def used(visitor: Visitor) -> None:
    """Use the wizard once, until all is kept."""
    visitor.start()
    visitor.choose("safe_now", "safe")
    visitor.at("for_whom")
    wait_for(visitor.page, WHOLE)


# --- what is kept, and when -------------------------------------------------------------------------------------------


def test_nothing_is_kept_before_the_first_touch(keeper: Callable[..., Visitor]) -> None:
    visitor = keeper()
    visitor.open("bezwaar/")
    visitor.page.wait_for_load_state("networkidle")
    assert [] == [url for url in visitor.requests if "sw.js" in url or "/offline/" in url]
    assert [] == parts(visitor.page)


def test_reading_a_page_keeps_the_locale_and_not_the_engine(keeper: Callable[..., Visitor]) -> None:
    visitor = keeper()
    visitor.open("bezwaar/")
    touch(visitor)
    wait_for(visitor.page, ["nl"])
    assert [] == [url for url in visitor.requests if "pyodide" in url or url.endswith(".zip")]


def test_who_saves_data_keeps_nothing_before_the_wizard_is_used(keeper: Callable[..., Visitor]) -> None:
    visitor = keeper()
    visitor.page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    visitor.open("bezwaar/")
    touch(visitor)
    visitor.page.wait_for_timeout(1_000)
    assert [] == parts(visitor.page)


def test_what_is_kept_names_no_answer(keeper: Callable[..., Visitor]) -> None:
    """The same files for everybody, and the pages of municipalities that were opened."""
    visitor = keeper()
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    wait_for(visitor.page, WHOLE)
    kept = visitor.page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((c) => c.keys()))))"
        ".then((all) => all.flat().map(({ url }) => url))"
    )
    assert [] == [url for url in kept if "?" in url or "2026" in url or "/gemeente/" in url]
    assert visitor.requests.count(f"{visitor.home}nl/gemeente/den-haag/") == 0


# --- the second visit -------------------------------------------------------------------------------------------------


def test_the_second_visit_needs_no_network_and_says_how_old_it_is(keeper: Callable[..., Visitor], house: House) -> None:
    visitor = keeper()
    used(visitor)
    house.close()
    visitor.page.goto("about:blank")
    visitor.open()
    notice = visitor.page.locator(".ww-offline")
    expect(notice).to_be_visible()
    expect(notice).to_contain_text("U bent niet verbonden.")
    expect(notice).to_contain_text(f"Deze pagina's zijn van {OLD}.")
    expect(notice).not_to_contain_text("traag", use_inner_text=True)
    visitor.page.locator(".ww-big-button").click()
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER["nl"])
    expect(visitor.page.locator(".ww-offline")).to_be_in_viewport()
    visitor.page.reload()
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER["nl"])


def test_with_a_network_no_page_says_that_there_is_none(keeper: Callable[..., Visitor]) -> None:
    visitor = keeper()
    used(visitor)
    visitor.open("bezwaar/")
    expect(visitor.page.locator("h1").first).to_be_visible()
    expect(visitor.page.locator(".ww-offline")).to_be_hidden()


def test_a_municipality_that_was_opened_is_kept_and_another_says_that_it_is_not(
    keeper: Callable[..., Visitor], house: House
) -> None:
    visitor = keeper()
    used(visitor)
    visitor.open("gemeente/den-haag/")
    wait_for(visitor.page, sorted([*WHOLE, "places"]))
    house.close()
    visitor.page.goto("about:blank")
    visitor.open("gemeente/den-haag/")
    expect(visitor.page.locator("h1")).to_contain_text("Den Haag")
    expect(visitor.page.locator(".ww-offline")).to_contain_text(OLD)
    visitor.open("gemeente/amsterdam/")
    expect(visitor.page.locator("h1")).to_have_text("Deze pagina staat niet op uw toestel")
    expect(visitor.page.locator('a[href="tel:112"]').first).to_be_visible()


def test_the_front_door_leads_to_the_language_that_is_kept(keeper: Callable[..., Visitor], house: House) -> None:
    visitor = keeper("en")
    visitor.open("bezwaar/")
    touch(visitor)
    wait_for(visitor.page, ["en"])
    house.close()
    visitor.page.goto("about:blank")
    visitor.page.goto(house.address)
    expect(visitor.page).to_have_url(f"{house.address}en/")
    expect(visitor.page.locator(".ww-offline")).to_contain_text("You are not connected.")


def test_a_page_that_stays_open_says_when_the_network_goes(keeper: Callable[..., Visitor]) -> None:
    visitor = keeper()
    visitor.open("bezwaar/")
    touch(visitor)
    wait_for(visitor.page, ["nl"])
    visitor.context.set_offline(True)
    notice = visitor.page.locator(".ww-offline")
    expect(notice).to_contain_text("U bent niet verbonden.")
    expect(notice.locator(".ww-when-kept")).to_be_hidden()
    visitor.context.set_offline(False)
    expect(notice).to_be_hidden()


def test_a_page_that_does_not_come_is_shown_as_it_was_kept(keeper: Callable[..., Visitor], house: House) -> None:
    visitor = keeper()
    used(visitor)
    house.running.delay = 30  # type: ignore[union-attr]
    visitor.open("bezwaar/")
    notice = visitor.page.locator(".ww-offline")
    expect(notice).to_contain_text("De verbinding is traag.")
    expect(notice).to_contain_text(OLD)
    house.running.delay = 0  # type: ignore[union-attr]


# --- a new version ----------------------------------------------------------------------------------------------------


def test_a_new_version_replaces_the_old_one_whole(keeper: Callable[..., Visitor], house: House) -> None:
    visitor = keeper()
    used(visitor)
    before = versions(visitor.page)
    house.renew()
    visitor.open("ombudsman/")
    wait_for(visitor.page, WHOLE, lambda: not before & versions(visitor.page))
    house.close()
    visitor.page.goto("about:blank")
    visitor.open("bezwaar/")
    expect(visitor.page.locator("main")).to_contain_text("Nieuwe regel.")
    expect(visitor.page.locator(".ww-offline")).to_contain_text(NEW)


@pytest.mark.parametrize("how", ["gone", "damaged"])
def test_a_new_version_that_cannot_be_had_whole_replaces_nothing(
    keeper: Callable[..., Visitor], house: House, how: str
) -> None:
    visitor = keeper()
    used(visitor)
    before = versions(visitor.page)
    house.renew()
    pack = next(path for path in house.folder.glob("offline/nl-pages-*.json"))
    if how == "gone":
        pack.unlink()
    else:
        pack.write_text(pack.read_text(encoding="utf-8").replace("zes weken", "zeven weken"), encoding="utf-8")
    visitor.open("ombudsman/")
    assert "redundant" == visitor.page.evaluate("""async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        const found = new Promise((resolve) => registration.addEventListener("updatefound", resolve, { once: true }));
        if (!registration.installing) await Promise.all([registration.update().catch(() => {}), found]);
        const { installing } = registration;
        await new Promise((resolve) => installing.addEventListener("statechange", resolve, { once: true }));
        return installing.state;
    }"""), "it gave up"
    assert before == versions(visitor.page)
    house.close()
    visitor.page.goto("about:blank")
    visitor.open("bezwaar/")
    expect(visitor.page.locator(".ww-offline")).to_contain_text(OLD)
    expect(visitor.page.locator("main")).not_to_contain_text("Nieuwe regel.")


def test_with_a_network_yesterdays_page_is_not_shown(keeper: Callable[..., Visitor], house: House) -> None:
    """A kept page never goes before the one that the server has now."""
    visitor = keeper()
    used(visitor)
    page = "nl/bezwaar/index.html"
    house.write(page, (house.folder / page).read_text(encoding="utf-8").replace("<h1", "<p>Van vandaag.</p><h1", 1))
    visitor.open("bezwaar/")
    expect(visitor.page.locator("main")).to_contain_text("Van vandaag.")
    expect(visitor.page.locator(".ww-offline")).to_be_hidden()
