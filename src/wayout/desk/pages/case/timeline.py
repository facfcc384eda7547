"""The time line of a case as its page shows it: the drawing, what it says, and its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from wayout.desk.drawings import Drawings
from wayout.desk.told import history_of
from wayout.publish.charts.timeline_axis import opening
from wayout.publish.figure import Figure
from wayout.publish.timeline import Term, Timeline, timeline, timeline_figure
from wayout.text import Translator


@dataclass(frozen=True, slots=True)
class TimeShown:
    """The drawing, the table of all that it shows, and where a narrow window opens on it."""

    svg: Markup
    figure: Figure
    opening: str


def time_shown(
    shown: Mapping[str, Any], terms: Sequence[Term], today: date, drawn: tuple[Drawings, Translator]
) -> TimeShown | None:
    """Draw the time line of a case; None where nothing is told yet.

    Args:
        shown: The case.
        terms: Its terms.
        today: The day it is.
        drawn: The drawings that are kept, and the language of the reader.
    """
    drawings, _ = drawn
    history = history_of(shown)
    if history is None:
        return None
    line = timeline(history, terms, today, _)
    return TimeShown(svg_of(line, drawings), timeline_figure(line), f"{opening(line):.1%}")


def svg_of(line: Timeline, drawings: Drawings) -> Markup:
    """Draw a time line, once."""
    key = ("timeline", line.stays, line.events, line.terms, line.today, line.months,
           line.say.language)  # fmt: skip
    return drawings.svg(key, lambda: _draw(line))


def _draw(line: Timeline) -> str:
    # the charts take half a second to load, and most pages need none
    from wayout.publish.charts.timeline import timeline_chart  # noqa: PLC0415  see above
    from wayout.publish.render import inlined  # noqa: PLC0415  see above

    return inlined(timeline_chart(line))
