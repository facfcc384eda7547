"""Case numbers and the chain of earlier ones behind them.

`1-57/2025 (1-214/2024;)`: the case was registered anew and 1-214/2024 is its earlier number.
`2-4/2026 (…) ~ М-2067/2024` names the material a claim began as, `7У-4081/2026 [77-814/2026]`
the pair of a complaint and its case: neither is an earlier number of the same case.
"""

import re
from dataclasses import dataclass

_CYRILLIC = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
_NUMBER = re.compile(
    r"(?<![\w/-])"
    r"(?P<index>[А-ЯЁа-яё]{0,2}\d{1,3}(?:/\d{1,3})?[А-ЯЁа-яё]{0,3}|[А-ЯЁа-яё]{1,2}\d?)"
    r"(?:-\d{1,7}){1,3}/(?P<year>(?:19|20)\d{2})(?:[/-](?:\d{1,3}|[А-ЯЁа-яё]{1,2}))?(?![\w/-])"
)
_LEAD = re.compile(
    r"[\s№#:]*(?:(?:дело|материал|производство|жалоба|номер)[\s№#:]*){0,3}", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()\[\]]*)\)?")
_OTHER_CASE = re.compile(r"[~∼≈\[]")
_SCANNED = 1_000  # characters; a chain has seldom more than five numbers


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The current number, the earlier ones from newest to oldest, the first of all.

    `index` is what stands before the first dash, in lower case and without leading zeros: `1`,
    `2а`, `3/1`, `7у`. What it means depends on the tier of the court.
    """

    current: str
    earlier: tuple[str, ...]
    oldest: str
    index: str


def read_number(text: str) -> CaseNumber | None:
    """The number a heading or a cell begins with; None where it begins with none.

    Latin look-alikes are folded, capitals stay as printed. Only numbers are ever returned, and
    a number whose year is cut off is none.

    Example:
        >>> read_number("ДЕЛО № 1-57/2025 (1-214/2024;)").oldest
        '1-214/2024'
    """
    folded = text[:_SCANNED].translate(_CYRILLIC)
    lead = _LEAD.match(folded)
    found = _NUMBER.match(folded, lead.end() if lead else 0)
    if found is None:
        return None
    chain = _OTHER_CASE.split(folded[found.end() :], maxsplit=1)[0]
    earlier = _in_brackets(chain, but=found[0])
    # numbers of one year keep the order of the chain, which ends with the oldest
    oldest = min(reversed(earlier), key=_year) if earlier else found[0]
    return CaseNumber(found[0], earlier, oldest, _index(found["index"]))


def _in_brackets(chain: str, *, but: str) -> tuple[str, ...]:
    inside = " ".join(_BRACKETS.findall(chain))
    numbers = (number[0] for number in _NUMBER.finditer(inside))
    return tuple(number for number in dict.fromkeys(numbers) if number != but)


def _year(number: str) -> str:
    found = _NUMBER.match(number)
    return found["year"] if found else ""


def _index(printed: str) -> str:
    return printed.lower().lstrip("0")
