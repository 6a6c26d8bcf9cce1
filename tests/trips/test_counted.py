"""How many keys a whole encounter takes, beyond the words that are searched for."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from coderdesk.gui.actions import Command
from tests.trips.conftest import Coder

SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, DOWN, HOME = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Home
UP = Qt.Key.Key_Up
MOST = 60


@dataclass
class Counted:
    """A coder whose keys are counted, but for the words in the search box."""

    coder: Coder
    keys: list[str] = field(default_factory=list)

    def key(self, *keys, held=Qt.KeyboardModifier.NoModifier) -> None:
        for one in keys:
            self.keys.append(str(one))
            self.coder.press(one, held=held)

    def do(self, command: Command) -> None:
        self.keys.append(str(command))
        self.coder.do(command)

    def take(self, words: str, code: str, *, principal: bool = False) -> None:
        """Type words where the keyboard is, walk to the code, take it."""
        coder, hits = self.coder, self.coder.desk.book.hits
        assert coder.desk.book.box.hasFocus()
        coder.press(words)
        coder.until(lambda: coder.answered[-1:] == [words])
        for _row in range(8):
            if not hits.isVisible() or (hits.current and hits.current.hit.code == code):
                break  # a service code that no book has goes on as typed
            self.key(DOWN)
        self.key(ENTER, held=SHIFT if principal else Qt.KeyboardModifier.NoModifier)
        coder.until(lambda: code in [line.code for line in every(coder)])

    def go_to(self, code: str, way: Qt.Key = DOWN) -> None:
        """Walk to the line of a code."""
        for _row in range(MOST):
            if self.coder.desk.coding.current_code() == code:
                return
            self.key(way)
        raise AssertionError(f"{code} is not there")


def every(coder):
    encounter = coder.state.encounter
    return [*encounter.diagnoses, *encounter.procedures, *encounter.services]


def date_line(hands, typed):
    """Open the procedure in hand and type its day."""
    hands.key(ENTER)
    hands.coder.until(hands.coder.desk.coding.view.editor.edit.hasFocus)
    hands.key(*typed, ENTER)


STAY = (
    ("acute on chronic diastolic heart failure", "I50.33"),
    ("chronic kidney disease 3b", "N18.32"),
    ("t2dm diabetic chronic kidney disease", "E11.22"),
    ("type 2 diabetes hyperglycemia", "E11.65"),
    ("copd acute lower respiratory infection", "J44.0"),
    ("copd exacerbation", "J44.1"),
    ("pneumonia unspecified organism", "J18.9"),
    ("long term insulin", "Z79.4"),
    ("history nicotine dependence", "Z87.891"),
    ("hypokalemia", "E87.6"),
    ("adverse effect loop diuretics initial", "T50.1X5A"),
)


PROCEDURES = (
    ("cpap less than 24 hours", "5A09357", "9/12"),
    ("ultrasonography heart right and left", "B246ZZZ", "9/13"),
)


def test_a_stay_of_twelve_codes_and_two_dated_procedures_takes_at_most_sixty_keys(coder):
    coder.try_synthetic()
    hands = Counted(coder)
    hands.do(Command.CODEBOOK)
    for words, code in STAY:
        hands.take(words, code)
    hands.take("hypertensive heart kidney disease with heart failure", "I13.0", principal=True)
    for words, code, _day in PROCEDURES:
        hands.take(words, code)
    hands.do(Command.ENCOUNTER)  # the keyboard lands on the line that was put on last
    date_line(hands, PROCEDURES[1][2])
    hands.key(UP)
    date_line(hands, PROCEDURES[0][2])
    hands.key(HOME)
    hands.go_to("I13.0")  # above it the visit may have an edit of its own
    for _line in coder.codes[1:]:
        hands.do(Command.DX_SELECT_DOWN)
    hands.key("Y")
    for code, way in (("E87.6", UP), ("T50.1X5A", DOWN)):
        hands.go_to(code, way)
        hands.key("N")
    poa = {line.code: line.poa for line in coder.state.encounter.diagnoses}
    assert len(poa) == 12
    procedures = [
        (line.code, f"{line.date.month}/{line.date.day}") for line in coder.state.encounter.procedures
    ]
    assert procedures == [(code, day) for _words, code, day in PROCEDURES]
    assert coder.codes[0] == "I13.0"
    assert poa["I50.33"] == "Y"
    assert poa["E87.6"] == poa["T50.1X5A"] == "N"
    assert not [edit for edit in coder.state.edits if edit.rule.startswith("poa")]
    assert len(hands.keys) <= MOST


LINES = ("99214", "93000", "36415", "80053", "85025", "71046")


def test_six_professional_lines_take_at_most_sixty_keys(coder):
    coder.try_synthetic()
    hands = Counted(coder)
    hands.do(Command.SETTING)
    hands.do(Command.SETTING)
    hands.do(Command.CODEBOOK)
    for words, code in STAY[:2]:
        hands.take(words, code)
    for code in LINES:
        hands.take(code, code)
        hands.do(Command.ENCOUNTER)  # the keyboard lands on the line that was put on last
        assert coder.desk.coding.current_code() == code
        hands.key("A")
        if code == LINES[0]:
            hands.key("B")
            hands.do(Command.SL_MODIFIERS)
            coder.until(coder.desk.coding.view.editor.edit.hasFocus)
            hands.key("2", "5", ENTER)
        hands.do(Command.CODEBOOK)
    services = coder.state.encounter.services
    assert [line.code for line in services] == list(LINES)
    assert len(services[0].pointers) == 2
    assert services[0].modifiers == ("25",)
    assert all(line.pointers for line in services)
    rules = {edit.rule for edit in coder.state.edits}
    assert not rules & {"pointer-missing", "pointer-invalid", "units-missing", "modifier-invalid"}
    assert len(hands.keys) <= MOST


def test_a_service_code_that_no_book_has_goes_on_as_typed_with_one_enter(coder):
    coder.try_synthetic()
    coder.do(Command.CODEBOOK)
    coder.press("g0444x", Qt.Key.Key_Backspace, ENTER)
    coder.until(lambda: [line.code for line in every(coder)] == ["G0444"])
    assert coder.desk.book.box.hasFocus()
