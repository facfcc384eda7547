"""Import: court pages for the record, and a case that a colleague exported."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from wayout.desk.gate.uploads import PAGES
from wayout.desk.incoming.places import Places, beside
from wayout.desk.settings import Settings
from wayout.desk.view import page

HERE = "/import"


def import_page(request: Request) -> Response:
    """Ask what is to come in."""
    return ask(request)


def ask(request: Request, *, status: int = 200, **faults: str) -> Response:
    """Show the forms, with what was wrong beside the one that it was wrong with."""
    settings: Settings = request.app.state.settings
    places = places_of(request)
    shown: dict[str, Any] = {"court": "", "folder": "", "typed": "", "exported": "", **faults}
    return page(
        request,
        "import.html",
        status=status,
        path=HERE,
        faults=shown,
        places=places,
        other=settings.record if settings.record not in {None, places.tables} else None,
        most=PAGES,
        job=request.app.state.memory.incoming.job,
    )


def places_of(request: Request) -> Places:
    """Where the court pages of this desk lie."""
    settings: Settings = request.app.state.settings
    return beside(settings.path)
