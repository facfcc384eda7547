"""The invented world: its cases, its people, its pages and what is true of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from wayout.pathway import History
from wayout.sample.case import Case
from wayout.sample.cases import CaseMaker
from wayout.sample.pages import SavedPage, saved_pages
from wayout.sample.people import people
from wayout.sample.plan import Plan, calibrated_plan, named_plan
from wayout.sample.quirks import Quirks
from wayout.sample.truth import Answer, By, Counts, Query, Unit, is_saved

DEFAULT_FIRST = date(2022, 9, 21)
DEFAULT_FREEZE = date(2025, 5, 31)


@dataclass(frozen=True)
class World:
    """A world is a plan and a seed; nothing of it is held in memory, all is made when asked for.

    `furniture` is the weight of the theme around a page in kilobytes, 0 for bare pages.
    """

    plan: Plan
    seed: int = 1
    quirks: Quirks = field(default_factory=Quirks)
    furniture: int = 0

    @property
    def freeze(self) -> date:
        """The last day on which the pages were saved."""
        return self.plan.freeze

    @property
    def visits(self) -> tuple[date, ...]:
        """The days on which the pages were saved, in order."""
        return self.plan.seen

    def changed(
        self,
        *,
        visits: Iterable[date] | None = None,
        quirks: Quirks | None = None,
        furniture: int | None = None,
    ) -> "World":
        """Return the same cases seen on other days, with other quirks or other furniture."""
        seen = self.plan.seen if visits is None else tuple(sorted(visits))
        return World(
            replace(self.plan, seen=seen),
            self.seed,
            self.quirks if quirks is None else quirks,
            self.furniture if furniture is None else furniture,
        )

    @property
    def cases(self) -> Iterator[Case]:
        """Every court case, one after the other, in the order of their batches."""
        index = 0
        for batch in self.plan.batches:
            if batch.article:
                for k in range(batch.count):
                    yield self._maker.make(batch, k, index)
                    index += 1

    @property
    def people(self) -> Iterator[History]:
        """Every person on both tracks: the first accused of each case, then those without one."""
        return people(self.plan, self.seed, self.cases)

    def pages(self) -> Iterator[SavedPage]:
        """Every page that was saved, one after the other; a path names the day of its visit."""
        return saved_pages(self.cases, self.visits, self.quirks, self.furniture)

    def seen(self, case: Case, known_by: date | None = None) -> dict[int, list[date]]:
        """Return the visits that saved the page of each card of a case (place -> visits)."""
        visits = [visit for visit in self.visits if known_by is None or visit <= known_by]
        found = {
            place: [visit for visit in visits if is_saved(card, visit, self.quirks.missed)]
            for place, card in enumerate(case.cards)
        }
        return {place: saved for place, saved in found.items() if saved}

    def truth(
        self, queries: Iterable[Query], *, known_by: date | None = None
    ) -> dict[Query, Answer]:
        """Count what is true, as the saved pages let it be known (up to `known_by`, if given)."""
        return self.truth_by_day(queries, [known_by])[0]

    def truth_by_day(
        self, queries: Iterable[Query], days: Iterable[date | None]
    ) -> list[dict[Query, Answer]]:
        """Count as known by each of the days (None: by the last visit), in one pass."""
        wanted = list(queries)
        by_day = [(day, Counts(wanted)) for day in days]
        for case in self.cases:
            for day, counts in by_day:
                counts.add(case, self.seen(case, day))
        return [{query: counts.answer(query) for query in wanted} for _, counts in by_day]

    def count(
        self,
        event: str,
        by: By = "month",
        *,
        article: str | None = None,
        unit: Unit = "case",
        known_by: date | None = None,
    ) -> dict[str, int]:
        """Answer one question in the words of `wayout count`; see `truth` for several at once."""
        query = Query(event, by, article, unit)
        return self.truth([query], known_by=known_by)[query].counts

    @cached_property
    def _maker(self) -> CaseMaker:
        return CaseMaker(self.seed, self.quirks, self.plan.freeze, self.plan.cases)


def make_world(
    cases: int = 600,
    *,
    seed: int = 1,
    first: date = DEFAULT_FIRST,
    freeze: date = DEFAULT_FREEZE,
    calibrated: bool = True,
) -> World:
    """Make a world of so many court cases, after the published counts of each month.

    Its visits, quirks and furniture are changed with `World.changed`.

    Example:
        >>> world = make_world(50, seed=3)
        >>> sum(1 for case in world.cases)
        50
    """
    return World(calibrated_plan(cases, first, freeze, flat=not calibrated), seed)


def named_world(name: str, *, seed: int = 1) -> World:
    """Make a world whose counts are published figures, to the case (`worlds.toml`).

    Raises:
        UsageError: If there is no world of that name.
    """
    return World(named_plan(name), seed, Quirks.none())
