"""Where others in the position of a case ended up, as a paper tells it: out of its odds panel."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wayout.desk.pages.odds.told import OddsPanel
from wayout.desk.paper.document import Block, Bullets, Paragraph, Row, Rows, Table
from wayout.publish.law_offences import SIGN
from wayout.text import Translator

if TYPE_CHECKING:
    from wayout.desk.pages.odds.shown import OddsShown


def odds(panel: OddsPanel | None, _: Translator) -> Iterator[Block]:
    """Tell the shares with their intervals, who was counted, and what to know of it.

    Args:
        panel: What was found; None where nothing was asked.
        _: The language of the paper.
    """
    if panel is None:
        return
    if panel.shown is None:
        yield Paragraph(_bare(" ".join((*panel.said, panel.none))))
        return
    yield Paragraph(_bare(panel.followed), "strong")
    past = _("Past frequencies, not a forecast for one man.")
    yield Paragraph(_bare(" ".join((past, *panel.said))))
    yield from _shares(panel.shown, _)
    yield from (Paragraph(_bare(one)) for one in panel.first)
    yield Rows(tuple(Row(name, _bare(said)) for name, said in panel.who))
    if known := (*panel.warnings, *panel.remarks):
        yield Bullets(tuple(map(_bare, known)))


def _shares(shown: "OddsShown", _: Translator) -> Iterator[Block]:
    whens = (when if day == when else f"{when}\n{day}" for when, day in shown.heads)
    rows = tuple((_bare(row.name), *map(_bare, row.cells)) for row in (*shown.rows, *shown.counts))
    heads = (_("where"), *whens)
    widths = (3, *(2 for _head in shown.heads))
    yield Table(_("Others in this position"), heads, widths, rows)
    yield Paragraph(
        " ".join((_("In brackets the 95% interval."), *_ends(shown, _))),
        "soft",
    )
    if back := [_bare(row.name) for row in shown.rows if row.back]:
        said = _(
            "From these a way of the map leads back to the front, which does not say that anybody "
            "was sent: {states}."
        )
        yield Paragraph(said.format(states="; ".join(back)), "soft")


def _ends(shown: "OddsShown", _: Translator) -> Iterator[str]:
    if shown.bounded:
        yield _(
            "Two ends without one: the kind is not known of all, and the share lies somewhere "
            "between them."
        )


def _bare(said: str) -> str:
    """Leave out the sign of the way back, which not every font has."""
    return said.replace(SIGN, "").strip()
