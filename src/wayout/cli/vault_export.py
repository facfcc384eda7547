"""`wayout vault export` and `import`: a case in a file that one colleague can open."""

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from wayout.cli.law import Flag, one_day, print_json, refuse_option
from wayout.cli.terminal import speak
from wayout.cli.vault_open import Code, Member, VaultFile, opened
from wayout.publish.export_words import contents_said, good_until
from wayout.publish.law_words import short_day
from wayout.text import Translator

DAYS = 30  # for which an export opens if nothing else is said
NEVER = "never"


def export(  # noqa: PLR0913  a case, to whom, into which file, until when
    file: VaultFile,
    code: Code,
    out: Annotated[Path, Parameter(name="OUT")],
    /,
    *,
    to: Annotated[str, Parameter(allow_leading_hyphen=False)],
    expires: str | None = None,
    json: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Write a case, with its names, into a file that only a colleague's key opens.

    He finds his key with "wayout vault people FILE list" in a vault of his own, and takes the
    case in with "wayout vault import". Who has no Wayout makes a key with an age program, and
    opens the file with that. The log tells that the case was handed on.

    Args:
        file: The vault.
        code: The code of the case.
        out: The file to write; nothing may be there.
        to: The key of the colleague, which begins with age1; several with commas between them.
        expires: The last day on which Wayout opens it, written 2025-01-31, or never; left out,
            30 days from now.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    refuse_option(str(out))
    until = _until(expires)
    with opened(file, as_) as keeper:
        made = keeper.ask("export", code=code, to=to, expires=until, out=str(out.absolute()))
    if json:
        print_json(made)
        return
    _ = speak()
    _print_lines(
        [
            _("In the file: {what}.").format(what=contents_said(made["contents"], _)),
            good_until(made["expires"], _),
        ]
    )
    if made["stays"]:
        _print_lines([_("Not in the file: {what}.").format(what=contents_said(made["stays"], _))])


def import_(
    file: VaultFile,
    export: Annotated[Path, Parameter(name="EXPORT")],
    /,
    *,
    list_: Annotated[bool, Parameter(name="--list", negative="")] = False,
    json: Annotated[bool, Flag] = False,
    as_: Member = None,
) -> None:
    """Add the case of an export that was made for you, and print its code here.

    Who made the export is not proved by it: ask the one whom you think it is from.

    Args:
        file: The vault.
        export: The file that a colleague wrote with "wayout vault export".
        list_: Only say what is in it; nothing is added.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    refuse_option(str(export))
    with opened(file, as_) as keeper:
        told = keeper.ask("look_into" if list_ else "import", path=str(export.absolute()))
    if json:
        print_json(told)
        return
    _ = speak()
    said = list(_said(told, _))
    if list_:
        _print_lines(said)
    else:
        _print_lines([told["code"]])
        sys.stderr.write("".join(f"{line}\n" for line in said))


def _said(told: Mapping[str, Any], _: Translator) -> Iterator[str]:
    made = short_day(date.fromisoformat(told["made"]), _)
    origin = told["from"]
    yield _("Case {code} of the vault {vault}, exported on {day}.").format(
        code=origin["code"], vault=origin["vault"], day=made
    )
    yield _("In the file: {what}.").format(what=contents_said(told["contents"], _))
    yield good_until(told["expires"], _)


def _until(written: str | None) -> str | None:
    """The last day as it is handed to the keeper; None is for ever."""
    if written == NEVER:
        return None
    day = one_day(written) if written else datetime.now(UTC).date() + timedelta(DAYS)
    return day.isoformat()


def _print_lines(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
