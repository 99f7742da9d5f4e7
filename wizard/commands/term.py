"""`wegwijzer term`: a deadline with its derivation, in words."""

import argparse
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from wizard.commands.common import LOCALE, ROOT, Commands, answer, ask_for_day, ask_for_json, printed, today_of
from wizard.loader.project import Words
from wizard.publish.dates import shown_day
from wizard.publish.marks import money
from wizard.publish.site import checked_project

type Reply = Mapping[str, Any]
NOTES = {  # a warning of the engine, as an editor or lawyer reads it
    "calendar_unknown": (
        "Welke dagen met een feestdag zijn gelijkgesteld, weten wij van {from} tot en met {until}. Daarbuiten"
        " kan de laatste dag later zijn."
    ),
    "equated_day_by_title_only": (
        "Een dag hierboven staat in een besluit dat wij niet zelf konden lezen. Houd daarom de vroegste dag aan."
    ),
    "shift_not_checked": (
        "Of een vrije dag deze termijn langer maakt, is niet nagekeken. Wij noemen de dag die veilig is."
    ),
    "promise_not_law": "Dit is een belofte, geen wet. Wij tellen gewone dagen; een vrije dag schuift niets op.",
    "set_in_a_letter": "Deze termijn staat in een brief. Een vrije dag schuift hem niet op.",
    "source_not_checked": "Deze tijd zagen wij alleen op een oude pagina. Vraag na of hij nog zo is.",
    "suspension_unknown": (
        "Hoe lang de klok stilstond, weten wij niet. Elke dag komt erbij. Vraag het na voordat u iets stuurt."
    ),
    "suspension_after_the_end": (
        "Hun vraag kwam na hun laatste dag. Wij tellen die dagen toch mee, zodat u niet te vroeg bent."
    ),
    "consent_moves_the_day": "Er is ja gezegd tegen langer wachten. Daarom loopt hun tijd tot die dag.",
    "notice_extends_nothing": "Zij schreven dat het langer duurt. Dat bericht verlengt de termijn niet.",
    "earlier_of_two_dates": "Er is meer dan één datum. Voor uw eigen dag geldt de vroegste.",
    "digital_rules_before_2026_not_checked": (
        "Voor digitale berichten golden vóór 1 januari 2026 andere regels. Die keken wij niet na."
    ),
    "letter_names_earlier_day": (
        "De brief noemt een eerdere laatste dag. Houd die dag aan; de wet geeft misschien langer."
    ),
    "letter_names_later_day": (
        "De brief noemt een latere laatste dag. Houd toch de uitgerekende dag aan; die is veilig."
    ),
    "premature_notice": (
        "Deze ingebrekestelling kwam te vroeg en telt daarom niet. Stuur haar opnieuw na hun laatste dag."
    ),
    "one_day_early": (
        "Zij kwam één dag te vroeg. Per ongeluk één dag te vroeg kan soms toch tellen; reken daar niet op."
    ),
    "amounts_changed_meanwhile": (
        "De bedragen veranderden terwijl de dwangsom liep. Wij rekenen met de lagere van de eerste dag. Met "
        "de bedragen van elke dag zelf is het {by_day}."
    ),
    "fee_unknown": "Het griffierecht van dat jaar kennen wij niet. Het bericht van de rechtbank noemt het.",
    "year_moved_by_case": (
        "Door een bezwaar of rechtszaak eindigt het jaar op een andere dag. Die rekenen wij niet uit; dit is "
        "de dag zonder die zaak."
    ),
    "setting_not_given": "Niet opgegeven, dus gerekend zonder: {setting}.",
}
WAYS = {
    "post": "Per post: uiterlijk {send} op de post en uiterlijk {arrive} binnen ({refs}).",
    "counter": "Afgeven: uiterlijk {arrive}, in openingstijd ({refs}).",
    "digital": "Digitaal: uiterlijk {arrive} vóór middernacht binnen, langs de aangewezen weg ({refs}).",
}
FEES = {"griffierecht_beroep": "bij de rechtbank", "griffierecht_hoger_beroep": "bij hoger beroep"}


def add(commands: Commands) -> None:
    """Add the command."""
    term = commands.add_parser("term", help="reken een termijn uit, met de afleiding")
    term.add_argument("term", help="bijvoorbeeld bezwaar; een onbekende naam noemt alle namen")
    term.add_argument("--event", required=True, help="de dag die de klok start: JJJJ-MM-DD")
    term.add_argument("--set", action="append", default=[], metavar="NAAM=WAARDE", help="bijvoorbeeld committee=yes")
    ask_for_day(term)
    ask_for_json(term)
    term.set_defaults(run=_term)


def _term(chosen: argparse.Namespace) -> int:
    project = checked_project(ROOT)
    settings = dict(pair.partition("=")[::2] for pair in chosen.set)
    request = {
        "ask": "term",
        "term": chosen.term,
        "event": chosen.event,
        "today": today_of(chosen),
        "settings": settings,
    }
    found = answer(project, request)
    if chosen.json or "problems" in found:
        return printed(found)
    print("\n".join(Teller(project.words[LOCALE]).lines(found)))
    return 0


class Teller:
    """Says an answer of the engine in the words of one locale."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def lines(self, found: Reply) -> Iterator[str]:
        """Every line of the answer: the day, how it was counted, who may do what, what was not certain."""
        tell: Callable[[Reply], Iterator[str]] = self._money if found["term"] == "dwangsom" else self._day_and_why
        yield from tell(found)
        yield from (f"  let op: {self._note(warning, found)}" for warning in found["warnings"])
        yield "Artikelen: " + ", ".join(found["references"])

    def _day(self, text: str) -> str:
        return shown_day(date.fromisoformat(text), self.words.interface)

    def _euros(self, amount: Any) -> str:
        return money(str(amount), self.words.interface["amounts"])

    def _day_and_why(self, found: Reply) -> Iterator[str]:
        name = self.words.terms[found["term"]].head["name"]
        if found["opens_on"]:
            yield f"{name}: het kan vanaf {self._day(found['opens_on'])}."
        else:
            yield f"{name}: laatste dag {self._day(found['last_day'])}."
        if found["day_to_keep"] not in (found["last_day"], found["opens_on"]):
            yield f"De dag om aan te houden is {self._day(found['day_to_keep'])}."
        first, raw = self._day(found["first_day"]), self._day(found["raw_last_day"])
        yield f"Dag één is {first}; zonder vrije dagen zou het {raw} zijn."
        yield from (self._shift(shift) for shift in found["shifts"])
        yield from self._both_sides(found)

    def _shift(self, shift: Reply) -> str:
        name = self.words.free_days.get(shift["name"], {}).get("in_sentence", shift["name"])
        return f"  {self._day(shift['day'])} is {name} ({shift['reference']})"

    def _both_sides(self, found: Reply) -> Iterator[str]:
        yield from (self._way(way) for way in found.get("ways", ()))
        if found.get("owner"):
            yield f"Wie dit beloofde: {found['owner']['name']}."
        latest = found.get("latest_day")
        if latest and latest != found["last_day"]:
            yield f"Zolang niet alles bekend is, zijn zij pas te laat na {self._day(latest)}."
        if found.get("notice_from"):
            yield f"Een ingebrekestelling kan vanaf {self._day(found['notice_from'])}, niet eerder."
        for fee, amount in found.get("fees", {}).items():
            shown = self._euros(amount) if amount else "niet bekend"
            yield f"Griffierecht {FEES[fee]} in {found['event'][:4]}: {shown}."

    def _way(self, way: Reply) -> str:
        refs = ", ".join(way["references"])
        told = WAYS[way["way"]].format(send=self._day(way["send_by"]), arrive=self._day(way["arrive_by"]), refs=refs)
        return " ".join([told, *(NOTES[warning] for warning in way["warnings"])])

    def _money(self, found: Reply) -> Iterator[str]:
        first, last = self._day(found["first_day"]), self._day(found["last_day"])
        yield f"Dwangsom van {first} tot en met {last}: hoogstens {self._euros(found['maximum'])}."
        yield f"Tot vandaag: {self._euros(found['amount_so_far'])}, over hele dagen vóór vandaag."
        for day in found["by_day"]:
            euros, total = self._euros(day["euros"]), self._euros(day["total"])
            yield f"  dag {day['number']}: {self._day(day['day'])}, {euros}, samen {total}"
        yield f"Het orgaan stelt het bedrag vast, uiterlijk {self._day(found['fixed_by'])} (awb-4-18)."

    def _note(self, warning: str, found: Reply) -> str:
        kind, _, setting = warning.partition(":")
        known = found.get("known_days", {})
        return NOTES[kind].format(
            setting=self.words.interface["term_settings"].get(setting, setting).rstrip(".").lower(),
            by_day=self._euros(found.get("maximum_by_day", 0)),
            **{"from": self._day(known["from"]) if known else "", "until": self._day(known["until"]) if known else ""},
        )
