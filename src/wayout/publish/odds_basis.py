"""What an answer of the odds rests on: its track, its source, until when that was seen."""

from dataclasses import dataclass
from datetime import date

from wayout.errors import Phrase
from wayout.pathway.parts import Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where the stays came from, and what a reader must know of that.

    `track` is None for a foreign table; then nothing is known of a `freeze` either. `digest`
    stands for exactly this input. `remarks` go under every figure.
    """

    source_name: str
    digest: str
    track: Track | None = None
    freeze: date | None = None
    remarks: tuple[Phrase, ...] = ()
