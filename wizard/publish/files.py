"""Writing files only when their content changes, clearing away what is no longer made, one writer at a time."""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderBusy(RuntimeError):
    """Another process is writing there; the message says which, and what to do."""


def write(path: Path, content: str | bytes) -> bool:
    """Write a file unless it holds this content already. Returns whether it was written.

    The old file is replaced, not written into: nobody reads half a file, and another name for the old one keeps it.
    """
    new = content.encode() if isinstance(content, str) else content
    if path.exists() and path.read_bytes() == new:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.new")
    made.write_bytes(new)
    made.replace(path)
    return True


def remove_others(folder: Path, kept: Iterable[Path]) -> None:
    """Delete every file below `folder` that is not among `kept`, and the folders that become empty."""
    keep = set(kept)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in keep:
            path.unlink()


def write_all(folder: Path, files: Iterable[tuple[str, str | bytes]], beside: Iterable[str] = ()) -> None:
    """Make `folder` hold these files (path below it, content) and nothing else; see mirror for `beside`."""
    kept = []
    for name, content in files:
        path = folder / name
        write(path, content)
        kept += [path, *(path.with_name(path.name + ending) for ending in beside)]
    remove_others(folder, kept)


def mirror(source: Path, target: Path, beside: Iterable[str] = ()) -> None:
    """Make `target` hold the files of `source`: only what differs is written, what is no longer there is removed.

    A file that stands beside another one under its name and one of the endings `beside` stays with it.
    """
    paths = (path for path in source.rglob("*") if path.is_file())
    write_all(target, ((path.relative_to(source).as_posix(), path.read_bytes()) for path in paths), beside)


@contextmanager
def locked(path: Path, busy: str = "") -> Iterator[None]:
    """Hold the lock that `path` stands for. Waits for it; with a message `busy`, raises FolderBusy instead of waiting.

    In `busy`, {process} becomes the number of the process that holds the lock. The system lets go when a process ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError:
            file.seek(0)
            raise FolderBusy(busy.format(process=file.read() or "?")) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
