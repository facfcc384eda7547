"""Where the pages of the odds begin: what they draw with is heavy, so it is late."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.pages.odds.told import OddsPanel, no_record


def odds_of(request: Request, shown: Mapping[str, Any]) -> OddsPanel:
    """Give the odds of a case for its page, which does not wait: what was asked before, or a way.

    Args:
        request: What is answered.
        shown: The case, as the keeper shows it.
    """
    if request.app.state.settings.record is None:
        return no_record(request)
    from wayout.desk.pages.odds.panel import odds_panel  # noqa: PLC0415  it draws

    return odds_panel(request, shown, wait=False)


def case_odds(request: Request) -> Response:
    """Show the odds of a case alone."""
    from wayout.desk.pages.odds import panel  # noqa: PLC0415  it draws

    return panel.case_odds(request)


def odds(request: Request) -> Response:
    """Show the odds, to be asked from any state."""
    from wayout.desk.pages.odds import page  # noqa: PLC0415  it draws

    return page.odds(request)


def odds_file(request: Request) -> Response:
    """Give the odds as a file."""
    from wayout.desk.pages.odds import page  # noqa: PLC0415  it draws

    return page.odds_file(request)
