"""A case for a colleague by script: it opens in his vault alone, until it expires."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest
from tests.promise.vault_script import MINE, Script, make_script

from wayout.casebook.exporting import export_case
from wayout.casebook.opening import open_vault

CASE: dict[str, object] = {
    "title": "Отпуск",
    "people": [{"role": "client", "name": "Примеров Иван", "contact": None}],
    "history": {
        "events": [{"kind": "left_unit", "day": "2025-01-20", "source": "client", "ground": None}],
        "until": "2025-06-01",
    },
    "notes": ["Ждёт звонка"],
}
KEY = str(pyrage.x25519.Identity.generate().to_public())
SECRETS = ("Отпуск", "Примеров", "звонка")


@pytest.fixture
def mine(tmp_path: Path) -> Script:
    """A vault with a case."""
    return make_script(tmp_path / "mine", CASE)


@pytest.fixture
def his(tmp_path: Path) -> Script:
    """The vault of a colleague, of another organisation."""
    return make_script(tmp_path / "his")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Script:
    """A vault with a case, for what does nothing to it."""
    return make_script(tmp_path_factory.mktemp("mine"), CASE)


def key_of(script: Script) -> str:
    """The key that a colleague tells me: the last line of what his list prints."""
    return script.answer("people", "list").splitlines()[-1]


def exported(mine: Script, his: Script, *words: str) -> Path:
    """Export the case to him."""
    out = mine.folder / "case.age"
    mine.answer("export", mine.codes[0], out, "--to", key_of(his), *words)
    return out


def cases(script: Script) -> list[Any]:
    """What a vault lists."""
    found: list[Any] = script.json("list")
    return found


def test_a_case_arrives_as_it_was(mine: Script, his: Script) -> None:
    """Under a new code, whole; both logs tell of it, and no name is said on the way."""
    done = mine("export", mine.codes[0], mine.folder / "case.age", "--to", key_of(his))
    assert done.returncode == 0, done.stderr
    assert "people 1, events 1, notes 1" in done.stdout
    taken = his("import", mine.folder / "case.age")
    assert taken.returncode == 0, taken.stderr
    (code,) = taken.stdout.split()
    assert mine.codes[0] in taken.stderr
    assert his.json("show", code) == {"code": code, **CASE}
    said = done.stdout + done.stderr + taken.stdout + taken.stderr
    assert [secret for secret in SECRETS if secret in said] == []
    assert [row["code"] for row in mine.json("log") if row["action"] == "export"] == mine.codes
    assert [row["code"] for row in his.json("log") if row["action"] == "import"] == [code]


@pytest.mark.usefixtures("today")  # that of UTC stays the same, too
def test_what_is_inside_is_told_before_it_is_taken_in(mine: Script, his: Script) -> None:
    """Whose it is, until when, how many of what; nothing is added."""
    until = (datetime.now(UTC).date() + timedelta(days=9)).isoformat()
    out = exported(mine, his, "--expires", until)
    told = his.json("import", out, "--list")
    assert told["from"]["code"] == mine.codes[0]
    assert told["expires"] == until
    assert told["contents"] == {"title": 1, "people": 1, "events": 1, "notes": 1}
    assert mine.codes[0] in his.answer("import", out, "--list")
    assert cases(his) == []


@pytest.mark.usefixtures("today")  # idem
def test_it_expires_in_a_month_unless_another_day_is_said(mine: Script, his: Script) -> None:
    """Or never."""
    out = exported(mine, his)
    due = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    assert his.json("import", out, "--list")["expires"] == due
    out.unlink()
    out = exported(mine, his, "--expires", "never")
    assert his.json("import", out, "--list")["expires"] is None


def test_an_expired_one_is_refused(
    mine: Script, his: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made two days ago and good for one: the day is said, and nothing is added."""
    key, before = key_of(his), datetime.now(UTC) - timedelta(days=2)
    monkeypatch.setenv("XDG_STATE_HOME", str(mine.state))
    until = before.date() + timedelta(days=1)
    with open_vault(mine.file, MINE.encode(), clock=lambda: int(before.timestamp())) as vault:
        data = export_case(vault, mine.codes[0], key, until).data
    out = his.folder / "case.age"
    out.write_bytes(data)
    late = his("import", out)
    assert (late.returncode, late.stdout) == (2, "")
    assert until.isoformat() in late.stderr
    assert cases(his) == []


def test_it_opens_for_nobody_else(mine: Script, his: Script) -> None:
    """Not even for who made it; nor after the one it was for has another passphrase."""
    out = exported(mine, his)
    closed = mine("import", out)
    assert (closed.returncode, closed.stdout) == (2, "")
    assert "no export for you" in closed.stderr
    his.answer("rekey", typed=(MINE, "words that are quite new and long"))
    assert his("import", out, typed=("words that are quite new and long",)).returncode == 2


def test_a_tampered_one_is_refused(mine: Script, his: Script) -> None:
    """A bit anywhere, a piece cut off, a piece added, another file: one line, nothing added."""
    whole = exported(mine, his).read_bytes()
    spoiled = [whole[:-1], whole + b"x", whole[:100], b"", MINE.encode(), his.file.read_bytes()]
    for at in (0, len(whole) // 3, len(whole) - 1):
        changed = bytearray(whole)
        changed[at] ^= 1
        spoiled.append(bytes(changed))
    place = his.folder / "spoiled"
    for data in spoiled:
        place.write_bytes(data)
        done = his("import", place)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert cases(his) == []


def test_what_is_there_is_not_written_over(mine: Script, his: Script) -> None:
    """Neither the vault itself nor an earlier export; nor is anything logged."""
    out = exported(mine, his)
    before = out.read_bytes()
    for place in (out, mine.file, mine.folder / "none" / "x"):
        assert mine("export", mine.codes[0], place, "--to", key_of(his)).returncode == 2
    assert out.read_bytes() == before
    assert [row["action"] for row in mine.json("log")].count("export") == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--to", "age1x"),
        ("--to", ""),
        ("--to", "owner"),
        (),
        ("--to", "KEY", "--expires", "2020-01-01"),
        ("--to", "KEY", "--expires", "2020-01"),
        ("--to", "KEY", "--expires", "soon"),
    ],
)
def test_what_cannot_be_done_leaves_no_file(unchanged: Script, words: tuple[str, ...]) -> None:
    """A key that is none, a day that is past or none: exit 2, and nothing on stdout."""
    out = unchanged.folder / "case.age"
    given = [KEY if word == "KEY" else word for word in words]
    done = unchanged("export", unchanged.codes[0], out, *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert not out.exists()


def test_what_could_not_be_written_is_said_and_logged(mine: Script, his: Script) -> None:
    """No file; the log keeps that it was meant to be, and that it did not come about."""
    key, out = key_of(his), mine.folder / "case.age"
    (mine.folder / "case.age.part").mkdir()  # it is written there first
    done = mine("export", mine.codes[0], out, "--to", key)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written" in done.stderr
    assert not out.exists()
    actions = [row["action"] for row in mine.json("log")]
    assert actions[actions.index("export") + 1] == "not done"
