"""What the events of a case were before: those that were corrected or taken back."""

import msgspec

from wayout.casebook.cases.case import Case, Told


def earlier(case: Case) -> list[dict[str, object]]:
    """Tell the events that stand no more, in the order they were written.

    Of each its `name`, the `event` as it was, the day it was written down (`known`), the last one
    on which it stood (`until`), and the `by` that is the name of what corrected it; None where it
    was taken back.
    """
    corrected = {told.replaces: told for told in case.told if told.replaces is not None}
    return [
        _told(told, corrected.get(told.name))
        for told in case.told
        if told.gone is not None or told.name in corrected
    ]


def _told(told: Told, by: Told | None) -> dict[str, object]:
    until = by.known if by else told.gone
    return {
        "name": told.name,
        "event": msgspec.to_builtins(told.line),
        "known": told.known.isoformat(),
        "until": until.isoformat() if until else None,
        "by": by.name if by else None,
    }
