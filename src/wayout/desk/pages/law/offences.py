"""The offences of the law panel: what can be charged, and what the law says of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from wayout.desk.pages.law.asked import Asked
from wayout.desk.pages.law.links import Cited, cited
from wayout.law.assessment import Assessment, Offence
from wayout.publish.law_offences import Row, judged_by, part_name
from wayout.publish.law_words import cite
from wayout.text import Translator


class Line(NamedTuple):
    """Something the law says of an offence; `back` leads to the front.

    `disputed` are the questions that it hangs on, such as Q3.
    """

    label: str
    said: str
    back: bool
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OffenceShown:
    """A part that can be charged, with what is said of it alone."""

    name: Cited
    lines: tuple[Line, ...]


def offences_shown(differing: Iterable[Row], asked: Asked) -> Iterator[OffenceShown]:
    """Show each part, with the rows in which it differs from the others."""
    answer, _facts, book, _ = asked
    for place, one in enumerate(answer.offences):
        edition = judged_by(answer, one, book)
        said = edition.text.say(_.language) if edition else ""
        yield OffenceShown(
            cited(said, part_name(one, book, _), edition),
            tuple(_line(row, place) for row in differing if row.values[place]),
        )


def _line(row: Row, place: int) -> Line:
    back = bool(row.back and row.back[place])
    return Line(row.label, row.values[place], back, row.disputed[place] if row.disputed else ())


def lines_of_all(rows: Iterable[Row]) -> Iterator[Line]:
    """Show the rows that are said of every part."""
    return (
        Line(row.label, *row.said, tuple(dict.fromkeys(chain.from_iterable(row.disputed))))
        for row in rows
        if row.said[0]
    )


def suspension_line(answer: Assessment, _: Translator) -> Iterator[Line]:
    """Say whether the proceedings can be suspended now, which is the same for every part."""
    offence: Offence | None = next(iter(answer.offences), None)
    if offence is None:
        return
    label = _("Suspension of the case")
    if offence.suspension.open and offence.suspension.article:
        said = _("open on the command's petition, {article}: back to the front")
        yield Line(label, said.format(article=cite(offence.suspension.article, _)), back=True)
    else:
        yield Line(label, _("not possible on the events recorded"), back=False)
