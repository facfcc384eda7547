"""What the clauses of an operative part say of each accused, gathered in their order."""

from collections.abc import Callable
from dataclasses import dataclass, field

from wayout.record.verdict.operative import Clause, Operative
from wayout.record.verdict.people import Accused, Mention, group_before, of_the_accused
from wayout.record.verdict.punishment import Punishment, imposed, regime_in, trial_in
from wayout.record.verdict.term import Term, read_rubles, read_term
from wayout.record.verdict.words import pattern, says

_REACH = 120  # characters
_PLAIN_MARKS = ("unpunished", "medical", "deferred")
_UNKNOWN = Term(seen=False)


@dataclass(slots=True)
class Findings:
    """What was said of one accused; places are numbers of clauses."""

    imposed: list[tuple[int, Punishment]] = field(default_factory=list)
    regimes: list[tuple[int, str]] = field(default_factory=list)
    probation: int | None = None
    trial: Term = _UNKNOWN
    marks: dict[str, int] = field(default_factory=dict)
    forced_labour: tuple[int, Term] | None = None
    mitigated_rubles: int | None = None
    unclear: bool = False

    @property
    def has_final(self) -> bool:
        """Whether a final punishment was already named."""
        return any(punishment.final for _, punishment in self.imposed)


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause, its number, and whom a place in it is about."""

    at: int
    clause: Clause
    about: Callable[[int], list[Findings]]

    @property
    def low(self) -> str:
        return self.clause.low


def gather(operative: Operative) -> list[Findings]:
    """Findings for each accused, in the order in which the act deals with them."""
    accused = Accused(operative.clauses)
    findings = [Findings(unclear=not accused.all_told_apart) for _ in range(max(accused.count, 1))]
    current = [0]
    for at, clause in enumerate(operative.clauses):
        mentions = of_the_accused(clause, accused.mentions(clause))

        def about(
            where: int,
            clause: Clause = clause,
            mentions: list[Mention] = mentions,
            current: list[int] = current,
        ) -> list[Findings]:
            numbers = _subjects(clause, mentions, where) or current
            everybody = len(findings) > 1 and not mentions and says("everybody", clause.low)
            return findings if everybody else [findings[number] for number in numbers]

        place = _Place(at, clause, about)
        for read in (_verdict, _punishments, _conditions, _releases, _changes):
            read(place)
        current = group_before(clause, mentions, len(clause.text)) or current
    return findings


def _subjects(clause: Clause, mentions: list[Mention], where: int) -> list[int]:
    """The accused named before a place, else the only one named in the clause."""
    numbers = group_before(clause, mentions, where)
    if not numbers and len({mention.accused for mention in mentions}) == 1:
        return [mentions[0].accused]
    return numbers


def _verdict(place: _Place) -> None:
    acquitted = pattern("mark", "acquitted").search(place.low)
    if acquitted:
        for finding in place.about(acquitted.end()):
            finding.marks["acquitted"] = place.at
    guilty = pattern("mark", "guilty").search(place.low)
    if guilty and not says("acquitted", guilty[0]) and says("finding", place.low):
        for finding in place.about(guilty.end()):
            finding.unclear = finding.unclear or finding.has_final
            finding.marks["guilty"] = place.at


def _punishments(place: _Place) -> None:
    found = imposed(place.clause)
    for punishment in found.punishments:
        for finding in place.about(punishment.start):
            finding.imposed.append((place.at, punishment))
    if found.unclear:
        for finding in place.about(len(place.low)):
            finding.unclear = True
    regime = None if says("foreign", place.low) else regime_in(place.low)
    if regime:
        for finding in place.about(len(place.low)):
            finding.regimes.append((place.at, regime))


def _conditions(place: _Place) -> None:
    """Probation and its trial period; an earlier verdict's condition is none of this one's."""
    if says("separate", place.low):
        return
    denied = says("denied", place.low)
    strong = pattern("mark", "probation").search(place.low)
    start = strong.start() if strong else -1 if denied else _weak_probation(place)
    for finding in place.about(start) if start >= 0 else ():
        finding.probation = place.at
        finding.unclear = finding.unclear or denied
    _trial(place, start if start >= 0 else len(place.low), denied=denied)


def _trial(place: _Place, where: int, *, denied: bool) -> None:
    """The trial period; without a condition that was understood it makes a real term doubtful."""
    base = _own_words(place.low)
    found = pattern("mark", "trial").search(place.low, base)
    if found is None or denied or says("reference_to_person", place.low[base:]):
        return
    trial = trial_in(place.low[base:])
    for finding in place.about(where):
        if finding.probation is None:
            if not says("foreign", place.low):
                finding.marks["trial"] = place.at
        elif not finding.trial.seen:
            finding.trial = trial


def _own_words(low: str) -> int:
    """Where a clause begins to impose: what stands before may tell of an earlier verdict."""
    verb = pattern("mark", "assign").search(low)
    return verb.start() if verb else 0


def _weak_probation(place: _Place) -> int:
    """Where a clause suspends without `считать условным`, or -1.

    It does with a trial period beside the word or article 73, and with the word behind a
    punishment that it imposes itself.
    """
    base = _own_words(place.low)
    own = place.low[base:]
    if says("foreign", own) or says("reference_to_person", own):
        return -1
    word = pattern("mark", "probation_word").search(own)
    trial = pattern("mark", "trial").search(own)
    if trial and (word or says("article_73", own)):
        return base + trial.start()
    behind = word is not None and any(
        punishment.start < base + word.start() for punishment in imposed(place.clause).punishments
    )
    return base + word.start() if word and behind else -1


def _releases(place: _Place) -> None:
    for name in _PLAIN_MARKS:
        found = pattern("mark", name).search(place.low)
        for finding in place.about(found.start()) if found else ():
            finding.marks[name] = place.at
    released = pattern("mark", "released").search(place.low)
    if released and not any(
        says(mark, place.low) for mark in ("additional", "foreign", "denied", "early_release")
    ):
        for finding in place.about(released.start()):
            finding.marks["released"] = place.at


def _changes(place: _Place) -> None:
    """Replacement by forced labour, and a fine made smaller for time in custody."""
    by = pattern("mark", "replaced_by").search(place.low)
    if by and says("replaced", place.low) and not says("denied", place.low):
        for finding in place.about(by.start()):
            finding.forced_labour = (place.at, read_term(place.low[by.end() : by.end() + _REACH]))
    milder = pattern("mark", "mitigated").search(place.low)
    if milder:
        rubles = read_rubles(place.low[milder.end() : milder.end() + _REACH])
        for finding in place.about(milder.start()):
            finding.mitigated_rubles = rubles
            finding.unclear = finding.unclear or rubles is None
