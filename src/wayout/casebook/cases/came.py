"""What came to a case beside what a case line can hold, as it is shown."""

import msgspec
from msgspec import Struct

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.records import DeadlineSet, Promise


def came(case: Case) -> dict[str, object]:
    """Tell what a case line has no place for.

    Consents, promises, the day until which it is kept, documents, what has no day yet, the numbers
    of its cases in court, and what was decided of its deadlines.

    A key is there only where something came; in it, what was left out is left out. A promise that
    was withdrawn has also the day of that, `gone_on`.
    """
    found: dict[str, object] = {
        "consents": [_told(one) for one in case.consents],
        "promises": [_promised(case, one) for one in case.promises.values()],
        "retain": case.retain.isoformat() if case.retain else None,
        "documents": documents(case),
        "intake": case.undated(),
        "courts": [_told(one) for one in case.courts.values()],
        "decided": [_told(one) for one in case.decided.values() if _decides(one)],
    }
    return {key: value for key, value in found.items() if value}


def documents(case: Case) -> list[dict[str, object]]:
    """Tell the documents that are there: number, name, size in bytes, the day it came."""
    return [
        {
            "number": number,
            "name": one.document.name,
            "size": one.document.size,
            "day": one.day.isoformat(),
        }
        for number, one in case.filed().items()
    ]


def numbers(case: Case) -> dict[str, list[str] | list[int]]:
    """Tell what the events and notes shown are called, and when they were written down."""
    live = case.live()
    return {
        "events": [told.name for told in live],
        "known": [told.known.isoformat() for told in live],
        "notes": [day.isoformat() for _place, _text, day in case.standing()],
        "places": [place for place, _text, _day in case.standing()],
    }


def _promised(case: Case, one: Promise) -> dict[str, object]:
    on = case.withdrawn.get(one.id)
    return {**_told(one), **({"gone_on": on.isoformat()} if on else {})}


def _decides(one: DeadlineSet) -> bool:
    """Whether anything is decided by it still; what was undone decides nothing."""
    return one != DeadlineSet(name=one.name, counted=one.counted)


def _told(record: Struct) -> dict[str, object]:
    built: dict[str, object] = msgspec.to_builtins(record)
    return {
        key: value for key, value in built.items() if key != "record" and value not in {None, ""}
    }
