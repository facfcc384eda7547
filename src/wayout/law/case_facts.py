"""What is known of one man and one absence; None is unknown, an empty tuple is a no."""

from dataclasses import KW_ONLY, dataclass

from wayout.errors import InputError
from wayout.law.moment import Moments


@dataclass(frozen=True, slots=True)
class Prior:
    """An earlier conviction; what is None is unknown."""

    gravity: str | None = None
    intentional: bool | None = None
    served: bool | None = None


@dataclass(frozen=True, slots=True)
class FactStep:
    """A step of the procedure, and whether he was in custody then."""

    kind: str
    day: Moments
    in_custody: bool | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the law is asked about: names and values as `FACT_KEYS` lists them.

    `from_` is the fact `from`. `to` None is unknown, unless `ongoing`: then he is still absent.
    `status`, `priors`, `mitigating`, `aggravating` and `steps` are unknown when None, none when
    empty.

    Raises:
        InputError: `to` wholly before `from_`, or an end of what goes on.
    """

    conduct: str
    _: KW_ONLY
    service: str | None = None
    sex: str | None = None
    part: str | None = None
    from_: Moments | None = None
    to: Moments | None = None
    ongoing: bool = False
    ended_by: str | None = None
    intent: str | None = None
    intended_days: int | float | None = None
    weapon: bool | None = None
    group: bool | None = None
    grave_consequences: bool | None = None
    able_to_resist: bool | None = None
    status: tuple[str, ...] | None = None
    priors: tuple[Prior, ...] | None = None
    mitigating: tuple[str, ...] | None = None
    aggravating: tuple[str, ...] | None = None
    cooperation_agreement: bool | None = None
    special_order: bool | None = None
    custody_days: int | None = None
    house_arrest_days: int | None = None
    unserved_months: int | None = None
    pregnant: bool | None = None
    sole_father_of_child_under_14: bool | None = None
    unfit: bool | None = None
    steps: tuple[FactStep, ...] | None = None

    def __post_init__(self) -> None:
        if self.to is None:
            return
        if self.ongoing:
            raise InputError("to: {to} is an end, yet the absence goes on.", to=self.to)
        if self.from_ is not None and self.to.last < self.from_.first:
            raise InputError(
                "to: {to} lies wholly before from, {begin}; correct one of them.",
                to=self.to,
                begin=self.from_,
            )
