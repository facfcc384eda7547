"""Which commands there are, in the order in which they are shown.

The list is plain data, so that the first screen needs neither the parser nor the commands.
"""

from dataclasses import dataclass

from wayout.text import mark


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, where its function lives, how it is called, what it is for.

    Commands called alike stand together on the first screen, by a summary of `TOGETHER`.
    """

    words: tuple[str, ...]
    target: str
    usage: str
    summary: str


_BEGIN = "demo | desk --vault FILE"
_LAW = "law diff FACTS DAY DAY | show 337.5 | history FILE | check"
_CASES = "vault new|add|list|show|note|attach|document|find|delete FILE ..."
_MORE = "vault intake|write|due|review|people|share|rekey|export|import FILE ..."
_WHOLE = "vault check|log|requests|proof|backup|restore|drill FILE"
TOGETHER = {
    _BEGIN: mark("The desk in the browser of this machine: on an invented world, on your vault."),
    _LAW: mark("What changed between two days; a provision; a whole History; the tables."),
    _CASES: mark("The casebook: cases in one encrypted file that a passphrase opens."),
    _MORE: mark("What comes in and what is due; who may open which case; cases for colleagues."),
    _WHOLE: mark("Whether it is as you left it; who read what; copies that are proved to open."),
}
COMMANDS = (
    Command(
        ("demo",),
        "wayout.cli.demo:demo",
        _BEGIN,
        mark("An invented world, and the desk opened on it."),
    ),
    Command(
        ("desk",),
        "wayout.cli.desk:desk",
        _BEGIN,
        mark("The vault in the browser of this machine."),
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
        _LAW,
        mark("What changed for these facts between two days."),
    ),
    Command(
        ("law", "show"),
        "wayout.cli.law_show:show",
        _LAW,
        mark("A provision: its editions, sources and disputed readings."),
    ),
    Command(
        ("law", "history"),
        "wayout.cli.law_history:history",
        _LAW,
        mark("The same from a History: one answer for each absence."),
    ),
    Command(
        ("law", "check"),
        "wayout.cli.law_check:check",
        _LAW,
        mark("Whether the law tables are sound, and when they were last read."),
    ),
    Command(
        ("vault", "new"),
        "wayout.cli.vault:new",
        _CASES,
        mark("Make a vault, and its recovery key."),
    ),
    Command(
        ("vault", "add"),
        "wayout.cli.vault_cases:add",
        _CASES,
        mark("Add cases, a line of JSON each; prints their codes."),
    ),
    Command(
        ("vault", "list"),
        "wayout.cli.vault_list:list_",
        _CASES,
        mark("The cases by code: state, since when, what is due. No names."),
    ),
    Command(
        ("vault", "show"),
        "wayout.cli.vault_show:show",
        _CASES,
        mark("One case."),
    ),
    Command(
        ("vault", "note"),
        "wayout.cli.vault_cases:note",
        _CASES,
        mark("Add a note to a case, from standard input."),
    ),
    Command(
        ("vault", "attach"),
        "wayout.cli.vault_documents:attach",
        _CASES,
        mark("Keep a file with a case."),
    ),
    Command(
        ("vault", "document"),
        "wayout.cli.vault_documents:document",
        _CASES,
        mark("The documents of a case; one of them as a plain file."),
    ),
    Command(
        ("vault", "find"),
        "wayout.cli.vault_cases:find",
        _CASES,
        mark("The codes of the cases that hold every word."),
    ),
    Command(
        ("vault", "delete"),
        "wayout.cli.vault_cases:delete",
        _CASES,
        mark("Delete a case for good."),
    ),
    Command(
        ("vault", "intake"),
        "wayout.cli.vault_intake:intake",
        _MORE,
        mark("Take a call down, question by question; each answer is saved at once."),
    ),
    Command(
        ("vault", "write"),
        "wayout.cli.vault_write:write",
        _MORE,
        mark("Write records of a case: people, events, consent, promises, corrections."),
    ),
    Command(
        ("vault", "due"),
        "wayout.cli.vault_due:due",
        _MORE,
        mark("Call-backs, check-ins and deadlines, by day. No names."),
    ),
    Command(
        ("vault", "review"),
        "wayout.cli.vault_review:review",
        _MORE,
        mark("The cases that wait for a decision whether they are kept."),
    ),
    Command(
        ("vault", "people"),
        "wayout.cli.vault_people:people",
        _MORE,
        mark("Add a member, remove one, list them."),
    ),
    Command(
        ("vault", "share"),
        "wayout.cli.vault_people:share",
        _MORE,
        mark("Let another member open a case."),
    ),
    Command(
        ("vault", "rekey"),
        "wayout.cli.vault_rekey:rekey",
        _MORE,
        mark("Other keys, another passphrase, another recovery key."),
    ),
    Command(
        ("vault", "export"),
        "wayout.cli.vault_export:export",
        _MORE,
        mark("A case in a file that only a colleague can open."),
    ),
    Command(
        ("vault", "import"),
        "wayout.cli.vault_export:import_",
        _MORE,
        mark("Take in a case that a colleague exported for you."),
    ),
    Command(
        ("vault", "check"),
        "wayout.cli.vault:check",
        _WHOLE,
        mark("Whether the vault is as it was left."),
    ),
    Command(
        ("vault", "log"),
        "wayout.cli.vault_log:log",
        _WHOLE,
        mark("Who did what with which case, when."),
    ),
    Command(
        ("vault", "requests"),
        "wayout.cli.vault_log:requests",
        _WHOLE,
        mark("How many cases were opened in each month."),
    ),
    Command(
        ("vault", "proof"),
        "wayout.cli.vault_proof:proof",
        _WHOLE,
        mark("A dated page that proves that a case was deleted."),
    ),
    Command(
        ("vault", "backup"),
        "wayout.cli.vault_backup:backup",
        _WHOLE,
        mark("A copy that was restored and compared before it is called one."),
    ),
    Command(
        ("vault", "restore"),
        "wayout.cli.vault_backup:restore",
        _WHOLE,
        mark("A vault from a backup."),
    ),
    Command(
        ("vault", "drill"),
        "wayout.cli.vault_backup:drill",
        _WHOLE,
        mark("Rehearse the loss of the vault; prints a dated certificate."),
    ),
)
# A group without words of its own is a command, too, and speaks for itself.
GROUPS = {
    "record": mark("Court pages and what is read from them."),
    "law": None,
    "vault": mark("The casebook: cases in one encrypted file that a passphrase opens."),
}
