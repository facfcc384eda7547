"""The odds on paper: the same numbers as on the page, without signs that not every font has."""

import msgspec

from wayout.desk.pages.odds.shown import OddsShown, RowShown
from wayout.desk.pages.odds.told import OddsPanel
from wayout.desk.pages.paper.odds import odds
from wayout.desk.paper.document import Paragraph, Table
from wayout.text import translator

EN = translator("en")


def row(name: str, *cells: str, back: bool = False) -> RowShown:
    """A row of the table."""
    return RowShown(name=name, cells=cells, colour="#000", red=False, back=back)


def test_the_table_is_that_of_the_page() -> None:
    """Its rows, who is still watched, and which states lead back."""
    shown = OddsShown(
        dots=(),
        heads=(("in 3 months", "day 91"), ("day 183", "day 183")),
        rows=(row("Probation ↩", "40% (20–60)", "≥ 30%", back=True), row("Prison", "5%", "6%")),
        counts=(row("watched", "22", "20"),),
    )
    panel = OddsPanel(
        said=("As in this case.",), followed="Of 22 accused ↩", shown=shown, first=("First.",),
        who=(("counted", "22 accused"),), warnings=("Few.",), remarks=("Known until May.",),
    )  # fmt: skip
    blocks = list(odds(panel, EN))
    (table,) = (one for one in blocks if isinstance(one, Table))
    assert table.heads == ("where", "in 3 months\nday 91", "day 183")
    assert table.rows == (
        ("Probation", "40% (20–60)", "≥ 30%"),
        ("Prison", "5%", "6%"),
        ("watched", "22", "20"),
    )
    assert len(table.widths) == len(table.heads)
    said = msgspec.json.encode(blocks).decode()
    for words in ("Past frequencies, not a forecast", "First.", "22 accused", "Few.", "until May"):
        assert words in said
    assert "leads back to the front, which does not say that anybody was sent: Probation." in said
    assert "↩" not in said


def test_without_numbers_it_says_why() -> None:
    """No record was chosen, or too few are there."""
    panel = OddsPanel(said=("He is at the front.",), none="Too few.")
    assert list(odds(panel, EN)) == [Paragraph("He is at the front. Too few.")]
    assert list(odds(None, EN)) == []
