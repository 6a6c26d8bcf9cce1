"""The first window stands before anything heavy is imported; the desk follows behind its cover."""

import subprocess
import sys
from pathlib import Path

import pytest

from coderdesk.gui.arrival import WITH_QT, WITHOUT_QT

HEAVY = (
    "PIL",
    "coderdesk.chart",
    "coderdesk.codebook",
    "coderdesk.domain.encounter",
    "coderdesk.edits",
    "coderdesk.gui.chart",
    "coderdesk.gui.coding",
    "coderdesk.gui.desk_view",
    "coderdesk.gui.hub",
    "coderdesk.gui.search",
    "coderdesk.report",
    "coderdesk.storage.database",
    "coderdesk.storage.vault",
    "coderdesk.workflow.codebooks",
    "coderdesk.workflow.desk",
    "cryptography",
    "fsrs",
    "openpyxl",
    "pypdf",
    "pypdfium2",
    "reportlab",
    "sqlcipher3",
    "sqlite_utils",
    "whoosh",
)
"""What has no business before the cover is painted."""
COVER = """
import sys
from pathlib import Path
from coderdesk.app import App, qt_application
qt = qt_application()
app = App(Path(sys.argv[1]))
app.open()
qt.processEvents()
assert app.window.covered and app.window.isVisible()
print(*sys.modules)
app.window.close()
"""
THREAD = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
print(*sys.modules)
"""


def modules_after(program: str, *words: str) -> set[str]:
    """The names of the modules that a program of its own has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=True, timeout=120
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("known", [False, True], ids=["first start", "later start"])
def test_nothing_heavy_is_imported_before_the_cover_is_painted(tmp_path: Path, known: bool) -> None:  # noqa: FBT001
    if known:
        from coderdesk.storage import vault  # noqa: PLC0415 - only this case needs a vault

        vault.create(tmp_path, "seven wet herons on a pier", vault.Cost(64, 1, 1))
        (tmp_path / "work.db").touch()
    loaded = modules_after(COVER, str(tmp_path))
    assert [name for name in HEAVY if name in loaded] == []


def test_what_arrives_on_a_thread_has_no_qt_in_it() -> None:
    loaded = modules_after(THREAD, *WITHOUT_QT)
    assert [name for name in loaded if name.startswith(("PySide6", "shiboken6"))] == []


def test_what_arrives_is_named_once() -> None:
    assert len(set(WITH_QT + WITHOUT_QT)) == len(WITH_QT + WITHOUT_QT)
