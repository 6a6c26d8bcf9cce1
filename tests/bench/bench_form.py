"""How long the encounter pane takes from a new state to painted rows: 25 diagnoses, 13 edits.

Baseline of the same run: a plain QTreeWidget that is filled and painted with the same lines as text.
Run with ``python -m tests.bench.bench_form``.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem

from coderdesk.domain.changes import Change, Move, SetPoa
from coderdesk.domain.coding import CodingState
from coderdesk.gui.coding.pane import EncounterPane
from coderdesk.gui.coding.rows import LineRow
from coderdesk.gui.theme import Look, use
from tests.gui.coding.sample import crowded

ROUNDS = 100


def states() -> Iterator[CodingState]:
    """One state after another, each one change further."""
    state = crowded()
    encounter = state.encounter
    for at in range(ROUNDS):
        line = 1 + at % 25
        change: Change = SetPoa((line,), "YNUW"[at % 4]) if at % 2 else Move(line, 1 + at * 7 % 25)
        encounter = change.apply(encounter)
        yield replace(state, encounter=encounter, revision=at)


def timed(show: Callable[[CodingState], None], app: QApplication) -> list[float]:
    """Processor milliseconds of each round, after one that warms up."""
    show(crowded())
    app.processEvents()
    found = []
    for state in states():
        begin = time.process_time()
        show(state)
        app.processEvents()
        found.append((time.process_time() - begin) * 1000)
    return found


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    use(Look())
    pane = EncounterPane()
    pane.resize(628, 953)
    pane.show()
    pane.show_state(crowded())
    pane.choose_line(4)
    tree = QTreeWidget()
    tree.setColumnCount(5)
    tree.resize(628, 700)
    tree.show()

    def fill(state: CodingState) -> None:
        tree.clear()
        for line in state.encounter.diagnoses:
            code = state.code(line.code)
            QTreeWidgetItem(tree, [str(line.id), line.code, code.title if code else "", line.poa, ""])

    ours, plain = timed(pane.show_state, app), timed(fill, app)
    rows = sum(isinstance(row, LineRow) for row in pane.view.rows)
    ours_ms, plain_ms = statistics.median(ours), statistics.median(plain)
    print(f"{rows} lines; new state to painted, ms of processor: p50 {ours_ms:.1f}, "
          f"p95 {statistics.quantiles(ours, n=20)[-1]:.1f}, max {max(ours):.1f}")  # fmt: skip
    print(f"plain tree: p50 {plain_ms:.1f}; ratio {ours_ms / plain_ms:.1f}")


if __name__ == "__main__":
    main()
