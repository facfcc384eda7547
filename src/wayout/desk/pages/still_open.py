"""Whether the vault is still open: asked by a page that is left alone, and no sign of work."""

from starlette.requests import Request
from starlette.responses import Response

OPEN, LOCKED = 204, 423


def still_open(request: Request) -> Response:
    """Say it, and nothing else."""
    return Response(status_code=OPEN if request.app.state.book.is_open else LOCKED)
