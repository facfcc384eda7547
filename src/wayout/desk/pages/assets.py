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
STYLE = "desk.css"  # all files of the folder of styles, as one
ASSETS = {
    STYLE: "wayout.desk.assets",
    "desk.js": "wayout.desk.assets",
    "Inter-Regular.woff2": "wayout.text.fonts",
    "Inter-Bold.woff2": "wayout.text.fonts",
}
_FIRST = "house.css"


def asset(request: Request) -> Response:
    """Give one of them."""
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404)
    return Response(_read(name), media_type=_KINDS[name.rpartition(".")[2]])


@cache
def _read(name: str) -> bytes:
    folder = files(ASSETS[name])
    if name != STYLE:
        return folder.joinpath(name).read_bytes()
    styles = folder.joinpath("style").iterdir()
    parts = sorted(styles, key=lambda one: (one.name != _FIRST, one.name))
    return b"".join(part.read_bytes() for part in parts)
