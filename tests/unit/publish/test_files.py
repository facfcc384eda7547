"""CSV and JSON carry plain numbers under stable keys; people read theirs in their language."""

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

from tests.unit.publish.figures import months, verdicts
from tests.unit.record.counting.tables import one, write_tables

from wayout.publish.count_figure import count_figure
from wayout.publish.count_json import count_json
from wayout.publish.delimited import csv_text
from wayout.record import count


def test_csv_is_the_standard_one(tmp_path: Path) -> None:
    """Lines end with CR LF, the header has the keys, unknown values are empty (RFC 4180)."""
    text = csv_text(count_figure(count(months(tmp_path), "received", by="month"), "ru"))
    assert text.split("\r\n")[0] == (
        "month,count,working_days,per_working_day,incomplete,expected,expected_low,expected_high"
    )
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert rows[0]["month"] == "2023-12"
    assert (rows[-1]["month"], rows[-1]["incomplete"]) == ("2024-05", "true")


def test_json_has_the_keys_that_it_promises(tmp_path: Path) -> None:
    """Event, by, article, unit, rows, undated, freeze, known_by, cards, digest."""
    folder = months(tmp_path)
    found = json.loads(count_json(count(folder, "received", by="month", article="337"), "en"))
    assert [found[key] for key in ("event", "by", "article", "unit", "undated")] == [
        "received", "month", "337", "case", 0,
    ]  # fmt: skip
    assert found["rows"][0]["month"] == "2023-12"
    assert found["rows"][0]["count"] == 1
    assert (found["freeze"], found["known_by"], found["digest"]) == (
        "2024-06-10", None, "invented",
    )  # fmt: skip
    assert found["cards"] == len(list(count_rows(folder)))
    part = json.loads(count_json(count(folder, "received", by="month", article="337.5"), "en"))
    assert part["article"] == "337.5"


def test_a_question_is_echoed_as_it_may_be_asked_again(tmp_path: Path) -> None:
    """Part 1 of article 158 is not article 158.1."""
    folder = months(tmp_path)
    for asked in ("158/1", "158.1", "337.5"):
        answer = count(folder, "received", by="month", article=asked)
        assert json.loads(count_json(answer, "en"))["article"] == asked


def test_appeals_say_nothing_of_texts_and_delays_speak_of_the_record(tmp_path: Path) -> None:
    """A card says how an appeal ended; a first sight is no posting."""
    folder = write_tables(
        tmp_path / "appeals",
        [one("appeal_decided", "a", date(2024, 5, 14), ground="document"),
         one("appeal_decided", "b", date(2024, 5, 14), detail="quashed_new_appeal")],
    )  # fmt: skip
    appeals = count_figure(count(folder, "appeal_decided", by="outcome"), "en")
    assert any("1 of 2 (50.0%)." in note for note in appeals.notes)
    assert not any("text" in note for note in appeals.notes)
    late = count_figure(count(months(tmp_path / "months"), "received", by="month"), "en")
    assert any("not posted by the court" in note for note in late.notes)


def count_rows(folder: Path) -> list[int]:
    """One number a card page."""
    import polars as pl  # noqa: PLC0415  only here

    return list(range(pl.read_parquet(folder / "cards.parquet").height))


def test_json_gives_bounds_beside_every_share(tmp_path: Path) -> None:
    """No share stands alone."""
    found = json.loads(count_json(count(verdicts(tmp_path), "verdict", by="outcome"), "en"))
    probation = found["outcomes"]["shares"][1]
    assert probation["outcome"] == "probation"
    assert {"share", "low", "high", "worst_low", "worst_high"} <= probation.keys()
    assert found["outcomes"]["texts_share"] == 0.064327


def test_the_sentence_says_unit_freeze_cards_courts_and_input(tmp_path: Path) -> None:
    """What was counted, of what, until when."""
    found = count(verdicts(tmp_path), "verdict", by="court", known_by="2024-06-10")
    figure = count_figure(found, "en")
    assert "cases" in figure.title
    said = ("verdict", "684 in all", "1 court", "684 card pages", "10 June 2024", "known on")
    for part in (*said, found.digest):
        assert part in figure.how
    assert "as known on 10 June 2024" in figure.subtitle


def test_missing_outcomes_are_said_with_their_reasons(tmp_path: Path) -> None:
    """Known of all, texts, why not."""
    figure = count_figure(count(verdicts(tmp_path), "verdict", by="outcome"), "en")
    assert any("44 of 684 (6.4%)" in note for note in figure.notes)
    assert any("withheld by the court: 640" in note for note in figure.notes)
