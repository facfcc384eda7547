"""Full-size invented cards in a folder, as a crawl of court sites leaves them."""

import re
from pathlib import Path

PAGE = (
    Path(__file__).parents[1]
    / "golden/record/pages/20_invented_337_old_suspended_resumed_verdict.html"
)
_UID = re.compile(rb"99GV\d{4}-01-\d{4}-\d{6}-\d{2}")
_BODY = re.compile(rb"<body[^>]*>", re.IGNORECASE)
_MENU = b'<li class="menu-item"><a href="/modules.php?name=page&amp;id=%d">link %d</a></li>\n'
_SIZE = 60_000
_SPREAD = 40_000
_FOLDER = 500


def uid_of(number: int) -> bytes:
    """Return an invented UID with valid check digits (ISO 7064 MOD 97-10, A = 10 ... Z = 35)."""
    text = f"99GV0001-01-2024-{number:06d}"
    digits = "".join(str(int(sign, 36)) for sign in text if sign.isalnum())
    return f"{text}-{98 - int(digits + '00') % 97:02d}".encode()


def write_pages(folder: Path, count: int, copies: int = 1) -> int:
    """Write `count` cards of 60-100 KB, each on `copies` days; return the bytes written."""
    page = PAGE.read_bytes()
    start = _BODY.search(page)
    assert start is not None
    before, after = page[: start.end()], page[start.end() :]
    size = 0
    for number in range(count):
        wanted = _SIZE + number * 7919 % _SPREAD
        lines = (wanted - len(page)) // len(_MENU)
        menu = b"".join(_MENU % (line, number + line) for line in range(lines))
        data = _UID.sub(uid_of(number), before + b"<ul>" + menu + b"</ul>" + after)
        for copy in range(copies):
            target = folder / f"2025-{copy + 1:02d}-01" / str(number // _FOLDER)
            target.mkdir(parents=True, exist_ok=True)
            size += (target / f"{number}.html").write_bytes(data)
    return size
