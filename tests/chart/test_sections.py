"""Headings found in notes."""

import csv

from coderdesk.chart.headings import matter_of
from coderdesk.chart.sections import find_sections
from tests.chart.papers import SUMMARY


def titles(text):
    return [section.title for section in find_sections(text)]


def test_the_sections_of_a_discharge_summary_are_found_in_order():
    assert titles(SUMMARY) == [
        "DISCHARGE SUMMARY".capitalize(),
        "Reason for admission",
        "Hospital course",
        "Past medical history",
        "Discharge medications",
    ]


def test_a_section_runs_from_its_heading_to_the_next():
    section = find_sections(SUMMARY)[2]
    assert SUMMARY[section.start : section.end].startswith("HOSPITAL COURSE\nFound to be")
    assert SUMMARY[section.end :].startswith("PAST MEDICAL HISTORY")


def test_a_known_heading_may_have_its_text_on_the_same_line():
    assert titles("CC: chest pain\nHPI: since Monday\n") == ["CC", "HPI"]


def test_measurements_and_sentences_are_no_headings():
    assert titles("BP: 120/80\nWBC: 12.1\nShe is well.\nPain: none today\n") == []
    assert titles("To designate an agent and requesting that:\n") == []


def test_numbered_and_starred_headings_are_found():
    assert titles("1. ASSESSMENT AND PLAN\nx\n**Family History:**\ny\n") == [
        "ASSESSMENT AND PLAN".capitalize(),
        "Family History",
    ]


def test_a_note_all_in_capitals_has_only_the_headings_that_are_known():
    assert titles("PATIENT IS A 60 YEAR OLD MAN\nWITH CHEST PAIN\nPLAN\nADMIT TO WARD TWO\n") == [
        "Plan"
    ]


def test_short_forms_keep_their_capitals():
    assert titles("HPI\nx\nED COURSE\ny\n") == ["HPI", "ED course"]


def test_what_stands_under_a_heading_is_known_for_many_names():
    assert matter_of("FAMILY HISTORY:") == "family history"
    assert matter_of("A&P") == "assessment"
    assert matter_of("Weather") == ""


def test_every_visit_note_has_its_sections(real_data):
    for name in ("train", "valid"):
        with (real_data / f"charts/notes/{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                assert len(find_sections(row["note"])) >= 4
