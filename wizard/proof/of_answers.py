"""The engine on every path: it goes where the walk went, says ids and days only, and never guesses about a place."""

from collections.abc import Iterator, Mapping
from typing import Any

from wizard.engine.clocks import Visit
from wizard.engine.law import Law, Place
from wizard.engine.outcome import described
from wizard.engine.tree import Path
from wizard.proof.claims import Held, of_tree, of_visit
from wizard.proof.of_structure import is_known, outcomes
from wizard.proof.walk import NOW, Told, path_of

NAMES_OF_OTHERS = ("owner", "decree", "url")  # the only texts that may be more than an id
FIRST_CHANGED = "unsure"


@of_visit("promise 10")
def the_engine_takes_the_path_that_the_walk_took(told: Told) -> Held:
    """The engine takes the path that the walk took, in whichever order the answers are given, and drops none."""
    way = told.way
    forward = path_of(told.law, way, way.answers)
    backward = path_of(told.law, way, dict(reversed(tuple(way.answers.items()))))
    same_steps = tuple((step.node, step.result) for step in forward.steps) == way.steps
    return forward == backward and same_steps and (forward.at.id, forward.dropped) == (way.end, ())


@of_visit("promise 10")
def a_changed_answer_keeps_what_is_still_on_the_path(told: Told) -> Held:
    """A changed first answer keeps the answers that are still on the path and names those that are dropped."""
    way = told.way
    first = next(iter(way.passed))
    path = path_of(told.law, way, {**way.answers, first: FIRST_CHANGED})
    kept = {step.node for step in path.steps if not step.implied and step.node in way.answers}
    return set(path.dropped) == set(way.answers) - kept


@of_visit("promise 5")
def there_is_someone_to_turn_to_in_every_place(told: Told) -> Held:
    """Every path ends with a contact, whatever is known of the municipality and the provider."""
    return bool(told.outcome["contacts"])


@of_visit("promise 8", "promise 10")
def what_is_told_is_ids_days_and_numbers(told: Told) -> Held:
    """No sentence leaves the engine; only names that others gave (of a place, of a decree) are more than an id."""
    return not any(" " in text for text in _texts(told.outcome))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in NAMES_OF_OTHERS:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


@of_visit("promise 9")
def every_article_behind_an_advice_is_in_the_data(told: Told) -> Held:
    """Every article behind an advice is in the data, those of the clocks and of the free days among them."""
    return all(is_known(told.law, reference) for reference in told.outcome["references"])


@of_tree("promise 5")
def every_outcome_has_a_contact_in_every_place_that_we_know(law: Law) -> Iterator[tuple[str, bool]]:
    """Every outcome has a contact in each municipality and with each provider of the data."""
    places = [(place, Visit(law, NOW, {}, municipality=place)) for place in _unlike(law.municipalities)]
    places += [(place, Visit(law, NOW, {}, provider=place)) for place in _unlike(law.providers)]
    for node in outcomes(law):
        for place, visit in places:
            yield f"{node.id}: {place.id}", bool(described(visit, Path((), {}, node, ()))["contacts"])


def _unlike(places: Mapping[str, Place]) -> list[Place]:
    """One of all places of which the same is known."""
    return list({f"{place.province} {sorted(place.facts.items())}": place for place in places.values()}.values())
