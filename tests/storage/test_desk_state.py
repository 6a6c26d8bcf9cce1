from coderdesk.domain.work import DeskState
from coderdesk.storage.database import open_database
from coderdesk.storage.desk_state import DeskStore
from coderdesk.storage.home import work_file

LEFT = DeskState("e1", 7, 12, 0.25, 1.5, 90, (10, 20), (41, 26, 33), "search", "chest pain", "R07.9", 3)


def test_reopening_gives_back_the_same_desk(home, key, db):
    DeskStore(db).save(LEFT)
    db.close()
    again = open_database(work_file(home), key)
    try:
        assert DeskStore(again).load() == LEFT
    finally:
        again.close()


def test_each_encounter_remembers_its_own_desk(db):
    desk = DeskStore(db)
    desk.save(LEFT)
    desk.save(DeskState("e2", page=3))
    assert desk.load().encounter_id == "e2"
    assert desk.load_for("e1") == LEFT
    assert desk.load_for("e3") == DeskState("e3")
    desk.save(LEFT)
    assert desk.load() == LEFT


def test_the_first_desk_is_empty(db):
    assert DeskStore(db).load() == DeskState()


def test_a_desk_that_cannot_be_read_is_laid_out_anew(db):
    DeskStore(db).save(LEFT)
    for state in ("[]", '{"page": "x"}', "nonsense"):
        db.conn.execute("UPDATE desk_states SET state = ?", (state,))
        assert DeskStore(db).load() == DeskState()
