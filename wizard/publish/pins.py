"""The files of Pyodide that we ship, by their SHA-256: npm checks the tarball, this checks what lies on the disk.

A new version of Pyodide means: change package.json, run npm install, and put the four digests of the new files here
(`sha256sum node_modules/pyodide/pyodide.mjs`, and so on) after a look at its release notes.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

PYODIDE: Mapping[str, str] = {
    "pyodide.mjs": "510ca14305230018f50c40fb81be673afd68080e70ce7733fcce6600dd6a1714",
    "pyodide.asm.js": "356c42f69e1695397e9d8670bd3c2e678248cde76e18bdae1731e848537b47d7",
    "pyodide.asm.wasm": "54309a5a2cfd757b1f0fdbc9093c92503f7b341500110329d932487183912718",
    "python_stdlib.zip": "831fd1e535084b972f87c6a35275de3d236efd5166f5e77ce89497710635e73c",
}


class FileChanged(RuntimeError):
    """A file that we ship is not the one that was looked at."""


def pinned(folder: Path, pins: Mapping[str, str] = PYODIDE) -> dict[str, bytes]:
    """The files of `folder` by name, each as it was pinned. Raises FileChanged, naming every file that is not."""
    found = {name: path.read_bytes() if (path := folder / name).is_file() else b"" for name in pins}
    changed = [name for name, content in found.items() if sha256(content).hexdigest() != pins[name]]
    if changed:
        raise FileChanged(
            f"{folder}: {', '.join(changed)} is niet het bestand dat in wizard/publish/pins.py staat; "
            "installeer opnieuw met `npm ci`, of pas de lijst aan na een nieuwe versie van Pyodide"
        )
    return found
