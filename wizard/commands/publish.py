"""`wegwijzer publish`: make the whole site."""

import argparse
import time
from datetime import date
from pathlib import Path

from wizard.commands.common import ROOT, Commands, today_of
from wizard.loader.yaml_file import read_yaml
from wizard.publish.site import Order, build


def add(commands: Commands) -> None:
    """Add the command."""
    publish = commands.add_parser("publish", help="maak de hele site in de map site/")
    publish.add_argument("--today", help="de dag waarop de site wordt gemaakt: JJJJ-MM-DD")
    publish.add_argument("--out", type=Path, default=ROOT / "site", help="de map voor de site")
    publish.set_defaults(run=_publish)


def _publish(chosen: argparse.Namespace) -> int:
    started = time.monotonic()
    site = read_yaml(ROOT / "data" / "site.yaml", ROOT).data
    address = None if site["address"] == "unknown" else site["address"]
    build(
        Order(ROOT, chosen.out.resolve(), date.fromisoformat(today_of(chosen)), address),
        lambda line: print(line, flush=True),
    )
    print(f"Klaar in {time.monotonic() - started:.1f} s: {chosen.out}")
    return 0
