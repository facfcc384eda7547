"""A case identifier is kept as printed, and its check digits tell whether it is whole."""

import pytest

from wayout.record.uid import read_uid


@pytest.mark.parametrize("text", ["99GV0001-01-2024-000331-55", "99GV0002-01-2024-000331-02"])
def test_valid_check_digits(text: str) -> None:
    """ISO 7064 MOD 97-10 over the whole identifier, letters counted from A = 10."""
    uid = read_uid(f" {text}\n")
    assert uid is not None
    assert (uid.printed, uid.valid, uid.court) == (text, True, text[:8])


@pytest.mark.parametrize(
    "text",
    ["99GV0001-01-2024-000331-56", "99GV0001-01-2024-000313-55", "99GV0001-01-2024-00331-55"],
)
def test_a_mistyped_identifier_is_kept_and_not_valid(text: str) -> None:
    """A wrong digit, two digits exchanged and a missing one are noticed."""
    uid = read_uid(text)
    assert uid is not None
    assert (uid.printed, uid.valid) == (text, False)


def test_cyrillic_look_alikes_are_folded_for_checking() -> None:
    """99OV0001 with a Cyrillic О is checked as Latin and printed as it stands."""
    printed = "99\u041eV0001-01-2024-000001-00"
    uid = read_uid(printed)
    assert uid is not None
    assert (uid.printed, uid.court) == (printed, "99OV0001")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Примеров Иван Сергеевич",
        "99GV0001",
        "99GV0001-01-2024-000331-55 Примеров",
        "1" * 99_999,
    ],
)
def test_any_other_text_is_no_identifier(text: str) -> None:
    """Nothing that could hold a name passes for an identifier."""
    assert read_uid(text) is None
