"""UIDs of the invented world carry valid check digits."""

import pytest

from wayout.sample.uids import make_uid, spoil_uid


def remainder(uid: str) -> int:
    """The remainder mod 97 by Horner's scheme, letter by letter (A=10 .. Z=35)."""
    rest = 0
    for char in uid.replace("-", ""):
        value = int(char) if char.isdigit() else ord(char) - ord("A") + 10
        rest = (rest * (10 if value < 10 else 100) + value) % 97
    return rest


@pytest.mark.parametrize(
    "written",
    [
        "99GV0001-01-2024-000331-55",
        "99GV0001-01-2024-000332-52",
        "99GV0001-01-2024-000333-49",
        "99GV0002-01-2024-000331-02",
    ],
)
def test_uids_of_the_sample_pages_come_out_as_they_stand_there(written: str) -> None:
    """The check digits are those of the pages 20 to 23 of the samples."""
    court, _, year, serial, _ = written.split("-")
    assert make_uid(court, int(year), int(serial)) == written


@pytest.mark.parametrize("serial", [0, 1, 96, 97, 331, 999_999])
def test_a_uid_leaves_one_when_divided_by_97(serial: int) -> None:
    """ISO 7064 MOD 97-10: the whole number leaves 1."""
    assert remainder(make_uid("99OV0003", 2023, serial, "02")) == 1


@pytest.mark.parametrize("serial", range(0, 700, 7))
def test_a_spoiled_uid_never_fits(serial: int) -> None:
    """A clerk's slip is a slip whatever the check digits were."""
    assert remainder(spoil_uid(make_uid("99GV0001", 2024, serial))) != 1
