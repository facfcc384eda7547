"""The words for what the log of a vault says was done."""

from collections.abc import Mapping
from typing import Any

from wayout.text import Translator, mark

ACTIONS = {
    "new": mark("made the vault"),
    "add": mark("added a case"),
    "show": mark("read a case"),
    "list": mark("listed the cases"),
    "find": mark("searched"),
    "note": mark("added a note"),
    "write": mark("wrote in a case"),
    "intake": mark("took a call down"),
    "due": mark("looked at what is due"),
    "review": mark("looked at what to review"),
    "courts": mark("compared numbers in court with the record"),
    "appointments": mark("took days to keep out for a calendar"),
    "law": mark("counted deadlines anew by other tables of the law"),
    "summaries": mark("took hearings up into the summaries of cases"),
    "attach": mark("attached a document"),
    "documents": mark("listed the documents"),
    "document": mark("read a document"),
    "document removed": mark("deleted a document"),
    "delete": mark("deleted a case"),
    "proof": mark("printed a proof"),
    "keys destroyed": mark("destroyed keys"),
    "check": mark("checked the vault"),
    "log": mark("read the log"),
    "requests": mark("counted requests"),
    "backup": mark("made a backup"),
    "restore": mark("restored a backup"),
    "drill": mark("rehearsed a restore"),
    "accept older": mark("accepted an older copy"),
    "share": mark("shared a case"),
    "holders": mark("looked at who may open a case"),
    "rekey": mark("changed the keys"),
    "export": mark("handed a case on"),
    "paper": mark("made a paper of a case"),
    "member added": mark("added a member"),
    "member removed": mark("removed a member"),
    "new key": mark("put the new key to use"),
    "recovery key renewed": mark("renewed the recovery key"),
    "recovery key mended": mark("mended the recovery key"),
    "members": mark("listed the members"),
    "import": mark("took a case in"),
    "look into an export": mark("looked into an export"),
    "backups reached": mark("brought backups up to date"),
    "backup forgotten": mark("struck out a backup"),
    "not done": mark("it did not come about"),
}  # others are said as they are written
_OF_MANY = {"list", "find", "due", "review", "law", "summaries", "courts", "appointments"}

_Row = Mapping[str, Any]


def what_was_done(row: _Row, _: Translator) -> str:
    """Say what was done, and about whom if it was about a member."""
    action: str = row["action"]
    done = _(ACTIONS.get(action, action))
    return f"{done}: {row['about']}" if row["about"] else done


def number_of(row: _Row) -> int | None:
    """How many cases it was about, where that was not one."""
    number: int = row["number"]
    return number if row["action"] in _OF_MANY else None
