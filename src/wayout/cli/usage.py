"""What was wrong with the words of a command, said in the reader's language."""

from cyclopts import CycloptsError
from cyclopts.exceptions import (
    CoercionError,
    MissingArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from wayout.text import Translator


def explain(error: CycloptsError, _: Translator) -> str:
    """Say in two lines what the parser did not understand, and where the help is."""
    error.verbose = False
    command = " ".join(("wayout", *(error.command_chain or ())))
    return "\n".join(
        (
            f"wayout: {_what(error, _)}",
            _("How it is called: {command} --help").format(command=command),
        )
    )


def _what(error: CycloptsError, _: Translator) -> str:
    named = error.argument.name if error.argument else ""
    match error:
        case MissingArgumentError():
            return _("{argument} is needed and was not given.").format(argument=named)
        case UnknownOptionError():
            word = error.token.keyword or error.token.value
            return _("there is no option {word}.").format(word=word)
        case UnknownCommandError():
            word = (error.unused_tokens or [""])[0]
            return _("there is no command {word}.").format(word=word)
        case UnusedCliTokensError():
            words = " ".join(error.unused_tokens or ())
            return _("too many words: {words}").format(words=words)
        case CoercionError(token=token) if token is not None:
            return _("{argument} cannot be {value}.").format(argument=named, value=token.value)
        case _other:
            return " ".join(str(error).split())
