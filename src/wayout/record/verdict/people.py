"""Who an operative part speaks of: accused told apart by order, never kept by name.

Published acts write `ФИО1`, initials or a surname in any case. What is made here lives while one
act is read and goes nowhere: the result knows rows only.
"""

import re
from dataclasses import dataclass

from wayout.record.verdict.operative import Clause
from wayout.record.verdict.plain import lower
from wayout.record.verdict.words import pattern

_WORD = r"[А-Я][а-я]{1,24}(?:-[А-Я][а-я]{1,24})?"
_INITIAL = r"[А-Я]\."
_PATRONYMIC = r"[А-Я][а-я]{1,20}(?:вич|вн|ич)[а-я]{0,3}(?!\w)"
_PERSON = re.compile(
    rf"(?P<code>ФИО ?\d{{0,3}})(?!\w)"
    rf"|(?P<surname>{_WORD}) (?P<after>{_INITIAL} ?{_INITIAL})"
    rf"|(?<!\w)(?P<before>{_INITIAL} ?{_INITIAL}) ?(?P<surname2>{_WORD})"
    rf"|(?P<surname3>{_WORD}) (?P<first>{_WORD}) (?P<second>{_PATRONYMIC})"
    rf"|(?<!\w)(?P<initials>{_INITIAL} ?{_INITIAL}(?: ?{_INITIAL})?)"
)
_BARE = re.compile(rf"(?<!\w){_WORD}(?!\w)")
_BETWEEN = re.compile(r"[\s,]*(?:и|а также)?\s*")
_NEAR = 90  # characters behind `виновным` within which the accused may stand
_ENDING, _SHORTEST_STEM, _SURE_STEM = 3, 3, 4
_MOST = 60  # accused of one act


@dataclass(frozen=True, slots=True)
class _Key:
    """What tells one person from another: a code, or stem of the surname and initials."""

    code: str = ""
    stem: str = ""
    initials: str = ""

    def same(self, other: "_Key") -> bool:
        if self.code or other.code:
            return self.code == other.code
        initials = not self.initials or not other.initials or self.initials == other.initials
        if not self.stem or not other.stem:
            return bool(self.initials and self.initials == other.initials)
        return initials and (self.stem.startswith(other.stem) or other.stem.startswith(self.stem))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a clause where an accused is named."""

    accused: int
    start: int
    end: int


class Accused:
    """The accused of one operative part in the order in which they are dealt with."""

    def __init__(self, clauses: tuple[Clause, ...]) -> None:
        self._keys: list[_Key] = []
        self.all_told_apart = True
        for clause in clauses:
            found, sure = _found_by(clause)
            self.all_told_apart = self.all_told_apart and sure
            for key in found:
                if self._number(key) is None and len(self._keys) < _MOST:
                    self._keys.append(key)

    @property
    def count(self) -> int:
        """How many were told apart; 0 where nobody is named."""
        return len(self._keys)

    def mentions(self, clause: Clause) -> list[Mention]:
        """Places where accused are named, in order."""
        found = [
            Mention(number, *place)
            for key, *place in _persons(clause.text)
            if (number := self._number(key)) is not None
        ]
        return sorted([*found, *self._bare(clause, found)], key=lambda mention: mention.start)

    def _number(self, key: _Key) -> int | None:
        return next((at for at, known in enumerate(self._keys) if known.same(key)), None)

    def _bare(self, clause: Clause, found: list[Mention]) -> list[Mention]:
        """Surnames alone, where their owner was named in full before."""
        taken = {at for mention in found for at in range(mention.start, mention.end)}
        sure = any(len(key.stem) >= _SURE_STEM for key in self._keys)
        return [
            Mention(number, word.start(), word.end())
            for word in (_BARE.finditer(clause.text) if sure else ())
            if word.start() not in taken
            and (number := self._by_surname(lower(word[0]))) is not None
        ]

    def _by_surname(self, word: str) -> int | None:
        owners = [
            at
            for at, key in enumerate(self._keys)
            if len(key.stem) >= _SURE_STEM
            and word.startswith(key.stem)
            and len(word) <= len(key.stem) + 2 * _ENDING
        ]
        return owners[0] if len(owners) == 1 else None


def group_before(clause: Clause, mentions: list[Mention], at: int) -> list[int]:
    """The accused named last before a place: `ФИО1 и ФИО2` count together."""
    earlier = [mention for mention in mentions if mention.start < at]
    group: list[int] = []
    start: int | None = None
    for mention in reversed(earlier):
        if start is not None and not _BETWEEN.fullmatch(clause.text[mention.end : start]):
            break
        group.insert(0, mention.accused)
        start = mention.start
    return list(dict.fromkeys(group))


def group_after(clause: Clause, mentions: list[Mention]) -> list[int]:
    """The first accused of a list of mentions, with those joined to him by `и`."""
    group: list[int] = []
    for at, mention in enumerate(mentions):
        if at and not _BETWEEN.fullmatch(clause.text[mentions[at - 1].end : mention.start]):
            break
        group.append(mention.accused)
    return group


def _found_by(clause: Clause) -> tuple[list[_Key], bool]:
    """Persons whom the clause finds guilty or not guilty, and whether these are all of them."""
    finding = pattern("mark", "finding").search(clause.low)
    guilty = pattern("mark", "guilty").search(clause.low) if finding else None
    place = guilty or pattern("mark", "acquitted").search(clause.low)
    if place is None:
        return [], True
    persons = _persons(clause.text)
    found = [
        key
        for key, start, _ in persons
        if start < place.start() and not _is_bystander(clause.low, start)
    ] or _first_behind(clause.text, persons, place.end())
    several = place[0].endswith(("ыми", "ы"))
    return found, len(found) > 1 or not several


def _first_behind(text: str, persons: list[tuple[_Key, int, int]], place: int) -> list[_Key]:
    """Who stands right behind a place: one person, or several joined by `и`."""
    found: list[_Key] = []
    end = place
    for key, start, stop in persons:
        if start < place:
            continue
        if start > place + _NEAR or (found and not _BETWEEN.fullmatch(text[end:start])):
            break
        found.append(key)
        end = stop
    return found


def _is_bystander(low: str, start: int) -> bool:
    """`в отношении ФИО2`, `совместно с ФИО2`: a victim or an accomplice, not the subject."""
    return pattern("mark", "bystander").search(low[max(start - 40, 0) : start]) is not None


def _persons(text: str) -> list[tuple[_Key, int, int]]:
    return [(_key(found), found.start(), found.end()) for found in _PERSON.finditer(text)]


def _key(found: re.Match[str]) -> _Key:
    if found["code"]:
        return _Key(code=found["code"].replace(" ", ""))
    surname = found["surname"] or found["surname2"] or found["surname3"] or ""
    initials = found["after"] or found["before"] or found["initials"]
    if found["first"]:
        initials = f"{found['first'][0]}.{found['second'][0]}."
    stem = lower(surname)[: max(_SHORTEST_STEM, len(surname) - _ENDING)]
    return _Key(stem=stem, initials=(initials or "").replace(" ", ""))


def of_the_accused(clause: Clause, mentions: list[Mention]) -> list[Mention]:
    """Mentions without those of accomplices: `ФИО1 признать виновным ... вместе с ФИО2`.

    In a clause that finds somebody guilty, only who stands before `виновным` (or right behind
    it) and who is named again from the verb of punishment on is spoken of.
    """
    guilty = pattern("mark", "guilty").search(clause.low)
    if guilty is None or not pattern("mark", "finding").search(clause.low):
        return mentions
    verb = pattern("mark", "assign").search(clause.low, guilty.end())
    punished = verb.start() if verb else len(clause.low)
    before = [
        mention
        for mention in mentions
        if mention.start < guilty.start() and not _is_bystander(clause.low, mention.start)
    ]
    behind = [m for m in mentions if guilty.end() <= m.start <= guilty.end() + _NEAR]
    near = [m for m in behind if m.accused in group_after(clause, behind)]
    return (before or near) + [mention for mention in mentions if mention.start >= punished]
