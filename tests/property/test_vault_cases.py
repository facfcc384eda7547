"""A case line is refused with one error that repeats nothing, or it comes back as it was added."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases, find_code, read_case
from wayout.casebook.making import make_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.vault import Vault
from wayout.errors import CasesError
from wayout.pathway import load_pathway

CANARY = "Вымышленный"
TEXT = st.text(max_size=8) | st.sampled_from(["", "\0", "\ud800", CANARY, "10:00", "99:99"])
ODD: st.SearchStrategy[object] = (
    st.sampled_from([None, True, 0, -1, 10**30, 2**63, 1.0, 1.5, "", [], {}]) | TEXT
)
DAYS = st.sampled_from([
    "2025-01-20", "2025", "2025-02", "0001-01-01", "9999-12-31", "2025-01-01/2025-03-01",
    "2025-03-01/2025-01-01", "", "2024-02-31", "٢٠٢٥-01-01",
])  # fmt: skip
KINDS = st.sampled_from(sorted(load_pathway().kinds)) | st.just("nope")
EVENT = st.fixed_dictionaries(
    {"kind": KINDS, "day": DAYS},
    optional=dict.fromkeys(
        ("source", "time", "matter", "accused", "ground", "detail", "other"), ODD
    ),
)
CASE = st.fixed_dictionaries(
    {"title": st.just("дело") | TEXT},
    optional={
        "people": st.lists(
            st.fixed_dictionaries(
                {"role": st.sampled_from(["client", "lawyer", "none"]), "name": TEXT},
                optional={"contact": ODD, "decides": ODD},
            ),
            max_size=2,
        ),
        "history": st.fixed_dictionaries(
            {}, optional={"events": st.lists(EVENT, max_size=3), "until": DAYS | ODD}
        ),
        "notes": st.lists(TEXT, max_size=2),
    },
)


@pytest.fixture(scope="module")
def shelf() -> Iterator[Vault]:
    """A vault into which everything goes."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", folder)
        with make_vault(Path(folder) / "a", b"pass", cost=Cost(64, 1, 1)) as vault:
            yield vault


def _taken(vault: Vault, raw: bytes) -> None:
    try:
        lines = read_lines([raw])
    except CasesError as error:
        said = str(error)
    else:
        said = ""
    assert CANARY not in said
    if said:
        return
    for line, code in zip(lines, add_cases(vault, lines), strict=True):
        shown = read_case(vault, find_code(vault, code))
        assert shown.line() == json.loads(raw)
        assert shown.title == line.title
        shown.history()
        shown.words()


@settings(max_examples=600, deadline=None)
@given(case=CASE, ascii_only=st.booleans())
def test_what_is_taken_comes_back(
    shelf: Vault, case: dict[str, object], *, ascii_only: bool
) -> None:
    """Left out, null and empty all come back as they were added."""
    _taken(shelf, json.dumps(case, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass"))


def test_turned_bytes_are_refused_or_come_back(shelf: Vault) -> None:
    """A line with bytes changed, cut or doubled is a case or is not; nothing else happens."""
    whole = json.dumps(
        {
            "title": CANARY,
            "people": [{"role": "client", "name": CANARY, "contact": None}],
            "history": {"events": [{"kind": "left_unit", "day": "2025-01-20", "accused": 1}]},
            "notes": [CANARY],
        },
        ensure_ascii=False,
    ).encode()
    chance = Random(5)  # noqa: S311  not for a key
    for _ in range(3000):
        data = bytearray(whole)
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(6)]
            case _:
                data[at:at] = chance.choice([b'"', b"{", b"\0", b"9" * 30, b"\xff", b'"title":1,'])
        _taken(shelf, bytes(data))


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 100000,
        b'{"title":' + b"[" * 100000,
        b'{"title":"t","history":{"events":' + b"[" * 5000 + b"]" * 5000 + b"}}",
        b'{"title":NaN}',
        b'{"title":1e999}',
        b'{"title":"\\ud800"}',
        b"\xef\xbb\xbf{}",
        b'{"title":"\xff"}',
        b'{"title":"t"}{"title":"t"}',
        b"null",
        '{"title":"t","Вымышленный":1}'.encode(),
        b" " * ((16 << 20) + 1) + b"{}",
        b'{"title":"  "}',
        b'{"title":"t","history":{"until":"x"}}',
        b'{"title":"t","history":{"events":[{"kind":"left_unit","day":"2025-01-20","accused":-1}]}}',
    ],
)
def test_what_is_no_case_is_refused(raw: bytes) -> None:
    """Deep, huge, or wrong: one error, and nothing of the line in it."""
    with pytest.raises(CasesError) as caught:
        read_lines([raw])
    assert CANARY not in str(caught.value)
    assert "line" in str(caught.value).lower()
    assert os.linesep not in str(caught.value)
