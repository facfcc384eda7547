"""What a case that is shown to others has no consent to."""

from collections.abc import Iterable, Mapping
from typing import Any

from wayout.desk.pages.case.agreed_words import CONSENTS, WITHOUT
from wayout.text import Translator


def not_agreed(shown: Mapping[str, Any], to: Iterable[str], _: Translator) -> list[str]:
    """Say what of this was not asked or was refused, as it stands now.

    Args:
        shown: The case, as the keeper shows it.
        to: What there should be a consent to.
        _: The language of the reader.
    """
    given = {one["to"]: one["given"] for one in shown.get("consents") or ()}
    said = {
        None: _("Consent {to}: it was not asked. {without}"),
        False: _("Consent {to}: it was refused. {without}"),
    }
    return [
        said[given.get(one)].format(to=_(CONSENTS[one]), without=_(WITHOUT[one]))
        for one in to
        if not given.get(one)
    ]
