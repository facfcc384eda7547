"""What the desk remembers while the vault is open: all of it is forgotten at the lock."""

from dataclasses import dataclass, field

from wayout.desk.aliases import Aliases


@dataclass(slots=True)
class Memory:
    """What the pages of an open desk have in common; whatever is added here must be forgettable."""

    aliases: Aliases = field(default_factory=Aliases)

    def forget(self) -> None:
        """Let go of everything."""
        self.aliases.forget()
