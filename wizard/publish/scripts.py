"""Our scripts and styles as a browser gets them, made by esbuild: each entry in one file, without what only readers of
the source need. One request where there were fourteen, and less to read before the first question stands there.
"""

import subprocess
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from wizard.publish.files import write, write_all

ENTRIES = ("wizard.mjs", "finder.mjs", "offline.mjs", "worker.mjs")
SHARED = "./offline.mjs"  # a page may load it by itself, and the wizard asks for the same one: there is one of it
FRAME = ("assets/stylesheets/wegwijzer.css", "assets/javascripts/frame.js")
ESBUILD = Path("node_modules", ".bin", "esbuild")


MISSING = "{path} ontbreekt; installeer opnieuw met `npm ci`"


class NotBundled(RuntimeError):
    """esbuild is not installed, or could not read a script or a style sheet: then the message names file and line."""


def bundled(root: Path, work: Path, made: Mapping[str, str]) -> dict[str, bytes]:
    """The entries by their name, each with all that it imports inside.

    work: a folder for what they are made of. made: modules that the build itself wrote, by name. Raises NotBundled.
    """
    sources = {path.name: path.read_bytes() for path in (root / "wizard" / "web").glob("*.mjs")}
    modules = sources | {name: text.encode() for name, text in made.items()}
    write_all(work, modules.items())
    return _small(root, work, ENTRIES, ("--bundle", "--format=esm", "--out-extension:.js=.mjs", f"--external:{SHARED}"))


def framed(root: Path, out: Path) -> dict[str, str]:
    """Make the style sheet and the script of the frame small, in `out` under the names that they have in overrides/.

    Returns by that name the one for the site, which holds the hash. Raises NotBundled.
    """
    made = _small(root, root / "overrides", FRAME)
    for name, content in made.items():
        write(out / name, content)
    return {name: _with_hash(name, content) for name, content in made.items()}


def _with_hash(name: str, content: bytes) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:12]}{dot}{ending}"


def _small(root: Path, folder: Path, names: Sequence[str], flags: Sequence[str] = ()) -> dict[str, bytes]:
    """What esbuild makes of these files of a folder, by their name."""
    if not (root / ESBUILD).is_file():
        raise NotBundled(MISSING.format(path=root / ESBUILD))
    sources = [str(folder / name) for name in names]
    with TemporaryDirectory() as out:
        where = (f"--outbase={folder}", f"--outdir={out}")
        command = [str(root / ESBUILD), *sources, *where, *flags, "--minify", "--charset=utf8", "--log-level=error"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotBundled(done.stderr)
        return {name: Path(out, name).read_bytes() for name in names}
