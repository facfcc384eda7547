"""`wayout demo`: an invented world and an invented casebook, and the desk opened on both."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from wayout.cli.terminal import remarks, results, speak
from wayout.errors import DayError


def demo(
    *,
    folder: Annotated[Path | None, Parameter(name="--dir")] = None,
    port: int = 0,
    browser: Annotated[bool, Parameter(negative="--no-browser", show_default=False)] = True,
    on: str | None = None,
) -> None:
    """Make an invented world, read its court pages, and open the desk on it; Ctrl-C ends it.

    Nothing in it is real. It needs no network. The vault holds invented cases and is unlocked. Its
    output is the address, messages go to the standard error. Nothing stays but the folder given.

    Args:
        folder: Folder for pages, tables and the vault; left out, a temporary one, which is taken
            away at the end. What an earlier demo made there is made anew; anything else is refused.
        port: On which port of this machine; 0 lets the system choose.
        browser: Open the browser; without, the address is only printed.
        on: The last day on which the courts were looked at; today if left out.
    """
    from wayout.cli.demo_folder import demo_folder, making  # noqa: PLC0415  help does without
    from wayout.cli.demo_vault import PASSPHRASE, make_demo_vault  # noqa: PLC0415  idem
    from wayout.cli.demo_world import read_world  # noqa: PLC0415  idem
    from wayout.cli.vault_open import KEEPER  # noqa: PLC0415  idem
    from wayout.desk.book import Book  # noqa: PLC0415  idem
    from wayout.desk.serving import open_browser, serve_desk, settings_of  # noqa: PLC0415  idem

    _ = speak()
    seen = _day(on)
    with demo_folder(folder) as (place, take_away):
        os.environ["XDG_STATE_HOME"] = str(place.state)  # nothing is left elsewhere
        remarks().print(_("Making an invented world, its people, its courts and their pages …"))
        with making(place):
            world = read_world(place, seen, _)
            make_demo_vault(place.vault, world, date.today())  # noqa: DTZ011  his own day
        settings_of(place.vault).choose(record=str(place.tables.absolute()))
        book = Book(place.vault, KEEPER, told=PASSPHRASE)
        book.unlock(PASSPHRASE.encode())
        remarks().print(
            _(
                "Everything here is invented. Should the vault lock, its passphrase is: {words}"
            ).format(words=PASSPHRASE),
            soft_wrap=True,
        )

        def tell(address: str, code: str) -> None:
            results().print(f"{address}#{code}", soft_wrap=True, highlight=False)
            if browser:
                open_browser(f"{address}#{code}")

        serve_desk(book, port, tell, take_away)


def _day(written: str | None) -> date:
    if written is None:
        return date.today()  # noqa: DTZ011  his own day
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise DayError("{written!r} is not one day; write 2025-01-20.", written=written) from None
