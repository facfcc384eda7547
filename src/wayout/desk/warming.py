"""The first drawing takes long, for all that is loaded then: one is made before it is asked for."""

from datetime import date
from functools import cache
from threading import Thread

from wayout.desk.drawings import Drawings
from wayout.desk.pages.case.timeline import time_shown
from wayout.text import translator


@cache
def warm_up() -> Thread:
    """Draw something that nobody asked for, beside whatever else is done; once."""
    thread = Thread(target=_draw, name="warming")
    thread.start()
    return thread


def _draw() -> None:
    told = {"history": {"events": [{"kind": "left_unit", "day": "2025-01-20"}]}}
    time_shown(told, (), date(2025, 2, 1), (Drawings(), translator("en")))
