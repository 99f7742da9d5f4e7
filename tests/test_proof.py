"""What must hold on every path through the three conversations, not on samples.

Two walks over the same tree (tests/paths.py): *symbolic*, every option and every result of a check; *lived*, the same
paths with days and local facts that bring them about, so that the engine says what it would say to that visitor.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import TODAY
from tests.paths import DAYS, DONT_KNOW, NOW, PLACES, Way, lived, symbolic
from wizard.engine.clocks import Visit
from wizard.engine.facts import CHECKS
from wizard.engine.law import Law
from wizard.engine.outcome import clocks_so_far, described
from wizard.engine.tree import Check, Outcome, Path, Question, Tree, questions_ahead, replay

TREES = ("route", "application", "acting_for")
MOST_ASKED = {"route": 12, "application": 9, "acting_for": 3}
DANGER = ("danger_now", "worry")
WITHOUT_ARTICLE = ("insurer",)  # a health insurer's policy rests on no article that we cite
LATE_BEZWAAR = ("awb-6-11", "awb-4-6")

type Walks = dict[str, list[Way]]


@pytest.fixture(scope="module")
def walks(law: Law) -> Walks:
    return {name: list(symbolic(law, law.entries[name])) for name in TREES}


@pytest.fixture(scope="module")
def ways(walks: Walks) -> list[Way]:
    return [way for name in TREES for way in walks[name]]


@pytest.fixture(scope="module")
def lives(law: Law) -> list[Way]:
    return [way for name in TREES for way in lived(law, law.entries[name]).values()]


@pytest.fixture(scope="module")
def told(law: Law, lives: list[Way]) -> list[tuple[Way, dict[str, Any], list[dict[str, Any]]]]:
    """Each lived path, with the outcome as the engine describes it and the clocks that stand on the way."""
    return [(way, *tell(law, way)) for way in lives]


def visit_of(law: Law, way: Way) -> Visit:
    return Visit(law, NOW, way.known, way.municipality, way.provider)


def path_of(law: Law, way: Way, answers: dict[str, str]) -> Path:
    def decide(check: Check, known: Any) -> str:
        return CHECKS[check.check].find(Visit(law, NOW, known, way.municipality, way.provider))

    return replay(law.tree, way.steps[0][0], answers, decide)


def tell(law: Law, way: Way) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    path = path_of(law, way, dict(way.answers))
    visit = Visit(law, NOW, path.known, way.municipality, way.provider)
    return described(visit, path), clocks_so_far(visit)


def none(wrong: list[Any]) -> None:
    """Nothing may be left; shows the first few that are."""
    assert [] == [str(one) for one in wrong[:5]], f"{len(wrong)} in all"


def nodes(tree: Tree, kind: type) -> list[Any]:
    return [node for node in tree.values() if isinstance(node, kind)]


def reaching(ways: list[Way], *outcomes: str) -> list[Way]:
    found = [way for way in ways if way.end in outcomes]
    assert set(outcomes) == {way.end for way in found}, "each of these is reached by some path"
    return found


# --- structure -------------------------------------------------------------------------------------------------------


def test_every_next_node_exists(law: Law) -> None:
    named = [(node.id, target) for node in nodes(law.tree, Question | Check) for target in node.next.values()]  # type: ignore[arg-type]
    named += [(node.id, target) for node in nodes(law.tree, Outcome) for target in node.leads_to]
    none([pair for pair in named if pair[1] not in law.tree])


def test_every_node_is_reached_from_an_entry(law: Law, ways: list[Way]) -> None:
    passed = {node for way in ways for node, _ in way.steps} | {way.end for way in ways}
    assert set() == set(law.tree) - passed


def test_every_option_and_every_result_lies_on_some_path(law: Law, ways: list[Way]) -> None:
    edges = {(node.id, result) for node in nodes(law.tree, Question | Check) for result in node.next}  # type: ignore[arg-type]
    assert set() == edges - {step for way in ways for step in way.steps}


def test_no_path_leads_back_to_where_it_was(law: Law) -> None:
    """The graph has no circle: whoever answers comes to an end."""
    finished: set[str] = set()

    def descend(node_id: str, above: tuple[str, ...]) -> None:
        assert node_id not in above, " > ".join((*above, node_id))
        node = law.tree[node_id]
        if node_id not in finished and not isinstance(node, Outcome):
            for target in node.next.values():
                descend(target, (*above, node_id))
        finished.add(node_id)

    for entry in law.entries.values():
        descend(entry, ())


@pytest.mark.parametrize(("name", "paths"), [("route", 11_068), ("application", 424), ("acting_for", 79)])
def test_the_walk_sees_as_many_paths_as_the_design_counted(walks: Walks, name: str, paths: int) -> None:
    """Another number is no fault, but a change of the conversation that somebody should have meant."""
    assert paths == len(walks[name])


def test_every_check_has_an_edge_for_each_of_its_results_and_no_other(law: Law) -> None:
    none([node.id for node in nodes(law.tree, Check) if set(node.next) != set(CHECKS[node.check].results)])


def test_every_question_has_two_to_seven_options_and_one_way_not_to_know(law: Law) -> None:
    questions = nodes(law.tree, Question)
    none([node.id for node in questions if not 2 <= len(node.next) <= 7])
    none([node.id for node in questions if 1 != len(set(node.next) & set(DONT_KNOW))])


def test_a_date_is_given_or_unknown_and_nothing_else_is_given(law: Law) -> None:
    dates = [node for node in nodes(law.tree, Question) if node.form != "choice"]
    none([node.id for node in dates if set(node.next) != {"given", "unknown"}])
    choices = [node for node in nodes(law.tree, Question) if node.form == "choice"]
    none([node.id for node in choices if {"given", "unknown"} & set(node.next)])
    assert set(DAYS) == {node.id for node in dates}


def test_a_check_has_no_result_that_a_visitor_must_choose(law: Law) -> None:
    none([node.id for node in nodes(law.tree, Check) if {"unsure", "given"} & set(node.next)])


def test_not_knowing_counts_as_a_named_option_or_ends_soon(law: Law) -> None:
    """As that option: the same next node. Else an outcome within two more questions, not knowing each time."""
    for node in nodes(law.tree, Question):
        for result in set(node.next) & set(DONT_KNOW):
            if result in node.same_as:
                assert node.next[node.same_as[result]] == node.next[result], node.id
            else:
                assert most_unknowing(law.tree, node.next[result]) <= 2, node.id


def most_unknowing(tree: Tree, node_id: str) -> int:
    node = tree[node_id]
    if isinstance(node, Outcome):
        return 0
    results = set(node.next) & set(DONT_KNOW) if isinstance(node, Question) else set(node.next)
    return isinstance(node, Question) + max(most_unknowing(tree, node.next[result]) for result in results)


def test_same_as_is_only_said_of_not_knowing(law: Law) -> None:
    said = [(node, result, same) for node in nodes(law.tree, Question) for result, same in node.same_as.items()]
    none([node.id for node, result, same in said if result not in DONT_KNOW or same not in node.next])


def test_what_an_option_implies_is_a_result_of_the_node_it_names(law: Law) -> None:
    implied = [
        (node.id, other, result)
        for node in nodes(law.tree, Question)
        for given, answers in node.implies.items()
        for other, result in answers.items()
        if given not in node.next or result not in getattr(law.tree.get(other), "next", {})
    ]
    none(implied)


def test_an_implied_answer_contradicts_none_that_was_given(ways: list[Way]) -> None:
    """It may settle an "I do not know"."""
    given = [(way, node, result) for way in ways for node, result in way.steps if node in way.known]
    none([way for way, node, result in given if result not in (way.known[node], *DONT_KNOW)])


def test_no_path_asks_a_node_twice(ways: list[Way]) -> None:
    none([way for way in ways if len(way.steps) != len({node for node, _ in way.steps})])


@pytest.mark.parametrize("name", TREES)
def test_at_most_twelve_questions_on_a_path(walks: Walks, name: str) -> None:
    assert MOST_ASKED[name] == max(len(way.asked) for way in walks[name])


def test_the_questions_ahead_are_told_as_they_are(law: Law, walks: Walks) -> None:
    for name in TREES:
        fewest, most = questions_ahead(law.tree, law.entries[name])
        asked = [len(way.asked) for way in walks[name]]
        assert fewest == min(asked)
        assert most >= max(asked)


def test_no_id_and_no_result_is_a_yes_a_no_or_a_number(law: Law) -> None:
    results = [result for node in nodes(law.tree, Question | Check) for result in node.next]  # type: ignore[arg-type]
    none([name for name in [*law.tree, *results] if name in ("yes", "no") or not re.fullmatch(r"[a-z][a-z_]+", name)])


def test_a_question_does_not_ask_what_is_nobodys_business(law: Law) -> None:
    private = re.compile(r"bsn|birth|income|illness|diagnosis|origin|religion|residence_status|address")
    none([node.id for node in nodes(law.tree, Question) if private.search(node.id)])


# --- outcomes --------------------------------------------------------------------------------------------------------


def test_every_outcome_has_someone_to_turn_to_a_next_door_and_an_article(law: Law) -> None:
    outcomes = nodes(law.tree, Outcome)
    none([node.id for node in outcomes if not node.contacts])
    none([node.id for node in outcomes if not node.leads_to])
    none([node.id for node in outcomes if not node.references and node.id not in WITHOUT_ARTICLE])


def test_every_article_named_anywhere_is_in_the_data(law: Law) -> None:
    """A term names paragraphs as well; the article is what the data holds."""
    named = {(node.id, reference) for node in law.tree.values() for reference in node.references}
    named |= {(term.id, reference) for term in law.terms.values() for reference in term.references}
    none(sorted(pair for pair in named if pair[1] not in law.references))
    stages = {(term.id, stage.reference) for term in law.terms.values() for stage in term.stages}
    none(
        sorted(
            pair
            for pair in stages
            if pair[1] not in law.references and pair[1].rpartition("-")[0] not in law.references
        )
    )


def test_every_term_of_an_outcome_is_in_the_data(law: Law) -> None:
    named = {(node.id, term) for node in nodes(law.tree, Outcome) for term in (*node.yours, *node.theirs)}
    none(sorted(pair for pair in named if pair[1] not in law.terms and pair[1] != "dwangsom"))


def test_a_term_stands_on_the_side_of_who_must_act(law: Law) -> None:
    outcomes = nodes(law.tree, Outcome)
    yours = {term for node in outcomes for term in node.yours}
    theirs = {term for node in outcomes for term in node.theirs} - {"dwangsom"}
    assert {"visitor"} == {law.terms[term].side for term in yours}
    assert {"them"} == {law.terms[term].side for term in theirs}


# --- the clock of a letter -------------------------------------------------------------------------------------------


def test_a_day_told_under_way_is_the_first_thing_known(ways: list[Way]) -> None:
    """Who has a decision is asked for its day before anything else about it."""
    through = [way for way in ways if way.took("letter", "decision")]
    assert through
    none([way for way in through if way.steps[[node for node, _ in way.steps].index("letter") + 1][0] != "letter_date"])


def test_whoever_may_hold_a_decision_is_told_about_bezwaar(law: Law, told: Any) -> None:
    """Through the outcome's own clock or through the block that stands on every outcome."""
    maybe = [
        (way, outcome)
        for way, outcome, _ in told
        if way.took("letter", "decision", "provider_paper", "report", "unsure")
        or way.took("refusal_reason", "objection_possible")
    ]
    assert maybe
    none([way for way, outcome in maybe if "bezwaar" not in way.outcome.yours and not block_of(outcome)])


def block_of(outcome: dict[str, Any]) -> str:
    found = [
        name for name in outcome["blocks"] if name in ("decision_day", "decision_filed", "decision_field", "appeal_day")
    ]
    assert len(found) <= 1
    return found[0] if found else ""


def test_every_outcome_but_danger_has_the_block_of_the_letter(told: Any) -> None:
    none([way for way, outcome, _ in told if bool(block_of(outcome)) == (way.end in DANGER)])


def test_with_the_day_of_a_letter_its_last_day_is_shown(told: Any) -> None:
    """Unless a bezwaar was sent: then that clock is met."""
    started = [
        (way, outcome, clocks)
        for way, outcome, clocks in told
        if any(re.match(r"\d", way.known.get(node, "")) for node in ("letter_date", "provider_paper_date"))
        and way.known.get("objection_filed") not in ("filed", "answered")
        and way.end != "insurer"
    ]
    assert started
    none([way for way, outcome, _ in started if "decision_day" != block_of(outcome)])
    none([way for way, _, clocks in started if ["bezwaar"] != [clock["term"] for clock in clocks if clock["deadline"]]])


def test_a_health_insurers_letter_has_no_last_day_of_bezwaar(told: Any) -> None:
    """It takes no decision of the government; another letter may still have a day."""
    insured = [(way, outcome, clocks) for way, outcome, clocks in told if way.end == "insurer"]
    assert insured
    none([way for way, outcome, _ in insured if "decision_field" != block_of(outcome)])
    none([way for way, _, clocks in insured if clocks])


def test_who_sent_a_bezwaar_reads_that_its_clock_is_met(told: Any) -> None:
    sent = [
        (way, outcome, clocks)
        for way, outcome, clocks in told
        if way.took("objection_filed", "filed")
        or way.took("waiting_for", "objection_decision")
        or way.took("refusal_reason", "objection_pending")
    ]
    assert sent
    none([way for way, outcome, _ in sent if "decision_filed" != block_of(outcome)])
    none([way for way, _, clocks in sent if "bezwaar" in [clock["term"] for clock in clocks]])


def test_who_has_the_answer_to_a_bezwaar_is_told_about_beroep_and_not_to_object_again(told: Any) -> None:
    answered = [
        (way, outcome, clocks)
        for way, outcome, clocks in told
        if way.took("letter", "objection_decision")
        or way.took("letter_signs", "appeal")
        or way.took("objection_filed", "answered")
    ]
    assert answered
    none([way for way, outcome, _ in answered if "beroep" not in way.outcome.yours])
    none([way for way, outcome, _ in answered if "decision_day" == block_of(outcome)])
    none([way for way, _, clocks in answered if "bezwaar" in [clock["term"] for clock in clocks]])


def test_a_judgment_starts_the_clock_of_hoger_beroep(ways: list[Way], told: Any) -> None:
    ruled = [way for way in ways if way.took("letter_signs", "ruling")]
    assert ruled
    none([way for way in ruled if "hoger_beroep" not in way.outcome.yours])
    clocks = [clocks for way, _, clocks in told if way.took("ruling_date", "given")]
    assert clocks
    none([found for found in clocks if ["hoger_beroep"] != [clock["term"] for clock in found]])


def test_late_is_never_said_without_the_article_that_still_helps(ways: list[Way]) -> None:
    """Awb 6:11 (late is not always fatal) and 4:6 (ask again); for the ombudsman 9:24 (may still take it up)."""
    over = [
        way
        for way in ways
        if way.took("objection_term", "passed")
        or way.took("objection_term_urgent", "passed")
        or way.took("appeal_term", "passed")
        or way.took("letter_age", "long_ago")
    ]
    assert over
    none([way for way in over if not set(LATE_BEZWAAR) <= set(way.outcome.references)])
    year = [way for way in ways if way.took("ombudsman_year", "passed")]
    assert year
    none([way for way in year if "awb-9-24" not in way.outcome.references])


def test_own_days_are_the_earliest_and_theirs_the_latest_that_can_be_defended(told: Any) -> None:
    for way, outcome, _ in told:
        for clock in outcome["clocks"]:
            deadline = clock["deadline"]
            if deadline:
                keep = "safe_last_day" if deadline["side"] == "visitor" else "last_day"
                assert deadline[keep] == deadline["day_to_keep"], str(way)
                assert clock["earliest"] is None or clock["earliest"] <= deadline["last_day"], str(way)


def test_a_clock_on_post_has_its_two_days_and_no_other_has(told: Any) -> None:
    counted = [
        (clock["term"], clock["deadline"]) for _, outcome, _ in told for clock in outcome["clocks"] if clock["deadline"]
    ]
    assert counted
    by_post = {term for term, deadline in counted if deadline["post_by"] and deadline["post_received_by"]}
    assert {"bezwaar", "beroep", "hoger_beroep"} == by_post


# --- silence ---------------------------------------------------------------------------------------------------------


def test_a_notice_comes_only_after_a_term_that_is_over(ways: list[Way]) -> None:
    """Through `due`, or an application whose two weeks are over without a pause that we know of."""
    for way in reaching(ways, "notice", "notice_running", "appeal_silence"):
        without_pause = way.took("application_term", "passed") and way.took(
            "application_delay", "nothing_said", "said_longer"
        )
        assert without_pause or way.took("objection_due", "due") or way.took("application_due", "due"), str(way)


def test_a_melding_a_complaint_or_a_provider_never_leads_to_a_notice(ways: list[Way]) -> None:
    for way in reaching(ways, "notice", "notice_running", "appeal_silence"):
        elsewhere = ("melding_date", "complaint_date", "provider_steps", "complaint_steps", "review")
        assert not any(way.took(node) for node in elsewhere), str(way)


def test_the_court_for_silence_only_after_two_weeks_of_notice(ways: list[Way]) -> None:
    none([way for way in reaching(ways, "appeal_silence") if not way.took("notice_state", "passed")])
    none([way for way in reaching(ways, "notice_running") if not way.took("notice_state", "running")])


def test_a_notice_that_came_too_early_is_sent_again(ways: list[Way]) -> None:
    early = [way for way in ways if way.took("notice_state", "premature")]
    assert early
    none([way for way in early if "notice" != way.end])


def test_a_dwangsom_is_named_only_with_an_application_or_a_bezwaar(ways: list[Way]) -> None:
    owed = [way for way in ways if "dwangsom" in way.outcome.theirs]
    assert {"notice_running", "appeal_silence"} == {way.end for way in owed}
    none([way for way in owed if not (way.took("application_date", "given") or way.took("objection_due", "due"))])


def test_a_melding_of_more_than_six_weeks_opens_the_application(ways: list[Way]) -> None:
    long = [
        way for way in ways if way.took("investigation_term", "passed") or way.took("melding_age", "over_six_weeks")
    ]
    assert long
    none([way for way in long if "apply_now" != way.end])


def test_a_letter_that_it_takes_longer_does_not_stop_the_clock_of_an_application(ways: list[Way]) -> None:
    """Awb 4:14 extends nothing."""
    longer = [way for way in ways if way.took("application_delay", "said_longer")]
    assert longer
    none([way for way in longer if not way.took("notice_sent")])


def test_an_investigation_that_is_urgent_is_not_told_to_wait(ways: list[Way]) -> None:
    urgent = [way for way in ways if way.took("can_wait", "cannot_wait", "unsure")]
    assert urgent
    none([way for way in urgent if "urgent_provision" != way.end])


# --- doors -----------------------------------------------------------------------------------------------------------


def test_a_voorlopige_voorziening_is_named_only_with_a_bezwaar_that_can_be_sent(ways: list[Way]) -> None:
    beside = [way for way in ways if "court" in way.outcome.beside]
    assert {"objection_urgent"} == {way.end for way in beside}
    none([way for way in beside if "bezwaar" != way.outcome.door or not way.took("objection_term_urgent", "open")])


def test_a_committee_is_a_door_only_where_one_is_known(law: Law, ways: list[Way]) -> None:
    assert {"committee", "veilig_thuis_complaint"} == {n.id for n in nodes(law.tree, Outcome) if n.door == "committee"}
    none([way for way in reaching(ways, "committee") if not way.took("second_door", "committee")])


def test_the_wkkgz_is_law_only_for_care_under_another_act(law: Law) -> None:
    outcomes = nodes(law.tree, Outcome)
    contrast = {"provider_unknown_law", "after_death"}
    assert {"wkkgz_care"} | contrast == {n.id for n in outcomes if any(r.startswith("wkkgz-") for r in n.references)}
    assert {"wkkgz_care"} == {node.id for node in outcomes if "wkkgz" in node.theirs}


def test_the_ombudsman_comes_after_a_complaint(ways: list[Way]) -> None:
    """Awb 9:20: made and answered, refused or overdue; or where the ombudsman takes the provider's answer."""
    for way in reaching(ways, "ombudsman", "ombudsman_late", "ombudsman_silence", "after_ombudsman"):
        complained = (
            way.took("complaint_answer_from", "municipality", "municipality_refused", "ombudsman", "unsure")
            or way.took("complaint_steps", "answered", "refused", "waiting")
            or way.took("waiting_for", "complaint_answer_municipality")
        )
        assert complained, str(way)
    none([way for way in reaching(ways, "ombudsman_about_provider") if not way.took("second_door", "ombudsman_covers")])


def test_silence_on_a_complaint_is_taken_to_the_ombudsman_only_when_it_is_late(ways: list[Way]) -> None:
    for way in reaching(ways, "ombudsman_silence"):
        assert way.took("complaint_term", "passed") or way.took("complaint_delay", "nothing_said"), str(way)


def test_whoever_the_ombudsman_sent_back_first_complains(ways: list[Way]) -> None:
    sent_back = [way for way in ways if way.took("complaint_answer_from", "ombudsman_sent_back")]
    assert sent_back
    none([way for way in sent_back if not way.took("complaint_steps")])


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("municipality", "ask_for_decision"),
        ("unsure", "ask_for_decision"),
        ("provider", "provider_cut_said"),
        ("provider_ends", "provider_stops"),
        ("need_more", "report_need"),
    ],
)
def test_an_oral_no_never_leads_to_bezwaar_at_once(ways: list[Way], who: str, outcome: str) -> None:
    assert {outcome} == {way.end for way in ways if way.took("less_said_by", who)}


def test_a_call_is_no_bezwaar(ways: list[Way]) -> None:
    called = [way for way in ways if way.took("objection_filed", "called_or_complained", "nothing_yet", "unsure")]
    assert called
    met = ("objection_running", "notice", "notice_running", "appeal_silence", "appeal", "appeal_late")
    none([way for way in called if way.end in met])


@pytest.mark.parametrize(
    ("body", "outcomes"),
    [
        ("svb", {"svb"}),
        ("ciz", {"wlz_ciz"}),
        ("cak", {"cak", "contribution_data", "contribution_municipality", "svb", "ask_for_decision", "money_unsure"}),
    ],
)
def test_a_letter_of_another_body_goes_to_that_body(ways: list[Way], body: str, outcomes: set[str]) -> None:
    assert outcomes == {way.end for way in ways if way.took("decided_by", body)}


def test_a_letter_of_a_health_insurer_is_no_decision_of_the_government(ways: list[Way]) -> None:
    assert {"insurer"} == {way.end for way in ways if way.took("letter_from", "insurer")}


def test_an_outcome_on_bezwaar_is_about_a_letter(ways: list[Way]) -> None:
    for way in reaching(ways, "objection", "objection_closing", "objection_urgent"):
        assert way.took("letter_date", "given") and way.took("decided_by", "municipality"), str(way)


def test_danger_comes_before_everything(ways: list[Way]) -> None:
    assert {"danger_now"} == {way.end for way in ways if way.took("safe_now", "unsafe_now")}
    assert {1} == {len(way.asked) for way in reaching(ways, "danger_now", "worry", "incident")}


def test_nobody_is_sent_back_to_a_door_they_had(ways: list[Way]) -> None:
    answered = [way for way in ways if way.took("provider_steps", "complained_answered", "nobody_takes_it")]
    assert answered
    none(
        [
            way
            for way in answered
            if way.end in ("provider_complaint", "choose_first_door", "team_first", "provider_waiting")
        ]
    )


def test_every_first_door_of_a_provider_leads_on_to_who_is_responsible(law: Law) -> None:
    """The municipality remains responsible (Wmo 2.1.1), whoever gives the help."""
    first = ("provider_complaint", "choose_first_door", "team_first", "provider_waiting", "municipality_about_provider")
    none([node for node in first if "wmo2015-2-1-1" not in law.tree[node].references])
    after = ("provider_complaint", "team_first", "provider_waiting", "committee", "ombudsman_about_provider")
    none([node for node in after if "municipality_about_provider" not in law.tree[node].leads_to])


# --- people ----------------------------------------------------------------------------------------------------------


def test_who_acts_for_someone_reads_about_it_on_every_path(told: Any) -> None:
    for way, outcome, _ in told:
        found = [name for name in outcome["blocks"] if name.startswith("acting")]
        if way.end in DANGER or way.outcome.verdict:
            assert [] == found, str(way)
        elif way.took("for_whom", "someone", "professional", "unsure"):
            assert ["acting"] == found, str(way)
        elif way.took("for_whom"):
            assert [] == found, str(way)
        else:
            assert ["acting_line"] == found, str(way)


def test_the_conversation_about_acting_ends_in_a_verdict_or_at_ones_own_matter(walks: Walks) -> None:
    assert {"own_name"} == {way.end for way in walks["acting_for"] if not way.outcome.verdict}
    assert {""} == {way.outcome.verdict for way in walks["route"] + walks["application"]}


def test_only_close_family_represents_and_only_where_nobody_is_appointed(ways: list[Way]) -> None:
    """Wmo 1.1.1, paragraph 2."""
    for way in reaching(ways, "wmo_representative"):
        assert way.took("relation", "close_family") and way.took("representative_known", "none", "unsure"), str(way)


# --- the engine on every path ----------------------------------------------------------------------------------------


def test_the_days_we_live_bring_about_every_edge(law: Law, ways: list[Way], lives: list[Way]) -> None:
    assert {step for way in ways for step in way.steps} == {step for way in lives for step in way.steps}
    assert {way.end for way in ways} == {way.end for way in lives}


def test_every_lived_path_is_one_of_the_symbolic_ones(ways: list[Way], lives: list[Way]) -> None:
    assert set() == {way.steps for way in lives} - {way.steps for way in ways}


def test_the_engine_takes_the_path_that_the_walk_took(law: Law, lives: list[Way]) -> None:
    """In whichever order the answers are given, and without dropping one."""
    for way in lives:
        forward, backward = path_of(law, way, dict(way.answers)), path_of(law, way, dict(reversed(way.answers.items())))
        assert forward == backward
        assert way.steps == tuple((step.node, step.result) for step in forward.steps), str(way)
        assert (way.end, ()) == (forward.at.id, forward.dropped), str(way)


def test_a_changed_answer_keeps_what_is_still_on_the_path_and_names_the_rest(law: Law, lives: list[Way]) -> None:
    """For every path: the first question answered with "I do not know"."""
    for way in lives[::7]:
        first = way.steps[0][0]
        path = path_of(law, way, way.answers | {first: "unsure"})
        kept = {step.node for step in path.steps if not step.implied and step.node in way.answers}
        assert set(way.answers) - kept == set(path.dropped), str(way)


def test_every_path_ends_with_whatever_is_known_of_the_place(law: Law, lives: list[Way]) -> None:
    """All facts, none, each value of each local check, and the three municipalities that we know."""
    real = [(municipality, None) for municipality in law.municipalities.values()]
    real += [(None, provider) for provider in law.providers.values()]
    ends = {way.end: way for way in lives}
    for way in ends.values():
        for municipality, provider in (*PLACES, *real):
            visit = Visit(law, NOW, way.known, municipality, provider)
            path = Path((), way.known, way.outcome, ())
            found = described(visit, path)
            assert found["contacts"], f"{way.end} with {municipality} and {provider}"


def test_what_is_told_is_ids_days_and_numbers_and_never_a_sentence(told: Any) -> None:
    """Names of places are the one exception: a promise carries the name of who made it."""

    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [
                text for key, inner in value.items() if key not in ("owner", "decree", "url") for text in texts(inner)
            ]
        if isinstance(value, list):
            return [text for inner in value for text in texts(inner)]
        return [value] if isinstance(value, str) else []

    none([text for _, outcome, _ in told for text in texts(outcome) if " " in text])


def test_the_time_line_is_in_order_on_every_path(told: Any) -> None:
    for way, outcome, _ in told:
        days = [moment["day"] for moment in outcome["moments"]]
        assert sorted(days) == days, str(way)
        assert TODAY in days, str(way)


def test_the_day_shown_largest_is_the_visitors_own_where_there_is_one(told: Any) -> None:
    for way, outcome, _ in told:
        counted = [index for index, clock in enumerate(outcome["clocks"]) if clock["deadline"]]
        own = [index for index in counted if outcome["clocks"][index]["whose"] == "yours"]
        assert next(iter(own + counted), None) == outcome["headline"], str(way)


def test_a_penalty_is_told_only_where_a_dwangsom_runs(told: Any) -> None:
    with_penalty = {way.end for way, outcome, _ in told if outcome["penalty"]}
    assert {"notice_running", "appeal_silence"} == with_penalty


def test_every_article_behind_an_advice_is_in_the_data(law: Law, told: Any) -> None:
    named = {reference for _, outcome, _ in told for reference in outcome["references"]}
    none(sorted(r for r in named if r not in law.references and r.rpartition("-")[0] not in law.references))


def test_a_last_day_never_falls_on_a_free_day_where_the_law_moves_it(law: Law, told: Any) -> None:
    for way, outcome, _ in told:
        for clock in outcome["clocks"]:
            if clock["deadline"] and law.terms[clock["term"]].rolls:
                moved = {shift["day"] for shift in clock["deadline"]["shifts"]}
                assert clock["deadline"]["last_day"] not in moved, str(way)


SORTERS: dict[str, Callable[[list[str]], list[str]]] = {
    "forward": list,
    "backward": lambda keys: keys[::-1],
    "sorted": sorted,
}


@pytest.mark.parametrize("order", SORTERS)
def test_the_same_answers_in_another_order_are_told_the_same(law: Law, lives: list[Way], order: str) -> None:
    for way in lives[::11]:
        answers = {key: way.answers[key] for key in SORTERS[order](list(way.answers))}
        path = path_of(law, way, answers)
        visit = Visit(law, NOW, path.known, way.municipality, way.provider)
        assert described(visit_of(law, way), path_of(law, way, dict(way.answers))) == described(visit, path)
