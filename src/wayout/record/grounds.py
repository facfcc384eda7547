"""The ground of a suspension or a termination: a known wording, else its stems."""

import re
from functools import cache, lru_cache

from wayout.record.fold import fold
from wayout.record.packaged import packaged_toml
from wayout.record.vocabulary import Field, meaning


@lru_cache(maxsize=20_000)
def ground_of(means: str, text: str) -> str | None:
    """Class of a ground.

    Args:
        means: What happened: `suspended`, `terminated`, or any other meaning of a row.
        text: The ground as printed, perhaps empty.

    Returns:
        For a suspension `war`, `other` or `blank`; else the meaning of the wording, or None
        where nothing is printed or nothing is known.
    """
    if means == "suspended":
        return _by_stems(means, text) or ("other" if text else "blank")
    if not text:
        return None
    return meaning("event_ground", text) or _by_stems(means, text)


def label_means(field: Field, label: str) -> str | None:
    """What a label is mapped to, grounds by their stems too; None where nothing knows it."""
    known = meaning(field, label)
    if known is not None or field != "event_ground":
        return known
    return next(filter(None, (_by_stems(means, label) for means in _stems())), None)


def _by_stems(means: str, text: str) -> str | None:
    folded = fold(text)
    found = (ground for pattern, ground in _stems().get(means, ()) if pattern.search(folded))
    return next(found, None)


@cache
def _stems() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    data = packaged_toml("wayout.record", "grounds.toml")
    rows = data["ground"]
    return {
        of: tuple((re.compile(row["pattern"]), row["means"]) for row in rows if row["of"] == of)
        for of in dict.fromkeys(row["of"] for row in rows)
    }
