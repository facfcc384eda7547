"""Pages whose modules are read when they are first asked for: what they draw with is heavy."""

from collections.abc import Callable
from importlib import import_module

from starlette.requests import Request
from starlette.responses import Response


def later(module: str, page: str) -> Callable[[Request], Response]:
    """Give a page that is looked up when somebody asks for it.

    Args:
        module: Its module in the folder of pages.
        page: Its name there.
    """

    def answer(request: Request) -> Response:
        found: Callable[[Request], Response]
        found = getattr(import_module(f"wayout.desk.pages.{module}"), page)
        return found(request)

    return answer
