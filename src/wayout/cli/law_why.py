"""The chain of reasons: what was found on the way to an answer, by which provision, read how."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wayout.cli.law_offences import part_name
from wayout.cli.law_words import MONTHS, cite, value_words
from wayout.law.assessment import Assessment, Step
from wayout.law.lawbook import LawBook
from wayout.text import Translator, mark
from wayout.text.citations import format_edition

STEPS = {
    "act": mark("the act"),
    "length": mark("the class of length"),
    "part": mark("the part"),
    "attempt": mark("an attempt"),
    "serviceman": mark("falls under these parts"),
    "harsher_status": mark("the status of the harsher parts"),
    "imprisonment": mark("imprisonment"),
    "gravity": mark("the category"),
    "attempt_share": mark("share for an attempt"),
    "grounds_share": mark("share for what mitigates"),
    "order_share": mark("share for the special order"),
    "share": mark("share in all"),
    "lowered": mark("lowered"),
    "cap_months": mark("the upper limit"),
    "effective_min": mark("the least that can be imposed"),
    "effective_max": mark("the most that can be imposed"),
    "probation_limit": mark("terms that may be suspended"),
    "probation_open": mark("probation open"),
    "colony": mark("the colony"),
    "parole": mark("parole"),
    "limitation_years": mark("the limitation period, in years"),
    "limitation_until": mark("the limitation period ends"),
    "special_order_open": mark("special order open"),
    "hardship_note": mark("hardship note"),
    "credit_strict": mark("days already served, strict regime"),
    "credit_general": mark("days already served, general regime"),
    "credit_settlement": mark("days already served, colony-settlement"),
}
_NOTHING = {
    **dict.fromkeys(("attempt_share", "grounds_share", "order_share", "share"), (1, "1")),
    "lowered": (False,),
    "attempt": (False,),
}


def chain_of(answer: Assessment, book: LawBook, _: Translator) -> Iterator[RenderableType]:
    """Yield the reasons of each part, and then those of the whole case."""
    for offence in dict.fromkeys(answer.offences):
        steps = [step for step in answer.trace if step.part == offence.part]
        yield Text(_("Why {part}").format(part=part_name(offence, book, _)), style="bold")
        if offence.because:
            facts = "; ".join(offence.because)
            yield Text(_("  by these facts: {facts}").format(facts=facts))
        yield _table(steps, _)
    rest = [step for step in answer.trace if step.part is None]
    if rest:
        yield Text(_("For the whole case"), style="bold")
        yield _table(rest, _)


def _table(steps: Iterable[Step], _: Translator) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for style in ("", "", "dim", "dim"):
        table.add_column(style=style)
    rows = {tuple(_said(step, _)): None for step in steps if not _is_trifle(step)}
    for row in rows:
        table.add_row(*(Text(said) for said in row))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _is_trifle(step: Step) -> bool:
    """Say whether a step only says that nothing is lowered, or repeats a table behind another."""
    return step.value in _NOTHING.get(step.step, ()) or step.step.endswith("_by_gravity")


def _said(step: Step, _: Translator) -> Iterator[str]:
    yield _(STEPS[step.step]) if step.step in STEPS else step.step
    yield value_words(step.value, _, months=step.step in MONTHS)
    edition = format_edition(step.version, _.language)
    yield _("{article}, since {day}").format(article=cite(step.article, _), day=edition)
    yield step.mark
