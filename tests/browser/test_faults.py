"""Each way in which the engine can fail to come has a decent end: the visit goes on, and keeps what was given."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.conftest import Enter
from tests.browser.faulty import Fault, served
from tests.browser.test_visits import DECEMBER, DEN_HAAG, objecting
from tests.browser.visitor import Visitor
from tests.site.reading import SITE

NOISE = [  # what the browser itself says of a fault that we brought about
    "Failed to load resource", "wasm", "Wasm", "WebAssembly", "worker", "ERR_", "Content Security Policy",
    "Failed to fetch",
]  # fmt: skip
BEFORE_THE_DAY = objecting("2026-11-13")[:3]
BY_HAND = [("letter_from", "municipality"), ("objection_filed", "nothing_yet"), ("decided_by", "municipality"),
           ("help_now", "can_wait"), ("objection_term", "ample")]  # fmt: skip


@pytest.fixture
def serve_with() -> Iterator[Callable[[Fault], str]]:
    with ExitStack() as running:
        yield lambda fault: running.enter_context(served(SITE, fault))


def to_the_day(visitor: Visitor) -> None:
    """As far as the day of the letter: no question waits for the engine."""
    visitor.expected_errors += NOISE
    visitor.start(DEN_HAAG)
    for node, result in BEFORE_THE_DAY:
        visitor.choose_shown(node, result)
    visitor.shown("letter_date")


def has_failed(visitor: Visitor) -> None:
    expect(visitor.page.locator('[data-slot="wait-text"]')).to_have_text(
        "Het uitrekenen lukt op dit toestel niet. U kunt zelf verder."
    )


def goes_on_by_hand(visitor: Visitor) -> None:
    """From a day that is not counted, by rule and words, to the outcome: nothing that was given is lost."""
    page = visitor.page
    has_failed(visitor)
    page.locator('[data-slot="plain-way"] a').click()
    box = page.locator('[data-slot="wait"]')
    expect(box).to_contain_text("zes weken")
    expect(box.locator('a.ww-button-quiet[href$="tabel-bezwaar/"]')).to_be_visible()
    expect(page.locator('[data-slot="answers"] li')).to_have_count(3)
    box.locator('a[data-result="given"]').click()
    for node, result in BY_HAND:
        visitor.choose_shown(node, result)
    outcome = visitor.shown("objection")
    expect(page.locator('[data-slot="wait-text"]')).to_contain_text("U ging zelf verder.")
    expect(outcome.locator(".ww-contact").first).to_be_visible()
    expect(outcome.locator(".ww-rules li").first).to_be_visible()
    expect(outcome.locator('[data-block="free_help"]')).to_be_visible()
    expect(outcome.locator(".ww-articles li").first).to_be_attached()
    expect(page.locator('[data-slot="answers"] li')).to_have_count(6)  # what a check asked is no answer of theirs
    assert "/nl/wegwijzer/safe_now/" == visitor.path, "the visit stayed on its page"


# --- what this browser cannot do --------------------------------------------------------------------------------------


CANNOT = {
    "no WebAssembly": "delete globalThis.WebAssembly",
    "no module workers": """globalThis.Worker = class {
        constructor(_, { type } = {}) { if (type === "module") throw new TypeError("module workers"); }
    }""",
    "no workers": "globalThis.Worker = undefined",
}


@pytest.mark.parametrize("what", CANNOT)
def test_a_browser_that_cannot_run_the_engine_goes_on_by_hand(enter: Enter, what: str) -> None:
    visitor = enter("nl")
    visitor.page.add_init_script(CANNOT[what])
    to_the_day(visitor)
    goes_on_by_hand(visitor)
    if what != "no module workers":
        assert [] == [url for url in visitor.requests if ".wasm" in url or url.endswith(".zip")], "3 MB for nothing"


def change_policy(context: BrowserContext, old: str, new: str) -> None:
    """Let the server send another content security policy, in the header and in the page."""

    def changed(route: Route) -> None:
        response = route.fetch()
        headers = {name: value.replace(old, new) for name, value in response.headers.items()}
        body = response.text().replace(old, new) if "html" in headers.get("content-type", "") else response.body()
        route.fulfill(status=response.status, headers=headers, body=body)

    context.route("**/*", changed)


@pytest.mark.parametrize(
    ("old", "new"), [(" 'wasm-unsafe-eval'", ""), ("worker-src 'self'", "worker-src 'none'")], ids=["wasm", "worker"]
)
def test_where_the_engine_is_forbidden_the_visit_goes_on_by_hand(enter: Enter, old: str, new: str) -> None:
    visitor = enter("nl")
    change_policy(visitor.context, old, new)
    to_the_day(visitor)
    goes_on_by_hand(visitor)


def test_without_modules_a_day_is_found_by_rule_and_table(enter: Enter) -> None:
    """An old browser runs the script of the frame, and not the wizard: no form may stand there dead."""
    visitor = enter("nl")
    visitor.expected_errors += NOISE
    visitor.page.add_init_script("delete HTMLScriptElement.prototype.noModule")
    visitor.context.route("**/*.mjs", lambda route: route.abort())
    visitor.open("wegwijzer/letter_date/")
    expect(visitor.page.locator(".ww-date")).to_be_hidden()
    expect(visitor.page.locator(".ww-not-live")).to_be_visible()
    visitor.page.locator('[data-slot="way-on"]').click()
    visitor.page.wait_for_url("**/wegwijzer/letter_from/")
    dead = visitor.page.locator("main button:visible, main select:visible")
    expect(dead).to_have_count(0)


def test_when_the_script_does_not_come_the_day_is_found_by_rule_and_table(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.expected_errors += NOISE
    visitor.context.route("**/wizard.mjs", lambda route: route.abort())
    visitor.open("wegwijzer/letter_date/")
    expect(visitor.page.locator(".ww-date")).to_be_hidden()
    expect(visitor.page.locator(".ww-not-live")).to_be_visible()


def test_where_storage_is_blocked_everything_works_but_offline_use(enter: Enter) -> None:
    visitor = enter("nl", service_workers="allow")
    visitor.page.add_init_script("""
        const blocked = { get() { throw new DOMException("blocked", "SecurityError"); } };
        Object.defineProperty(navigator, "serviceWorker", blocked);
        Object.defineProperty(globalThis, "caches", blocked);
    """)
    visitor.start(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER["nl"])
    visitor.page.wait_for_timeout(1_000)  # now it is tried to keep the site: no error may come of it


# --- what goes wrong on the way ---------------------------------------------------------------------------------------

FAULTS = [
    (part, how)
    for part, hows in {
        ".zip": ("cut", "damaged", "404"), ".wasm": ("cut", "damaged", "404", "html"), "asm.js": ("damaged", "500"),
        "worker.mjs": ("404", "html"),
    }.items()
    for how in hows
]  # fmt: skip


@pytest.mark.parametrize(("part", "how"), FAULTS, ids=[f"{part} {how}" for part, how in FAULTS])
def test_a_file_that_never_comes_whole_is_noticed_at_once(
    enter: Enter, serve_with: Callable[[Fault], str], part: str, how: str
) -> None:
    """Tried twice, not by the time limit: the clock of this page stands still until it has failed."""
    fault = Fault(part, how)
    visitor = enter("nl", at=serve_with(fault))
    visitor.page.clock.install(time="2026-11-22T10:00:00+01:00")
    visitor.page.clock.pause_at("2026-11-22T10:00:01+01:00")
    to_the_day(visitor)
    visitor.page.clock.run_for(1_000)
    has_failed(visitor)
    visitor.page.clock.resume()
    goes_on_by_hand(visitor)
    assert len(fault.seen) >= 2


ONCE = [
    (".zip", "cut"),
    (".zip", "damaged"),
    (".wasm", "cut"),
    (".wasm", "damaged"),
    ("asm.js", "500"),
    ("worker.mjs", "404"),
]


@pytest.mark.parametrize(("part", "how"), ONCE, ids=[f"{part} {how}" for part, how in ONCE])
def test_a_file_that_comes_whole_the_second_time_is_not_noticed_at_all(
    enter: Enter, serve_with: Callable[[Fault], str], part: str, how: str
) -> None:
    visitor = enter("nl", at=serve_with(Fault(part, how, times=1)))
    to_the_day(visitor)
    visitor.answer("letter_date", "2026-11-13")
    visitor.go(objecting("2026-11-13")[4:])
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER["nl"])


@pytest.mark.parametrize("how", ["404", "500", "html", "cut"])
def test_when_the_words_do_not_come_the_plain_pages_carry_the_answers(
    enter: Enter, serve_with: Callable[[Fault], str], how: str
) -> None:
    """The links are followed; as soon as the words come, the answers are there again."""
    fault = Fault("-bundle-", how)
    visitor = enter("nl", at=serve_with(fault))
    visitor.expected_errors += NOISE
    visitor.open("wegwijzer/safe_now/")
    for node, result in BEFORE_THE_DAY:
        visitor.page.wait_for_url(f"**/wegwijzer/{node}/**")
        visitor.shown(node).locator(f'a[data-result="{result}"]').click()
    visitor.page.wait_for_url("**/wegwijzer/letter_date/**")
    expect(visitor.page.locator(".ww-date")).to_be_hidden()
    expect(visitor.page.locator(".ww-not-live")).to_be_visible()
    fault.times = 0
    visitor.page.reload()
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(3)
    visitor.answer("letter_date", "2026-11-13")
    visitor.go(objecting("2026-11-13")[4:])
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER["nl"])


def test_a_connection_that_comes_back_brings_the_engine(enter: Enter, serve_with: Callable[[Fault], str]) -> None:
    fault = Fault(".wasm", "cut")
    visitor = enter("nl", at=serve_with(fault))
    to_the_day(visitor)
    expect(visitor.page.locator('[data-slot="wait-text"]')).to_contain_text("lukt op dit toestel niet")
    fault.times = 0
    visitor.page.evaluate("dispatchEvent(new Event('online'))")
    expect(visitor.page.locator('[data-slot="wait"]')).to_be_hidden()
    visitor.answer("letter_date", "2026-11-13")
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER["nl"])


# --- slow -------------------------------------------------------------------------------------------------------------


def test_a_slow_network_is_told_as_it_is_and_the_way_on_offered(enter: Enter) -> None:
    visitor = enter("nl")
    held: list[Route] = []
    visitor.context.route("**/*.wasm", lambda route: held.append(route))
    visitor.page.clock.install(time="2026-11-22T10:00:00+01:00")
    to_the_day(visitor)
    visitor.fill("13", "11", "2026")
    visitor.submit()
    text, bar = visitor.page.locator('[data-slot="wait-text"]'), visitor.page.locator('[data-slot="progress"]')
    expect(text).to_contain_text("Het rekenprogramma wordt geladen")
    assert 0 < bar.evaluate("bar => bar.value") < 50, "the largest file is not there"
    expect(visitor.page.locator('[data-slot="plain-way"]')).to_be_hidden()
    visitor.page.clock.fast_forward(9_000)
    expect(visitor.page.locator('[data-slot="plain-way"] a')).to_be_visible()
    expect(text).to_contain_text("Het duurt lang")
    for route in held:
        route.continue_()
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER["nl"])


def test_who_goes_on_by_hand_is_not_called_back_when_the_engine_comes(enter: Enter) -> None:
    visitor = enter("nl")
    held: list[Route] = []
    visitor.context.route("**/*.wasm", lambda route: held.append(route))
    visitor.page.clock.install(time="2026-11-22T10:00:00+01:00")
    to_the_day(visitor)
    visitor.fill("13", "11", "2026")
    visitor.submit()
    visitor.page.clock.fast_forward(9_000)
    visitor.page.locator('[data-slot="plain-way"] a').click()
    visitor.page.locator('[data-slot="wait"] a[data-result="given"]').click()
    visitor.choose_shown("letter_from", "municipality")
    for route in held:
        route.continue_()
    visitor.page.wait_for_timeout(2_000)
    visitor.choose_shown("objection_filed", "nothing_yet")
    visitor.shown("decided_by")


def test_answers_given_before_the_engine_is_there_are_replayed(enter: Enter) -> None:
    visitor = enter("nl")
    held: list[Route] = []
    visitor.context.route("**/*.zip", lambda route: held.append(route))
    to_the_day(visitor)
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(3)
    visitor.fill("13", "11", "2026")
    visitor.submit()
    for route in held:
        route.continue_()
    visitor.go(objecting("2026-11-13")[4:])
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER["nl"])
    expect(visitor.page.locator('[data-slot="answers"] li')).to_have_count(7)


def test_who_saves_data_gets_the_engine_at_the_first_day(enter: Enter) -> None:
    visitor = enter("nl")
    visitor.page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    visitor.start(DEN_HAAG)
    for node, result in BEFORE_THE_DAY:
        assert [] == [url for url in visitor.requests if ".wasm" in url or url.endswith(".zip")]
        visitor.choose_shown(node, result)
    visitor.answer("letter_date", "2026-11-13")
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER["nl"])
