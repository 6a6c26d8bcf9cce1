"""An encounter goes out to a file and comes in again by key, and nothing of the contract changes."""

import json

import pytest
from PySide6.QtWidgets import QFileDialog

from coderdesk.domain.encounter_json import encounter_value
from coderdesk.gui.actions import Command
from tests.domain.test_encounter_json import CONTRACT

VISIT = CONTRACT | {
    "setting": "outpatient",
    "discharge_date": "2026-10-31",  # wrong, and kept: the check says so
    "visit_reasons": ["R07.9", "R06.02", "NO SUCH"],
    "diagnoses": [{"code": "S52.501A"}, {"code": "W18.30XA"}, {"code": "Z99.X", "poa": "1"}],
    "services": [
        {"code": "99285", "modifiers": ["25", "GC"], "units": 0, "pointers": [2, 1, 9]},
        {"code": "J1885", "date": "2026-11-01"},
        {"code": "73110", "modifiers": ["RT"], "units": 1, "pointers": [1], "place": "23"},
    ],
}
BARE = {"version": 1, "setting": "professional", "diagnoses": []}


@pytest.fixture
def file(monkeypatch, tmp_path):
    """The file dialogs answer with one path after another."""
    paths = [tmp_path / "in.json", tmp_path / "out.json"]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(paths[0]), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(paths[1]), ""))
    return paths


@pytest.mark.parametrize("value", [CONTRACT, VISIT, BARE], ids=["stay", "visit", "bare"])
def test_what_comes_in_by_key_goes_out_by_key_to_the_letter(coder, file, value):
    came, went = file
    came.write_text(json.dumps(value), encoding="utf-8")
    coder.do(Command.IMPORT_ENCOUNTER)
    coder.until(lambda: coder.hub.state is not None)
    assert encounter_value(coder.state.encounter) == value
    coder.do(Command.EXPORT_ENCOUNTER)
    assert json.loads(went.read_text("utf-8")) == value
    first = coder.hub.session.id
    came.write_bytes(went.read_bytes())
    coder.do(Command.IMPORT_ENCOUNTER)
    coder.until(lambda: coder.hub.session.id != first)
    coder.do(Command.EXPORT_ENCOUNTER)
    assert went.read_bytes() == came.read_bytes()


def test_a_file_that_is_no_encounter_is_refused_in_words_and_the_desk_stays(coder, file):
    file[0].write_text(json.dumps(BARE | {"colour": "red"}), encoding="utf-8")
    coder.do(Command.IMPORT_ENCOUNTER)
    coder.until(lambda: coder.message)
    assert "colour" in coder.message
    assert coder.hub.state is None
