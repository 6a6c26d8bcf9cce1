"""From a note to mentions to codes."""

from dataclasses import replace

import pytest

from coderdesk.chart.sections import find_sections
from coderdesk.domain.chart import Document, Media
from coderdesk.domain.encounter import Setting
from coderdesk.domain.mention import Stance
from coderdesk.workflow.codebooks import Codebooks
from coderdesk.workflow.lens import Lens, counts_here

TEXT = (
    "Assessment: acute on chronic systolic heart failure. No evidence of pneumonia. Probable gout.\n"
    "Family history: colon cancer in the father."
)
NOTE = Document("note", "Note", Media.TEXT, TEXT, ((0, len(TEXT)),), find_sections(TEXT))


@pytest.fixture(scope="module")
def lens(built_home):
    return Lens(Codebooks(built_home))


def test_a_note_is_read_into_mentions_and_each_leads_to_codes(lens):
    found = {mention.words: mention for mention in lens.read(NOTE)}
    assert found["acute on chronic systolic heart failure"].stance is Stance.AFFIRMED
    assert found["pneumonia"].stance is Stance.NEGATED
    assert found["gout"].stance is Stance.UNCERTAIN
    assert found["colon cancer"].stance is Stance.FAMILY
    assert lens.codes(found["acute on chronic systolic heart failure"])[0].code == "I50.23"


def test_a_note_by_a_nurse_gives_no_diagnosis(lens):
    found = lens.read(replace(NOTE, author="A. Stone, RN"))
    assert {one.stance for one in found} == {Stance.NOT_PROVIDER, Stance.NEGATED, Stance.FAMILY}
    assert "RN" in found[0].why


def test_without_a_book_nothing_is_marked(tmp_path):
    assert Lens(Codebooks(tmp_path)).read(NOTE) == ()


def test_a_doubt_counts_for_an_inpatient_and_never_for_a_visit():
    assert "II.H" in counts_here(Stance.UNCERTAIN, Setting.INPATIENT)
    assert "IV.H" in counts_here(Stance.UNCERTAIN, Setting.OUTPATIENT)
    assert all(counts_here(stance, Setting.PROFESSIONAL) for stance in Stance)
