"""One question put to the law: the facts, the answer, and the language of the reader."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from wayout.law import Assessment, LawBook
from wayout.text import Translator


class Asked(NamedTuple):
    """An answer, the facts that it was given for, and the language of the reader."""

    answer: Assessment
    facts: Mapping[str, Any]
    book: LawBook
    say: Translator
