"""What the desk remembers while the vault is open: all of it is forgotten at the lock."""

from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.begun import Begun
from wayout.desk.drawings import Drawings
from wayout.desk.era import Era
from wayout.desk.incoming.memory import Incoming
from wayout.desk.kept import Kept
from wayout.desk.pending import Pending
from wayout.desk.undo import Undo

STAYS = 8  # tables and sets of stays of the record: the largest of what is kept
ANSWERS = 64  # of the record


class Memory:
    """What the pages of an open desk have in common; whatever is added here must be forgettable."""

    def __init__(self) -> None:
        self.era = era = Era()
        self.aliases = Aliases(era)
        self.drawings = Drawings(era)
        self.incoming = Incoming(era)
        self.undo = Undo(era=era)
        self.pending = Pending(era)
        self.begun = Begun(era)
        self.stays: Kept[Any] = Kept(STAYS, era)
        self.answers: Kept[Any] = Kept(ANSWERS, era)

    def forget(self) -> None:
        """Let go of everything; it may take a moment, for a reading is stopped."""
        self.forget_words()
        self.aliases.forget()

    def forget_words(self) -> None:
        """Let go of everything but the aliases: the vault has locked itself, and nobody asked.

        By them a form that finds it locked says of which case it is: what was typed is not lost.
        They tell codes, and go with the next thing that is asked.
        """
        self.era.end()
        self.drawings.forget()
        self.incoming.forget()
        self.undo.forget()
        self.pending.forget()
        self.begun.forget()
        self.stays.forget()
        self.answers.forget()
