"""How long the codebook pane takes to show an answer of 50 hits, and a page, painted.

Beside a plain list of the same titles and a plain text view of the same notes. Needs no book: codes and
titles are made up. Run with ``python -m tests.bench.bench_codebook_pane``.
"""

import os
import time
from collections.abc import Callable
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QListWidget, QTextBrowser, QWidget

from coderdesk.domain.code import Answer, Code, Hit, Note, NoteKind, Place, System, Why
from coderdesk.domain.page import Branch, NoteLine, Page
from coderdesk.gui.search.pane import CodebookPane
from coderdesk.gui.theme import Look, use
from coderdesk.workflow.note_lines import links_of

ROUNDS, HITS = 40, 50
WORDS = [
    "unspecified",
    "fracture",
    "of",
    "the",
    "lower",
    "end",
    "left",
    "right",
    "radius",
    "subsequent",
    "encounter",
    "for",
    "closed",
    "open",
    "with",
    "routine",
    "delayed",
    "healing",
    "type",
    "two",
    "diabetes",
    "mellitus",
    "chronic",
    "kidney",
    "disease",
    "stage",
    "acute",
    "without",
]


def title(seed: int) -> str:
    return " ".join(
        WORDS[(seed * 7 + step * (3 + seed % 5)) % len(WORDS)] for step in range(6 + seed % 9)
    )


def code(seed: int) -> str:
    return f"{'ABCDEFGH'[seed % 8]}{seed % 90 + 10}.{seed % 1000:03}"


def answer(turn: int) -> Answer:
    hits = tuple(
        Hit(
            System.ICD10CM,
            code(seed),
            title(seed),
            seed % 5 > 0,
            "icd10cm-2026-04-01",
            Why("abbreviation", "fx = fracture"),
            ((0, 11), (15, 23)),
        )
        for seed in range(turn * HITS, turn * HITS + HITS)
    )
    return Answer(f"words {turn}", hits, (("fx", "fracture"),), ms=2)


def page(turn: int) -> Page:
    own = Place(code(turn), title(turn), billable=True)
    tree = tuple(
        Branch(min(n, 3), Place(code(turn + n), title(turn + n), n > 2), n == 4, title(turn + n))
        for n in range(9)
    )
    notes = []
    for n in range(40):
        text = f"{title(turn * 40 + n)} ({code(turn + n)}, {code(turn + n + 1)}-)"
        kind = tuple(NoteKind)[n // 6 % 7]
        notes.append(NoteLine(Note(kind, text, code(turn + n // 12)), links_of(text), item=n % 3 > 0))
    entry = Code(System.ICD10CM, own.code, own.title, billable=True)
    path = (Place("Chapter 4", title(turn + 1)), Place("E08-E13", title(turn + 2)))
    return Page(entry, None, in_force=True, day=None, path=path, tree=tree, notes=tuple(notes))


def timed(widget: QWidget, show: Callable[[int], None]) -> list[float]:
    found = []
    for turn in range(ROUNDS):
        start = time.thread_time()
        show(turn)
        QApplication.processEvents()  # lays out and paints
        found.append((time.thread_time() - start) * 1000)
    return sorted(found[2:])


def told(name: str, ours: list[float], plain: list[float]) -> None:
    p95 = quantiles(ours, n=20)[-1]
    print(
        f"{name}: p50 {median(ours):.1f} ms, p95 {p95:.1f} ms, max {ours[-1]:.1f} ms; "
        f"plain p50 {median(plain):.1f} ms; {median(ours) / median(plain):.1f} x"
    )


def main() -> None:
    app = QApplication([])
    use(Look())
    pane, plain_list, plain_text = CodebookPane(), QListWidget(), QTextBrowser()
    for widget in (pane, plain_list, plain_text):
        widget.resize(520, 960)
        widget.show()
    app.processEvents()

    def show_list(turn: int) -> None:
        plain_list.clear()
        plain_list.addItems([f"{hit.code} {hit.title}" for hit in answer(turn).hits])

    def show_text(turn: int) -> None:
        plain_text.setPlainText("\n".join(line.note.text for line in page(turn).notes))

    hits = timed(pane, lambda turn: pane.show_answer(answer(turn)))
    told("50 hits", hits, timed(plain_list, show_list))
    told("a page ", timed(pane, lambda turn: pane.show_page(page(turn))), timed(plain_text, show_text))


if __name__ == "__main__":
    main()
