"""A reading of court pages in a process of its own, which the desk can end at any moment.

It is told what to do on standard input, and says on standard output how far it is, a line of JSON
each. When the other end of its input is gone, so is it; its workers end with it.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from wayout.casebook.keeper.frames import pack
from wayout.errors import WayoutError

_NICE = 10  # the pages of the desk come first

Say = Callable[[dict[str, Any]], None]


class Order(msgspec.Struct, kw_only=True):
    """What is to be done: read `paths` into tables, and add them to the pages if so asked.

    Args:
        paths: Folders, pages and archives.
        out: The folder of the tables.
        goes: Where it is written down which files are copied: by a trial, for the adding of it.
        against: Tables with which what was read is compared; None is none.
        batch: Where the pages are copied first; None where they are only looked at.
        pages: What is read then: all pages that were ever added.
    """

    paths: list[str]
    out: str
    goes: str
    against: str | None = None
    batch: str | None = None
    pages: str | None = None


def main() -> None:
    """Do what standard input says, and end."""
    os.nice(_NICE)
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)
    threading.Thread(target=_end_with_desk, daemon=True).start()
    try:
        answer: dict[str, Any] = {"answer": carry_out(order, _say)}
    except WayoutError as error:
        answer = {"error": pack(error)}
    _say(answer)


def carry_out(order: Order, say: Say) -> dict[str, Any]:
    """Read, and tell what was read; `say` is told how many pages there are so far.

    Raises:
        WayoutError: A path is not there, or something could not be written.
    """
    from wayout.desk.incoming.choosing import choose, chosen  # noqa: PLC0415  workers do without
    from wayout.desk.incoming.comparing import compared  # noqa: PLC0415  idem
    from wayout.desk.incoming.copying import copy_pages  # noqa: PLC0415  idem
    from wayout.record.lanes import usable_cores  # noqa: PLC0415  idem
    from wayout.record.reading import read_pages  # noqa: PLC0415  idem

    paths = order.paths
    if order.batch is not None and order.pages is not None:
        copy_pages(chosen(Path(order.goes)), Path(order.batch))
        paths = [order.pages]
    result = read_pages(
        paths,
        order.out,
        workers=max(1, usable_cores() - 1),
        progress=lambda so_far: say({"pages": so_far.pages}),
    )
    told = {"result": msgspec.to_builtins(result)}
    if order.batch is not None:
        return told
    against, out = None if order.against is None else Path(order.against), Path(order.out)
    return {**told, **compared(out, against), "goes": choose(paths, out, Path(order.goes))}


def _say(what: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(what) + b"\n")
    sys.stdout.buffer.flush()


def _end_with_desk() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    main()
