"""The process that holds an open vault, with the law joined in: what is due in each case.

Run as `python -m wayout.cli.vault_keeper` by `Keeper.start`; nobody calls it by hand.
"""

from typing import TYPE_CHECKING

from wayout.casebook.keeper.serving import serve
from wayout.errors import WayoutError

if TYPE_CHECKING:
    from wayout.casebook.cases.summary import Due
    from wayout.pathway import History


def deadlines(history: "History") -> "list[Due]":
    """Say what is due in a case by the law of today; nothing where the law cannot answer.

    The end of the limitation period is left out: nobody has to keep it.
    """
    from wayout.casebook.cases.summary import Due  # noqa: PLC0415  a list does without the law
    from wayout.law import assess, facts_of_history  # noqa: PLC0415  idem
    from wayout.law.due import LIMITATION, day_of  # noqa: PLC0415  idem

    try:
        answers = [assess(facts) for facts in facts_of_history(history).values()]
    except WayoutError:
        return []
    found = {
        Due(name=one.name, article=one.article, due=day_of(one.due))
        for answer in answers
        for one in answer.deadlines
        if one.due is not None and one.name != LIMITATION
    }
    return sorted(found, key=lambda one: (one.due, one.name))


def tables() -> str:
    """Give the digest of the law by which deadlines are told."""
    from wayout.law import load_law  # noqa: PLC0415  a list does without the law

    return load_law().digest


if __name__ == "__main__":
    serve(deadlines, tables=tables)
