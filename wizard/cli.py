"""The door of the command line: `wegwijzer <command>`, each command a file of wizard/commands."""

import argparse
import sys
from collections.abc import Sequence
from signal import SIG_DFL, SIGPIPE, signal
from subprocess import CalledProcessError

from wizard import commands
from wizard.loader.problem import ProblemsFound
from wizard.publish.trim import RehearsalDiffers


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 when all is well, 1 for problems in the data, 2 for a refused request."""
    chosen = _parser().parse_args(arguments)
    signal(SIGPIPE, SIG_DFL)  # `wegwijzer ... | head` ends quietly
    try:
        return int(chosen.run(chosen))
    except ProblemsFound as found:
        print("\n".join(map(str, found.problems)), file=sys.stderr)
        print(f"{len(found.problems)} problemen; er is niets veranderd.", file=sys.stderr)
        return 1
    except (RehearsalDiffers, CalledProcessError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wegwijzer", description="Wmo-wegwijzer: gegevens controleren, rekenen, de site maken"
    )
    known = parser.add_subparsers(required=True, metavar="opdracht")
    for command in commands.ALL:
        command.add(known)
    return parser


if __name__ == "__main__":
    sys.exit(main())
