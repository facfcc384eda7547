"""Ids are opaque, stable, and join what is one case."""

import re

from tests.unit.record.cards import card

from wayout.record.ids import history_of


def test_cards_with_one_valid_uid_are_one_history() -> None:
    """Through courts and instances."""
    appeal = card(instance="appeal", court="99OV0001", number="22-1/2025", first_number="22-1/2025")
    assert history_of(card()) == history_of(appeal)


def test_one_uid_in_two_prints_is_one_history() -> None:
    """Long dashes and Cyrillic letters look the same to a reader."""
    plain = "99RS0001-01-2024-235181-62"
    for printed in (plain.replace("-", "–"), plain.lower()):
        assert history_of(card(uid=printed)) == history_of(card(uid=plain))
    military = "99KV0001-01-2024-000001-00"
    assert history_of(card(uid=military.replace("K", "К"))) == history_of(card(uid=military))


def test_a_uid_with_wrong_check_digits_joins_nothing() -> None:
    """Then court and number name the case."""
    one = card(uid_valid=False)
    other = card(uid_valid=False, number="1-9/2024", first_number="1-9/2024")
    assert history_of(one) != history_of(other)
    assert history_of(one) == history_of(card(uid=None, uid_valid=False))


def test_a_case_without_a_number_is_told_by_its_receipt() -> None:
    """Snapshots of one day's receipt at one court are one case, whatever else changed."""
    nameless = {"uid": None, "uid_valid": False, "number": None, "first_number": None}
    early = card(received="2024-06-03", **nameless)
    late = card(received="2024-06-03", result="Вынесен ПРИГОВОР", **nameless)
    other = card(received="2024-06-04", **nameless)
    assert history_of(early) == history_of(late) != history_of(other)


def test_equal_numbers_of_nameless_courts_stay_apart() -> None:
    """The title of the page tells them apart."""
    here = card(uid=None, uid_valid=False, court=None, court_name="Образцовый суд")
    there = card(uid=None, uid_valid=False, court=None, court_name="Примерный суд")
    assert history_of(here) != history_of(there)


def test_ids_are_short_and_plain() -> None:
    """Twelve characters of base 32."""
    assert re.fullmatch(r"[a-z2-7]{12}", history_of(card()))
