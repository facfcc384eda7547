"""Data files that belong to the reading, opened with a clear word where one is damaged."""

import tomllib
from importlib.resources import files
from typing import Any

from wayout.errors import DataError


def packaged_toml(package: str, name: str) -> dict[str, Any]:
    """Read a TOML file of the installed package.

    Raises:
        DataError: The file is missing or damaged.
    """
    try:
        return tomllib.loads((files(package) / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(
            "The data file {file} is damaged ({fault}). Install Wayout anew.",
            file=f"{package}/{name}",
            fault=error,
        ) from error
