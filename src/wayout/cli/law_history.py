"""`wayout law history`: the law for a History, one answer for each absence."""

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.text import Text

from wayout.cli.law import Flag, print_json, refuse_option
from wayout.cli.terminal import results, speak
from wayout.errors import InputError
from wayout.text.system import reason


def history(
    file: Annotated[str, Parameter(name="FILE", allow_leading_hyphen=True)],
    /,
    *,
    on: str | None = None,
    why: Annotated[bool, Flag] = False,
    json: Annotated[bool, Flag] = False,
) -> int:
    """Say what the law provides for each absence of a History.

    Facts are taken from its events by the map; what it does not hold is unknown.

    Args:
        file: A History as JSON, or - for standard input.
        on: The day asked about, written 2025-01-31; left out, today.
        why: Show every reason.
        json: Answer in JSON.
    """
    refuse_option(file)
    from wayout.forms import history_from_json  # noqa: PLC0415  help does without
    from wayout.law import assess, load_law  # noqa: PLC0415  idem
    from wayout.law.facts_of_history import facts_of_history  # noqa: PLC0415  idem

    _ = speak()
    told = history_from_json(_read(file))
    facts = facts_of_history(told)
    answers = {matter: assess(one, on=on, language=_.language) for matter, one in facts.items()}
    if json:
        print_json(
            {
                "history": told.id,
                "absences": [
                    {"matter": matter, "facts": facts[matter], "assessment": answer.as_dict()}
                    for matter, answer in answers.items()
                ],
            }
        )
        return 0
    from wayout.cli.law_page import print_page  # noqa: PLC0415  idem

    console = results()
    if not answers:
        console.print(_("This history holds no absence that the law could be asked about."))
    for place, (matter, answer) in enumerate(answers.items()):
        if place:
            console.print()
        if matter:
            console.print(Text(_("Absence {matter}").format(matter=matter), style="bold reverse"))
        print_page(console, answer, load_law(), _, why=why)
    return 0


def _read(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise InputError(
            "{where} cannot be read: {reason}.", where=file, reason=reason(error)
        ) from error
