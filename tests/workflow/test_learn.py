"""Learning trips: notebook, drills by FSRS, scored practice, credits with their proof."""

import datetime as dt
from dataclasses import replace

import pytest

from coderdesk.domain.learning import Certificate, Credit, Entry, EntryKind, Grade
from coderdesk.errors import CoderDeskError
from coderdesk.storage.credits import CreditStore
from coderdesk.storage.database import open_database
from coderdesk.storage.learning import DrillStore, EntryStore
from coderdesk.workflow.learn import Learning
from coderdesk.workflow.practise import practice_cases
from coderdesk.workflow.print_learning import table_of

NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
STAGE = Entry("Ask for the stage.", EntryKind.MISSED, ("N18.9",), ("ckd",))


@pytest.fixture
def learning(tmp_path):
    work = open_database(tmp_path / "work.db", b"k" * 32)
    yield Learning(EntryStore(work), DrillStore(work), CreditStore(work))
    work.close()


def test_an_entry_is_drilled_until_it_is_taken_away(learning):
    entry = learning.write(STAGE)
    (drill,) = learning.due(NOON)
    assert (drill.front, drill.back) == (
        "N18.9, ckd: what did you note (missed code)?",
        "Ask for the stage.",
    )
    learning.take_away(entry)
    assert (learning.entries(), learning.due(NOON)) == ((), ())
    assert learning.take_back() == "an entry taken away"
    assert len(learning.due(NOON)) == len(learning.entries()) == 1
    with pytest.raises(CoderDeskError, match="says nothing"):
        learning.write(Entry("  "))


def test_what_is_known_comes_later_than_what_is_not(learning):
    known, unknown = learning.write(STAGE), learning.write(Entry("Another.", codes=("E11.9",)))
    drills = {drill.key: drill for drill in learning.due(NOON)}
    good = learning.grade(drills[f"entry:{known.id}"], Grade.EASY, NOON)
    again = learning.grade(drills[f"entry:{unknown.id}"], Grade.AGAIN, NOON)
    assert NOON < again.due < NOON + dt.timedelta(hours=1) < good.due
    assert learning.due(NOON) == ()
    assert [one.key for one in learning.due(NOON + dt.timedelta(hours=1))] == [again.key]
    second = learning.grade(learning.drills()[0], Grade.GOOD, NOON + dt.timedelta(hours=1))
    assert second.times == 2


def test_what_goes_wrong_in_practice_is_kept_and_drilled(learning):
    case = practice_cases()[0]
    found = learning.scored(case, case.bare, 3.25, timed=True)
    assert found.right == 0
    (result,) = learning.results()
    assert (result.case, result.total, result.minutes, result.timed) == (
        case.id,
        found.total,
        3.2,
        True,
    )
    asked = learning.due(NOON)
    assert len(asked) == len({drill.key for drill in asked}) == found.total
    assert any(case.why["J44.0"] in drill.back for drill in asked)
    whole = learning.scored(case, case.key, 3, timed=False)
    assert whole.right == whole.total
    assert len(learning.drills()) == len(asked)


def test_credits_count_and_their_proof_is_kept(learning, tmp_path):
    proof = tmp_path / "certificate.pdf"
    proof.write_bytes(b"%PDF-")
    one = learning.keep_certificate(
        Certificate("CCS", "", dt.date(2025, 1, 1), dt.date(2026, 12, 31), 20)
    )
    credit = learning.keep_credit(Credit("Webinar", dt.date(2026, 3, 1), 2, (one.id,)), proof)
    (found,) = learning.standings(dt.date(2026, 11, 1))
    assert (found.earned, found.warning) == (2.0, "18 units short, and 60 days left.")
    assert (credit.file, learning.proof(credit)) == ("certificate.pdf", b"%PDF-")
    assert "certificate.pdf" in table_of(learning, "transcript")
    learning.remove(credit)
    assert learning.standings(dt.date(2026, 11, 1))[0].earned == 0
    learning.take_back()
    assert len(learning.credits()) == 1
    learning.keep_credit(replace(credit, title="Another name"), tmp_path / "certificate.pdf")
    learning.take_back()
    assert learning.credits()[0].title == "Webinar"
    assert learning.proof(credit) == b"%PDF-"
    learning.take_back()
    assert learning.credits() == ()
    learning.keep_certificate(replace(one, units=30))
    learning.take_back()
    assert learning.standings(dt.date.max)[0].certificate.units == 20
    learning.take_back()
    assert learning.standings(dt.date.max) == ()
    assert learning.take_back() == ""


def test_what_was_known_of_a_question_is_known_again_when_a_deed_is_taken_back(learning):
    entry = learning.write(STAGE)
    (asked,) = learning.due(NOON)
    learning.grade(asked, Grade.GOOD, NOON)
    (graded,) = learning.drills()
    learning.take_away(entry)
    learning.take_back()
    assert learning.drills() == (graded,)
    assert learning.take_back() == "the answer to a question"
    assert learning.due(NOON) == (asked,)
    learning.write(replace(entry, text="Ask for the stage twice."))
    learning.take_back()
    assert [one.text for one in learning.entries()] == ["Ask for the stage."]
    assert learning.take_back() == "the new entry"
    assert (learning.entries(), learning.drills(), learning.undoable) == ((), (), False)


def test_a_score_is_taken_back_with_the_questions_it_brought(learning):
    case = practice_cases()[0]
    learning.scored(case, case.bare, 3, timed=False)
    learning.scored(case, case.bare, 4, timed=False)
    learning.take_back()
    assert (len(learning.results()), len(learning.drills())) == (1, 4)
    learning.take_back()
    assert (learning.results(), learning.drills()) == ((), ())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (Certificate(" "), "no name"),
        (Certificate("CCS", "", dt.date(2026, 1, 2), dt.date(2026, 1, 1)), "ends before"),
    ],
)
def test_a_certificate_that_cannot_be_is_refused(learning, wrong, says):
    with pytest.raises(CoderDeskError, match=says):
        learning.keep_certificate(wrong)


def test_a_credit_that_cannot_be_is_refused(learning, tmp_path):
    with pytest.raises(CoderDeskError, match="title and units"):
        learning.keep_credit(Credit("", dt.date(2026, 1, 1), 0))
    with pytest.raises(CoderDeskError, match="cannot be read"):
        learning.keep_credit(Credit("Webinar", dt.date(2026, 1, 1), 1), tmp_path / "gone.pdf")


def test_tables_defuse_what_a_spreadsheet_would_run(learning):
    learning.write(Entry("=1+1", codes=("N18.9",)))
    assert "'=1+1" in table_of(learning, "notebook")
