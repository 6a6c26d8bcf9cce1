"""What a note says of itself."""

import datetime as dt

import pytest

from coderdesk.chart.about import about, find_author, find_date
from coderdesk.chart.kinds import KINDS, kind_coded, kind_said
from tests.chart.papers import SUMMARY


def test_a_discharge_summary_says_what_it_is_when_and_by_whom():
    said = about(SUMMARY)
    assert said.kind == "Discharge summary"
    assert said.date == dt.date(2026, 9, 19)  # signed, not admitted or discharged
    assert said.author == "S. Okafor, MD"
    assert said.synthetic


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Date: 9/8/26", dt.date(2026, 9, 8)),
        ("2026-09-08", dt.date(2026, 9, 8)),
        ("Sept. 8, 2026", dt.date(2026, 9, 8)),
        ("8 September 2026", dt.date(2026, 9, 8)),
        ("DOB 01/02/1950 seen 09/08/2026", dt.date(2026, 9, 8)),
        ("Date of birth: 01/02/1950", None),
        ("13/45/2026", None),
        ("nothing", None),
    ],
)
def test_days_are_read_as_notes_write_them(written, day):
    assert find_date(written) == day


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("Electronically signed by: Jane O'Neil, M.D.", "Jane O'Neil, MD"),
        ("Attending: Dr. A. Ruiz MD", "A. Ruiz, MD"),
        ("M. Lee, RN", "M. Lee, RN"),
        ("no one signed", ""),
    ],
)
def test_authors_are_read_with_their_letters(written, author):
    assert find_author(written) == author


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("HISTORY & PHYSICAL", "History and physical"),
        ("H&P", "History and physical"),
        ("Op Note", "Operative note"),
        ("CT CHEST WITHOUT CONTRAST", "Imaging report"),
        ("ED Provider Note", "Emergency department note"),
        ("Orthopedic clinic follow-up visit", "Visit note"),
        ("Weather report", ""),
    ],
)
def test_headings_name_their_kind(heading, kind):
    assert kind_said(heading) == kind


def test_the_file_name_speaks_only_when_the_note_is_silent():
    assert about("plain words\n", "Smith_progress_note_3.txt").kind == "Progress note"
    assert about("Operative note\n", "discharge summary.txt").kind == "Operative note"


def test_a_note_without_a_title_is_known_by_its_sections():
    assert about("CC:\ncough\nHPI:\ntwo days\n").kind == "Visit note"
    assert about("Hospital course\nuneventful\n").kind == "Discharge summary"


def test_no_loinc_code_stands_for_two_kinds():
    codes = [code for kind in KINDS for code in kind.loinc]
    assert len(codes) == len(set(codes))
    assert kind_coded("18842-5") == "Discharge summary"
    assert kind_coded("0-0") == ""
