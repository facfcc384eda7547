"""Facts come from a JSON or TOML file or the standard input; what cannot be read says where."""

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayout.errors import InputError
from wayout.law.fact_file import load_facts
from wayout.law.facts import read_facts


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file of facts."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_json_and_toml_say_the_same(tmp_path: Path) -> None:
    """The dates of TOML become the texts that JSON has."""
    json = written(
        tmp_path,
        "facts.json",
        '{"conduct": "absence", "from": "2025-01-20", "to": "2025-01-22T08:00:00",'
        ' "steps": [{"kind": "verdict", "day": "2025-05-01"}]}',
    )
    toml = written(
        tmp_path,
        "facts.toml",
        'conduct = "absence"\nfrom = 2025-01-20\nto = 2025-01-22T08:00:00\n'
        '[[steps]]\nkind = "verdict"\nday = 2025-05-01\n',
    )
    assert load_facts(json) == load_facts(str(toml))


@pytest.mark.parametrize(
    "text",
    [
        '{"conduct": "absence"}', ' \n{"conduct": "absence"}', 'conduct = "absence"',
        '\ufeff{"conduct": "absence"}',
    ],
)  # fmt: skip
def test_the_standard_input_and_a_name_without_ending_are_told_by_their_beginning(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON begins with a brace, a byte order mark before it or not; all else is TOML."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert load_facts("-") == {"conduct": "absence"}
    assert load_facts(written(tmp_path, "facts", text)) == {"conduct": "absence"}


def test_a_time_zone_of_toml_is_refused_when_the_facts_are_read(tmp_path: Path) -> None:
    """It is kept in the text, so that it cannot be lost in silence."""
    path = written(tmp_path, "f.toml", 'conduct = "absence"\nfrom = 2025-01-20T08:00:00+03:00\n')
    with pytest.raises(InputError, match=r"from: .*time zone"):
        read_facts(load_facts(path), ())


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("f.json", '{"conduct":\n absence}', "line 2: this is not JSON"),
        ("f.json", "", "line 1: this is not JSON"),
        ("f.json", 'conduct = "absence"', "line 1: this is not JSON"),
        ("f.json", '["absence"]', "holds no object"),
        ("f.json", "null", "holds no object"),
        ("f.json", '{"sex": "m", "sex": "f"}', "the key 'sex' stands twice"),
        ("f.json", '{"steps": [{"day": "2025", "day": "2024"}]}', "the key 'day' stands twice"),
        ("f.json", '{"custody_days": NaN}', "NaN is not a number"),
        ("f.json", '{"custody_days": -Infinity}', "-Infinity is not a number"),
        ("f.json", '{"custody_days": ' + "9" * 5000 + "}", "a number is too long"),
        ("f.json", '{"steps": ' + "[" * 100_000, "brackets"),
        ("f.json", b'{"conduct":\n"\xff"}', "line 2: not UTF-8"),
        ("f.json", '{"conduct": "absence"}'.encode("utf-16"), "line 1: not UTF-8"),
        ("f.json", b" " * 1_000_001, "larger than 1000000 bytes"),
        ("f.toml", 'conduct = "absence"\nfrom = 2025-02-30\n', "line 2: this is not TOML"),
        ("f.toml", 'sex = "m"\nsex = "f"\n', "line 2: this is not TOML"),
        ("f.toml", '{"conduct": "absence"}', "line 1: this is not TOML"),
        ("f.toml", "a = " + "[" * 100_000, "brackets"),
        ("f.toml", "custody_days = " + "9" * 5000, "a number is too long"),
    ],
)
def test_what_cannot_be_read_says_where_in_one_line(
    name: str, text: str | bytes, said: str, tmp_path: Path
) -> None:
    """The file, the line where there is one, and what is wrong."""
    path = written(tmp_path, name, text)
    with pytest.raises(InputError, match=said) as caught:
        load_facts(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_or_is_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason of the system, without its trace; a closed standard input too."""
    with pytest.raises(InputError, match="cannot be read: No such file or directory"):
        load_facts(tmp_path / "typo.json")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        load_facts(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="stdin cannot be read"):
        load_facts("-")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """Permission denied is said in one line."""
    path = written(tmp_path, "f.json", "{}")
    path.chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        load_facts(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(str.encode),
    st.sampled_from(["json", "toml", "x"]),
)
def test_whatever_a_file_holds_it_is_a_table_or_a_refusal(
    tmp_path: Path, data: bytes, ending: str
) -> None:
    """No bytes break the reading."""
    try:
        table = load_facts(written(tmp_path, f"f.{ending}", data))
    except InputError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017  both ends are right
    else:
        assert isinstance(table, dict)
