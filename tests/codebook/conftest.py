"""Books shared by the tests of this floor: the real default ones, built once, and a small one."""

from pathlib import Path

import pytest

from coderdesk.codebook.build import build_default
from coderdesk.codebook.library import Library
from tests.codebook.small_books import put_small


@pytest.fixture(scope="session")
def default_shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the books of the installed packages; not to be changed."""
    shelf = tmp_path_factory.mktemp("home") / "books"
    build_default(shelf)
    return shelf


@pytest.fixture(scope="session")
def default_library(default_shelf: Path) -> Library:
    """The library of the books of the installed packages."""
    return Library(default_shelf)


@pytest.fixture
def small_shelf(tmp_path: Path) -> Path:
    """A folder with the small book."""
    shelf = tmp_path / "books"
    put_small(shelf)
    return shelf
