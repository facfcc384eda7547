"""What was wrong with the words of a command, said in the reader's language."""

from collections.abc import Iterable
from difflib import get_close_matches

from cyclopts import CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from wayout.cli.commands import COMMANDS, GROUPS
from wayout.errors import Phrase
from wayout.text import Translator

_WHOLE = (int, int | None)


def explain(error: CycloptsError, _: Translator) -> str:
    """Say in two lines what the parser did not understand, and where the help is."""
    command = " ".join(("wayout", *(error.command_chain or ())))
    help_is = Phrase("How it is called: {command} --help", command=command)
    return f"wayout: {_what(error).say(_)}\n{help_is.say(_)}"


def _what(error: CycloptsError) -> Phrase:
    match error:
        case MissingArgumentError():
            said = _missing(error)
        case UnknownOptionError():
            word = error.token.keyword or error.token.value
            names = [name for one in error.argument_collection for name in one.names]
            said = _no_option(word, names)
        case UnknownCommandError():
            said = _no_command((error.unused_tokens or [""])[0], tuple(error.command_chain or ()))
        case UnusedCliTokensError():
            said = Phrase("Too many words: {words}.", words=" ".join(error.unused_tokens or ()))
        case RepeatArgumentError():
            said = Phrase("{option} is given twice. Give it once.", option=error.token.keyword)
        case CoercionError():
            said = _unfit(error)
        case _other:
            said = Phrase("The words of this command were not understood.")
    return said


def _no_command(word: str, group: tuple[str, ...]) -> Phrase:
    if word.startswith("-"):
        return _no_option(word, ())
    names = [one.words[-1] for one in COMMANDS if one.words[:-1] == group]
    names += () if group else GROUPS
    return _with_near(Phrase("There is no command {word}.", word=word), word, names)


def _no_option(word: str, names: Iterable[str]) -> Phrase:
    return _with_near(Phrase("There is no option {word}.", word=word), word, names)


def _with_near(said: Phrase, word: str, names: Iterable[str]) -> Phrase:
    near = get_close_matches(word, sorted(set(names)), n=2)
    if not near:
        return said
    hint = Phrase("Near it: {names}.", names=", ".join(near))
    return Phrase("{said} {hint}", said=said, hint=hint)


def _missing(error: MissingArgumentError) -> Phrase:
    if error.keyword:
        return Phrase("{option} needs a value after it.", option=error.keyword)
    strange = next((word for word in error.unused_tokens or () if word.startswith("--")), None)
    if strange:  # perhaps it is the one that is missing, misspelt
        return _no_option(strange, [_name(error)])
    return Phrase("{argument} is needed and was not given.", argument=_name(error))


def _unfit(error: CoercionError) -> Phrase:
    hint: Phrase | str = ""
    choices = error.argument.get_choices(force=True) if error.argument else None
    if choices:
        hint = Phrase("Choose one of: {names}.", names=", ".join(choices))
    elif error.argument and error.argument.hint in _WHOLE:
        hint = Phrase("It takes a whole number.")
    elif error.argument and error.argument.hint is bool:
        hint = Phrase("It takes no value.")
    value = error.token.value if error.token else ""
    said = Phrase("{argument} cannot be {value!r}.", argument=_name(error), value=value)
    return Phrase("{said} {hint}", said=said, hint=hint) if hint else said


def _name(error: CycloptsError) -> str:
    token = getattr(error, "token", None)
    named = error.argument.name if error.argument else ""
    return (token.keyword if token else None) or named
