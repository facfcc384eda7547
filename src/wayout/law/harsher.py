"""The harsher part that waits for whoever leaves again after his case was suspended."""

from datetime import date

from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision

STATUS = "harsher_status"


def harsher_part(book: LawBook, part: str, on: date) -> Provision | None:
    """Find the part with the same condition as this one, and the harsher status besides.

    Returns None where no such part is in force on the day, the part itself is one, or another
    part of the same condition has taken its place: that of wartime.
    """
    law = book.in_force(on, on)
    own = law.offence(part)
    if own is None or own.tree is None or STATUS in own.tree.names:
        return None
    same = (one for one in law.offences if one.tree and one.tree.text == own.tree.text)
    if next(same) is not own:
        return None
    wanted = f"{own.tree.text} and {STATUS}"
    found = (one for one in law.offences if one.tree and one.tree.text == wanted)
    return next((one.provision for one in found), None)
