"""What is chosen for a paper: for whom, in which language, and what of the case is on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from wayout.text import LANGUAGES, Language, mark

Reader = Literal["court", "donor"]
READERS: tuple[Reader, ...] = get_args(Reader)

PARTS = {  # in the order in which they stand on the paper
    "events": mark("what happened, in order of time"),
    "time": mark("the time line, drawn"),
    "deadlines": mark("terms to come, and how each was counted"),
    "over": mark("terms that are over"),
    "law": mark("what the law provides"),
    "ways": mark("lawful ways back to the front"),
    "open": mark("what is not known, and what is disputed"),
    "reasons": mark("every reason, with its edition and its mark"),
    "people": mark("the people, by their roles"),
    "notes": mark("the notes"),
    "odds": mark("where others in this position ended up"),
}
IDENTIFYING = {
    "names": mark("names, and the numbers in court"),
    "title": mark("the working title of the case"),
    "contacts": mark("how people are reached"),
}
_USUAL: dict[Reader, frozenset[str]] = {
    "court": frozenset({"events", "time", "deadlines", "people", "names"}),
    "donor": frozenset({"events", "time"}),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen; `inside` are the parts, and what identifies, that are on the paper.

    `invented`: the vault holds nobody.
    """

    reader: Reader
    language: Language
    inside: frozenset[str]
    invented: bool = False

    def has(self, what: str) -> bool:
        """Say whether it is on the paper."""
        return what in self.inside

    @property
    def by_month(self) -> bool:
        """Whether days are rounded to months: exact ones lead to the public card of a court."""
        return self.reader == "donor"

    @property
    def left_out(self) -> tuple[str, ...]:
        """What could be on the paper, and is not, in words that wait for their language."""
        known = {**PARTS, **IDENTIFYING}
        return tuple(said for what, said in known.items() if what not in self.inside)


def usual(reader: Reader, language: Language, *, has_record: bool = False) -> Choice:
    """What is on a paper if nothing else is chosen: for a donor nothing that names anybody.

    For a court what happened and what is due; what speaks against him is there by choice alone.

    Args:
        reader: For whom.
        language: Of the paper.
        has_record: Whether there is a court record to compare with.
    """
    odds = {"odds"} if has_record and reader == "donor" else set()
    return Choice(reader, language, _USUAL[reader] | odds)


def chosen(reader: Reader, language: str, ticked: Iterable[str], default: Language) -> Choice:
    """Read what was ticked; contacts go with names, for they name as well.

    Args:
        reader: For whom.
        language: Of the paper, as it was sent.
        ticked: The parts that were sent, and what else.
        default: The language if another was sent than there is.
    """
    inside = frozenset(ticked) & (PARTS.keys() | IDENTIFYING.keys())
    if not inside >= {"names", "people"}:
        inside -= {"contacts"}
    spoken = next((one for one in LANGUAGES if one == language), default)
    return Choice(reader, spoken, inside)


def reader_of(asked: str) -> Reader:
    """Read for whom a paper is asked; a court if nobody is named."""
    return "donor" if asked == "donor" else "court"
