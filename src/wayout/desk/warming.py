"""The first page takes long, for all that is loaded then: it is loaded before it is asked for."""

from datetime import date
from functools import cache
from threading import Thread

from wayout.desk.drawings import Drawings
from wayout.desk.pages.case.timeline import time_shown
from wayout.desk.view import compile_templates
from wayout.law import load_law
from wayout.text import translator


@cache
def warm_up() -> Thread:
    """Load what pages need, and draw something, beside whatever else is done; once."""
    thread = Thread(target=_warm, name="warming")
    thread.start()
    return thread


def _warm() -> None:
    load_law()
    compile_templates()
    told = {"history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}]}}
    time_shown(told, (), date(2025, 2, 1), (Drawings(), translator("en")))
