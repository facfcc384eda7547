"""Places of the law as they are shown: cited for the eye, and linked to their edition."""

from dataclasses import dataclass

from wayout.law.lawbook import LawBook
from wayout.law.provision import Provision


@dataclass(frozen=True, slots=True)
class Cited:
    """What is said, where it stands, and the address of that place; "" where there is none."""

    said: str
    place: str
    href: str


def cited(said: str, place: str, edition: Provision | None) -> Cited:
    """Cite the edition that something rests on."""
    return Cited(said, place, address(edition) if edition else "")


def address(edition: Provision) -> str:
    """Give the address of an edition: it names the law alone, and no day of any case."""
    return f"/law/{edition.article.id}#{anchor(edition)}"


def anchor(edition: Provision) -> str:
    """Name an edition on the page of its article."""
    return f"{edition.id}.{edition.since.isoformat()}"


def edition_of(book: LawBook, provision: str, version: str) -> Provision | None:
    """Find an edition by the names that an answer gives it."""
    editions = book.editions(provision)
    found = (one for one in editions if one.version == version)
    return next(found, editions[-1] if editions else None)
