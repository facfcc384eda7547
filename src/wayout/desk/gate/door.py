"""Who may enter: an opening code that is good once, and the sessions it was given for.

The code travels in the fragment of the opening address, which a browser sends to nobody, or is
typed. Of codes and sessions only digests are kept.
"""

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b
from hmac import compare_digest

from wayout.text import Language

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none is taken for another
_GROUPS, _LONG = 4, 4
_READ_AS = str.maketrans("ILO", "110")
_TOKEN = 32  # bytes
MOST_WRONG = 20  # codes, after which the door stays shut: nobody mistypes so often


@dataclass(slots=True)
class Session:
    """A browser that entered: `form` is the token its forms carry, `language` what it chose."""

    form: str = field(default_factory=lambda: secrets.token_urlsafe(_TOKEN))
    language: Language | None = None

    def is_form(self, token: bytes) -> bool:
        """Whether a token is that of its forms."""
        return compare_digest(token, self.form.encode("ascii"))


class Door:
    """The door of a desk."""

    def __init__(self) -> None:
        self._code = b""
        self._wrong = 0
        self._sessions: dict[bytes, Session] = {}

    def new_code(self) -> str:
        """Draw an opening code; one from before opens no more."""
        letters = [secrets.choice(_LETTERS) for _ in range(_GROUPS * _LONG)]
        groups = ["".join(letters[at : at + _LONG]) for at in range(0, len(letters), _LONG)]
        code = "-".join(groups)
        self._code = _digest(_plain(code))
        return code

    def enter(self, typed: str) -> str | None:
        """Give a session token for the opening code, once; None for anything else."""
        if self._wrong >= MOST_WRONG or not self._code:
            return None
        if not compare_digest(_digest(_plain(typed)), self._code):
            self._wrong += 1
            return None
        self._code = b""
        token = secrets.token_urlsafe(_TOKEN)
        self._sessions[_digest(token)] = Session()
        return token

    def renew(self, session: Session) -> str:
        """Give a new token for a session, with new forms; all that were given before end."""
        token = secrets.token_urlsafe(_TOKEN)
        self._sessions = {_digest(token): Session(language=session.language)}
        return token

    def session(self, token: str) -> Session | None:
        """Find the session of a token."""
        return self._sessions.get(_digest(token)) if token else None


def _digest(word: str) -> bytes:
    return blake2b(word.encode("utf-8", "replace"), digest_size=32, person=b"wayout-door").digest()


def _plain(code: str) -> str:
    """Read a code as people type it: small letters, without dashes, O for 0."""
    return "".join(code.upper().replace("-", "").split()).translate(_READ_AS)
