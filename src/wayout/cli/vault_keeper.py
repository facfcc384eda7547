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

    Where the day is not known, the earliest that it can be is told; where readings differ, the
    day that is safe under all of them is told beside what the defence has to keep. The end of the
    limitation period is left out: nobody has to keep it; so is what a later step of the case ended.
    """
    from wayout.casebook.cases.summary import Due  # noqa: PLC0415  a list does without the law
    from wayout.law import assess, facts_of_history  # noqa: PLC0415  idem
    from wayout.law.due import LIMITATION, OWN, day_of, safe_before  # noqa: PLC0415  idem
    from wayout.law.stages import hangs_on_custody, stage_is_over  # noqa: PLC0415  idem

    try:
        asked = [(assess(facts), facts) for facts in facts_of_history(history).values()]
    except WayoutError:
        return []
    found = {
        Due(
            name=one.name,
            article=one.article,
            due=day_of(known),
            safe=safe_before(one),
            own=one.name in OWN,
            earliest=one.due is None,
            if_custody=hangs_on_custody(one, facts),
        )
        for answer, facts in asked
        for one in answer.deadlines
        for known in (one.due or one.safe,)
        if known is not None and one.name != LIMITATION and not stage_is_over(one, facts)
    }
    return sorted(found, key=lambda one: (one.due, one.name))


def tables() -> str:
    """Give the digest of the law by which deadlines are told."""
    from wayout.law import load_law  # noqa: PLC0415  a list does without the law

    return load_law().digest


if __name__ == "__main__":
    serve(deadlines, tables=tables)
