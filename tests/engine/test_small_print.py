"""What a small fault in the code could change without anybody seeing it: the exact article, the edge, the century.

Each test here answers a fault that the other tests let through (make mutants).
"""

from datetime import date

import pytest

from tests import oracle
from wizard.engine.free_days import easter_sunday
from wizard.engine.law import Law
from wizard.engine.letter_days import DIGITAL_RULES_FROM
from wizard.engine.suspension import periods_of
from wizard.engine.terms import Stage, Term, deadline
from wizard.engine.tree import Check, Question, node_from_data, replay
from wizard.engine.ways import ways


def test_easter_is_right_in_every_century_of_the_calendar() -> None:
    assert [] == [year for year in range(1600, 2600) if easter_sunday(year) != oracle.easter(year)]


@pytest.mark.parametrize(
    ("event", "articles"),
    [
        ("2026-11-13", {"post": ("awb-6-9-2",), "counter": ("awb-6-9-1",),
                        "digital": ("awb-2-13", "awb-2-20", "awb-6-9-1")}),
        ("2025-10-13", {"post": ("awb-6-9-2",), "counter": ("awb-6-9-1",), "digital": ("awb-6-9-1",)}),
    ],
)  # fmt: skip
def test_each_way_to_be_in_time_names_its_articles(law: Law, event: str, articles: dict[str, tuple[str, ...]]) -> None:
    rule = law.terms["bezwaar"]
    found = ways(rule, deadline(rule, date.fromisoformat(event), {}, law.calendar))
    assert articles == {way.way: way.references for way in found}


def test_on_the_day_itself_the_new_rules_for_digital_messages_hold(law: Law) -> None:
    """A last day of 1 January 2026 does not exist (a holiday), so the term is one that no free day moves."""
    bezwaar = law.terms["bezwaar"]
    unmoved = type(bezwaar)(**{**{name: getattr(bezwaar, name) for name in bezwaar.__slots__}, "rolls": False})
    found = deadline(unmoved, date(2025, 11, 20), {}, law.calendar)
    assert DIGITAL_RULES_FROM == found.last_day
    digital = next(way for way in ways(unmoved, found) if way.way == "digital")
    assert "awb-2-20" in digital.references and digital.warnings == ()


@pytest.mark.parametrize(
    ("stage", "is_left_alone"),
    [
        (Stage(weeks=12), False),
        (Stage(weeks=13), True),
        (Stage(weeks=6, weeks_then=13), True),
        (Stage(weeks=13, weeks_then=6), True),
        (Stage(days=90), False),
        (Stage(days=91), True),
        (Stage(years=1), True),
        (Stage(), False),
    ],
)
def test_the_algemene_termijnenwet_leaves_longer_terms_alone(stage: Stage, is_left_alone: bool) -> None:
    """Atw 4: more than ninety days, more than twelve weeks, or years."""
    assert is_left_alone == stage.is_left_alone


def test_one_wrong_period_among_good_ones_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-12-17"):
        periods_of("2026-12-01/2026-12-04,2026-12-17/2026-12-04")


def test_a_check_is_never_implied_and_an_option_may_count_as_another() -> None:
    asked = node_from_data("asked", {"question": "choice", "next": {"yes_please": "end", "unsure": "end"},
                                     "same_as": {"unsure": "yes_please"}, "references": []})  # fmt: skip
    looked = node_from_data("looked", {"check": "looks", "next": {"found": "asked"}, "references": []})
    end = node_from_data("end", {"outcome": "help", "next": [], "references": []})
    assert isinstance(asked, Question) and isinstance(looked, Check)
    assert {"unsure": "yes_please"} == asked.same_as
    path = replay({"asked": asked, "looked": looked, "end": end}, "looked", {"asked": "unsure"}, lambda *_: "found")
    assert [False, False] == [step.implied for step in path.steps]


def test_a_term_of_which_nothing_more_is_said_has_nothing_more() -> None:
    """No doubt about free days, no waiting, no length from a letter, no digital way, and read in the law itself."""
    plain = Term("plain", "visitor", "sent", (Stage(weeks=6),), True, False, True, (), "", ("awb-6-7",))
    said = (plain.rolls_not_checked, plain.opens, plain.is_given, plain.digital)
    assert ((False, False, False, False), "V") == (said, plain.confidence)
