"""The time line of a case, as a paper draws it: with the terms only where deadlines are on it."""

from collections.abc import Iterator
from datetime import date

from wayout.desk.drawings import Drawings
from wayout.desk.pages.case.terms import dated
from wayout.desk.pages.case.timeline import time_shown
from wayout.desk.pages.law.panel import LawPanel
from wayout.desk.pages.paper.events import Shown
from wayout.desk.paper.document import Block, Figure
from wayout.desk.told import history_of
from wayout.publish.timeline import timeline, timeline_words
from wayout.text import Translator


def drawn(
    shown: Shown, law: LawPanel | None, today: date, drawings: tuple[Drawings, Translator]
) -> Iterator[Block]:
    """Draw what happened; nothing where nothing is told yet.

    Args:
        shown: The case.
        law: What the law provides, where the deadlines are on the paper.
        today: The day on which it is made.
        drawings: Those that are kept, and the language of the paper.
    """
    history, (_kept, _) = history_of(shown), drawings
    terms = [one.term for one in dated(law, shown, today, 0)]
    made = time_shown(shown, terms, today, drawings)
    if made is not None and history is not None:
        yield Figure(str(made.svg), timeline_words(timeline(history, terms, today, _)))
