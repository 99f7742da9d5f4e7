"""The editor's commands, as an editor types them."""

import json
from pathlib import Path

import pytest

from wizard.cli import main


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    return code, capsys.readouterr().out


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
