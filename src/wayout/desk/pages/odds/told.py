"""What the panel of the odds of a case holds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request

from wayout.desk.view import speak

if TYPE_CHECKING:
    from wayout.desk.pages.odds.shown import OddsShown


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsPanel:
    """What the panel shows; without `shown`, `none` says why, and `to` leads on."""

    said: tuple[str, ...] = ()
    none: str = ""
    to: tuple[str, str] | None = None
    followed: str = ""
    shown: "OddsShown | None" = None
    who: tuple[tuple[str, str], ...] = ()
    first: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    asked: str = ""


def no_record(request: Request) -> OddsPanel:
    """Say that there is nothing to compare with, and what to do."""
    _ = speak(request)
    said = _("No court record was chosen yet, so there is nothing to compare with.")
    return OddsPanel(none=said, to=("/record", _("Choose or read a court record")))
