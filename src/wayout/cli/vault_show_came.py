"""What came to a case beside people, events and notes, as `wayout vault show` prints it."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wayout.cli.vault_open import shown
from wayout.pathway import load_pathway
from wayout.publish.consent_words import CONSENTS
from wayout.publish.due_words import PROMISES, deadline_title
from wayout.publish.file_size import size_said
from wayout.text import Translator


def what_came(case: Mapping[str, Any], _: Translator) -> Iterator[RenderableType]:
    """Show consents, promises, documents, numbers in court, what was decided of deadlines.

    Also what waits for its day, until when the case is kept, and whose it is.
    """
    for head, rows in (
        (_("Consent"), _consents(case, _)),
        (_("Promised"), _promises(case, _)),
        (_("Documents"), _documents(case, _)),
        (_("In court"), _courts(case, _)),
        (_("Deadlines decided on"), _decided(case, _)),
        (_("Told, and not yet dated"), _undated(case, _)),
    ):
        if rows:
            yield heading(head)
            table = Table.grid(padding=(0, 2, 0, 0))
            for row in rows:
                table.add_row("", *row)
            yield table
    if case.get("retain"):
        yield Text()
        yield Text(_("To be kept until {day}").format(day=case["retain"]))
    if case.get("owner"):
        yield Text()
        yield Text(_("The case of {name}").format(name=shown(case["owner"])))


def heading(said: str) -> Text:
    """The head of a part."""
    return Text(f"\n{said}", style="dim")


def _consents(case: Mapping[str, Any], _: Translator) -> list[tuple[Text, ...]]:
    return [
        (
            Text(one["day"]),
            Text(_("yes") if one["given"] else _("no")),
            Text(_(CONSENTS[one["to"]])),
            Text(shown(one.get("by", ""))),
        )
        for one in case.get("consents", ())
    ]


def _promises(case: Mapping[str, Any], _: Translator) -> list[tuple[Text, ...]]:
    return [
        (
            Text(one["due"]),
            Text(_(PROMISES[one["what"]])),
            Text(_became(one, _)),
            Text(shown(one["id"]), style="dim"),
            Text(shown(one.get("text", ""))),
        )
        for one in case.get("promises", ())
    ]


def _became(one: Mapping[str, Any], _: Translator) -> str:
    """What became of a promise."""
    if one.get("gone"):
        return _("withdrawn on {day}").format(day=one["gone_on"])
    return _("done on {day}").format(day=one["done"]) if one.get("done") else _("not kept yet")


def _documents(case: Mapping[str, Any], _: Translator) -> list[tuple[Text, ...]]:
    return [
        (
            Text(str(one["number"]), justify="right"),
            Text(shown(one["name"])),
            Text(size_said(one["size"], _), justify="right"),
        )
        for one in case.get("documents", ())
    ]


def _courts(case: Mapping[str, Any], _: Translator) -> list[tuple[Text, ...]]:
    gone = _("card gone, last seen on {day}; noted")
    return [
        (
            Text(shown(one["number"])),
            Text(shown(one.get("court", ""))),
            Text(gone.format(day=one["missing"]) if one.get("missing") else ""),
        )
        for one in case.get("courts", ())
    ]


def _decided(case: Mapping[str, Any], _: Translator) -> list[tuple[Text, ...]]:
    """By the day that the law counts: the other day, the reminder, when it was done."""
    return [
        (
            Text(one["counted"]),
            Text(shown(deadline_title(one["name"], _))),
            Text("; ".join(_decisions(one, _))),
            Text(shown(one.get("because", ""))),
        )
        for one in case.get("decided", ())
    ]


def _decisions(one: Mapping[str, Any], _: Translator) -> Iterator[str]:
    if "due" in one:
        yield _("moved to {day}").format(day=one["due"])
    if "ahead" in one:
        yield _.n("reminder {n} day before", "reminder {n} days before", one["ahead"]).format(
            n=one["ahead"]
        )
    if "done" in one:
        yield _("done on {day}").format(day=one["done"])


def _undated(case: Mapping[str, Any], _: Translator) -> list[tuple[Text, ...]]:
    """Answers of the intake that are kinds of event."""
    kinds = load_pathway().kinds
    said = [one.partition("/")[0] for one in case.get("intake", {}).values()]
    return [(Text(kinds[one].name.say(_.language)),) for one in said if one in kinds]
