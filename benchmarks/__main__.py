"""`make bench`: measures the site, the floor and Pyodide as it comes, in one run, and writes README.md's tables."""

import argparse
import json
import os
import platform
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from benchmarks import measure
from benchmarks.browser import visits
from benchmarks.micropython import make_micropython, probe
from benchmarks.report import write_tables
from benchmarks.scenario import story
from benchmarks.server import ShapedServer
from benchmarks.subjects import LOCALE, MADE, ROOT, make_subjects
from wizard.loader.project import load

RESULTS = Path(__file__).parent / "results" / "browser.json"


def main() -> int:
    """Run the benchmarks. Returns 1 when a visit went wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the raw figures go")
    parser.add_argument("--no-tables", action="store_true", help="leave README.md as it is")
    parser.add_argument("--quick", action="store_true", help="each thing once, without slow lines: does it all work?")
    chosen = parser.parse_args()
    if not (ROOT / "site" / LOCALE / "index.html").is_file():
        print("there is no site: run `make site` first", file=sys.stderr)
        return 2
    result = _measured(chosen.quick)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if not chosen.no_tables:
        write_tables(result)
    return int(any("wrong" in run for run in result["runs"]))


def _measured(quick: bool) -> dict[str, Any]:
    started, load_before = time.monotonic(), os.getloadavg()[0]

    def say(line: str) -> None:
        print(f"[{time.monotonic() - started:4.0f} s] {line}", flush=True)

    say("making the pages to compare with")
    make_subjects()
    make_micropython()
    told = story(load(ROOT), LOCALE, date.today())
    names = ("plain", "inline", "stock", "micropython")
    folders = {"/site/": ROOT / "site", **{f"/{name}/": MADE / name for name in names}}
    server = ShapedServer(folders)
    with visits(server, server.start(), told) as found:
        version, micropython = found.browser.version, probe(found)
        runs = measure.measure(found, say, quick=quick)
    server.stop()
    say("done")
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "command": "python -m benchmarks --quick" if quick else "make bench",
        "minutes": (time.monotonic() - started) / 60,
        "machine": {
            "processor": _processor(),
            "cores": os.cpu_count(),
            "system": platform.platform(),
            "browser": f"Chromium {version}",
            "load_before": round(load_before, 1),
            "load_after": round(os.getloadavg()[0], 1),
        },
        "micropython": micropython,
        "runs": [_rounded(run) for run in runs],
    }


def _rounded(run: dict[str, Any]) -> dict[str, Any]:
    def shorter(value: Any) -> Any:
        if isinstance(value, list):
            return [shorter(one) for one in value]
        return round(value, 1) if isinstance(value, float) else value

    return {name: shorter(value) for name, value in run.items()}


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    sys.exit(main())
