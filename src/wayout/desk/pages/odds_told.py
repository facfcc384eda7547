"""What the panel of the odds of a case holds."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wayout.desk.pages.odds_shown import OddsShown


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsPanel:
    """What the panel shows; without `shown`, `none` says why, and `to` leads on."""

    said: tuple[str, ...] = ()
    none: str = ""
    to: tuple[str, str] | None = None
    followed: str = ""
    shown: "OddsShown | None" = None
    who: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    asked: str = ""
