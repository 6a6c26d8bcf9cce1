from dataclasses import dataclass
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.edit import Severity
from coderdesk.gui.actions import Command, key_map
from coderdesk.gui.parts import (
    SEVERITY,
    Chip,
    Chips,
    CodeText,
    EditRow,
    EmptyPane,
    Evidence,
    Field,
    FilterBox,
    Glyph,
    GroupRow,
    Head,
    KeyButton,
    Keys,
    Mark,
    Pane,
    Poa,
    Pointers,
    Prose,
    Rows,
    RowsModel,
    Segments,
    Sequence,
    Table,
    TableModel,
    Text,
    Toggle,
    band,
    caps,
    caps_width,
    draw_icon,
    draw_poa,
    literal,
    look,
    rich,
    row,
    words,
)
from coderdesk.gui.parts.markup import Kind, parse
from coderdesk.gui.theme import Look, use
from tests.gui.accessibility import clipped, unnamed, windows


@dataclass(frozen=True)
class Line:
    text: str
    inert: bool = False

    @property
    def spoken(self) -> str:
        return f"line {self.text}"


def rows_of(*lines: Line) -> Rows[Line]:
    painted: Rows[Line] = Rows(
        "Lines", lambda *_: None, lambda line, width, current: 40 if current else 20
    )
    painted.show_rows(lines)
    return painted


HEADS = (Head("", 40, "Line"), Head("Code", 90), Head("Title"), Head("POA", 46), Head("Evidence", 90))


def dx(number: int, code: str, title: str, poa: str = "Y", names: tuple[str, ...] = ()):
    return (
        Sequence(str(number), number == 1),
        CodeText(code),
        Text(title, opens=True),
        Poa(poa),
        Evidence(names),
    )


EDIT = EditRow(
    Severity.ERROR,
    "Present on admission is missing.",
    "Guidelines, Appendix I",
    mends=(("Y", "Present"), ("N", "Not present")),
)
LINES = (
    dx(1, "I50.33", "Acute on chronic diastolic (congestive) heart failure", names=("DS 1", "DS 2")),
    dx(2, "J18.9", "Pneumonia, unspecified organism", ""),
    EDIT,
    GroupRow("External causes", "none"),
    dx(3, "E87.6", "Hypokalemia", "N"),
)


@pytest.fixture
def table(qtbot) -> Table:
    made = Table("Diagnoses", HEADS)
    made.show_lines(LINES)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


@pytest.fixture
def painted(qtbot) -> QWidget:
    """A page with one of every part."""
    page = QWidget()
    qtbot.addWidget(page)
    pane = Pane("Encounter", Command.ENCOUNTER, "encounter", Chip("In work"), None)
    pane.put_tool(KeyButton("", Command.UNDO, "quiet", "undo"))
    pane.put(row(Segments("Setting", ("Inpatient", "Outpatient")), None, Keys(Command.SETTING)))
    pane.put(
        row(
            Field("Admitted", "09/12/2026"),
            Field("Discharged", boxed=True),
            Toggle("Bare", Command.LOCK),
        )
    )
    shown = Table("Diagnoses", HEADS)
    shown.show_lines(LINES, 1)
    pane.put(shown, 1)
    pane.put(
        row(
            Glyph("mark-error", "error"),
            words("1"),
            None,
            KeyButton("Finish", Command.FINISH, "primary"),
        )
    )
    empty = Pane("Chart", Command.CHART, "chart")
    empty.put(
        EmptyPane(
            "import",
            "Open a chart",
            (("Choose files", Command.OPEN_FILES),),
            "Or drop files.",
            drop=True,
        ),
        1,
    )
    layout = QVBoxLayout(page)
    layout.addWidget(pane, 2)
    layout.addWidget(empty, 1)
    page.resize(700, 900)
    return page


# markup


@pytest.mark.parametrize(
    ("markup", "plain", "kinds"),
    [
        ("plain", "plain", []),
        ("a **b** c", "a b c", [Kind.BOLD]),
        ("`I50.33` ~dim~", "I50.33 dim", [Kind.CODE, Kind.DIM]),
        ("[[N18.32]]", "N18.32", [Kind.LINK]),
        ("‹probable›", "“probable”", [Kind.QUOTE]),
        ("<del>I10</del> <ins>I13.0</ins>", "I10 I13.0", [Kind.GONE, Kind.NEW]),
        (r"2 \* 3 \*\* 4", "2 * 3 ** 4", []),
        ("one * two", "one * two", []),
        ("~ alone", "~ alone", []),
        ("", "", []),
        ("**", "**", []),
    ],
)
def test_markup_is_read(markup, plain, kinds):
    text, spans = parse(markup)
    assert text == plain
    assert [span.kind for span in spans] == kinds


@pytest.mark.parametrize(
    "text", ["**a**", "`~‹›[[]]", "\\", "a\\", "<del>x</del>", "1 < 2 > 0", "\\\\**"]
)
def test_text_that_is_not_ours_is_never_markup(text):
    assert parse(literal(text)) == (text, ())
    assert parse(f"**{literal(text)}**")[0] == text


def test_a_paragraph_wraps_and_is_cut_after_its_lines(qapp):
    text = "Type 2 diabetes mellitus with diabetic chronic kidney disease and more of the same"
    assert rich(text, "body", 200).count > 2
    cut = rich(text, "body", 200, 2)
    assert cut.count == 2
    assert cut.layout.text().endswith("…")
    assert cut.width <= 201
    assert cut.height == 2 * look().leading("body")


def test_a_long_title_loses_its_middle_not_its_end(qapp):
    title = "Type 1 diabetes mellitus with **proliferative** diabetic retinopathy, right eye"
    line = rich(title, "body", 300, 1, middle=True)
    assert line.layout.text().startswith("Type")
    assert line.layout.text().endswith("right eye")
    assert " … " in line.layout.text()
    assert line.width <= 301
    assert line.plain.count("proliferative") == 1


@pytest.mark.parametrize("width", [20, 40, 60, 100, 160, 240, 400])
@pytest.mark.parametrize("middle", [True, False])
def test_no_line_is_wider_than_its_room(qapp, width, middle):
    for text in (
        "Pneumoultramicroscopic",
        "Acute on chronic heart failure",
        "a b c d e f g h i j k l m n o p",
        "",
        " ",
    ):
        assert rich(text, "body", width, 1, middle=middle).width <= max(20, width) + 1
        assert rich(text, "body", width).width <= max(20, width) + 1


def test_a_link_is_found_under_the_pointer(qapp):
    line = rich("see [[N18.32]] there")
    start = rich("see ").layout.lineAt(0).horizontalAdvance()
    assert line.link_at(start + 12, 8) == "N18.32"
    assert line.link_at(2, 8) == ""
    assert line.link_at(start + 12, 400) == ""


# keys


def test_a_cap_follows_its_command(qtbot):
    keys = Keys(Command.LOCK)
    qtbot.addWidget(keys)
    narrow = keys.width()
    key_map().change(Command.LOCK, "Ctrl+Shift+L")
    assert keys.width() > narrow


def test_a_command_without_a_key_has_no_cap(qapp):
    assert caps_width(Command.ABOUT) == 0


def test_a_button_tells_its_key_and_its_name(qtbot):
    button = KeyButton("", Command.UNDO, "quiet", "undo")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
    assert "Ctrl Z" in button.accessibleDescription()
    assert "Ctrl+Z" in button.toolTip()


def test_enter_on_a_button_presses_it(qtbot):
    button = KeyButton("Hold", Command.HOLD)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_segments_are_one_choice(qtbot):
    segments = Segments("Theme", ("Light", "Dark", "System"))
    qtbot.addWidget(segments)
    segments.show()
    with qtbot.waitSignal(segments.chosen) as told:
        segments.step(-1)
    assert told.args == [2]
    assert segments.at == 2
    assert unnamed(segments) == []


# rows


def test_the_rows_model_keeps_to_qts_rules(qtmodeltester):
    model: RowsModel[Line] = RowsModel()
    model.show((Line("a"), Line("b", inert=True), Line("c")))
    qtmodeltester.check(model)


def test_rows_speak_their_values(qtbot):
    rows = rows_of(Line("a"))
    qtbot.addWidget(rows)
    index = rows.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "line a"
    face = QAccessible.queryAccessibleInterface(rows)
    assert face is not None
    assert face.text(QAccessible.Text.Name) == "Lines"


def test_the_keyboard_passes_over_heads(qtbot):
    rows = rows_of(Line("head", inert=True), Line("a"), Line("head", inert=True), Line("b"))
    qtbot.addWidget(rows)
    rows.show()
    rows.choose(0)
    assert rows.at == 1
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.at == 3
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.at == 3
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.at == 1


def test_enter_takes_the_current_row_and_letters_go_to_the_pane(qtbot):
    heard = []

    class Page(QWidget):
        @override
        def keyPressEvent(self, event):
            heard.append(event.text())

    page, rows = Page(), rows_of(Line("a"), Line("b"))
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(rows)
    page.show()
    rows.choose(1)
    with qtbot.waitSignal(rows.activated):
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    qtbot.keyClicks(rows, "av ")
    assert heard == ["a", "v", " "]
    assert rows.at == 1


def test_a_row_that_opens_is_shown_whole(qtbot):
    rows = rows_of(*(Line(str(n)) for n in range(30)))
    qtbot.addWidget(rows)
    rows.resize(200, 100)
    rows.show()
    for at in (10, 29, 0):
        rows.choose(at)
        assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_other_rows_keep_no_row_current(qtbot):
    rows = rows_of(Line("a"))
    qtbot.addWidget(rows)
    rows.choose(0)
    rows.show_rows((Line("b"), Line("c")))
    assert (rows.at, rows.current) == (-1, None)
    rows.show_rows((), 0)
    assert rows.current is None
    rows.step(1)
    assert rows.at == -1


# table


def test_the_table_model_keeps_to_qts_rules(qtmodeltester):
    model = TableModel(HEADS)
    model.show(LINES)
    qtmodeltester.check(model)


def test_every_cell_says_what_it_shows(table):
    said = [
        table.model().index(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(5)
    ]
    assert said == [
        "2",
        "J18.9",
        "Pneumonia, unspecified organism",
        "present on admission missing",
        "no evidence yet",
    ]
    edit = table.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert edit.startswith("error. Present on admission is missing.")
    assert edit.endswith("2 mends")
    assert EDIT.spoken == edit
    head = table.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "Line"


def test_the_current_line_opens_with_its_edits(table):
    table.choose(0)
    folded = table.visualRect(table.model().index(2, 0)).height()
    table.choose(1)
    opened = table.visualRect(table.model().index(2, 0)).height()
    assert opened > 2 * folded
    table.choose(2)
    assert table.visualRect(table.model().index(2, 0)).height() == opened


def test_arrows_go_through_lines_and_edits_but_no_heads(table, qtbot):
    table.choose(0)
    seen = []
    for _ in range(5):
        seen.append(table.at)
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert seen == [0, 1, 2, 4, 4]


def test_several_lines_can_be_chosen(table, qtbot):
    table.choose_several(on=True)
    table.choose(0)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected == (0, 1)


def test_a_table_can_be_as_high_as_its_rows(table):
    table.resize(600, table.full_height())
    QApplication.processEvents()
    assert table.verticalScrollBar().maximum() == 0


def test_edits_span_the_table_after_every_change(table):
    table.show_lines((LINES[0], EDIT, LINES[1]), 0)
    assert table.visualRect(table.model().index(1, 0)).width() == table.viewport().width()


def test_cells_of_every_kind_speak_and_paint(qtbot):
    cells = (
        Text("Waits", below="since Monday", icon="clock"),
        Mark("mark-done", "good", "Ready"),
        Chips((("2 late", "warning"), ("new", "ink2"))),
        Pointers("AB"),
        Evidence(("DS 1",), short=True),
        Poa("Z"),
    )
    table = Table("Cells", tuple(Head(str(n)) for n in range(len(cells))))
    qtbot.addWidget(table)
    table.show_lines((cells,))
    table.resize(900, 100)
    table.show()
    assert table.grab().width() == 900
    assert all(cell.spoken for cell in cells)


# what a screen must keep to


def test_every_part_has_a_name_and_stays_in_its_parent(painted):
    painted.show()
    for new in (Look(), Look(dark=True), Look(scale=1.25), Look(scale=1.5), Look(scale=0.9)):
        use(new)
        QApplication.processEvents()
        assert unnamed(painted) == []
        assert clipped(painted) == []


def test_no_part_opens_a_window_of_its_own(painted):
    assert windows() == []


def test_every_cap_is_in_the_table_of_commands(painted, monkeypatch):
    drawn: set[str] = set()
    monkeypatch.setattr(caps, "drawn", drawn)
    painted.show()
    painted.grab()
    known = {key for command in Command for key in key_map().keys_of(command)}
    assert drawn
    assert drawn <= known


def test_the_checks_find_what_is_wrong(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    nameless, outside = QPushButton(page), QPushButton("A long name", page)
    outside.setGeometry(90, 0, 30, 30)
    page.resize(100, 100)
    page.show()
    assert nameless.text() == ""
    assert len(unnamed(page)) == 1
    assert any("A long name" in found and " in " in found for found in clipped(page))
    assert any("is cut" in found for found in clipped(page))


def test_empty_panes_begin_at_the_same_height(qtbot):
    tops = []
    for above in (0, 60):
        pane = Pane("Chart", Command.CHART, "chart")
        qtbot.addWidget(pane)
        if above:
            bar = QWidget()
            bar.setFixedHeight(above)
            pane.put(bar)
        empty = EmptyPane("import", "Open a chart", (("Choose files", Command.OPEN_FILES),), "note")
        pane.put(empty, 1)
        pane.resize(500, 700)
        pane.show()
        QApplication.processEvents()
        tops.append(empty.card.mapTo(pane, QPoint(0, 0)).y())
    assert tops[0] == tops[1] == EmptyPane.TOP


def test_a_prose_grows_with_its_words(qtbot):
    prose = Prose("short", "body")
    qtbot.addWidget(prose)
    low = prose.heightForWidth(100)
    prose.show_text("much longer words that will not fit into a hundred pixels at all")
    assert prose.heightForWidth(100) > low
    assert prose.accessibleName().startswith("much longer")


def test_a_field_does_not_disturb_who_types_in_it(qtbot):
    field = Field("Admitted", "09/12/2026", boxed=True)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.edit.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    field.edit.setText("09/1")
    field.show_value("09/12/2026")
    assert field.text == "09/1"
    field.mark(bad=True, why="No such day")
    assert field.edit.accessibleDescription() == "No such day"


# never colour alone


def grey(paint) -> bytes:
    """What is painted, as the eye sees it without colour."""
    image = QImage(QSize(40, 28), QImage.Format.Format_RGB32)
    image.fill(look().colour("surface"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(plain.constBits())


def shape(name: str) -> bytes:
    """Where an icon is drawn at all, whatever its colour."""
    image = look().pixmap(name, "ink", 16, 2.0).toImage().convertToFormat(QImage.Format.Format_Alpha8)
    return bytes(image.constBits())


def apart(one: bytes, other: bytes, by: int = 24) -> int:
    """How many pixels differ visibly."""
    return sum(abs(a - b) > by for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("dark", [False, True])
def test_severities_and_stoplight_differ_in_shape(qapp, dark):
    use(Look(dark=dark))
    marks = [name for name, _tone in SEVERITY.values()]
    marks += ["mark-billable", "mark-header", "mark-expired"]
    images = {
        name: grey(lambda painter, name=name: draw_icon(painter, name, "ink", 4, 14)) for name in marks
    }
    for one, other in combinations(marks, 2):
        assert apart(images[one], images[other]) > 20, (one, other)
        assert shape(one) != shape(other)


@pytest.mark.parametrize("dark", [False, True])
def test_poa_can_be_told_apart_without_colour(qapp, dark):
    use(Look(dark=dark))
    blocks = {
        letter: grey(lambda painter, letter=letter: draw_poa(painter, letter, 4, 14))
        for letter in "YNUWE"
    }
    blocks[""] = grey(lambda painter: draw_poa(painter, "", 4, 14))
    for one, other in combinations(blocks, 2):
        assert apart(blocks[one], blocks[other]) > 20, (one, other)


@pytest.mark.parametrize("dark", [False, True])
def test_the_place_of_the_keyboard_shows_without_colour(qapp, dark):
    use(Look(dark=dark))
    rect = QRect(0, 0, 40, 28)
    here = grey(lambda painter: band(painter, rect, current=True, focused=True))
    rest = grey(lambda painter: band(painter, rect, current=True, focused=False))
    other = grey(lambda painter: band(painter, rect, current=False, focused=True))
    assert apart(here, rest) > 40
    assert apart(rest, other, 8) > 40


@pytest.mark.parametrize("dark", [False, True])
def test_the_chosen_segment_and_the_ticked_box_show_without_colour(qtbot, dark):
    use(Look(dark=dark))
    for widget in (Segments("Theme", ("Light", "Dark")), Toggle("Bare")):
        qtbot.addWidget(widget)
        widget.show()
        before = _grabbed(widget)
        if isinstance(widget, Segments):
            widget.choose(1)
        else:
            widget.setChecked(True)
        assert apart(before, _grabbed(widget)) > 40


def _grabbed(widget: QWidget) -> bytes:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(image.constBits())  # while the image is there: the bits are not a copy


def test_a_filter_box_tints_its_sign_with_the_look(qtbot):
    box = FilterBox("Filter", "Type to filter", "search")
    qtbot.addWidget(box)
    light = box.actions()[0].icon().pixmap(16, 16).toImage()
    use(Look(dark=True))
    assert box.actions()[0].icon().pixmap(16, 16).toImage() != light
    use(Look())
    assert box.actions()[0].icon().pixmap(16, 16).toImage() == light
