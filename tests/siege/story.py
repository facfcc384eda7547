"""What must be in a vault after all that was said of it; the last act may or may not have come."""

from dataclasses import dataclass, field

_Notes = dict[str, list[str]]


@dataclass(slots=True)
class Story:
    """What is known: passphrases, the notes of each case by its code, members, the last backup.

    `pending` is the act that was begun and not said to be done.
    """

    typed: str
    notes: _Notes
    old: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    backed: list[_Notes] = field(default_factory=list)
    pending: tuple[str, ...] = ()

    def hear(self, lines: list[str]) -> None:
        """Take in what a child said."""
        for line in lines:
            moment, *act = line.split(" ")
            if moment == "begin":
                self.pending = tuple(act)
            elif moment == "end":
                self.done(*act)

    def done(self, act: str, *words: str) -> None:
        """Take in an act that was done."""
        self.pending = ()
        match act:
            case "note":
                self.notes.setdefault(words[0], []).append(words[1])
            case "add":
                self.notes[words[0]] = []
            case "delete":
                self.notes.pop(words[0], None)
                self.gone.add(words[0])
            case "passphrase":
                self.old.append(self.typed)
                self.typed = words[0]
            case "backup":
                self.backed = [self.now()]
            case _:
                self._people(act, words)

    def now(self) -> _Notes:
        """The cases as they are known, to be kept."""
        return {code: list(notes) for code, notes in self.notes.items()}

    def is_pending(self, act: str, *words: str) -> bool:
        """Whether this is the act of which it is not known if it was done."""
        return self.pending[: 1 + len(words)] == (act, *words)

    def _people(self, act: str, words: tuple[str, ...]) -> None:
        if act == "member":
            self.members.add(words[0])
        elif act == "removal":
            self.members.discard(words[0])
            self.left.add(words[0])
