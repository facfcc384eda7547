"""Pages made to be heavy, told before they are parsed: no case has tables like these.

A parser compares each attribute of a tag with all before it, and every row becomes objects; time
and memory would grow without bounds.
"""

import re

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000}")
_ATTRIBUTES = 1_000  # of one tag; a court page has some ten
_ROWS = 10_000  # of all tables; a long case has some hundred


def too_heavy(text: str) -> bool:
    """Whether the page has thousands of attributes on one tag, or ten thousand table rows."""
    if text.count("<tr") + text.count("<TR") > _ROWS:
        return True
    for tag in _LONG_TAG.finditer(text):
        end = text.find(">", tag.end())
        if len(text[tag.start() : end if end >= 0 else None].split()) > _ATTRIBUTES:
            return True
    return False
