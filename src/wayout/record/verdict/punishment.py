"""Punishments that a clause names: kind, term, sum, regime."""

from dataclasses import dataclass, replace
from typing import cast

from wayout.record.page import Outcome
from wayout.record.verdict.operative import Clause
from wayout.record.verdict.term import Term, read_rubles, read_term, read_term_before
from wayout.record.verdict.words import pattern, patterns, says

_TERM_REACH, _REGIME_REACH, _BEFORE, _CONTEXT = 170, 600, 70, 60  # characters


@dataclass(frozen=True, slots=True)
class Punishment:
    """One punishment as named in a clause; `measured` where a term or sum stands at it."""

    kind: Outcome
    start: int
    term: Term
    rubles: int | None
    regime: str | None
    life: bool
    measured: bool
    by_article: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class Imposed:
    """Punishments that a clause imposes; `unclear` where it cannot be told which of them."""

    punishments: tuple[Punishment, ...] = ()
    unclear: bool = False


def imposed(clause: Clause) -> Imposed:
    """What the clause itself imposes, apart from what it recalls of other verdicts."""
    low = clause.low
    if says("separate", low):
        return Imposed()
    final = pattern("mark", "final").search(low)
    if final:
        return _final(clause, _final_start(low, final.start()))
    verb = pattern("mark", "assign").search(low)
    if verb is None:
        return _listed(clause)
    found = named(clause, verb.start())
    first, rest = found[:1], [one for one in found[1:] if one.by_article and one.measured]
    return Imposed((*first, *rest))


def regime_in(low: str) -> str | None:
    """The kind of colony named in a text."""
    return next((name for name, form in patterns("regime") if form.search(low)), None)


def trial_in(low: str) -> Term:
    """The trial period of probation named in a text."""
    for found in pattern("mark", "trial").finditer(low):
        segment = low[found.end() : found.end() + _TERM_REACH]
        end = pattern("term", "trial_ends").search(segment)
        term = read_term(segment[: end.start()] if end else segment)
        if term.seen:
            return term
    return Term(seen=False)


def named(clause: Clause, start: int = 0) -> list[Punishment]:
    """Every punishment named from a place on, in order; additional ones are left out."""
    found = [
        _punishment(clause.low, name, match.start(), match.end())
        for name, form in patterns("kind")
        for match in form.finditer(clause.low, start)
        if not _not_imposed(clause.low, match.start())
    ]
    ordered = sorted(found, key=lambda punishment: punishment.start)
    return [_placed(clause.low, ordered, at, start) for at in range(len(ordered))]


def _final(clause: Clause, start: int) -> Imposed:
    found = named(clause, start)
    if not found:
        return Imposed()
    recalled = pattern("mark", "foreign").search(clause.low, start, found[0].start)
    if recalled and len(found) > 1:
        return Imposed(unclear=True)
    return Imposed((replace(found[0], final=True),))


def _final_start(low: str, final: int) -> int:
    """Behind `окончательно`, and behind the verb that follows it."""
    word = pattern("mark", "final_word").search(low)
    start = word.start() if word else final
    verb = pattern("mark", "assign").search(low, start)
    return verb.start() if verb else start


def _listed(clause: Clause) -> Imposed:
    """An item of a list: no verb of its own, but a punishment with its measure."""
    if says("reference", clause.low):
        return Imposed()
    return Imposed(tuple(one for one in named(clause)[:1] if one.measured))


def _placed(low: str, ordered: list[Punishment], at: int, start: int) -> Punishment:
    earlier = ordered[at - 1].start if at else start
    by_article = pattern("mark", "by_article").search(low, earlier, ordered[at].start)
    return replace(ordered[at], by_article=by_article is not None)


def _punishment(low: str, name: str, start: int, end: int) -> Punishment:
    segment = low[end : end + _TERM_REACH]
    stop = pattern("term", "ends").search(segment)
    near = segment[: stop.start()] if stop else segment
    ahead = read_term_before(low[max(start - _BEFORE, 0) : start])
    term = ahead if ahead.seen else read_term(near)
    rubles = read_rubles(segment) if name == "fine" else None
    kind = cast("Outcome", name)  # the section holds names of outcomes only
    life = pattern("term", "life").match(low, start) is not None
    measured = life or (rubles is not None if kind == "fine" else term.seen)
    return Punishment(
        kind, start, term, rubles, regime_in(low[end : end + _REGIME_REACH]), life, measured
    )


def _not_imposed(low: str, start: int) -> bool:
    context = low[max(start - _CONTEXT, 0) : start]
    return pattern("mark", "not_imposed").search(context) is not None
