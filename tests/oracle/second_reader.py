"""An independent reader of court pages by lxml XPath, for comparison only.

It shares no code with the product: own decoding, own walk over tables, plain dictionaries out.
It is slow and careless with broken input; on whole pages it must agree with the product.
"""

import re
from datetime import UTC, datetime
from typing import Any

from lxml import etree
from tests.oracle.second_words import (
    Kind,
    charges,
    kind_of_complaint,
    kind_of_heading,
    kind_of_number,
)

Plain = dict[str, Any]
Node = Any

_FIELDS = {
    "received": ("Дата поступления",),
    "decided": ("Дата рассмотрения", "Дата рассмотрения дела в первой инстанции"),
    "in_force": ("Дата вступления в законную силу", "Дата вступления решения в силу"),
}
_RESULT = ("Результат рассмотрения", "Решение первой инстанции")
_TWINS = dict(zip("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху", strict=True))
_UID = "Уникальный идентификатор дела"
_NUMBERED = ("Номер дела ~ материала", "Номер дела")
_FILED = "Обжаловано в кассации"  # what a row of the list of complainants means


def decoded(data: bytes) -> str:
    """Text of a page: UTF-8 if it is, else windows-1251 without its one undefined byte."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.replace(bytes([0x98]), b"").decode("windows-1251")


def second_read(data: bytes) -> Plain:
    """Read a card or a list; what is neither gives `{"kind": "none"}`."""
    tree = etree.HTML(decoded(data), etree.HTMLParser(huge_tree=True))
    if tree is None or tree.xpath('//input[@name="captchaid" or @name="delo_table"]'):
        return {"kind": "none"}
    if heads := tree.xpath(
        '//tr[*[normalize-space(.)="№ дела" or normalize-space(.)="Номер дела"]]'
    ):
        return _list(tree, heads[0])
    if tree.xpath('//div[contains(@class,"card-sud") or @class="row_card"]'):
        return _moscow(tree)
    if tree.xpath('//*[starts-with(@id,"tab_content_") or starts-with(@id,"cont")]//table'):
        return _sudrf(tree)
    return {"kind": "none"}


def _text(node: Node) -> str:
    return " ".join(" ".join(node.itertext()).replace("\u200b", " ").split())


def _label(node: Node) -> str:
    """A label or head with its Latin twins of Russian letters made Russian."""
    return "".join(_TWINS.get(letter, letter) for letter in _text(node))


def _lines(cell: Node) -> tuple[str, str]:
    """Texts before and behind the first line break of a cell."""
    parts: list[list[str]] = [[cell.text or ""], []]
    at = 0
    for child in cell:
        if child.tag == "br":
            at = 1
        else:
            parts[at] += list(child.itertext())
        parts[at].append(child.tail or "")
    first, rest = (" ".join(" ".join(part).split()) for part in parts)
    return first, rest


def _day(text: str) -> str | None:
    for word in text.split():
        try:
            return datetime.strptime(word, "%d.%m.%Y").replace(tzinfo=UTC).date().isoformat()
        except ValueError:
            continue
    return None


def _clock(text: str) -> str | None:
    return next((word for word in text.split() if re.fullmatch(r"\d\d:\d\d", word)), None)


def _number(text: str) -> str | None:
    bare = text.replace("ДЕЛО №", "").strip()
    return re.split(r"[\s(\[]", bare, maxsplit=1)[0] or None


def _cells(row: Node) -> list[Node]:
    return list(row.xpath("./td | ./th"))


def _below(head: Node) -> list[list[Node]]:
    rows = head.xpath("ancestor::table[1]/tr | ancestor::table[1]/*/tr")
    return [_cells(row) for row in rows[rows.index(head) + 1 :]]


def _at(cells: list[Node], heads: list[str], *begins: str) -> Node | None:
    for begin in begins:
        for at, head in enumerate(heads):
            if head.startswith(begin) and at < len(cells):
                return cells[at]
    return None


def _cell(cells: list[Node], heads: list[str], *begins: str) -> str:
    node = _at(cells, heads, *begins)
    return "" if node is None else _text(node)


def _sudrf(tree: Node) -> Plain:
    values = {
        _label(row[0]): row[1]
        for row in map(_cells, tree.xpath("//tr[count(td)=2 and not(ancestor::td)]"))
    }
    result = values.get(_RESULT[0])
    printed = tree.xpath('//div[@class="casenumber" or @class="case-num"]')
    headings = tree.xpath('//div[@class="title" or @class="name-instanse"]')
    number = _number(_text(printed[0])) if printed else None
    kind = kind_of_heading(_text(headings[0]) if headings else "", number)
    uid = _texts(values, (_UID,)) or None
    return {
        **_of_kind(kind, _court(tree), uid),
        "number": number,
        **{key: _day(_texts(values, labels)) for key, labels in _FIELDS.items()},
        "result": "" if result is None else _lines(result)[0],
        "rows": _movement(tree, "Наименование события"),
        "complaints": [*_complaints(tree), *_filed(tree)],
        "persons": _persons(tree),
        "acts": _published(tree),
    }


def _of_kind(kind: Kind, court: str | None, uid: str | None) -> Plain:
    """Proceeding, instance, UID, court; without a court code the court of the UID, if first."""
    proceeding, instance = kind
    if court is None and uid and instance not in {"appeal", "cassation"}:
        court = uid.partition("-")[0]
    said = {"proceeding": proceeding, "instance": instance, "court": court}
    return {"kind": "card", "uid": uid, **said}


def _court(tree: Node) -> str | None:
    links = " ".join(tree.xpath("//@href[contains(.,'vnkod=')]"))
    fields = tree.xpath('//input[@name="vnkod" or @id="vnkod" or @name="courtCode"]/@value')
    found = re.search(r"vnkod=(\d{2}[A-Z]{2}\d{4})", links)
    codes = [found[1]] if found else [text for text in fields if text]
    return codes[0] if codes else None


def _texts(values: dict[str, Node], labels: tuple[str, ...]) -> str:
    return next((_text(values[label]) for label in labels if label in values), "")


def _head(tree: Node, label: str) -> list[Node]:
    new = tree.xpath('//*[starts-with(@id,"tab_content_")]')
    within = 'table[contains(@class,"none-mobile")]' if new else "table"
    rows = tree.xpath(f"//{within}//tr[td]")
    return [row for row in rows if label in [_label(cell) for cell in row.xpath("./td")]]


def _movement(tree: Node, label: str) -> list[list[str | None]]:
    return [row for head in _head(tree, label) for row in _events(head, label)]


def _events(head: Node, label: str) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    heads = [_label(cell) for cell in _cells(head)]
    for cells in _below(head):
        result = _at(cells, heads, "Результат")
        first, rest = ("", "") if result is None else _lines(result)
        ground = " ".join(filter(None, (rest, _cell(cells, heads, "Основани"))))
        days = [
            cell
            for cell, name in zip(cells, heads, strict=False)
            if name in {"Дата", "Дата события"}
        ]
        day = _day(_text(days[0])) if days else None
        clock = _clock(_cell(cells, heads, "Время"))
        found.append([_cell(cells, heads, label), day, clock, first, ground])
    return found


def _complaints(tree: Node) -> list[Plain]:
    """The blocks of a card of the first instance, one for each complaint."""
    found = []
    for block in tree.xpath(
        '//table[(./tr | ./*/tr)/th[starts-with(normalize-space(.),"ЖАЛОБА №")]]'
    ):
        rows = [_cells(row) for row in block.xpath("./tr | ./*/tr")]
        values = {_label(cells[0]): _text(cells[1]) for cells in rows if len(cells) == 2}
        heads = block.xpath('.//tr[td[normalize-space(.)="Событие"]]')
        found.append({
            "kind": kind_of_complaint(values.get("Вид жалобы (представления)", "")),
            "decided": _day(values.get("Дата рассмотрения жалобы", "")),
            "result": values.get("Результат обжалования", ""),
            "rows": [row for head in heads for row in _events(head, "Событие")],
        })  # fmt: skip
    return found


def _filed(tree: Node) -> list[Plain]:
    """Complainants of a cassation card: one complaint each, of the day it came in."""
    found = []
    for head in _head(tree, "Процессуальный статус заявителя"):
        heads = [_label(cell) for cell in _cells(head)]
        for cells in _below(head):
            day = _day(_cell(cells, heads, "Дата поступления"))
            row = [_FILED, day, None, "", ""]
            if day:
                found.append({"kind": "cassation", "decided": None, "result": "", "rows": [row]})
    return found


def _persons(tree: Node) -> list[list[list[str | bool | None]]]:
    """Charges of each row of the table of accused."""
    heads = _head(tree, "Перечень статей")[:1]
    names = [_label(cell) for head in heads for cell in _cells(head)]
    rows = [cells for head in heads for cells in _below(head)]
    return [charges(_cell(cells, names, "Перечень статей")) for cells in rows]


def _published(tree: Node) -> int:
    bodies = tree.xpath(
        '//*[starts-with(@id,"cont_doc") or starts-with(@id,"tab_content_Document")]'
    )
    notices = re.compile("не подлежит размещению|ПУСТОЙ ДОКУМЕНТ")
    return sum(bool(_text(body)) and not notices.search(_text(body)) for body in bodies)


def _moscow(tree: Node) -> Plain:
    etree.strip_elements(tree, "i", with_tail=False)
    values = {
        _label(left): left.xpath('../div[@class="right"]')[0]
        for left in tree.xpath('//div[@class="left"][../div[@class="right"]]')
    }
    number = _number(_texts(values, _NUMBERED))
    return {
        **_of_kind(kind_of_number(number), _court(tree), _texts(values, (_UID,)) or None),
        "number": number,
        **{key: _day(_texts(values, labels)) for key, labels in _FIELDS.items()},
        "result": _texts(values, _RESULT[1:]),
        "rows": _moscow_rows(tree),
        "complaints": [],
        "persons": _moscow_persons(values),
        "acts": len(tree.xpath('//td/a[contains(@href,"/docs/content/")]')),
    }


def _moscow_rows(tree: Node) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    for mark, label, ground in (
        ("Состояние", "Состояние", "Документ"),
        ("Дата и время", "Стадия", "no column"),
    ):
        for head in tree.xpath(f'//tr[th[normalize-space(.)="{mark}"]]'):
            heads = [_label(cell) for cell in _cells(head)]
            for cells in _below(head):
                when = _text(cells[0])
                found.append([
                    _cell(cells, heads, label), _day(when), _clock(when),
                    _cell(cells, heads, "Результат"), _cell(cells, heads, ground),
                ])  # fmt: skip
    return found


def _moscow_persons(values: dict[str, Node]) -> list[list[list[str | bool | None]]]:
    labels = ("Подсудимый", "Осужденный (оправданный, обвиняемый)", "Лицо")
    groups = re.findall(r"\(([^()]*Ст\.[^()]*)\)", _texts(values, labels))
    return [charges(group) for group in groups]


def _list(tree: Node, head: Node) -> Plain:
    heads = [_label(cell) for cell in _cells(head)]
    rows = [cells for cells in _below(head) if len(cells) == len(heads)]
    said = re.sub(r"\s+", " ", " ".join(tree.xpath("//body//text()")))
    total = re.search(r"найдено\s?[—-]\s?(\d+)", said)
    span = re.search(r"записи с (\d+) по (\d+)", said)
    return {
        "kind": "list",
        "total": int(total[1]) if total else None,
        "span": [int(span[1]), int(span[2])] if span else [None, None],
        "rows": [
            [_number(_cell(cells, heads, "№ дела", "Номер дела")),
             _day(_cell(cells, heads, "Дата поступления"))]
            for cells in rows
        ],
    }  # fmt: skip
