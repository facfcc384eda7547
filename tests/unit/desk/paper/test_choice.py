"""What is usually on a paper, and what is read of what was ticked."""

from wayout.desk.paper.choice import (
    IDENTIFYING,
    PARTS,
    READERS,
    chosen,
    offered,
    reader_of,
    usual,
)


def test_a_donor_usually_gets_nothing_that_names_anybody() -> None:
    """No names, no contacts, no notes."""
    inside = usual("donor", "ru").inside
    assert not inside & {"names", "contacts", "notes", "people"}
    assert "events" in inside


def test_a_court_usually_gets_what_happened_and_what_is_due_of_others() -> None:
    """Not who said so, what his defence has to do, its code of the case, or what is kept back."""
    choice = usual("court", "ru")
    assert choice.inside == {"events", "time", "theirs", "people", "names"}
    assert not choice.says_making
    assert chosen("court", "ru", ["making"], "ru").says_making


def test_a_donor_is_told_how_it_was_made_and_never_the_code() -> None:
    """Neither is a choice there."""
    assert chosen("donor", "ru", ["code", "making", "events"], "ru").inside == {"events"}
    assert usual("donor", "ru").says_making
    kept = {**PARTS, **IDENTIFYING}.keys() - offered({**PARTS, **IDENTIFYING}, "donor").keys()
    assert kept == {"code", "making"}
    assert not set(usual("donor", "ru").left_out) & {PARTS["making"], IDENTIFYING["code"]}


def test_a_donor_is_told_no_days() -> None:
    """Whatever else was chosen."""
    told = [chosen(reader, "ru", PARTS, "ru").by_month for reader in READERS]
    assert told == [False, True]


def test_odds_are_for_a_donor_where_there_is_a_record() -> None:
    """A court judges one man, and without a record there is nothing to tell."""
    assert usual("donor", "ru", has_record=True).has("odds")
    assert not usual("donor", "ru").has("odds")
    assert not usual("court", "ru", has_record=True).has("odds")


def test_contacts_go_with_names_and_people() -> None:
    """A number names whoever answers."""
    assert not chosen("court", "ru", ["contacts", "people"], "ru").has("contacts")
    assert not chosen("court", "ru", ["contacts", "names"], "ru").has("contacts")
    assert chosen("court", "ru", ["contacts", "names", "people"], "ru").has("contacts")
    assert not chosen("court", "ru", ["sources", "drawn"], "ru").inside


def test_what_was_not_ticked_is_left_out_and_told() -> None:
    """And what is no part is nothing."""
    choice = chosen("court", "en", ["events", "token", "<b>"], "ru")
    assert choice.inside == {"events"}
    assert choice.language == "en"
    assert choice.put_in == (PARTS["events"],)
    assert len(choice.left_out) == len(PARTS) + len(IDENTIFYING) - 1


def test_a_language_or_a_reader_that_is_none() -> None:
    """The first is the default then, the second a court."""
    assert chosen("court", "xx", [], "ru").language == "ru"
    assert [reader_of(asked) for asked in ("donor", "", "<b>")] == ["donor", "court", "court"]
