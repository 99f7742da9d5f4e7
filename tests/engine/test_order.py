"""Which matter comes first, for every pair of outcomes that can meet in one visit."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest

from wizard.engine.clocks import Visit
from wizard.engine.law import Law
from wizard.engine.matters import Followed, Matter, follow, follow_all
from wizard.engine.order import REASONS, Urgency, in_order, place, urgency
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.tree import Outcome
from wizard.proof.walk import NOW, Way, lived

TREES = ("route", "application", "acting_for")
SEVEN_DAYS = 7

type Told = tuple[Followed, Urgency, list[dict[str, Any]]]


def followed(law: Law, way: Way) -> Followed:
    matter = Matter(law.entries[way.tree], dict(way.answers))
    return follow(0, matter, Visit(law, NOW, {}, way.municipality, way.provider))


@pytest.fixture(scope="module")
def told(law: Law) -> list[Told]:
    """One matter for each place that can occur: its outcome, the reason, its days, and what the visitor came for."""
    found: dict[Any, Told] = {}
    for tree in TREES:
        for way in lived(law, tree, every_place=False):
            matter = followed(law, way)
            own = clocks_so_far(matter.visit)
            outcome = matter.path.at
            assert isinstance(outcome, Outcome)
            urgent = urgency(matter.visit, outcome, described(matter.visit, matter.path), own)
            days = tuple(clock["deadline"]["state"] for clock in own)
            found.setdefault((outcome.id, urgent.reason, days), (matter, urgent, own))
    return list(found.values())


def key(one: Told, number: int) -> tuple[Any, ...]:
    matter, urgent, _ = one
    return place(urgent, matter.visit, number)


def pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each two, the one that stands first first."""
    for one, other in combinations(told, 2):
        yield (one, other) if key(one, 0) < key(other, 1) else (other, one)


def test_every_outcome_and_every_reason_has_a_place(law: Law, told: list[Told]) -> None:
    outcomes = {node.id for node in law.tree.values() if isinstance(node, Outcome)}
    assert outcomes == {matter.path.at.id for matter, _, _ in told}
    assert set(REASONS) == {urgent.reason for _, urgent, _ in told}


def test_the_groups_are_those_of_the_design_in_their_order() -> None:
    assert sorted(REASONS.values()) == list(REASONS.values())
    assert set(range(8)) == set(REASONS.values())


def test_of_any_two_matters_one_stands_first_whatever_their_order_of_telling(told: list[Told]) -> None:
    """Only two that are equal in group, day and concern stand in the order in which they were told."""
    for one, other in combinations(told, 2):
        assert key(one, 0) != key(other, 1)
        forth, back = key(one, 0) < key(other, 1), key(one, 1) < key(other, 0)
        if key(one, 0)[:-1] != key(other, 0)[:-1]:
            assert forth == back
        else:
            assert (forth, back) == (True, False)


def test_three_matters_have_one_order(told: list[Told]) -> None:
    """Who stands before a second that stands before a third, stands before the third."""
    sample = told[::5]
    for first, second, third in product(sample, repeat=3):
        if key(first, 0) < key(second, 1) < key(third, 2):
            assert key(first, 0) < key(third, 2)


def test_nothing_stands_above_112_and_nothing_but_danger_above_danger(told: list[Told]) -> None:
    for first, second in pairs(told):
        assert "danger_now" != second[0].path.at.id
        if second[1].reason == "danger":
            assert "danger" == first[1].reason


def test_a_clock_that_ends_a_right_stands_below_none_that_can_wait(told: list[Told]) -> None:
    """Below a matter without such a clock only if that help cannot wait, and more than seven days are left."""
    checked = 0
    for first, second in pairs(told):
        if second[2] and not first[2] and first[1].reason not in ("danger", "day_unknown"):
            checked += 1
            assert "cannot_wait" == first[1].reason
            assert [] == [clock for clock in second[2] if clock["deadline"]["days_left"] <= SEVEN_DAYS]
    assert checked > 20


def test_what_must_be_done_today_is_what_ends_within_a_week_is_over_or_has_no_day(told: list[Told]) -> None:
    for _, urgent, own in told:
        left = [clock["deadline"]["days_left"] for clock in own]
        if urgent.reason == "closing":
            assert any(0 <= days <= SEVEN_DAYS for days in left)
        if urgent.reason == "over":
            assert any(days < 0 for days in left)
        if urgent.reason in ("right", "cannot_wait"):
            assert all(days > SEVEN_DAYS for days in left)
        if urgent.reason == "day_unknown":
            assert [] == left


def test_of_two_rights_the_earlier_last_day_goes_first(told: list[Told]) -> None:
    rights = [one for one in told if one[1].reason == "right"]
    assert len(rights) > 5
    for first, second in pairs(rights):
        assert first[1].day <= second[1].day


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [
        ("danger_now", "danger"),
        ("objection_closing", "closing"),
        ("objection_no_date", "day_unknown"),
        ("letter_unsure", "day_unknown"),
        ("objection_late", "over"),
        ("objection_urgent", "cannot_wait"),
        ("provider_stops", "cannot_wait"),
        ("apply_now", "cannot_wait"),
        ("objection", "right"),
        ("municipality_complaint", "chance"),
        ("ombudsman", "chance"),
        ("notice", "they_are_late"),
        ("appeal_silence", "they_are_late"),
        ("complaint_running", "they_have_time"),
        ("notice_running", "they_have_time"),
        ("objection_running", "they_have_time"),
        ("talk_it_over", "no_clock"),
        ("wkkgz_care", "no_clock"),
    ],
)
def test_an_outcome_stands_in_its_group(told: list[Told], outcome: str, reason: str) -> None:
    assert reason in {urgent.reason for matter, urgent, _ in told if matter.path.at.id == outcome}


def test_a_year_that_is_over_is_still_a_chance_but_a_week_for_a_plan_is_not(told: list[Told]) -> None:
    """The ombudsman may still take it up (Awb 9:24); a persoonlijk plan can no longer be handed in in time."""
    assert {"chance"} == {urgent.reason for matter, urgent, _ in told if matter.path.at.id == "ombudsman_late"}
    running = [(matter, urgent) for matter, urgent, _ in told if matter.path.at.id == "investigation_running"]
    assert running
    for matter, urgent in running:
        given = matter.visit.day("melding_date")
        is_within = given is not None and (NOW - given).days <= SEVEN_DAYS
        assert (urgent.reason == "chance") == is_within


def test_another_matter_never_changes_a_clock_and_every_letter_stands_on_every_outcome(
    law: Law, told: list[Told]
) -> None:
    """Each outcome beside each other one: the same clocks and largest day, and the other's letters."""

    @cache
    def alone(number: int) -> dict[str, Any]:
        matter = told[number][0]
        return in_order([matter])[0]

    for (first, one), (second, other) in product(enumerate(told), repeat=2):
        both = follow_all([(matter.matter, matter.visit) for matter, _, _ in (one, other)])
        found = {reply["matter"]: reply for reply in in_order(both)}
        assert {0, 1} == set(found)
        for number, (here, there) in enumerate(((first, second), (second, first))):
            for part in ("days", "reason", "group"):
                assert alone(here)[part] == found[number][part]
            for part in ("clocks", "headline", "door", "contacts", "references", "moments"):
                assert alone(here)["outcome"][part] == found[number]["outcome"][part]
            assert_letters(found[number], found[1 - number], told[there])


def assert_letters(matter: dict[str, Any], other: dict[str, Any], told: Told) -> None:
    """The days of the other matter's letters, unless this is danger or shows that very day itself."""
    shown = {(clock["term"], clock["deadline"]["event"]) for clock in matter["outcome"]["letters"]}
    own = {
        (clock["term"], clock["deadline"]["event"])
        for clock in [*matter["outcome"]["clocks"], *matter["days"]]
        if clock["deadline"]
    }
    theirs = {(clock["term"], clock["deadline"]["event"]) for clock in told[2]}
    assert (set() if matter["node"] in ("danger_now", "worry") else theirs - own) == shown
    assert other["days"] == told[2]
