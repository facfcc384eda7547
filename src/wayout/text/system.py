"""Why the system did not do what it was asked, in words that the catalogues know."""

import errno
import os
import re

from wayout.errors import Phrase

_REASONS = {
    errno.EACCES: Phrase("Permission denied"),
    errno.EBUSY: Phrase("Device or resource busy"),
    errno.EDQUOT: Phrase("Disk quota exceeded"),
    errno.EEXIST: Phrase("File exists"),
    errno.EFBIG: Phrase("File too large"),
    errno.EIO: Phrase("Input/output error"),
    errno.EISDIR: Phrase("Is a directory"),
    errno.ELOOP: Phrase("Too many levels of symbolic links"),
    errno.EMFILE: Phrase("Too many open files"),
    errno.ENAMETOOLONG: Phrase("File name too long"),
    errno.ENOENT: Phrase("No such file or directory"),
    errno.ENOMEM: Phrase("Cannot allocate memory"),
    errno.ENOSPC: Phrase("No space left on device"),
    errno.ENOTDIR: Phrase("Not a directory"),
    errno.EPERM: Phrase("Operation not permitted"),
    errno.EROFS: Phrase("Read-only file system"),
}
_NUMBER = re.compile(r"\(os error (\d+)\)")  # as libraries written in Rust quote the system


def system_error(error: Exception) -> OSError | None:
    """Return what the system said, which a library may have wrapped in an error of its own."""
    if found := _NUMBER.search(str(error)):
        return OSError(int(found[1]), os.strerror(int(found[1])))
    return error if isinstance(error, OSError) else None


def reason(error: OSError) -> Phrase | str:
    """Say why; what is not in the list is said in the words of the system."""
    known = _REASONS.get(error.errno or 0)
    return known or error.strerror or type(error).__name__
