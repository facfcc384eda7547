"""The words of findings about rows: what is wrong or worth knowing, and what to do."""

from collections.abc import Callable
from typing import Final

from wayout.errors import Phrase

Words = Callable[[Phrase], Phrase]

ERRORS: Final[dict[str, Words]] = {
    "duplicate": lambda rows: Phrase(
        "The same row is there twice: {rows}. Take one of the two out.", rows=rows
    ),
    "same_day": lambda rows: Phrase(
        "Two stays of one person begin on one day: {rows}. Nobody is in two states at once: "
        "leave out the stay of no length, or correct the days.",
        rows=rows,
    ),
    "overlap": lambda rows: Phrase(
        "Stays of one person overlap: {rows}. Nobody is in two states at once: correct the days, "
        "or give different people different ids.",
        rows=rows,
    ),
    "other_state": lambda rows: Phrase(
        "A move leads into one state, and the stay that begins on that day is in another: {rows}. "
        "Correct `to` of the first or `from` of the second.",
        rows=rows,
    ),
    "lost_move": lambda rows: Phrase(
        "A stay ends without a move (`to` is empty), and on that day a stay in another state "
        "begins: {rows}. Write that state into `to` of the first.",
        rows=rows,
    ),
    "self_move": lambda rows: Phrase(
        "A move leads from a state to itself: {rows}. Join the two stays, or leave `to` empty.",
        rows=rows,
    ),
    "left_final": lambda rows: Phrase(
        "A move leads out of a state that nobody can leave: {rows}. Correct the row; if others "
        "can leave that state too, give their stays in it.",
        rows=rows,
    ),
    "no_id": lambda rows: Phrase("The id is empty in {rows}. Give every person one.", rows=rows),
    "no_move": lambda rows: Phrase(
        "Nobody ever moves: `to` is empty in every row, from {rows} on. Nothing can be estimated.",
        rows=rows,
    ),
}

REMARKS: Final[dict[str, Words]] = {
    "late_entry": lambda rows: Phrase(
        "After a move the person is watched again only later: {rows}. In between nobody counts "
        "him as at risk.",
        rows=rows,
    ),
    "watched_again": lambda rows: Phrase(
        "The watch ends, and the same person is watched again later: {rows}. In between nobody "
        "counts him as at risk.",
        rows=rows,
    ),
    "unseen_move": lambda rows: Phrase(
        "After a move the person is watched again later, in another state: {rows}. The moves in "
        "between are not counted.",
        rows=rows,
    ),
    "id_blanks": lambda rows: Phrase(
        "There are blanks around an id: {rows}. With and without them it is another person.",
        rows=rows,
    ),
}
