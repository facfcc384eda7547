"""How the choices of a question are called."""

from wayout.casebook.intake.questions import Choice
from wayout.pathway import load_pathway
from wayout.text import Translator


def choice_words(choice: Choice, _: Translator) -> str:
    """Name a choice: by its own words, or as the map names the kind of event that it is."""
    return _(choice.words) if choice.words else event_words(choice.value, _)


def event_words(said: str, _: Translator) -> str:
    """Name a kind of event, which may be written with a detail: `verdict/prison`."""
    return load_pathway().kind(said.partition("/")[0]).name.say(_.language)
