"""For somebody else: what one reads about it, who represents, and where the conversation about it ends."""

from wizard.proof.claims import Held, of_path, of_visit
from wizard.proof.of_clocks import DANGER
from wizard.proof.walk import Told, Way

ACTING = "acting_for"


@of_visit("awb-2-1")
def who_acts_for_someone_reads_about_it(told: Told) -> Held:
    """Who does this for somebody else reads about the machtiging on every outcome; where it was not asked, one line."""
    way = told.way
    found = [name for name in told.blocks if name.startswith("acting")]
    if way.end in DANGER or way.outcome.verdict:
        return not found
    if way.took("for_whom", "someone", "professional", "unsure"):
        return found == ["acting"]
    return not found if way.took("for_whom") else found == ["acting_line"]


@of_path("promise 5")
def the_conversation_about_acting_ends_in_a_verdict(way: Way) -> Held:
    """The conversation about acting for somebody ends in may, may with a machtiging, only the representative, or not;
    or at one's own matter. No other conversation gives such a verdict."""
    if way.tree != ACTING:
        return not way.outcome.verdict
    return bool(way.outcome.verdict) or way.end == "own_name"


@of_path("wmo2015-1-1-1")
def only_close_family_represents_where_nobody_is_appointed(way: Way) -> Held:
    """Without an appointment only a partner or close family represents, and only where nobody is appointed."""
    if way.end != "wmo_representative":
        return None
    return way.took("relation", "close_family") and way.took("representative_known", "none", "unsure")
