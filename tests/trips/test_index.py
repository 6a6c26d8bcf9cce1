"""The index on the desk: dropped on the window, read by keyboard, its codes put on the encounter."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coderdesk.app import App
from coderdesk.codebook import build
from coderdesk.codebook.importers.importing import import_file
from coderdesk.domain.code import System
from coderdesk.domain.guideline import cited_in
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.guides import current_edits
from coderdesk.gui.sheets.importing import ImportSheet
from coderdesk.workflow.codebooks import Codebooks
from tests.codebook.importers import small_guidelines, small_indexes
from tests.codebook.small_books import put_small
from tests.trips.conftest import Coder, enter, leave

K = Qt.Key


@pytest.fixture(scope="module")
def indexed(built_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default books and two indexes, compiled once."""
    at = tmp_path_factory.mktemp("indexed")
    shutil.copytree(built_home / "books", at / "books", copy_function=os.link)
    for path in papers(at)[:2]:
        import_file(at / "books", path)
    Codebooks(at).ensure()
    return at / "books"


@pytest.fixture
def home(indexed: Path, tmp_path: Path) -> Path:
    """A home with the books in it, as a coder's is; what is imported stays in it."""
    shutil.copytree(indexed, tmp_path / "home" / "books", copy_function=os.link)
    return tmp_path / "home"


@pytest.fixture
def coder(qtbot: QtBot, home: Path) -> Iterator[Coder]:
    """A coder at an empty desk whose books are its own."""
    app = App(home, Codebooks(home))
    app.window.resize(1366, 768)
    app.open()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    made = Coder(app, qtbot)
    enter(made)
    yield made
    leave(app)


def papers(tmp_path: Path) -> list[Path]:
    """Two books and a note, none of them named for what it is."""
    terms = small_indexes.index("""<letter><title>D</title>
<mainTerm><title>Dementia<nemod>(old age)</nemod></title><code>F03.90</code>
<term level="1"><title>in</title><term level="2"><title>Parkinson's disease</title>
<code>G20.A1</code><manif>F02.80</manif></term></term></mainTerm>
<mainTerm><title>Daze</title><see>Dementia</see></mainTerm></letter>
""").replace("2031", "2026")
    table = small_indexes.NEOPLASMS.replace("2031", "2026").replace("C79.8-", "C79.81")
    found = []
    for name, text in (("a", terms), ("b", table), ("note.txt", "HISTORY\nFell in the rain.\n")):
        (tmp_path / name).write_text(text, "utf-8")
        found.append(tmp_path / name)
    return found


def ask(coder: Coder, words: str, title: str) -> None:
    view = coder.desk.book.beside.index.index
    coder.desk.book.box.selectAll()
    coder.press(words)
    coder.until(lambda: view.leaf is not None and view.leaf.words == words)
    coder.until(lambda: view.entry is not None and view.entry.title == title)


class TestDropping:
    """A home with one small book and none to be built: nothing takes long."""

    @pytest.fixture
    def home(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(build, "packaged", list)
        put_small(tmp_path / "home" / "books")
        return tmp_path / "home"

    def test_dropped_books_are_imported_and_dropped_notes_are_charts(
        self, coder: Coder, tmp_path: Path
    ):
        files = [*papers(tmp_path), tmp_path / "guidelines"]
        files[-1].write_text(small_guidelines.text(), "utf-8")
        coder.hub.files_dropped.emit(files)
        coder.until(lambda: coder.window.findChild(ImportSheet) is not None)
        coder.press(K.Key_Return)
        coder.until(lambda: len(coder.hub.books.library.lists.installed()) == 3)
        coder.until(lambda: coder.window.findChild(ImportSheet) is None)
        coder.until(lambda: len(coder.hub.chart.rows) == 1)


def test_a_bracketed_pair_stands_on_the_form_in_its_order_and_is_undone_as_one(
    coder: Coder,
):
    coder.try_synthetic()
    coder.do(Command.CODEBOOK)
    coder.do(Command.BOOKS_INDEX)
    ask(coder, "dementia park", "Parkinson's disease")
    coder.press(K.Key_Return)
    coder.until(lambda: coder.codes == ["G20.A1", "F02.80"])
    coder.do(Command.UNDO)
    coder.until(lambda: coder.codes == [])
    ask(coder, "daze", "Daze")
    coder.do(Command.FOLLOW_SEE)
    entry = coder.desk.book.beside.index.index.entry
    assert entry is not None
    assert entry.title == "Dementia (old age)"
    coder.until(lambda: coder.desk.book.asks.page is not None)
    coder.press(K.Key_Return)
    coder.until(lambda: coder.codes == ["F03.90"])


def test_a_cell_of_the_neoplasm_table_is_assigned_and_a_dash_leads_to_the_tabular(
    coder: Coder,
):
    coder.try_synthetic()
    coder.do(Command.CODEBOOK)
    coder.do(Command.BOOKS_INDEX)
    coder.do(Command.BOOKS_INDEX)
    ask(coder, "knee", "knee")
    coder.press(K.Key_Down, K.Key_Up, K.Key_Right)
    book = coder.desk.book
    coder.until(lambda: book.asks.page is not None and book.asks.page.code.code == "C79.81")
    coder.press(K.Key_Return)
    coder.until(lambda: coder.codes == ["C79.81"])
    coder.press(K.Key_Down, K.Key_Up, K.Key_Left)
    coder.until(lambda: book.asks.page is not None and book.asks.page.code.code == "C76.5")
    coder.press(K.Key_Return)
    coder.until(book.detail.tree.hasFocus)
    assert book.detail.tree.current is not None
    assert book.detail.tree.current.place.code == "C76.50"
    assert coder.codes == ["C79.81"]


def test_from_an_edit_to_the_guideline_that_it_cites(coder: Coder, home: Path, tmp_path: Path):
    path = tmp_path / "guidelines"
    path.write_text(small_guidelines.text(), "utf-8")
    import_file(home / "books", path)
    coder.hub.renew_books()
    coder.try_synthetic()
    for code in ("E11.9", "E10.9"):
        coder.hub.assign(System.ICD10CM, code)
    cited = [cited_in(edit.source) for edit in coder.state.edits if cited_in(edit.source)]
    assert cited, [edit.source for edit in coder.state.edits]
    coder.do(Command.ENCOUNTER)
    form = coder.desk.coding.form
    for _edit in coder.state.edits:
        coder.do(Command.NEXT_EDIT_TYPING)
        if any(cited_in(edit.source) for edit in current_edits(form)):
            break
    coder.do(Command.GUIDELINE)
    guide = coder.desk.book.beside.guide.guide
    coder.until(guide.sections.hasFocus)
    assert guide.page is not None
    assert not guide.page.in_force
    coder.do(Command.BACK_OUT)
    coder.until(lambda: not guide.sections.hasFocus())
