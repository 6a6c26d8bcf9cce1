import pytest

from coderdesk.domain.work import Act, JournalListing
from coderdesk.storage.database import tx
from coderdesk.storage.driver import DatabaseError
from coderdesk.storage.journal import Journal


@pytest.fixture
def journal(db):
    journal = Journal(db)
    journal.record(Act.UNLOCKED, "Ada", detail="2 failed attempts before")
    journal.record(Act.VIEWED, "Ada", "e1")
    journal.record(Act.ASSIGNED, "Bo", "e1", "I21.4")
    journal.record(Act.EXPORTED, "Ada", "e2", "summary.pdf")
    return journal


def free(db):
    """Take the guards away, as somebody who tampers would."""
    db.conn.execute("DROP TRIGGER journal_stay")
    db.conn.execute("DROP TRIGGER journal_keep")


def test_an_untouched_journal_is_whole(journal):
    assert journal.verify() == ()
    lines = list(journal.all())
    assert [line.id for line in lines] == [1, 2, 3, 4]
    assert [line.previous for line in lines[1:]] == [line.hash for line in lines[:-1]]


def test_an_empty_journal_is_whole(db):
    assert Journal(db).verify() == ()


def test_lines_cannot_be_changed_or_taken_out(journal, db):
    for statement in (
        "UPDATE journal SET who = 'x'",
        "DELETE FROM journal WHERE id = 4",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE id = 2",
    ):
        with pytest.raises(DatabaseError, match="append-only"):
            db.conn.execute(statement)


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE journal SET who = 'Bo' WHERE id = 2", "at line 2"),
        ("UPDATE journal SET at = '2020' WHERE id = 1", "at line 1"),
        ("DELETE FROM journal WHERE id = 2", "at line 2"),
        ("DELETE FROM journal WHERE id = 4", "after line 3"),
        ("DELETE FROM journal", "after line 0"),
        ("UPDATE journal SET id = 9 WHERE id = 4", "at line 4"),
    ],
)
def test_tampering_shows(journal, db, tampering, said):
    free(db)
    db.conn.execute(tampering)
    (finding,) = journal.verify()
    assert said in finding.message


def test_a_line_recorded_after_lines_were_cut_off_still_shows_it(journal, db):
    free(db)
    db.conn.execute("DELETE FROM journal WHERE id > 2")
    journal.record(Act.LOCKED, "Ada")
    (finding,) = journal.verify()
    assert "at line 3" in finding.message


def test_a_line_and_its_change_are_kept_together_or_not_at_all(journal, db):
    def fail():
        with tx(db):
            journal.record(Act.CHANGED, "Ada")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(journal.listing()) == 4
    journal.record(Act.LOCKED, "Ada")
    assert journal.verify() == ()


def test_the_journal_is_listed_by_what_is_asked(journal):
    def ids(**asked):
        return [line.id for line in journal.listing(JournalListing(**asked))]

    assert ids() == [4, 3, 2, 1]
    assert ids(encounter_id="e1") == [3, 2]
    assert ids(who="Bo") == [3]
    assert ids(acts=(Act.UNLOCKED, Act.EXPORTED)) == [4, 1]
    assert ids(limit=1, skip=1) == [3]
    assert ids(before="2000") == []
    assert ids(since="2000") == [4, 3, 2, 1]


def test_odd_characters_do_not_break_the_chain(journal):
    journal.record(Act.VIEWED, "A\ud800da\x00", detail="é\u202e")
    assert journal.verify() == ()
