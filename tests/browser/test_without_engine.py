"""When something fails: no script, a blocked worker, a damaged file. The plain pages carry the visit to its end."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Enter, Serve
from tests.browser.test_visits import DECEMBER, DEN_HAAG, objecting
from tests.browser.visitor import DESK, PHONE, Visitor
from tests.site.reading import SITE

BY_LINKS = [  # the showcase as a visitor without script walks it: checks are asked as questions
    ("safe_now", "safe"), ("for_whom", "someone"), ("letter", "decision"), ("letter_date", "given"),
    ("letter_from", "municipality"), ("objection_filed", "nothing_yet"), ("decided_by", "municipality"),
    ("help_now", "can_wait"), ("objection_term", "ample"),
]  # fmt: skip


def follow(visitor: Visitor, node: str, result: str) -> None:
    """Answer by the link on the plain page of a node."""
    assert f"/wegwijzer/{node}/" in visitor.page.url
    shell = visitor.page.locator("#wizard")
    shell.locator('[data-slot="way-on"]' if result == "given" else f'a[data-result="{result}"]').click()


def look_up_in_table(visitor: Visitor, locale: str) -> None:
    """Open the table from the page of the question, find 13 November 2026 in its month, and come back."""
    question = visitor.page.url
    visitor.page.locator("a[data-table]").click()
    month = visitor.page.locator("details", has=visitor.page.locator("#m2026-11"))
    month.locator("summary").click()
    day, last = {"nl": ("vr 13", "ma 28 dec 2026"), "en": ("Fri 13", "Mon 28 Dec 2026")}[locale]
    expect(month.get_by_role("row", name=day)).to_contain_text(last)
    visitor.page.go_back()
    assert question == visitor.page.url


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_without_script_links_and_the_table_lead_to_the_outcome(
    enter: Enter, locale: str, size: tuple[int, int]
) -> None:
    visitor = enter(locale, size, java_script_enabled=False)
    visitor.open()
    visitor.page.locator(".ww-big-button").click()
    for node, result in BY_LINKS:
        if node == "letter_date":
            look_up_in_table(visitor, locale)
        follow(visitor, node, result)
    outcome = visitor.page.locator('[data-node="objection"][data-kind="outcome"]')
    expect(outcome.locator("h1")).to_be_visible()
    expect(outcome.locator(".ww-contact").first).to_be_visible()
    expect(outcome.locator('[data-block="free_help"]')).to_be_visible()
    expect(outcome.locator('[data-block="decision_field"]')).to_be_visible()


def test_without_script_no_control_is_shown_that_would_do_nothing(enter: Enter) -> None:
    visitor = enter("nl", java_script_enabled=False)
    for node in ("letter_date", "asked_days_application", "payer", "objection"):
        visitor.open(f"wegwijzer/{node}/")
        dead = visitor.page.locator("main button:visible, main select:visible, main input:not([type=checkbox]):visible")
        assert [] == [control.evaluate("e => e.outerHTML") for control in dead.all()], node


def test_without_script_the_menu_and_the_languages_open(enter: Enter) -> None:
    visitor = enter("nl", java_script_enabled=False)
    visitor.open("wegwijzer/letter/")
    visitor.page.locator(".ww-menu-link").click()
    expect(visitor.page.locator("#ww-menu a").first).to_be_visible()
    visitor.page.locator(".ww-language summary").click()
    visitor.page.locator('.ww-language a[lang="en"]').click()
    assert f"{visitor.home}en/wegwijzer/letter/" == visitor.page.url


def test_without_script_every_voice_but_the_visitors_own_is_silent(enter: Enter) -> None:
    visitor = enter("nl", java_script_enabled=False)
    visitor.open("wegwijzer/objection/")
    expect(visitor.page.locator('[data-voice="someone"]:visible')).to_have_count(0)


# --- the engine fails -------------------------------------------------------------------------------------------------


@pytest.fixture
def damaged(serve: Serve, tmp_path: Path) -> Callable[[str, str], str]:
    """damaged("pyodide.asm.wasm", "gone"): the address of a site whose file is missing or spoiled."""

    def _damaged(name: str, how: str) -> str:
        folder = tmp_path / "site"
        shutil.copytree(SITE, folder, copy_function=os.link)
        for path in [path for path in (folder / "engine").rglob("*") if name in path.name]:
            path.unlink()
            if how == "spoiled" and path.suffix not in (".br", ".gz"):
                path.write_bytes(b"this is not what it should be")
        return serve(folder)

    return _damaged


FAILURES = {
    "the worker is blocked": ("worker.mjs", "gone"),
    "the zip is damaged": (".zip", "spoiled"),
    "the zip is missing": (".zip", "gone"),
    "the wasm is missing": ("pyodide.asm.wasm", "gone"),
    "the wasm is damaged": ("pyodide.asm.wasm", "spoiled"),
}


def plain_way(visitor: Visitor) -> None:
    """Take the way around that is offered when the day cannot be counted."""
    link = visitor.page.locator('[data-slot="plain-way"] a')
    visitor.page.clock.fast_forward(9_000)  # not every failure tells itself; the wait ends anyway
    expect(link).to_be_visible()
    link.click()
    expect(visitor.page.locator('[data-slot="wait"]')).to_be_hidden()


@pytest.mark.parametrize("failure", FAILURES)
def test_when_the_engine_cannot_start_the_plain_way_is_offered_and_works(
    enter: Enter, damaged: Callable[[str, str], str], failure: str
) -> None:
    visitor = enter("nl", at=damaged(*FAILURES[failure]))
    visitor.expected_errors += [
        "Failed to load", "wasm", "Wasm", "WebAssembly", "pyodide", "Pyodide", "worker.mjs",
    ]  # fmt: skip
    visitor.page.clock.install(time="2026-11-22T10:00:00+01:00")
    visitor.start(DEN_HAAG)
    for node, result in objecting("2026-11-13")[:3]:
        shown = visitor.page.locator(f'[data-slot="node"] > [data-node="{node}"]')
        shown.locator(f'a[data-result="{result}"]').click()
    expect(visitor.page.locator('[data-node="letter_date"][data-kind="date"]')).to_be_visible()
    visitor.fill("13", "11", "2026")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="wait"]')).to_be_visible()
    plain_way(visitor)
    assert visitor.page.url.startswith(f"{visitor.home}nl/wegwijzer/letter_date/")
    look_up_in_table(visitor, "nl")
    visitor.page.locator('[data-slot="way-on"]').click()
    for node, result in BY_LINKS[4:]:
        shown = visitor.page.locator(f'[data-slot="node"] > [data-node="{node}"]')
        shown.locator(f'a[data-result="{result}"]').click()
    plain_way(visitor)
    outcome = visitor.page.locator('[data-node="objection"][data-kind="outcome"]')
    expect(outcome.locator("h1")).to_be_visible()
    expect(outcome.locator('[data-block="free_help"]')).to_be_visible()


def test_when_the_words_of_the_locale_are_missing_the_links_are_followed(
    enter: Enter, damaged: Callable[[str, str], str]
) -> None:
    visitor = enter("nl", at=damaged(".json", "gone"))
    visitor.expected_errors += ["Failed to load resource"]
    visitor.open("wegwijzer/safe_now/")
    for node, result in BY_LINKS[:3]:
        visitor.page.wait_for_url(f"**/wegwijzer/{node}/**")
        visitor.page.locator(f'a[data-result="{result}"]').click()
    visitor.page.wait_for_url("**/wegwijzer/letter_date/**")


def test_when_loading_takes_long_the_plain_way_is_offered_while_the_counting_goes_on(enter: Enter) -> None:
    visitor = enter("nl")
    held: list[Route] = []
    visitor.context.route("**/*.wasm", lambda route: held.append(route))
    visitor.page.clock.install(time="2026-11-22T10:00:00+01:00")
    visitor.start(DEN_HAAG)
    for node, result in objecting("2026-11-13")[:3]:
        visitor.page.locator(f'[data-slot="node"] > [data-node="{node}"] a[data-result="{result}"]').click()
    visitor.fill("13", "11", "2026")
    visitor.submit()
    expect(visitor.page.locator('[data-slot="wait"]')).to_be_visible()
    expect(visitor.page.locator('[data-slot="plain-way"]')).to_be_hidden()
    visitor.page.clock.fast_forward(9_000)
    expect(visitor.page.locator('[data-slot="plain-way"] a')).to_be_visible()
    expect(visitor.page.locator('[data-slot="wait-text"]')).to_contain_text("Het duurt lang")
    for route in held:
        route.continue_()
    visitor.at("letter_from")
    expect(visitor.page.locator('[data-slot="clock-line"]')).to_contain_text(DECEMBER["nl"])


def test_the_engine_is_not_fetched_before_the_first_touch(enter: Enter) -> None:
    """Reading a question costs the page and its words; Pyodide waits until somebody answers."""
    visitor = enter("nl")
    visitor.open("wegwijzer/safe_now/")
    visitor.page.wait_for_load_state("networkidle")
    assert [] == [url for url in visitor.requests if "pyodide" in url or url.endswith(".zip")]


# --- under a sub-path -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def below(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("host")
    (root / "x").mkdir()
    (root / "x" / "y").symlink_to(SITE, target_is_directory=True)
    return f"{serve(root)}x/y/"


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_whole_visit_works_below_a_folder_of_another_site(enter: Enter, below: str, locale: str) -> None:
    """Every request stays below that folder: the visitor is watched for it."""
    visitor = enter(locale, DESK, at=below)
    visitor.page.goto(below)
    visitor.page.wait_for_url(f"{below}nl/")
    visitor.open()
    visitor.page.locator(".ww-big-button").click()
    visitor.listening()
    visitor.live_in(DEN_HAAG)
    visitor.go(objecting("2026-11-13"))
    visitor.at("objection")
    expect(visitor.page.locator(".ww-day-date")).to_have_text(DECEMBER[locale])
    visitor.page.locator(".ww-rules a:visible, .ww-next a").first.click()
    visitor.page.go_back()
    visitor.at("objection")
