"""What a reader has to know of a paper: how it was made, what is not on it, how sure it is."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from wayout.desk.pages.law.panel import LawPanel
from wayout.desk.pages.paper.law import sureness
from wayout.desk.paper.choice import Choice
from wayout.desk.paper.document import Block, Bullets, Paragraph
from wayout.text import Translator, mark
from wayout.text.dates import format_day

NEVER = mark("documents, consents, promises, and what was corrected or taken back")


def left_out(choice: Choice, _: Translator) -> str:
    """Say what could be on the paper and is not."""
    return "; ".join(map(_, choice.left_out))


def made(
    choice: Choice,
    law: LawPanel | None,
    today: date,
    told: tuple[Sequence[dict[str, Any]], Translator],
) -> Iterator[Block]:
    """Say when it was made, of what, and what holds for all of it.

    Args:
        choice: What is on the paper.
        law: What the law provides, if that is on it.
        today: The day on which it is made.
        told: What was decided of deadlines, and the language of the paper.
    """
    decided, _ = told
    day = format_day(today, choice.language)
    yield Bullets((*_making(choice, day, decided, _), *sureness(law, choice, today, _)))
    yield Paragraph(
        _("This says what the law provides and what was told. It is not legal advice. Nobody from "
          "outside has reviewed the software that made it."), "strong",
    )  # fmt: skip


def _making(
    choice: Choice, day: str, decided: Sequence[dict[str, Any]], _: Translator
) -> Iterator[str]:
    if choice.says_making:
        said = _("Made with Wayout on {day} from what a caseworker wrote down.")
        yield said.format(day=day)
    else:
        yield _("Made on {day} from what a caseworker wrote down.").format(day=day)
    if choice.has("notes"):
        yield _("Events and notes stand in order of time.")
        yield _("Notes stand as they were written, and so may name people.")
    if choice.says_making:
        yield _("Never on this paper: {parts}.").format(parts=_(NEVER))
    if choice.by_month:
        yield _(
            "Days were rounded to months, and what the law provides was counted from those; the "
            "code of the case and its numbers in court are left out. Exact days would lead to what "
            "courts publish."
        )
    if choice.says_making and not choice.has("notes") and _shows_decided(choice, decided):
        yield _("Why a deadline was moved by hand is left out with the notes.")


def _shows_decided(choice: Choice, decided: Sequence[dict[str, Any]]) -> bool:
    return bool(decided) and (choice.has("own") or choice.has("theirs"))
