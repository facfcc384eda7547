"""A part of an article is never added up with a sub-article that looks like it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.record.counting.tables import Accused, Case, Happening, write_tables

from wayout.errors import UsageError
from wayout.record import count
from wayout.record.counting.charge import Article

MAY = date(2024, 5, 14)
articles = st.sampled_from(("337", "228", "228.1", "264", "264.1", "352.1", "183"))
parts = st.none() | st.sampled_from(("1", "4", "2.1", "1.1"))


@pytest.mark.parametrize(
    ("charge", "printed"),
    [
        ("337.5", "337.5"),
        ("337.2.1", "337.2.1"),
        ("337", "337"),
        ("183.4", "183.4"),
        ("264/1", "264.1"),
        ("264.1/", "264.1/"),
        ("264.1/2", "264.1.2"),
        ("212/1.1", "212/1.1"),
        ("212.1/1", "212.1.1"),
        ("352.1/1", "352.1.1"),
    ],
)
def test_a_part_is_printed_so_that_it_can_be_told(
    tmp_path: Path, charge: str, printed: str
) -> None:
    """A point between article and part; a stroke where a point would read as another article."""
    case = Case(name="a", events=[Happening(kind="received", day=MAY)],
                accused=[Accused(row=1, articles=[charge])])  # fmt: skip
    found = count(write_tables(tmp_path, [case]), "received", by="part")
    assert [row.value for row in found.rows] == [printed]


def test_a_part_and_a_sub_article_are_two_rows(tmp_path: Path) -> None:
    """Article 264 part 1 and article 264.1, also as a question."""
    cases = [
        Case(name=name, events=[Happening(kind="received", day=MAY)],
             accused=[Accused(row=1, articles=[charge])])
        for name, charge in (("a", "264/1"), ("b", "264.1/"), ("c", "264.1/2"))
    ]  # fmt: skip
    folder = write_tables(tmp_path, cases)
    by_part = count(folder, "received", by="part")
    assert {row.value: row.count for row in by_part.rows} == {
        "264.1": 1, "264.1/": 1, "264.1.2": 1,
    }  # fmt: skip
    asked = {"264.1": 2, "264/1": 1, "264.1/2": 1, "264.1.2": 1, "264": 1}
    of = {text: count(folder, "received", by="court", article=text).total for text in asked}
    assert of == asked


@given(articles, parts)
def test_a_question_that_is_echoed_is_the_same_question(article: str, part: str | None) -> None:
    """What `written` gives, `parse` reads."""
    asked = Article(article, part)
    assert Article.parse(asked.written()) == asked


@pytest.mark.parametrize("text", ["", "337.", "/1", "264.1.2.3.4", "ст. 337", "337//1"])
def test_what_is_no_article_is_refused(text: str) -> None:
    """The message shows the forms."""
    with pytest.raises(UsageError, match="158/1"):
        Article.parse(text)
