"""After a vault is locked no process of ours holds a key, the passphrase, or what was not asked."""

import os
import sys
from pathlib import Path

import pytest
from tests.promise.memory_scan import ENDINGS, leftovers, was_told

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc")

MONITOR = "#!/bin/sh\necho signal\nexec sleep 1000\n"


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_is_left(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Locked, left alone, or killed; that the search finds what is there is seen before."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    (tmp_path / "dbus-monitor").write_text(MONITOR)
    (tmp_path / "dbus-monitor").chmod(0o700)
    found = leftovers(tmp_path, ending)
    if found.in_keeper is not None:  # root looks into it all the same
        assert {"database key", "member key", "case 0 key", "case 1 key"} <= found.in_keeper
        assert any(name.startswith("unseen note") for name in found.in_keeper)
    assert any(name.startswith("shown note") for name in found.in_others)
    assert {name for name in found.in_others if not was_told(name)} == set()
    assert found.left == 1
    assert {name for name in found.after if not was_told(name)} == set()
