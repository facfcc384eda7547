"""Card pages in the old layout of the court sites, raw or as a browser saved them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from wayout.sample.case import Act
from wayout.sample.days import dotted, working_from
from wayout.sample.draw import chance
from wayout.sample.tables import table
from wayout.sample.view import View

_LOWER = ("appeal", "cassation")


def old_page(view: View, shell: tuple[str, str, str] = ("", "", "")) -> str:
    """Write the page of a card; `shell` is furniture for its head, top and foot."""
    card, layout = view.card, table("old")
    tidy = card.instance == "first" and chance(view.rng, view.quirks.tidy_markup)
    pieces = {**layout["raw"], **layout["tidy"]} if tidy else layout["raw"]
    names, bodies = zip(*_tabs(view, pieces), strict=True)
    tabs = "".join(
        pieces["tab"].format(n=n, of=len(names), name=name, cls="sel" if n == 1 else "nonsel")
        for n, name in enumerate(names, 1)
    )
    return str(
        pieces["page"].format(
            court=card.court_name, title=layout["titles"][card.instance], number=view.number,
            tabs=tabs, bodies=_numbered(bodies),
            head=shell[0], top=shell[1], foot=shell[2],
            extra=pieces["vnkod"].format(court=card.court) if card.vnkod_field else "",
            published=dotted(card.visible), changed=dotted(view.visit),
        )
    )  # fmt: skip


def _tabs(view: View, pieces: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Give the tabs in order: caption and body, `{n}` where the number of the tab stands."""
    card, columns = view.card, table("old")["columns"]
    cassation = card.instance == "cassation"
    yield "ПРОИЗВОДСТВО" if cassation else "ДЕЛО", _head(view, pieces)
    if card.instance in _LOWER:
        yield "РАССМОТРЕНИЕ В НИЖЕСТОЯЩЕМ СУДЕ", _lower(view, pieces)
    caption = "СЛУШАНИЯ" if cassation else "ДВИЖЕНИЕ ДЕЛА"
    yield caption, _table(pieces, caption, columns["movement"], view.movement, posted=True)
    if cassation:
        yield "ЖАЛОБЫ", _table(pieces, "ЖАЛОБЫ", columns["complaints"], [_complaint_cells(view)])
    if view.persons:
        heads = columns["persons_cassation" if cassation else "persons"]
        rows = [(p[0], p[1], "", p[3], "") for p in view.persons] if cassation else view.persons
        yield "ЛИЦА", _table(pieces, "ЛИЦА", heads, rows)
    parties = [(*party, "", "", "", "") for party in view.parties]
    yield "СТОРОНЫ", _table(pieces, "СТОРОНЫ", columns["parties"], parties)
    if card.complaint and card.complaint[0] < view.visit:
        yield "ОБЖАЛОВАНИЕ РЕШЕНИЙ, ОПРЕДЕЛЕНИЙ (ПОСТ.)", _complaint(view, pieces)
    if view.acts:
        yield "СУДЕБНЫЕ АКТЫ", _acts(view.acts, pieces)


def _numbered(bodies: Iterable[str]) -> str:
    return "".join(body.replace("{n}", str(n)) for n, body in enumerate(bodies, 1))


def _head(view: View, pieces: dict[str, Any]) -> str:
    card, fields = view.card, ""
    for label, value in view.head:
        text = value
        if value == card.uid:
            delo = table("old")["delo"][card.instance]
            text = pieces["uid"].format(court=card.court, delo=delo, uid=value)
        fields += pieces["field"].format(label=label, value=text)
    return str(pieces["head"].replace("{fields}", fields))


def _lower(view: View, pieces: dict[str, Any]) -> str:
    court, number = view.card.below
    fields = (
        ("Регион суда первой инстанции", "99 - Образцовская область"),
        ("Суд (судебный участок) первой инстанции", court),
        ("Номер дела в первой инстанции", number),
    )
    text = "".join(pieces["lower_field"].format(label=name, value=v) for name, v in fields)
    return str(pieces["lower"].replace("{fields}", text))


def _table(
    pieces: dict[str, Any],
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    posted: bool = False,
) -> str:
    columns = "".join(pieces["column"].format(name=name) for name in heads)
    columns += pieces["posted"] if posted else ""
    lines = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    body: str = pieces["table"].replace("{caption}", caption)
    return body.replace("{heads}", columns).replace("{rows}", lines)


def _acts(acts: Sequence[Act], pieces: dict[str, Any]) -> str:
    labels = table("labels")
    tabs = bodies = ""
    for n, act in enumerate(acts, 1):
        name, cls = labels["tab"][act.kind], "sel" if n == 1 else "nonsel"
        tabs += pieces["act_tab"].format(n=n, of=len(acts), name=name, cls=cls)
        bodies += pieces["act"].format(n=n, text=act_body(act))
    body: str = pieces["acts"].replace("{tabs}", tabs)
    return body.replace("{bodies}", bodies)


def act_body(act: Act) -> str:
    """Return what stands where the text of an act is expected."""
    site = table("labels")["site"]
    if act.publication == "withheld":
        return f"<P>{site['withheld']}</P>"
    return f"<P>{site['empty']}</P>" if act.publication == "empty" else act.text


def _complaint_cells(view: View) -> tuple[str, ...]:
    day = dotted(view.card.received)
    studied = dotted(working_from(view.card.received + timedelta(days=3)))
    result = "ПОСТАНОВЛЕНИЕ О НАЗНАЧЕНИИ СУДЕБНОГО ЗАСЕДАНИЯ"
    return (day, "АДВОКАТОМ", "подано АДВОКАТОМ", day, "нет", studied, result)


def _complaint(view: View, pieces: dict[str, Any]) -> str:
    """Write the tab of the appeal as the first instance shows it."""
    filed, decided = view.card.complaint or (view.visit, None)
    labels = table("labels")
    events = labels["event"]
    rows = [(events["appeal_registration"], filed, "")]
    rows.append((events["appeal_admission"], filed, labels["result"]["accepted"]))
    rows.append((events["appeal_up"], working_from(filed + timedelta(days=12)), ""))
    ends = ""
    if decided and decided < view.visit:
        rows.append((events["appeal_back"], working_from(decided + timedelta(days=8)), ""))
        ends = pieces["complaint_end"].format("Дата рассмотрения жалобы", dotted(decided))
    shown = "".join(
        pieces["complaint_row"].format(name, dotted(day), result)
        for name, day, result in rows
        if day <= view.visit
    )
    names = table("old")["columns"]["complaint"]
    heads = "".join(pieces["complaint_head"].format(name=name) for name in names)
    body: str = pieces["complaint"].replace("{heads}", heads + pieces["complaint_posted"])
    upper = table("courts")["higher"]["appeal"]["name"]
    return body.replace("{rows}", shown).replace("{ends}", ends).replace("{upper}", upper)
