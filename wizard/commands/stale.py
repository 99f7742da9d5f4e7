"""`wegwijzer stale`: what about municipalities and providers somebody should look at again."""

import argparse

from wizard.commands.common import ROOT, Commands, today_of
from wizard.loader.overdue import overdue
from wizard.publish.site import checked_project


def add(commands: Commands) -> None:
    """Add the command."""
    stale = commands.add_parser("stale", help="noem wat opnieuw bekeken moet worden, per bestand en regel")
    stale.add_argument("--on", dest="today", help="kijk op een andere dag: JJJJ-MM-DD (anders: vandaag)")
    stale.set_defaults(run=_stale)


def _stale(chosen: argparse.Namespace) -> int:
    """Print every file and value that is overdue; 1 when there is any."""
    day = today_of(chosen)
    found = overdue(checked_project(ROOT, day), day)
    for problem in found:
        print(problem)
    print(f"Te oud op {day}: {len(found)}." if found else f"Op {day} is alles op tijd bekeken.")
    return 1 if found else 0
