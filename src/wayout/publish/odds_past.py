"""Whether the past matters, as a table: one test for each move of those who were followed."""

from wayout.odds.answers.answer import Answer
from wayout.odds.past.markov import ArrowTest
from wayout.publish.figure import Column, Figure, rounded
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_view import Row, View, Words, table, view_of
from wayout.publish.odds_words import followed_words
from wayout.publish.words import number
from wayout.text import Language
from wayout.text.numbers import format_decimal

_SMALL = 0.001  # a p below it is not written out


def past_figure(answer: Answer, basis: Basis, language: Language) -> Figure:
    """Make the table of the tests; without any, it has no rows."""
    view = view_of(answer, basis, language)
    _ = view.say
    columns = (
        Column("from", _("from"), numeric=False),
        Column("to", _("to"), numeric=False),
        Column("events", _("moves")),
        Column("expected", _("expected of them")),
        Column("group", _("seen of them")),
        Column("p_holm", _("p, after Holm")),
    )
    words = Words(
        title=_("Whether the past matters"),
        subtitle=followed_words(view),
        notes=(
            _(
                "Of all moves after that day: how many would be of those who were followed if it "
                "did not matter where people were, and how many were. A p below 0.05 says that it "
                "matters; the shares allow for it."
            ),
        ),
        how="",
    )
    return table(view, columns, [_row(view, test) for test in answer.markov], words)


def _row(view: View, test: ArrowTest) -> Row:
    _, language = view.say, view.language
    plain = (
        test.start, test.to, test.events, rounded(test.expected), test.group,
        rounded(test.adjusted),
    )  # fmt: skip
    return plain, (
        view.states.name(test.start),
        view.states.name(test.to),
        number(test.events, _),
        "" if test.expected is None else format_decimal(test.expected, language),
        "" if test.group is None else number(test.group, _),
        _p(test, view),
    )


def _p(test: ArrowTest, view: View) -> str:
    if test.adjusted is None:
        return "" if test.reason is None else test.reason.say(view.say)
    if test.adjusted < _SMALL:
        return f"<{_SMALL:g}".replace(".", "," if view.language == "ru" else ".")
    return format_decimal(test.adjusted, view.language, 3)
