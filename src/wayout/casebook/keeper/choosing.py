"""A new passphrase, with a person at a terminal: one was drawn, or he types one of his own.

The drawn one is typed back from the paper, where it is seen: that finds a wrong word and a
keyboard in the other language while there is still nothing to lose.
"""

from collections.abc import Callable
from typing import Protocol
from unicodedata import normalize

from wayout.casebook.keeper.wiping import wipe
from wayout.casebook.strength import weakness
from wayout.casebook.words import draw
from wayout.text import Translator

Say = Callable[[str], None]


class Ask(Protocol):
    """Asks for a line; whoever gets it wipes it."""

    def __call__(self, prompt: str, /, *, shown: bool = False) -> bytearray:
        """Ask; `shown` whether what is typed is seen."""


def choose(ask: Ask, say: Say, _: Translator) -> bytearray:
    """Let a person take the drawn passphrase, or choose one that is not plainly weak."""
    drawn = draw(_.language)
    told = _("A passphrase was drawn for you. Write it on paper, word by word:")
    say(f"\n{told}\n\n    {drawn}\n\n")
    while True:
        own = ask(_("Press Enter to take it, or type one of your own: "))
        if not own.strip():
            return _typed_back(drawn, ask, say, _)
        why = weakness(own)
        if why is not None:
            say(f"{why.say(_)}\n")
        elif _is_repeated(own, ask(_("The same once more: "))):
            return own
        else:
            said = _("The two are not the same. Mind the language of the keyboard.")
            say(f"{said}\n")
        wipe(own)


def _typed_back(drawn: str, ask: Ask, say: Say, _: Translator) -> bytearray:
    while True:
        typed = ask(_("Now type it from the paper: "), shown=True)
        if _composed(typed) == drawn:
            said = _("That is it. Clear this screen when you are done.")
            say(f"{said}\n")
            return typed
        wipe(typed)
        said = _("That is another one. Look at the paper, and mind the language of the keyboard.")
        say(f"{said}\n")


def _is_repeated(typed: bytearray, again: bytearray) -> bool:
    is_same = again == typed
    wipe(again)
    return is_same


def _composed(typed: bytearray) -> str:
    return normalize("NFKC", typed.decode("utf-8", "replace").strip())
