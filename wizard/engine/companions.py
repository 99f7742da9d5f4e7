"""What follows by itself on an outcome and so is not asked: blocks of text, each with the named facts it hangs on."""

from collections.abc import Collection

from wizard.engine.clocks import Visit
from wizard.engine.law import Place
from wizard.engine.tree import Outcome, Path

WITHOUT_DECISION_BLOCK = ("danger_now", "worry")
URGENT = (
    "provider_stops", "provider_cut", "provider_cut_said", "granted_not_started", "apply_now", "objection_late",
)  # fmt: skip
SECOND_DOOR = (
    "provider_complaint", "choose_first_door", "team_first", "municipality_about_provider", "municipality_complaint",
    "ombudsman",
)  # fmt: skip
COMPLAINTS = (
    *SECOND_DOOR, "provider_waiting", "committee", "complaint_running", "ombudsman_silence", "help_first",
    "ombudsman_about_provider", "provider_complaint_for", "municipality_complaint_for",
)  # fmt: skip
OFFERS_TALK = ("objection.phone_first", "objection.contact_first", "objection.mediation")
FRYSLAN = "Fryslân"


def blocks(visit: Visit, path: Path, elsewhere: Collection[str] = ()) -> tuple[str, ...]:
    """The ids of the blocks that belong to the outcome at the end of `path`, in the order of the page.

    elsewhere: the terms that end a right and run in the other matters of this visit.
    """
    outcome = path.at
    assert isinstance(outcome, Outcome)
    found = [decision_block(visit, outcome, elsewhere), _acting(visit, outcome)]
    found += [name for name, applies in _lines(visit, outcome).items() if applies]
    return tuple(name for name in found if name)


def decision_block(visit: Visit, outcome: Outcome, elsewhere: Collection[str] = ()) -> str:
    """Both clocks, always: the letter's last day, "your bezwaar is in", or the question whether there is a letter.

    A letter of another matter counts too: whoever complains sees its last day here as well.
    """
    own = _own_decision_block(visit, outcome)
    if own != "decision_field" or "beroep" in outcome.yours:
        return own
    return "decision_day" if "bezwaar" in elsewhere else "appeal_day" if "beroep" in elsewhere else own


def _own_decision_block(visit: Visit, outcome: Outcome) -> str:
    if outcome.id in WITHOUT_DECISION_BLOCK:
        return ""
    if visit.day("appeal_date"):
        return "appeal_day"
    if "beroep" in outcome.yours:
        return "decision_field"
    if visit.has_objected:
        return "decision_filed"
    if outcome.id == "insurer":  # a health insurer takes no decisions of this law
        return "decision_field"
    return "decision_day" if visit.first_day_of("bezwaar") else "decision_field"


def _acting(visit: Visit, outcome: Outcome) -> str:
    if outcome.verdict or outcome.id in WITHOUT_DECISION_BLOCK:
        return ""
    for_whom = visit.answers.get("for_whom")
    if for_whom in ("someone", "professional", "unsure"):
        return "acting"
    return "" if for_whom in ("self", "carer_self") else "acting_line"


def _lines(visit: Visit, outcome: Outcome) -> dict[str, bool]:
    place = visit.municipality
    objecting = outcome.id.startswith("objection")
    cannot_wait = "cannot_wait" in (visit.answers.get("help_now"), visit.answers.get("can_wait"))
    return {
        "no_call": objecting and _offers_call(place) and visit.answers.get("letter_from") not in ("cak", "svb", "ciz"),
        "urgent": cannot_wait or outcome.id in URGENT,
        "new_decision": outcome.id == "objection_running",
        "conduct": objecting or outcome.id.startswith("appeal"),
        "fear": outcome.id in COMPLAINTS,
        "second_door": outcome.id in SECOND_DOOR,
        "frisian": outcome.door in ("bezwaar", "municipality") and bool(place and place.province == FRYSLAN),
    }


def _offers_call(place: Place | None) -> bool:
    return bool(place and any(place.value(fact) for fact in OFFERS_TALK))
