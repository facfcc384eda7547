"""Dated rules: what the law says of one case, with its reasons, or of a million."""

from typing import TYPE_CHECKING

from wayout.law.answer import assess
from wayout.law.assessment import Assessment
from wayout.law.case_facts import Facts
from wayout.law.facts import read_facts
from wayout.law.facts_of_history import facts_of_history
from wayout.law.lawbook import LawBook
from wayout.law.load import load_law

if TYPE_CHECKING:
    from wayout.law.frame import assess_frame

__all__ = [
    "Assessment",
    "Facts",
    "LawBook",
    "assess",
    "assess_frame",
    "facts_of_history",
    "load_law",
    "read_facts",
]


def __getattr__(name: str) -> object:
    if name != "assess_frame":
        raise AttributeError(f"module 'wayout.law' has no attribute {name!r}")
    from wayout.law.frame import assess_frame  # noqa: PLC0415  one case does without polars

    return assess_frame
