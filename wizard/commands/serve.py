"""`wegwijzer serve`: show the built site on this machine."""

import argparse
from pathlib import Path

from wizard.commands.common import ROOT, Commands
from wizard.publish.serve import server


def add(commands: Commands) -> None:
    """Add the command."""
    serve = commands.add_parser("serve", help="toon de gemaakte site op dit toestel")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--out", type=Path, default=ROOT / "site")
    serve.set_defaults(run=_serve)


def _serve(chosen: argparse.Namespace) -> int:
    running = server(chosen.out.resolve(), chosen.port)
    print(f"De site staat op http://127.0.0.1:{chosen.port}/ (stop met Ctrl-C)", flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print("Gestopt.")
    return 0
