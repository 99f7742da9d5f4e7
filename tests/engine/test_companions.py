"""What follows by itself on an outcome: the letter's clock, acting for someone, help that cannot wait, other doors."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import TODAY, place
from wizard.engine.clocks import Visit
from wizard.engine.companions import blocks
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law, Place
from wizard.engine.tree import Check, Outcome, replay

type Blocks = Callable[..., tuple[str, ...]]

LETTER = {
    "safe_now": "safe",
    "for_whom": "self",
    "letter": "decision",
    "letter_date": "2026-11-13",
    "letter_from": "municipality",
}
OBJECTION = LETTER | {"objection_filed": "nothing_yet", "help_now": "can_wait"}
NO_LETTER = {"safe_now": "safe", "for_whom": "self", "letter": "no_letter"}
PROVIDER = NO_LETTER | {"concern": "provider", "payer": "wmo"}
PROVIDER_FIRST = PROVIDER | {"provider_steps": "not_yet"}
MUNICIPALITY = NO_LETTER | {"concern": "municipality", "complaint_steps": "not_yet"}
TO_CAK = LETTER | {"letter_from": "cak", "objection_filed": "nothing_yet", "money_matter": "amount"}
NO_DAY = NO_LETTER | {"letter": "decision", "letter_date": "unknown", "letter_age": "unsure"}
PAPER = NO_LETTER | {"letter": "provider_paper", "provider_paper_says": "less"}
WAITING = NO_LETTER | {"concern": "waiting"}
REPORTED = WAITING | {"waiting_for": "report", "melding_date": "2026-11-02"}
OBJECTED = WAITING | {"waiting_for": "objection_decision"}


@pytest.fixture
def blocks_of(law: Law) -> Blocks:
    def _blocks(
        answers: Mapping[str, str], outcome: str, entry: str = "safe_now", municipality: Place | None = None
    ) -> tuple[str, ...]:
        visit = Visit(law, date.fromisoformat(TODAY), answers, municipality)

        def decide(check: Check, known: Mapping[str, str]) -> str:
            return CHECKS[check.check].find(replace(visit, answers=known))

        path = replay(law.tree, entry, answers, decide)
        assert isinstance(path.at, Outcome)
        assert outcome == path.at.id
        return blocks(replace(visit, answers=path.known), path)

    return _blocks


# --- both clocks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "outcome", "block"),
    [
        (OBJECTION, "objection", "decision_day"),
        (TO_CAK, "cak", "decision_day"),
        (LETTER | {"objection_filed": "filed"}, "objection_running", "decision_filed"),
        (LETTER | {"objection_filed": "answered", "appeal_date": "2026-11-16"}, "appeal", "appeal_day"),
        (NO_LETTER | {"letter": "objection_decision", "appeal_date": "2026-11-16"}, "appeal", "appeal_day"),
        (NO_DAY, "objection_no_date", "decision_field"),
        (PAPER | {"provider_paper_date": "2026-11-13"}, "provider_cut", "decision_day"),
        (PAPER | {"provider_paper_date": "unknown"}, "provider_cut", "decision_field"),
        (PROVIDER_FIRST, "provider_complaint", "decision_field"),
        (MUNICIPALITY, "municipality_complaint", "decision_field"),
        (OBJECTED | {"objected_date": "2026-11-13"}, "objection_running", "decision_filed"),
        (OBJECTED | {"objected_date": "unknown"}, "ask_status", "decision_filed"),
    ],
)
def test_whoever_may_hold_a_letter_sees_its_clock_whatever_they_came_for(
    blocks_of: Blocks, answers: dict[str, str], outcome: str, block: str
) -> None:
    found = blocks_of(answers, outcome)
    assert [block] == [name for name in found if name.startswith("decision") or name == "appeal_day"]
    assert block == found[0]


def test_who_was_refused_because_a_bezwaar_runs_has_filed_it(blocks_of: Blocks) -> None:
    """The municipality itself says that a bezwaar is pending (Awb 9:8): that clock is met."""
    answers = NO_LETTER | {
        "concern": "municipality",
        "complaint_steps": "refused",
        "refusal_reason": "objection_pending",
    }
    assert "decision_filed" == blocks_of(answers, "objection_running")[0]


def test_who_has_the_answer_to_a_bezwaar_is_not_told_to_object_again(blocks_of: Blocks) -> None:
    """The first letter's six weeks are met; without the day of the answer nothing of them may be shown as running."""
    answers = LETTER | {"objection_filed": "answered", "appeal_date": "unknown"}
    assert "decision_day" not in blocks_of(answers, "appeal")


@pytest.mark.parametrize(
    ("answers", "outcome"), [({"safe_now": "unsafe_now"}, "danger_now"), ({"safe_now": "unsure"}, "worry")]
)
def test_nothing_stands_above_112(blocks_of: Blocks, answers: dict[str, str], outcome: str) -> None:
    assert () == blocks_of(answers, outcome)


# --- acting for someone ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("for_whom", "block"),
    [("someone", "acting"), ("professional", "acting"), ("unsure", "acting"), ("self", ""), ("carer_self", "")],
)
def test_who_acts_for_someone_reads_about_the_machtiging(blocks_of: Blocks, for_whom: str, block: str) -> None:
    answers = OBJECTION | {"for_whom": for_whom, "carer_matter": "own_letter"}
    expected = [block] if block else []
    assert expected == [name for name in blocks_of(answers, "objection") if name.startswith("acting")]


def test_where_it_was_not_asked_it_is_one_line(blocks_of: Blocks) -> None:
    found = blocks_of({"application_stage": "to_ask"}, "report_need", entry="application_stage")
    assert ["acting_line"] == [name for name in found if name.startswith("acting")]


def test_the_conversation_about_acting_does_not_send_to_itself(blocks_of: Blocks) -> None:
    answers = {"relation": "close_family", "person_decides": "decides", "wanted_step": "formal_step"}
    found = blocks_of(answers, "formal_with_machtiging", entry="relation")
    assert ("decision_field",) == found


# --- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "outcome", "shown"),
    [
        (OBJECTION | {"help_now": "cannot_wait"}, "objection_urgent", True),
        (OBJECTION, "objection", False),
        (NO_LETTER | {"concern": "less_help", "less_said_by": "provider_ends"}, "provider_stops", True),
        (NO_LETTER | {"concern": "less_help", "less_said_by": "provider"}, "provider_cut_said", True),
        (NO_LETTER | {"concern": "less_help", "less_said_by": "municipality"}, "ask_for_decision", False),
        (WAITING | {"waiting_for": "start_of_help"}, "granted_not_started", True),
        (OBJECTION | {"letter_date": "2026-09-01"}, "objection_late", True),
        (REPORTED | {"melding_date": "2026-09-01"}, "apply_now", True),
        (REPORTED | {"can_wait": "cannot_wait"}, "urgent_provision", True),
        (REPORTED | {"can_wait": "can_wait"}, "investigation_running", False),
    ],
)
def test_help_that_cannot_wait_is_asked_for_today(
    blocks_of: Blocks, answers: dict[str, str], outcome: str, shown: bool
) -> None:
    assert shown == ("urgent" in blocks_of(answers, outcome))


CALLS_FIRST = place("m", objection__phone_first="(070) 000 00 00")
MEDIATES = place("m", objection__mediation=True)


@pytest.mark.parametrize(
    ("municipality", "answers", "outcome", "shown"),
    [
        (CALLS_FIRST, OBJECTION, "objection", True),
        (MEDIATES, OBJECTION, "objection", True),
        (place("m"), OBJECTION, "objection", False),
        (None, OBJECTION, "objection", False),
        (CALLS_FIRST, PROVIDER_FIRST, "provider_complaint", False),
    ],
)
def test_where_they_like_to_call_first_it_says_that_a_call_is_no_bezwaar(
    blocks_of: Blocks, municipality: Place | None, answers: dict[str, str], outcome: str, shown: bool
) -> None:
    assert shown == ("no_call" in blocks_of(answers, outcome, municipality=municipality))


@pytest.mark.parametrize(
    ("answers", "outcome", "shown"),
    [
        (OBJECTION, "objection", True),
        (LETTER | {"objection_filed": "answered", "appeal_date": "2026-11-16"}, "appeal", True),
        (MUNICIPALITY, "municipality_complaint", False),
    ],
)
def test_beside_a_bezwaar_one_may_complain_about_how_one_was_treated(
    blocks_of: Blocks, answers: dict[str, str], outcome: str, shown: bool
) -> None:
    assert shown == ("conduct" in blocks_of(answers, outcome))


@pytest.mark.parametrize(
    ("answers", "outcome", "fear", "second_door"),
    [
        (PROVIDER_FIRST, "provider_complaint", True, True),
        (PROVIDER | {"provider_steps": "nobody_takes_it"}, "municipality_about_provider", True, True),
        (PROVIDER | {"provider_steps": "afraid"}, "help_first", True, False),
        (MUNICIPALITY, "municipality_complaint", True, True),
        (OBJECTION, "objection", False, False),
        (NO_LETTER | {"concern": "unsure"}, "talk_it_over", False, False),
    ],
)
def test_who_complains_reads_about_fear_and_about_the_other_doors(
    blocks_of: Blocks, answers: dict[str, str], outcome: str, fear: bool, second_door: bool
) -> None:
    found = blocks_of(answers, outcome)
    assert (fear, second_door) == ("fear" in found, "second_door" in found)


@pytest.mark.parametrize(
    ("answers", "outcome", "shown"),
    [(LETTER | {"objection_filed": "filed"}, "objection_running", True), (OBJECTION, "objection", False)],
)
def test_a_new_decision_falls_under_a_bezwaar_that_runs(
    blocks_of: Blocks, answers: dict[str, str], outcome: str, shown: bool
) -> None:
    assert shown == ("new_decision" in blocks_of(answers, outcome))


@pytest.mark.parametrize(
    ("province", "answers", "outcome", "shown"),
    [
        ("Fryslân", OBJECTION, "objection", True),
        ("Drenthe", OBJECTION, "objection", False),
        ("Fryslân", PROVIDER_FIRST, "provider_complaint", False),
        ("Fryslân", MUNICIPALITY, "municipality_complaint", True),
    ],
)
def test_one_may_write_frisian_to_a_municipality_in_fryslan(
    blocks_of: Blocks, province: str, answers: dict[str, str], outcome: str, shown: bool
) -> None:
    assert shown == ("frisian" in blocks_of(answers, outcome, municipality=place("m", province)))
