"""Labels of court cards as data: what a wording means, or that it is not known.

A label is matched as a whole after folding, never by likeness: an unknown one is kept word for
word and counted. Only grounds are also read by stems (`wayout.record.grounds`).
"""

import csv
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from wayout.errors import DataError
from wayout.record.fold import fold

Field = Literal["event", "event_result", "event_ground", "case_result", "person_result"]
FIELDS: tuple[Field, ...] = (
    "event", "event_result", "event_ground", "case_result", "person_result",
)  # fmt: skip

_DATE_BEHIND = re.compile(r", \d{2}\.\d{2}\.\d{4}$")


@lru_cache(maxsize=20_000)
def meaning(field: Field, label: str) -> str | None:
    """What a label means, or None where the vocabulary does not know it.

    A result of a person may also stand in the words of a case result.
    """
    folded = fold(label_of(label))
    known = _tables()[field].get(folded)
    if known is None and field == "person_result":
        return _tables()["case_result"].get(folded)
    return known


def label_of(text: str) -> str:
    """The wording of a cell without the date that Moscow prints behind it."""
    return _DATE_BEHIND.sub("", text)


def split_joined(field: Field, text: str) -> tuple[str, str]:
    """Part a text in which an export joined two lines: a known label, and what follows it.

    The longest label of the vocabulary that the text begins with is taken; a text that begins
    with none stays as it is, followed by nothing.
    """
    words = text.split(" ")
    for end in range(len(words), 0, -1):
        label = " ".join(words[:end])
        if meaning(field, label) is not None:
            return label, " ".join(words[end:])
    return text, ""


def waits_for_result(label: str) -> bool:
    """Whether the label names an occasion (a hearing) whose result tells what happened."""
    return fold(label) in _waiting()


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = (files("wayout.record") / "vocabulary.csv").read_text("utf-8")
    rows = tuple(csv.DictReader(text.splitlines()))
    for line, row in enumerate(rows, start=2):
        if row["field"] not in FIELDS or not row["label_ru"] or not row["meaning"]:
            raise DataError(
                "vocabulary.csv, line {line}: field, label_ru and meaning are needed", line=line
            )
    return rows


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {field: {} for field in FIELDS}
    for row in _rows():
        tables[row["field"]][fold(row["label_ru"])] = row["meaning"]
    return tables


@cache
def _waiting() -> frozenset[str]:
    return frozenset(
        fold(row["label_ru"]) for row in _rows() if row["field"] == "event" and row["waits"]
    )
