"""Which case a page is about: its address names it by an alias."""

from starlette.requests import Request

from wayout.desk.aliases import Aliases
from wayout.errors import VaultError


def case_code(request: Request) -> str:
    """The code of the case in the address.

    Raises:
        VaultError: The alias was drawn for none, or before the vault was locked.
    """
    aliases: Aliases = request.app.state.memory.aliases
    code = aliases.code(request.path_params["name"])
    if code is None:
        raise VaultError("This address no longer works. Find the case in the list.")
    return code
