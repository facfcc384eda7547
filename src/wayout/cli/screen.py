"""The first screen: what Wayout is, its commands, what lies here, the next step."""

from pathlib import Path

from wayout.cli.commands import COMMANDS, TOGETHER
from wayout.text import Translator


def first_screen(_: Translator) -> str:
    """Write the first screen, at most 80 columns wide."""
    summaries = {one.usage: TOGETHER.get(one.usage, one.summary) for one in COMMANDS}
    listed = [
        line
        for usage, summary in summaries.items()
        for line in (f"  wayout {usage}", f"      {_(summary)}")
    ]
    return "\n".join(
        (
            _("Soldiers who will not go back to a war: what the law says, what the courts did."),
            *listed,
            "",
            _next_step(Path(), _),
            _("More on a command: wayout count --help. Language: --lang ru, or WAYOUT_LANG=ru."),
        )
    )


def _next_step(folder: Path, _: Translator) -> str:
    """Name the vault or the tables that lie here with what opens them; what is due is inside."""
    try:
        vaults = sorted(ring.with_suffix("") for ring in folder.glob("*.ring"))
        tables = sorted(file.parent for file in folder.glob("*/cards.parquet"))
    except OSError:  # a folder that cannot be listed
        return _("Begin with: wayout demo")
    for vault in vaults:
        if vault.is_file():
            return _("Here lies a vault, locked. Next: wayout desk --vault {name}").format(
                name=vault.name
            )
    if tables:
        return _("Here lie tables. Next: wayout count {name} --event suspended").format(
            name=tables[0].name
        )
    return _("Begin with: wayout demo")
