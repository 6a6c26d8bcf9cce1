"""A small book shared by the tests of this floor."""

from pathlib import Path

import pytest

from tests.codebook.small_books import put_small


@pytest.fixture
def small_shelf(tmp_path: Path) -> Path:
    """A folder with the small book."""
    shelf = tmp_path / "books"
    put_small(shelf)
    return shelf
