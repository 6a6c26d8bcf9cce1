"""Every list of the working day: says what to do when empty, is searched, undone and taken out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from coderdesk.domain.code import System
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.learning import Certificate, Credit, Entry
from coderdesk.domain.pace import PaceTask
from coderdesk.gui.actions import Command
from coderdesk.workflow.practise import practice_cases
from tests.gui.accessibility import clipped, unnamed
from tests.trips.conftest import Coder, texts


def accounts(coder: Coder) -> None:
    coder.do(Command.AUDIT)
    coder.do(Command.AUDIT_ACCOUNTS)


def room(at: int) -> Callable[[Coder], None]:
    def go(coder: Coder) -> None:
        coder.do(Command.NOTEBOOK)
        for _room in range(at):
            coder.do(Command.SHEET_PAGE)

    return go


def press(command: Command) -> Callable[[Coder], None]:
    return lambda coder: coder.do(command)


def choose(command: Command) -> Callable[[Coder], None]:
    return lambda coder: coder.window.do(command)


@dataclass(frozen=True)
class One:
    """A list: how it is opened, what it says when empty, its search, its undo, its ways out."""

    name: str
    go: Callable[[Coder], None]
    empty: str
    search: str
    undo: Command | None
    csv: Command
    pdf: Command


LISTS = (
    One(
        "worklist", press(Command.WORKLIST), "Fill from a folder", "Filter",
        Command.UNDO, Command.WORK_EXPORT, Command.WORK_EXPORT,
    ),
    One(
        "queries", press(Command.ALL_QUERIES), "No query yet", "Filter",
        Command.SHEET_TAKE_BACK, Command.SHEET_CSV, Command.SHEET_PRINT,
    ),
    One(
        "accounts under audit", accounts, "No review yet", "Filter",
        Command.SHEET_TAKE_BACK, Command.SHEET_CSV, Command.SHEET_PRINT,
    ),
    One(
        "pace", press(Command.PACE), "No active time yet", "From",
        None, Command.PACE_EXPORT, Command.PACE_EXPORT,
    ),
    One(
        "notebook", room(0), "Nothing noted yet", "Filter",
        Command.SHEET_TAKE_BACK, Command.SHEET_SAVE, Command.SHEET_SAVE,
    ),
    One(
        "drills", room(1), "Nothing is due", "Filter",
        Command.SHEET_TAKE_BACK, Command.SHEET_SAVE, Command.SHEET_SAVE,
    ),
    One(
        "practice", room(2), "not tried yet", "Filter",
        Command.SHEET_TAKE_BACK, Command.SHEET_SAVE, Command.SHEET_SAVE,
    ),
    One(
        "credits", room(3), "No certificate yet", "Filter",
        Command.SHEET_TAKE_BACK, Command.SHEET_SAVE, Command.SHEET_SAVE,
    ),
    One(
        "journal", choose(Command.JOURNAL), "", "Filter",
        None, Command.SHEET_CSV, Command.SHEET_PRINT,
    ),
)  # fmt: skip
"""The journal is never empty, for it begins with the unlock, and nothing in it is ever undone; the
pace is measured, and what is undone of it are its norms."""


@pytest.fixture
def filled(coder: Coder) -> Coder:
    """A desk with something on every list."""
    desk, hub = coder.hub.desk, coder.hub
    assert desk is not None
    desk.worklist.today()
    hub.begin(Encounter(account="A1001"))
    hub.assign(System.ICD10CM, "I10")
    coder.until(lambda: coder.codes)
    assert hub.session is not None
    key = hub.session.id
    desk.asking.keep(desk.asking.begin(key).with_(title="What was seen", question="What was it?"))
    desk.auditing.begin(key, "first sample", blind=False)
    desk.pace.add(key, PaceTask.READING, 600)
    learning = desk.learning
    learning.write(Entry("Ask for the stage.", codes=("N18.9",)))
    case = practice_cases()[0]
    learning.scored(case, case.bare, 4, timed=True)
    one = learning.keep_certificate(Certificate("CCS", "AHIMA"))
    learning.keep_credit(Credit("Webinar on sepsis", desk.worklist.today(), 2, (one.id,)))
    return coder


def lying(coder: Coder) -> QWidget:
    """The list in sight: the sheet, else the room."""
    found = coder.window._sheet or coder.window.rooms.currentWidget()
    assert found is not None
    return found


def row_of(coder: Coder, one: One) -> QWidget:
    one.go(coder)
    coder.until(lambda: lying(coder) is not coder.desk)
    found = lying(coder)
    coder.until(lambda: found.isVisible() and not clipped(found))
    return found


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.name)
def test_an_empty_list_says_what_to_do_and_can_be_searched(coder, one):
    seen = row_of(coder, one)
    assert one.empty in " ".join(said_on(seen))
    fields = [edit.accessibleName() for edit in seen.findChildren(QLineEdit) if edit.isVisible()]
    assert any(one.search in name for name in fields), fields
    assert unnamed(seen) == []


def said_on(seen: QWidget) -> list[str]:
    rows = getattr(getattr(seen, "list", None), "rows", ())
    return [*texts(seen), *(getattr(row, "title", "") for row in rows), *shown_rows(seen)]


def shown_rows(seen: QWidget) -> list[str]:
    shown = getattr(seen, "_shown", None)
    rows = getattr(getattr(seen, "list", None), "rows", ())
    return [shown(row).right for row in rows] if callable(shown) else []


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.name)
def test_a_list_goes_out_as_csv_and_as_pdf_and_is_undone_by_its_key(filled, one, monkeypatch, tmp_path):
    for suffix, command in ((".csv", one.csv), (".pdf", one.pdf)):
        path = tmp_path / f"out{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, path=path: (str(path), ""))
        seen = row_of(filled, one)
        if one.undo is not None and suffix == ".csv":
            assert offers(seen, one.undo)
        filled.do(command)
        if command is Command.SHEET_PRINT:
            filled.until(lambda seen=seen: lying(filled) is not seen)
            pages = lying(filled)
            filled.until(lambda pages=pages: pages.primary.isEnabled())
            filled.do(Command.SHEET_SAVE)
        filled.until(path.exists)
        whole(path)
        filled.press(Qt.Key.Key_Escape)
        filled.hub.runner.wait()
    assert not [problem.line for problem in filled.troubles]


def offers(seen: QWidget, command: Command) -> bool:
    """Whether a button of the list does it, or the room takes the key that undoes everywhere."""
    if command is Command.UNDO:
        return bool(getattr(seen, "do", None)(command))  # type: ignore[misc]
    buttons = [one for one in seen.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    return any(getattr(one, "_keyed", None) is command for one in buttons)


def whole(path: Path) -> None:
    if path.suffix == ".csv":
        lines = path.read_text("utf-8-sig").splitlines()
        assert len(lines) > 1
    else:
        assert sum(len(page.extract_text()) for page in PdfReader(path).pages) > 60
