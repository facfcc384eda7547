"""One row of a movement table is one kind of event."""

import pytest
from tests.unit.record.cards import row

from wayout.record.row_kind import kind_of_row

HEARING = "Судебное заседание"
SEEN = "2024-07-10"


@pytest.mark.parametrize(
    ("label", "result", "expected"),
    [
        (HEARING, "", "hearing_planned"),
        (HEARING, "Заседание отложено", "adjourned"),
        (HEARING, "ЗАСЕДАНИЕ  ОТЛОЖЕНО", "adjourned"),
        (HEARING, "Что-то небывалое", "hearing"),
        (HEARING, "Производство по делу приостановлено", "suspended"),
        ("Производство по делу возобновлено", "", "resumed"),
        ("Производство по делу возобновлено", "Назначено судебное заседание", "resumed"),
        ("Предварительное слушание", "Дело возвращено прокурору", "returned_to_prosecutor"),
        ("Что-то небывалое", "", "unmapped"),
        ("Что-то небывалое", "Производство по делу приостановлено", "unmapped"),
        ("Дело передано в архив", "Что-то небывалое", "archived"),
    ],
)
def test_the_result_tells_what_happened_on_an_occasion(
    label: str, result: str, expected: str
) -> None:
    """A hearing waits for its result; an act has its own name."""
    assert kind_of_row(row(label, "2024-07-04", result), "criminal", seen=SEEN).kind == expected


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        ("", "blank"),
        ("розыск подсудимого", "other"),
        ("призыв на военную службу по мобилизации", "war"),
        ("Заключение контракта о прохождении военной службы", "war"),
        ("п. 5 ч. 1 ст. 238 УПК РФ", "war"),
        ("УЧАСТИЕ ГРАЖДАНИНА В БОЕВЫХ ДЕЙСТВИЯХ", "war"),
        ("назначение экспертизы", "other"),
    ],
)
def test_the_ground_of_a_suspension_falls_into_three_classes(ground: str, expected: str) -> None:
    """Read by stems: the criminal wording was never seen."""
    suspended = row(HEARING, "2024-07-04", "Производство по делу приостановлено", ground)
    assert kind_of_row(suspended, "criminal", seen=SEEN).ground == expected


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        ("", None),
        ("в связи с прохождением военной службы (ст. 28.2 УПК РФ)", "service"),
        ("назначена мера уголовно-правового характера - СУДЕБНЫЙ ШТРАФ", "court_fine"),
        ("ПРИМИРЕНИЕ с потерпевшим", "reconciliation"),
        ("истечение сроков давности", "limitation"),
        ("смерть обвиняемого", "death"),
        ("за отсутствием в деянии состава преступления", "no_crime"),
        ("нечто небывалое", None),
    ],
)
def test_the_ground_of_a_termination_is_read_by_stems(ground: str, expected: str | None) -> None:
    """Release on account of service is told apart: it leads back to the front."""
    ended = row(HEARING, "2024-07-04", "Производство по делу прекращено", ground)
    assert kind_of_row(ended, "criminal", seen=SEEN).ground == expected


@pytest.mark.parametrize(
    ("family", "expected"),
    [("appeal", "appeal_suspended"), ("civil", "civil_suspended"), ("kas", "kas_suspended")],
)
def test_a_row_of_another_card_has_a_kind_of_its_own_family(family: str, expected: str) -> None:
    """A suspended civil claim is no suspended criminal case."""
    suspended = row(HEARING, "2024-07-04", "Производство по делу приостановлено")
    assert kind_of_row(suspended, family, seen=SEEN).kind == expected  # type: ignore[arg-type]  # the parameter is one of its words
