"""`wayout vault proof`: a dated page that says that a case was deleted, and can be checked."""

import sys
import textwrap
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any

from wayout.cli.law import Flag, print_json
from wayout.cli.terminal import speak
from wayout.cli.vault_open import Code, Member, VaultFile, opened
from wayout.text import Translator, mark
from wayout.text.numbers import format_count

WHY = {
    "request": mark("it was asked for"),
    "retention": mark("its time was over"),
    "mistake": mark("it was there by mistake"),
    "restore": mark("it had been deleted before the vault was restored"),
}  # others are said as they are written
_WIDTH = 80
_INDENT = " " * 16
_HALF = 64  # letters of a signature on one line


def proof(
    file: VaultFile, code: Code, /, *, json: Annotated[bool, Flag] = False, as_: Member = None
) -> None:
    """Print a dated page that proves that a case was deleted: when, by whom, what was destroyed.

    It holds nothing of the case. Its signature can be checked without the vault; the page says
    how. A case that was not deleted has no proof.

    Args:
        file: The vault.
        code: The code that the case had.
        json: Answer in JSON.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    with opened(file, as_) as keeper:
        told = keeper.ask("proof", code=code)
    if json:
        print_json(told)
        return
    sys.stdout.write("".join(f"{line}\n" for line in _page(told, speak())))


def _page(told: Mapping[str, Any], _: Translator) -> Iterator[str]:
    yield _("Proof that a case was deleted")
    yield _("  printed (UTC) {day}").format(day=told["made"])
    yield _("  case          {code}").format(code=told["code"])
    yield _("  opened        {day}").format(day=told["opened"])
    yield _("  deleted (UTC) {moment}").format(moment=_moment(told["deleted"]))
    yield _("  by            {name}").format(name=told["by"])
    yield _("  why           {why}").format(why=_(WHY.get(told["reason"], told["reason"])))
    yield _("  destroyed     its keys, in both copies of the key ring")
    yield f"{_INDENT}{_overwritten(told, _)}"
    yield _("  log           row {row}: deleted").format(row=told["row"])
    if told["keys_row"] is not None:
        yield _INDENT + _("row {row}: keys destroyed").format(row=told["keys_row"])
    yield from _backups(told, _)
    yield from ("", _("What is signed"))
    yield from _signed(told, _)
    yield ""
    yield from _paragraphs(told, _)


def _overwritten(told: Mapping[str, Any], _: Translator) -> str:
    parts = [(_.n("{n} entry", "{n} entries", told["entries"]), told["entries"])]
    if told["documents"]:
        words = _.n("{n} document", "{n} documents", told["documents"])
        parts.append((words, told["documents"]))
    said = [words.format(n=format_count(number, _.language)) for words, number in parts]
    return _("overwritten: {what}").format(what=", ".join(said))


def _backups(told: Mapping[str, Any], _: Translator) -> Iterator[str]:
    number, late = told["backups"], told["unreached"]
    known = format_count(number, _.language)
    if not late:
        yield _("  backups       known: {n}; the keys lie in none of them").format(n=known)
        return
    yield _("  backups       known: {n}; the keys still lie in:").format(n=known)
    for one in late:
        yield _INDENT + _("{path}: bring it by {day}, or destroy it").format(
            path=one["path"], day=one["until"]
        )


def _signed(told: Mapping[str, Any], _: Translator) -> Iterator[str]:
    yield _("  vault         {hex}").format(hex=told["vault"])
    yield _("  case          {hex}").format(hex=told["case"])
    yield _("  opened        {day}").format(day=told["opened"])
    yield _("  second        {second}").format(second=told["second"])
    yield _("  reason        {word}").format(word=told["reason"])
    yield _("  key           {hex}").format(hex=told["key"])
    signature = told["signature"]
    yield _("  signature     {hex}").format(hex=signature[:_HALF])
    yield _INDENT + signature[_HALF:]


def _paragraphs(told: Mapping[str, Any], _: Translator) -> Iterator[str]:
    check = _(
        "To check it: the signature is Ed25519, by the key, over a digest of 32 bytes: BLAKE2b, "
        "personalised wayout-grave, of vault, case, opened, second and reason in this order, each "
        "with its length before it in 8 bytes. Vault and case are bytes, written here in hex; the "
        "second is 8 bytes; opened and reason are text; numbers have their highest byte first."
    )
    whose = _(
        "The key is that of {name} in this vault: another member prints the same proof, and the "
        "two are compared."
    ).format(name=told["by"])
    limit = _(
        "It proves what the vault did. It does not prove that nobody kept a copy made by hand."
    )
    for paragraph in (check, whose, limit):
        yield from textwrap.wrap(paragraph, _WIDTH)


def _moment(written: str) -> str:
    return datetime.fromisoformat(written).strftime("%Y-%m-%d %H:%M:%S")
