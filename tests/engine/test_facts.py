"""The checks: what follows from the answers, the day and local facts. On the last day itself a term still runs."""

from datetime import date

import pytest

from tests.conftest import TODAY, place
from wizard.engine import facts
from wizard.engine.clocks import Visit
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law, Place
from wizard.engine.tree import Check


def find(
    law: Law,
    check: str,
    answers: dict[str, str],
    today: str = TODAY,
    municipality: Place | None = None,
    provider: Place | None = None,
) -> str:
    found = CHECKS[check].find(Visit(law, date.fromisoformat(today), answers, municipality, provider))
    assert found in CHECKS[check].results
    return found


@pytest.mark.parametrize(
    ("sender", "result"),
    [
        ("municipality", "municipality"),
        ("provider_for_municipality", "municipality"),
        ("unsure", "municipality"),
        ("cak", "cak"),
        ("svb", "svb"),
        ("ciz", "ciz"),
    ],
)
def test_a_bezwaar_goes_to_the_body_that_decided(law: Law, sender: str, result: str) -> None:
    """Awb 6:4; a mandated provider decides for the college (10:2); a wrong body must forward (6:15)."""
    assert result == find(law, "decided_by", {"letter_from": sender})


def test_an_unknown_sender_counts_as_the_municipality(law: Law) -> None:
    assert "municipality" == find(law, "decided_by", {})


@pytest.mark.parametrize(
    ("today", "result", "urgent"),
    [
        ("2026-11-14", "ample", "open"),
        ("2026-12-20", "ample", "open"),
        ("2026-12-21", "closing", "open"),
        ("2026-12-28", "closing", "open"),
        ("2026-12-29", "passed", "passed"),
    ],
)
def test_the_objection_term_is_over_the_day_after_its_last_day(law: Law, today: str, result: str, urgent: str) -> None:
    """Sent on 13 November 2026: the last day is Monday 28 December."""
    sent = {"letter_date": "2026-11-13"}
    assert (result, urgent) == (
        find(law, "objection_term", sent, today),
        find(law, "objection_term_urgent", sent, today),
    )


@pytest.mark.parametrize(("today", "result"), [("2026-12-28", "open"), ("2026-12-29", "passed")])
def test_the_term_of_beroep_is_over_the_day_after_its_last_day(law: Law, today: str, result: str) -> None:
    assert result == find(law, "appeal_term", {"appeal_date": "2026-11-13"}, today)


@pytest.mark.parametrize(("today", "result"), [("2026-05-18", "closing"), ("2026-05-19", "passed")])
def test_a_day_that_only_a_title_names_still_counts_before_we_say_it_is_over(law: Law, today: str, result: str) -> None:
    assert result == find(law, "objection_term", {"letter_date": "2026-04-03"}, today)


@pytest.mark.parametrize(("today", "result"), [("2026-12-12", "open"), ("2026-12-13", "passed")])
def test_the_ombudsmans_year_does_not_move(law: Law, today: str, result: str) -> None:
    """12 December 2026 is a Saturday."""
    assert result == find(law, "ombudsman_year", {"findings_date": "2025-12-12"}, today)


# --- local facts -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("door", ["free_choice", "provider", "team"])
def test_the_first_door_is_the_one_the_municipality_names(law: Law, door: str) -> None:
    assert door == find(law, "first_door", {}, municipality=place(complaint_provider__first_door=door))


@pytest.mark.parametrize("municipality", [None, place(), place(complaint_provider__first_door="somewhere")])
def test_a_door_that_nobody_named_is_unknown(law: Law, municipality: Place | None) -> None:
    assert "unknown" == find(law, "first_door", {}, municipality=municipality)


@pytest.mark.parametrize(("code", "door"), [("GM0363", "free_choice"), ("GM0518", "provider"), ("GM0098", "provider")])
def test_the_three_municipalities_of_the_source_texts_have_their_door(law: Law, code: str, door: str) -> None:
    assert door == find(law, "first_door", {}, municipality=law.municipalities[code])


COMMITTEE = place("p", complaint__external_committee="a committee")
COVERS = place("m", ombudsman__covers_contracted_providers=True)
TAKES = place("m", complaint_provider__municipality_takes=True)


@pytest.mark.parametrize(
    ("municipality", "provider", "result"),
    [
        (COVERS, COMMITTEE, "committee"),
        (None, COMMITTEE, "committee"),
        (COVERS, None, "ombudsman_covers"),
        (COVERS, place("p"), "ombudsman_covers"),
        (TAKES, None, "municipality"),
        (place("m"), None, "unknown"),
        (place("m", ombudsman__covers_contracted_providers=False), None, "unknown"),
        (None, None, "unknown"),
        (None, place("p"), "unknown"),
    ],
)
def test_after_the_provider_comes_its_committee_then_who_takes_it(
    law: Law, municipality: Place | None, provider: Place | None, result: str
) -> None:
    assert result == find(law, "second_door", {}, municipality=municipality, provider=provider)


@pytest.mark.parametrize(("today", "result"), [("2026-12-25", "running"), ("2026-12-26", "passed")])
def test_a_promise_is_over_the_day_after_its_last_day_free_days_or_not(law: Law, today: str, result: str) -> None:
    promise = place("p", complaint__decision_term_weeks=6)
    assert result == find(law, "provider_promise", {"provider_complaint_date": "2026-11-13"}, today, provider=promise)


@pytest.mark.parametrize(("today", "result"), [("2026-12-24", "no_term_recent"), ("2026-12-25", "no_term_long")])
def test_where_nothing_was_promised_six_weeks_are_our_yardstick(law: Law, today: str, result: str) -> None:
    assert result == find(law, "provider_promise", {"provider_complaint_date": "2026-11-13"}, today)


# --- their terms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "result"),
    [("2027-01-04", "running"), ("2027-01-05", "between"), ("2027-03-01", "between"), ("2027-03-02", "passed")],
)
def test_a_complaint_is_late_for_certain_only_after_ten_weeks_and_four(law: Law, today: str, result: str) -> None:
    """Received on 23 November 2026 (Awb 9:11)."""
    assert result == find(law, "complaint_term", {"complaint_date": "2026-11-23"}, today)


@pytest.mark.parametrize(("today", "result"), [("2027-02-01", "between"), ("2027-02-02", "passed")])
def test_where_no_commission_advises_it_is_late_after_six_weeks_and_four(law: Law, today: str, result: str) -> None:
    none = place("m", complaint_commission__exists=False)
    assert result == find(law, "complaint_term", {"complaint_date": "2026-11-23"}, today, municipality=none)


@pytest.mark.parametrize(("node", "today", "result"), [
    ("letter_date", "2027-02-08", "running"), ("letter_date", "2027-02-09", "possible"),
    ("objected_date", "2027-02-08", "running"), ("objected_date", "2027-02-09", "possible"),
])  # fmt: skip
def test_nobody_can_be_late_with_a_bezwaar_before_the_shortest_term_is_over(
    law: Law, node: str, today: str, result: str
) -> None:
    assert result == find(law, "objection_due_earliest", {node: "2026-11-13"}, today)


@pytest.mark.parametrize(
    ("answers", "today", "result"),
    [
        ({"committee_named": "no_committee", "objection_delay": "nothing_said"}, "2027-02-08", "not_due"),
        ({"committee_named": "no_committee", "objection_delay": "nothing_said"}, "2027-02-09", "due"),
        ({"committee_named": "committee", "objection_delay": "nothing_said"}, "2027-03-22", "not_due"),
        ({"committee_named": "committee", "objection_delay": "nothing_said"}, "2027-03-23", "due"),
        ({"committee_named": "unsure", "objection_delay": "unsure"}, "2027-05-03", "not_due"),
        ({"committee_named": "unsure", "objection_delay": "unsure"}, "2027-05-04", "due"),
    ],
)
def test_a_decision_on_bezwaar_is_due_after_its_latest_day(
    law: Law, answers: dict[str, str], today: str, result: str
) -> None:
    assert result == find(law, "objection_due", {"letter_date": "2026-11-13"} | answers, today)


@pytest.mark.parametrize(("today", "result"), [("2027-01-04", "running"), ("2027-01-05", "passed")])
def test_the_investigation_has_six_weeks(law: Law, today: str, result: str) -> None:
    assert result == find(law, "investigation_term", {"melding_date": "2026-11-23"}, today)


@pytest.mark.parametrize(("today", "result"), [("2026-12-28", "running"), ("2026-12-29", "passed")])
def test_the_decision_on_an_application_has_two_weeks(law: Law, today: str, result: str) -> None:
    """Received on Friday 11 December 2026: two weeks end on Christmas Day, so on Monday the 28th."""
    assert result == find(law, "application_term", {"application_date": "2026-12-11"}, today)


@pytest.mark.parametrize(("today", "result"), [("2026-12-28", "not_due"), ("2026-12-29", "due")])
def test_with_a_pause_it_is_due_later(law: Law, today: str, result: str) -> None:
    answers = {"application_date": "2026-12-01", "asked_days_application": "2026-12-04/2026-12-17"}
    assert result == find(law, "application_due", answers, today)


# --- the notice: Awb 4:17, 6:12 --------------------------------------------------------------------------------------

APPLIED = {"application_date": "2026-12-01"}  # due on Tuesday 15 December


@pytest.mark.parametrize(
    ("notice", "today", "result"),
    [
        ("2026-12-10", "2026-12-31", "premature"),
        ("2026-12-15", "2026-12-31", "premature"),
        ("2026-12-16", "2026-12-17", "running"),
        ("2026-12-16", "2026-12-30", "running"),
        ("2026-12-16", "2026-12-31", "passed"),
    ],
)
def test_a_notice_works_only_after_the_term_and_for_two_weeks_they_may_still_decide(
    law: Law, notice: str, today: str, result: str
) -> None:
    assert result == find(law, "notice_state", APPLIED | {"notice_date": notice}, today)


def test_a_notice_on_the_monday_to_which_the_term_moved_is_premature(law: Law) -> None:
    """The extra days of the Algemene termijnenwet are theirs as well: two weeks ended on Sunday 18 October 2026."""
    applied = {"application_date": "2026-10-04"}
    assert "premature" == find(law, "notice_state", applied | {"notice_date": "2026-10-19"})
    assert "passed" == find(law, "notice_state", applied | {"notice_date": "2026-10-20"})


@pytest.mark.parametrize(
    ("notice", "today", "result"),
    [
        ("2026-12-18", "2027-01-02", "running"),  # the fourteenth day is New Year's Day
        ("2026-12-18", "2027-01-04", "running"),
        ("2026-12-18", "2027-01-05", "passed"),
        ("2026-12-19", "2027-01-03", "running"),  # ... a Saturday
        ("2026-12-17", "2027-01-01", "passed"),  # ... a Thursday
    ],
)
def test_where_free_days_may_lengthen_the_two_weeks_nobody_goes_to_the_court_too_early(
    law: Law, notice: str, today: str, result: str
) -> None:
    """Awb 6:12: whether the two weeks move is not checked; an appeal that comes too early fails."""
    assert result == find(law, "notice_state", APPLIED | {"notice_date": notice}, today)


def test_a_notice_about_a_bezwaar_is_held_against_the_latest_day(law: Law) -> None:
    answers = {"letter_date": "2026-01-05", "committee_named": "unsure", "objection_delay": "unsure"}
    assert "premature" == find(law, "notice_state", answers | {"notice_date": "2026-06-22"})
    assert "passed" == find(law, "notice_state", answers | {"notice_date": "2026-06-23"})


# --- who may represent: Wmo 1.1.1, paragraph 2 -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("relation", "result"),
    [("close_family", "family"), ("other_carer", "other"), ("professional", "other"), ("unsure", "other")],
)
def test_only_the_family_that_the_act_names_may_represent(law: Law, relation: str, result: str) -> None:
    assert result == find(law, "may_represent", {"relation": relation})


def test_every_check_of_the_tree_has_a_function_and_an_edge_for_each_result(law: Law) -> None:
    in_tree = {node.id: node for node in law.tree.values() if isinstance(node, Check)}
    assert {node.check for node in in_tree.values()} == set(CHECKS)
    for node in in_tree.values():
        assert set(CHECKS[node.check].results) == set(node.next), node.id


def test_the_yardstick_is_ours_and_stands_in_one_place() -> None:
    assert 6 == facts.YARDSTICK_WEEKS
