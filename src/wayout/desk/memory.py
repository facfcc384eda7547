"""What the desk remembers while the vault is open: all of it is forgotten at the lock."""

from dataclasses import dataclass, field
from typing import Any

from wayout.desk.aliases import Aliases
from wayout.desk.begun import Begun
from wayout.desk.drawings import Drawings
from wayout.desk.incoming.memory import Incoming
from wayout.desk.kept import Kept
from wayout.desk.pending import Pending
from wayout.desk.undo import Undo

STAYS = 8  # tables and sets of stays of the record: the largest of what is kept
ANSWERS = 64  # of the record


@dataclass(slots=True)
class Memory:
    """What the pages of an open desk have in common; whatever is added here must be forgettable."""

    aliases: Aliases = field(default_factory=Aliases)
    drawings: Drawings = field(default_factory=Drawings)
    incoming: Incoming = field(default_factory=Incoming)
    undo: Undo = field(default_factory=Undo)
    pending: Pending = field(default_factory=Pending)
    begun: Begun = field(default_factory=Begun)
    stays: Kept[Any] = field(default_factory=lambda: Kept(STAYS))
    answers: Kept[Any] = field(default_factory=lambda: Kept(ANSWERS))

    def forget(self) -> None:
        """Let go of everything."""
        self.aliases.forget()
        self.drawings.forget()
        self.incoming.forget()
        self.undo.forget()
        self.pending.forget()
        self.begun.forget()
        self.stays.forget()
        self.answers.forget()
