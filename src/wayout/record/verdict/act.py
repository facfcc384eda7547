"""One published act of a card: a verdict with its sentences, or the notice that it is withheld."""

from typing import Literal

from wayout.record.page import Act
from wayout.record.verdict.operative import find_operative
from wayout.record.verdict.plain import even, lower
from wayout.record.verdict.sentence import read_sentences
from wayout.record.verdict.words import pattern

_NOTICE_LENGTH = 3_000  # characters; a longer text is an act, whatever it quotes
_MOST_BLANKS = 100_000


def read_act(kind_caption: str, text: str) -> Act:
    """Read an act from its caption and its text without tags.

    Args:
        kind_caption: "Судебный акт #1 (Приговор)", "Определение", or empty.
        text: Plain text; only its end is looked at where it is longer than any real act.
    """
    kind = _kind(lower(kind_caption))
    operative = find_operative(text) if kind != "other" else None
    if operative is not None:
        sentences, complete = read_sentences(operative)
        return Act(
            "verdict", published=True, reason=None if complete else "unread", sentences=sentences
        )
    if len(text) <= _NOTICE_LENGTH or not text[:_MOST_BLANKS].strip():
        notice = lower(even(text[:_MOST_BLANKS]))
        if not notice or pattern("notice", "empty").search(notice):
            return Act(kind, published=False, reason="empty")
        if pattern("notice", "withheld").search(notice):
            return Act(kind, published=False, reason="withheld")
    return Act(kind, published=True, reason="unread" if kind == "verdict" else None)


def _kind(caption: str) -> Literal["verdict", "other", "unknown"]:
    if pattern("caption", "verdict").search(caption):
        return "verdict"
    if pattern("caption", "other").search(caption):
        return "other"
    return "unknown"
