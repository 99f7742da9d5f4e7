"""Each kind of page and each state of the wizard: for those who listen, for large letters, small screens and thumbs."""

from itertools import pairwise

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Enter
from tests.browser.states import STATES
from tests.browser.visitor import DESK
from tests.site.reading import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"]
RUN = """async (tags) => {
  const told = ({ html, failureSummary }) => [html.slice(0, 160), failureSummary];
  const { violations } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'],
  });
  return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3).map(told) }));
}"""
UNFOLD = "most => [...document.querySelectorAll('main details')].slice(0, most).forEach(fold => { fold.open = true; })"
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
LARGE = "size => { document.documentElement.style.fontSize = size; }"
WIDER = """() => [...document.querySelectorAll('body *')]
  .filter((e) => e.checkVisibility() && e.getClientRects().length && !e.closest('.ww-table-wrap, .ww-sr, svg'))
  .filter((e) => { const { left, right } = e.getBoundingClientRect(); return right > innerWidth + 1 || left < -1; })
  .slice(0, 5).map((e) => e.outerHTML.slice(0, 120))"""
CUT = """() => [...document.querySelectorAll('main *, header *')]
  .filter((e) => !e.closest('.ww-sr') && e.scrollWidth > e.clientWidth + 1)
  .filter((e) => { const look = getComputedStyle(e);
    return ['hidden', 'clip'].includes(look.overflowX) && look.clipPath === 'none'; })
  .map((e) => e.outerHTML.slice(0, 120))"""
TAPPED = (
    ".ww-option, .ww-button, .ww-button-quiet, .ww-big-button, .ww-header-button, .ww-back, input[type=text], select, "
    ".ww-contact .ww-phone"
)
TARGETS = """tapped => [...document.querySelectorAll(tapped)]
  .filter((e) => e.getClientRects().length && e.checkVisibility())
  .map((e) => [e.outerHTML.slice(0, 90), Math.round(e.getBoundingClientRect().height)])"""
EDGE = """e => {
  const look = getComputedStyle(e);
  return look.borderBlockEndStyle === 'solid' && parseFloat(look.borderBlockEndWidth) > 0;
}"""
SMALL: ViewportSize = {"width": 320, "height": 256}


@pytest.fixture(scope="session")
def axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_light_and_dark_wide_and_narrow(enter: Enter, axe: str, state: str, locale: str) -> None:
    """In the dark only colours differ, and they are the same in each language."""
    visitor = enter(locale, DESK)
    STATES[state](visitor)
    visitor.page.evaluate(axe)
    visitor.page.evaluate(UNFOLD, 3 if state == "table of days" else 999)
    found = {}
    for width in (1280, 320):
        visitor.page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark") if locale == "nl" else ("light",):
            visitor.page.emulate_media(color_scheme=scheme)
            if wrong := visitor.page.evaluate(RUN, TAGS):
                found[f"{width} {scheme}"] = wrong
    assert {} == found


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways_and_all_that_is_tapped_fits_a_thumb(enter: Enter, state: str) -> None:
    """WCAG 1.4.10, 1.4.12, 1.4.4: 320 by 256 points, the spacing that readers set, letters of twice the size.

    And 44 points for every answer, button and field.
    """
    visitor = enter("nl", DESK)
    STATES[state](visitor)
    visitor.page.evaluate(UNFOLD, 3 if state == "table of days" else 999)
    page = visitor.page

    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        targets = page.evaluate(TARGETS, TAPPED)
        assert targets
        assert [] == [target for target in targets if target[1] < 44], width
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate(LARGE, "200%")
    assert (0, []) == (visitor.sideways, page.evaluate(WIDER)), "letters of 200 %"
    page.evaluate(LARGE, "")
    page.set_viewport_size(SMALL)
    assert (0, []) == (visitor.sideways, page.evaluate(WIDER)), "320 by 256"
    page.evaluate(SPACING)
    assert (0, []) == (visitor.sideways, page.evaluate(WIDER)), "320 by 256, with spacing"
    assert [] == page.evaluate(CUT)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert (0, []) == (visitor.sideways, page.evaluate(WIDER)), "1280 by 800, with spacing"
    assert [] == page.evaluate(CUT)


def test_one_option_stands_apart_from_the_next(enter: Enter) -> None:
    visitor = enter("nl")
    STATES["question"](visitor)
    boxes = [option.bounding_box() for option in visitor.page.locator(".ww-options > li > a").all()]
    edges = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert len(edges) > 3
    assert [] == [(above, below) for above, below in pairwise(edges) if below[0] - above[1] < 4]


def test_who_wants_no_movement_gets_none(enter: Enter) -> None:
    visitor = enter("nl", reduced_motion="reduce")
    STATES["question"](visitor)
    moving = "() => document.getAnimations().filter(({ playState }) => playState === 'running').length"
    assert 0 == visitor.page.evaluate(moving)


def test_in_forced_colours_every_option_and_the_day_keep_an_edge(enter: Enter) -> None:
    visitor = enter("nl", forced_colors="active")
    STATES["outcome with a clock"](visitor)
    for selector in (".ww-day", ".ww-contact", ".ww-else .ww-option"):
        assert visitor.page.locator(selector).first.evaluate(EDGE), selector
