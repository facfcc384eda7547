"""The first screen: what Wayout is, its commands, the next step."""

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
            _("Begin with: wayout demo"),
            _("More on a command: wayout count --help. Language: --lang ru, or WAYOUT_LANG=ru."),
        )
    )
