"""`wayout vault intake`: the two-minute intake, question by question.

Questions and remarks go to stderr; what was answered is never printed. The code of the case is
the only word on stdout.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wayout.cli.terminal import speak
from wayout.cli.vault_intake_words import asked_words, day_words
from wayout.cli.vault_open import Code, Member, VaultFile, decoded, opened
from wayout.errors import InputError, LockedError, VaultError
from wayout.text.dates import format_day

if TYPE_CHECKING:
    from wayout.casebook.keeper.client import Keeper

ENDS = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}", "."})
BACK = "<"
_MOST_OF_A_LINE = 4095  # bytes that a terminal hands over at once; it drops the rest
_Row = dict[str, Any]


def intake(file: VaultFile, code: Code | None = None, /, *, as_: Member = None) -> None:
    """Take a call down: plain questions, each answer saved at once. Prints the code at the end.

    The case begins with the first answer. Enter skips a question, < goes back to the one before,
    - ends. Whatever breaks off, nothing answered is lost: with the code the same command goes on
    with what has no answer yet. From a script the answers are lines of standard input.

    Args:
        file: The vault.
        code: The code of a case to go on with; left out, a new one begins.
        as_: Whose passphrase it must be; left out, whoever opens it.
    """
    call = _Call(file, as_, code)
    try:
        call.take()
    except KeyboardInterrupt:
        sys.stderr.write("\n")  # behind what was being typed
        raise
    finally:
        call.tell_how_to_go_on()
    if call.code is not None:
        sys.stdout.write(f"{call.code}\n")
        sys.stdout.flush()


class _Call:
    """A call that is being taken down; it outlives a vault that locks itself in between."""

    def __init__(self, file: Path, member: str | None, code: str | None) -> None:
        self.code = code
        self._file = file
        self._member = member
        self._row: _Row | None = None  # what the keeper told last: the question that is next
        self._waiting: tuple[str, str] | None = None  # a question and its answer, not yet saved
        self._is_person = os.isatty(0)
        self._ = speak()

    def take(self) -> None:
        """Ask until nothing is left, or it is ended; opens the vault anew where it locked."""
        while True:
            with opened(self._file, self._member) as keeper:
                passed = self._row["passed"] if self._row else []
                self._next(keeper.ask("intake", code=self.code, passed=passed))
                self._remark(self._("Enter skips, < goes back, - ends. Every answer is saved."))
                try:
                    self._ask_all(keeper)
                except LockedError as error:
                    if not self._is_person:
                        raise
                    self._remark(error.say(self._))
                    self._remark(self._("Open it again: what you typed last is not lost."))
                else:
                    return

    def tell_how_to_go_on(self) -> None:
        """Say by which command, where a case was begun and something is left to ask."""
        if self._row is None:
            return
        if self.code is None:
            self._remark(self._("Nothing was answered: no case was begun."))
        elif self._row["question"] is None and not self._row["skipped"]:
            self._remark(self._("Saved."))
        else:
            said = self._("Saved. To go on: wayout vault intake {file} {code}")
            self._remark(said.format(file=self._file, code=self.code))

    def _ask_all(self, keeper: "Keeper") -> None:
        while (question := self._question()) is not None:
            if self._waiting is None or self._waiting[0] != question:
                typed = self._read()
                if typed is None or typed in ENDS:
                    return
                self._waiting = question, typed
            try:
                self._answer(keeper, *self._waiting)
            except VaultError:
                raise
            except InputError as error:  # it cannot be read: the same question once more
                if not self._is_person:
                    raise
                self._remark(error.say(self._))
            self._waiting = None

    def _answer(self, keeper: "Keeper", question: str, typed: str) -> None:
        if typed in {"", BACK}:
            self._next(keeper.ask("intake back" if typed else "intake skip"))
            return
        today = format_day(datetime.now(UTC).astimezone().date(), self._.language)
        title = self._("Call of {day}").format(day=today)
        row = keeper.ask("intake answer", typed=typed, title=title)
        self._next(row)
        if row["day"] is not None and self._is_person:
            self._remark(f"  = {day_words(row['day'], self._)}")
        if question == "keep" and row["may_keep"] is False:
            said = self._("Then delete the case after the call: wayout vault delete {file} {code}")
            self._remark(said.format(file=self._file, code=self.code))

    def _question(self) -> str | None:
        found: str | None = self._row["question"] if self._row else None
        return found

    def _next(self, row: _Row) -> None:
        if self.code is None and row["code"] is not None:
            self._remark(self._("Case {code} has begun.").format(code=row["code"]))
        self.code, self._row = row["code"], row

    def _read(self) -> str | None:
        """Read an answer; None at the end of the input."""
        while True:
            sys.stderr.write(asked_words(self._row or {}, self._, is_person=self._is_person))
            sys.stderr.flush()
            line = sys.stdin.buffer.readline()
            if not line:
                return None
            try:
                return self._cleaned(line)
            except InputError as error:
                if not self._is_person:
                    raise
                self._remark(error.say(self._))

    def _cleaned(self, line: bytes) -> str:
        if self._is_person and len(line) >= _MOST_OF_A_LINE:
            said = self._(
                "The line was too long for the terminal: its end is lost. Write it in a note."
            )
            self._remark(said)
        typed = decoded(line).replace("\t", " ").strip()
        if not typed.isprintable():
            raise InputError("The line holds an arrow or another key that is no letter: once more.")
        return typed

    def _remark(self, said: str) -> None:
        sys.stderr.write(f"{said}\n")
        sys.stderr.flush()
