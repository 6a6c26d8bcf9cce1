"""A small made-up corner of a codebook, and a stand-in for the hub that answers when it is told to."""

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from coderdesk.domain.code import (
    Answer,
    Code,
    Edition,
    Hit,
    Note,
    NoteKind,
    Place,
    System,
    Why,
)
from coderdesk.domain.page import Branch, NoteLine, Page
from coderdesk.gui.search.pane import CodebookPane

CM = System.ICD10CM
EDITION = Edition(CM, "FY2026", dt.date(2025, 10, 1), dt.date(2026, 9, 30), "made up", "", "")
PATH = (Place("Chapter 4", "Sugar and its company (E00-E89)"), Place("E08-E13", "Sugar"))
SEVENTHS = (("A", "initial encounter"), ("D", "subsequent encounter"), ("S", "sequela"))
TITLES = {
    "E11": "Sweet blood",
    "E11.2": "Sweet blood with tired kidney",
    "E11.21": "Sweet blood with tired kidney, thin",
    "E11.22": "Sweet blood with tired kidney, thick",
    "N18.3": "Tired kidney, third stage",
    "N18.32": "Tired kidney, third stage, second half",
    "Z79.4": "Takes insulin",
    "W21.00": "Struck by a thrown cake",
    "W21.00XA": "Struck by a thrown cake, initial encounter",
    "W21.00XS": "Struck by a thrown cake, sequela",
    "W21.00XD": "Struck by a thrown cake, subsequent encounter",
}
CHILDREN = {"E11": ("E11.2",), "E11.2": ("E11.21", "E11.22"), "N18.3": ("N18.32",)}
HEADERS = {*CHILDREN, "W21.00"}


def place(code: str) -> Place:
    return Place(code, TITLES[code], code not in HEADERS)


def above(code: str) -> tuple[Place, ...]:
    near = [one for one in TITLES if code.startswith(one) and one != code]
    return (*PATH, *(place(one) for one in near))


def notes_of(code: str) -> tuple[NoteLine, ...]:
    if not code.startswith("E11"):
        return ()
    stage = "code for the stage (N18.1-N18.6)"
    return (
        NoteLine(
            Note(NoteKind.USE_ADDITIONAL, stage, code),
            ((20, 25, "N18.3"), (26, 31, "N18.32")),
            "N18.32 is on line 3",
        ),
        NoteLine(Note(NoteKind.USE_ADDITIONAL, "code for what is taken:", "E11")),
        NoteLine(
            Note(NoteKind.USE_ADDITIONAL, "insulin (Z79.4)", "E11"), ((9, 14, "Z79.4"),), item=True
        ),
        NoteLine(Note(NoteKind.EXCLUDES1, "sweet blood of the newborn", "E11")),
    )


def page_of(code: str, **more: object) -> Page:
    sevenths = SEVENTHS if code.startswith("W21.00") else ()
    children = tuple(place(one) for one in CHILDREN.get(code, ()))
    shown = code[:6] if code.startswith("W21.00") else code
    steps = [one for one in above(shown) if one.code not in {"Chapter 4", "E08-E13"}]
    tree = [Branch(n, one, brief=one.title) for n, one in enumerate(steps)]
    tree.append(Branch(len(steps), place(shown), here=True, brief=TITLES[shown]))
    tree += [Branch(len(steps) + 1, one, brief=one.title) for one in children]
    entry = Code(
        CM,
        code,
        TITLES[code],
        code not in HEADERS,
        "FY2026",
        above(code),
        children=children,
        sevenths=sevenths,
    )
    values: dict[str, object] = {
        "edition": EDITION,
        "in_force": True,
        "day": dt.date(2026, 9, 18),
        "path": PATH,
        "tree": tuple(tree),
        "notes": notes_of(code),
    }
    return Page(entry, **(values | more))  # type: ignore[arg-type]


def hit(code: str, why: str = "words", text: str = "") -> Hit:
    title = TITLES[code]
    marks = ((0, 11),) if title.startswith("Sweet blood") else ()
    header = len(CHILDREN.get(code, ()))
    return Hit(CM, code, title, code not in HEADERS, EDITION.key, Why(why, text), marks, header)


def answer(query: str, *codes: str, **more: object) -> Answer:
    hits = tuple(hit(code, text=query) for code in codes)
    return Answer(query, hits, ms=3.2, **more)  # type: ignore[arg-type]


@dataclass
class StandIn:
    """The pane, what it asked, and books that give every page at once or later."""

    window: QWidget
    pane: CodebookPane
    asked: list[tuple[str, tuple[System, ...], bool]] = field(default_factory=list)
    looked: list[str] = field(default_factory=list)
    picked: list[tuple[str, bool, str]] = field(default_factory=list)
    late: bool = False

    def __post_init__(self) -> None:
        self.pane.words_typed.connect(lambda *ask: self.asked.append(ask))
        self.pane.code_looked_at.connect(self._on_look)
        self.pane.code_picked.connect(
            lambda _system, code, first, words: self.picked.append((code, first, words))
        )

    def _on_look(self, _system: System | None, code: str) -> None:
        self.looked.append(code)
        if not self.late:
            self.pane.show_page(page_of(code))

    def reply(self, *codes: str, **more: object) -> None:
        """Answer what was asked last."""
        self.pane.show_answer(answer(self.asked[-1][0], *codes, **more))
