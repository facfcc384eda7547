"""What stands beside the odds: the moves that were made, bounds, and the long table for files."""

from wayout.odds.answers.answer import Answer, ArrowCount, Bounds
from wayout.publish.figure import Column, Figure, rounded
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_how import how_found
from wayout.publish.odds_view import Row, View, Words, table, view_of
from wayout.publish.odds_words import (
    BACK,
    day_words,
    followed_words,
    kind_words,
    odds_subtitle,
    odds_title,
    range_words,
    share_words,
    tick_words,
)
from wayout.publish.words import number
from wayout.text import Language
from wayout.text.numbers import format_percent


def long_figure(answer: Answer, basis: Basis, language: Language, *, curve: bool = False) -> Figure:
    """Make the table of files: a row for each day and state; `curve` gives every point drawn.

    A kind that others may be of as well has the two ends of its share there, and no share.
    """
    view = view_of(answer, basis, language)
    _ = view.say
    columns = (
        Column("day", _("day")),
        Column("state", _("where"), numeric=False),
        Column("share", _("share")),
        Column("se", _("standard error")),
        Column("low", _("95% from")),
        Column("high", _("95% to")),
        Column("at_risk", _("still watched there")),
        Column("bound_low", _("at least")),
        Column("bound_high", _("at most")),
    )
    words = Words(
        title=odds_title(view), subtitle=odds_subtitle(view), notes=(), how=how_found(view)
    )
    points = range(len(answer.points)) if curve else answer.rows
    rows = [_long_row(view, state, at) for at in points for state in view.states.order]
    return table(view, columns, rows, words)


def arrows_figure(answer: Answer, basis: Basis, language: Language) -> Figure:
    """Make the table of moves: how often, and of how many who entered the state before."""
    view = view_of(answer, basis, language)
    _ = view.say
    rank = {state: at for at, state in enumerate(view.states.order)}
    arrows = sorted(answer.arrows, key=lambda arrow: (rank[arrow.start], rank[arrow.to]))
    columns = (
        Column("from", _("from"), numeric=False),
        Column("to", _("to"), numeric=False),
        Column("count", _("moves")),
        Column("entered", _("entered")),
        Column("share", _("moves, % of entered")),
    )
    words = Words(
        title=_("Moves, counted by stays, not people"),
        subtitle=followed_words(view),
        notes=(_("Entered: stays in the state; one person may enter it several times."),),
        how="",
    )
    red = (at for at, arrow in enumerate(arrows) if arrow.to == view.states.front)
    return table(view, columns, [_arrow_row(view, one) for one in arrows], words, frozenset(red))


def bounds_figures(answer: Answer, basis: Basis, language: Language) -> tuple[Figure, ...]:
    """Make a table for each coarse state: what each of its kinds can be, day by day."""
    view = view_of(answer, basis, language)
    coarse = dict.fromkeys(bounds.coarse for bounds in answer.bounds)
    made = (_bounds_figure(view, state) for state in coarse)
    return tuple(figure for figure in made if figure.data)


def _bounds_figure(view: View, coarse: str) -> Figure:
    _ = view.say
    columns = (
        Column("day", _("day"), numeric=False),
        Column("kind", _("where"), numeric=False),
        Column("low", _("at least")),
        Column("high", _("at most")),
        Column("limits", _("with 95% error")),
        Column("missing_at_random", _("if missing at random")),
    )
    words = Words(
        title=_("What stands behind “{state}”: bounds").format(state=view.states.plain(coarse)),
        subtitle=_("share of all who are followed, whatever the kinds not known are"),
        notes=(
            _("The last column supposes that kinds are missing at random: no data can show that."),
        ),
        how="",
    )
    found = [one for one in view.answer.bounds if one.coarse == coarse]
    days = [at for at in view.answer.rows if any(one.high[at] > 0 for one in found)]
    rows = [_bounds_row(view, one, at) for at in days for one in found]
    return table(view, columns, rows, words)


def _long_row(view: View, state: str, at: int) -> Row:
    answer, language = view.answer, view.language
    place = answer.states.index(state)
    between = view.between(state, at)
    ends: tuple[float | None, ...] = between or (None, None)
    shares: tuple[float | None, ...] = (None,) * 4
    if between is None:
        share, low, high = view.share(state, at)
        shares = (share, answer.se[at, place].item(), low, high)
    at_risk = int(answer.at_risk[at, place])
    plain = (answer.points[at], state, *map(rounded, shares), at_risk, *map(rounded, ends))
    return plain, (
        tick_words(answer.points[at], language),
        view.states.name(state),
        *(_percent(one, language) for one in shares),
        number(at_risk, view.say),
        *(_percent(one, language) for one in ends),
    )


def _percent(share: float | None, language: Language) -> str:
    return "" if share is None else format_percent(share, language)


def _arrow_row(view: View, arrow: ArrowCount) -> Row:
    name = view.states.name(arrow.to)
    share = arrow.count / arrow.entered if arrow.entered else None
    return (arrow.start, arrow.to, arrow.count, arrow.entered, share), (
        view.states.name(arrow.start),
        f"{name} {BACK}" if arrow.to == view.states.front else name,
        number(arrow.count, view.say),
        number(arrow.entered, view.say),
        "" if share is None else format_percent(share, view.language, 0),
    )


def _bounds_row(view: View, bounds: Bounds, at: int) -> Row:
    _, language = view.say, view.language
    low, high = bounds.low[at].item(), bounds.high[at].item()
    limits = (bounds.low_limit[at].item(), bounds.high_limit[at].item())
    guess = guessed(bounds, at)
    day = view.answer.points[at]
    return (day, bounds.state, low, high, range_words(*limits, language), guess and guess[0]), (
        day_words(view, day),
        kind_words(view, bounds.state, bounds.coarse),
        format_percent(low, language, 0),
        format_percent(high, language, 0),
        range_words(*limits, language),
        share_words(*guess, language) if guess else _("no kind is known"),
    )


def guessed(bounds: Bounds, at: int) -> tuple[float, float, float] | None:
    """Give the share and interval of a kind if kinds are missing at random; None where none is."""
    if bounds.estimate is None or bounds.estimate_low is None or bounds.estimate_high is None:
        return None
    return (
        bounds.estimate[at].item(),
        bounds.estimate_low[at].item(),
        bounds.estimate_high[at].item(),
    )
