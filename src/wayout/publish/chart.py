"""Which chart shows which figure."""

from typing import Any

from wayout.errors import UsageError
from wayout.publish.charts.bars import bars_chart, grounds_chart
from wayout.publish.charts.shares import shares_chart
from wayout.publish.charts.times import times_chart
from wayout.publish.figure import Figure


def chart(figure: Figure) -> dict[str, Any]:
    """Make the Vega-Lite JSON of a figure.

    Raises:
        UsageError: The figure is a table alone.
    """
    match figure.form:
        case "times":
            return times_chart(figure)
        case "outcomes":
            return shares_chart(figure)
        case "grounds":
            return grounds_chart(figure)
        case "bars":
            return bars_chart(figure)
        case None:
            raise UsageError("This figure is a table: it has no chart.")
