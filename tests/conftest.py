"""What every test shares: off-screen Qt, and the real files where they lie."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

REAL = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real official files; tests that need it are skipped without it."""
    if not REAL.is_dir():
        pytest.skip("the real official files are not here")
    return REAL
