"""What a model is asked: which covariate works on which arrows, alone or shared among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayout.errors import StaysError

Arrow = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """A covariate at work on some arrows; None: on every arrow that somebody took.

    Each arrow has a coefficient of its own; `shared`: all of them have one together. A covariate
    of text has one for each level but the reference.

    Example:
        >>> Term("age", (("absent", "held"), ("absent", "deployed")), shared=True).covariate
        'age'
    """

    covariate: str
    arrows: tuple[Arrow, ...] | None = None
    shared: bool = False

    def groups(self, taken: Sequence[Arrow]) -> list[tuple[Arrow, ...]]:
        """Give the arrows that have one coefficient together, in the order of `taken`.

        Raises:
            StaysError: Nobody took an arrow of the term.
        """
        chosen = tuple(taken) if self.arrows is None else tuple(map(_pair, self.arrows))
        for arrow in chosen:
            if arrow not in taken:
                raise StaysError(
                    "Nobody took the arrow {arrow}. There are: {arrows}.",
                    arrow=shown(arrow),
                    arrows=", ".join(map(shown, taken)),
                )
        ordered = tuple(arrow for arrow in taken if arrow in chosen)
        return [ordered] if self.shared else [(arrow,) for arrow in ordered]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One number to be estimated: of a column of the design, on arrows that share it."""

    column: int
    arrows: tuple[Arrow, ...]


def as_terms(terms: Sequence[str | Term] | None, covariates: Sequence[str]) -> list[Term]:
    """Take names for terms of their own on every arrow; None is all covariates."""
    wanted = covariates if terms is None else terms
    return [Term(term) if isinstance(term, str) else term for term in wanted]


def term_name(label: str, arrows: Sequence[Arrow]) -> str:
    """Name a coefficient, as in `sex=M | mgus > death`."""
    return f"{label} | {', '.join(map(shown, arrows))}"


def shown(arrow: Arrow) -> str:
    """Write an arrow as people read it."""
    return f"{arrow[0]} > {arrow[1]}"


def _pair(arrow: Arrow) -> Arrow:
    return (arrow[0], arrow[1])
