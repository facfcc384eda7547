"""What a command says of bad input: one or two lines, in the language that was asked for."""

import errno
import os
import re
from pathlib import Path

import pytest
from tests.unit.publish.figures import courts

from wayout.cli.main import main
from wayout.errors import TablesError

BAD = {
    "nothing": ("There is no command nothing.", "Команды nothing нет."),
    "cont": ("Near it: count.", "Похоже на: count."),
    "count {tables} --event received --by year": (
        "--by cannot be 'year'. Choose one of: month, quarter, court, article, part, outcome,",
        "--by: значение «year» не подходит. Выберите одно из: month, quarter, court, article,",
    ),
    "count {tables} --event received --by month --top many": (
        "--top cannot be 'many'. It takes a whole number.",
        "--top: значение «many» не подходит. Нужно целое число.",
    ),
    "count {tables} --event received --by month --json=perhaps": (
        "--json cannot be 'perhaps'. It takes no value.",
        "--json: значение «perhaps» не подходит. Значение здесь не нужно.",
    ),
    "count {tables} --event received --by month --by court": (
        "--by is given twice. Give it once.", "Параметр --by указан дважды. Оставьте один.",
    ),
    "count {tables} --by month --event": (
        "--event needs a value after it.", "После --event нужно значение.",
    ),
    "count {tables} --event received": (
        "--by is needed and was not given.", "Не указано обязательное: --by.",
    ),
    "count {tables} --event received --bye month": ("Near it: --by.", "Похоже на: --by."),
    "count {tables} more --event received --by month": (
        "Too many words: more.", "Лишние слова: more.",
    ),
    "count {tables} --event receved --by month": (
        "There is no event 'receved'. Near it: received", "События «receved» нет. Похоже на:",
    ),
    "count {tables} --event received --by outcome": (
        "received has no outcome.", "У события received нет исхода.",
    ),
    "count {tables} --event received --by month --known-by 2024-02-31": (
        "'2024-02-31' is not a day of the calendar.", "Дня «2024-02-31» нет в календаре.",
    ),
    "count {tables} --event received --by month --article three": (
        "'three' is no article of the code.", "«three» — не статья кодекса.",
    ),
    "count {tables} --event received --by month --svg {tables}/no/chart.svg": (
        "chart.svg cannot be written: No such file or directory.",
        "chart.svg: нет такого файла или папки.",
    ),
    "desk --no-browser --vault {tables}/nowhere": (
        "There is no vault", "nowhere нет.",
    ),
    "count {tables}/nowhere --event received --by month": (
        "nowhere is not a folder of record tables.", "nowhere — не папка с таблицами.",
    ),
    "record read {tables}/nowhere --out {tables}/out": (
        "There is no file or folder", "Файла или папки",
    ),
    "record read {tables} --out {tables}/out --workers 0": (
        "--workers takes a number from 1 up.", "Для --workers нужно число от 1 и больше.",
    ),
    "pathway awl": ("The map has no state 'awl'.", "На карте нет состояния «awl»."),
    "demo --dir {tables}/cards.parquet": (
        "cards.parquet cannot be made: File exists.",
        "cards.parquet создать не удалось: такой файл уже есть.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("words", BAD)
def test_bad_input_is_told_in_the_language_asked_for(
    words: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, nothing on stdout, and no English sentence in a Russian answer."""
    tables = str(courts(tmp_path, 2))
    given = [word.replace("{tables}", tables) for word in words.split(" ")]
    assert main([*given, "--lang", language]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert 1 <= len(said.err.splitlines()) <= 2
    assert BAD[words][language == "ru"] in said.err
    if language == "ru":
        assert not re.search(r"[a-z]\w* (?:is|are|the|no|not|cannot|another)\b", said.err)


@pytest.mark.parametrize(("locale", "said"), [("ru_RU.UTF-8", "Укажите"), ("de_DE", "Give one")])
def test_a_language_that_is_not_known_is_told_in_that_of_the_machine(
    locale: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The only language left to go by."""
    monkeypatch.setenv("WAYOUT_LANG", "fr")
    monkeypatch.setenv("LC_ALL", locale)
    assert main(["count"]) == 2
    assert said in capsys.readouterr().err


def test_a_value_of_an_error_is_never_taken_for_a_place() -> None:
    """A folder may be called `{n}`."""
    error = TablesError("{path}: {reason}.", path="{n}", reason=os.strerror(errno.EIO))
    assert str(error).startswith("{n}: ")
