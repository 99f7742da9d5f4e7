"""What is measured, in which order and how often. Every figure that is kept is raw; medians are made in the report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.browser import Device, Visits, WentWrong
from benchmarks.profiles import BY_ID as PROFILE
from benchmarks.scenario import BY_ID as SUBJECT

type Run = dict[str, Any]
type Say = Callable[[str], None]
READS = 6000  # milliseconds that the imagined visitor reads a question
FULL, THROTTLED = Device(), Device(4)


@dataclass(frozen=True, slots=True)
class Round:
    """Measure the same thing `times` times: each time for each subject in turn, cold and (unless cold_only) warm."""

    what: str
    profile: str
    device: Device
    subjects: Sequence[str]
    times: int
    cold_only: bool = False


FLOOR, HARD_FLOOR, OURS, STOCK = "plain", "inline", "ours", "stock"
LOOKING = (FLOOR, HARD_FLOOR, OURS)
ROUNDS = (
    Round("look", "none", FULL, LOOKING, 7),
    Round("look", "none", THROTTLED, LOOKING, 7),
    Round("look", "fast4g", FULL, LOOKING, 5),
    Round("look", "fast4g", THROTTLED, LOOKING, 5),
    Round("look", "slow4g", FULL, LOOKING, 3),
    Round("look", "slow4g", THROTTLED, LOOKING, 3),
    Round("look", "3g", THROTTLED, LOOKING, 2),
    Round("answer", "none", FULL, (FLOOR, OURS, STOCK), 3),
    Round("answer", "none", THROTTLED, (FLOOR, OURS, STOCK), 3),
    Round("answer", "fast4g", THROTTLED, (FLOOR, OURS, STOCK), 2),
    Round("answer", "slow4g", THROTTLED, (FLOOR, OURS, STOCK), 1),
    Round("answer", "3g", THROTTLED, (FLOOR, OURS), 1, cold_only=True),
)
VISITORS = (  # (profile, subject, times), one after another: side by side each would wait for the other's work
    ("fast4g", OURS, 3),
    ("slow4g", OURS, 1),
    ("3g", OURS, 1),
    ("fast4g", STOCK, 1),
    ("slow4g", STOCK, 1),
)
QUICK_ROUNDS = (Round("look", "none", FULL, LOOKING, 1), Round("answer", "none", THROTTLED, (FLOOR, OURS, STOCK), 1))
AGAIN = 15
RETURNING, RETURNS = ("none", "fast4g"), 7


def measure(found: Visits, say: Say, *, quick: bool = False) -> list[Run]:
    """Every round and every reading visitor; if quick, few rounds only. A visit that goes wrong is kept as that."""
    runs: list[Run] = []
    rounds = QUICK_ROUNDS if quick else ROUNDS
    for number, one in enumerate(rounds, 1):
        say(f"{number}/{len(rounds)} {one.what}, {PROFILE[one.profile].name}, CPU {one.device.slower}x")
        runs += _round(found, one)
    say("the last answer again, with the engine awake")
    runs += [run for device in (FULL, THROTTLED) for run in _again(found, device)]
    say("a visitor who comes back, with everything kept")
    runs += [run for device in (FULL, THROTTLED) for run in _returning(found, device)]
    if quick:
        return runs
    say(f"visitors who read {READS // 1000} seconds a question")
    return [*runs, *_reading(found)]


def _round(found: Visits, one: Round) -> Iterator[Run]:
    for _ in range(one.times):
        for name in one.subjects:
            with found.visitor(one.device) as context:
                for cache in ("cold",) if one.cold_only else ("cold", "warm"):
                    do = found.look if one.what == "look" else found.answer
                    more = () if one.what == "look" else (0,)
                    yield _kept(one.what, one.profile, one.device, name, cache, lambda: do(  # noqa: B023
                        context, SUBJECT[name], PROFILE[one.profile], one.device, *more))  # noqa: B023  # fmt: skip


def _kept(what: str, profile: str, device: Device, subject: str, cache: str, visit: Callable[[], Run]) -> Run:
    about = {"what": what, "profile": profile, "cpu": device.slower, "subject": subject, "cache": cache}
    try:
        return about | visit()
    except WentWrong as wrong:
        return about | {"wrong": str(wrong)}


def _again(found: Visits, device: Device) -> list[Run]:
    with found.visitor(device) as context:
        each = found.answer_again(context, SUBJECT[OURS], PROFILE["none"], device, AGAIN)
    about = {"what": "again", "profile": "none", "cpu": device.slower, "subject": OURS, "cache": "warm"}
    return [about | one for one in each]


def _returning(found: Visits, device: Device) -> Iterator[Run]:
    """Looks after a visit that used the wizard: the service worker has kept all. The plain page is in the cache."""
    for profile in RETURNING:
        with found.visitor(device) as context:
            found.look(context, SUBJECT[FLOOR], PROFILE[profile], device)
            found.use_and_keep(context, SUBJECT[OURS], PROFILE[profile], device)
            for _ in range(RETURNS):
                for name in (FLOOR, OURS):
                    look = partial(found.look, context, SUBJECT[name], PROFILE[profile], device)
                    yield _kept("look", profile, device, name, "kept", look)


def _reading(found: Visits) -> Iterator[Run]:
    """The visitor who reads six seconds a question."""
    for profile, name, times in VISITORS:
        for _ in range(times):
            with found.visitor(THROTTLED) as context:
                visit = partial(found.answer, context, SUBJECT[name], PROFILE[profile], THROTTLED, READS)
                yield _kept("visitor", profile, THROTTLED, name, "cold", visit)
