"""What every test shares: off-screen Qt, and the real files where they lie."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from coderdesk.codebook.build import build_default
from coderdesk.codebook.library import Library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The suite tries the same inputs each time; CODERDESK_FUZZ=1 draws new ones, to look for more.
settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("fuzz", derandomize=False)
settings.load_profile("fuzz" if os.environ.get("CODERDESK_FUZZ") else "steady")

# As in the program (`gui/sweeper.py`): widgets that hold each other are swept by the GUI thread alone.
gc.disable()

REAL = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real official files; tests that need it are skipped without it."""
    if not REAL.is_dir():
        pytest.skip("the real official files are not here")
    return REAL


@pytest.fixture(scope="session")
def built_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the books of the installed packages; its books are not to be changed.

    Tests that run side by side, each process in a folder of its own, share one.
    """
    mine = tmp_path_factory.getbasetemp()
    home = (mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine) / "home"
    with FileLock(home.with_suffix(".lock")):
        if not home.exists():
            build_default(home / "books")
    return home


@pytest.fixture(scope="session")
def default_shelf(built_home: Path) -> Path:
    """The folder of those books."""
    return built_home / "books"


@pytest.fixture(scope="session")
def default_library(default_shelf: Path) -> Library:
    """The library of those books."""
    return Library(default_shelf)


@pytest.fixture(autouse=True)
def _swept_here() -> Iterator[None]:
    """Look for objects that hold each other on the main thread, between tests."""
    yield
    made, due = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if made[generation] > due[generation]:
            gc.collect(generation)
            break
