"""The Markov tests in words: who leaves more or less often than others, and what that spoils."""

from collections.abc import Mapping, Sequence
from typing import Final

from wayout.errors import Phrase
from wayout.odds.past.markov import ArrowTest

LEVEL: Final = 0.05  # of Holm's adjusted p


def memories(
    tests: Sequence[ArrowTest], names: Mapping[str, object] | None = None
) -> tuple[Phrase, ...]:
    """Say which arrows remember the past, and at the end what that means; nothing if none does.

    What it means is said of a landmark estimate; a plain one can be wrong for these people.

    Args:
        tests: Those of one `markov_test`.
        names: What to call the states; left out, as the data do.
    """
    called: dict[str, object] = dict(names or {})
    found = [_memory(test, called) for test in tests if _remembers(test)]
    if not found:
        return ()
    return (
        *found,
        Phrase("The past matters here; this answer allows for it."),
    )


def _remembers(test: ArrowTest) -> bool:
    return test.adjusted is not None and test.adjusted < LEVEL


def _memory(test: ArrowTest, names: Mapping[str, object]) -> Phrase:
    """Say one arrow: what of the past was asked about, and in which direction it tells."""
    more = (test.statistic or 0.0) > 0
    start, to = (names.get(state, state) for state in (test.start, test.to))
    if test.past.by == "entry":
        return _by_entry(start, to, more=more)
    if test.past.by == "earlier":
        return _by_earlier(start, to, more=more)
    past = names.get(test.past.state or "", test.past.state)
    if more:
        return Phrase(
            "Who was in {state!r} on day {at} goes from {start!r} to {to!r} more often than "
            "others at the same time.",
            state=past,
            at=test.past.at,
            start=start,
            to=to,
        )
    return Phrase(
        "Who was in {state!r} on day {at} goes from {start!r} to {to!r} less often than "
        "others at the same time.",
        state=past,
        at=test.past.at,
        start=start,
        to=to,
    )


def _by_entry(start: object, to: object, *, more: bool) -> Phrase:
    if more:
        return Phrase(
            "Who came to {start!r} later goes on to {to!r} more often than others at the same "
            "time.",
            start=start,
            to=to,
        )
    return Phrase(
        "Who came to {start!r} later goes on to {to!r} less often than others at the same time.",
        start=start,
        to=to,
    )


def _by_earlier(start: object, to: object, *, more: bool) -> Phrase:
    if more:
        return Phrase(
            "Who had been in {start!r} before goes on to {to!r} more often than who is there for "
            "the first time.",
            start=start,
            to=to,
        )
    return Phrase(
        "Who had been in {start!r} before goes on to {to!r} less often than who is there for the "
        "first time.",
        start=start,
        to=to,
    )
