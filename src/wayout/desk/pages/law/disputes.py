"""Disputed questions of the law panel, each with its readings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wayout.desk.pages.law.asked import Asked
from wayout.publish.law_open import ReadingWords, reading_words
from wayout.publish.law_verdict import disputes_said


@dataclass(frozen=True, slots=True)
class DisputeShown:
    """A disputed question with its readings, the one used first."""

    question: str
    readings: tuple[ReadingWords, ...]

    @property
    def id(self) -> str:
        """The name by which other lines point to it, such as Q3."""
        return self.question.partition(" ")[0]


def disputes_shown(asked: Asked) -> Iterator[DisputeShown]:
    """Give what is disputed and does not stand beside a way back."""
    above = disputes_said(asked.answer, asked.book) if asked.answer.offences else frozenset()
    for one in asked.answer["disputed"]:
        if one["question"] not in above:
            yield dispute_shown(one["question"], one["readings"], asked)


def dispute_shown(
    question: str, readings: Sequence[Mapping[str, Any]], asked: Asked
) -> DisputeShown:
    """Say a question and its readings."""
    return DisputeShown(question, tuple(reading_words(readings, asked.book, asked.say)))
