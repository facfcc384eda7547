"""Everything a person reads, in Russian and English."""

from wayout.text.catalogue import Translator, mark, translator
from wayout.text.language import LANGUAGES, Language, choose_language

__all__ = ["LANGUAGES", "Language", "Translator", "choose_language", "mark", "translator"]
