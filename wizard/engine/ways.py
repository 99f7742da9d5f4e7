"""How something may reach the other side in time: by post, at the counter, electronically (Awb 6:9, 2:20)."""

from dataclasses import dataclass
from datetime import date, timedelta

from wizard.engine.letter_days import DIGITAL_RULES_FROM, UNREAD_RULES
from wizard.engine.terms import POST_DAYS, Deadline, Term


@dataclass(frozen=True, slots=True)
class Way:
    """send_by: the last day to post it or hand it in; arrive_by: the last day on which it may be there."""

    way: str
    send_by: date
    arrive_by: date
    references: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def ways(term: Term, found: Deadline) -> tuple[Way, ...]:
    """The ways to file in time, for a term that ends with filing something.

    A letter must be posted by the day to keep and be there a week after it, unshifted (6:9, paragraph 2). At the
    counter and electronically only the arrival counts. For an electronic message that is before midnight of the last
    day (2:20); what held before 2026 we did not read.
    """
    if not term.by_post:
        return ()
    last = found.day_to_keep
    post = Way("post", last, last + timedelta(days=POST_DAYS), ("awb-6-9-2",))
    counter = Way("counter", last, last, ("awb-6-9-1",))
    return (post, counter, _digital(last)) if term.digital else (post, counter)


def _digital(last: date) -> Way:
    if last < DIGITAL_RULES_FROM:
        return Way("digital", last, last, ("awb-6-9-1",), (UNREAD_RULES,))
    return Way("digital", last, last, ("awb-2-13", "awb-2-20", "awb-6-9-1"))
