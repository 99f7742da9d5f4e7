"""The editor's commands, as an editor types them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.cli import main
from wizard.commands.term import NOTES, Teller
from wizard.loader.project import Project

type Ask = Callable[..., dict[str, Any]]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    return code, capsys.readouterr().out


def answered(ask: Ask, words: str) -> dict[str, Any]:
    """Ask for "bezwaar 2026-11-13 letter_says=2026-12-24"."""
    term, event, *settings = words.split()
    chosen = dict(setting.partition("=")[::2] for setting in settings)
    return ask("term", term=term, event=event, settings=chosen, today="2031-12-31")


def in_words(ask: Ask, project: Project, words: str) -> str:
    return "\n".join(Teller(project.words["nl"]).lines(answered(ask, words)))


def test_a_deadline_is_printed_with_its_derivation(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = printed(capsys, "term", "bezwaar", "--event", "2026-11-13", "--today", "2026-11-22", "--json")
    found = json.loads(out)
    assert 0 == code
    assert ("2026-12-25", "2026-12-28", "2027-01-04") == (
        found["raw_last_day"],
        found["last_day"],
        found["post_received_by"],
    )
    assert ["christmas", "boxing_day", "sunday"] == [shift["name"] for shift in found["shifts"]]
    assert ([], True) == (found["warnings"], "awb-6-7" in found["references"])


def test_a_setting_changes_the_term(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("term", "klacht", "--event", "2026-11-23", "--today", "2026-11-23", "--json")
    assert "2027-01-04" == json.loads(printed(capsys, *arguments)[1])["last_day"]
    assert "2027-02-01" == json.loads(printed(capsys, *arguments, "--set", "committee=yes")[1])["last_day"]


def test_a_deadline_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(capsys, "term", "bezwaar", "--event", "2026-11-13", "--today", "2026-11-22")[1]
    assert "maandag 28 december 2026" in out
    assert "eerste kerstdag" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("beroep_niet_tijdig", "--event", "2026-11-02"), ["het kan vanaf dinsdag 17 november 2026"]),
        (("wmo_aanvraag", "--event", "2026-11-02"), ["Een ingebrekestelling kan vanaf dinsdag 17 november 2026"]),
        (("wmo_aanvraag", "--event", "2026-11-02", "--set", "told_longer=yes"), ["verlengt de termijn niet"]),
        (("bezwaar", "--event", "2026-11-13"), ["Per post: uiterlijk maandag 28 december 2026", "vóór middernacht"]),
        (
            ("bezwaar", "--event", "2026-11-13", "--set", "letter_says=2026-12-24"),
            ["aan te houden is donderdag 24 dec"],
        ),
        (
            ("griffierecht", "--event", "2026-11-02"),
            ["bij de rechtbank in 2026: € 54", "bij hoger beroep in 2026: € 147"],
        ),
        (("griffierecht", "--event", "2027-01-04"), ["bij de rechtbank in 2027: niet bekend"]),
        (("belofte_eerste_contact", "--event", "2026-11-13", "--set", "owner=permens"), ["Wie dit beloofde: perMens"]),
        (
            ("dwangsom", "--event", "2026-11-02"),
            ["dag 42: maandag 28 december 2026, € 45, samen € 1.442", "11 januari 2027"],
        ),
        (("dwangsom", "--event", "2018-12-05"), ["€ 1.260", "is het € 1.406"]),
        (("bezwaar", "--event", "2031-03-15"), ["van vrijdag 1 januari 2010 tot en met zondag 31 december 2028"]),
    ],
)
def test_each_kind_of_term_is_told_in_words(
    ask: Ask, project: Project, arguments: tuple[str, ...], told: list[str]
) -> None:
    out = in_words(ask, project, " ".join(part for part in arguments if not part.startswith("--")))
    assert [] == [words for words in told if words not in out], out


GIVES = {  # a warning of the engine -> a request that gives it
    "calendar_unknown": "bezwaar 2031-03-15",
    "equated_day_by_title_only": "bezwaar 2025-11-21",
    "shift_not_checked": "griffierecht 2026-11-27",
    "promise_not_law": "belofte_aanbieder 2026-11-13 weeks=6",
    "set_in_a_letter": "bezwaar_aanvullen 2026-11-13 weeks=4",
    "source_not_checked": "svb_betalingsbesluit 2026-11-02 weeks=8",
    "suspension_unknown": "wmo_aanvraag 2026-11-02 suspended_days=unknown",
    "suspension_after_the_end": "wmo_aanvraag 2026-10-01 suspended=2026-10-20/2026-10-23",
    "consent_moves_the_day": "klacht 2026-11-23 agreed_until=2027-06-01",
    "notice_extends_nothing": "redelijke_termijn 2026-11-02 told_longer=yes",
    "earlier_of_two_dates": "beroep 2026-11-13 other_date=2026-11-10",
    "digital_rules_before_2026_not_checked": "bezwaar 2025-03-03 portal_day=2025-03-03",
    "letter_names_earlier_day": "hoger_beroep 2026-11-13 letter_says=2026-12-24",
    "letter_names_later_day": "bezwaar 2026-11-13 letter_says=2026-12-31",
    "premature_notice": "ingebrekestelling 2026-12-14 due=2026-12-15",
    "one_day_early": "dwangsom 2026-12-15 due=2026-12-15",
    "amounts_changed_meanwhile": "dwangsom 2018-12-05",
    "fee_unknown": "griffierecht_spoed 2027-01-04",
    "year_moved_by_case": "ombudsman_gedrag 2026-03-02 case_pending=yes",
    "setting_not_given": "klacht 2026-11-23",
}


@pytest.mark.parametrize("warning", NOTES)
def test_every_warning_is_one_that_the_engine_gives_and_is_told_in_words(
    ask: Ask, project: Project, warning: str
) -> None:
    found = answered(ask, GIVES[warning])
    assert warning in [told.partition(":")[0] for told in found["warnings"]]
    assert NOTES[warning].partition("{")[0].strip() in in_words(ask, project, GIVES[warning])


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("term", "bezwaar", "--event", "2026-02-31"), "not_a_date"),
        (("term", "bezwaar", "--event", "2026-12-01", "--today", "2026-11-22"), "date_in_the_future"),
        (("term", "bezwaren", "--event", "2026-11-13"), "unknown_term"),
        (("term", "klacht", "--event", "2026-11-13", "--set", "comittee=yes"), "unknown_setting"),
        (("term", "klacht", "--event", "2026-11-13", "--set", "committee=perhaps"), "unknown_value"),
        (("visit", "nowhere", "--answers", "ANSWERS"), "unknown_entry"),
        (("visit", "route", "--municipality", "GM9999", "--answers", "ANSWERS"), "unknown_municipality"),
    ],
)
def test_what_cannot_be_answered_is_a_named_problem(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: tuple[str, ...], problem: str
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("safe_now: safe\n", encoding="utf-8")
    code, out = printed(capsys, *(str(answers) if part == "ANSWERS" else part for part in arguments))
    assert 2 == code
    assert problem in [found["id"] for found in json.loads(out)["problems"]]


def test_a_visit_with_answers_prints_what_the_door_answers(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text('{"safe_now": "unsafe_now"}', encoding="utf-8")
    code, out = printed(capsys, "visit", "route", "--answers", str(answers), "--today", "2026-11-22", "--json")
    assert (0, "danger_now") == (code, json.loads(out)["node"])


def test_without_answers_the_tree_is_walked_in_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["3", "1", "99", "2", "2026-11-13", "1", "4", "2"])
    monkeypatch.setattr("builtins.input", lambda _="": next(typed))
    code, out = printed(capsys, "visit", "route", "--municipality", "GM0518", "--today", "2026-11-22")
    assert 0 == code
    assert "Dat kan niet: unknown_result" in out
    assert '"last_day": "2026-12-28"' in out


def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = printed(capsys, "check")
    assert (0, True) == (code, out.startswith("Alles klopt"))
