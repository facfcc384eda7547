"""Vectors of what a person types: passphrases, recovery keys; and of what a guess costs."""

from vault_vectors.gathering import Book

from wayout.casebook.passphrase import (
    RECOVERY,
    Cost,
    key_of_passphrase,
    key_of_recovery,
    write_recovery,
)

CHEAP = Cost(64, 1, 1)
_SALT = bytes(range(16))
_SECRET = bytes.fromhex("08043214c74254b635cf84653a56d7c675be77df00621cf00a")
_TYPED = {
    "letters": b"seven words that only we know here",
    "Russian": "семь слов знаем только мы".encode(),
    "ё in one letter": "берёза и ёлка".encode(),
    "ё in two letters, as some systems type it": "бере\u0308за и е\u0308лка".encode(),
    "е for ё is another one": "береза и елка".encode(),
    "й in two letters": "и\u0306од".encode(),
    "blanks at the ends": b"  seven words that only we know here \t",
    "a hard blank at the end": "seven words that only we know here\u00a0".encode(),
    "an ideographic blank at the end": "seven words that only we know here\u3000".encode(),
    "a line end": b"seven words that only we know here\r\n",
    "a zero-width blank at the end is kept": "seven words that only we know here\u200b".encode(),
    "two blanks inside are another one": b"seven  words that only we know here",
    "a hard blank inside is a blank": "seven\u00a0words that only we know here".encode(),
    "capitals are another one": b"Seven Words That Only We Know Here",
    "wide digits": "１２３４ wide".encode(),
    "narrow digits": b"1234 wide",
    "a ligature": "ﬁve ﬁles".encode(),
    "no UTF-8": b"seven \xff\xfe words",
    "beyond the first plane": "ключ 🗝 здесь".encode(),
    "a zero byte": b"seven\0words",
}


def gather(book: Book) -> None:
    """Gather them."""
    for name, typed in _TYPED.items():
        given = {"typed": typed, "salt": _SALT, "cost": bytes(CHEAP)}
        book.opens(f"passphrase: {name}", given, key_of_passphrase(typed, _SALT, CHEAP))
    for cost in (Cost(), Cost(1024, 2, 4)):
        typed, name = "семь слов".encode(), f"{cost.memory} KiB, {cost.passes}, {cost.lanes}"
        given = {"typed": typed, "salt": _SALT, "cost": bytes(cost)}
        book.opens(f"passphrase: {name}", given, key_of_passphrase(typed, _SALT, cost))
    _recovery(book)
    _costs(book)


def _recovery(book: Book) -> None:
    right = write_recovery(_SECRET)
    bare = right.replace("-", "")
    for name, typed in {
        "as it is written": right,
        "small letters": right.lower(),
        "without dashes": bare,
        "blanks for dashes": right.replace("-", " "),
        "blanks around it": f"  {right}\r\n",
        "dashes elsewhere": "-".join(bare[at : at + 5] for at in range(0, len(bare), 5)),
        "O for 0": f"WAYOUT{bare[6:].replace('0', 'O')}",
        "o for 0, l for 1": f"wayout{bare[6:].lower().replace('0', 'o').replace('1', 'l')}",
        "0 for O in its name": right.replace("WAYOUT", "WAY0UT"),
        "I for 1": f"WAYOUT{bare[6:].replace('1', 'I')}",
    }.items():
        book.opens(f"recovery: {name}", {"typed": typed.encode()}, key_of_recovery(_SECRET))
    for secret in (bytes(RECOVERY), b"\xff" * RECOVERY):
        given = {"typed": write_recovery(secret).encode()}
        book.opens(f"recovery: {secret[:2].hex()} all", given, key_of_recovery(secret))
    last = "0" if right[-1] != "0" else "1"
    for name, typed in {
        "a letter wrong": right[:8] + ("2" if right[8] != "2" else "3") + right[9:],
        "two letters swapped": right[:7] + right[8] + right[7] + right[9:],
        "the check wrong": right[:-1] + last,
        "a letter missing": right[:-1],
        "a letter more": f"{right}0",
        "a letter that none has": right[:7] + "U" + right[8:],
        "without its name": right.removeprefix("WAYOUT-"),
        "another name": right.replace("WAYOUT", "WAYSIN"),
        "the check turned round": right[:-4] + right[-3:] + right[-4],
        "Cyrillic letters": right.replace("A", "А").replace("C", "С"),
        "nothing": "",
    }.items():
        book.fails(f"recovery: {name}", {"typed": typed.encode()}, "locked: slot")
    mistyped = right[:8] + ("2" if right[8] != "2" else "3") + right[9:]
    for name, typed in {"right": right, "mistyped is a passphrase": mistyped}.items():
        key = key_of_passphrase(typed.encode(), _SALT, CHEAP)
        given = {"typed": typed.encode(), "salt": _SALT, "cost": bytes(CHEAP)}
        book.opens(f"typed: {name}", given, key_of_recovery(_SECRET) if typed == right else key)


def _costs(book: Book) -> None:
    for memory, passes, lanes in ((64, 1, 1), (1 << 18, 3, 4), (1 << 20, 16, 16), (8, 1, 1)):
        cost = Cost(memory, passes, lanes)
        book.opens(
            f"cost: {memory}, {passes}, {lanes}", {"cost": bytes(cost)}, [memory, passes, lanes]
        )
    for memory, passes, lanes in (
        (0, 3, 4), (1 << 18, 0, 4), (1 << 18, 3, 0), ((1 << 20) + 1, 3, 4), (1 << 18, 17, 4),
        (1 << 18, 3, 17), (31, 3, 4), (7, 1, 1), (2**32 - 1, 255, 255),
    ):  # fmt: skip
        cost = Cost(memory, passes, lanes)
        book.fails(f"cost: {memory}, {passes}, {lanes}", {"cost": bytes(cost)}, "altered: cost")
