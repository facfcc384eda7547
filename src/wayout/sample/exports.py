"""Cases as two peers' programs hand them on: JSON lines, and one JSON object of a court."""

import json
import re
from typing import Any

from wayout.sample.old import act_body
from wayout.sample.view import View

_TAG = re.compile(r"<[^>]*>")
_STEP = (
    "eventName", "eventDate", "eventTime", "eventPlace", "eventResult", "eventResultReason",
    "additionalInfo", "publishedDate",
)  # fmt: skip
_STEP_HEADS = (
    "Наименование события", "Дата", "Время", "Место проведения", "Результат события",
    "Основание для выбранного результата события", "Примечание", "Дата размещения",
)  # fmt: skip


def tochno_line(view: View) -> str:
    """Write a case as one line of the JSON lines of tochno-st/sudrfscraper."""
    card, head = view.card, dict(view.head)
    steps = [
        {name: cell for name, cell in zip(_STEP, row, strict=True) if cell} for row in view.movement
    ]
    if card.seed % 5 == 0:  # that program takes the heads of some tables for a row
        steps.insert(0, dict(zip(_STEP, _STEP_HEADS, strict=True)))
    record: dict[str, Any] = {
        "CUI": card.uid,
        "id": card.seed,
        "region": 99,
        "instance": "FIRST",
        "name": card.court_name,
        "caseNumber": view.number,
        "entryDate": head["Дата поступления"],
        "names": "; ".join(f"{name} - {articles}" for name, articles, _, _ in view.persons),
        "judge": _judge(head),
        "resultDate": head.get("Дата рассмотрения", ""),
        "decision": _plain(_result(head)),
        "endDate": head.get("Дата вступления в законную силу", ""),
        "steps": steps,
        "sides": [{"sideType": kind, "sideName": name} for kind, name in view.parties],
        "consideredBy": head.get("Признак рассмотрения дела"),
        "text": _text(view),
        "connectedLinks": {},
        "links": {},
    }
    return json.dumps(record, ensure_ascii=False)


def dataout_case(view: View) -> dict[str, Any]:
    """Write a case as dataout-org/sudrfparser does: no movement, no day of the decision."""
    card, head = view.card, dict(view.head)
    text = _text(view)
    return {
        "case_text": f"Судебный акт #1 (Приговор) {text}" if text else "",
        "case_found": "True",
        "metadata": {
            "accused": [
                {"name": name, "article": articles.removesuffix(" УК РФ").split(";")}
                for name, articles, _, _ in view.persons
            ],
            "id_text": f"ДЕЛО № {view.number}",
            "uid_2": card.uid,
            "adm_date": head["Дата поступления"],
            "judge": _judge(head),
            "decision_result": _plain(_result(head)),
        },
        "case_id_uid": f"case_id={card.seed}&case_uid=00000000-0000-0000-0000-{card.seed:012x}",
    }


def dataout_file(court: str, cases: list[dict[str, Any]]) -> str:
    """Join the cases of one court to the object that the program saves."""
    body = {"num_cases": len(cases), "cases": cases}
    return json.dumps({court: {**body, "logs": {}}}, ensure_ascii=False)


def _judge(head: dict[str, str]) -> str:
    return next((value for label, value in head.items() if label.endswith("удья")), "")


def _result(head: dict[str, str]) -> str:
    return next((v for label, v in head.items() if label.endswith("езультат рассмотрения")), "")


def _plain(markup: str) -> str:
    return _TAG.sub(" ", markup).strip()


def _text(view: View) -> str:
    published = [act_body(act) for act in view.acts if act.kind == "verdict"]
    text = _TAG.sub(" ", published[0]) if published else ""
    return text.replace("&lt;", "<").replace("&gt;", ">").strip()
