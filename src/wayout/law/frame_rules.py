"""The rules of the law compiled for the columns of a frame, every edition with its days."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from datetime import date, datetime, time
from typing import Any

import polars as pl

from wayout.law.columns import choose, connect, run_columns
from wayout.law.in_force import mildest
from wayout.law.lawbook import FIRST_DAY, LawBook
from wayout.law.provision import OffencePart, Provision, Rule

NO_OFFENCE = 0
# what a frame does not tell is not there
_NOT_THERE: Mapping[str, Any] = {
    "intent": "for_a_time", "ended_by": "", "sex": "m", "weapon": False, "group": False,
    "grave_consequences": False, "able_to_resist": True, "cooperation_agreement": False,
    "special_order": False, "pregnant": False, "sole_father_of_child_under_14": False,
    "unfit": False, "ongoing": False, "charged": False, "priors_known": True, "prior_count": 0,
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
        self._known: dict[str, Any] = {
            **_NOT_THERE,
            **{name: pl.col(column) for name, column in _COLUMNS.items()},
            "on": on,
        }
        self._rules = _by_variable(book.provisions)
        self._offences = tuple(
            sorted(
                ((p, p.offence) for p in book.provisions if p.offence and p.offence.when),
                key=lambda pair: -pair[1].order,
            )
        )

    def staged(self) -> Iterator[tuple[str, pl.Expr]]:
        """Give the columns to add, one after the other: what the parts hang on, then the code."""
        needed = dict.fromkeys(
            name for _, offence in self._offences if offence.when for name in offence.when.names
        )
        for name in needed:
            value = self.value(name)
            if name in self._rules and isinstance(value, pl.Expr):
                yield name, value
                self._known[name] = pl.col(name)
        yield "code", self._code()

    def answers(self) -> dict[str, pl.Expr]:
        """Give the columns of the answer, out of the code and the columns of the frame."""
        return {
            "part": self._gathered([None, *(offence.part for _, offence in self._offences)]),
            **{
                name: self._by_code(name)
                for name in ("min_months", "max_months", "cap_months", "probation_open")
            },
        }

    def value(self, name: str) -> Any:  # noqa: ANN401  plain, or an expression
        """Return a fact or a variable, compiled when it is first asked for."""
        if name not in self._known:
            self._known[name] = self._variable(name)
        return self._known[name]

    def holds(self, word: str, name: str) -> Any:  # noqa: ANN401  idem
        """Say whether a list fact holds a word; only the status stands in a frame."""
        if name == "elements":
            return word in self._known["elements"]
        return pl.col(word) if name == "status" else False

    def table(self, name: str) -> Mapping[str, Any]:
        """Return the rows of a table as in force on the day asked about."""
        day = self._on
        found = [p.tables[name] for p in self._book.provisions if name in p.tables and p.in_force(day)]
        return found[-1]

    def _code(self) -> pl.Expr:
        branches = []
        for number, (provision, offence) in enumerate(self._offences, 1):
            if offence.when is not None:
                holds = connect(
                    [*self._days(provision), run_columns(offence.when, self)], stop=False
                )
                branches.append((holds, pl.lit(number, dtype=pl.UInt32)))
        nothing = pl.lit(NO_OFFENCE, dtype=pl.UInt32)
        return choose([b for b in branches if b[0] is not False], nothing, nulls=self.nulls)

    def _days(self, provision: Provision) -> Iterator[Any]:
        """Give the conditions under which an edition is in force."""
        if provision.article.axis != "end":
            yield provision.in_force(self._on)
            return
        if provision.since > FIRST_DAY:
            yield pl.col("to") >= datetime.combine(provision.since, time.min)
        if provision.to is not None:
            yield pl.col("to") < datetime.combine(provision.to, time.min)

    def _variable(self, name: str) -> Any:  # noqa: ANN401  plain, or an expression
        exceptions, bases = [], []
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

    def _by_code(self, name: str) -> pl.Expr:
        """Give an answer by the code: looked up where it is plain, worked out where it is not."""
        plain: list[Any] = [None]
        over_columns: dict[str, tuple[pl.Expr, list[int]]] = {}
        for number, (provision, offence) in enumerate(self._offences, 1):
            value = self._of_part(name, provision, offence)
            if isinstance(value, pl.Expr):
                over_columns.setdefault(str(value), (value, []))[1].append(number)
                value = None
            plain.append(value)
        answer = self._gathered(plain)
        for value, numbers in over_columns.values():
            answer = pl.when(pl.col("code").is_in(numbers)).then(value).otherwise(answer)
        return answer

    def _of_part(self, name: str, provision: Provision, offence: OffencePart) -> Any:  # noqa: ANN401
        """Work out a variable for one part; None where the sanction has no imprisonment."""
        terms, _ = mildest(provision, self._book.provisions, self._on)
        if terms.most is None:
            return None
        rules = copy(self)
        rules._known = {
            **{key: self._known[key] for key in (*_NOT_THERE, *_COLUMNS, "on")},
            "part": offence.part,
            "elements": offence.elements,
            "imprisonment": True,
            "min_months": terms.least,
            "max_months": terms.most,
        }
        return rules.value(name)

    def _gathered(self, by_code: list[Any]) -> pl.Expr:
        return pl.lit(pl.Series(by_code)).gather(pl.col("code"))


def _by_variable(provisions: Iterable[Provision]) -> dict[str, list[tuple[Provision, Rule]]]:
    found: dict[str, list[tuple[Provision, Rule]]] = {}
    for provision in provisions:
        for rule in provision.rules:
            found.setdefault(rule.defines, []).append((provision, rule))
    return found
