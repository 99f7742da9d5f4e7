"""Writing files only when their content changes, and clearing away what is no longer made."""

from collections.abc import Iterable
from pathlib import Path


def write(path: Path, content: str | bytes) -> bool:
    """Write a file unless it holds this content already. Returns whether it was written."""
    new = content.encode() if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == new:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(new)
    return True


def remove_others(folder: Path, kept: Iterable[Path]) -> None:
    """Delete every file below `folder` that is not among `kept`."""
    keep = set(kept)
    for path in folder.rglob("*"):
        if path.is_file() and path not in keep:
            path.unlink()
