"""What a case's pages, seen on several days, say of when each event became known."""

from tests.unit.record.cards import (
    HEARING,
    PRONOUNCED,
    PRONOUNCEMENT,
    RECEIVED,
    SUSPENDED,
    VERDICT,
    card,
    person,
    row,
    seen,
)

from wayout.record.events.follow import Version, follow
from wayout.record.page import CaseCard, Complaint, Seen


def versions(*snapshots: Seen) -> list[Version]:
    """All versions of all events."""
    return follow("history", list(snapshots)).versions


def told(*snapshots: Seen) -> list[tuple[str, str, str, str | None]]:
    """Kind, day, known and gone of each version."""
    return [(v.draft.kind, v.draft.day, v.known, v.gone) for v in versions(*snapshots)]


def test_an_event_on_two_snapshots_is_one_event_known_since_the_first() -> None:
    """Snapshots add nothing where nothing changed."""
    page = card(row(RECEIVED, "2024-06-03"))
    assert told(seen(page, "2024-06-10"), seen(page, "2024-07-10")) == [
        ("received", "2024-06-03", "2024-06-10", None)
    ]


def test_a_posted_hearing_is_planned_until_its_result_is_written() -> None:
    """The planned version goes on the day the result is seen; the new one replaces it."""
    posted = card(row(HEARING, "2024-07-04"))
    held = card(row(HEARING, "2024-07-04", SUSPENDED, "заключение контракта"))
    planned, suspended = versions(seen(posted, "2024-06-21"), seen(held, "2024-07-10"))
    assert (planned.draft.kind, planned.known, planned.gone) == (
        "hearing_planned",
        "2024-06-21",
        "2024-07-10",
    )
    assert (suspended.draft.kind, suspended.known, suspended.gone) == (
        "suspended",
        "2024-07-10",
        None,
    )
    assert suspended.draft.ground == "war"
    assert suspended.replaces == planned.id


def test_a_row_that_vanished_from_a_whole_page_is_gone_and_comes_back_as_a_new_version() -> None:
    """A fact of the record, not of the case."""
    whole = card(row(RECEIVED, "2024-06-03"), row(HEARING, "2024-07-04", SUSPENDED))
    less = card(row(RECEIVED, "2024-06-03"))
    history = told(seen(whole, "2024-07-10"), seen(less, "2024-08-10"), seen(whole, "2024-09-10"))
    assert history[1:] == [
        ("suspended", "2024-07-04", "2024-07-10", "2024-08-10"),
        ("suspended", "2024-07-04", "2024-09-10", None),
    ]


def test_a_row_missing_from_a_page_that_breaks_off_proves_nothing() -> None:
    """A cut page adds, it never takes away."""
    whole = card(row(RECEIVED, "2024-06-03"), row(HEARING, "2024-07-04", SUSPENDED))
    cut = card(row(RECEIVED, "2024-06-03"), whole=False)
    assert [entry[3] for entry in told(seen(whole, "2024-07-10"), seen(cut, "2024-08-10"))] == [
        None,
        None,
    ]


def test_a_source_without_a_movement_table_takes_no_row_away() -> None:
    """An export that holds no events says nothing of them."""
    whole = card(row(RECEIVED, "2024-06-03"))
    silent = card(rows=None)
    assert told(seen(whole, "2024-07-10"), seen(silent, "2024-08-10"))[0][3] is None


def test_a_later_head_field_replaces_the_earlier_one_and_an_empty_one_replaces_nothing() -> None:
    """A later value replaces the earlier one, an empty one replaces nothing."""
    first = card(rows=(), received="2024-06-03")
    later = card(rows=(), received="2024-06-04")
    empty = card(rows=(), received=None)
    pages = (seen(first, "2024-06-10"), seen(later, "2024-07-10"), seen(empty, "2024-08-10"))
    assert told(*pages) == [
        ("received", "2024-06-03", "2024-06-10", "2024-07-10"),
        ("received", "2024-06-04", "2024-07-10", None),
    ]


def test_head_fields_add_an_event_only_where_no_row_says_the_same() -> None:
    """Receipt and verdict of the head stand in the rows already."""
    page = card(
        row(RECEIVED, "2024-06-03"),
        row(HEARING, "2025-01-29", VERDICT),
        received="2024-06-03",
        decided="2025-01-29",
        in_force="2025-02-14",
        result="Вынесен ПРИГОВОР",
    )
    assert [entry[:2] for entry in told(seen(page, "2025-03-01"))] == [
        ("received", "2024-06-03"),
        ("verdict", "2025-01-29"),
        ("in_force", "2025-02-14"),
    ]


def test_a_verdict_without_a_row_is_dated_by_the_head() -> None:
    """`Дата рассмотрения` stands in for the pronouncement."""
    page = card(rows=(), received="2024-06-03", decided="2025-01-29", result="Вынесен ПРИГОВОР")
    assert ("verdict", "2025-01-29", "2025-03-01", None) in told(seen(page, "2025-03-01"))


def test_a_verdict_without_any_day_lies_between_receipt_and_the_day_it_was_seen() -> None:
    """No unknown date becomes a guessed one."""
    page = card(rows=(), received="2024-06-03", result="Вынесен ПРИГОВОР")
    verdict = next(v for v in versions(seen(page, "2025-03-01")) if v.draft.kind == "verdict")
    assert (verdict.draft.day, verdict.draft.day_last) == ("2024-06-03", "2025-03-01")
    assert verdict.draft.precision == "interval"


def test_an_undated_verdict_keeps_the_day_it_was_first_seen() -> None:
    """Seen again, it is the same event, known since the first sight."""
    page = card(rows=(), received="2024-06-03", result="Вынесен ПРИГОВОР")
    days = ("2025-03-01", "2025-04-01", "2025-05-01")
    verdicts = [v for v in versions(*(seen(page, d) for d in days)) if v.draft.kind == "verdict"]
    assert [(v.draft.day_last, v.known, v.gone) for v in verdicts] == [
        ("2025-03-01", "2025-03-01", None)
    ]


def test_one_verdict_is_dated_by_its_pronouncement() -> None:
    """The hearing that a pronouncement follows is the deliberation."""
    page = card(
        row(HEARING, "2025-01-29", VERDICT, time="10:00"),
        row(PRONOUNCEMENT, "2025-01-30", PRONOUNCED, time="16:20"),
    )
    assert [entry[:2] for entry in told(seen(page, "2025-03-01"))] == [
        ("deliberation", "2025-01-29"),
        ("verdict", "2025-01-30"),
    ]


def test_a_hearing_without_a_pronouncement_yields_to_the_day_of_the_head() -> None:
    """Dated by its pronouncement, else by `Дата рассмотрения`."""
    page = card(
        row(HEARING, "2025-01-29", VERDICT), decided="2025-01-31", result="Вынесен ПРИГОВОР"
    )
    assert [entry[:2] for entry in told(seen(page, "2025-03-01"))] == [
        ("deliberation", "2025-01-29"),
        ("verdict", "2025-01-31"),
    ]


def test_a_pronouncement_announced_for_a_later_day_is_no_verdict_yet() -> None:
    """A verdict is not known before it was spoken."""
    page = card(row(PRONOUNCEMENT, "2025-01-30"))
    kinds = [entry[0] for entry in told(seen(page, "2025-01-20"), seen(page, "2025-02-01"))]
    assert kinds == ["hearing_planned", "verdict"]


def test_a_later_card_of_the_same_case_is_a_second_receipt() -> None:
    """Back from the prosecutor under a new number: received again, not received."""
    first = card(
        row(RECEIVED, "2024-06-03"), row(HEARING, "2024-06-11", "Дело возвращено прокурору")
    )
    again = card(row(RECEIVED, "2024-09-02"), number="1-300/2024", first_number="1-300/2024")
    kinds = [entry[0] for entry in told(seen(first, "2024-10-01"), seen(again, "2024-10-01"))]
    assert kinds == ["received", "returned_to_prosecutor", "received_again"]


def test_an_appeal_or_an_arrest_under_the_same_uid_is_neither_receipt_nor_verdict() -> None:
    """Other cards give events of their own families."""
    appeal = card(
        row(RECEIVED, "2025-03-01"),
        instance="appeal",
        court="99OV0001",
        number="22-15/2025",
        first_number="22-15/2025",
        decided="2025-03-20",
        result="судебный акт ОСТАВЛЕН БЕЗ ИЗМЕНЕНИЯ",
    )
    arrest = card(
        row(RECEIVED, "2024-05-01"), instance="material", proceeding="material",
        number="3/1-12/2024", first_number="3/1-12/2024",
    )  # fmt: skip
    assert [
        entry[:2] for entry in told(seen(appeal, "2025-04-01"), seen(arrest, "2025-04-01"))
    ] == [
        ("material_received", "2024-05-01"),
        ("appeal_received", "2025-03-01"),
        ("appeal_decided", "2025-03-20"),
    ]


def test_a_decision_repeated_on_the_first_card_is_told_once() -> None:
    """The court above gave it: its own card says it."""
    appeal = card(
        instance="appeal", court="99OV0001", number="22-15/2025", first_number="22-15/2025",
        decided="2025-03-20", result="судебный акт ОСТАВЛЕН БЕЗ ИЗМЕНЕНИЯ",
    )  # fmt: skip
    first = card(complaints=(Complaint("appeal", (), "2025-03-20", ""),))
    kinds = [entry[0] for entry in told(seen(first, "2025-04-01"), seen(appeal, "2025-04-01"))]
    assert kinds == ["appeal_decided"]


def test_a_cut_page_takes_no_complaint_away() -> None:
    """It may have been cut before the complaint."""
    whole = card(complaints=(Complaint("appeal", (), "2025-03-20", ""),))
    cut = card(whole=False)
    assert [entry[3] for entry in told(seen(whole, "2025-04-01"), seen(cut, "2025-05-01"))] == [
        None
    ]


def test_an_unknown_label_gives_an_unmapped_event() -> None:
    """Every dated row is exactly one event, also where its wording is new."""
    page = card(row("Совещание у председателя", "2024-06-03"))
    assert [entry[0] for entry in told(seen(page, "2024-07-01"))] == ["unmapped"]


def test_an_end_that_only_one_of_two_accused_met_is_tied_to_his_row() -> None:
    """The persons table says which."""
    page = card(
        row(HEARING, "2025-01-29", VERDICT),
        persons=(
            person(1, "Вынесен ПРИГОВОР", "2025-01-29"),
            person(2, "Уголовное дело ПРЕКРАЩЕНО", "2025-01-20"),
        ),
    )
    ends = [
        (v.draft.kind, v.draft.day, v.draft.accused) for v in versions(seen(page, "2025-03-01"))
    ]
    assert ends == [("terminated", "2025-01-20", 2), ("verdict", "2025-01-29", 1)]


def test_a_changed_number_of_accused_unties_their_rows() -> None:
    """Row 2 of one snapshot need not be row 2 of the next."""
    one = card(row(RECEIVED, "2024-06-03"))
    two = card(row(RECEIVED, "2024-06-03"), persons=(person(1), person(2)))
    followed = follow("history", [seen(one, "2024-07-01"), seen(two, "2024-08-01")])
    assert [state.untied for state in followed.cards] == [True]


def test_snapshots_in_any_order_tell_the_same() -> None:
    """Only the days count, not the order of the files."""
    pages: list[tuple[CaseCard, str]] = [
        (card(row(HEARING, "2024-07-04")), "2024-06-21"),
        (card(row(HEARING, "2024-07-04", SUSPENDED)), "2024-07-10"),
        (card(), "2024-08-10"),
    ]
    forwards = versions(*(seen(*page) for page in pages))
    backwards = versions(*(seen(*page) for page in reversed(pages)))
    assert forwards == backwards
