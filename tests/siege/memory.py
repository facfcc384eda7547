"""Memory after a keeper ended, however it ended: no key, passphrase or note is left in it."""

import os
from unittest.mock import patch

from tests.promise.memory_scan import memory
from tests.siege.budget import DONE, Budget, Found

_MONITOR = "#!/bin/sh\necho signal\nexec sleep 1000\n"  # what listens for a screen that is locked


def memory_after_lock(budget: Budget) -> Found:
    """Use a vault, end its keeper, and search every process that is left, again and again."""
    monitor = budget.folder / "dbus-monitor"
    monitor.write_text(_MONITOR)
    monitor.chmod(0o700)
    places = {
        "XDG_STATE_HOME": str(budget.folder / "state"),
        "PATH": os.pathsep.join((str(budget.folder), os.environ["PATH"])),
    }
    with patch.dict(os.environ, places):
        found = memory(budget.folder, budget.seconds, budget.most, budget.rng)
    found[DONE] = found.pop("endings", 0)
    return found
