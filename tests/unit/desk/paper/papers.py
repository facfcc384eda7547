"""A paper to make files of."""

from wayout.desk.paper.document import (
    Bullets,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Row,
    Rows,
    Section,
    Table,
)
from wayout.text import Language

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<text x="2" y="12" font-family="Inter">Да</text></svg>'
)


def paper(said: str, language: Language = "ru") -> Paper:
    """A paper that has one block of each kind, in each of which something is said.

    Titles, heads and the footer are words of ours, and short.
    """
    name = said[:100]
    return Paper(
        language=language,
        title=f"Справка {name}",
        about=Rows((Row("Код", said),)),
        sections=(
            Section(
                f"Раздел {name}",
                (
                    Paragraph(said),
                    Paragraph(said, "strong"),
                    Paragraph(said, "soft"),
                    Paragraph(said, "back"),
                    Heading(name),
                    Bullets((said, said)),
                    Rows((Row(said, said), Row(said, said, back=True))),
                    Rows(()),
                    Table("Таблица", ("день", name), (2, 3), ((said, said), ("", said))),
                    Figure(DRAWING, said),
                ),
            ),
        ),
        footer=name,
    )
