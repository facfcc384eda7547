"""Every figure of the odds says whose cases were kept, and which day is day 0."""

import json
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.publish.odds_answers import CASES, FOREIGN, RECORD, answer

from wayout.publish.odds_basis import Basis
from wayout.publish.odds_chart import odds_chart
from wayout.publish.odds_chosen import chosen_words
from wayout.publish.odds_figure import odds_figure
from wayout.publish.odds_json import odds_json
from wayout.publish.odds_view import view_of
from wayout.text import Language

SAID: dict[Language, str] = {
    "en": "Only cases in which someone is charged under Article 337; received by a court in 2023. "
    "Day 0: the first receipt by a court.",
    "ru": "Только дела, где есть обвинение по статье 337, поступившие в суд в 2023 году. "
    "День 0 — первое поступление дела в суд.",
}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_table_chart_and_file_say_it(language: Language) -> None:
    """In the line under the title, in the sentence on how, in the JSON."""
    found = answer(on_map=True)
    figure = odds_figure(found, CASES, language)
    assert figure.subtitle.startswith(SAID[language])
    assert SAID[language].split(". ")[0] in figure.how
    chart = odds_chart(found, CASES, language)
    assert isinstance(chart, dict)
    assert " ".join(chart["title"]["subtitle"]).startswith(SAID[language])
    assert SAID[language] in chart["description"]
    made = json.loads(odds_json(found, CASES, language))
    assert made["chosen"] == SAID[language]
    assert (made["article"], made["origin"], made["track"]) == ("337", "received", "case")
    assert made["entered"] == ["2023-01-01", "2023-12-31"]


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        (FOREIGN, ""),
        (RECORD, ""),
        (
            replace(CASES, article="337.5", entered=None),
            (
                "Only cases in which someone is charged under Article 337, part 5. "
                "Day 0: the first receipt by a court."
            ),
        ),
        (
            replace(CASES, article=None, entered=(date(2024, 3, 1), date(2024, 8, 31))),
            (
                "Only cases received by a court from 1 March 2024 to 31 August 2024. "
                "Day 0: the first receipt by a court."
            ),
        ),
        (
            replace(CASES, article=None, origin="suspended"),
            "Only cases with day 0 in 2023. Day 0: the first event “suspended”.",
        ),
        (
            replace(CASES, entered=(date(2023, 1, 1), date(2023, 6, 1)), origin="suspended"),
            (
                "Only cases in which someone is charged under Article 337; with day 0 from "
                "1 January 2023 to 1 June 2023. Day 0: the first event “suspended”."
            ),
        ),
    ],
)
def test_what_was_not_chosen_is_not_said(basis: Basis, said: str) -> None:
    """And another day 0 by the name of its event."""
    assert chosen_words(view_of(answer(on_map=True), basis, "en")) == said


def test_days_are_counted_from_somewhere() -> None:
    """From the receipt, from another event, or as the table does."""
    found = answer(on_map=True)
    for basis, said in (
        (CASES, "days since a court first received the case."),
        (replace(CASES, origin="suspended"), "days since the first event “suspended”."),
        (FOREIGN, "days are those of the clock of the data."),
    ):
        assert said in odds_figure(found, basis, "en").how
