"""Style, script and letters: part of the package, the same for everybody."""

from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
}
JOINED = {  # the files of a folder as one: which it is, how they end, and the first
    "desk.css": ("style", ".css", "house.css"),
    "desk.js": ("script", ".js", "desk.js"),
    "htmx.js": ("htmx", ".js", "htmx.min.js"),
}
ASSETS = {
    **dict.fromkeys(JOINED, "wayout.desk.assets"),
    "Inter-Regular.woff2": "wayout.text.fonts",
    "Inter-Bold.woff2": "wayout.text.fonts",
}


def asset(request: Request) -> Response:
    """Give one of them."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    return Response(_read(name), media_type=_KINDS[name.rpartition(".")[2]])


@cache
def _read(name: str) -> bytes:
    folder = files(ASSETS[name])
    if name not in JOINED:
        return folder.joinpath(name).read_bytes()
    within, ends, first = JOINED[name]
    found = [one for one in folder.joinpath(within).iterdir() if one.name.endswith(ends)]
    parts = sorted(found, key=lambda one: (one.name != first, one.name))
    return b"\n".join(part.read_bytes() for part in parts)
