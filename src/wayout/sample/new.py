"""Card pages in the new (vnkod) layout: every row stands there three times."""

from collections.abc import Iterable, Sequence
from typing import Any

from wayout.sample.old import act_body
from wayout.sample.tables import table
from wayout.sample.view import View

_JUDGE = ("Председательствующий судья", "Судья", "Докладчик")


def new_page(view: View, shell: tuple[str, str, str] = ("", "", "")) -> str:
    """Write the page of a card; `shell` is furniture for its head, top and foot."""
    pieces, card = table("new"), view.card
    tabs, bodies = zip(*_tabs(view, pieces), strict=True)
    civil = card.proceeding == "civil"
    return str(
        pieces["page"].format(
            court=card.court_name,
            title="Гражданские и административные дела" if civil else "Уголовные дела",
            number=view.number,
            tabs="".join(_tab(pieces, place, tab) for place, tab in enumerate(tabs)),
            bodies="".join(bodies),
            head=shell[0],
            top=shell[1],
            foot=shell[2],
        )
    )


def _tab(pieces: dict[str, Any], place: int, tab: tuple[str, str]) -> str:
    cls = "" if place else ' class="active"'
    return str(pieces["tab"].format(cls=cls, id=f"tab_id_{tab[0]}", name=tab[1]))


def _tabs(view: View, pieces: dict[str, Any]) -> Iterable[tuple[tuple[str, str], str]]:
    yield ("Case", "Дело"), _head(view, pieces)
    if view.persons:
        rows = [(name, articles, result) for name, articles, _, result in view.persons]
        yield ("DefList", "Лица"), _body(pieces, "DefList", pieces["persons"], rows)
    yield ("EventList", "Движение дела"), _movement(view, pieces)
    if view.card.proceeding == "civil":
        rows_of_parties = [(*party, "", "", "") for party in view.parties]
        body = _body(pieces, "PersonList", pieces["parties"], rows_of_parties)
        yield ("PersonList", "Лица"), body
    labels = table("labels")["tab"]
    for n, act in enumerate(view.acts, 1):
        name = f"Судебный акт #{n} ({labels[act.kind]})"
        yield (f"Document{n}", name), pieces["document"].format(n=n, text=act_body(act))


def _head(view: View, pieces: dict[str, Any]) -> str:
    card, fields = view.card, ""
    for label, value in view.head:
        text = pieces["uid"].format(uid=value) if value == card.uid else value
        name = _JUDGE[card.seed % 3] if label == "Судья" else label
        fields += pieces["field"].format(label=name, value=text)
    return str(pieces["head"].replace("{fields}", fields))


def _movement(view: View, pieces: dict[str, Any]) -> str:
    """Write the movement three times: for desktop, for telephones, for print."""
    if view.card.seed % 100 < view.quirks.eight_columns * 100:
        heads, rows = pieces["eight"], [tuple(row) for row in view.movement]
    else:
        heads = pieces["six"]
        rows = [(r[0], r[4], r[5], r[1], r[2], r[7]) for r in view.movement]
    mobile = "".join(
        pieces["mobile"].format(
            day=row[1],
            time=row[2],
            label=row[0],
            result=pieces["mobile_result"].format(row[4]) if row[4] else "",
            ground=pieces["mobile_ground"].format(row[5]) if row[5] else "",
        )
        for row in view.movement
    )
    desktop = _table(pieces, heads, rows)
    body: str = pieces["body"].replace("{id}", "tab_content_EventList")
    printed: str = pieces["print"].replace("{table}", desktop.replace(" none-mobile", ""))
    return body.replace("{table}", desktop).replace("{mobile}", mobile) + printed


def _body(
    pieces: dict[str, Any], name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> str:
    body: str = pieces["body"].replace("{id}", f"tab_content_{name}")
    return body.replace("{table}", _table(pieces, heads, rows)).replace("{mobile}", "")


def _table(pieces: dict[str, Any], heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    open_cell, close_cell = '<td class="vert-align">', "</td>"
    between = close_cell + open_cell
    lines = "".join(f"<tr>{open_cell}{between.join(row)}{close_cell}</tr>" for row in rows)
    columns = "".join(pieces["cell"].format(name) for name in heads)
    return str(pieces["table"].replace("{heads}", columns).replace("{rows}", lines))
