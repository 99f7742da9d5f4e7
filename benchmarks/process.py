"""Running a command with an eye on its memory, and printing what was measured."""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

MEGABYTE = 1_000_000
type Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """A process that ran: what it wrote, and the most memory that it and its children held together."""

    output: str
    peak: int


def measured(command: Sequence[str], **options: Any) -> Measured:
    """Run a command to its end, looking at the memory of its whole family twenty times a second."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True, **options)
    ended, peaks = Event(), [0]
    watcher = Thread(target=_watch, args=(process.pid, ended, peaks))
    watcher.start()
    output, _ = process.communicate()
    ended.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}\n{output}")
    return Measured(output, max(peaks))


def _watch(session: int, ended: Event, peaks: list[int]) -> None:
    while not ended.wait(0.05):
        peaks.append(sum(_memory(pid) for pid in _family(session)))


def _family(session: int) -> Iterator[int]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(after_name[3]) == session:
                yield int(folder.name)


def _memory(pid: int) -> int:
    """The memory of a process, with what it shares counted for its part (Pss), in bytes."""
    try:
        lines = (Path("/proc") / str(pid) / "smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def table(rows: Sequence[Row], columns: Mapping[str, Callable[[Row], object]]) -> str:
    """Rows as a Markdown table."""
    lines = [list(columns), ["---"] * len(columns), *([str(cell(row)) for cell in columns.values()] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
