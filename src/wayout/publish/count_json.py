"""A count as JSON: the keys of every answer, then what is missing, and how it was counted."""

import json
from dataclasses import asdict
from typing import Any

from wayout import __version__
from wayout.publish.figure import rounded
from wayout.publish.how_counted import how_counted
from wayout.publish.notes import notes
from wayout.publish.words import iso, title
from wayout.record.counting.count import Count
from wayout.record.counting.delay import Delay
from wayout.record.counting.lists import ListingCheck
from wayout.record.counting.rows import Row
from wayout.record.counting.share import Outcomes
from wayout.text import Language, translator


def count_json(count: Count, language: Language) -> str:
    """Write a count as JSON text."""
    return json.dumps(count_object(count, language), ensure_ascii=False, indent=2)


def count_object(count: Count, language: Language) -> dict[str, Any]:
    """Make the JSON object of a count; sentences are in the language asked for."""
    _ = translator(language)
    question = count.question
    return {
        "event": question.event,
        "by": question.by,
        "article": None if question.article is None else question.article.written(),
        "unit": question.unit,
        "rows": [_row(question.by, row) for row in count.rows],
        "undated": count.undated,
        "unplaced": count.unplaced,
        "persons_unknown": count.persons_unknown,
        "total": count.total,
        "freeze": count.freeze.isoformat(),
        "known_by": iso(question.known_by),
        "first_seen": iso(count.first_seen),
        "cards": count.cards,
        "digest": count.digest,
        "version": __version__,
        "outcomes": _outcomes(count.outcomes),
        "delay": _delay(count.delay),
        "coverage": [asdict(month) for month in count.coverage.months],
        "listings": [_listing(check) for check in count.coverage.listings],
        "title": title(question, _),
        "notes": list(notes(count, _)),
        "how_counted": how_counted(count, _),
        "language": language,
    }


def _row(by: str, row: Row) -> dict[str, Any]:
    made: dict[str, Any] = {by: row.value, "count": row.count}
    if row.incomplete is not None:
        made |= {
            "working_days": row.working_days,
            "per_working_day": rounded(row.per_working_day),
            "incomplete": row.incomplete,
            "seen_share": rounded(row.seen),
            "expected": row.expected,
            "expected_low": row.expected_low,
            "expected_high": row.expected_high,
            "no_expected": row.unexpected,
        }
    return made


def _outcomes(found: Outcomes | None) -> dict[str, Any] | None:
    if found is None:
        return None
    shares = [
        {key: rounded(value) if isinstance(value, float) else value for key, value in one.items()}
        for one in (asdict(share) for share in found.shares)
    ]
    texts = rounded(found.texts / found.total) if found.total else None
    return asdict(found) | {"texts_share": texts, "shares": shares}


def _delay(late: Delay | None) -> dict[str, Any] | None:
    if late is None:
        return None
    return {
        "events": late.events,
        "estimated": late.estimated,
        "method": late.method if late.estimated else None,
        "settled": late.settled,
        "interval_by": late.drawn_by,
        "median_days": late.within(0.5),
        "p90_days": late.within(0.9),
        "longest_days": late.curve[-1][0] if late.curve else None,
        "longest_visible_days": late.longest,
    }


def _listing(check: ListingCheck) -> dict[str, Any]:
    return asdict(check) | {"known": check.known.isoformat()}
