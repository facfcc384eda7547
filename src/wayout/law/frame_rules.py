"""The rules of the law compiled for the columns of a frame, every edition with its days."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time

import polars as pl

from wayout.law.columns import Worked, choose, connect, literal, run_columns
from wayout.law.in_force import mildest
from wayout.law.lawbook import LawBook
from wayout.law.provision import OffencePart, Provision, Rule

NO_OFFENCE = 0
_ANSWERS = ("min_months", "max_months", "cap_months", "probation_open")
# what a frame does not tell is not there
_NOT_THERE: Mapping[str, Worked] = {
    "intent": "for_a_time", "ended_by": "", "sex": "m", "weapon": False, "group": False,
    "grave_consequences": False, "able_to_resist": True, "cooperation_agreement": False,
    "special_order": False, "pregnant": False, "sole_father_of_child_under_14": False,
    "unfit": False, "ongoing": False, "charged": False, "priors_known": True, "prior_count": 0,
    "mitigating": (), "aggravating": (), "steps": (), "mitigated": False, "in_custody": False,
    "priors_unintentional": False, "served_before": False, "recidivist": False, "attempt": False,
}  # fmt: skip
_COLUMNS: Mapping[str, str] = {
    "service": "service", "conduct": "conduct", "start": "from", "end": "to",
}  # fmt: skip


class FrameRules:
    """One law, asked about on one day, for the columns of a frame.

    The part of each row is a code first: the number of an edition of a part, or NO_OFFENCE. All
    that follows from the part is worked out once for each code, not for each row.
    """

    def __init__(self, book: LawBook, on: date, *, nulls: bool) -> None:
        self.nulls = nulls
        self._book = book
        self._on = on
        self._known: dict[str, Worked] = {
            **_NOT_THERE,
            **{name: pl.col(column) for name, column in _COLUMNS.items()},
            "on": on,
        }
        self._rules = _by_variable(book.provisions)
        self._offences = tuple(
            sorted(
                (
                    (p, p.offence, p.offence.when)
                    for p in book.provisions
                    if p.offence and p.offence.when
                ),
                key=lambda row: -row[1].order,
            )
        )

    def staged(self) -> Iterator[tuple[str, pl.Expr]]:
        """Give the columns to add, one after the other: what the parts hang on, then the code."""
        needed = dict.fromkeys(name for *_, when in self._offences for name in when.names)
        for name in needed:
            value = self.value(name)
            if name in self._rules and isinstance(value, pl.Expr):
                yield name, value
                self._known[name] = pl.col(name)
        yield "code", self._code()

    def answers(self) -> dict[str, pl.Expr]:
        """Give the columns of the answer, out of the code and the columns of the frame."""
        parts = [offence.part for _, offence, _ in self._offences]
        judged = [self._of_part(provision, offence) for provision, offence, _ in self._offences]
        columns = dict(zip(_ANSWERS, map(self._by_code, zip(*judged, strict=True)), strict=True))
        return {"part": self._gathered([None, *parts]), **columns}

    def value(self, name: str) -> Worked:
        """Return a fact or a variable, compiled when it is first asked for."""
        if name not in self._known:
            self._known[name] = self._variable(name)
        return self._known[name]

    def put(self, **values: object) -> None:
        """Put in what one part says of itself."""
        self._known.update(values)

    def holds(self, word: str, name: str) -> Worked:
        """Say whether a list fact holds a word; only the status stands in a frame."""
        if name == "elements":
            return word in self._known["elements"]
        return pl.col(word) if name == "status" else False

    def table(self, name: str) -> Mapping[str, Worked]:
        """Return the rows of a table as in force on the day asked about."""
        day = self._on
        found = [
            p.tables[name] for p in self._book.provisions if name in p.tables and p.in_force(day)
        ]
        return found[-1]

    def _code(self) -> pl.Expr:
        """Number the part of each row, the strongest that holds."""
        branches = []
        for number, (provision, _, when) in enumerate(self._offences, 1):
            holds = connect([*self._days(provision), run_columns(when, self)], stop=False)
            branches.append((holds, pl.lit(number, dtype=pl.UInt32)))
        nothing = pl.lit(NO_OFFENCE, dtype=pl.UInt32)
        possible = [branch for branch in branches if branch[0] is not False]
        return literal(choose(possible, nothing, nulls=self.nulls))

    def _days(self, provision: Provision) -> Iterator[Worked]:
        """Give the conditions under which an edition is in force."""
        if provision.article.axis != "end":
            yield provision.in_force(self._on)
            return
        if provision.since > self._book.first_day:
            yield pl.col("to") >= datetime.combine(provision.since, time.min)
        if provision.to is not None:
            yield pl.col("to") < datetime.combine(provision.to, time.min)

    def _variable(self, name: str) -> Worked:
        exceptions: list[tuple[int, Worked, Worked]] = []
        bases: list[tuple[int, Worked, Worked]] = []
        for provision, rule in self._rules.get(name, ()):
            when = () if rule.when is None else (run_columns(rule.when, self),)
            holds = connect([*self._days(provision), *when], stop=False)
            if holds is not False:
                (bases if rule.when is None else exceptions).append(
                    (rule.order, holds, run_columns(rule.value, self))
                )
        ordered = [(holds, value) for _, holds, value in sorted(exceptions, key=lambda e: -e[0])]
        ordered += [(holds, value) for _, holds, value in bases]
        return choose(ordered, None, nulls=self.nulls)

    def _by_code(self, values: Sequence[Worked]) -> pl.Expr:
        """Give an answer by the code: looked up where it is plain, worked out where it is not."""
        over_columns: dict[str, tuple[pl.Expr, list[int]]] = {}
        for number, value in enumerate(values, 1):
            if isinstance(value, pl.Expr):
                over_columns.setdefault(str(value), (value, []))[1].append(number)
        plain = [None if isinstance(value, pl.Expr) else value for value in values]
        answer = self._gathered([None, *plain])
        for value, numbers in over_columns.values():
            answer = pl.when(pl.col("code").is_in(numbers)).then(value).otherwise(answer)
        return answer

    def _of_part(self, provision: Provision, offence: OffencePart) -> tuple[Worked, ...]:
        """Work out the answers for one part; None where the sanction has no imprisonment."""
        terms, _ = mildest(provision, offence, self._book.provisions, self._on)
        if terms.most is None:
            return (None,) * len(_ANSWERS)
        rules = FrameRules(self._book, self._on, nulls=self.nulls)
        rules.put(
            part=offence.part,
            elements=offence.elements,
            imprisonment=True,
            min_months=terms.least,
            max_months=terms.most,
        )
        return tuple(rules.value(name) for name in _ANSWERS)

    def _gathered(self, by_code: list[Worked]) -> pl.Expr:
        return pl.lit(pl.Series(by_code)).gather(pl.col("code"))


def _by_variable(provisions: Iterable[Provision]) -> dict[str, list[tuple[Provision, Rule]]]:
    found: dict[str, list[tuple[Provision, Rule]]] = {}
    for provision in provisions:
        for rule in provision.rules:
            found.setdefault(rule.defines, []).append((provision, rule))
    return found
