"""Why a matter stands where it stands: each reason by itself, and what decides among equals."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import TODAY
from wizard.engine.clocks import Visit
from wizard.engine.law import Law
from wizard.engine.order import Urgency, place, urgency
from wizard.engine.problems import iso_day
from wizard.engine.tree import Outcome, Question

type Ask = Callable[..., dict[str, Any]]
type Clock = dict[str, Any]
type Weigh = Callable[..., Urgency]

EARLY, LATE = "2026-12-01", "2027-02-01"
WITH_A_RIGHT = ("objection_no_date", "appeal", "higher_appeal")
SELF = {"safe_now": "safe", "for_whom": "self"}


def clock(term: str, day: str | None, state: str = "running", whose: str = "yours") -> Clock:
    deadline = {"day_to_keep": day, "last_day": day, "state": state}
    return {"term": term, "whose": whose, "deadline": deadline if day else None}


def visit(law: Law, **answers: str) -> Visit:
    today = iso_day(TODAY)
    assert today
    return Visit(law, today, answers)


@pytest.fixture
def weigh(law: Law) -> Weigh:
    def _weigh(outcome: str, *, own: Any = (), clocks: Any = (), blocks: Any = (), **answers: str) -> Urgency:
        node = law.tree[outcome]
        assert isinstance(node, Outcome)
        return urgency(visit(law, **answers), node, {"blocks": blocks, "clocks": clocks}, own)

    return _weigh


# --- the groups -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "group",
    [
        ("danger",),
        ("closing", "day_unknown", "over"),
        ("cannot_wait",),
        ("right",),
        ("chance",),
        ("they_are_late",),
        ("they_have_time",),
        ("no_clock",),
    ],
)
def test_a_reason_has_its_group(group: tuple[str, ...]) -> None:
    numbers = {"danger": 0, "closing": 1, "cannot_wait": 2, "right": 3, "chance": 4}
    numbers |= {"they_are_late": 5, "they_have_time": 6, "no_clock": 7}
    assert {numbers[group[0]]} == {Urgency(reason).group for reason in group}


def test_danger_comes_first_and_danger_now_before_worry_before_an_incident(law: Law, weigh: Weigh) -> None:
    found = [
        weigh(outcome, own=[clock("bezwaar", EARLY, "closing")]) for outcome in ("incident", "danger_now", "worry")
    ]
    assert {"danger"} == {one.reason for one in found}
    places = sorted((place(one, visit(law), 0), name) for one, name in zip(found, ("c", "a", "b"), strict=True))
    assert ["a", "b", "c"] == [name for _, name in places]


def test_what_ends_within_a_week_goes_before_what_is_over(weigh: Weigh) -> None:
    own = [
        clock("bezwaar", LATE, "closing"),
        clock("beroep", EARLY, "closing"),
        clock("bezwaar", "2026-01-01", "passed"),
    ]
    assert Urgency("closing", EARLY) == weigh("objection", own=own)


def test_of_what_is_over_the_earliest_day_counts(weigh: Weigh) -> None:
    own = [clock("bezwaar", "2026-03-01", "passed"), clock("beroep", "2026-02-01", "passed"), clock("beroep", LATE)]
    assert Urgency("over", "2026-02-01") == weigh("objection_late", own=own)


@pytest.mark.parametrize("day", ["letter_date", "provider_paper_date", "appeal_date", "ruling_date"])
@pytest.mark.parametrize("outcome", WITH_A_RIGHT)
def test_a_right_whose_letter_has_no_day_is_for_today(weigh: Weigh, outcome: str, day: str) -> None:
    assert Urgency("day_unknown") == weigh(outcome, **{day: "unknown"})
    assert "day_unknown" != weigh(outcome, **{day: EARLY}).reason
    assert "day_unknown" != weigh(outcome, own=[clock("bezwaar", EARLY)], **{day: "unknown"}).reason


def test_a_letter_nobody_can_place_may_end_a_right(weigh: Weigh) -> None:
    assert Urgency("day_unknown") == weigh("letter_unsure")


def test_without_a_right_an_unknown_day_is_no_hurry(weigh: Weigh) -> None:
    assert Urgency("no_clock") == weigh("private_help", letter_date="unknown")


def test_help_that_cannot_wait_stands_by_the_earliest_day_of_its_letters(weigh: Weigh) -> None:
    own = [clock("beroep", LATE), clock("bezwaar", EARLY)]
    assert Urgency("cannot_wait", EARLY) == weigh("objection_urgent", own=own, blocks=["urgent"])
    assert Urgency("cannot_wait") == weigh("provider_stops", blocks=["urgent"])


def test_a_right_stands_by_its_earliest_day(weigh: Weigh) -> None:
    assert Urgency("right", EARLY) == weigh("objection", own=[clock("beroep", LATE), clock("bezwaar", EARLY)])


# --- without a right --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["ombudsman", "klacht_ouderdom"])
@pytest.mark.parametrize("state", ["running", "passed"])
def test_a_year_is_a_chance_also_when_it_is_over(weigh: Weigh, term: str, state: str) -> None:
    clocks = [clock(term, LATE, state), clock(term, EARLY, state), clock("klacht", "2026-11-30", whose="theirs")]
    assert Urgency("chance", EARLY) == weigh("ombudsman", clocks=clocks)


def test_a_chance_without_a_day_stands_behind_one_with_a_day(law: Law, weigh: Weigh) -> None:
    with_day = weigh("ombudsman", clocks=[clock("ombudsman", LATE)])
    without = weigh("municipality_complaint", clocks=[clock("klacht_ouderdom", None)])
    assert "chance" == with_day.reason == without.reason
    assert place(with_day, visit(law), 1) < place(without, visit(law), 0)


def test_a_year_of_the_other_side_is_no_chance(weigh: Weigh) -> None:
    assert "chance" != weigh("ombudsman", clocks=[clock("ombudsman", EARLY, whose="theirs")]).reason


@pytest.mark.parametrize(
    ("day", "state", "reason"),
    [(EARLY, "running", "chance"), (EARLY, "closing", "chance"), (EARLY, "passed", "no_clock"), (None, "", "no_clock")],
)
def test_a_plan_is_a_chance_while_its_week_runs(weigh: Weigh, day: str | None, state: str, reason: str) -> None:
    assert reason == weigh("report_need", clocks=[clock("persoonlijk_plan", day, state)]).reason


def test_the_other_side_has_time_until_the_first_of_its_days(weigh: Weigh) -> None:
    clocks = [clock("klacht", LATE, whose="theirs"), clock("wmo_onderzoek", EARLY, whose="theirs")]
    passed = clock("klacht_weigering", "2026-01-01", "passed", "theirs")
    unknown = clock("belofte_aanbieder", None, whose="theirs")
    assert Urgency("they_have_time", EARLY) == weigh("complaint_running", clocks=[*clocks, passed, unknown])


def test_the_other_side_is_late_since_the_first_of_its_days(weigh: Weigh) -> None:
    clocks = [clock("klacht", "2026-03-01", "passed", "theirs"), clock("klacht", "2026-02-01", "passed", "theirs")]
    assert Urgency("they_are_late", "2026-02-01") == weigh("complaint_running", clocks=clocks)


def test_where_a_dwangsom_runs_they_are_late_also_without_its_days(weigh: Weigh) -> None:
    assert Urgency("they_are_late") == weigh("appeal_silence")
    assert Urgency("no_clock") == weigh("complaint_running")


def test_a_clock_of_the_visitor_that_ends_nothing_is_no_time_of_the_other_side(weigh: Weigh) -> None:
    assert Urgency("no_clock") == weigh("complaint_running", clocks=[clock("ingebrekestelling", EARLY)])


# --- among equals -----------------------------------------------------------------------------------------------------


def concern_at(law: Law, number: int) -> str:
    concern = law.tree["concern"]
    assert isinstance(concern, Question)
    return list(concern.next)[number]


def test_within_a_group_closing_goes_first_then_an_unknown_day_then_what_is_over(law: Law) -> None:
    reasons = [Urgency("closing", LATE), Urgency("day_unknown"), Urgency("over", EARLY)]
    places = [place(one, visit(law), 9 - number) for number, one in enumerate(reasons)]
    assert sorted(places) == places


def test_then_the_earlier_day_and_no_day_last(law: Law) -> None:
    days = [EARLY, LATE, ""]
    places = [place(Urgency("right", day), visit(law), 9 - number) for number, day in enumerate(days)]
    assert sorted(places) == places


def test_then_a_letter_then_the_concerns_in_the_order_of_their_question_then_acting_for_someone(law: Law) -> None:
    told = [{}, {"concern": concern_at(law, 0)}, {"concern": concern_at(law, 1)}, {"concern": concern_at(law, -1)}]
    told.append({"relation": "neighbour"})
    places = [place(Urgency("no_clock"), visit(law, **one), 9 - number) for number, one in enumerate(told)]
    assert sorted(places) == places


def test_then_the_order_of_telling(law: Law) -> None:
    assert place(Urgency("no_clock"), visit(law), 0) < place(Urgency("no_clock"), visit(law), 1)


# --- a whole visit ----------------------------------------------------------------------------------------------------


def test_a_visit_lists_its_matters_with_the_reason_and_the_days_and_leaves_out_what_has_not_ended(ask: Ask) -> None:
    letter = SELF | {"letter": "decision", "letter_date": "2026-11-13", "letter_from": "municipality"}
    objection = {"entry": "route", "answers": letter | {"objection_filed": "nothing_yet", "help_now": "can_wait"}}
    danger = {"entry": "route", "answers": {"safe_now": "unsafe_now"}}
    open_ended = {"entry": "concern", "answers": {"concern": "municipality"}}
    first, second = ask("visit", matters=[open_ended, objection, danger], open=0)["matters"]
    assert (2, "danger", 0, []) == (first["matter"], first["reason"], first["group"], first["days"])
    assert (1, "right", 3) == (second["matter"], second["reason"], second["group"])
    assert ["bezwaar"] == [clock["term"] for clock in second["days"]]
    assert ["danger_now", "objection"] == [first["node"], second["node"]]
    assert "danger" == first["outcome"]["door"]


def test_the_letter_of_another_matter_stands_on_an_outcome_and_its_own_does_not_twice(ask: Ask) -> None:
    letter = SELF | {"letter": "decision", "letter_date": "2026-11-13", "letter_from": "municipality"}
    objection = {"entry": "route", "answers": letter | {"objection_filed": "nothing_yet", "help_now": "can_wait"}}
    complaint = {"entry": "concern", "answers": {"concern": "municipality", "complaint_steps": "not_yet"}}
    found = {one["matter"]: one["outcome"] for one in ask("visit", matters=[objection, complaint])["matters"]}
    assert ["bezwaar"] == [clock["term"] for clock in found[1]["letters"]]
    assert [] == found[0]["letters"]
