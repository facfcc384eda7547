"""The same pages of the same desk on a plain list: no key, no log, no index; for comparison.

`python desk_plain.py ANSWERS` serves it, with answers that a keeper gave.
"""

import pickle
import sys
from pathlib import Path
from typing import Any

from wayout.desk.book import Book
from wayout.desk.serving import bound, server_of

Answers = dict[str, Any]


class Plain(Book):
    """A book that answers from memory; the list is a loop over all its rows."""

    def __init__(self, path: Path, answers: Answers) -> None:
        super().__init__(path, "")
        self._answers = answers

    @property
    def is_open(self) -> bool:
        """It is never locked."""
        return True

    def ask(self, request: str, **values: Any) -> Any:  # noqa: ANN401  plain builtins
        """Answer as a keeper did, or with a page of the list."""
        if request != "page":
            return self._answers.get(request, [])
        wanted, part = values["wanted"], values["part"]
        found = [row for row in self._answers["list"] if _fits(row, wanted)]
        found.sort(key=lambda row: (row["next_deadline"] or "9999", row["code"]))
        page = {**self._answers["page"], "number": len(found)}
        return {**page, "rows": found[: part["limit"]], "further": True}


def _fits(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return wanted.get("state") in {None, row["state"]}


def main(answers: Path) -> None:
    """Serve it."""
    told: Answers = pickle.loads(answers.read_bytes())  # noqa: S301  our own
    book = Plain(answers, told)
    with bound(0) as place:
        server_of(book, place, lambda address, code: print(f"{address}#{code}", flush=True)).run(  # noqa: T201  it is read
            sockets=[place]
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
