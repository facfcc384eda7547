"""The law files say what was agreed: sound, cited, marked, and with the closed list of clocks."""

import ast
from pathlib import Path

from wayout.law import load_law
from wayout.law.check import CLOCKS, check_law
from wayout.law.check_words import expressions
from wayout.law.fact_keys import FACT_KEYS, STEPS
from wayout.law.names import FACTS

DAYS, MONTHS, HOURS = "days", "months", "hours"
DETAINED = ("detained", "custody_ordered")
# name: steps, length, whether the end moves, whether the first day counts, what of custody
AGREED = {
    "check_first": (("crime_reported",), 3, DAYS, True, False, "any"),
    "check_extended": (("crime_reported",), 10, DAYS, True, False, "any"),
    "check_longest": (("crime_reported",), 30, DAYS, True, False, "any"),
    "detention": (("detained",), 48, HOURS, False, False, "any"),
    "charge_after_custody": (DETAINED, 10, DAYS, False, False, "any"),
    "custody_first": (DETAINED, 2, MONTHS, False, True, "any"),
    "custody_six_months": (DETAINED, 6, MONTHS, False, True, "any"),
    "investigation_first": (("case_opened",), 2, MONTHS, True, False, "any"),
    "investigation_local_head": (("case_opened",), 3, MONTHS, True, False, "any"),
    "investigation_regional_head": (("case_opened",), 12, MONTHS, True, False, "any"),
    "prosecutor_decision": (("to_prosecutor",), 10, DAYS, True, False, "any"),
    "hearing_set": (("received_by_court",), 30, DAYS, True, False, "not_true"),
    "hearing_set_custody": (("received_by_court",), 14, DAYS, False, False, "not_false"),
    "trial_start": (("hearing_ordered",), 14, DAYS, True, False, "any"),
    "custody_trial": (("received_by_court",), 6, MONTHS, False, True, "not_false"),
    "sentence_copy": (("verdict",), 5, DAYS, True, False, "any"),
    "appeal": (("verdict",), 15, DAYS, True, False, "any"),
    "appeal_custody": (("copy_received",), 15, DAYS, True, False, "any"),
    "cassation": (("in_force",), 6, MONTHS, True, False, "any"),
}


def test_the_law_is_sound() -> None:
    """No gaps, no strange words, no source without use: `wayout law check` ends with 0."""
    assert [f"{one.place}: {one.fault}" for one in check_law()] == []


def test_the_clocks_are_those_agreed() -> None:
    """In their newest edition; limitation, the twentieth, is the engine's."""
    newest = {name: editions[-1][1] for name, editions in load_law().deadlines.items()}
    found = {
        name: (
            rule.steps, rule.hours or rule.days or rule.months,
            HOURS if rule.hours else DAYS if rule.days else MONTHS,
            rule.rolls, rule.less_a_day, rule.custody,
        )
        for name, rule in newest.items()
    }  # fmt: skip
    assert found == AGREED
    assert set(AGREED) == CLOCKS


def test_no_clock_of_detention_or_custody_ever_moves() -> None:
    """In whatever edition: not off a holiday, since the man sits on holidays as well."""
    for name, editions in load_law().deadlines.items():
        if ("custody" in name and name != "appeal_custody") or name == "detention":
            assert not any(rule.rolls for _, rule in editions), name


def test_every_clock_starts_from_a_step_that_can_be_told() -> None:
    """And is dated by one."""
    for editions in load_law().deadlines.values():
        for _, rule in editions:
            named = {*rule.steps, *([rule.dated_by] if rule.dated_by else [])}
            assert named <= set(STEPS)


def test_a_part_is_charged_by_its_number() -> None:
    """337.2.1 stands in Article 337, as part 2.1."""
    for one in load_law().provisions:
        if one.offence:
            number = one.article.id.removeprefix("uk.")
            assert one.offence.part == number or one.offence.part.startswith(f"{number}.")


def test_what_nobody_read_is_marked_for_a_lawyer() -> None:
    """General knowledge alone is no source of the marks T and S."""
    unread = [
        one.id
        for one in load_law().provisions
        if {source.id for source in one.sources} == {"general"} and one.mark != "B"
    ]
    assert unread == []


def test_every_fact_is_read_by_some_expression() -> None:
    """What nothing reads would be asked of people in vain."""
    read = {name for _, tree in expressions(load_law()) for name in tree.names}
    keys = {FACTS[name] for name in read & FACTS.keys()}
    assert FACT_KEYS.keys() - keys == set()


def test_nothing_of_the_law_is_run_by_python(root: Path) -> None:
    """No eval, exec, compile or import by name; the expressions are read as trees."""
    foreign = {"eval", "exec", "compile", "__import__", "getattr_static"}
    for module in (root / "src" / "wayout" / "law").glob("*.py"):
        tree = ast.parse(module.read_text("utf-8"))
        called = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert called & foreign == set(), module.name
