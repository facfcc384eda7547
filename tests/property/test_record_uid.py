"""Check digits accept what was made with them and refuse every single mistake."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.record.uid import read_uid


def _with_check_digits(serial: int, year: int) -> str:
    """Check digits by the standard's own recipe: append 00, take 98 minus the remainder."""
    body = f"99GV0001-01-{year}-{serial:06d}"
    number = int("".join(str(int(sign, 36)) for sign in body.replace("-", "") + "00"))
    return f"{body}-{98 - number % 97:02d}"


UIDS = st.builds(_with_check_digits, st.integers(0, 999_999), st.integers(2019, 2026))


@settings(deadline=None)
@given(UIDS)
def test_made_check_digits_are_valid(text: str) -> None:
    """An identifier made by the recipe passes."""
    uid = read_uid(text)
    assert uid is not None
    assert uid.valid


@settings(deadline=None)
@given(UIDS, st.integers(12, 25), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(text: str, at: int, by: int) -> None:
    """Changing any one digit breaks the check."""
    if text[at] == "-":
        return
    wrong = text[:at] + str((int(text[at]) + by) % 10) + text[at + 1 :]
    uid = read_uid(wrong)
    assert uid is not None
    assert not uid.valid


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_an_identifier_or_none(text: str) -> None:
    """What is returned holds digits, letters of the code and dashes only."""
    uid = read_uid(text)
    assert uid is None or len(uid.printed.replace("-", "")) < 40
