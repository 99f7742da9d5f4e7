"""An outcome as it leaves the engine: clocks, moments, contacts, references; ids, dates and numbers only."""

from collections.abc import Callable
from typing import Any

import pytest

type VisitTo = Callable[..., dict[str, Any]]

LETTER = {
    "safe_now": "safe",
    "for_whom": "self",
    "letter": "decision",
    "letter_date": "2026-11-13",
    "letter_from": "municipality",
}
OBJECTION = LETTER | {"objection_filed": "nothing_yet", "help_now": "can_wait"}
NO_LETTER = {"safe_now": "safe", "for_whom": "self", "letter": "no_letter"}
APPLIED = NO_LETTER | {"concern": "waiting", "waiting_for": "application_decision", "applied_how": "signed_paper"}
NOTICE = APPLIED | {"application_delay": "nothing_said", "notice_sent": "sent"}


def outcome_of(reply: dict[str, Any], outcome: str) -> dict[str, Any]:
    assert (outcome, "outcome") == (reply["node"], reply["kind"])
    found: dict[str, Any] = reply["outcome"]
    return found


def clock(outcome: dict[str, Any], term: str) -> dict[str, Any]:
    return next(clock for clock in outcome["clocks"] if clock["term"] == term)


# --- clocks ----------------------------------------------------------------------------------------------------------


def test_the_own_clock_stands_before_theirs_and_is_the_headline(visit_to: VisitTo) -> None:
    outcome = outcome_of(visit_to(OBJECTION), "objection")
    assert [("bezwaar", "yours"), ("beslissing_op_bezwaar", "theirs")] == [
        (clock["term"], clock["whose"]) for clock in outcome["clocks"]
    ]
    assert 0 == outcome["headline"]


def test_a_deadline_tells_how_it_was_counted(visit_to: VisitTo) -> None:
    deadline = clock(outcome_of(visit_to(OBJECTION), "objection"), "bezwaar")["deadline"]
    expected = {
        "event": "2026-11-13",
        "first_day": "2026-11-14",
        "raw_last_day": "2026-12-25",
        "last_day": "2026-12-28",
        "safe_last_day": "2026-12-28",
        "day_to_keep": "2026-12-28",
        "post_by": "2026-12-28",
        "post_received_by": "2027-01-04",
        "state": "running",
        "days_left": 36,
        "side": "visitor",
        "is_law": True,
    }
    assert expected == {name: deadline[name] for name in expected}
    assert ["christmas", "boxing_day", "sunday"] == [shift["name"] for shift in deadline["shifts"]]


def test_one_posts_by_the_safe_day_where_the_law_may_give_more(visit_to: VisitTo) -> None:
    """Sent on 3 April 2026: Friday 15 May is equated by a decree that nobody read."""
    answers = OBJECTION | {"letter_date": "2026-04-03"}
    deadline = clock(outcome_of(visit_to(answers, today="2026-05-08"), "objection_closing"), "bezwaar")["deadline"]
    assert ("2026-05-15", "2026-05-15", "2026-05-18") == (
        deadline["post_by"],
        deadline["day_to_keep"],
        deadline["last_day"],
    )
    assert ["equated_day_by_title_only"] == deadline["warnings"]


def test_without_a_day_a_clock_is_named_but_not_counted(visit_to: VisitTo) -> None:
    answers = NO_LETTER | {"letter": "decision", "letter_date": "unknown", "letter_age": "unsure"}
    outcome = outcome_of(visit_to(answers), "objection_no_date")
    assert ["bezwaar", "beslissing_op_bezwaar"] == [clock["term"] for clock in outcome["clocks"]]
    assert [None, None] == [clock["deadline"] for clock in outcome["clocks"]]
    assert outcome["headline"] is None


def test_where_only_they_have_a_clock_that_is_the_headline(visit_to: VisitTo) -> None:
    outcome = outcome_of(visit_to(APPLIED | {"application_date": "2026-11-16"}), "application_running")
    assert (0, "theirs") == (outcome["headline"], outcome["clocks"][0]["whose"])


def test_their_earliest_day_stands_beside_the_latest(visit_to: VisitTo) -> None:
    """Not known whether a committee advises or they put it off: 8 February at the soonest, 3 May at the latest."""
    decision = clock(outcome_of(visit_to(OBJECTION), "objection"), "beslissing_op_bezwaar")
    assert ("2027-02-08", "2027-05-03") == (decision["earliest"], decision["deadline"]["last_day"])


def test_their_clock_is_not_moved_towards_the_visitor(visit_to: VisitTo) -> None:
    """An aanvraag received on 1 May 2026 would be decided by the equated 15 May, so by the 18th."""
    answers = APPLIED | {"application_date": "2026-05-01"}
    outcome = outcome_of(visit_to(answers, today="2026-05-18"), "application_running")
    assert "2026-05-18" == outcome["clocks"][0]["deadline"]["day_to_keep"]


# --- clocks on the way -----------------------------------------------------------------------------------------------


def test_from_the_day_of_the_letter_on_its_last_day_stands_on_every_page(visit_to: VisitTo) -> None:
    for answers in (LETTER, LETTER | {"objection_filed": "nothing_yet"}, OBJECTION):
        clocks = visit_to(answers)["clocks"]
        assert [("bezwaar", "2026-12-28")] == [(clock["term"], clock["deadline"]["last_day"]) for clock in clocks]


def test_before_a_day_is_given_there_is_no_clock(visit_to: VisitTo) -> None:
    assert [] == visit_to({"safe_now": "safe", "for_whom": "self", "letter": "decision"})["clocks"]


@pytest.mark.parametrize("filed", ["filed", "answered"])
def test_a_bezwaar_that_was_sent_has_met_its_clock(visit_to: VisitTo, filed: str) -> None:
    assert [] == visit_to(LETTER | {"objection_filed": filed})["clocks"]


def test_after_the_answer_to_a_bezwaar_the_clock_of_beroep_runs(visit_to: VisitTo) -> None:
    answers = LETTER | {"objection_filed": "answered", "appeal_date": "2026-11-16"}
    assert ["beroep"] == [clock["term"] for clock in visit_to(answers)["clocks"]]


def test_the_papers_of_a_provider_start_the_clock_to_be_safe(visit_to: VisitTo) -> None:
    answers = NO_LETTER | {
        "letter": "provider_paper",
        "provider_paper_says": "less",
        "provider_paper_date": "2026-11-13",
    }
    assert ["bezwaar"] == [clock["term"] for clock in visit_to(answers)["clocks"]]


# --- moments ---------------------------------------------------------------------------------------------------------


def test_the_time_line_is_in_order_and_names_whose_day_it_is(visit_to: VisitTo) -> None:
    moments = outcome_of(visit_to(OBJECTION), "objection")["moments"]
    expected = [
        ("event:sent", "2026-11-13", "yours"),
        ("today", "2026-11-22", "now"),
        ("last", "2026-12-28", "yours"),
        ("post", "2027-01-04", "yours"),
        ("answer", "2027-05-03", "theirs"),
        ("late", "2027-05-04", "theirs"),
    ]
    assert expected == [(moment["id"], moment["day"], moment["whose"]) for moment in moments]


def test_after_silence_no_answer_is_said_to_have_come(visit_to: VisitTo) -> None:
    """The ombudsman's year starts on the day the handling should have ended; nothing was sent that day (Awb 9:24)."""
    answers = NO_LETTER | {
        "concern": "municipality",
        "complaint_steps": "waiting",
        "complaint_date": "2026-02-02",
    }
    moments = outcome_of(visit_to(answers), "ombudsman_silence")["moments"]
    assert "event:complained" in [moment["id"] for moment in moments]
    assert "event:findings" not in [moment["id"] for moment in moments]


def test_after_an_answer_the_day_of_the_findings_stands_on_the_time_line(visit_to: VisitTo) -> None:
    answers = NO_LETTER | {
        "concern": "municipality",
        "complaint_steps": "answered",
        "findings_date": "2026-11-02",
    }
    moments = outcome_of(visit_to(answers), "ombudsman")["moments"]
    assert ("event:findings", "2026-11-02") == (moments[0]["id"], moments[0]["day"])


# --- notice and dwangsom ---------------------------------------------------------------------------------------------


def test_after_two_weeks_of_silence_the_amount_so_far_is_told(visit_to: VisitTo) -> None:
    """Aanvraag of 1 October 2026, due on the 15th, notice received on the 20th; today is 22 November."""
    answers = NOTICE | {"application_date": "2026-10-01", "notice_date": "2026-10-20"}
    outcome = outcome_of(visit_to(answers), "appeal_silence")
    expected = {
        "first_day": "2026-11-04",
        "last_day": "2026-12-15",
        "amount_so_far": 14 * 23 + 4 * 35,
        "maximum": 1442,
    }
    assert expected == {name: outcome["penalty"][name] for name in expected}
    days = {moment["id"]: moment["day"] for moment in outcome["moments"]}
    assert ("2026-11-04", "2026-12-15") == (days["penalty_first"], days["penalty_last"])
    assert ("2026-12-29", "2026-11-04") == (days["penalty_fixed"], days["court"])


def test_the_court_opens_later_than_the_dwangsom_starts_where_two_weeks_end_on_a_free_day(visit_to: VisitTo) -> None:
    """Notice received on Friday 18 December 2026: fourteen days on is New Year's Day."""
    answers = NOTICE | {"application_date": "2026-10-01", "notice_date": "2026-12-18"}
    outcome = outcome_of(visit_to(answers, today="2027-01-03"), "notice_running")
    days = {moment["id"]: moment["day"] for moment in outcome["moments"]}
    assert ("2027-01-02", "2027-01-05") == (days["penalty_first"], days["court"])
    assert 23 == outcome["penalty"]["amount_so_far"]


def test_while_the_notice_runs_no_money_is_owed_yet(visit_to: VisitTo) -> None:
    answers = NOTICE | {"application_date": "2026-10-01", "notice_date": "2026-11-17"}
    outcome = outcome_of(visit_to(answers), "notice_running")
    assert ("2026-12-02", 0) == (outcome["penalty"]["first_day"], outcome["penalty"]["amount_so_far"])
    assert "2026-12-01" == clock(outcome, "ingebrekestelling")["deadline"]["last_day"]


def test_a_complaint_that_is_not_answered_costs_no_dwangsom(visit_to: VisitTo) -> None:
    answers = NO_LETTER | {"concern": "municipality", "complaint_steps": "waiting", "complaint_date": "2026-02-02"}
    assert outcome_of(visit_to(answers), "ombudsman_silence")["penalty"] is None


def test_a_notice_older_than_the_amounts_we_know_still_gets_its_advice(visit_to: VisitTo) -> None:
    answers = NOTICE | {"application_date": "2013-01-07", "notice_date": "2013-02-01"}
    assert outcome_of(visit_to(answers), "appeal_silence")["penalty"] is None


# --- promises --------------------------------------------------------------------------------------------------------


def test_a_promise_stands_with_the_name_of_who_made_it(visit_to: VisitTo) -> None:
    answers = NO_LETTER | {
        "concern": "provider",
        "payer": "wmo",
        "provider_steps": "complained_waiting",
        "provider_complaint_date": "2026-11-13",
    }
    outcome = outcome_of(visit_to(answers, municipality="GM0363", provider="permens"), "provider_waiting")
    promise = clock(outcome, "belofte_aanbieder")
    expected = {
        "id": "permens",
        "name": "perMens",
        "weeks": 6,
        "extension_weeks": 4,
        "working_days": 2,
        "extended_day": "2027-01-22",
        "contact_by": "2026-11-17",
    }
    assert (expected, False) == (promise["owner"], promise["deadline"]["is_law"])
    assert ("2026-12-25", []) == (promise["deadline"]["last_day"], promise["deadline"]["shifts"])


def test_where_nobody_promised_the_clock_has_no_owner_and_no_day(visit_to: VisitTo) -> None:
    answers = NO_LETTER | {"concern": "provider", "payer": "wmo", "provider_steps": "not_yet"}
    promise = clock(outcome_of(visit_to(answers), "provider_complaint"), "belofte_aanbieder")
    assert (None, None) == (promise["owner"], promise["deadline"])


# --- contacts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sender", "contacts"),
    [
        ("municipality", ["objection", "court_municipality"]),
        ("provider_for_municipality", ["objection", "court_municipality"]),
        ("unsure", ["objection", "court_municipality"]),
    ],
)
def test_an_urgent_bezwaar_goes_to_the_municipality_and_its_court(
    visit_to: VisitTo, sender: str, contacts: list[str]
) -> None:
    outcome = outcome_of(visit_to(OBJECTION | {"letter_from": sender, "help_now": "cannot_wait"}), "objection_urgent")
    assert contacts == outcome["contacts"]


@pytest.mark.parametrize(
    ("sender", "body", "court"),
    [
        ("municipality", "objection", "court_municipality"),
        ("cak", "cak", "court_residence"),
        ("svb", "svb", "court_residence"),
        ("ciz", "ciz", "court_residence"),
    ],
)
def test_silence_on_a_bezwaar_is_taken_to_the_body_that_decided_and_to_its_court(
    visit_to: VisitTo, sender: str, body: str, court: str
) -> None:
    """Awb 8:7: the district of the municipality, for another body that of one's own home."""
    late = LETTER | {
        "letter_date": "2026-01-05",
        "letter_from": sender,
        "objection_filed": "filed",
        "committee_named": "no_committee",
        "objection_delay": "nothing_said",
    }
    assert [body] == outcome_of(visit_to(late | {"notice_sent": "not_yet"}), "notice")["contacts"]
    sent = late | {"notice_sent": "sent", "notice_date": "2026-06-01"}
    assert [court] == outcome_of(visit_to(sent), "appeal_silence")["contacts"]


# --- references ------------------------------------------------------------------------------------------------------


def test_the_articles_of_the_outcome_the_checks_and_the_clocks_are_named_once(visit_to: VisitTo) -> None:
    references = outcome_of(visit_to(OBJECTION), "objection")["references"]
    assert len(set(references)) == len(references)
    assert {"awb-6-4", "awb-1-5", "awb-7-10-1", "atw-3-1"} <= set(references)


def test_an_outcome_says_whose_door_it_is_and_where_one_goes_next(visit_to: VisitTo) -> None:
    outcome = outcome_of(visit_to(OBJECTION | {"help_now": "cannot_wait"}), "objection_urgent")
    assert ("bezwaar", ["court"], ["appeal_date"]) == (outcome["door"], outcome["beside"], outcome["leads_to"])
