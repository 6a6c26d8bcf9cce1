"""Verifying installed books."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coderdesk.codebook.book_seal import read_seal, seal_book
from coderdesk.codebook.verify import recount, verify


def test_whole_books_pass(default_shelf: Path):
    assert verify(default_shelf) == ()
    found = recount(default_shelf)
    assert len(found) == 2
    assert all(finding.rows > 70_000 for finding in found)
    assert "as sealed" in str(found[0])


def test_no_shelf_no_findings(tmp_path: Path):
    assert verify(tmp_path / "none") == ()


def _change(shelf: Path, statement: str) -> None:
    """Changes a database and seals it anew, as someone would who wants to deceive."""
    folder = next(shelf.glob("icd10cm-*"))
    seal = read_seal(folder)
    with closing(sqlite3.connect(folder / "book.db")) as connection:
        connection.execute(statement)
        connection.commit()
    seal_book(folder, seal.edition, seal.source)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE line SET title='Other' WHERE name='B20'", "Table line does not hold"),
        ("DELETE FROM note WHERE at=0", "Table note has"),
        ("UPDATE line SET billable=1 WHERE name='A00'", "billable"),
        ("DELETE FROM meta WHERE key='edition'", "another edition"),
    ],
)
def test_a_change_behind_the_seal_is_found(small_shelf: Path, statement: str, says: str):
    _change(small_shelf, statement)
    (finding,) = verify(small_shelf)
    assert says in finding.problem


def test_a_flipped_bit_is_found_even_when_time_and_size_agree(small_shelf: Path):
    folder = next(small_shelf.glob("icd10cm-*"))
    book = folder / "book.db"
    data = bytearray(book.read_bytes())
    data[-100] ^= 1
    book.write_bytes(data)
    seal = json.loads((folder / "seal.json").read_text())
    seal["mtime_ns"] = book.stat().st_mtime_ns
    (folder / "seal.json").write_text(json.dumps(seal))
    (finding,) = verify(small_shelf)
    assert "damaged" in finding.problem


def test_a_missing_index_file_is_found(small_shelf: Path):
    next((next(small_shelf.glob("icd10cm-*")) / "index").glob("*.seg")).unlink()
    (finding,) = verify(small_shelf)
    assert "index" in finding.problem
