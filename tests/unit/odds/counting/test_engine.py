"""numba counts where it is installed, numpy elsewhere or where it is asked for."""

from importlib.util import find_spec

import pytest

from wayout.odds.counting import by_numpy
from wayout.odds.counting.engine import counter, fast


def test_numpy_can_be_chosen_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """WAYOUT_ENGINE=numpy, at any time."""
    monkeypatch.setenv("WAYOUT_ENGINE", "numpy")
    assert not fast()
    assert counter() is by_numpy.count


def test_what_is_installed_decides_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra nothing asks for numba."""
    monkeypatch.delenv("WAYOUT_ENGINE", raising=False)
    assert fast() is (find_spec("numba") is not None)
    assert (counter() is by_numpy.count) is not fast()
