"""The tools of the benchmarks do what they say. No test here has a time in it."""

import http.client
import json
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import brotli
import pytest

from benchmarks import measure, report, subjects
from benchmarks.profiles import BY_ID as PROFILES
from benchmarks.profiles import Profile
from benchmarks.scenario import BY_ID as SUBJECTS
from benchmarks.scenario import story
from benchmarks.server import ShapedServer
from tests.oracle import bezwaar
from wizard.engine.api import open_door
from wizard.loader.project import Project
from wizard.publish.edition import Edition

TODAY = date(2026, 11, 25)


# --- the visit --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("today", [TODAY, date(2027, 1, 4), date(2028, 2, 29)])
def test_the_visit_ends_in_bezwaar_with_a_day_whenever_it_is_run(project: Project, bundle: str, today: date) -> None:
    told = story(project, "nl", today)
    answers = {}
    for step in told.steps:
        day = step.get("day")
        answers[step["at"]] = date(*map(int, reversed(day))).isoformat() if day else step["result"]
    request = {"ask": "visit", "entry": "safe_now", "answers": answers, "today": today.isoformat()}
    reply = json.loads(open_door(bundle)(json.dumps(request)))
    assert reply["node"] in ("objection", "objection_closing")
    assert [] == reply["dropped"]
    last = date.fromisoformat(reply["outcome"]["clocks"][0]["deadline"]["day_to_keep"])
    assert f"{last.day} " in told.last_day and str(last.year) in told.last_day


def test_what_the_visitor_waits_for_before_her_first_answer_is_made_by_the_script() -> None:
    made = (subjects.ROOT / "wizard" / "web" / "finder.mjs").read_text(encoding="utf-8")
    assert f'"{SUBJECTS["ours"].ready.removeprefix(".")}"' in made


# --- what is compared -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def words(project: Project, bundle: str) -> Mapping[str, str]:
    return subjects._words(project, Edition(project, project.words["nl"], open_door(bundle), TODAY))


def in_node(code: str) -> Any:
    done = subprocess.run(["node", "--input-type=module", "-e", code], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_the_plain_page_has_the_tree_of_the_site(project: Project, words: Mapping[str, str]) -> None:
    nodes = in_node(words["tree"] + "console.log(JSON.stringify(nodes));")
    asked = {name: dict(node["next"]) for name, node in project.nodes.items() if "outcome" not in node}
    found = {name: {option["result"]: option["node"] for option in node["options"]} for name, node in nodes.items()}
    assert asked == found
    outcomes = {name for name, node in project.nodes.items() if "outcome" in node}
    assert outcomes == set(json.loads(words["advice"])["outcomes"])


def test_the_plain_page_counts_every_last_day_as_the_law_does(words: Mapping[str, str]) -> None:
    """A floor that counts wrong would be no floor."""
    rules = (subjects.HERE / "plain" / "rules.js").read_text(encoding="utf-8")
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(1400)]
    code = f"{words['tree']}{rules}\nconst days = {json.dumps([day.isoformat() for day in days])};"
    found = in_node(code + "console.log(JSON.stringify(days.map((day) => lastDay(day, equated))));")
    assert [bezwaar(day, only_read=True).isoformat() for day in days] == found


def test_each_script_of_the_pages_can_be_read(words: Mapping[str, str]) -> None:
    plain, stock = subjects.HERE / "plain", subjects.HERE / "stock"
    for scripts in (
        (plain / "rules.js", plain / "page.js", plain / "start.js"),
        (plain / "page.js", stock / "start.js"),
    ):
        code = words["tree"] + "\n".join(script.read_text(encoding="utf-8") for script in scripts)
        done = subprocess.run(["node", "--check", "-"], input=code, capture_output=True, text=True, check=False)
        assert "" == done.stderr
    observer = (subjects.HERE / "observe.js").read_text(encoding="utf-8")
    assert 0 == subprocess.run(["node", "--check", "-"], input=observer, text=True, check=False).returncode


# --- the server -------------------------------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ShapedServer]:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site" / "index.html").write_text("<p>home</p>")
    (tmp_path / "site" / "index.html.br").write_bytes(brotli.compress(b"<p>home</p>"))
    (tmp_path / "site" / "big.txt").write_text("x" * 100_000)
    found = ShapedServer({"/site/": tmp_path / "site"})
    found.start()
    yield found
    found.stop()


def fetched(server: ShapedServer, path: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def test_the_server_gives_compressed_files_with_the_headers_of_the_site(server: ShapedServer) -> None:
    status, headers, body = fetched(server, "/site/", Accept_Encoding="br")
    assert (200, "br", b"<p>home</p>") == (status, headers["content-encoding"], brotli.decompress(body))
    assert "content-security-policy" in headers
    assert b"<p>home</p>" == fetched(server, "/site/")[2]


def test_the_server_says_when_nothing_changed(server: ShapedServer) -> None:
    tag = fetched(server, "/site/")[1]["etag"]
    assert (304, b"") == fetched(server, "/site/", If_None_Match=tag)[::2]


@pytest.mark.parametrize("path", ["/other/", "/site/nothing.html", "/site/../secret.txt", "/site/%2e%2e/secret.txt"])
def test_the_server_gives_nothing_else(server: ShapedServer, path: str) -> None:
    assert 404 == fetched(server, path)[0]


def test_the_server_sends_all_over_a_slow_line_and_counts_it(server: ShapedServer) -> None:
    server.shape(Profile("test", "test", 0.001, 10e6))
    assert b"x" * 100_000 == fetched(server, "/site/big.txt")[2]
    assert 100_000 < server.line.sent < 101_500
    server.shape(PROFILES["none"])
    assert 0 == server.line.sent


# --- the report -------------------------------------------------------------------------------------------------------


def look(subject: str, first: float, cache: str = "cold") -> dict[str, Any]:
    return {"what": "look", "profile": "none", "cpu": 1, "subject": subject, "cache": cache, "first": first}


def answered(subject: str, start: float, ready: float) -> dict[str, Any]:
    run = {"what": "answer", "profile": "none", "cpu": 4, "subject": subject, "cache": "cold", "outcome": ready + 100}
    return run | {"engineStart": start, "engineReady": ready, "bytes": 5000}


def test_a_figure_is_the_median_of_its_runs() -> None:
    runs = [look("ours", first) for first in (900, 100, 200)] + [look("ours", 5, "warm")]
    assert 200 == report.middle(runs, "first", subject="ours", cache="cold")
    assert report.middle(runs, "first", subject="plain") is None


def test_a_target_is_met_or_not_by_the_ratio_of_the_medians() -> None:
    slow = report._targets([look("plain", 100), look("ours", 116)])
    fast = report._targets([look("plain", 100), look("ours", 114)])
    assert "| 1.16x | **no** |" in slow
    assert "| 1.14x | yes |" in fast


def test_the_start_of_the_engine_is_counted_from_its_own_start() -> None:
    runs = [answered("ours", 1000, 1400), answered("stock", 0, 1000)]
    assert 400 == report.engine_start(runs, "ours")
    assert "| 0.40x | yes |" in report._targets(runs)


def test_a_visitor_who_never_arrived_is_a_dead_end_and_one_not_sent_is_not() -> None:
    lost = {"what": "visitor", "profile": "slow4g", "cpu": 4, "subject": "ours", "cache": "cold", "wrong": "no outcome"}
    assert "did not come to the outcome | **no**" in report._targets([lost])
    assert "did not come" not in report._targets([])


def test_short_waits_count_as_none() -> None:
    run = {
        "what": "visitor",
        "profile": "fast4g",
        "cpu": 4,
        "subject": "ours",
        "cache": "cold",
        "first": 900,
        "loads": 1,
    }
    assert 0 == report._waited({**run, "waits": [20, 99, 100]})
    assert 350 == report._waited({**run, "waits": [20, 350]})


def test_the_readme_has_the_place_of_the_tables() -> None:
    text = report.README.read_text(encoding="utf-8")
    assert 1 == text.count(report.START)
    assert text.index(report.START) < text.index(report.END)


def test_what_is_measured_exists() -> None:
    for one in (*measure.ROUNDS, *measure.QUICK_ROUNDS):
        assert one.profile in PROFILES
        assert set(one.subjects) <= set(SUBJECTS)
    assert {subject for _, subject, _ in measure.VISITORS} <= set(SUBJECTS)
