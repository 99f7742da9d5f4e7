"""Without script, and below a folder of another site: the plain pages carry the visit to its end."""

import pytest
from playwright.sync_api import expect

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


# --- before the engine ---


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
