"""The harsher part that waits for whoever leaves again after his case was suspended."""

from datetime import date

from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision

STATUS = "harsher_status"


def harsher_part(book: LawBook, part: str, on: date) -> Provision | None:
    """Find the part with the same condition as this one, and the harsher status besides.

    Returns None where no such part is in force on the day, or the part itself is one.
    """
    own = next(
        (p.offence.when for p in book.provisions if p.offence and p.offence.part == part), None
    )
    if own is None or STATUS in own.names:
        return None
    for provision in book.provisions:
        when = provision.offence.when if provision.offence else None
        if when and provision.in_force(on) and when.text == f"{own.text} and {STATUS}":
            return provision
    return None
