"""A line for each step of the build, and the seconds it took."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

type Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Steps:
    """Counts the steps out loud: `with steps("reading"):` says "1/6 reading" and, when done, "    0.5 s"."""

    say: Say
    total: int
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @contextmanager
    def __call__(self, what: str) -> Iterator[None]:
        """Announce a step, and tell afterwards how long it took. A step that fails tells no time."""
        self.say(f"{next(self.numbers)}/{self.total} {what}")
        started = time.monotonic()
        yield
        self.say(f"    {time.monotonic() - started:.1f} s")
