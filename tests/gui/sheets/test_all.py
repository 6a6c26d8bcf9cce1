"""Every sheet, in every look and size: named, whole, quiet, with caps from the one table."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from coderdesk.domain.book_change import BookChange, ChangeKind
from coderdesk.gui.actions import Command, Place, key_map
from coderdesk.gui.parts import caps
from coderdesk.gui.sheets.book_changes import BookChangesSheet
from coderdesk.gui.sheets.change_passphrase import ChangePassphrase
from coderdesk.gui.sheets.claim import ClaimSheet
from coderdesk.gui.sheets.code_columns import CodeColumnsSheet
from coderdesk.gui.sheets.code_sets import CodeSetSheet
from coderdesk.gui.sheets.first_run import FirstRun
from coderdesk.gui.sheets.grouping import GroupingSheet
from coderdesk.gui.sheets.hold import HoldSheet
from coderdesk.gui.sheets.importing import ImportSheet
from coderdesk.gui.sheets.kept import KeptSheet, View
from coderdesk.gui.sheets.keys import KeysSheet
from coderdesk.gui.sheets.last_look import LastLook
from coderdesk.gui.sheets.last_time import LastTimeSheet
from coderdesk.gui.sheets.learned import LearnedSheet
from coderdesk.gui.sheets.listing import Listed, ListingSheet
from coderdesk.gui.sheets.lock import LockScreen
from coderdesk.gui.sheets.own_note import OwnNoteSheet
from coderdesk.gui.sheets.palette import Palette
from coderdesk.gui.sheets.password import PasswordPrompt
from coderdesk.gui.sheets.progress import ProgressSheet
from coderdesk.gui.sheets.recovery_code import RecoverySheet
from coderdesk.gui.sheets.reopen import ReopenSheet
from coderdesk.gui.sheets.settings import SettingsSheet
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.gui.sheets.summary import SummarySheet
from coderdesk.gui.sheets.visit_level import VisitLevelSheet
from coderdesk.gui.theme import Look, use
from coderdesk.report.claim_shape import claim_shape
from coderdesk.settings import Settings
from coderdesk.workflow.map_columns import TableSample
from tests.gui.accessibility import clipped, unnamed, windows
from tests.gui.sheets.sample import CODE, GROUPED, OVER, PRIORS, SETS, VISIT, judge, levels, parts

LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "small": Look(scale=0.9),
    "large": Look(scale=1.25),
    "largest": Look(dark=True, scale=1.5),
}


def _summary() -> SummarySheet:
    sheet = SummarySheet("A1001")
    page = QImage(850, 1100, QImage.Format.Format_RGB32)
    page.fill("white")
    sheet.show_pages([page, page])
    return sheet


def _progress() -> ProgressSheet:
    sheet = ProgressSheet("Building the codebooks", "The tabular list of ICD-10-CM.")
    sheet.show_step(300, 74_719)
    return sheet


KEPT = (
    View("First", (Listed("one", "below", "right", 1), Listed("two", target=2)), "Nothing."),
    View("Second", (), "Nothing here yet."),
)


CHANGES = (
    BookChange(ChangeKind.NEW, "B20.1", after="Mower's ear, left"),
    BookChange(ChangeKind.REVISED, "A00", "A sore knee", "A very sore knee", because=("favourite",)),
    BookChange(ChangeKind.NOTE_GONE, "A00-A09", before="tavern knee", note="excludes1"),
)


TABLE = TableSample("ours.csv", (("Service", "Text"), ("90001", "one"), ("90002", "two")), 0, 1)


def _no_undo(_target: object) -> None:
    return None


SHEETS: dict[str, Callable[[], Sheet]] = {
    "book changes": lambda: BookChangesSheet("ICD-10-CM, one → two", CHANGES),
    "code columns": lambda: CodeColumnsSheet(TABLE, dt.date(2026, 1, 1)),
    "kept": lambda: KeptSheet(("Kept", "star"), lambda: KEPT, _no_undo, "Open"),
    "learned": lambda: LearnedSheet(lambda: KEPT, _no_undo),
    "own note": lambda: OwnNoteSheet("I10", "Essential (primary) hypertension", "look twice"),
    "keys": lambda: KeysSheet(Place.DIAGNOSES),
    "palette": Palette,
    "last look": lambda: LastLook(OVER),
    "code sets": lambda: CodeSetSheet(SETS, "E11.9 Z79.4"),
    "no code sets": lambda: CodeSetSheet(()),
    "last time": lambda: LastTimeSheet(VISIT, PRIORS, lambda _prior: {"E11.9": "Type 2 diabetes"}),
    "no last time": lambda: LastTimeSheet(VISIT, (), lambda _prior: {}),
    "claim": lambda: ClaimSheet(claim_shape(VISIT), {"Z79.4": "Long term (current) use of insulin"}),
    "level": lambda: VisitLevelSheet(*levels()),
    "grouping": lambda: GroupingSheet(GROUPED, (("CMS-HCC", "pip install …"),)),
    "reopen": lambda: ReopenSheet("A1001"),
    "hold": lambda: HoldSheet("A1001"),
    "settings": lambda: SettingsSheet(Settings(coder="J. Doe")),
    "summary": _summary,
    "password": lambda: PasswordPrompt("H&P.pdf"),
    "progress": _progress,
    "recovery": lambda: RecoverySheet(CODE),
    "passphrase": lambda: ChangePassphrase(judge),
    "import": lambda: ImportSheet("books.zip", parts(), ("readme.pdf",)),
    "listing": lambda: ListingSheet(
        "Timeline", "history", [Listed("Assigned I50.33", "by name", "14:02", 1)], does="Go"
    ),
}


def _first_run_with_code() -> FirstRun:
    page = FirstRun(judge)
    page.show_code(CODE)
    return page


def _lock_with_code() -> LockScreen:
    page = LockScreen(judge)
    page.swap()
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "lock": lambda: LockScreen(judge),
    "lock by code": _lock_with_code,
    "first run": lambda: FirstRun(judge),
    "first code": _first_run_with_code,
}


@pytest.mark.parametrize("worn", LOOKS)
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_named_and_whole(name, worn, lay):
    use(LOOKS[worn])
    sheet = lay(SHEETS[name]())
    assert sheet.accessibleName()
    assert unnamed(sheet) == []
    assert clipped(sheet) == []


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_follows_a_look_put_on_while_it_is_open(name, lay):
    sheet = lay(SHEETS[name]())
    for worn in (Look(scale=1.25), Look(dark=True), Look()):
        use(worn)
        QApplication.processEvents()
        assert clipped(sheet) == []


@pytest.mark.parametrize("worn", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_whole_window_is_named_and_whole(name, worn, qtbot):
    use(LOOKS[worn])
    page = PAGES[name]()
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    QApplication.processEvents()
    assert unnamed(page) == []
    assert clipped(page) == []


@pytest.mark.parametrize("name", [*SHEETS, *PAGES])
def test_making_it_opens_no_window(name, qtbot):
    made = (SHEETS | PAGES)[name]()
    qtbot.addWidget(made)
    assert windows() == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_cap_of_a_sheet_is_in_the_table(name, lay, monkeypatch):
    drawn: set[str] = set()
    monkeypatch.setattr(caps, "drawn", drawn)
    lay(SHEETS[name]()).grab()
    assert drawn <= {key for command in Command for key in key_map().keys_of(command)}
    assert drawn


def test_the_samples_are_of_this_day():
    assert parts()[0].edition.effective > dt.date(2026, 1, 1)
