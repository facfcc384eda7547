"""A page that would take minutes to parse is recognised without parsing it."""

import pytest

from wayout.record.layouts.nesting import too_deep


@pytest.mark.parametrize("tag", ["div", "ul", "DIV class='row'", "section", "pre"])
def test_thousands_of_open_blocks_are_too_deep(tag: str) -> None:
    """Depth counts, not length."""
    assert too_deep(f"<{tag}>" * 20_000)


@pytest.mark.parametrize(
    "page",
    [
        "<div><ul></ul></div>" * 20_000,
        "<td>x<p>y<li>z" * 20_000,
        "<div>" * 1_900 + "</div>" * 1_900 + "<br>" * 20_000,
        "<div>" * 5_000,
        "</div>" * 20_000,
    ],
    ids=["side by side", "cells and lines", "1,900 deep", "few tags", "only closed"],
)
def test_long_pages_that_are_flat_are_read(page: str) -> None:
    """Many tags side by side are no danger."""
    assert not too_deep(page)
