"""The map with counts: how many entered each state, and how many took each arrow out of it."""

from collections.abc import Iterator

from wayout import __version__
from wayout.errors import UsageError
from wayout.pathway import load_pathway
from wayout.pathway.drawing import MapCounts, draw_svg
from wayout.publish.odds_how import DIGEST_SHOWN
from wayout.publish.odds_view import View
from wayout.publish.odds_words import followed_words
from wayout.publish.words import number
from wayout.text.dates import format_day
from wayout.text.fonts import font_face_css
from wayout.text.numbers import format_percent


def odds_map(view: View) -> str:
    """Draw the map as SVG, with “n · % of those who entered” at arrows and “n entered” in boxes.

    Raises:
        UsageError: The states of the answer are not those of the map.
    """
    _, road, answer = view.say, load_pathway(), view.answer
    if not all(state in road.states for state in answer.states):
        raise UsageError(
            "The map shows the states of Wayout, and these stays have others: take another chart."
        )
    entered = _entered(view)
    back, front = _back(view)
    counts = MapCounts(
        back=back,
        front=front,
        on={
            (arrow.start, arrow.to): _taken(view, arrow.count, arrow.entered, arrow.to)
            for arrow in answer.arrows
        },
        entered={
            state: _("entered: {n}").format(n=number(entered[state], _)) for state in answer.states
        },
        lines=tuple(_lines(view)),
        foot=_foot(view),
    )
    return draw_svg(road, view.language, counts=counts, style=font_face_css())


def _entered(view: View) -> dict[str, int]:
    """Count how often each state was entered by those followed, also on the last day watched."""
    answer = view.answer
    found = dict.fromkeys(answer.states, 0)
    for arrow in answer.arrows:
        found[arrow.to] += arrow.count
    if answer.question.start in found:
        found[answer.question.start] += answer.people
    for arrow in answer.arrows:
        found[arrow.start] = max(found[arrow.start], arrow.entered)
    return found


def _back(view: View) -> tuple[dict[str, tuple[str, str]], str]:
    """Give the words at the red arrows and at the front; none where nobody is seen there."""
    if view.states.front is None:
        return {}, ""
    arrows = view.answer.arrows
    words = {arrow.start: _taken(view, 0, arrow.entered) for arrow in arrows}
    returns = [arrow for arrow in arrows if arrow.to == view.states.front]
    words |= {arrow.start: _taken(view, arrow.count, arrow.entered) for arrow in returns}
    return words, number(sum(arrow.count for arrow in returns), view.say)


def _taken(view: View, count: int, entered: int, to: str = "") -> tuple[str, str]:
    """Write a count and its share; of a kind that others may be of as well, at least so much."""
    _, share = view.say, format_percent(count / entered, view.language, 0) if entered else ""
    if share and to in _kinds(view):
        share = _("≥{share}").format(share=share.lstrip("<"))
    return number(count, _), share


def _kinds(view: View) -> set[str]:
    """The states whose share is not known, as not every verdict is published with its kind."""
    return {bounds.state for bounds in view.answer.bounds}


def _lines(view: View) -> Iterator[str]:
    _ = view.say
    if view.states.front is not None:
        yield _("{followed}: returns to the front · % of those who entered the state").format(
            followed=followed_words(view)
        )
        yield _("Beside grey arrows: how many took it · % of those who entered the state before.")
    else:
        yield _(
            "{followed}: beside an arrow, how many took it · % of those who entered the state "
            "before"
        ).format(followed=followed_words(view))
    if _kinds(view):
        yield _("≥: at least so many; the kind is not known of all.")
    if view.basis.track == "case":
        yield _("Court cards do not say who was sent to the front: red arrows have no numbers.")


def _foot(view: View) -> str:
    _, basis = view.say, view.basis
    day = format_day(load_pathway().checked, _.language)
    foot = [
        _("Map of Wayout, checked on {day}; not every arrow of it is drawn.").format(day=day),
        _("CC: Criminal Code. CPC: Code of Criminal Procedure."),
        _("Input {digest}, Wayout {version}.").format(
            digest=basis.digest[:DIGEST_SHOWN], version=__version__
        ),  # not the name of the file: it could be that of a person
    ]
    if basis.freeze is not None:
        foot.append(_("Seen until {day}.").format(day=format_day(basis.freeze, _.language)))
    foot.append(_("Past frequencies, not a forecast."))
    return " ".join(foot)
