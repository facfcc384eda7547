"""A session with a vault of a team."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.casebook.keeper.requests.team_session import HIS, MINE, NAME, ask, give

from wayout.casebook.keeper.session import Session
from wayout.casebook.passphrase import Cost


@pytest.fixture
def session(
    folder: Path, cheap: Cost, lines: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Session]:
    """A session with a vault of three cases, and a second member."""
    for name in ("WAYOUT_RECOVERY_FD", "WAYOUT_NEW_PASSPHRASE_FD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("wayout.casebook.keeper.secrets._TERMINAL", "/nowhere/tty")
    made = Session(cost=cheap)
    give(monkeypatch, MINE + HIS)
    made.new(str(folder / "team.wayout"))
    ask(made, "add", lines=b"\n".join(lines))
    ask(made, "add_member", name=NAME)
    yield made
    made.close()


@pytest.fixture
def codes(session: Session) -> list[str]:
    """The codes of its cases, that of the full one first."""
    found = [ask(session, "show", code=one["code"]) for one in ask(session, "list")]
    return [one["code"] for one in sorted(found, key=lambda one: one["title"] != "Отпуск")]
