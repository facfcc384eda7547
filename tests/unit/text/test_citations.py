"""A place of a code reads as lawyers write it in either language."""

import pytest

from wayout.text.citations import format_citation


@pytest.mark.parametrize(
    ("cite", "english", "russian"),
    [
        ("UK 337(5)", "CC 337(5)", "ч. 5 ст. 337 УК"),
        ("UK 337(2.1)", "CC 337(2.1)", "ч. 2.1 ст. 337 УК"),
        ("UK 352.1", "CC 352.1", "ст. 352.1 УК"),
        ("UK 64", "CC 64", "ст. 64 УК"),
        ("UPK 208(1)(3.1)", "CPC 208(1)(3.1)", "п. 3.1 ч. 1 ст. 208 УПК"),
        ("UK 61(1)(i)", "CC 61(1)(i)", "п. «и» ч. 1 ст. 61 УК"),
        ("UK 337 note", "CC 337 note", "прим. к ст. 337 УК"),
        ("UK 337 (note 2)", "CC 337 (note 2)", "прим. 2 к ст. 337 УК"),
        ("Decree 647(5)", "Decree 647(5)", "Decree 647(5)"),
    ],
)
def test_a_place_is_written_as_readers_cite_it(cite: str, english: str, russian: str) -> None:
    """The point before the part, the part before the article; letters in Cyrillic."""
    assert format_citation(cite, "en") == english
    assert format_citation(cite, "ru") == russian
