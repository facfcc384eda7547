"""The map with counts: how many of those who entered a state went back to the front from it."""

from wayout.errors import UsageError
from wayout.pathway import load_pathway
from wayout.pathway.drawing import draw_svg
from wayout.publish.odds_view import View
from wayout.publish.odds_words import followed_words
from wayout.publish.words import number
from wayout.text.dates import format_day
from wayout.text.fonts import font_face_css
from wayout.text.numbers import format_percent


def odds_map(view: View) -> str:
    """Draw the map as SVG, with “n · % of those who entered” at the arrows back to the front.

    Raises:
        UsageError: The answer has no front to come back to.
    """
    if view.states.front is None:
        raise UsageError(
            "The map shows the ways back to the front, and these stays have no front: take stays "
            "of people (--track person or position), or another chart."
        )
    road = load_pathway()
    arrows = view.answer.arrows
    counts = {arrow.start: _count(view, 0, arrow.entered) for arrow in arrows}
    returns = [arrow for arrow in arrows if arrow.to == view.states.front]
    counts |= {arrow.start: _count(view, arrow.count, arrow.entered) for arrow in returns}
    counts[view.states.front] = number(sum(arrow.count for arrow in returns), view.say)
    return draw_svg(road, view.language, counts=counts, said=_said(view), style=font_face_css())


def _count(view: View, count: int, entered: int) -> str:
    share = format_percent(count / entered, view.language, 0) if entered else ""
    return f"{number(count, view.say)} · {share}"


def _said(view: View) -> tuple[str, ...]:
    _, basis = view.say, view.basis
    day = format_day(load_pathway().checked, _.language)
    foot = [
        _("Map of Wayout, checked on {day}; not every arrow of it is drawn.").format(day=day),
        _("CC: Criminal Code. CPC: Code of Criminal Procedure."),
        _("Source: {name}.").format(name=basis.source_name),
    ]
    if basis.freeze is not None:
        foot.append(_("Seen until {day}.").format(day=format_day(basis.freeze, _.language)))
    foot.append(_("Past frequencies, not a forecast."))
    return (
        _("{followed}: returns to the front · % of those who entered the state").format(
            followed=followed_words(view)
        ),
        " ".join(foot),
    )
