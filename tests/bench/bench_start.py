"""How long the start takes, beside a bare three-pane window of PySide6 in the same run.

``python -m tests.bench.bench_start [HOME] [RUNS]``: a throw-away HOME with books; else one is made for
the run. The programs run by turns, each in a process of its own. Aims: the cover that takes the
passphrase at most 2.0 of the bare window; the first keystroke at the desk answered within 100 ms.
The package is compiled first, as pip does with PySide6 and with us when it installs: an environment
that writes no bytecode would otherwise have every module of ours compiled at each start.
"""

import compileall
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import coderdesk
from coderdesk.codebook.build import ensure_default
from coderdesk.storage import vault
from coderdesk.storage.database import open_database
from coderdesk.storage.home import HomeState, work_file
from coderdesk.storage.vault_file import home_state

PASSPHRASE = "seven wet herons on a pier"  # noqa: S105 - of a home that is deleted at once
TOOLS = """
import json, os, re, sys, time
from pathlib import Path
BORN = float(os.environ["BORN"])
SAID = {}
def say(name, since=None):
    SAID[name] = 1000 * (time.time() - (BORN if since is None else since))
    SAID[name + " cpu"] = 1000 * time.process_time()
    status = Path("/proc/self/status")
    highest = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
    SAID[name + " MB"] = int(highest.group(1)) / 1024 if highest else 0.0
    held = re.search(r"VmRSS:\\s*(\\d+)", status.read_text()) if status.exists() else None
    SAID[name + " held MB"] = int(held.group(1)) / 1024 if held else 0.0
def until(qt, done):
    while not done():
        qt.processEvents()
        time.sleep(0.001)
"""
BARE = (
    TOOLS
    + """
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTextEdit, QTreeWidget
class Window(QMainWindow):
    painted = False
    def paintEvent(self, event):
        super().paintEvent(event)
        self.painted = True
qt = QApplication([])
window, panes = Window(), QSplitter()
for pane in (QTextEdit(), QListWidget(), QTreeWidget()):
    panes.addWidget(pane)
window.setCentralWidget(panes)
window.resize(1366, 768)
window.show()
until(qt, lambda: window.painted)
say("window")
print(json.dumps(SAID))
"""
)
COVER = (
    TOOLS
    + """
from pathlib import Path
import coderdesk.cli.main
from coderdesk.app import App, qt_application
from coderdesk.log import set_up_log
qt = qt_application()
set_up_log(Path(sys.argv[1]))
app = App(Path(sys.argv[1]))
app.open()
qt.processEvents()
say("window")
"""
)
DESK = (
    COVER
    + """
from PySide6.QtCore import QTimer
class Beat:
    longest, last = 0.0, time.perf_counter()
    def __call__(self):
        now = time.perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now
beat = Beat()
timer = QTimer(interval=0)
timer.timeout.connect(beat)
if sys.argv[3] == "later":
    timer.start()
    app.arrival.begin()
    until(qt, lambda: app.arrival.ended and not app.runner.busy)
    timer.stop()
    say("all there")
    SAID["longest stall"] = 1000 * beat.longest
given = time.time()
from coderdesk.storage import vault
whole = vault._stretch
def stretch(*words):
    began = time.time()
    key = whole(*words)
    SAID["key"] = 1000 * (time.time() - began)
    return key
vault._stretch = stretch
app.doorway._on_unlock(sys.argv[2])
until(qt, lambda: not app.window.covered)
qt.processEvents()
say("desk", given)
answered = []
app.hub.answer_found.connect(answered.append)
asked = time.time()
app.window.desk.book.box.setText("p")
until(qt, lambda: answered)
say("first key", asked)
app.window.close()
print(json.dumps(SAID))
"""
)
CASES = {"bare": BARE, "cover": COVER + "print(json.dumps(SAID))", "later": DESK, "at once": DESK}


def run(name: str, home: Path) -> dict[str, float]:
    """One process; its figures in milliseconds and megabytes."""
    import time  # noqa: PLC0415 - BORN is read as late as can be

    words = [sys.executable, "-c", CASES[name], str(home), PASSPHRASE, name]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BORN": str(time.time())}
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=env)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Print medians, and the ratios to the bare window."""
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    compileall.compile_dir(str(Path(coderdesk.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
        ensure_default(home / "books")
        if home_state(home) is HomeState.NEW:
            key, _code = vault.create(home, PASSPHRASE)
            open_database(work_file(home), key).close()
        found: dict[str, list[dict[str, float]]] = {name: [] for name in CASES}
        for _run in range(runs):
            for name in CASES:
                found[name].append(run(name, home))
    told = {
        name: {figure: median(one[figure] for one in all_) for figure in all_[0]}
        for name, all_ in found.items()
    }
    bare, cover = told["bare"], told["cover"]
    print(f"{runs} runs by turns, medians        bare window   CoderDesk's cover   ratio (aim 2.00)")
    for figure, unit in (("window", "ms"), ("window cpu", "ms"), ("window MB", "MB")):
        ratio = cover[figure] / bare[figure]
        print(f"  {figure:26}{bare[figure]:11.0f} {unit}{cover[figure]:15.0f} {unit}{ratio:13.2f}")
    later, once = told["later"], told["at once"]
    print(f"the desk is there behind the cover after {later['all there']:.0f} ms from the start;")
    print(f"  the longest wait of a typed letter meanwhile: {later['longest stall']:.0f} ms")
    print("passphrase to desk: in all, its key alone, the rest; then the first keystroke (aim 100 ms)")
    for name, one in (("typed after the arrival", later), ("given at once", once)):
        rest = one["desk"] - one["key"]
        figures = (one["desk"], one["key"], rest, one["first key"])
        print(f"  {name:24}", *(f"{figure:12.0f} ms" for figure in figures))
    held, most = later["first key held MB"], later["first key MB"]
    print(f"memory at the open desk: {held:.0f} MB (aim 400); the most until then {most:.0f} MB")


if __name__ == "__main__":
    main()
