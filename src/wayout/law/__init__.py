"""Dated rules: what the law says of one case, with its reasons, or of a million.

Names are looked up when they are asked for: one case does without polars.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wayout.law.answer import assess
    from wayout.law.assessment import Assessment
    from wayout.law.case_facts import Facts
    from wayout.law.facts import read_facts
    from wayout.law.frame import assess_frame
    from wayout.law.lawbook import LawBook
    from wayout.law.load import load_law

__all__ = ["Assessment", "Facts", "LawBook", "assess", "assess_frame", "load_law", "read_facts"]


def __getattr__(name: str) -> object:
    match name:
        case "assess_frame":
            from wayout.law.frame import assess_frame as found  # noqa: PLC0415  see the docstring
        case "assess":
            from wayout.law.answer import assess as found  # noqa: PLC0415  idem
        case "load_law":
            from wayout.law.load import load_law as found  # noqa: PLC0415  idem
        case "Facts":
            from wayout.law.case_facts import Facts as found  # noqa: PLC0415  idem
        case "read_facts":
            from wayout.law.facts import read_facts as found  # noqa: PLC0415  idem
        case "Assessment":
            from wayout.law.assessment import Assessment as found  # noqa: PLC0415  idem
        case "LawBook":
            from wayout.law.lawbook import LawBook as found  # noqa: PLC0415  idem
        case _:
            raise AttributeError(f"module 'wayout.law' has no attribute {name!r}")
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
