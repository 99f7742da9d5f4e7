"""What would have led elsewhere: a term cannot start after it was paused."""

from datetime import date

import pytest

from wizard.engine.clocks import Visit
from wizard.engine.elsewhere import _pause_of
from wizard.engine.law import Law
from wizard.engine.matters import Matter, follow


def paused(law: Law, node: str, answers: dict[str, str]) -> list[date]:
    visit = Visit(law, date(2026, 11, 22), {})
    return _pause_of(follow(0, Matter(law.entries["route"], answers), visit), node)


@pytest.mark.parametrize(
    ("start", "pause"),
    [
        ("application_date", "asked_days_application"),
        ("letter_date", "asked_days_objection"),
        ("objected_date", "asked_days_objection"),
    ],
)
def test_the_day_that_starts_a_term_lies_no_later_than_its_pause(law: Law, start: str, pause: str) -> None:
    assert [date(2026, 10, 1)] == paused(law, start, {pause: "2026-10-01/2026-10-09"})
    assert [] == paused(law, start, {pause: "unknown"})
    assert [] == paused(law, start, {})


def test_a_day_that_nothing_pauses_has_no_such_limit(law: Law) -> None:
    assert [] == paused(law, "ruling_date", {"asked_days_objection": "2026-10-01/2026-10-09"})
