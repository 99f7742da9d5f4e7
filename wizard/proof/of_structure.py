"""The tree as data: whoever answers comes to an end, can always say "I don't know", and is asked nothing twice."""

import re
from collections.abc import Iterator

from wizard.engine.facts import CHECKS
from wizard.engine.law import Law
from wizard.engine.tree import CHOICE, GIVEN, UNKNOWN, Check, Outcome, Question, Tree, questions_ahead
from wizard.proof.claims import Held, of_path, of_tree
from wizard.proof.walk import DAYS, DONT_KNOW, Way, symbolic

MOST_ASKED = 12
FEWEST_OPTIONS, MOST_OPTIONS = 2, 7
MOST_UNKNOWING = 2
SAID = re.compile(r"[a-z][a-z_]+")
PRIVATE = re.compile(r"bsn|birth|income|illness|diagnosis|origin|religion|residence_status|address")
WITHOUT_ARTICLE = ("insurer",)  # a health insurer's policy rests on no article that we cite


def asking(law: Law) -> Iterator[Question | Check]:
    """The questions and checks of the tree."""
    return (node for node in law.tree.values() if not isinstance(node, Outcome))


def questions(law: Law) -> Iterator[Question]:
    """The questions of the tree."""
    return (node for node in law.tree.values() if isinstance(node, Question))


def outcomes(law: Law) -> Iterator[Outcome]:
    """The outcomes of the tree."""
    return (node for node in law.tree.values() if isinstance(node, Outcome))


@of_tree("promise 5")
def every_way_out_leads_to_a_node(law: Law) -> Iterator[tuple[str, bool]]:
    """Every way out of a question, a check or an outcome leads to a node that exists."""
    for node in asking(law):
        yield from ((f"{node.id}={result} > {target}", target in law.tree) for result, target in node.next.items())
    for outcome in outcomes(law):
        yield from ((f"{outcome.id} > {target}", target in law.tree) for target in outcome.leads_to)


@of_tree("promise 5")
def no_way_leads_back(law: Law) -> Iterator[tuple[str, bool]]:
    """No way leads back to where it was: whoever answers comes to an end."""
    finished: dict[str, bool] = {}

    def ends(node_id: str, above: tuple[str, ...]) -> bool:
        if node_id in above:
            return False
        if node_id not in finished:
            node = law.tree[node_id]
            targets = () if isinstance(node, Outcome) else node.next.values()
            finished[node_id] = all(ends(target, (*above, node_id)) for target in targets)
        return finished[node_id]

    yield from ((node_id, ends(node_id, ())) for node_id in law.tree)


@of_tree("promise 5")
def every_node_is_reached(law: Law) -> Iterator[tuple[str, bool]]:
    """Every node is reached from the beginning of some conversation."""
    reached: set[str] = set()
    waiting = list(law.entries.values())
    while waiting:
        node_id = waiting.pop()
        if node_id not in reached:
            reached.add(node_id)
            node = law.tree[node_id]
            waiting += [] if isinstance(node, Outcome) else list(node.next.values())
    yield from ((node_id, node_id in reached) for node_id in law.tree)


@of_tree("promise 5")
def every_edge_lies_on_a_path(law: Law) -> Iterator[tuple[str, bool]]:
    """Every option of a question and every result of a check lies on some path."""
    taken = {step for tree in law.entries for way in symbolic(law, tree) for step in way.passed.items()}
    for node in asking(law):
        yield from ((f"{node.id}={result}", (node.id, result) in taken) for result in node.next)


@of_tree("promise 2")
def every_check_has_an_edge_for_each_result(law: Law) -> Iterator[tuple[str, bool]]:
    """Every check has a way out for each of its results and no other."""
    for node in asking(law):
        if isinstance(node, Check):
            yield node.id, set(node.next) == set(CHECKS[node.check].results)


@of_tree("promise 5")
def every_question_has_a_way_not_to_know(law: Law) -> Iterator[tuple[str, bool]]:
    """Every question has two to seven options, and exactly one of them is "I don't know"."""
    for node in questions(law):
        few = FEWEST_OPTIONS <= len(node.next) <= MOST_OPTIONS
        yield node.id, few and len(set(node.next) & set(DONT_KNOW)) == 1


@of_tree("promise 2")
def a_day_is_given_or_unknown(law: Law) -> Iterator[tuple[str, bool]]:
    """A question for a day has two ways out, a day and not knowing it; and the walk has days for it."""
    for node in questions(law):
        if node.form == CHOICE:
            yield node.id, not {GIVEN, UNKNOWN} & set(node.next)
        else:
            yield node.id, set(node.next) == {GIVEN, UNKNOWN} and bool(DAYS.get(node.id))


@of_tree("promise 4")
def a_check_asks_the_visitor_nothing(law: Law) -> Iterator[tuple[str, bool]]:
    """A check has no result that a visitor would have to choose."""
    for node in asking(law):
        if isinstance(node, Check):
            yield node.id, not {"unsure", GIVEN} & set(node.next)


@of_tree("promise 5")
def not_knowing_is_no_dead_end(law: Law) -> Iterator[tuple[str, bool]]:
    """Not knowing counts as a named option, or ends in advice within two more questions, not knowing each time."""
    for node in questions(law):
        for result in set(node.next) & set(DONT_KNOW):
            same = node.same_as.get(result)
            if same:
                yield f"{node.id}={result}", node.next.get(same) == node.next[result]
            else:
                yield f"{node.id}={result}", _most_unknowing(law.tree, node.next[result]) <= MOST_UNKNOWING


def _most_unknowing(tree: Tree, node_id: str) -> int:
    node = tree[node_id]
    if isinstance(node, Outcome):
        return 0
    results = set(node.next) & set(DONT_KNOW) if isinstance(node, Question) else set(node.next)
    return isinstance(node, Question) + max((_most_unknowing(tree, node.next[result]) for result in results), default=0)


@of_tree("promise 5")
def same_as_is_only_said_of_not_knowing(law: Law) -> Iterator[tuple[str, bool]]:
    """Only "I don't know" counts as another option, and that option exists."""
    for node in questions(law):
        for result, same in node.same_as.items():
            yield f"{node.id}={result}", result in DONT_KNOW and same in node.next


@of_tree("promise 2")
def what_is_implied_exists(law: Law) -> Iterator[tuple[str, bool]]:
    """What an option implies is a result of the question that it names."""
    for node in questions(law):
        for given, answers in node.implies.items():
            for other, result in answers.items():
                ways = getattr(law.tree.get(other), "next", {})
                yield f"{node.id}={given}: {other}={result}", given in node.next and result in ways


@of_tree("promise 8")
def no_id_is_a_yes_a_no_or_a_number(law: Law) -> Iterator[tuple[str, bool]]:
    """Names say what is meant: no id and no result is "yes", "no" or a number."""
    results = [result for node in asking(law) for result in node.next]
    yield from ((name, name not in ("yes", "no") and bool(SAID.fullmatch(name))) for name in (*law.tree, *results))


@of_tree("promise 6")
def nobody_is_asked_what_is_private(law: Law) -> Iterator[tuple[str, bool]]:
    """No question asks for a name, an address, an income, an illness, an origin or a religion."""
    yield from ((node.id, not PRIVATE.search(node.id)) for node in questions(law))


@of_tree("promise 8")
def the_questions_ahead_are_told_as_they_are(law: Law) -> Iterator[tuple[str, bool]]:
    """ "About three more questions" is true: no path asks fewer or more than is told at its beginning."""
    for tree, entry in law.entries.items():
        asked = [len(way.asked) for way in symbolic(law, tree)]
        fewest, most = questions_ahead(law.tree, entry)
        yield tree, fewest == min(asked) and most >= max(asked)


@of_tree("promise 5", "promise 9")
def every_outcome_has_a_human_a_next_door_and_an_article(law: Law) -> Iterator[tuple[str, bool]]:
    """Every outcome has someone to turn to, a next door and an article (a health insurer's policy has none)."""
    for node in outcomes(law):
        yield node.id, bool(node.contacts and node.leads_to and (node.references or node.id in WITHOUT_ARTICLE))


@of_tree("promise 9")
def every_article_is_in_the_data(law: Law) -> Iterator[tuple[str, bool]]:
    """Every article that a node, a term or a part of a term names is in the data, with a version and a link."""
    named = {(node.id, reference) for node in law.tree.values() for reference in node.references}
    named |= {(term.id, reference) for term in law.terms.values() for reference in term.references}
    named |= {(term.id, stage.reference) for term in law.terms.values() for stage in term.stages}
    for owner, reference in sorted(named):
        yield f"{owner}: {reference}", is_known(law, reference)


def is_known(law: Law, reference: str) -> bool:
    """Whether the article of a reference, with or without a paragraph and letter, is in the data."""
    parts = reference.split("-")
    return any("-".join(parts[:cut]) in law.references for cut in range(len(parts), 1, -1))


@of_tree("promise 2")
def every_term_of_an_outcome_is_in_the_data(law: Law) -> Iterator[tuple[str, bool]]:
    """Every term that an outcome names is in the data."""
    for node in outcomes(law):
        for term in (*node.yours, *node.theirs):
            yield f"{node.id}: {term}", term in law.terms


@of_tree("rule 5")
def a_term_stands_on_the_side_of_who_must_act(law: Law) -> Iterator[tuple[str, bool]]:
    """What the visitor must do and what the other side must do are never mixed up."""
    for node in outcomes(law):
        yield from ((f"{node.id}: {term}", law.terms[term].side == "visitor") for term in node.yours)
        theirs = (term for term in node.theirs if law.terms[term].stages)
        yield from ((f"{node.id}: {term}", law.terms[term].side == "them") for term in theirs)


@of_path("promise 5")
def a_path_is_short(way: Way) -> Held:
    """No path asks more than twelve questions."""
    return len(way.asked) <= MOST_ASKED


@of_path("promise 2")
def an_implied_answer_contradicts_none_that_was_given(way: Way) -> Held:
    """An answer that follows from another contradicts none that was given; it may settle an "I don't know"."""
    given = [(node, result) for node, result in way.passed.items() if node in way.known]
    return all(result in (way.known[node], *DONT_KNOW) for node, result in given)
