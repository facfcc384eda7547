"""The lawful ways back to the front in the law panel, and what waits behind them."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayout.desk.pages.law.asked import Asked
from wayout.desk.pages.law.disputes import DisputeShown, dispute_shown
from wayout.desk.pages.law.links import Cited, cited
from wayout.publish.law_ways import afterwards, questions_of, way_place


@dataclass(frozen=True, slots=True)
class WayShown:
    """A lawful way back to the front, and what is disputed of it."""

    way: Cited
    disputes: tuple[DisputeShown, ...]


def ways_shown(asked: Asked) -> Iterator[WayShown]:
    """Show every way that the facts leave open."""
    answer, _facts, book, _ = asked
    for way in answer.back_to_front:
        found = (p for p in book.provisions if p.way and p.cite == way.article)
        starts = questions_of(way, book)
        yield WayShown(
            cited(way.how.rstrip("."), way_place(way, _), next(found, None)),
            tuple(
                dispute_shown(one["question"], one["readings"], asked)
                for one in answer["disputed"]
                if one["question"].startswith(starts)
            ),
        )


def behind_them(asked: Asked) -> tuple[tuple[str, ...], DisputeShown | None]:
    """Say which harsher part waits behind a suspension, or the question whether one does."""
    _ = asked.say
    found = afterwards(asked.answer, asked.book, _)
    if isinstance(found, list):
        return tuple(found), None
    readings = [{"reading": one.text.say(_.language), "gives": {}} for one in found.readings]
    return (), dispute_shown(found.text.say(_.language), readings, asked)
