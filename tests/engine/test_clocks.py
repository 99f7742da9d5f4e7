"""Which answer starts which term, and what the answers say about its length."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import TODAY, place
from wizard.engine import clocks
from wizard.engine.clocks import SHORTEST, Visit
from wizard.engine.law import Law, Place


def visit(
    law: Law,
    answers: dict[str, str],
    municipality: Place | None = None,
    provider: Place | None = None,
    today: str = TODAY,
) -> Visit:
    return Visit(law, date.fromisoformat(today), answers, municipality, provider)


def last_day(law: Law, term: str, answers: dict[str, str], **places: Any) -> str | None:
    found = clocks.clock(visit(law, answers, **places), term)
    return found.last_day.isoformat() if found else None


@pytest.mark.parametrize(
    ("term", "node", "last"),
    [
        ("bezwaar", "letter_date", "2026-12-28"),
        ("bezwaar", "provider_paper_date", "2026-12-28"),
        ("bezwaar", "objected_date", "2026-12-28"),
        ("beroep", "appeal_date", "2026-12-28"),
        ("hoger_beroep", "ruling_date", "2026-12-28"),
        ("klacht", "complaint_date", "2027-02-19"),
        ("klacht_weigering", "complaint_date", "2026-12-11"),
        ("ombudsman", "findings_date", "2027-11-13"),
        ("wmo_onderzoek", "melding_date", "2026-12-28"),
        ("persoonlijk_plan", "melding_date", "2026-11-20"),
        ("wmo_aanvraag", "application_date", "2026-11-27"),
        ("ingebrekestelling", "notice_date", "2026-11-27"),
        ("beroep_niet_tijdig", "notice_date", "2026-11-27"),
    ],
)
def test_each_term_is_started_by_the_day_that_its_article_names(law: Law, term: str, node: str, last: str) -> None:
    assert last == last_day(law, term, {node: "2026-11-13"})


@pytest.mark.parametrize(
    "term",
    ["bezwaar", "beroep", "hoger_beroep", "beslissing_op_bezwaar", "klacht", "klacht_ouderdom", "ombudsman",
     "wmo_onderzoek", "persoonlijk_plan", "wmo_aanvraag", "ingebrekestelling", "wkkgz", "belofte_aanbieder",
     "belofte_gemeente"],
)  # fmt: skip
@pytest.mark.parametrize("answers", [{}, {"letter_date": "unknown", "complaint_date": "unknown"}])
def test_without_its_day_no_last_day_is_guessed(law: Law, term: str, answers: dict[str, str]) -> None:
    assert last_day(law, term, answers) is None


def test_the_day_of_another_letter_does_not_start_a_term(law: Law) -> None:
    assert last_day(law, "beroep", {"letter_date": "2026-11-13"}) is None
    assert last_day(law, "bezwaar", {"appeal_date": "2026-11-13"}) is None


# --- the decision on a bezwaar: Awb 7:10 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("committee", "delay", "last"),
    [
        ("no_committee", "nothing_said", "2027-02-08"),
        ("committee", "nothing_said", "2027-03-22"),
        ("no_committee", "extended", "2027-03-22"),
        ("committee", "extended", "2027-05-03"),
        ("unsure", "nothing_said", "2027-03-22"),
        ("no_committee", "unsure", "2027-03-22"),
        ("unsure", "unsure", "2027-05-03"),
        (None, None, "2027-05-03"),
    ],
)
def test_they_are_late_only_after_the_latest_day_that_can_be_defended(
    law: Law, committee: str | None, delay: str | None, last: str
) -> None:
    """Letter of 13 November 2026. What is not known counts as a committee and as put off."""
    answers = {"letter_date": "2026-11-13", "committee_named": committee, "objection_delay": delay}
    given = {node: answer for node, answer in answers.items() if answer}
    assert last == last_day(law, "beslissing_op_bezwaar", given)


def test_the_days_between_their_request_and_the_reply_are_added(law: Law) -> None:
    """Asked on 4 January, answered on the 14th: ten days (Awb 7:10, paragraph 2)."""
    answers = {
        "letter_date": "2026-11-13",
        "committee_named": "no_committee",
        "objection_delay": "asked_something",
        "asked_days_objection": "2027-01-04/2027-01-14",
    }
    paused, plain = (
        clocks.objection_decision(visit(law, answers)),
        clocks.objection_decision(visit(law, answers | {"asked_days_objection": "unknown"})),
    )
    assert paused is not None and plain is not None
    assert 10 == (paused.last_day - plain.last_day).days


def test_the_shortest_term_is_six_weeks_after_the_end_of_the_objection_term(law: Law) -> None:
    shortest = clocks.objection_decision(visit(law, {"letter_date": "2026-11-13"}), SHORTEST)
    assert shortest is not None
    assert date(2027, 2, 8) == shortest.last_day


# --- a complaint: Awb 9:11 -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        (None, "2027-03-01"),
        ({}, "2027-03-01"),
        ({"complaint_commission__exists": True}, "2027-03-01"),
        ({"complaint_commission__exists": False}, "2027-02-01"),
    ],
)
def test_a_complaint_counts_as_ten_weeks_unless_it_is_known_that_nobody_advises(
    law: Law, facts: dict[str, bool] | None, last: str
) -> None:
    municipality = None if facts is None else place(**facts)
    assert last == last_day(law, "klacht", {"complaint_date": "2026-11-23"}, municipality=municipality)


def test_who_heard_nothing_is_told_the_short_term(law: Law) -> None:
    """Without notice of a delay or a commission the six weeks of the law stand."""
    answers = {"complaint_date": "2026-11-23", "complaint_delay": "nothing_said"}
    assert "2027-01-04" == last_day(law, "klacht", answers)
    assert "2027-03-01" == last_day(law, "klacht", answers | {"complaint_delay": "told"})


def test_after_silence_the_year_runs_from_the_day_the_handling_should_have_ended(law: Law) -> None:
    """Awb 9:24: six weeks from 23 November 2026 end on 4 January 2027; the visitor's clock takes the earliest."""
    assert "2028-01-04" == last_day(law, "ombudsman", {"complaint_date": "2026-11-23"})


# --- an application: Wmo 2.3.5, Awb 4:15 -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pause", "last"),
    [("unknown", "2026-12-15"), ("2026-12-04/2026-12-17", "2026-12-28"), ("2026-12-04/2026-12-04", "2026-12-15")],
)
def test_an_application_waits_as_long_as_the_clock_stood_still(law: Law, pause: str, last: str) -> None:
    assert last == last_day(law, "wmo_aanvraag", {"application_date": "2026-12-01", "asked_days_application": pause})


# --- notice and dwangsom: Awb 4:17 -----------------------------------------------------------------------------------


def test_a_notice_is_about_the_application_when_there_is_one(law: Law) -> None:
    found = clocks.due(visit(law, {"application_date": "2026-10-01"}))
    assert found is not None
    assert "wmo_aanvraag" == found.term


def test_else_a_notice_is_about_the_bezwaar(law: Law) -> None:
    found = clocks.due(visit(law, {"letter_date": "2026-01-13", "objection_filed": "filed"}))
    assert found is not None
    assert "beslissing_op_bezwaar" == found.term


def test_a_melding_has_no_term_that_a_notice_could_be_about(law: Law) -> None:
    """Passing the six weeks of 2.3.2 gives no dwangsom; only an aanvraag does."""
    assert clocks.due(visit(law, {"melding_date": "2026-01-13"})) is None


def test_the_dwangsom_starts_two_weeks_after_the_notice(law: Law) -> None:
    found = clocks.dwangsom(visit(law, {"application_date": "2026-10-01", "notice_date": "2026-10-20"}))
    assert found is not None
    assert (date(2026, 11, 4), 18 * 23 + 4 * 12) == (found.first_day, found.amount_so_far)


@pytest.mark.parametrize("notice", [{}, {"notice_date": "unknown"}])
def test_without_the_day_of_the_notice_there_is_no_amount(law: Law, notice: dict[str, str]) -> None:
    assert clocks.dwangsom(visit(law, {"application_date": "2026-10-01"} | notice)) is None


def test_a_notice_older_than_the_amounts_we_know_gives_no_amount_and_no_error(law: Law) -> None:
    assert clocks.dwangsom(visit(law, {"application_date": "2013-01-07", "notice_date": "2013-02-01"})) is None


# --- a provider's promise --------------------------------------------------------------------------------------------

COMPLAINED = {"provider_complaint_date": "2026-11-13"}
OWN = place("provider", complaint__decision_term_weeks=4)
CONTRACT = place("municipality", complaint_provider__provider_terms__decision_weeks=6)


@pytest.mark.parametrize(
    ("municipality", "provider", "last", "owner"),
    [
        (None, OWN, "2026-12-11", "provider"),
        (CONTRACT, None, "2026-12-25", "municipality"),
        (CONTRACT, OWN, "2026-12-11", "provider"),
        (CONTRACT, place("silent"), "2026-12-25", "municipality"),
    ],
)
def test_a_promise_carries_its_owner_and_does_not_move(
    law: Law, municipality: Place | None, provider: Place | None, last: str, owner: str
) -> None:
    """The provider's own promise goes before what its municipality asks of it; Christmas Day stays Christmas Day."""
    found = clocks.provider_promise(visit(law, COMPLAINED, municipality, provider))
    assert found is not None
    assert (last, owner, False) == (found[0].last_day.isoformat(), found[1].id, found[0].is_law)


@pytest.mark.parametrize(("municipality", "provider"), [(None, None), (place("m"), None), (place("m"), place("p"))])
def test_where_nobody_promised_there_is_no_day(law: Law, municipality: Place | None, provider: Place | None) -> None:
    assert clocks.provider_promise(visit(law, COMPLAINED, municipality, provider)) is None


def test_what_the_municipality_promises_about_itself_binds_no_provider(law: Law) -> None:
    own = place("m", complaint_municipality__decision_term_weeks=6)
    assert clocks.provider_promise(visit(law, COMPLAINED, own)) is None


def test_all_of_a_promise_is_told_and_its_days_only_once_the_complaint_has_one(law: Law) -> None:
    """Six weeks, four more, a first contact within two working days (a Friday: so Tuesday)."""
    own = place(
        "p", complaint__decision_term_weeks=6, complaint__extension_weeks=4, complaint__first_contact_working_days=2
    )
    found = clocks.promise_of(visit(law, COMPLAINED, None, own))
    assert found is not None
    assert (6, 4, 2) == (found.weeks, found.extension_weeks, found.working_days)
    assert (date(2027, 1, 22), date(2026, 11, 17)) == (found.extended_day, found.contact_by)
    undated = clocks.promise_of(visit(law, {}, None, own))
    assert undated is not None
    assert (6, None, None) == (undated.weeks, undated.extended_day, undated.contact_by)


@pytest.mark.parametrize("owner", [OWN, CONTRACT])
def test_a_promise_without_extension_or_contact_names_none(law: Law, owner: Place) -> None:
    found = clocks.promise_of(
        visit(law, COMPLAINED, owner, None) if owner is CONTRACT else visit(law, COMPLAINED, None, owner)
    )
    assert found is not None
    assert (0, 0, None, None) == (found.extension_weeks, found.working_days, found.extended_day, found.contact_by)


def test_nobody_who_promised_nothing_is_named(law: Law) -> None:
    assert clocks.promise_of(visit(law, COMPLAINED, place("m"), place("p"))) is None
    assert clocks.clock(visit(law, COMPLAINED, place("m"), place("p")), "belofte_eerste_contact") is None


# --- articles that hold only since a day -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "letter", "cited"),
    [
        ("awb-2-22", "2025-12-31", False),
        ("awb-2-22", "2026-01-01", True),
        ("awb-2-19", "2024-05-06", False),
        ("awb-2-20", "2024-05-06", True),  # about what the visitor sends, so about today
        ("awb-6-7", "2011-05-06", True),
        ("awb-2-22", "unknown", True),
    ],
)
def test_an_article_about_how_a_letter_came_is_cited_only_if_it_held_then(
    law: Law, reference: str, letter: str, cited: bool
) -> None:
    assert cited is clocks.held_then(visit(law, {"letter_date": letter}), reference)


def test_an_article_is_known_by_its_paragraph_as_well(law: Law) -> None:
    assert (False, True) == (
        law.holds_on("awb-2-16-1", date(2025, 12, 31)),
        law.holds_on("awb-2-16-1", date(2026, 1, 1)),
    )
    assert (False, True) == (law.holds_on("awb-2-1-2", date(2023, 12, 31)), law.holds_on("awb-2-1-2", date(2024, 1, 1)))
    assert law.holds_on("awb-6-9-2", date(1995, 1, 1))


# --- both sides: what nothing was said about --------------------------------------------------------------------------


def test_the_shortest_term_asks_for_nothing_more(law: Law) -> None:
    """That nobody advises and nobody put it off is what makes it the shortest: no setting was left open."""
    heard_nothing = visit(law, {"complaint_date": "2026-11-23", "complaint_delay": "nothing_said"})
    for found in (clocks.clock(heard_nothing, "klacht"), clocks.complaint(heard_nothing, SHORTEST)):
        assert found is not None
        assert () == found.warnings


@pytest.mark.parametrize(
    "answers",
    [
        {"objection_filed": "filed"},
        {"objection_filed": "answered"},
        {"refusal_reason": "objection_pending"},
        {"waiting_for": "objection_decision"},
        {"objected_date": "2026-11-13"},
    ],
)
def test_who_sent_a_bezwaar_has_met_the_six_weeks(law: Law, answers: dict[str, str]) -> None:
    assert visit(law, answers).has_objected
    assert not visit(law, dict.fromkeys(answers, "unknown")).has_objected


@pytest.mark.parametrize("article", ["awb-2-10", "awb-2-19", "awb-2-22"])
def test_how_a_letter_came_is_told_by_the_rules_of_its_day(law: Law, article: str) -> None:
    """Afdeling 2.3 Awb is another since 1 January 2026, and what held before was not read."""
    for day, is_held in (("2025-12-31", False), ("2026-01-01", True)):
        assert is_held == clocks.held_then(visit(law, {"letter_date": day}), article)
    assert clocks.held_then(visit(law, {"letter_date": "2025-12-31"}), "awb-6-7")
    assert clocks.held_then(visit(law, {}), article)


# --- a notice of default: Awb 4:17, 6:12 ------------------------------------------------------------------------------

WAITS_FOR_APPLICATION = {"application_date": "2026-10-12"}  # two weeks: 26 October 2026


@pytest.mark.parametrize("term", ["ingebrekestelling", "beroep_niet_tijdig"])
def test_a_notice_that_came_too_soon_starts_no_term(law: Law, term: str) -> None:
    assert last_day(law, term, WAITS_FOR_APPLICATION | {"notice_date": "2026-10-26"}) is None
    assert "2026-11-10" == last_day(law, term, WAITS_FOR_APPLICATION | {"notice_date": "2026-10-27"})


def test_a_notice_that_came_too_soon_leaves_the_term_for_the_decision_as_it_is(law: Law) -> None:
    assert "2026-10-26" == last_day(law, "wmo_aanvraag", WAITS_FOR_APPLICATION | {"notice_date": "2026-10-20"})


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        (WAITS_FOR_APPLICATION | {"notice_date": "2026-10-30"}, "2026-11-14"),
        (WAITS_FOR_APPLICATION | {"notice_date": "2026-10-20"}, "2026-11-10"),
        ({"notice_date": "2026-10-30"}, "2026-11-14"),
    ],
)
def test_a_dwangsom_begins_after_two_weeks_from_the_notice_and_never_before_the_term_has_ended(
    law: Law, answers: dict[str, str], first: str
) -> None:
    found = clocks.dwangsom(visit(law, answers))
    assert found is not None
    assert first == found.first_day.isoformat()
