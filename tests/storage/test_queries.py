import pytest

from coderdesk.domain.chart import Passage
from coderdesk.domain.query import Query, QueryForm, QueryStatus, QueryTemplate, Reason
from coderdesk.errors import CoderDeskError
from coderdesk.storage.driver import DatabaseError
from coderdesk.storage.queries import QueryStore
from tests.storage.conftest import STAY

ASKED = Query(title="Clarification: creatinine", indicators=(Passage("Note", 1, "Cr 2.3, é 😀"),))


@pytest.fixture
def queries(db):
    return QueryStore(db)


@pytest.fixture
def asked(queries, store):
    stay = store.create(STAY, "Ada")
    return queries.begin(ASKED.with_(encounter_id=stay.id), "Ada", "begun")


def test_a_query_comes_back_as_it_was_kept(queries, asked):
    changed = asked.with_(question="Please clarify.", options=("One", "Two"), form=QueryForm.CHOICE)
    queries.keep(changed)
    assert queries.load(asked.id) == changed
    assert queries.of(asked.encounter_id) == (changed,)
    (row,) = queries.listing()
    assert (row.query, row.account) == (changed, "A1001")


def test_writing_a_draft_adds_no_history_and_a_deed_does(queries, asked):
    queries.keep(asked.with_(title="Other"))
    queries.settle(asked.with_(status=QueryStatus.SENT), "Ada", "sent")
    assert [deed.what for deed in queries.history(asked.id)] == ["begun", "sent"]


def test_deeds_are_taken_back_one_after_another(queries, asked):
    for status in (QueryStatus.SENT, QueryStatus.RECEIVED, QueryStatus.COMPLETED):
        queries.settle(asked.with_(status=status), "Ada", status.value)
    assert queries.take_back(asked.id, "Ada").status is QueryStatus.RECEIVED
    assert queries.take_back(asked.id, "Ada").status is QueryStatus.SENT
    queries.settle(asked.with_(status=QueryStatus.WITHDRAWN), "Ada", "withdrawn")
    assert queries.take_back(asked.id, "Ada").status is QueryStatus.SENT
    assert queries.take_back(asked.id, "Ada").status is QueryStatus.DRAFT
    assert queries.take_back(asked.id, "Ada") is None
    assert len(queries.history(asked.id)) == 9


def test_history_cannot_be_changed(db, queries, asked):
    for wrong in ("UPDATE query_history SET who = 'x'", "DELETE FROM query_history"):
        with pytest.raises(DatabaseError, match="append-only"):
            db.conn.execute(wrong)
        db.conn.rollback()


def test_an_erased_encounter_takes_its_queries_along(queries, asked, store):
    store.erase(asked.encounter_id)
    assert queries.listing() == ()
    with pytest.raises(CoderDeskError, match="no longer"):
        queries.load(asked.id)
    with pytest.raises(CoderDeskError):
        queries.keep(asked)


def test_own_templates_are_written_changed_and_taken_away(queries):
    one = QueryTemplate("Mine", Reason.POA, QueryForm.YES_NO, "{diagnosis}: POA", "Was it?")
    queries.write_template(one)
    queries.write_template(one)
    assert queries.templates() == (one,)
    queries.remove_template("Mine")
    assert queries.templates() == ()
