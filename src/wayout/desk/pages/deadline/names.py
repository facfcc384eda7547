"""The address of a deadline's own page: a name that tells neither what it is nor the day."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from wayout.desk.aliases import Aliases
from wayout.errors import VaultError

_BETWEEN = "\n"  # in no code, name or day


def deadline_path(aliases: Aliases, code: str, name: str, counted: str) -> str:
    """The address of the page of a deadline.

    Args:
        aliases: The names that hold until the lock.
        code: Of the case.
        name: Of the deadline.
        counted: The day that the law counts it to.
    """
    named = aliases.name(_BETWEEN.join((code, name, counted)))
    return f"/cases/{aliases.name(code)}/deadlines/{named}"


def path_of_item(aliases: Aliases, item: Mapping[str, Any]) -> str:
    """The address of the page of a deadline that the keeper tells as due."""
    return deadline_path(aliases, item["code"], item["what"], item.get("counted") or item["day"])


def deadline_asked(request: Request, code: str) -> tuple[str, str]:
    """The name and the counted day of the deadline in the address.

    Raises:
        VaultError: The alias was drawn for none of this case, or before the vault was locked.
    """
    aliases: Aliases = request.app.state.memory.aliases
    named = aliases.code(request.path_params["deadline"]) or ""
    case, _, rest = named.partition(_BETWEEN)
    name, between, counted = rest.partition(_BETWEEN)
    if case != code or not between:
        raise VaultError("This address no longer works. Find the case in the list.")
    return name, counted
