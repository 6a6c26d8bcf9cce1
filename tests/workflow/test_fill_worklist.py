"""Filling the worklist: lists, folders, HL7 and FHIR; what goes in comes out; nothing twice."""

import csv
import datetime as dt
import secrets
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coderdesk.domain.encounter import Setting
from coderdesk.domain.filling import ListField
from coderdesk.domain.work import WorkStatus
from coderdesk.domain.worklist import WorkFilter, WorkKind
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import open_database
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.home import work_file
from coderdesk.workflow.fill_worklist import Filler
from coderdesk.workflow.list_rows import read_day, understood_heads
from coderdesk.workflow.worklist import Worklist

HEADS = ["Acct #", "Pt Name", "MRN", "DOB", "Patient Type", "Payor", "Admit Date", "Discharge Date"]
ROW = ["A1", "Example, Rosa", "M1", "2/3/1950", "Inpatient", "Medicare", "11/01/2026", "11/05/2026"]
HL7 = (
    "MSH|^~\\&|APP|HOSP|||20261101||ADT^A0{n}|{n}|P|2.5\r"
    "PID|1||M{a}||EXAMPLE^ROSA||19500203|F||||||||||A{a}\r"
    "PV1|1|{c}|||||||||||||||||||||||||||||||||||||||||20261101|2026110{d}\r"
)


@pytest.fixture
def db(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    work = open_database(work_file(home), secrets.token_bytes(32))
    yield work
    work.close()


@pytest.fixture
def filler(db):
    return Filler(db, lambda: "x")


def no_step(_done, _total):
    pass


def as_csv(path, *rows, heads=HEADS, divider=","):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=divider).writerows([heads, *rows])
    return path


def as_xlsx(path, *rows):
    cells = "".join(
        f'<row r="{n}">'
        + "".join(
            f'<c r="{chr(65 + at)}{n}" t="inlineStr"><is><t>{text}</t></is></c>'
            for at, text in enumerate(row)
        )
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{rel}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        out.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        out.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>"
        )
    return path


def test_heads_of_a_list_are_understood():
    assert understood_heads(HEADS) == (
        ListField.ACCOUNT,
        ListField.PATIENT,
        ListField.MRN,
        ListField.BORN,
        ListField.SETTING,
        ListField.PAYER,
        ListField.ADMITTED,
        ListField.DISCHARGED,
    )


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
def test_a_list_becomes_encounters(filler, tmp_path, divider):
    found = filler.read([as_csv(tmp_path / "list.csv", ROW, divider=divider)], no_step)
    (one,) = found.new
    assert found.agrees
    assert one.encounter.account == "A1"
    assert one.encounter.patient.birth_date == dt.date(1950, 2, 3)
    assert one.encounter.discharge_date == dt.date(2026, 11, 5)
    assert one.encounter.setting is Setting.INPATIENT


def test_a_spreadsheet_is_read_as_a_list_is(filler, tmp_path):
    row = [*ROW[:4], "ED", "Medicaid", "46327", "2026-11-05"]
    found = filler.read([as_xlsx(tmp_path / "list.xlsx", HEADS, row)], no_step)
    (one,) = found.new
    assert one.kind == "emergency"
    assert one.encounter.setting is Setting.OUTPATIENT
    assert one.encounter.admit_date == dt.date(2026, 11, 1)


def test_refused_rows_are_named_with_line_and_reason_and_counts_agree(filler, tmp_path):
    rows = [
        ROW,
        ["", *ROW[1:]],
        ["A2", *ROW[1:6], "13/45/2026", ""],
        ["A3", *ROW[1:4], "spaceship", *ROW[5:]],
        ["A4", *ROW[1:6], "11/05/2026", "11/01/2026"],
        ROW,
    ]
    found = filler.read([as_csv(tmp_path / "list.csv", *rows)], no_step)
    assert found.agrees
    assert (found.items, len(found.new), found.joined) == (6, 1, 1)
    assert [(one.line, one.reason) for one in found.refused] == [
        (3, "It has no account."),
        (4, "Its admitted “13/45/2026” is no day."),
        (5, "“spaceship” is no setting."),
        (6, "Its discharge lies before its admission."),
    ]


def test_what_is_known_by_account_and_day_is_not_taken_twice(filler, tmp_path, db):
    path = as_csv(tmp_path / "list.csv", ROW, ["A2", *ROW[1:]])
    assert len(filler.keep(filler.read([path], no_step), no_step)) == 2
    again = filler.read([path], no_step)
    assert (len(again.new), len(again.known), again.agrees) == (0, 2, True)
    later = as_csv(tmp_path / "more.csv", [*ROW[:6], "12/01/2026", "12/03/2026"])
    assert len(filler.read([later], no_step).new) == 1


def test_kind_and_owner_of_a_list_stand_on_the_worklist(filler, tmp_path, db):
    heads = [*HEADS, "Coder"]
    path = as_csv(tmp_path / "list.csv", [*ROW[:4], "Surgery", *ROW[5:], "J. Doe"], heads=heads)
    filler.keep(filler.read([path], no_step), no_step)
    worklist = Worklist(db, EncounterStore(db), lambda: "")
    (row,) = worklist.rows(worklist.numbers(WorkFilter()))
    assert (row.kind, row.owner, row.status) == (WorkKind.SURGERY, "J. Doe", WorkStatus.WAITING)


def test_what_the_coder_says_of_the_columns_is_remembered(filler, tmp_path):
    path = as_csv(tmp_path / "list.csv", ["x", "77"], heads=["foo", "bar"])
    first = filler.read([path], no_step)
    assert [one.reason for one in first.refused] == ["It has no account."]
    fields = (ListField.NONE, ListField.ACCOUNT)
    second = filler.read([path], no_step, {"list.csv": fields})
    filler.keep(second, no_step)
    other = as_csv(tmp_path / "other.csv", ["y", "78"], heads=["Foo", "BAR"])
    assert filler.read([other], no_step).new[0].encounter.account == "78"


def test_messages_of_one_account_are_one_encounter_with_their_documents(filler, tmp_path, db):
    path = tmp_path / "adt.hl7"
    path.write_text(
        HL7.format(n=1, a=1, c="I", d=5)
        + HL7.format(n=2, a=1, c="I", d=5)
        + HL7.format(n=3, a=2, c="E", d=6)
    )
    found = filler.read([path], no_step)
    assert (found.items, len(found.new), found.joined, found.agrees) == (3, 2, 1, True)
    made = filler.keep(found, no_step)
    assert len(ChartStore(db).documents(made[0])) == 2
    first, second = found.new
    assert (first.encounter.patient.name, first.encounter.account) == ("EXAMPLE, ROSA", "A1")
    assert (second.kind, second.encounter.setting) == ("emergency", Setting.OUTPATIENT)


def test_a_folder_in_the_folder_is_one_encounter_and_a_file_beside_it_another(filler, tmp_path):
    folder = tmp_path / "charts"
    inner = folder / "A77"
    inner.mkdir(parents=True)
    (inner / "one.txt").write_text("Discharge Summary\n\nPneumonia.")
    (inner / "two.txt").write_text("Progress note\n\nBetter.")
    (folder / "A78.txt").write_text("Visit note\n\nCough.")
    (folder / ".hidden").write_text("x")
    found = filler.read([folder], no_step)
    assert found.agrees
    assert {one.encounter.account: len(one.documents) for one in found.new} == {"A77": 2, "A78": 1}


def test_new_documents_join_the_chart_of_a_known_encounter(filler, tmp_path, db):
    (tmp_path / "in").mkdir()
    note = tmp_path / "in" / "A78.txt"
    note.write_text("Visit note\n\nCough.")
    (made,) = filler.keep(filler.read([note], no_step), no_step)
    note.write_text("Visit note\n\nCough, and an addendum.")
    again = filler.read([note], no_step)
    assert (len(again.new), len(again.known)) == (0, 1)
    filler.keep(again, no_step)
    assert len(ChartStore(db).documents(made)) == 2


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 40, b"PK\x03\x04rubbish"])
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "chart.pdf"])
def test_a_broken_file_is_refused_by_name_and_the_others_are_read(filler, tmp_path, name, content):
    bad = tmp_path / name
    bad.write_bytes(content)
    good = as_csv(tmp_path / "good.csv", ROW)
    found = filler.read([bad, good, tmp_path / "missing.txt"], no_step)
    assert found.agrees
    assert len(found.new) == 1
    assert {one.file for one in found.refused} == {name, "missing.txt"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-05", dt.date(2026, 11, 5)),
        ("11/05/2026", dt.date(2026, 11, 5)),
        ("1/5/26", dt.date(2026, 1, 5)),
        ("2/3/50", dt.date(1950, 2, 3)),
        ("20261105", dt.date(2026, 11, 5)),
        ("2026-11-05T10:00:00", dt.date(2026, 11, 5)),
        ("46331", dt.date(2026, 11, 5)),
    ],
)
def test_days_are_read_as_lists_write_them(text, day):
    assert read_day(text) == day


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_as_a_list_are_refused_or_read(filler, tmp_path, data):
    path = tmp_path / "any.csv"
    path.write_bytes(data)
    assert filler.read([path], no_step).agrees


@pytest.mark.parametrize("name", ["hl7v2", "ccda", "notes", "fhir"])
def test_real_charts_come_in_whole(filler, real_data, name):
    found = filler.read([real_data / "charts" / name], no_step)
    assert found.agrees
    assert found.new
    assert len(filler.keep(found, no_step)) == len(found.new)
    if name != "fhir":  # a bundle takes a second to read: once is enough
        again = filler.read([real_data / "charts" / name], no_step)
        assert not again.new
