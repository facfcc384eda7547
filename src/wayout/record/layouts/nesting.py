"""Pages nested so deep that parsing them would take minutes, told before they are parsed.

The HTML standard makes a parser look through all open blocks at every block it opens, so time
grows with the square of the depth: 100,000 open `div` take 20 seconds, a million half an hour.
"""

import re

_BLOCKS = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset"
    r"|fig\w+|footer|header|hgroup|listing|main|menu|nav|ol|optgroup|pre|search|section|summary"
    r"|ul)\b",
    re.IGNORECASE,
)
_FEW_TAGS = 10_000  # so few are parsed in a tenth of a second, whatever they are
_DEEPEST = 2_000  # a court page has some thirty


def too_deep(text: str) -> bool:
    """Whether blocks stand inside one another more than 2,000 deep.

    Only pages with more than 10,000 tags are looked through; real cards have one or two thousand.
    """
    if text.count("<") < _FEW_TAGS:
        return False
    depth = 0
    for tag in _BLOCKS.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False
