"""The first screen: what Wayout is, its commands, the next step."""

from wayout.cli.commands import COMMANDS
from wayout.text import Translator


def first_screen(_: Translator) -> str:
    """Write the first screen, at most 80 columns wide."""
    width = max(len(command.usage) for command in COMMANDS)
    commands = [f"  wayout {command.usage:{width}}" for command in COMMANDS]
    listed = [
        line
        for command, written in zip(COMMANDS, commands, strict=True)
        for line in (written.rstrip(), f"      {_(command.summary)}")
    ]
    return "\n".join(
        (
            _("Soldiers who will not go back to a war: what the law says, what the courts did."),
            *listed,
            "",
            _("Begin with: wayout demo"),
            _("More on a command: wayout count --help. Language: --lang ru or en, or WAYOUT_LANG."),
        )
    )
