"""The sample's own lists: courts, labels, rates, texts. Data files, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wayout.errors import DataError

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """Read one data file of the sample.

    Raises:
        DataError: If the installed package lacks it or it is damaged.
    """
    path = _DATA / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            "The data file {path} of the sample cannot be read. Install Wayout anew.", path=path
        ) from error
