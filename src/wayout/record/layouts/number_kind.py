"""Proceedings and instance by the index of a case number, where no heading says them."""

from functools import cache

from wayout.record.case_number import CaseNumber
from wayout.record.layouts.heading import Heading
from wayout.record.packaged import packaged_toml

_UNKNOWN = Heading(None, None)


def kind_of_number(number: CaseNumber | None) -> Heading:
    """What the index of a number tells: `22-100/2025` is a criminal appeal.

    Returns:
        Proceeding and instance, both None where the index is not known.
    """
    if number is None:
        return _UNKNOWN
    known = _indexes()
    return known.get(number.index) or known.get(number.index.partition("/")[0]) or _UNKNOWN


@cache
def _indexes() -> dict[str, Heading]:
    data = packaged_toml("wayout.record.layouts", "indexes.toml")
    return {index: Heading(proceeding, instance) for index, (proceeding, instance) in data.items()}
