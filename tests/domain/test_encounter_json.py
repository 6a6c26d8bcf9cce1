"""Encounter JSON, version 1: the contract, to the letter, and what is refused."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coderdesk.domain.encounter import Diagnosis, Encounter, Patient, Procedure, Service, Setting
from coderdesk.domain.encounter_json import read_encounter, write_encounter
from coderdesk.errors import CoderDeskError

CONTRACT: dict[str, Any] = {
    "version": 1,
    "setting": "inpatient",
    "account": "A1001",
    "patient": {"mrn": "M1", "name": "Sample, Ann", "birth_date": "1950-02-03", "sex": "F"},
    "payer": "medicare",
    "facility": "General",
    "attending": "Dr. Who",
    "admit_date": "2026-11-01",
    "discharge_date": "2026-11-05",
    "disposition": "01",
    "service_date": "2026-11-01",
    "admitting_diagnosis": "R07.9",
    "visit_reasons": ["R07.9"],
    "diagnoses": [{"code": "I21.4", "poa": "Y"}],
    "procedures": [{"code": "02703DZ", "date": "2026-11-02"}],
    "services": [
        {
            "code": "99213",
            "modifiers": ["25"],
            "units": 1,
            "pointers": [1],
            "date": "2026-11-01",
            "place": "11",
        }
    ],
}


def read(**changes: Any) -> Encounter:
    return read_encounter(json.dumps(CONTRACT | changes))


def refusal(text: str) -> CoderDeskError:
    with pytest.raises(CoderDeskError) as caught:
        read_encounter(text)
    return caught.value


def refused(**changes: Any) -> str:
    error = refusal(json.dumps(CONTRACT | changes))
    assert error.hint
    assert error.message.endswith(".")
    return error.message


def test_the_contract_example_is_read_to_the_letter() -> None:
    encounter = read()
    assert encounter.setting is Setting.INPATIENT
    assert encounter.patient == Patient("M1", "Sample, Ann", date(1950, 2, 3), "F")
    assert encounter.admit_date == date(2026, 11, 1)
    assert encounter.discharge_date == date(2026, 11, 5)
    assert encounter.admitting_diagnosis == "R07.9"
    assert encounter.visit_reasons == ("R07.9",)
    assert encounter.diagnoses == (Diagnosis("I21.4", "Y", 1),)
    assert encounter.procedures == (Procedure("02703DZ", date(2026, 11, 2), id=2),)
    assert encounter.services == (Service("99213", ("25",), 1, (1,), date(2026, 11, 1), "11", id=3),)


def test_the_contract_example_is_written_as_it_was_read() -> None:
    written = write_encounter(read())
    assert json.loads(written) == CONTRACT
    assert list(json.loads(written)) == list(CONTRACT)


@pytest.mark.parametrize("typed", ["i21.4", "I214", "i214", " I21.4 "])
def test_codes_are_taken_with_or_without_the_dot_in_any_case(typed: str) -> None:
    assert read(diagnoses=[{"code": typed}]).diagnoses[0].code == "I21.4"
    assert read(admitting_diagnosis=typed).admitting_diagnosis == "I21.4"
    assert read(visit_reasons=[typed]).visit_reasons == ("I21.4",)


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("s72001a", "S72.001A"),
        ("c7a00", "C7A.00"),
        ("qa0.8", "QA0.8"),
        ("b20", "B20"),
        ("99213", "99213"),
    ],
)
def test_codes_become_what_the_book_prints(typed: str, read_as: str) -> None:
    assert read(diagnoses=[{"code": typed}]).diagnoses[0].code == read_as


def test_procedures_services_modifiers_and_poa_are_put_in_capitals() -> None:
    encounter = read(
        diagnoses=[{"code": "I10", "poa": "y"}],
        procedures=[{"code": "02703dz"}],
        services=[{"code": "g2211", "modifiers": ["lt"]}],
    )
    assert encounter.diagnoses[0].poa == "Y"
    assert encounter.procedures[0].code == "02703DZ"
    assert (encounter.services[0].code, encounter.services[0].modifiers) == ("G2211", ("LT",))


def test_pointers_follow_the_diagnosis_and_strays_are_kept() -> None:
    encounter = read(
        diagnoses=[{"code": "I10"}, {"code": "E11.9"}],
        services=[{"code": "99213", "pointers": [2, 1, 7, 0]}],
    )
    assert encounter.services[0].pointers == (2, 1)
    assert encounter.services[0].stray_pointers == (7, 0)
    turned = encounter.with_(diagnoses=encounter.diagnoses[::-1])
    assert json.loads(write_encounter(turned))["services"][0]["pointers"] == [1, 2, 7, 0]


def test_what_is_left_out_is_empty_and_units_are_not_guessed() -> None:
    encounter = read_encounter(
        '{"version": 1, "setting": "professional", "services": [{"code": "99213"}]}'
    )
    assert encounter.services[0].units is None
    assert encounter.patient == Patient()
    assert json.loads(write_encounter(encounter)) == {
        "version": 1,
        "setting": "professional",
        "diagnoses": [],
        "services": [{"code": "99213"}],
    }


@pytest.mark.parametrize(
    "dates", [{"admit_date": "20261101"}, {"admit_date": None}, {"admit_date": ""}]
)
def test_dates_may_be_basic_iso_or_absent(dates: dict[str, Any]) -> None:
    assert read(**dates).admit_date in (date(2026, 11, 1), None)


def test_a_byte_order_mark_is_no_matter() -> None:
    assert read_encounter("\ufeff" + json.dumps(CONTRACT)) == read()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"colour": 1}, "“colour” is not a key"),
        ({"patient": {"ssn": "1"}}, "“ssn” in patient is not a key"),
        ({"diagnoses": [{"code": "I10", "poaa": "Y"}]}, "“poaa” in line 1 of diagnoses is not a key"),
        ({"procedures": [{"code": "0", "poa": "Y"}]}, "“poa” in line 1 of procedures"),
        ({"services": [{"code": "99213"}, {"cpt": "1"}]}, "“cpt” in line 2 of services"),
        ({"version": 2}, "“version” is 2"),
        ({"version": "1"}, "“version” must be a whole number, but is text"),
        ({"version": True}, "“version” must be a whole number, but is true or false"),
        ({"setting": "hospital"}, "“setting” must be inpatient, outpatient or professional"),
        ({"setting": None}, "“setting” is missing"),
        ({"setting": 3}, "“setting” must be text, but is a number"),
        ({"account": 1001}, "“account” must be text, but is a number"),
        ({"patient": []}, "“patient” must be an object in braces, but is a list"),
        ({"patient": {"sex": "W"}}, "“sex” in patient must be F, M, X or U"),
        ({"patient": {"birth_date": "03/02/1950"}}, "“birth_date” in patient must be a date"),
        ({"admit_date": "2026-02-30"}, "“admit_date” is not a day of the calendar"),
        ({"admit_date": "2026-13-01"}, "“admit_date” is not a day of the calendar"),
        ({"admit_date": "0226-11-01"}, "“admit_date” lies in the year 226"),
        ({"admit_date": "2026-11-01T10:00"}, "“admit_date” must be a date"),
        ({"admit_date": 20261101}, "“admit_date” must be text, but is a number"),
        (
            {"diagnoses": {"code": "I10"}},
            "“diagnoses” must be a list in square brackets, but is an object",
        ),
        ({"diagnoses": ["I10"]}, "Line 1 of diagnoses must be an object"),
        ({"diagnoses": [{"poa": "Y"}]}, "“code” in line 1 of diagnoses is missing"),
        ({"diagnoses": [{"code": " "}]}, "“code” in line 1 of diagnoses is missing"),
        ({"diagnoses": [{"code": 10}]}, "“code” in line 1 of diagnoses must be text"),
        ({"diagnoses": [{"code": "I10", "poa": True}]}, "“poa” in line 1 of diagnoses must be text"),
        ({"visit_reasons": "R07.9"}, "“visit_reasons” must be a list"),
        ({"visit_reasons": [1]}, "“visit_reasons” must hold texts"),
        (
            {"services": [{"code": "99213", "pointers": ["A"]}]},
            "“pointers” in line 1 of services must hold whole",
        ),
        ({"services": [{"code": "99213", "pointers": [True]}]}, "must hold whole numbers"),
        (
            {"services": [{"code": "99213", "units": 1.5}]},
            "“units” in line 1 of services must be a whole number",
        ),
        ({"services": [{"code": "99213", "units": "1"}]}, "“units” in line 1 of services"),
        (
            {"services": [{"code": "99213", "modifiers": "25"}]},
            "“modifiers” in line 1 of services must be a list",
        ),
        ({"procedures": [{"code": "02703DZ", "date": "2026-11-31"}]}, "“date” in line 1 of procedures"),
        ({"account": "A\n1"}, "“account” holds a line break"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(changes: dict[str, Any], words: str) -> None:
    assert words in refused(**changes)


def test_a_mistyped_key_is_met_with_the_likely_one() -> None:
    assert refusal(json.dumps(CONTRACT | {"diagnosis": []})).hint == "Did you mean “diagnoses”?"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not valid JSON at line 1, column 1"),
        ("{", "not valid JSON"),
        ('{"version": 1,}', "not valid JSON"),
        ("[]", "one JSON object"),
        ("null", "one JSON object"),
        ('{"setting": "inpatient"}', "“version” is missing"),
        ('{"version": 1, "version": 1, "setting": "inpatient"}', "“version” stands twice"),
        ('{"version": NaN}', "a number or a nesting"),
        ("[" * 100_000, "a number or a nesting"),
        ('{"version": ' + "9" * 5000 + "}", "a number or a nesting"),
    ],
)
def test_text_that_is_no_encounter_is_refused(text: str, words: str) -> None:
    assert words in refusal(text).message


def test_no_refusal_repeats_the_patient() -> None:
    who = {"mrn": "M77", "name": "Secret, Sam", "birth_date": "1950-02-31", "sex": "F"}
    error = refusal(json.dumps(CONTRACT | {"patient": who}))
    assert not {"Secret", "M77", "1950"} & set(error.line.replace(",", " ").split())


def test_a_long_key_does_not_fill_the_screen() -> None:
    assert len(refusal(json.dumps(CONTRACT | {"x" * 5000: 1})).message) < 120


TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=12)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
CODES = st.sampled_from(["I10", "E11.9", "S72.001A", "C7A.00", "QA0.8", "Z3A.39", "99213", "R99"])
DIAGNOSES = st.lists(
    st.builds(lambda code, poa: (code, poa), CODES, st.sampled_from("YNUW") | st.just(""))
)


@st.composite
def encounters(draw: st.DrawFn) -> Encounter:
    lines = draw(DIAGNOSES)
    diagnoses = tuple(Diagnosis(code, poa, at) for at, (code, poa) in enumerate(lines, 1))
    used = len(diagnoses)
    days = draw(st.lists(DAYS, max_size=3))
    procedures = tuple(Procedure("0DTJ4ZZ", day, id=used + at) for at, day in enumerate(days, 1))
    used += len(procedures)
    pointers = st.lists(st.integers(1, len(diagnoses)), max_size=4) if diagnoses else st.just([])
    services = tuple(
        Service(
            draw(st.sampled_from(["99213", "G2211"])),
            tuple(draw(st.lists(st.sampled_from(["25", "LT"]), max_size=2))),
            draw(st.none() | st.integers(0, 99)),
            tuple(draw(pointers)),
            draw(st.none() | DAYS),
            draw(TEXT),
            id=used + at,
            stray_pointers=tuple(draw(st.lists(st.integers(90, 99), max_size=2))),
        )
        for at in range(1, 1 + draw(st.integers(0, 3)))
    )
    admitted = draw(st.none() | DAYS)
    return Encounter(
        setting=draw(st.sampled_from(list(Setting))),
        account=draw(TEXT),
        patient=Patient(draw(TEXT), draw(TEXT), draw(st.none() | st.just(date(1950, 2, 3))), "F"),
        payer=draw(TEXT),
        admit_date=admitted,
        discharge_date=admitted and draw(st.dates(admitted, date(2027, 1, 1))),
        diagnoses=diagnoses,
        procedures=procedures,
        services=services,
    )


@given(encounters())
def test_what_is_written_reads_back_the_same(encounter: Encounter) -> None:
    text = write_encounter(encounter)
    assert read_encounter(text) == encounter
    assert write_encounter(read_encounter(text)) == text


@given(
    st.text(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(list(CONTRACT)), inner, max_size=6)
        ),
    ).map(json.dumps)
)
def test_anything_is_read_or_refused_with_a_sentence(text: str) -> None:
    refusals: list[CoderDeskError] = []
    try:
        read_encounter(text)
    except CoderDeskError as error:
        refusals.append(error)
    assert all(error.message and error.hint for error in refusals)


def test_days_in_a_wrong_order_are_read_for_the_check_to_speak_of() -> None:
    encounter = read(discharge_date="2026-10-31", patient={"birth_date": "2026-11-03"})
    assert encounter.discharge_date == date(2026, 10, 31)
    assert read_encounter(write_encounter(encounter)) == encounter
