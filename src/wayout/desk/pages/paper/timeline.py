"""The time line of a case, as a paper draws it: with those of its terms that were chosen."""

from collections.abc import Iterator
from datetime import date

from wayout.desk.drawings import Drawings
from wayout.desk.pages.case.terms import dated
from wayout.desk.pages.case.timeline import svg_of
from wayout.desk.pages.law.panel import LawPanel
from wayout.desk.pages.paper.events import Shown
from wayout.desk.pages.paper.months import in_months
from wayout.desk.paper.choice import Choice
from wayout.desk.paper.document import Block, Figure
from wayout.desk.told import history_of
from wayout.publish.timeline import Term, by_month, timeline, timeline_words
from wayout.text import Translator


def drawn(
    shown: Shown,
    chosen: tuple[Choice, LawPanel | None],
    today: date,
    drawings: tuple[Drawings, Translator],
) -> Iterator[Block]:
    """Draw what happened; nothing where nothing is told yet.

    Args:
        shown: The case.
        chosen: What is on the paper, and what the law provides.
        today: The day on which it is made.
        drawings: Those that are kept, and the language of the paper.
    """
    history, (kept, _) = history_of(shown), drawings
    if history is None:
        return
    line = timeline(history, list(_terms(shown, chosen, today)), today, _)
    if chosen[0].by_month:
        line = by_month(line)
    yield Figure(str(svg_of(line, kept)), timeline_words(line))


def _terms(shown: Shown, chosen: tuple[Choice, LawPanel | None], today: date) -> Iterator[Term]:
    """Give the terms that the paper tells: to come, or over."""
    choice, law = chosen
    seen = in_months(shown) if choice.by_month else shown  # a day set by hand is exact
    for one in dated(law, seen, today, 0) if choice.has("drawn") else ():
        coming = "own" if one.term.own else "theirs"
        if choice.has(coming if one.term.day >= today else "over"):
            yield one.term
