"""A case number is taken from its heading with the chain of earlier numbers, and nothing else."""

import pytest

from wayout.record.case_number import CaseNumber, read_number

NUMBERS = {
    "ДЕЛО № 1-57/2025 (1-214/2024;)": CaseNumber("1-57/2025", ("1-214/2024",), "1-214/2024", "1"),
    "2-4/2026 (2-92/2025; 2-9511/2024;) ~ М-2067/2024": CaseNumber(
        "2-4/2026", ("2-92/2025", "2-9511/2024"), "2-9511/2024", "2"
    ),
    "7У-4081/2026 [77-814/2026]": CaseNumber("7У-4081/2026", (), "7У-4081/2026", "7у"),
    "55К-241/2025": CaseNumber("55К-241/2025", (), "55К-241/2025", "55к"),
    "3/1-12/2024": CaseNumber("3/1-12/2024", (), "3/1-12/2024", "3/1"),
    "02-2463/2025 \u223c М-5977/2025 (М-7920/2024)": CaseNumber(
        "02-2463/2025", (), "02-2463/2025", "2"
    ),
    "2а-5/2025": CaseNumber("2а-5/2025", (), "2а-5/2025", "2а"),
    "1-57/2025(1-21": CaseNumber("1-57/2025", (), "1-57/2025", "1"),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_numbers_and_their_chains(text: str, expected: CaseNumber) -> None:
    """The pair of a complaint and the material of a claim are no earlier numbers."""
    assert read_number(text) == expected


def test_latin_letters_are_folded() -> None:
    """A Latin K in the index is the Cyrillic one."""
    assert read_number("55K-241/2025") == read_number("55К-241/2025")


@pytest.mark.parametrize(
    "text",
    ["", "Примеров 1-57/2025", "1-57/202", "1-57", "1/2024", "Информация скрыта", "-" * 9_999],
)
def test_what_is_no_whole_number_is_none(text: str) -> None:
    """A cut year, free text and a name give no number."""
    assert read_number(text) is None
