"""A request that is still at work when all was forgotten adds nothing to what is remembered."""

from contextvars import copy_context

from wayout.desk.era import Era
from wayout.desk.memory import Memory
from wayout.desk.pending import Waiting


def remember(memory: Memory) -> None:
    """What the pages remember of a case."""
    memory.aliases.name("7KQ2-M9XD")
    memory.undo.keep("mine", "7KQ2-M9XD", 1, ("Saved", "", "en"))
    memory.pending.keep("mine", Waiting("7KQ2-M9XD", [], None, "", "/"))
    memory.begun.once({"a": "b"}, lambda: {"code": "7KQ2-M9XD"})
    memory.drawings.svg("a", lambda: "<svg/>")
    memory.answers.get("a", lambda: 1)
    memory.incoming.keep_export(b"sealed")


def held(memory: Memory) -> list[object]:
    """What is there of it."""
    return [
        memory.aliases._codes, memory.aliases._names, memory.undo._last, memory.pending._waiting,
        memory.begun._codes, memory.drawings._kept._made, memory.answers._made,
        memory.incoming._export,
    ]  # fmt: skip


def test_a_request_of_before_adds_nothing() -> None:
    """One that began since does, and so does who is no request."""
    memory = Memory()
    old, new = copy_context(), copy_context()
    old.run(memory.era.begin)
    old.run(remember, memory)
    assert all(held(memory))
    memory.forget()
    old.run(remember, memory)
    assert not any(held(memory))
    new.run(memory.era.begin)
    new.run(remember, memory)
    assert all(held(memory))
    memory.forget()
    remember(memory)
    assert all(held(memory))


def test_a_vault_that_locked_itself_leaves_the_names_alone() -> None:
    """By them a form that was sent too late says of which case it is."""
    memory = Memory()
    remember(memory)
    memory.forget_words()
    codes, names, *others = held(memory)
    assert codes
    assert names
    assert not any(others)


def test_an_era_is_over_for_who_began_before() -> None:
    """And only for them."""
    era, context = Era(), copy_context()
    context.run(era.begin)
    assert not context.run(lambda: era.is_over)
    era.end()
    assert context.run(lambda: era.is_over)
    assert not era.is_over
