"""An answer of the odds as a table: where people are on the days asked for, how sure it is."""

from collections.abc import Iterator

from wayout.odds.answers.answer import Answer
from wayout.publish.figure import Column, Figure
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_how import how_found
from wayout.publish.odds_notes import odds_notes
from wayout.publish.odds_view import Row, View, Words, table, view_of
from wayout.publish.odds_words import (
    BACK,
    cell_words,
    day_words,
    odds_subtitle,
    odds_title,
    state_words,
    tick_words,
)
from wayout.publish.words import number
from wayout.text import Language


def odds_figure(answer: Answer, basis: Basis, language: Language) -> Figure:
    """Make the table of states by the days asked for, and of those still watched on each."""
    view = view_of(answer, basis, language)
    _ = view.say
    columns = (
        Column("state", _("where"), numeric=False),
        *(
            Column(f"day_{tick_words(day, 'en')}", day_words(view, day))
            for day in answer.question.days
        ),
    )
    words = Words(
        title=odds_title(view),
        subtitle=odds_subtitle(view),
        notes=odds_notes(view),
        how=how_found(view),
    )
    rows = [*(_state(view, state) for state in view.reached), *_counts(view)]
    red = (at for at, state in enumerate(view.reached) if state == view.states.front)
    return table(view, columns, rows, words, frozenset(red))


def _state(view: View, state: str) -> Row:
    rows = view.answer.rows
    name = state_words(view, state)
    if state in view.states.back or state == view.states.front:
        name = f"{name} {BACK}"
    shares = (view.share(state, at)[0] for at in rows)
    return (state, *shares), (name, *(cell_words(view, state, at) for at in rows))


def _counts(view: View) -> Iterator[Row]:
    """Say under each day how many are still watched, and of how many it is known where they are.

    The two differ by those who are where nobody leaves: they are not watched any longer.
    """
    _, answer = view.say, view.answer
    watched = [view.watched(at) for at in answer.rows]
    known = [int(answer.known[at]) for at in answer.rows]
    yield ("watched", *watched), (_("still watched"), *(number(n, _) for n in watched))
    if known != watched:
        yield ("known", *known), (_("known where they are"), *(number(n, _) for n in known))
