"""`wayout desk`: the web desk on a vault."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from wayout.cli.terminal import results
from wayout.cli.vault_open import KEEPER, Member


def desk(
    *,
    vault: Annotated[Path, Parameter(name="--vault")],
    port: int = 0,
    browser: Annotated[bool, Parameter(negative="--no-browser")] = True,
    record: Path | None = None,
    as_: Member = None,
) -> None:
    """Open the desk of a vault in the browser; it runs until it is stopped with Ctrl-C.

    It answers to this machine alone. The vault is unlocked on its first page.

    Args:
        vault: The vault.
        port: On which port of this machine; 0 lets the system choose.
        browser: Open the browser; without, the address is only printed.
        record: Folder of record tables, from which the desk tells where others ended up; it is
            remembered for this vault.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    from wayout.casebook.opening import check_there  # noqa: PLC0415  help does without
    from wayout.desk.book import Book  # noqa: PLC0415  idem
    from wayout.desk.serving import open_browser, serve_desk, settings_of  # noqa: PLC0415  idem

    check_there(vault)  # refused now, not on a page
    if record is not None:
        from wayout.cohort.record_stays import open_record  # noqa: PLC0415  idem

        open_record(record)  # as well
        settings_of(vault).choose(record=str(record.absolute()))

    def tell(address: str, code: str) -> None:
        results().print(f"{address}#{code}", soft_wrap=True, highlight=False)
        if browser:
            open_browser(f"{address}#{code}")

    serve_desk(Book(vault, KEEPER, as_), port, tell)
