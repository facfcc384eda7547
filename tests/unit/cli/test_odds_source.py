"""The words of `wayout odds` become a question, asked of a folder, a file or the standard input."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from tests.unit.cohort.odds_folder import case
from tests.unit.record.counting.tables import write_tables

from wayout.cli.odds_options import How, Whose
from wayout.cli.odds_source import Asked, answered
from wayout.cli.terminal import Advance
from wayout.errors import DayError, TooFewError, UsageError, WayoutError
from wayout.odds.answers.answer import Answer
from wayout.publish.odds_basis import Basis

ROWS = "".join(f"p{n},home,away,0,{n + 5}\np{n},away,,{n + 5},60\n" for n in range(30))
DATA = ("id,from,to,entry,exit\n" + ROWS).encode()


@contextmanager
def quietly(_said: str, _total: int | None) -> Iterator[Advance]:
    """Show no progress."""
    yield lambda _done: None


def asked(source: Path | str, days: str = "10,20", **words: object) -> tuple[Answer, Basis]:
    """Ask of those at home."""
    question = {"state": "home", "how": How(interval="greenwood")} | words
    return answered(Asked(source=Path(source), days=days, **question), quietly)  # type: ignore[arg-type]  # words of Asked


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Thirty people, of whom one more leaves home each day from day 5 on."""
    path = tmp_path / "stays.csv"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve cases with two accused each, one of which is judged; one case ends without that."""
    cases = [
        case(
            f"h{n}", f"received 01-{n + 1:02}", f"verdict:prison 02-{n + 1:02} #1",
            f"verdict 02-{n + 1:02} #2", accused=2,
        )
        for n in range(12)
    ]  # fmt: skip
    stopped = case("x", "received 01-10", "terminated 02-09")
    return write_tables(tmp_path / "tables", [*cases, stopped])


def test_words_become_a_question() -> None:
    """Days in the order they were asked for, each once; whole ones are whole."""
    how = How(floor=7, dates="exact", interval="bootstrap", replicates=300, seed=5)
    words = Asked(source=Path("x"), state="s", days="90,30.0,0.5,90", at="0.5", how=how)
    found = words.question("court", {"sentenced": ("probation",)})
    assert (found.start, found.days, found.at) == ("court", (90, 30, 0.5), 0.5)
    assert [type(day) for day in found.days] == [int, int, float]
    assert (found.floor, found.dates, found.interval) == (7, "exact", "bootstrap")
    assert (found.replicates, found.seed) == (300, 5)
    assert found.one_of == {"sentenced": ("probation",)}


@pytest.mark.parametrize(
    ("days", "at", "said"),
    [
        ("30,,90", "0", "--days '30,,90' is no day of the clock. Write numbers: --days 30,90,180."),
        ("", "0", "--days '' is no day"),
        ("soon", "0", "--days 'soon' is no day"),
        ("30", "x", "--at 'x' is no day of the clock. Write numbers: --at 90."),
        ("30", "1,2", "--at takes one day."),
        ("nan", "0", "--days holds what is no day of a clock."),
        ("1e400", "0", "--days holds what is no day of a clock."),
        ("30", "inf", "--at holds what is no day of a clock."),
        ("30", "40", "Day 30 lies before day 40"),
    ],
)
def test_words_that_are_no_days_are_refused(days: str, at: str, said: str, file: Path) -> None:
    """Before anything is read."""
    with pytest.raises(UsageError) as caught:
        asked(file, days, at=at)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("whose", "option"),
    [
        (Whose(entered="2024"), "--entered"),
        (Whose(article="337"), "--article"),
        (Whose(origin="verdict"), "--origin"),
        (Whose(track="position"), "--track"),
    ],
)
def test_a_file_takes_no_option_of_a_folder(whose: Whose, option: str, file: Path) -> None:
    """Which it is is said."""
    with pytest.raises(UsageError, match=f"^{option} goes with a folder of record tables"):
        asked(file, whose=whose)


def test_a_file_is_taken_as_it_is(file: Path) -> None:
    """Nothing is known of its track or of when it was seen."""
    found, basis = asked(file)
    assert [found.share("home", day) for day in (10, 20)] == pytest.approx([24 / 30, 14 / 30])
    assert basis == Basis(source_name="stays.csv", digest=sha256(DATA).hexdigest())


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Answer, Basis]:
    """Ask of what comes through a pipe, which can be read once."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return asked("-")


def test_a_pipe_gives_the_same_answer_from_the_same_bytes(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also with marks at line ends that the table does not keep, and as parquet."""
    packed = io.BytesIO()
    pl.read_csv(DATA).write_parquet(packed)
    for number, data in enumerate((DATA, DATA.replace(b"\n", b"\r\n"), packed.getvalue())):
        path = tmp_path / f"{number}.any"
        path.write_bytes(data)
        by_path, by_pipe = asked(path), piped(data, monkeypatch)
        assert by_pipe[1] == Basis(source_name="stdin", digest=by_path[1].digest)
        assert by_path[1].digest == sha256(data).hexdigest()
        assert (by_pipe[0].occupation == asked(file)[0].occupation).all()


def test_a_pipe_that_holds_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name of the pipe."""
    with pytest.raises(WayoutError, match="stdin is empty"):
        piped(b"", monkeypatch)


def test_decimals_and_repeated_days(file: Path) -> None:
    """Between two days nothing moves; a day asked for twice is told once."""
    found, _ = asked(file, "10.5,20,10.5", at="0.25")
    assert found.question.days == (10.5, 20)
    assert found.share("home", 10.5) == pytest.approx(24 / 30)
    assert found.people == 30


def test_a_folder_is_asked_by_the_map(folder: Path) -> None:
    """Its basis says what was chosen; states are those of the map, with what they stand for."""
    found, basis = asked(folder, "20,60", state="court", whose=Whose(entered="2024-01"))
    assert found.people == 25
    assert found.share("court", 60) == 0
    assert found.share("imprisoned", 60) == pytest.approx(12 / 25)
    assert found.share("sentenced", 60) == pytest.approx(12 / 25)
    assert basis.source_name == "tables"
    assert (basis.track, basis.origin, basis.freeze) == ("case", "received", date(2024, 6, 10))
    assert basis.entered == (date(2024, 1, 1), date(2024, 1, 31))
    assert found.question.one_of["sentenced"][0] == "probation"


def test_closed_without_a_verdict_is_closed_in_the_answer(folder: Path) -> None:
    """It is told apart only while the kinds of verdicts are filled in: none of them is this."""
    found, _ = asked(folder, "20,60", state="court")
    assert "closed without a verdict" not in found.states
    assert found.share("closed", 60) == pytest.approx(1 / 25)
    kinds = {bound.state: bound for bound in found.bounds}
    at = found.rows[1]
    assert kinds["closed"].low[at] == pytest.approx(1 / 25)
    assert kinds["closed"].high[at] == pytest.approx(13 / 25)
    assert kinds["closed"].estimate is not None
    assert kinds["closed"].estimate[at] == pytest.approx(1 / 25)
    assert kinds["imprisoned"].estimate is not None
    assert kinds["imprisoned"].estimate[at] == pytest.approx(24 / 25)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-01-03..2024-01-05", ("2024-01-03", "2024-01-05")),
        ("2023..2024-01", ("2023-01-01", "2024-01-31")),
    ],
)
def test_days_of_entry_may_be_a_year_a_month_or_a_span(
    written: str, days: tuple[str, str], folder: Path
) -> None:
    """Of a month or a year all days are meant."""
    how = How(floor=1, interval="greenwood")
    if written == "2024-02":
        with pytest.raises(WayoutError, match="in the days asked for"):
            asked(folder, state="court", whose=Whose(entered=written), how=how)
        return
    _, basis = asked(folder, "20", state="court", whose=Whose(entered=written), how=how)
    assert basis.entered == tuple(map(date.fromisoformat, days))


def test_days_of_entry_that_are_none(folder: Path) -> None:
    """The wrong order, and what is no day."""
    for written, said in (
        ("2024-03..2024-01", "write the earlier day first"),
        ("2024-13", "2024-13"),
    ):
        with pytest.raises(DayError, match=said):
            asked(folder, state="court", whose=Whose(entered=written))


def test_too_few_are_no_answer(folder: Path) -> None:
    """Exit 3 on the command line."""
    with pytest.raises(TooFewError, match="Only 3 people"):
        asked(folder, "20", state="court", whose=Whose(entered="2024-01-10..2024-01-10"))


def test_a_state_that_the_map_does_not_have(folder: Path) -> None:
    """A file may have any; a folder has those of the map."""
    with pytest.raises(WayoutError, match="no state 'home'"):
        asked(folder)


def test_other_columns_of_a_file_are_none_of_ours(file: Path) -> None:
    """Whatever they are called, and whatever they hold."""
    found, _basis = asked(file)
    names = ("watched", "_row", "weight", "origin", "person")
    head, *rows = DATA.decode().splitlines()
    wide = [",".join((head, *names)), *(",".join((row, *"vwxyz")) for row in rows)]
    file.write_text("\n".join(wide))
    again, _basis = asked(file)
    assert (again.occupation == found.occupation).all()
