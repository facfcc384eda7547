"""That a paper of a case was made stands in the log, and only of a case that is there."""

from collections.abc import Iterator

import pytest

from wayout.casebook.cases.lines import read_lines
from wayout.casebook.cases.work import add_cases
from wayout.casebook.keeper.requests.every import every_request
from wayout.casebook.keeper.session import Session
from wayout.casebook.vault import Vault
from wayout.errors import VaultError


@pytest.fixture
def session(vault: Vault) -> Iterator[Session]:
    """A session that holds an open vault."""
    made = Session()
    made.take(vault)
    yield made
    made.close()


def test_that_a_paper_was_made_is_logged(session: Session) -> None:
    """With the case, and without a word of it."""
    (code,) = add_cases(session.vault, read_lines([b'{"title": "Anna"}']))
    requests = every_request(session)
    requests["papered"](code=code)
    last = requests["log"]()[-1]
    assert (last["action"], last["code"], last["number"]) == ("paper", code, None)


def test_no_paper_of_no_case(session: Session) -> None:
    """Nothing is logged of it either."""
    requests = every_request(session)
    before = session.vault.tip
    with pytest.raises(VaultError):
        requests["papered"](code="0000-0000")
    assert session.vault.tip == before
