"""What was typed and waits for a decision: for one session, once."""

from wayout.desk.pending import Pending, Waiting, joined

WAITING = Waiting("7KQ2-M9XD", [{"record": "note", "text": "ё\n"}], 3, "x", "/cases")


def test_it_is_handed_over_once() -> None:
    """To the session that typed it, under its token, until the lock."""
    pending = Pending()
    token = pending.keep("mine", WAITING)
    assert pending.take("other", token) is None
    assert pending.take("mine", "") is None
    assert pending.take("mine", token) == WAITING
    assert pending.take("mine", token) is None
    token = pending.keep("mine", WAITING)
    pending.forget()
    assert pending.take("mine", token) is None


def test_records_are_lines() -> None:
    """Whatever they hold: one on each."""
    assert joined(WAITING.lines * 2).count(b"\n") == 1
