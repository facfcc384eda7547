"""The odds on the page of a case: what was asked before is shown, the rest is one step away."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from wayout.desk.pages.odds_told import OddsPanel
from wayout.desk.view import speak


def odds_of(request: Request, shown: Mapping[str, Any]) -> OddsPanel:
    """Give the panel of a case without making its page wait.

    Args:
        request: What is answered.
        shown: The case, as the keeper shows it.
    """
    if request.app.state.settings.record is None:
        return no_record(request)
    from wayout.desk.pages.odds_panel import odds_panel  # noqa: PLC0415  it draws

    return odds_panel(request, shown, wait=False)


def no_record(request: Request) -> OddsPanel:
    """Say that there is nothing to compare with, and what to do."""
    _ = speak(request)
    said = _("No court record was chosen yet, so there is nothing to compare with.")
    return OddsPanel(none=said, to=("/record", _("Choose or read a court record")))
