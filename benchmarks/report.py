"""From raw runs to the tables of README.md: medians, ratios, and whether each target is met."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.profiles import PROFILES
from benchmarks.scenario import SUBJECTS

README = Path(__file__).parent / "README.md"
START, END = "<!-- browser: made by `make bench` -->", "<!-- /browser -->"
NAMES = {subject.id: subject.name for subject in SUBJECTS}
FIRST_AT_MOST, ENGINE_AT_MOST, WARM_AT_MOST = 1.15, 0.5, 20.0
NOTICED = 100  # milliseconds below which nobody calls it waiting
type Runs = Sequence[Mapping[str, Any]]


def write_tables(result: Mapping[str, Any]) -> None:
    """Put the tables between the two marks in README.md."""
    text = README.read_text(encoding="utf-8")
    made = "\n\n".join([START, _about(result), *_tables(result), END])
    README.write_text(
        re.sub(f"{re.escape(START)}.*{re.escape(END)}", lambda _: made, text, flags=re.S), encoding="utf-8"
    )


def _about(result: Mapping[str, Any]) -> str:
    machine = result["machine"]
    return (
        f"Measured on {result['date']} with `{result['command']}` in {result['minutes']:.0f} minutes: "
        f"{machine['processor']}, {machine['cores']} cores, {machine['browser']}, "
        f"load {machine['load_before']} before and {machine['load_after']} after. "
        "Raw figures: [results/browser.json](results/browser.json)."
    )


def _tables(result: Mapping[str, Any]) -> list[str]:
    runs = result["runs"]
    parts = [
        _targets(runs),
        _first(runs),
        _outcome(runs),
        _engine(runs),
        _visitors(runs),
        _micropython(result["micropython"]),
    ]
    wrong = [
        f"- {run['what']}, {run['profile']}, CPU {run['cpu']}x, {run['subject']}: {run['wrong']}"
        for run in runs
        if "wrong" in run
    ]
    return parts + (["### What went wrong\n\n" + "\n".join(wrong)] if wrong else [])


def _pick(runs: Runs, **wanted: Any) -> Runs:
    return [run for run in runs if "wrong" not in run and all(run.get(name) == value for name, value in wanted.items())]


def middle(runs: Runs, figure: str, **wanted: Any) -> float | None:
    """The median of a figure over the runs that fit; None when there are none."""
    found = [run[figure] for run in _pick(runs, **wanted) if run.get(figure) is not None]
    return median(found) if found else None


def _ratio(mine: float | None, other: float | None) -> float | None:
    return mine / other if mine is not None and other else None


def _ms(value: float | None) -> str:
    return "-" if value is None else f"{value / 1000:.2f} s" if value >= 1000 else f"{value:.0f} ms"


def _times(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}x"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return f"### {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _conditions(runs: Runs, what: str) -> list[tuple[str, str, int]]:
    found = {(run["profile"], run["cpu"]) for run in _pick(runs, what=what)}
    return [(profile.id, profile.name, cpu) for profile in PROFILES for cpu in (1, 4) if (profile.id, cpu) in found]


def _first(runs: Runs) -> str:
    rows = []
    for profile, name, cpu in _conditions(runs, "look"):
        for cache in ("cold", "warm", "kept"):
            about = {"what": "look", "profile": profile, "cpu": cpu, "cache": cache}
            if not _pick(runs, **about):
                continue
            plain, inline, ours = (
                middle(runs, "first", subject=subject, **about) for subject in ("plain", "inline", "ours")
            )
            rows.append(
                [
                    name,
                    f"{cpu}x",
                    cache,
                    _ms(plain),
                    _ms(inline),
                    _ms(ours),
                    _times(_ratio(ours, plain)),
                    _times(_ratio(ours, inline)),
                ]
            )
    heads = [
        "connection",
        "CPU slower",
        "cache",
        NAMES["plain"],
        NAMES["inline"],
        NAMES["ours"],
        "ours / plain",
        "ours / one file",
    ]
    return _table("First question usable", heads, rows)


def _outcome(runs: Runs) -> str:
    rows = []
    for profile, name, cpu in _conditions(runs, "answer"):
        for cache in ("cold", "warm"):
            about = {"what": "answer", "profile": profile, "cpu": cpu, "cache": cache}
            if not _pick(runs, **about):
                continue
            times = [middle(runs, "outcome", subject=subject, **about) for subject in ("plain", "ours", "stock")]
            sizes = [middle(runs, "bytes", subject=subject, **about) for subject in ("plain", "ours", "stock")]
            rows.append(
                [name, f"{cpu}x", cache, *map(_ms, times), _times(_ratio(times[1], times[2])), *map(_kb, sizes)]
            )
    outcomes = [f"outcome: {NAMES[name]}" for name in ("plain", "ours", "stock")]
    sizes_of = [f"bytes: {name}" for name in ("plain", "ours", "stock")]
    heads = ["connection", "CPU slower", "cache", *outcomes, "ours / stock", *sizes_of]
    note = (
        "From opening the page to the outcome with its day, answering as fast as the page lets one; and all bytes that "
        "went over the wire until then."
    )
    return _table("Outcome with its day", heads, rows) + f"\n\n{note}"


def _kb(value: float | None) -> str:
    return "-" if value is None else f"{value / 1000:.0f} kB"


def engine_start(runs: Runs, subject: str, **wanted: Any) -> float | None:
    """How long the engine took from its start to its first answer being possible."""
    found = [
        run["engineReady"] - run["engineStart"]
        for run in _pick(runs, what="answer", subject=subject, **wanted)
        if "engineReady" in run
    ]
    return median(found) if found else None


def _engine(runs: Runs) -> str:
    rows = []
    for profile, name, cpu in _conditions(runs, "answer"):
        for cache in ("cold", "warm"):
            ours, stock = (
                engine_start(runs, subject, profile=profile, cpu=cpu, cache=cache) for subject in ("ours", "stock")
            )
            if ours is not None or stock is not None:
                rows.append([name, f"{cpu}x", cache, _ms(ours), _ms(stock), _times(_ratio(ours, stock))])
    return _table(
        "Start of the engine alone", ["connection", "CPU slower", "cache", "ours", "stock", "ours / stock"], rows
    )


def _waited(run: Mapping[str, Any]) -> float:
    return float(sum(wait for wait in run["waits"] if wait > NOTICED))


def _visitors(runs: Runs) -> str:
    rows = []
    for run in _pick(runs, what="visitor"):
        name = next(profile.name for profile in PROFILES if profile.id == run["profile"])
        waits = ", ".join(f"{wait:.0f}" for wait in run["waits"])
        rows.append([name, NAMES[run["subject"]], _ms(run["first"]), _ms(_waited(run)), waits, str(run["loads"])])
    heads = [
        "connection",
        "subject",
        "first question",
        "waited after an answer, in all",
        "each wait (ms)",
        "pages loaded",
    ]
    note = (
        "Six seconds of reading before each of seven answers, CPU 4x slower, everything on one thread. "
        f"Waits of {NOTICED} ms and less count as none."
    )
    return _table("A visitor who takes her time", heads, rows) + f"\n\n{note}"


def _targets(runs: Runs) -> str:
    rows = []
    for profile, name, cpu in _conditions(runs, "look"):
        about = {"what": "look", "profile": profile, "cpu": cpu, "cache": "cold"}
        found = _ratio(middle(runs, "first", subject="ours", **about), middle(runs, "first", subject="plain", **about))
        rows.append(
            [
                f"first question, {name}, CPU {cpu}x",
                f"at most {FIRST_AT_MOST}x the plain page",
                _times(found),
                _met(found, FIRST_AT_MOST),
            ]
        )
    for cpu in (1, 4):
        ours, stock = (
            engine_start(runs, subject, profile="none", cpu=cpu, cache="cold") for subject in ("ours", "stock")
        )
        found = _ratio(ours, stock)
        rows.append(
            [
                f"engine cold start, CPU {cpu}x",
                f"at most {ENGINE_AT_MOST}x stock",
                _times(found),
                _met(found, ENGINE_AT_MOST),
            ]
        )
    warm, painted = (middle(runs, figure, what="again", cpu=4) for figure in ("inPage", "painted"))
    rows.append(
        [
            "last answer to outcome, warm, CPU 4x",
            f"at most {WARM_AT_MOST:.0f} ms",
            "-" if warm is None else f"{warm:.1f} ms in the page, {painted:.0f} ms painted",
            _met(warm, WARM_AT_MOST),
        ]
    )
    rows += [
        _visitor_target(runs, "fast4g", "waited in all on Fast 4G, CPU 4x", "0"),
        _visitor_target(runs, "slow4g", "Slow 4G, CPU 4x", "no dead end"),
    ]
    return _table("Targets", ["what", "target", "measured", "met"], rows)


def _met(found: float | None, at_most: float) -> str:
    return "-" if found is None else "yes" if found <= at_most else "**no**"


def _visitor_target(runs: Runs, profile: str, what: str, target: str) -> list[str]:
    found = _pick(runs, what="visitor", profile=profile, subject="ours")
    if not found:
        tried = any(run["what"] == "visitor" and run["profile"] == profile for run in runs)
        return [what, target, "did not come to the outcome" if tried else "-", "**no**" if tried else "-"]
    waited = median(map(_waited, found))
    met = "yes" if target != "0" or waited == 0 else "**no**"
    return [what, target, f"waited {_ms(waited)}, outcome with its day", met]


def _micropython(found: Mapping[str, Any] | None) -> str:
    if not found:
        return "### MicroPython\n\nNot tried in this run."
    missing = [f"`{name}` ({said})" for name, said in found["modules"].items() if said != "ok"]
    unread = [f"`{name}` ({said})" for name, said in found["files"].items() if said != "ok"]
    return "\n\n".join(
        [
            "### MicroPython",
            f"Starts in {_ms(found['started'])} (no shaping, CPU 1x), {_kb(found['bytes'])} on the wire, no engine.",
            f"{'It does not run ours. ' if missing or unread else ''}"
            f"Missing of the standard library: {', '.join(missing) or 'nothing'}. "
            f"Files of the engine that it cannot read ({len(unread)} of {len(found['files'])}): "
            f"{', '.join(unread) or 'none'}.",
        ]
    )
