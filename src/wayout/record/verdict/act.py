"""One published act of a card: a verdict with its sentences, or the notice that it is withheld."""

from typing import Literal

from wayout.record.page import Act
from wayout.record.verdict.operative import find_operative
from wayout.record.verdict.plain import even, lower
from wayout.record.verdict.sentence import read_sentences
from wayout.record.verdict.words import pattern

_NOTICE_LENGTH = 3_000  # characters; a longer text is an act, whatever it quotes


def read_act(kind_caption: str, text: str) -> Act:
    """Read an act from its caption and its text without tags.

    Args:
        kind_caption: "Судебный акт #1 (Приговор)", "Определение", or empty.
        text: Plain text; only its end is looked at where it is longer than any real act.
    """
    plain = even(text)
    low = lower(plain)
    kind = _kind(lower(kind_caption))
    if not plain or pattern("notice", "empty").search(low[:_NOTICE_LENGTH]):
        return Act(kind, published=False, reason="empty")
    operative = find_operative(plain) if kind != "other" else None
    if operative is None and _is_notice(low):
        return Act(kind, published=False, reason="withheld")
    if kind == "other":
        return Act(kind, published=True)
    if operative is None:
        return Act(kind, published=True, reason="unread" if kind == "verdict" else None)
    sentences, complete = read_sentences(operative)
    return Act(
        "verdict", published=True, reason=None if complete else "unread", sentences=sentences
    )


def _is_notice(low: str) -> bool:
    return len(low) <= _NOTICE_LENGTH and pattern("notice", "withheld").search(low) is not None


def _kind(caption: str) -> Literal["verdict", "other", "unknown"]:
    if pattern("caption", "verdict").search(caption):
        return "verdict"
    if pattern("caption", "other").search(caption):
        return "other"
    return "unknown"
