"""What is chosen for a paper: for whom, in which language, and what of the case is on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from wayout.text import LANGUAGES, Language, mark

Reader = Literal["court", "donor"]
READERS: tuple[Reader, ...] = get_args(Reader)

PARTS = {  # in the order in which they stand on the paper
    "events": mark("what happened, in order of time"),
    "sources": mark("who said so, beside each event"),
    "time": mark("the time line, drawn"),
    "drawn": mark("on the time line, the terms that are on the paper"),
    "own": mark("terms to come for him and his lawyer"),
    "theirs": mark("terms to come for the investigation and the court"),
    "over": mark("terms that are over"),
    "law": mark("what the law provides"),
    "ways": mark("lawful ways back to the front"),
    "open": mark("what is not known, and what is disputed"),
    "reasons": mark("every reason, with its edition and its mark"),
    "people": mark("the people, by their roles"),
    "notes": mark("the notes"),
    "odds": mark("where others in this position ended up"),
    "making": mark("by which program it was made, and the list of what is left out"),
}
IDENTIFYING = {
    "names": mark("names, and the numbers in court"),
    "code": mark("the code of the case"),
    "title": mark("the working title of the case"),
    "contacts": mark("how people are reached"),
}
_USUAL: dict[Reader, frozenset[str]] = {
    "court": frozenset({"events", "time", "theirs", "people", "names"}),
    "donor": frozenset({"events", "sources", "time", "drawn"}),
}
# the code is on no paper for a donor, and how it was made is on each
_NO_CHOICE: dict[Reader, frozenset[str]] = {
    "court": frozenset(),
    "donor": frozenset({"code", "making"}),
}
_NEEDS = {  # what is nothing without something else
    "sources": frozenset({"events"}),
    "drawn": frozenset({"time"}),
    "contacts": frozenset({"names", "people"}),
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
    def says_making(self) -> bool:
        """Whether it says what was left out; a court would be told what is kept from it."""
        return self.reader == "donor" or self.has("making")

    @property
    def put_in(self) -> tuple[str, ...]:
        """What is on the paper, in its order, in words that wait for their language."""
        return tuple(said for what, said in self._offered() if self.has(what))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What could be on the paper, and is not, in words that wait for their language."""
        return tuple(said for what, said in self._offered() if not self.has(what))

    def _offered(self) -> Iterable[tuple[str, str]]:
        return (*offered(PARTS, self.reader).items(), *offered(IDENTIFYING, self.reader).items())


def offered(parts: Mapping[str, str], reader: Reader) -> dict[str, str]:
    """Give those of these parts that can be chosen for this reader."""
    return {what: said for what, said in parts.items() if what not in _NO_CHOICE[reader]}


def usual(reader: Reader, language: Language, *, has_record: bool = False) -> Choice:
    """What is on a paper if nothing else is chosen: for a donor nothing that names anybody.

    For a court what happened, and what is due of others; what speaks against him, who said so and
    what his defence has to do is there by choice alone.

    Args:
        reader: For whom.
        language: Of the paper.
        has_record: Whether there is a court record to compare with.
    """
    odds = {"odds"} if has_record and reader == "donor" else set()
    return Choice(reader, language, _USUAL[reader] | odds)


def chosen(reader: Reader, language: str, ticked: Iterable[str], default: Language) -> Choice:
    """Read what was ticked; contacts go with names, for they name as well, and so on.

    Args:
        reader: For whom.
        language: Of the paper, as it was sent.
        ticked: The parts that were sent, and what else.
        default: The language if another was sent than there is.
    """
    known = offered(PARTS, reader).keys() | offered(IDENTIFYING, reader).keys()
    sent = frozenset(ticked) & known
    inside = frozenset(one for one in sent if _NEEDS.get(one, frozenset()) <= sent)
    spoken = next((one for one in LANGUAGES if one == language), default)
    return Choice(reader, spoken, inside)


def reader_of(asked: str) -> Reader:
    """Read for whom a paper is asked; a court if nobody is named."""
    return "donor" if asked == "donor" else "court"
