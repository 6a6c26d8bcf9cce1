"""The contract of the command line: exit codes, and the shape of each JSON document."""

import json

import pytest


def test_find_answers_as_the_contract_says(command):
    status, out, _err = command("find", "pneumonia", "--json", "--limit", "3")
    answer = json.loads(out)
    assert status == 0
    assert set(answer) == {"query", "ms", "hits"}
    assert len(answer["hits"]) <= 3
    hit = answer["hits"][0]
    assert set(hit) == {"system", "code", "title", "billable", "edition", "why"}
    assert (hit["system"], hit["edition"]) == ("icd10cm", "FY2026 April")


def test_batch_gives_one_line_for_each_query(command, tmp_path):
    (tmp_path / "q.txt").write_text("copd exac\r\n\ne1165\n", "utf-8")
    status, out, _err = command("find", "--batch", str(tmp_path / "q.txt"))
    answers = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [answer["query"] for answer in answers] == ["copd exac", "e1165"]
    assert answers[1]["hits"][0]["code"] == "E11.65"


def test_find_without_words_is_wrong_usage(command):
    assert command("find")[0] == 2


@pytest.mark.parametrize("name", ["E11.22", "e1122", " E1122 "])
def test_show_tells_a_code_with_inherited_notes(command, name):
    status, out, _err = command("show", name, "--json")
    code = json.loads(out)
    assert status == 0
    assert set(code) == {
        "system", "code", "title", "billable", "edition", "parents", "children", "notes",
    }  # fmt: skip
    assert code["code"] == "E11.22"
    assert code["billable"] is True
    assert code["parents"][-2:] == ["E11", "E11.2"]
    assert {"kind": "excludes1", "text": "type 1 diabetes mellitus (E10.-)", "from": "E11"} in code[
        "notes"
    ]


def test_an_unknown_code_is_refused_in_one_line(command):
    status, out, err = command("show", "Q99.99", "--json")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "Q99.99" in err


def test_a_clean_encounter_has_no_edits(command, encounter_file):
    status, out, _err = command("check", str(encounter_file()), "--json")
    assert (status, json.loads(out)) == (0, {"edits": []})


def test_an_edit_is_told_as_the_contract_says(command, encounter_file):
    path = encounter_file(diagnoses=[{"code": "E11.9", "poa": "Y"}, {"code": "E10.9", "poa": "Y"}])
    status, out, _err = command("check", str(path), "--json")
    edits = json.loads(out)["edits"]
    assert status == 1
    assert set(edits[0]) == {"rule", "severity", "codes", "message", "source", "lines"}
    assert [edit["rule"] for edit in edits] == ["excludes1"]
    assert sorted(edits[0]["lines"]) == [1, 2]


def test_a_refused_line_of_a_batch_does_not_stop_the_others(command, encounter_file, tmp_path):
    good = encounter_file().read_text("utf-8")
    (tmp_path / "b.jsonl").write_text(f'{{"version": 2}}\n{good}\n', "utf-8")
    status, out, _err = command("check", "--batch", str(tmp_path / "b.jsonl"))
    refused, checked = (json.loads(line) for line in out.splitlines())
    assert status == 1
    assert list(refused) == ["error"]
    assert checked == {"edits": []}


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"surprise": 1}, "surprise"),
        ({"admit_date": "2026-02-30"}, "admit_date"),
        ({"diagnoses": "J18.9"}, "diagnoses"),
    ],
)
def test_a_wrong_encounter_is_refused_by_name(command, encounter_file, keys, named):
    status, out, err = command("check", str(encounter_file(**keys)))
    assert (status, out) == (1, "")
    assert named in err
    assert "Traceback" not in err


def test_a_discharge_before_the_admission_is_told_as_an_error(command, encounter_file):
    status, out, _err = command("check", str(encounter_file(discharge_date="2026-09-01")))
    assert status == 1
    assert "date-order: The discharge (2026-09-01) lies before the admission" in out


def test_summary_writes_a_pdf(command, encounter_file, tmp_path):
    status, _out, _err = command("summary", str(encounter_file()), "-o", str(tmp_path / "s.pdf"))
    assert status == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")


def test_summary_into_no_folder_says_so(command, encounter_file, tmp_path):
    status, _out, err = command("summary", str(encounter_file()), "-o", str(tmp_path / "no" / "s.pdf"))
    assert status == 1
    assert "the folder is not there" in err


def test_chart_tells_what_the_readers_see(command, tmp_path):
    (tmp_path / "note.txt").write_text("Discharge Summary\n\nHOSPITAL COURSE:\nPneumonia.\n", "utf-8")
    status, out, _err = command("chart", str(tmp_path / "note.txt"), "--json")
    document = json.loads(out)["documents"][0]
    assert status == 0
    assert set(document) == {"title", "kind", "date", "author", "pages", "sections", "text"}
    assert "Pneumonia." in document["text"]


def test_chart_goes_on_after_a_file_it_refuses(command, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "note.txt").write_text("Progress Note\nStable.\n", "utf-8")
    status, out, err = command(
        "chart", str(tmp_path / "empty.txt"), str(tmp_path / "note.txt"), "--json"
    )
    assert status == 1
    assert len(json.loads(out)["documents"]) == 1
    assert "empty.txt" in err


def test_the_editions_are_listed(command):
    status, out, _err = command("book", "list", "--json")
    book = json.loads(out)["books"][0]
    assert status == 0
    assert book["system"] == "icd10cm"
    assert (book["effective"], book["expires"]) == ("2026-04-01", "2026-09-30")
    assert book["billable"] == 74_719


def test_the_books_verify(command):
    assert command("book", "verify")[0] == 0


def test_verify_without_any_work_says_what_to_do(command):
    status, _out, err = command("verify", "--outside")
    assert status == 1
    assert "no work" in err


def test_a_system_that_does_not_exist_is_named_with_those_that_do(command):
    status, _out, err = command("find", "--system", "xx", "copd")
    assert status == 2
    assert "“xx” is not a code system; there are icd10cm, icd10pcs, hcpcs, cpt" in err


@pytest.mark.parametrize("words", [("find", "copd"), ("show", "E11.9"), ("find", "copd", "--json")])
def test_a_day_that_no_edition_covers_is_said_beside_the_answer(command, words):
    status, out, err = command(*words, "--on", "1990-01-01")
    assert status == 0
    assert "No ICD-10-CM edition here covers 1990-01-01" in err
    assert "No ICD-10-CM edition" not in out
    assert "covers" not in command(*words, "--on", "2026-05-01")[2]
