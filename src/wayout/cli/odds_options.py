"""The options of `wayout odds` that say whose stays are asked about, and how they are estimated."""

from dataclasses import dataclass
from typing import Annotated, Literal

from cyclopts import Parameter


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Whose stays of a record folder; a file of stays is taken as it is."""

    track: Annotated[
        Literal["case", "person", "position"],
        Parameter(help="In a folder, whose states: of the case, of the person, or of both."),
    ] = "case"
    origin: Annotated[str, Parameter(help="In a folder, the kind of event that is day 0.")] = (
        "received"
    )
    entered: Annotated[
        str | None,
        Parameter(help="In a folder, keep those whose day 0 lies in 2024-01-01..2024-12-31."),
    ] = None
    article: Annotated[
        str | None,
        Parameter(help="In a folder, keep cases in which someone is charged under it: 337."),
    ] = None


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How shares and intervals are estimated."""

    floor: Annotated[
        int, Parameter(help="With fewer people in the state on that day there is no answer.")
    ] = 20
    one_of: Annotated[
        tuple[str, ...] | None,
        Parameter(
            help="A state that stands for others not told apart: sentenced=probation,imprisoned.",
            negative="",
        ),
    ] = None
    dates: Annotated[
        Literal["draw", "exact"],
        Parameter(help="Days not known exactly: draw them, or leave those people out."),
    ] = "draw"
    interval: Annotated[
        Literal["auto", "greenwood", "bootstrap"],
        Parameter(help="The 95% interval: people drawn anew, Greenwood's, or what fits."),
    ] = "auto"
    replicates: Annotated[int, Parameter(help="How often people are drawn anew.")] = 1000
    seed: Annotated[int, Parameter(help="The same number draws the same again.")] = 1


WHOSE = Whose()
HOW = How()
