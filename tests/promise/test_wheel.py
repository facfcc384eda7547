"""The wheel carries every file of the package, data and catalogues included."""

import subprocess
import sys
import zipfile
from pathlib import Path


def test_the_wheel_holds_the_whole_package(root: Path, tracked: list[Path], tmp_path: Path) -> None:
    """Built without a network; what is not in it would be missed after `pip install`."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run([*build, str(root)], capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("wayout/")}
        metadata = [name for name in archive.namelist() if not name.startswith("wayout/")]
    source = root / "src"
    published = {
        file.relative_to(source).as_posix() for file in tracked if file.is_relative_to(source)
    }
    assert published - packed == set()
    assert {Path(name).suffix for name in packed} >= {
        ".py",
        ".toml",
        ".po",
        ".mo",
        ".otf",
        ".woff2",
    }
    assert "wayout/py.typed" in packed
    assert any(name.endswith("licenses/LICENSE") for name in metadata)
    assert any(name.endswith("entry_points.txt") for name in metadata)
