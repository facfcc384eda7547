"""An answer of the odds with all that is needed to show it in one language."""

from dataclasses import dataclass

from wayout.odds.answers.answer import Answer
from wayout.odds.answers.cautions import DayCaution
from wayout.publish.figure import Cell, Column, Figure
from wayout.publish.odds_basis import Basis
from wayout.publish.odds_states import States, reached, states_of
from wayout.text import Language, Translator, translator

_NOTHING = 1e-9  # a share that is only rounding
Row = tuple[tuple[Cell, ...], tuple[str, ...]]  # as files carry it, and as people read it


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What is shown, of what it is made, the names of its states, the language."""

    answer: Answer
    basis: Basis
    states: States
    say: Translator

    @property
    def language(self) -> Language:
        """The language of the reader."""
        return self.say.language

    @property
    def reached(self) -> tuple[str, ...]:
        """The states in which somebody who was followed was ever seen, in order."""
        return reached(self.answer, self.states)

    @property
    def last(self) -> int:
        """The place of the last day among the points: the latest that was asked for."""
        return len(self.answer.points) - 1

    def share(self, state: str, at: int) -> tuple[float, float, float]:
        """Give the share of a state at a point, with its interval."""
        answer, place = self.answer, self.answer.states.index(state)
        return (
            answer.occupation[at, place].item(),
            answer.low[at, place].item(),
            answer.high[at, place].item(),
        )

    def between(self, state: str, at: int) -> tuple[float, float] | None:
        """Give the ends between which the share of a kind lies; None where its share is known.

        It is not where some are in a coarse state that stands for this one among others: then
        the share is that of those of whom it is known, and no more than the lower end.
        """
        for bounds in self.answer.bounds:
            low, high = bounds.low[at].item(), bounds.high[at].item()
            if bounds.state == state and high - low > _NOTHING:
                return low, high
        return None

    @property
    def unfit(self) -> frozenset[float]:
        """The days on which too few are left for their shares to be published."""
        return frozenset(one.day for one in self.answer.cautions if isinstance(one, DayCaution))

    def watched(self, at: int) -> int:
        """Count those who are still watched at a point."""
        return int(self.answer.at_risk[at].sum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words around a table."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    how: str


def view_of(answer: Answer, basis: Basis, language: Language) -> View:
    """Make what is shown of an answer."""
    return View(answer, basis, states_of(answer, language), translator(language))


def table(
    view: View,
    columns: tuple[Column, ...],
    rows: list[Row],
    words: Words,
    red: frozenset[int] = frozenset(),
) -> Figure:
    """Make a table as a figure."""
    return Figure(
        form=None,
        language=view.language,
        title=words.title,
        subtitle=words.subtitle,
        columns=columns,
        data=tuple(data for data, _cells in rows),
        cells=tuple(cells for _data, cells in rows),
        notes=words.notes,
        how=words.how,
        freeze=view.basis.freeze,
        digest=view.basis.digest,
        red=red,
    )
