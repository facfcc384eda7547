"""What the reader makes of every sample page was checked by eye once and stays so.

A page without an expectation gets one written and the test fails: somebody must hold it against
the page, field by field, before it is kept.
"""

from pathlib import Path

import msgspec
import pytest

from wayout.record.page import RawPage
from wayout.record.reader import read

HERE = Path(__file__).parent
PAGES = sorted(path for path in (HERE / "pages").iterdir() if path.is_file())
EXPECTED = HERE / "expected"


def frozen(page: Path) -> str:
    """The reading of a page as JSON with a key a line, so that a change shows in a diff."""
    raw = RawPage(page.name, page.read_bytes(), "2026-01-01", "path")
    read_now = [{"type": type(said).__name__} | named(said) for said in read(raw)]
    return msgspec.json.format(msgspec.json.encode(read_now), indent=1).decode() + "\n"


def named(said: object) -> dict[str, object]:
    """A structure with its field names, also where it travels as an array."""
    plain: dict[str, object] = {}
    for key in getattr(said, "__struct_fields__", ()):
        value = getattr(said, key)
        if isinstance(value, tuple):
            value = [named(item) for item in value]
        plain[key] = value
    return plain


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_as_it_was_when_last_reviewed(page: Path) -> None:
    """The reading equals the frozen expectation."""
    expectation = EXPECTED / f"{page.name}.json"
    now = frozen(page)
    if not expectation.exists():
        expectation.write_text(now, encoding="utf-8")
        pytest.fail(f"{expectation.name} was written now: hold it against the page, then keep it")
    assert now == expectation.read_text(encoding="utf-8")


def test_no_expectation_is_left_without_its_page() -> None:
    """An expectation of a page that is gone would be checked by nobody."""
    assert {path.stem for path in EXPECTED.iterdir()} == {page.name for page in PAGES}
