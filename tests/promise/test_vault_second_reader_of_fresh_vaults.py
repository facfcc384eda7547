"""A vault that Wayout makes today, of chance content, reads the same without Wayout."""

from io import BytesIO
from pathlib import Path
from random import Random

import msgspec
import pytest
from tests.golden.vault_reader import read_backup, read_vault
from vault_vectors.contents import content

from wayout.casebook.backup import make_backup
from wayout.casebook.cases.finding import find_cases
from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.records import (
    Consent,
    CourtCase,
    DeadlineSet,
    EventLine,
    EventSet,
    LawAccepted,
    Noted,
    NoteGone,
    Owner,
    Promise,
    Record,
    Titled,
)
from wayout.casebook.cases.work import add_cases, list_cases, show_case, write_case
from wayout.casebook.deletion import delete_case
from wayout.casebook.documents.keeping import attach_document
from wayout.casebook.making import make_vault
from wayout.casebook.opening import open_vault
from wayout.casebook.passphrase import Cost
from wayout.casebook.people import add_member, remove_member
from wayout.casebook.rekeying import rekey, renew_recovery
from wayout.casebook.sharing import share_case
from wayout.casebook.vault import Vault

OWNER, MEMBER = "слова владельца: ёж", "the words of a member"
ACTS = 25
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБЯ abcxyz 0189 \"'\\\n\t\u2028\u0000🗝é\u0301"


class Chance:
    """Somebody at work, by chance: the same each time for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  not for a key
        self.papers: list[str] = []

    def text(self, most: int = 400) -> str:
        """Some text, never empty."""
        letters = self.random.choices(LETTERS, k=self.random.randrange(most))
        return "x" + "".join(letters)

    def line(self) -> bytes:
        """A case as it is added."""
        person = {"role": "client", "name": self.text(30), "contact": None}
        event = {"kind": "left_unit", "day": f"2025-01-{self.random.randrange(10, 31)}"}
        case = {
            "title": self.text(60),
            "people": [person] * self.random.randrange(3),
            "history": {"events": [event] * self.random.randrange(2)},
            "notes": [self.text() for _ in range(self.random.randrange(3))],
        }
        return msgspec.json.encode(case)

    def records(self) -> list[Record]:
        """What may be written about a case."""
        event = EventLine(kind="left_unit", day="2025-02", ground=self.text(20))
        every: list[Record] = [
            Noted(text=self.text(5000)),
            Titled(title=self.text(50)),
            EventSet(event=event),
            Consent(to="share", given=False, day="2025-06-15"),
            Promise(id=self.text(5), what="check_in", due="2025-07-01", text=self.text(50)),
            Owner(member=self.random.choice([None, bytes(16)])),
            CourtCase(number=self.text(9), gone=self.random.random() < 1 / 3),
            DeadlineSet(name=self.text(9), counted="2025-07-01", because=self.text(30), ahead=3),
            NoteGone(place=self.random.randrange(3)),
            LawAccepted(tables=self.text(9)),
        ]
        return self.random.sample(every, self.random.randrange(1, len(every)))

    def act(self, vault: Vault) -> None:
        """Do something."""
        codes = [code for code, _ in list_cases(vault)]
        code = self.random.choice(codes)
        match self.random.randrange(10):
            case 0 | 1:
                add_cases(
                    vault, read_lines(self.line() for _ in range(self.random.randrange(1, 4)))
                )
            case 2 | 3 | 4:
                write_case(vault, code, self.records(), "write")
            case 5:
                data = self.random.randbytes(self.random.choice((0, 1, 4096, 70000)))
                attach_document(vault, code, BytesIO(data), f"{self.random.random()}.bin")
            case 6:
                share_case(vault, code, "Образцов")
            case 7 if len(codes) > 2:
                delete_case(vault, code)
            case 8:
                show_case(vault, code)
                find_cases(vault, ["x"])
            case _:
                self.change_keys(vault)

    def change_keys(self, vault: Vault) -> None:
        """Bring in other keys, or somebody who goes again."""
        match self.random.randrange(3):
            case 0:
                rekey(vault)
            case 1:
                add_member(vault, "Ушла", b"some words of hers")
                remove_member(vault, "Ушла")
            case _:
                renew_recovery(vault, self.papers.append)


@pytest.mark.parametrize("seed", range(4))
def test_a_fresh_vault_reads_the_same_without_wayout(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every case, entry, event, note, document and row of the log, for each who may open it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path, chance = tmp_path / "team", Chance(seed)
    cost = Cost(64, 1, 1)
    with make_vault(
        path, OWNER.encode(), name="Макетова", hand_over=chance.papers.append, cost=cost
    ) as vault:
        add_member(vault, "Образцов", MEMBER.encode())
        add_cases(vault, read_lines([chance.line()]))
        for _ in range(ACTS):
            chance.act(vault)
        make_backup(vault, tmp_path / "backup")
    for words in (OWNER, MEMBER, chance.papers[-1]):
        with open_vault(path, words.encode()) as vault:
            told = content(vault)
        assert read_vault(path, words.encode()).content() == told
        backed_up = read_backup((tmp_path / "backup").read_bytes(), words.encode()).content()
        assert backed_up["cases"] == told["cases"]
        assert len(told["cases"]) > 0
    assert len(told["log"]) > ACTS
