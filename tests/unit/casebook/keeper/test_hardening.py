"""A process that holds keys is protected as far as the system lets it."""

import subprocess
import sys

import pytest

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prctl")


@LINUX
def test_hardening_says_what_it_reached() -> None:
    """And the kernel says the same."""
    words = (
        "import ctypes; from wayout.casebook.keeper.hardening import harden; made = harden();"
        "print(made.no_core, made.not_dumpable, made.dies_with_parent, "
        "ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    told = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True).stdout
    assert told.split() == [b"True", b"True", b"True", b"0"]
