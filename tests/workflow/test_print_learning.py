"""What was learned leaves the machine as PDF or CSV, and only when asked."""

import datetime as dt

import pytest

from coderdesk.chart.reader import read_document
from coderdesk.domain.learning import Certificate, Credit, Entry
from coderdesk.errors import CoderDeskError
from coderdesk.storage.credits import CreditStore
from coderdesk.storage.database import open_database
from coderdesk.storage.learning import DrillStore, EntryStore
from coderdesk.workflow.learn import Learning
from coderdesk.workflow.practise import practice_cases
from coderdesk.workflow.print_learning import PARTS, pdf_of, table_of, write_part

DAY = dt.date(2026, 12, 1)


@pytest.fixture
def learning(tmp_path):
    work = open_database(tmp_path / "work.db", b"k" * 32)
    made = Learning(EntryStore(work), DrillStore(work), CreditStore(work))
    made.write(Entry("Ask for the stage.", codes=("N18.9",)))
    case = practice_cases()[0]
    made.scored(case, case.bare, 4, timed=True)
    one = made.keep_certificate(
        Certificate("CCS", "AHIMA", dt.date(2025, 1, 1), dt.date(2026, 12, 31), 20)
    )
    made.keep_credit(Credit("Webinar on sepsis", dt.date(2026, 3, 1), 2, (one.id,)))
    yield made
    work.close()


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("notebook", "Ask for the stage."),
        ("drills", "Which, and why does it belong there?"),
        ("practice", "Pneumonia on top of COPD: 0 of 4 (0%), 4 minutes, timed"),
        ("transcript", "2 of 20 units earned in this cycle. 18 units short, and 30 days left."),
    ],
)
def test_a_part_prints_what_it_holds_the_same_each_time(learning, part, says):
    pdf = pdf_of(learning, part, DAY)
    assert pdf == pdf_of(learning, part, DAY)
    (document,) = read_document(pdf, f"{part}.pdf")
    assert says in " ".join(document.text.split())


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_written_as_its_name_ends(learning, part, tmp_path):
    write_part(learning, part, tmp_path / "x.csv", DAY)
    written = (tmp_path / "x.csv").read_text("utf-8-sig")
    assert written.splitlines() == table_of(learning, part).splitlines()
    assert len(written.splitlines()) > 1
    write_part(learning, part, tmp_path / "x.pdf", DAY)
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_that_refuses_is_told(learning, tmp_path):
    with pytest.raises(CoderDeskError, match="could not be written"):
        write_part(learning, "notebook", tmp_path / "nowhere" / "x.pdf", DAY)
