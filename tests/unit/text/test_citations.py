"""A place of a code reads as lawyers write it in either language."""

import pytest

from wayout.text.citations import format_citation, format_edition


@pytest.mark.parametrize(
    ("cite", "english", "russian"),
    [
        ("UK 337(5)", "CC 337(5)", "ч. 5 ст. 337 УК"),
        ("UK 337(2.1)", "CC 337(2.1)", "ч. 2.1 ст. 337 УК"),
        ("UK 352.1", "CC 352.1", "ст. 352.1 УК"),
        ("UK 64", "CC 64", "ст. 64 УК"),
        ("UPK 208(1)(3.1)", "CPC 208(1)(3.1)", "п. 3.1 ч. 1 ст. 208 УПК"),
        ("UK 61(1)(i)", "CC 61(1)(i)", "п. «и» ч. 1 ст. 61 УК"),
        ("UK 73(1)(a, a.1)", "CC 73(1)(a, a.1)", "пп. «а», «а.1» ч. 1 ст. 73 УК"),
        ("UK 337, note 1", "CC 337, note 1", "прим. 1 к ст. 337 УК"),
        ("UK 338, note", "CC 338, note", "прим. к ст. 338 УК"),
        ("UPK 109(1), (2)", "CPC 109(1), (2)", "ч. 1, 2 ст. 109 УПК"),
        ("UPK 97-107", "CPC 97-107", "ст. 97-107 УПК"),
        ("Decree 647", "Decree 647", "Указ № 647"),
        ("Decree 647(5)", "Decree 647(5)", "п. 5 Указа № 647"),
        ("Law 341-FZ", "Law 341-FZ", "Закон № 341-ФЗ"),
        ("Law 76-FZ 28.5(2)", "Law 76-FZ 28.5(2)", "п. 2 ст. 28.5 Закона № 76-ФЗ"),
        (
            "Law 53-FZ 51(1)(a, v, o)",
            "Law 53-FZ 51(1)(a, v, o)",
            "подп. «а», «в», «о» п. 1 ст. 51 Закона № 53-ФЗ",
        ),
        ("Order 622/23", "Order 622/23", "Приказ № 622/23"),
        ("Plenum 11/2023", "Plenum 11/2023", "Пленум № 11/2023"),
        ("Magna Carta 39", "Magna Carta 39", "Magna Carta 39"),
    ],
)
def test_a_place_is_written_as_readers_cite_it(cite: str, english: str, russian: str) -> None:
    """The point before the part, the part before the article; letters in Cyrillic."""
    assert format_citation(cite, "en") == english
    assert format_citation(cite, "ru") == russian


def test_an_edition_is_named_by_its_law() -> None:
    """The number of a law is written in the letters of the reader."""
    version = "2022-09-24 (365-FZ, 24.09.2022)"
    assert format_edition(version, "en") == version
    assert format_edition(version, "ru") == "2022-09-24 (365-ФЗ, 24.09.2022)"


def test_a_part_after_a_comma_alone_is_a_part() -> None:
    """What no row writes today must not break the page tomorrow."""
    assert format_citation("UK 332, (2)", "ru") == "ч. 2 ст. 332 УК"
