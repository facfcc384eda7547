"""The vocabulary of labels says one thing of each label, in words that the reading understands."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from tests.unit.record.cards import row

from wayout.pathway import load_pathway
from wayout.record.fold import fold
from wayout.record.grounds import ground_of
from wayout.record.names import mask_names
from wayout.record.page import CaseCard, RawPage
from wayout.record.reader import read
from wayout.record.row_kind import kind_of_row
from wayout.record.vocabulary import FIELDS, Field, meaning, waits_for_result

PAGES = Path(__file__).parents[2] / "golden" / "record" / "pages"

# What a row of a movement table may mean: kinds of events of a criminal card, and four more.
ROWS = {
    "received", "assigned_to_judge", "court_decided_on_incoming_case", "hearing", "hearing_fixed",
    "preliminary_hearing", "preliminary_hearing_fixed", "custody_hearing", "adjourned", "break",
    "deliberation", "suspended", "resumed", "terminated", "returned_to_prosecutor",
    "returned_not_cured", "transferred", "sent_to_prosecutor", "medical_measures", "merged",
    "verdict", "in_force", "to_registry", "registry", "archived", "motion_received",
    "motion_granted", "motion_refused", "other_ruling", "appeal_filed", "appeal_admission",
    "appeal_objections_deadline", "sent_to_higher_court", "back_from_higher_court",
    "appeal_defective", "appeal_cured", "appeal_withdrawn", "appeal_dropped", "cassation_filed",
    "pronounced", "decided", "upheld", "step",
}  # fmt: skip
RESULTS = {
    "verdict", "terminated", "returned_to_prosecutor", "sent_to_prosecutor", "transferred",
    "medical_measures", "merged", "suspended", "other_ruling", "motion_granted", "motion_refused",
    "decided", "upheld", "varied", "quashed", "quashed_new_trial", "quashed_terminated",
    "quashed_new_appeal", "appeal_dropped", "appeal_withdrawn", "step",
}  # fmt: skip
TERMINATION = {
    "court_fine", "reconciliation", "repentance", "limitation", "death", "amnesty", "no_crime",
    "service",
}  # fmt: skip
ADJOURNMENT = {
    "accused_absent", "defender_absent", "prosecutor_absent", "victim_absent",
    "participant_absent", "witness_absent", "evidence_requested", "accused_not_brought",
}  # fmt: skip
GROUNDS = TERMINATION | ADJOURNMENT | {
    "war", "other", "granted", "granted_partly", "refused", "upheld", "new_trial", "out_of_time",
    "defective", "on_merits", "no_jurisdiction", "criminal_law_breach",
    "criminal_procedure_breach", "document", "new_appeal",
}  # fmt: skip
MEANINGS: dict[Field, set[str]] = {
    "event": ROWS,
    "event_result": ROWS,
    "event_ground": GROUNDS,
    "case_result": RESULTS,
    "person_result": RESULTS,
}


def _rows() -> list[dict[str, str]]:
    text = (files("wayout.record") / "vocabulary.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _invented() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads((files("wayout.sample") / "data" / "labels.toml").read_text("utf-8"))


def _wordings(group: str, *, without: frozenset[str] = frozenset({"unknown"})) -> Iterator[str]:
    for key, value in _invented()[group].items():
        if key not in without:
            yield from [value] if isinstance(value, str) else value


def test_no_label_stands_twice_in_a_field() -> None:
    """Two rows that fold to the same key would overwrite one another."""
    keys = Counter((row["field"], fold(row["label_ru"])) for row in _rows())
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_meaning_is_of_the_closed_set(field: Field) -> None:
    """A meaning that nothing reads would be a kind of event that does not exist."""
    assert {row["meaning"] for row in _rows() if row["field"] == field} <= MEANINGS[field]


@pytest.mark.parametrize("field", ["event", "event_result"])
def test_every_row_of_a_criminal_card_gives_a_kind_of_the_pathway(field: Field) -> None:
    """A known label of any instance is safe on a criminal card of the first instance."""
    kinds = load_pathway().kinds
    for label in (row_["label_ru"] for row_ in _rows() if row_["field"] == field):
        cells = (label, "") if field == "event" else ("Судебное заседание", label)
        read = kind_of_row(row(cells[0], "2024-07-04", cells[1]), "criminal", seen="2024-07-10")
        assert read.kind == "verdict" or read.means == "pronounced" or read.kind in kinds, label
        assert read.kind != "unmapped", label


def test_only_events_wait_for_a_result() -> None:
    """Results and grounds are no occasions."""
    waiting = [row for row in _rows() if row["waits"]]
    assert {row["field"] for row in waiting} == {"event"}
    assert {row["waits"] for row in waiting} == {"yes"}


def test_every_hearing_waits_for_its_result() -> None:
    """A hearing posted ahead is planned until the court says more; a Moscow state is none."""
    occasions = {"hearing", "preliminary_hearing", "custody_hearing"}
    hearings = {row["label_ru"] for row in _rows() if row["meaning"] in occasions}
    assert "Судебное заседание" in hearings
    assert {label for label in hearings if not waits_for_result(label)} == {"Рассмотрение"}


def test_every_row_names_its_evidence() -> None:
    """A label comes from a page that was seen, from a public program, or with a note."""
    begins = ("observed", "peer", "both", "quoted", "note:")
    assert [row["label_ru"] for row in _rows() if not row["evidence"].startswith(begins)] == []


def test_no_label_loses_a_word_to_the_masking_of_names() -> None:
    """A label must be found again after names were masked, also in capitals."""
    labels = [row["label_ru"] for row in _rows()]
    assert [label for label in labels if mask_names(label) != label] == []
    assert [label for label in labels if mask_names(label.upper()) != label.upper()] == []


def _labels_of(card: CaseCard) -> Iterator[tuple[Field, str]]:
    for movement in (*(card.rows or ()), *(one for c in card.complaints for one in c.rows)):
        yield "event", movement.label
        yield "event_result", movement.result
        yield "event_ground", movement.ground
    yield "case_result", card.result
    yield "event_ground", card.ground
    for complaint in card.complaints:
        yield "case_result", complaint.result
    for person in card.persons or ():
        yield "person_result", person.result


def _war_by_stems(field: Field, label: str) -> bool:
    """Grounds of suspension are read by stems, not by the list."""
    return field == "event_ground" and ground_of("suspended", label) == "war"


@pytest.mark.parametrize("page", sorted(PAGES.iterdir()), ids=lambda page: page.name)
def test_every_label_of_the_sample_pages_is_known(page: Path) -> None:
    """The pages of the note about courts hold no wording that we do not know."""
    raw = RawPage(page.name, page.read_bytes(), "2026-01-01", "path")
    cards = [said for said in read(raw) if isinstance(said, CaseCard)]
    labels = {found for card in cards for found in _labels_of(card) if found[1]}
    unknown = {found for found in labels if meaning(*found) is None}
    assert {found for found in unknown if not _war_by_stems(*found)} == set()


@pytest.mark.parametrize(
    ("group", "field", "without"),
    [
        ("event", "event", {"unknown"}),
        ("result", "event_result", {"unknown"}),
        ("case_result", "case_result", {"person_verdict"}),
        ("ground", "event_ground", {"war"}),
    ],
)
def test_every_wording_of_the_invented_world_is_known(
    group: str, field: Field, without: set[str]
) -> None:
    """Save those that the invented world prints to be unknown."""
    wordings = [text for text in _wordings(group, without=frozenset(without)) if text]
    assert wordings
    assert [text for text in wordings if meaning(field, text) is None] == []


def test_the_results_of_invented_appeals_and_persons_are_known() -> None:
    """What follows a line break in the cell is the ground."""
    for text in _wordings("appeal_result"):
        result, _, ground = text.partition("<br>")
        assert meaning("case_result", result), text
        assert not ground or meaning("event_ground", ground), text
    assert meaning("person_result", str(_invented()["case_result"]["person_verdict"])) == "verdict"


def test_a_war_ground_of_the_vocabulary_is_one_for_a_suspension_too() -> None:
    """The stems and the list must not contradict one another."""
    grounds = [row_ for row_ in _rows() if row_["field"] == "event_ground"]
    for row_ in grounds:
        if row_["meaning"] == "war":
            assert ground_of("suspended", row_["label_ru"]) == "war"
        elif row_["meaning"] != "service":
            assert ground_of("suspended", row_["label_ru"]) == "other", row_["label_ru"]


@pytest.mark.parametrize(
    ("field", "label", "expected"),
    [
        ("event_result", "Производство по делу приостановлено", "suspended"),
        ("event_result", "Приостановлено", "suspended"),
        ("event", "Приостановлено", "suspended"),
        ("case_result", "Приостановлено", "suspended"),
        ("event", "Провозглашение приговора", "pronounced"),
        ("event_result", "Провозглашение приговора окончено", "pronounced"),
        ("event_result", "Постановление приговора", "verdict"),
        ("event", "Изучение поступившего ходатайства/заявления", "step"),
        ("event_ground", "смерть подозреваемого или обвиняемого", "death"),
        ("case_result", "Отменено с возвращением на новое рассмотрение", "quashed_new_trial"),
        ("person_result", "Оправдательный приговор", "verdict"),
    ],
)
def test_labels_that_decide_a_count_mean_what_they_say(
    field: Field, label: str, expected: str
) -> None:
    """Held against the meaning that a clerk gives them."""
    assert meaning(field, label) == expected
