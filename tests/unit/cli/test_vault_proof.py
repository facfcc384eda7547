"""The page that proves a deletion: on one screen, in both languages, with all that is needed."""

import json

import pytest
from tests.unit.cli.vault_answers import Answers, answering

from wayout.cli.main import main
from wayout.errors import RefusedError

CODE = "7KQ2-M9XD"
TOLD = {
    "made": "2026-01-03", "vault": "1a" * 16, "code": CODE, "case": "2b" * 16,
    "opened": "2026-01-01", "deleted": "2026-01-02T12:00:07Z", "second": 1_767_355_207,
    "by": "Примеров", "reason": "retention", "entries": 5, "documents": 0, "row": 12,
    "keys_row": 13, "backups": 2, "unreached": [], "key": "3c" * 32, "signature": "4d" * 64,
}  # fmt: skip


@pytest.fixture
def keeper(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """The keeper of every command here."""
    made = answering(monkeypatch)
    made.answers = {"proof": TOLD}
    return made


def _page(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["vault", "proof", "v", CODE, *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_has_all_that_is_needed_to_check_it(
    language: str, keeper: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is cut off on a terminal, and it is one page of paper."""
    lines = _page(capsys, "--lang", language).splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 40
    said = "\n".join(lines)
    for name in ("made", "vault", "code", "case", "opened", "second", "by", "reason", "key"):
        assert str(TOLD[name]) in said
    assert "".join(said.split()).count("4d" * 64) == 1
    for word in ("2026-01-02 12:00:07", "12", "13", "Ed25519", "BLAKE2b", "wayout-grave"):
        assert word in said
    assert keeper.asked == [("proof", {"code": CODE})]


def test_backups_that_hold_the_keys_are_named(
    keeper: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the day by which they are to be brought."""
    assert "known: 2; the keys lie in none of them" in _page(capsys)
    late = [{"path": "/media/stick/b", "until": "2026-01-16"}]
    keeper.answers["proof"] = {**TOLD, "unreached": late}
    assert "/media/stick/b: bring it by 2026-01-16, or destroy it" in _page(capsys)


def test_documents_and_keys_are_named_where_there_were_some(
    keeper: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    """And not otherwise; a reason of later days is said as it is written."""
    said = _page(capsys)
    assert "overwritten: 5 entries\n" in said
    assert "why           its time was over\n" in said
    keeper.answers["proof"] = {**TOLD, "documents": 2, "keys_row": None, "reason": "new"}
    said = _page(capsys)
    assert "overwritten: 5 entries, 2 documents\n" in said
    assert "keys destroyed" not in said
    assert "why           new\n" in said


def test_a_proof_for_scripts(keeper: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is what the keeper said; a refusal is exit 3."""
    assert json.loads(_page(capsys, "--json")) == TOLD
    keeper.answers["proof"] = RefusedError("It was not deleted.")
    assert main(["vault", "proof", "v", CODE]) == 3
