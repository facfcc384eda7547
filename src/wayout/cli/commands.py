"""Which commands there are, in the order in which they are shown.

The list is plain data, so that the first screen needs neither the parser nor the commands.
"""

from dataclasses import dataclass

from wayout.text import mark


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, where its function lives, how it is called, what it is for."""

    words: tuple[str, ...]
    target: str
    usage: str
    summary: str


COMMANDS = (
    Command(
        ("demo",),
        "wayout.cli.demo:demo",
        "demo",
        mark("An invented world, read and counted, shown on one page."),
    ),
    Command(
        ("record", "read"),
        "wayout.cli.record:read",
        "record read PATH... --out DIR",
        mark("Saved court pages to tables, without names."),
    ),
    Command(
        ("count",),
        "wayout.cli.count:count",
        "count DIR --event E --by month",
        mark("A dated count from the tables, with what is missing."),
    ),
    Command(
        ("odds",),
        "wayout.cli.odds:odds",
        "odds SOURCE --from STATE --days 30,90",
        mark("Where those in one state ended up, how fast, how sure."),
    ),
    Command(
        ("pathway",),
        "wayout.cli.pathway:pathway",
        "pathway [STATE]",
        mark("The map: states, and the ways between them."),
    ),
    Command(
        ("law",),
        "wayout.cli.law:law",
        "law FACTS [--on DAY] [--why]",
        mark("What the law says of one case, with its reasons."),
    ),
    Command(
        ("law", "diff"),
        "wayout.cli.law_diff:diff",
        "law diff FACTS DAY DAY",
        mark("What changed for these facts between two days."),
    ),
    Command(
        ("law", "show"),
        "wayout.cli.law_show:show",
        "law show 337.5",
        mark("A provision: its editions, sources and disputed readings."),
    ),
    Command(
        ("law", "history"),
        "wayout.cli.law_history:history",
        "law history FILE",
        mark("The same from a History: one answer for each absence."),
    ),
    Command(
        ("law", "check"),
        "wayout.cli.law_check:check",
        "law check",
        mark("Whether the law tables are sound, and when they were last read."),
    ),
)
# A group without words of its own is a command, too, and speaks for itself.
GROUPS = {"record": mark("Court pages and what is read from them."), "law": None}
