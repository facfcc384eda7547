"""Searching the cases: by words as they were written, and by what the map calls what is in them.

How the map names something is not known here: who asks says which kinds and states a word means.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from wayout.casebook.cases.case import Case
from wayout.casebook.cases.codes import begun, code_of
from wayout.casebook.cases.kept import kept
from wayout.casebook.cases.rebuilding import rebuild
from wayout.casebook.cases.sweep import sweep_open
from wayout.casebook.cases.work import read_case, read_day
from wayout.casebook.chain.log import Act
from wayout.casebook.vault import Vault
from wayout.errors import VaultError

Marks = frozenset[str]
_NOTHING: Sequence[str] = ()


def find_cases(
    vault: Vault, words: Sequence[str], called: Mapping[str, Sequence[str]] | None = None
) -> dict[str, list[str]]:
    """Find the cases that hold every word, or whose code begins so; logged without the words.

    Args:
        vault: The vault.
        words: What to look for.
        called: What a word means besides, as marks: `event:verdict`, `outcome:prison`,
            `ground:war`, `state:absent`.

    Returns:
        The codes of the cases, in order, each with those marks that it has.

    Raises:
        VaultError: No word was given.
        AlteredError: A case is not as it was written.
    """
    wanted = [(_plain(word), frozenset((called or {}).get(word, _NOTHING))) for word in words]
    wanted = [(word, meant) for word, meant in wanted if word.strip()]
    if not wanted:
        raise VaultError("Say what to look for.")
    _read_texts(vault)
    left: Collection[tuple[bytes, tuple[str, Marks]]] = vault.texts.items()
    for word, meant in wanted:  # word by word, so that the loop over the cases has little to do
        also = begun(vault.texts, word)
        if meant:
            also |= {case for case, (_text, marks) in left if not meant.isdisjoint(marks)}
        left = [one for one in left if word in one[1][0] or one[0] in also]
    every = frozenset().union(*(meant for _word, meant in wanted))
    found = {code_of(case): sorted(marks & every) for case, (_text, marks) in left}
    with vault.change() as change:
        change.log(Act("find", number=len(found)))
    return dict(sorted(found.items()))


def _read_texts(vault: Vault) -> None:
    """Read what can be searched of the cases that were not read yet, all in one pass."""
    unread = vault.keys.mine() - vault.texts.keys() - vault.altered.keys()
    if not unread:
        return
    days: dict[bytes, str] = dict(vault.store.rows("SELECT id, opened FROM cases"))
    if not unread & days.keys():
        return
    opened, shared = kept(vault).opened, dict[Marks, Marks]()
    for case in _read(vault, unread, days):
        known = opened.get(case.id)
        marks = _marks(case, known.summary.state if known else None)
        vault.texts[case.id] = (_plain(case.words()), shared.setdefault(marks, marks))


def _read(vault: Vault, unread: set[bytes], days: Mapping[bytes, str]) -> Iterator[Case]:
    if vault.altered:  # one pass would meet the pages of those that were set aside
        yield from (read_case(vault, case) for case in unread & days.keys())
        return
    for case, entries in sweep_open(vault, unread):
        yield rebuild(case, read_day(case, days[case]), entries)


def _marks(case: Case, state: str | None) -> Marks:
    """What a case can be found by that is no word of it: kinds, outcomes, grounds, its state."""
    lines = [told.line for told in case.live()]
    made = {f"event:{line.kind}" for line in lines}
    made |= {f"outcome:{line.detail}" for line in lines if line.detail}
    made |= {f"ground:{line.ground}" for line in lines if line.ground}
    return frozenset(made | ({f"state:{state}"} if state else set()))


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е")
