"""Pages read past SQLite say what SQLite says, the log included; a broken seal is never read over."""

from contextlib import closing

import pytest

from coderdesk.storage.choices import ChoiceStore
from coderdesk.storage.database import DamagedWork, open_database, tx
from coderdesk.storage.driver import PAGE
from coderdesk.storage.raw_pages import LEAF, RawPages
from coderdesk.storage.salvage_pages import whole_rows

LONG = "a long row " * 3000


@pytest.fixture
def path(tmp_path):
    return tmp_path / "work.db"


def choices(path, key, like):
    with closing(RawPages(path, key)) as pages:
        return {
            cells[1]: cells[2] for table, _names, cells in whole_rows(pages, like) if table == "choices"
        }


def last_page_of(path, key):
    """The last page that the long row runs over to."""
    with closing(RawPages(path, key)) as pages:
        leaves = (number for number in range(1, pages.count + 1) if pages.kind(number) == LEAF)
        return max((over for leaf in leaves for over in pages.runs_over(leaf)), key=len)[-1]


def spoil(path, page):
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + 99] ^= 1
    path.write_bytes(data)


def test_rows_are_read_from_the_file_and_from_its_log(path, key):
    db = open_database(path, key)
    with closing(db):
        ChoiceStore(db).save("one", [1])
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        ChoiceStore(db).save("two", [LONG])
        assert choices(path, key, db.conn).keys() == {"one", "two"}
        assert LONG in choices(path, key, db.conn)["two"]
    db = open_database(path, key)
    with closing(db):
        assert choices(path, key, db.conn).keys() == {"one", "two"}


def test_a_long_row_with_a_broken_last_page_refuses_again_and_again(path, key):
    db = open_database(path, key)
    with closing(db):
        ChoiceStore(db).save("long", [LONG])
        ChoiceStore(db).save("short", [1])
    spoil(path, last_page_of(path, key))
    db = open_database(path, key)
    with closing(db):
        for _again in range(3):
            with pytest.raises(DamagedWork):
                ChoiceStore(db).load("long")
            assert ChoiceStore(db).load("short") == [1]
        with pytest.raises(DamagedWork), tx(db) as conn:
            conn.execute("UPDATE choices SET value = value || 'x' WHERE name = 'long'")
        assert choices(path, key, db.conn).keys() == {"short"}


@pytest.mark.parametrize("first_page", ["whole", "destroyed"])
def test_what_was_erased_does_not_come_back(path, tmp_path, key, first_page):
    db = open_database(path, key)
    with closing(db):
        for number in range(300):
            ChoiceStore(db).save(f"gone {number}", [LONG[: 40 * number]])
        ChoiceStore(db).save("kept", [1])
        with tx(db) as conn:
            conn.execute("DELETE FROM choices WHERE name LIKE 'gone%' AND name <> 'gone 150'")
        assert db.rows("PRAGMA secure_delete") == [(1,)]
        assert db.rows("PRAGMA freelist_count")[0][0] > 100
    if first_page == "destroyed":
        spoil(path, 1)
    like = open_database(tmp_path / "like.db", key)
    with closing(like):
        assert choices(path, key, like.conn).keys() == {"gone 150", "kept"}
    with closing(RawPages(path, key)) as pages:
        opened = [pages.page(number) or b"" for number in range(2, pages.count + 1)]
        assert not [page for page in opened if b"gone 15" in page.replace(b"gone 150", b"")]
