"""Terms and sums as verdicts write them: digits, words, both, or taken out."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from wayout.record.verdict.words import numbers, patterns

_TOKEN = re.compile(r"\d+(?:,\d+)?|[а-я]+|<[^<>]{0,40}>|[(),.:;–—-]")
_THOUSANDS = re.compile(r"(?<=\d)[ .](?=\d{3}(?!\d))")
_SKIPPED = frozenset([*"и,–—-.()", "ти", "ть", "х", "ми", "го", "с"])
_MONTHS_A_YEAR = 12
_LONGEST_MONTHS = 480  # 35 years is the longest term of the code


@dataclass(frozen=True, slots=True)
class Term:
    """A length: `seen` where one is printed or was taken out, the figures None if unknown."""

    seen: bool
    months: int | None = None
    days: int | None = None
    end: int = 0


@dataclass(slots=True)
class _Scan:
    """What was read so far of one term or sum."""

    value: float | None = None
    units: dict[str, float] = field(default_factory=dict)
    doubtful: bool = False
    scaled: bool = False
    words: list[str] = field(default_factory=list)
    end: int = 0

    def take(self, number: float) -> None:
        """A number in words repeats the one in digits; where they differ, neither counts."""
        if self.value is not None and self.value != number:
            self.doubtful = True
        self.value = number

    def settle_words(self) -> None:
        """End a run of number words: `пять`, `сто тысяч`, or the `тысяч` of `100 тысяч`."""
        words, self.words = self.words, []
        scale = numbers("multiplier").get(words[0]) if len(words) == 1 else None
        if scale and self.value is not None:
            self.value, self.scaled = self.value * scale, True
        elif words:
            self.take(_spoken(words))

    def digits(self, number: float) -> None:
        """A number in digits; two in a row, or one behind `тысяч`, are not understood."""
        self.doubtful = self.doubtful or self.value is not None or self.scaled
        self.value = number

    def unit(self, unit: str) -> bool:
        """The unit of the number before; False where it opens another length."""
        if self.value is None:
            return True
        if unit in self.units or (unit == "years" and self.value > _LONGEST_MONTHS):
            return self.foreign() and unit not in self.units
        self.units[unit], self.value = self.value, None
        return unit != "rubles"

    def foreign(self) -> bool:
        """A word of another subject: ends what was begun, forgets what was not."""
        if self.units:
            return False
        self.value, self.doubtful, self.scaled = None, False, False
        return True


def read_term(low: str) -> Term:
    """The first term of a lower-case text: years, months and days.

    Digits and words that contradict each other, and terms taken out of the text, are seen but
    unknown.
    """
    scan = _scanned(low, ("years", "months", "days"))
    if scan is None:
        return Term(seen=True)
    if not scan.units:
        return Term(seen=False)
    months = scan.units.get("years", 0) * _MONTHS_A_YEAR + scan.units.get("months", 0)
    unknown = scan.doubtful or months != int(months) or months > _LONGEST_MONTHS
    days = int(scan.units["days"]) if "days" in scan.units and not unknown else None
    whole = None if unknown or (not months and days) else int(months)
    return Term(seen=True, months=whole, days=days, end=scan.end)


def read_term_before(low: str) -> Term:
    """The term that a text ends with, as in `5 лет` before `лишения свободы`."""
    start = 0
    while (term := read_term(low[start:])).seen and term.end:
        start += term.end
        if not low[start:].strip(" )"):
            return term
    return Term(seen=False)


def read_rubles(low: str) -> int | None:
    """The first sum in rubles, or None where none is printed or words contradict digits."""
    scan = _scanned(_THOUSANDS.sub("", low), ("rubles",))
    if scan is None or scan.doubtful or "rubles" not in scan.units:
        return None
    return int(scan.units["rubles"])


def _scanned(low: str, units: tuple[str, ...]) -> _Scan | None:
    """Walk over the tokens up to the end of the first length; None where it was taken out."""
    scan = _Scan()
    for token in _TOKEN.finditer(low):
        word = token[0]
        if word[0] == "<" or word.startswith("изъят"):
            return None
        if not _step(scan, word, units):
            break
        if word == ")" or _unit(word, units):
            scan.end = token.end()
    scan.settle_words()
    return scan


def _step(scan: _Scan, word: str, units: tuple[str, ...]) -> bool:
    """Take one token; False where the length is over."""
    if word in numbers("number") or word in numbers("multiplier"):
        scan.words.append(word)
        return True
    scan.settle_words()
    if word[0].isdigit():
        scan.digits(float(word.replace(",", ".")))
    elif word == "половиной" and scan.value is not None:
        scan.value += 0.5
    elif unit := _unit(word, units):
        return scan.unit(unit)
    elif word not in _SKIPPED:
        return scan.foreign()
    return True


@lru_cache(maxsize=4_000)
def _unit(word: str, units: tuple[str, ...]) -> str | None:
    return next(
        (name for name, form in patterns("unit") if name in units and form.fullmatch(word)), None
    )


def _spoken(words: list[str]) -> float:
    """Value of a run of number words, thousands and millions included."""
    total, group = 0.0, 0.0
    for word in words:
        scale = numbers("multiplier").get(word)
        if scale:
            total += (group or 1) * scale
            group = 0.0
        else:
            group += numbers("number")[word]
    return total + group
