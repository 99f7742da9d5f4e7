"""From a sentence to its article in one tap: the sign behind it is large enough to press and heard as the article."""

import pytest

from tests.browser.conftest import Enter
from tests.browser.visitor import DESK, PHONE

SMALLEST = 24  # WCAG 2.2, 2.5.8
SIGNS = """
() => [...document.querySelectorAll(".ww-see")].filter((sign) => sign.getClientRects().length).map((sign) => {
  const box = sign.getBoundingClientRect();
  const rects = sign.getClientRects().length;
  return { width: box.width, height: box.height, name: sign.ariaLabel, href: sign.href, rects };
})
"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("locale", "names"), [("nl", "artikel "), ("en", "article ")])
def test_the_sign_of_an_article_can_be_pressed_and_heard(
    enter: Enter, size: tuple[int, int], locale: str, names: str
) -> None:
    visitor = enter(locale, size)
    visitor.open("wegwijzer/objection/")
    signs = visitor.page.evaluate(SIGNS)
    assert signs
    assert [] == [sign for sign in signs if sign["width"] < SMALLEST or sign["height"] < SMALLEST]
    assert all(sign["name"].startswith(names) and sign["rects"] == 1 for sign in signs)
    assert all(sign["href"].startswith("https://wetten.overheid.nl/") for sign in signs)
