"""Charges are read from every form that court pages print, and from nothing else."""

import pytest

from wayout.record.article import dotted, read_charges
from wayout.record.page import Charge

FORMS = {
    "ст.337 ч.5 УК РФ": ["337.5"],
    "ст.183 ч.4; ст.290 ч.3 УК РФ": ["183.4", "290.3"],
    "ст.337 ч.5; ст.332 ч.2.1 УК РФ": ["337.5", "332.2.1"],
    "ст.173.1 ч.2 п.б УК РФ": ["173.1.2.б"],
    "ст. 264 ч. 2 п. «в» УК РФ": ["264.2.в"],
    "ст. 158 ч. 2 п.п. «а», «в» УК РФ": ["158.2.а", "158.2.в"],
    "Ст. 282.1, Ч. 2; Ст. 282.1, Ч. 1": ["282.1.2", "282.1.1"],
    "ч. 5 ст. 337 УК РФ": ["337.5"],
    "п. «а» ч. 2 ст. 158": ["158.2.а"],
    "п. «б» ч.2, п. «в» ч.3 ст.158 УК РФ": ["158.2.б", "158.3.в"],
    "УК РФ: ст. 228.1 ч.4 п. а": ["228.1.4.а"],
    "ст.337 ч.2.1; ст.337 ч.3.1 УК РФ": ["337.2.1", "337.3.1"],
    "ст.332 ч.2¹ УК РФ": ["332.2.1"],
    "ст.337 ч.3 прим.1 УК РФ": ["337.3.1"],
    "ст. 228-1 ч. 4 п. «г» УК РФ": ["228.1.4.г"],
    "ст. 105 ч.2 п. «е¹» УК РФ": ["105.2.е1"],
    "статья 337 часть 5 Уголовного кодекса Российской Федерации": ["337.5"],
    "частью 5 статьи 337 УК РФ": ["337.5"],
    "ст. 337 – ч. 5": ["337.5"],
    "ст.337ч.5УК РФ": ["337.5"],
    "ч.ч. 1, 2 ст. 337 УК РФ": ["337.1", "337.2"],
    "ст.158 ч.2, 161 ч.1 УК РФ": ["158.2", "161.1"],
    "ст.ст. 337, 338 УК РФ": ["337", "338"],
    "c\u0442.337 ч.5 \u0423K P\u0424": ["337.5"],
    "ч. 5 ст. 337; ст. 338 ч. 1; ст. 339": ["337.5", "338.1", "339"],
    "ст.337 ч.5; ст.337 ч.5 УК РФ": ["337.5"],
}
UNFINISHED = {
    "ст.30 ч.3 ст.158 ч.1": ["30.3.158.1"],
    "ч. 3 ст. 30, ч. 1 ст. 158": ["30.3.158.1"],
    "ст.30 ч.3-ст.228.1 ч.4 п.г; ст.228 ч.2 УК РФ": ["30.3.228.1.4.г", "228.2"],
    "ст.30 ч.1 ст.105 ч.2 п.а УК РФ": ["30.1.105.2.а"],
    "ст.158 ч.2 п.а, ст.30 ч.3 УК РФ": ["30.3.158.2.а"],
}
OTHER_CODES = {
    "ст.20.2 ч.5 КоАП РФ": [],
    "ст. 237 УПК РФ": [],
    "ст. 246 УК РСФСР": [],
    "ст. 5.61 ч.1 Кодекса РФ об административных правонарушениях": [],
    "ст.337 ч.5 УК РФ, ст.20.2 КоАП РФ": ["337.5"],
    "ст.33 ч.5 ст.290 ч.3 УК РФ": ["290.3"],
}
NO_CHARGE = ["", "337.5", "Информация скрыта", "ст.", "ст. ч.", "9999999999", "ст. 1000 ч. 1"]


@pytest.mark.parametrize(("text", "expected"), [*FORMS.items(), *UNFINISHED.items()])
def test_each_form_gives_its_charges(text: str, expected: list[str]) -> None:
    """A list is read in the order that its first word shows."""
    assert [dotted(charge) for charge in read_charges(text)] == expected


@pytest.mark.parametrize(("text", "expected"), OTHER_CODES.items())
def test_other_codes_are_no_charges(text: str, expected: list[str]) -> None:
    """Only articles of the Criminal Code that name a crime are charges."""
    assert [dotted(charge) for charge in read_charges(text)] == expected


@pytest.mark.parametrize("text", NO_CHARGE)
def test_what_names_no_article_gives_no_charge(text: str) -> None:
    """A dotted print, a hidden cell or nonsense is not guessed at."""
    assert read_charges(text) == ()


def test_article_and_part_are_never_one_number() -> None:
    """`ст.337 ч.5` is article 337; of `ст.337.5` only the article is certain."""
    assert read_charges("ст.337 ч.5 УК РФ") == (Charge("337", "5"),)
    assert read_charges("ст.337.5 УК РФ") == (Charge("337"),)


@pytest.mark.parametrize("text", ["ст." * 7_000, "п а," * 5_000, "ч. 1, " * 4_000, "1" * 20_000])
def test_a_long_cell_is_read_without_end_in_sight(text: str) -> None:
    """Hostile cells give an answer like any other."""
    assert read_charges(text) == ()
