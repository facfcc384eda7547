"""The number under which a court has a case: written down, or struck out."""

import re

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.pages.case.page import case_page
from wayout.desk.pages.which_case import case_code
from wayout.desk.view import speak
from wayout.desk.writing import field_of, write
from wayout.record.numbered_cards import plain_number
from wayout.record.uid import canonical

_COURT = re.compile(r"\d{2}[A-Z]{2}\d{4}")


def number_added(request: Request) -> Response:
    """Write down under which number a court has the case, or that it has not."""
    _, code = speak(request), case_code(request)
    typed = {name: field_of(request, name) for name in ("number", "court")}
    if field_of(request, "gone"):  # as it was written, by whatever hand
        told = {"number": typed["number"], "court": typed["court"] or None}
        line = {"record": "court case", "gone": True, **told}
        return write(request, code, [line], _("the number in court is struck out"))
    number = plain_number(typed["number"])
    court = canonical(typed["court"].strip()) or None
    if number is None:
        fault = _("This is no number of a case in court: 1-57/2025, or its long identifier.")
        return case_page(request, number={**typed, "wrong": "number"}, fault=fault)
    if court is not None and not _COURT.fullmatch(court):
        fault = _("The code of a court has two digits, two letters and four digits.")
        return case_page(request, number={**typed, "wrong": "court"}, fault=fault)
    line = {"record": "court case", "number": number, "court": court}
    return write(request, code, [line], _("the number in court"))
