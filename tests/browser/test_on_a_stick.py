"""The one file, opened from a folder as from a USB stick: no server, no script, no request but for itself."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_without_engine import BY_LINKS
from tests.browser.visitor import DESK, PHONE
from tests.site.reading import SITE

LOCALES = ("nl", "en")


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=False, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert [] == [url for url in asked if not url.startswith("file://")]
    assert 1 == len(asked), "the anchors load the file anew"
    context.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_anchors_lead_from_the_beginning_to_the_outcome(page: Page, locale: str) -> None:
    page.goto((SITE / locale / "papier" / f"wmo-wegwijzer-{locale}.html").as_uri())
    parts = page.locator(".part:visible")
    expect(parts).to_have_count(1)
    expect(parts.locator("h1")).to_be_visible()
    page.locator('#begin .options a[href="#safe_now"]').first.click()
    for node, result in BY_LINKS:
        expect(parts).to_have_count(1)
        expect(page.locator(f"#{node} h3")).to_be_visible()
        options = page.locator(f"#{node} .options a")
        (options.first if result == "given" else options.nth(_place(locale, node, result))).click()
    expect(page.locator("#objection .today")).to_be_visible()
    page.locator('#objection a[href="#tabel-bezwaar"]').first.click()
    expect(page.locator("#tabel-bezwaar")).to_be_visible()
    page.locator(".part:visible .back a").click()
    expect(page.locator("h1")).to_be_visible()


def _place(locale: str, node: str, result: str) -> int:
    """Which of the options of a node a result is: they stand in the order of the tree."""
    page = (SITE / locale / "wegwijzer" / node / "index.html").read_text(encoding="utf-8")
    return re.findall(r'data-result="(\w+)"', page).index(result)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("part", ["begin", "letter", "objection", "tabel-bezwaar", "zelf-tellen", "artikelen"])
def test_no_part_scrolls_sideways(page: Page, locale: str, part: str) -> None:
    page.goto((SITE / locale / "papier" / f"wmo-wegwijzer-{locale}.html").as_uri() + f"#{part}")
    expect(page.locator(f"#{part}")).to_be_visible()
    width = page.viewport_size["width"] if page.viewport_size else 0
    wide = page.locator(f"#{part} :is(table, p, h3, li)").all()[:200]
    boxes = [box for box in (element.bounding_box() for element in wide) if box]
    assert boxes
    assert max(box["x"] + box["width"] for box in boxes) <= width
