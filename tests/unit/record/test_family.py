"""Which kind of proceeding a card belongs to."""

import pytest
from tests.unit.record.cards import card

from wayout.record.family import family_of


@pytest.mark.parametrize(
    ("instance", "proceeding", "number", "expected"),
    [
        ("first", "criminal", "1-57/2025", "criminal"),
        (None, "criminal", "1-57/2025", "criminal"),
        (None, None, "1-57/2025", "criminal"),
        (None, "criminal", None, "material"),
        ("appeal", "criminal", "22-15/2025", "appeal"),
        ("appeal", "criminal", "55К-241/2025", "material"),
        ("appeal", "criminal", "55-697/2025", "appeal"),
        ("cassation", "criminal", "7У-4081/2026", "cassation"),
        ("material", "material", "3/1-12/2024", "material"),
        ("first", "criminal", "4/17-3/2025", "material"),
        ("first", "civil", "2-57/2025", "civil"),
        (None, "kas", "2а-57/2025", "kas"),
        ("first", "offence", "5-57/2025", "offence"),
    ],
)
def test_the_family_comes_from_heading_and_number(
    instance: str | None, proceeding: str | None, number: str | None, expected: str
) -> None:
    """An arrest is no appeal of the verdict, a civil claim no receipt."""
    page = card(instance=instance, proceeding=proceeding, number=number, first_number=number)
    assert family_of(page) == expected


def test_index_2_is_criminal_at_an_okrug_court() -> None:
    """The same index means civil at a garrison court."""
    page = card(instance=None, court="99OV0001", number="2-56/2025", first_number="2-56/2025")
    assert family_of(page) == "criminal"
