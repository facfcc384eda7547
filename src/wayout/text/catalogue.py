"""The gettext catalogues; a message is named by its English sentence."""

from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from wayout.errors import DataError
from wayout.text.language import Language

_LOCALE = Path(__file__).parent / "locale"


class Translator:
    """Says a message in one language; by custom the variable that holds it is called `_`.

    Messages with values in them are formatted after they are translated, by name:
    `_("Nothing to read in {path}.").format(path=path)`.
    """

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: Language, catalogue: GNUTranslations) -> None:
        self.language: Language = language
        self._catalogue = catalogue

    def __call__(self, message: str) -> str:
        """Return the message in this language, or itself where the catalogue lacks it."""
        return self._catalogue.gettext(message)

    def n(self, singular: str, plural: str, n: int) -> str:
        """Return the form of the message that goes with the number `n`.

        Russian has three forms, for 1, 2 and 5; the number itself is not put in.

        Example:
            >>> _ = translator("en")
            >>> _.n("{n} day", "{n} days", 21).format(n=21)
            '21 days'
        """
        return self._catalogue.ngettext(singular, plural, n)


def mark(message: str) -> str:
    """Note a message for the catalogues where it cannot be translated yet, and return it."""
    return message


@cache
def translator(language: Language) -> Translator:
    """Open the catalogue of a language, once.

    Raises:
        DataError: If the catalogue of the installed package is missing or damaged.
    """
    path = _LOCALE / language / "LC_MESSAGES" / "wayout.mo"
    try:
        with path.open("rb") as file:
            return Translator(language, GNUTranslations(file))
    except (OSError, ValueError) as error:
        raise DataError(
            "The catalogue {path} cannot be read. Install Wayout anew.", path=path
        ) from error
