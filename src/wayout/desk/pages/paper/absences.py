"""The absences of a case on paper: what is said where there is none, heads, citations."""

import re
from collections.abc import Iterable, Iterator

from wayout.desk.pages.law.links import Cited
from wayout.desk.pages.law.panel import AbsenceShown, LawPanel
from wayout.desk.paper.document import Block, Heading, Paragraph
from wayout.text import Translator

_BEFORE_NUMBER = re.compile(r"(?<=[.A-Z]) (?=[\d«])")  # the space of "CC 337", and of Russian


def told(panel: LawPanel | None, _: Translator) -> Iterator[Block]:
    """Say why there is nothing to tell, where nothing is."""
    if panel is None:
        yield Paragraph(_("The events tell of no absence and of no criminal case yet."))
    elif panel.fault:
        yield Paragraph(panel.fault)


def absences(panel: LawPanel | None) -> Iterable[tuple[int, AbsenceShown]]:
    """Give the absences with their numbers."""
    return enumerate(panel.absences if panel else (), 1)


def heading(one: AbsenceShown, place: int, _: Translator) -> Iterator[Block]:
    """Head an absence, where there are several: by its number, for what it is called may name."""
    if one.matter:
        yield Heading(_("Absence {matter}").format(matter=place))


def with_place(one: Cited) -> str:
    """Say it with its article, which is not cut between two lines."""
    place = _BEFORE_NUMBER.sub("\N{NO-BREAK SPACE}", one.place)
    return f"{one.said} ({place})"
