"""The right door: what silence leads to, what a complaint leads to, whose letter goes where."""

from wizard.proof.claims import Held, of_path, of_visit
from wizard.proof.walk import Told, Way

NOTICE = ("notice", "notice_running", "appeal_silence")
OMBUDSMAN = ("ombudsman", "ombudsman_late", "ombudsman_silence", "after_ombudsman")
FIRST_DOORS = (
    "provider_complaint", "choose_first_door", "team_first", "provider_waiting", "municipality_about_provider",
)  # fmt: skip
AFTER_A_PROVIDER = ("provider_complaint", "team_first", "provider_waiting", "committee", "ombudsman_about_provider")
MET = ("objection_running", "notice", "notice_running", "appeal_silence", "appeal", "appeal_late")
CAK = ("cak", "contribution_data", "contribution_municipality", "svb", "ask_for_decision", "money_unsure")
CONTRAST = ("provider_unknown_law", "after_death")
COMMITTEES = ("veilig_thuis_complaint", "wkkgz_care", "youth_care")


# --- silence ---------------------------------------------------------------------------------------------------------


@of_path("rule 5", "awb-4-17", "awb-6-12")
def a_notice_comes_after_a_term_that_is_over(way: Way) -> Held:
    """A notice of default comes only after a term that is over for certain: sent too early it counts for nothing."""
    if way.end not in NOTICE:
        return None
    without_pause = way.took("application_term", "passed") and way.took(
        "application_delay", "nothing_said", "said_longer"
    )
    return without_pause or way.took("objection_due", "due") or way.took("application_due", "due")


@of_path("rule 8", "awb-4-17")
def a_melding_or_a_complaint_never_leads_to_a_notice(way: Way) -> Held:
    """A melding, a review or a complaint about a provider or the municipality never leads to a notice of default."""
    elsewhere = ("melding_date", "complaint_date", "provider_steps", "complaint_steps", "review")
    return not any(map(way.took, elsewhere)) if way.end in NOTICE else None


@of_path("rule 5", "awb-6-12")
def the_court_for_silence_comes_two_weeks_after_the_notice(way: Way) -> Held:
    """To the court for silence only when the two weeks of the notice are over, and not before."""
    wanted = {"appeal_silence": "passed", "notice_running": "running"}.get(way.end)
    return way.took("notice_state", wanted) if wanted else None


@of_path("awb-4-17")
def a_notice_that_came_too_early_is_sent_again(way: Way) -> Held:
    """A notice of default that came too early is sent again."""
    return way.end == "notice" if way.took("notice_state", "premature") else None


@of_path("rule 8", "awb-4-17")
def a_dwangsom_needs_an_application_or_a_bezwaar(way: Way) -> Held:
    """A dwangsom is named only with an application or a bezwaar, never with a melding."""
    if "dwangsom" not in way.outcome.theirs:
        return None
    return way.took("application_date", "given") or way.took("objection_due", "due")


@of_visit("awb-4-17")
def a_penalty_is_told_only_where_a_dwangsom_runs(told: Told) -> Held:
    """An amount of a dwangsom is told only where the outcome is about one."""
    if not told.outcome["penalty"]:
        return None
    return "dwangsom" in told.way.outcome.theirs and told.way.end in ("notice_running", "appeal_silence")


@of_path("rule 8", "wmo2015-2-3-2")
def after_six_weeks_of_investigation_one_applies(way: Way) -> Held:
    """More than six weeks after a melding the advice is to apply, which starts the clock of the decision."""
    over = way.took("investigation_term", "passed") or way.took("melding_age", "over_six_weeks")
    return way.end == "apply_now" if over else None


@of_path("awb-4-14")
def a_letter_that_it_takes_longer_extends_nothing(way: Way) -> Held:
    """A letter that the application takes longer does not stop its clock."""
    return way.took("notice_sent") if way.took("application_delay", "said_longer") else None


@of_path("wmo2015-2-3-3")
def who_cannot_wait_is_not_told_to_wait(way: Way) -> Held:
    """Who cannot wait for the investigation is told to ask for help at once."""
    return way.end == "urgent_provision" if way.took("can_wait", "cannot_wait", "unsure") else None


# --- doors -----------------------------------------------------------------------------------------------------------


@of_path("awb-8-81")
def a_voorlopige_voorziening_needs_a_bezwaar_in_time(way: Way) -> Held:
    """A voorlopige voorziening is named only with a bezwaar that can still be sent."""
    if "court" not in way.outcome.beside:
        return None
    return way.outcome.door == "bezwaar" and way.took("objection_term_urgent", "open")


@of_path("promise 4")
def a_committee_is_a_door_only_where_one_is_known(way: Way) -> Held:
    """A complaints committee is the door only where one is known, or where another act has one."""
    if way.outcome.door != "committee":
        return None
    return way.took("second_door", "committee") if way.end == "committee" else way.end in COMMITTEES


@of_path("wkkgz-17")
def the_wkkgz_is_law_only_for_care_under_another_act(way: Way) -> Held:
    """The Wkkgz is cited as law only for care of another act; for Wmo support only to say that it does not hold."""
    if not any(reference.startswith("wkkgz-") for reference in way.outcome.references):
        return None
    return way.end == "wkkgz_care" or (way.end in CONTRAST and "wkkgz" not in way.outcome.theirs)


@of_path("awb-9-20", "wmo2015-2-1-1")
def the_ombudsman_comes_after_a_complaint(way: Way) -> Held:
    """To the ombudsman only after a complaint was made and answered, refused or overdue, or about a contracted provider
    where the ombudsman takes that."""
    if way.end == "ombudsman_about_provider":
        return way.took("second_door", "ombudsman_covers")
    if way.end not in OMBUDSMAN:
        return None
    return (
        way.took("complaint_answer_from", "municipality", "municipality_refused", "ombudsman", "unsure")
        or way.took("complaint_steps", "answered", "refused", "waiting")
        or way.took("waiting_for", "complaint_answer_municipality")
    )


@of_path("rule 5", "awb-9-11")
def silence_on_a_complaint_goes_to_the_ombudsman_when_it_is_late(way: Way) -> Held:
    """Silence on a complaint is taken to the ombudsman only when the longest term is over, or nothing was said."""
    if way.end != "ombudsman_silence":
        return None
    return way.took("complaint_term", "passed") or way.took("complaint_delay", "nothing_said")


@of_path("awb-9-20")
def whoever_the_ombudsman_sent_back_complains_first(way: Way) -> Held:
    """Whoever the ombudsman sent back complains to the municipality first."""
    return way.took("complaint_steps") if way.took("complaint_answer_from", "ombudsman_sent_back") else None


@of_path("rule 7", "awb-1-3")
def an_oral_no_never_leads_to_bezwaar_at_once(way: Way) -> Held:
    """An oral no is no decision: the way is to ask for one on paper, or to the provider who stops or cuts."""
    for_who = {
        "municipality": "ask_for_decision",
        "unsure": "ask_for_decision",
        "provider": "provider_cut_said",
        "provider_ends": "provider_stops",
        "need_more": "report_need",
    }
    who = way.passed.get("less_said_by")
    return way.end == for_who.get(who) if who else None


@of_path("rule 7", "awb-6-4")
def a_call_is_no_bezwaar(way: Way) -> Held:
    """Who only called or complained has sent no bezwaar."""
    called = way.took("objection_filed", "called_or_complained", "nothing_yet", "unsure")
    return way.end not in MET if called else None


@of_path("awb-6-4")
def a_letter_goes_to_the_body_that_decided(way: Way) -> Held:
    """A letter of the CAK, the SVB or the CIZ goes to that body, not to the municipality."""
    allowed = {"svb": ("svb",), "ciz": ("wlz_ciz",), "cak": CAK}.get(way.passed.get("decided_by", ""))
    return way.end in allowed if allowed else None


@of_path("awb-1-3")
def a_health_insurer_takes_no_decision_of_the_government(way: Way) -> Held:
    """A letter of a health insurer has a door of its own."""
    return way.end == "insurer" if way.took("letter_from", "insurer") else None


@of_path("promise 2", "awb-6-4")
def an_outcome_on_bezwaar_is_about_a_letter(way: Way) -> Held:
    """To bezwaar at the municipality only with the day of a letter that the municipality decided."""
    if way.end not in ("objection", "objection_closing", "objection_urgent"):
        return None
    return way.took("letter_date", "given") and way.took("decided_by", "municipality")


@of_path("promise 5")
def danger_comes_before_everything(way: Way) -> Held:
    """Whoever is not safe now is told to call 112, after one question."""
    if way.took("safe_now", "unsafe_now"):
        return way.end == "danger_now" and len(way.asked) == 1
    return len(way.asked) == 1 if way.end in ("worry", "incident") else None


@of_path("promise 5")
def nobody_is_sent_back_to_a_door_they_had(way: Way) -> Held:
    """Whoever had the provider's answer, or is refused everywhere, is not sent back to the provider."""
    answered = way.took("provider_steps", "complained_answered", "nobody_takes_it")
    return way.end not in (*FIRST_DOORS[:3], "provider_waiting") if answered else None


@of_path("wmo2015-2-1-1")
def the_municipality_remains_responsible(way: Way) -> Held:
    """With every first door of a provider stands that the municipality is responsible, and the way on to it."""
    if way.end not in (*FIRST_DOORS, *AFTER_A_PROVIDER):
        return None
    named = way.end not in FIRST_DOORS or "wmo2015-2-1-1" in way.outcome.references
    leads_on = way.end not in AFTER_A_PROVIDER or "municipality_about_provider" in way.outcome.leads_to
    return named and leads_on
