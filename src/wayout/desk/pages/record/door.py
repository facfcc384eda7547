"""Where the pages of the record begin: what they draw with is heavy, so it is late."""

from starlette.requests import Request
from starlette.responses import Response


def record(request: Request) -> Response:
    """Show the record, and counts of it."""
    from wayout.desk.pages.record import page  # noqa: PLC0415  it draws

    return page.record(request)


def record_file(request: Request) -> Response:
    """Give a count as a file."""
    from wayout.desk.pages.record import page  # noqa: PLC0415  it draws

    return page.record_file(request)


def record_chosen(request: Request) -> Response:
    """Choose the folder of the tables."""
    from wayout.desk.pages.record import page  # noqa: PLC0415  it draws

    return page.record_chosen(request)
