"""The shape of the house: small files, and no word about how it was made."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "coderdesk").rglob("*.py"))
MOST_LINES = 300


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_is_short(path):
    lines = path.read_text("utf-8").splitlines()
    assert (
        len([line for line in lines if not line.endswith(" = auto()")]) <= MOST_LINES
    )  # names of an enum


def test_catching_everything_stands_in_one_place():
    where = [path.name for path in FILES if "except Exception" in path.read_text("utf-8")]
    assert where == ["tasks.py"]
