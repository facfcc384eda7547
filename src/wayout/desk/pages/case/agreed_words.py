"""What it means where somebody did not agree to something, and who said so."""

from typing import Final

from wayout.casebook.intake.questions import WHO
from wayout.text import Translator, mark

WITHOUT: Final = {
    "keep": mark("Without it, what was told is not to stay here: the case can be deleted."),
    "share": mark("Without it, nobody outside this vault is to get the case or a part of it."),
    "count": mark("Without it, the case is not to stand in any number that is shown to others."),
    "publish": mark("Without it, nothing of the case is to appear anywhere, names or no names."),
    "contact": mark("Without it, he is not to be called or written to unless he asks for it."),
}


def who_said(by: str, _: Translator) -> str:
    """Whose answer it is, as it was written down: a name, or what the caller is to the man."""
    return next((_(one.words) for one in WHO if one.value == by), by)
