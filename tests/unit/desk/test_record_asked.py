"""The record is asked every question once, for as long as its folder stays as it is."""

import os
from pathlib import Path

import pytest
from tests.unit.desk.pages.record_desk import asked, few_folder, record_folder

from wayout.cohort.record_stays import Choice
from wayout.desk.memory import Memory
from wayout.desk.record_asked import Record, record_of
from wayout.errors import TablesError, TooFewError
from wayout.odds.answers.question import Question

CHOICE = Choice(track="case", origin="received")
QUESTION = Question(start="court", days=(91,))


def test_a_question_is_asked_once(tmp_path: Path) -> None:
    """The same answer is given again, until all is forgotten."""
    record = Record(record_folder(tmp_path), Memory())
    assert not record.is_known(CHOICE)
    assert not record.is_known(CHOICE, QUESTION)
    first = record.answer(CHOICE, QUESTION)
    assert record.is_known(CHOICE)
    assert record.is_known(CHOICE, QUESTION)
    assert record.answer(CHOICE, QUESTION) == first
    assert record.count("received", by="month") is record.count("received", by="month")
    record.memory.forget()
    assert not record.is_known(CHOICE)
    assert not record.is_known(CHOICE, QUESTION)


def test_another_question_is_another_answer(tmp_path: Path) -> None:
    """Of other days, of others."""
    record = Record(record_folder(tmp_path), Memory())
    people = {
        record.answer(choice, question)[0].people
        for choice in (CHOICE, Choice(track="case", origin="received", article="337"))
        for question in (QUESTION, Question(start="court", days=(91,), at=40))
    }
    assert people == {40, 30, 30 - 9, 40 - 10}


def test_why_there_is_no_answer_is_kept_as_well(tmp_path: Path) -> None:
    """It is not looked for again."""
    record = Record(few_folder(tmp_path), Memory())
    said = set()
    for _again in range(2):
        with pytest.raises(TooFewError) as caught:
            record.answer(CHOICE, QUESTION)
        said.add(id(caught.value))
    assert len(said) == 1


def test_tables_that_changed_are_opened_anew(tmp_path: Path) -> None:
    """A reading into the folder changes its files."""
    folder = record_folder(tmp_path)
    record = Record(folder, Memory())
    first = record.tables
    assert record.tables is first
    os.utime(folder / "events.parquet", ns=(1, 1))
    assert record.tables is not first


def test_a_folder_that_went_away_is_told(tmp_path: Path) -> None:
    """As the tables say it."""
    with pytest.raises(TablesError):
        _ = Record(tmp_path / "gone", Memory()).tables


def test_without_a_folder_there_is_no_record(tmp_path: Path) -> None:
    """Until one is chosen."""
    assert record_of(asked(tmp_path, None)) is None
    found = record_of(asked(tmp_path, tmp_path / "tables"))
    assert found is not None
    assert found.folder == tmp_path / "tables"
