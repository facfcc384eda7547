"""What an answer of the odds rests on: its track, its source, until when that was seen."""

from dataclasses import dataclass
from datetime import date

from wayout.errors import Phrase
from wayout.pathway.parts import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where the stays came from, which were chosen, and what a reader must know of that.

    `track` and `origin` (the kind of event that is day 0) are None for a foreign table; then
    nothing is known of a `freeze` either. `article` (as it was typed) and `entered` (the first
    and last day on which day 0 may lie) say what was kept; None where nothing was left out for
    it. `digest` stands for exactly this input. `left_out` is said near the top, `remarks` go
    below, under every figure.
    """

    source_name: str
    digest: str
    track: Track | None = None
    article: str | None = None
    entered: tuple[date, date] | None = None
    origin: str | None = None
    freeze: date | None = None
    left_out: tuple[Phrase, ...] = ()
    remarks: tuple[Phrase, ...] = ()
