"""Words of a case that people choose from: who somebody is to it, and who said so."""

from typing import Final

from wayout.text import mark

ROLES: Final = {
    "client": mark("client"),
    "caller": mark("caller"),
    "lawyer": mark("lawyer"),
    "relative": mark("relative"),
    "other": mark("other"),
}
SOURCES: Final = {
    "client": mark("client"),
    "relative": mark("relative"),
    "lawyer": mark("lawyer"),
    "document": mark("a document"),
    "court": mark("the court"),
}
