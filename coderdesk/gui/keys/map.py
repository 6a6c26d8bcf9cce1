"""The key map in use: the table, with what the user changed laid over it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from coderdesk.gui.keys import audit, chart, codebook, coding, everywhere, query, sheets, worklist
from coderdesk.gui.keys.chord import chord_of, is_key, parts_of
from coderdesk.gui.keys.command import Command
from coderdesk.gui.keys.face import TYPING_PLACES, Face, Menu, Place, is_bare

FACES: Mapping[Command, Face] = {
    **everywhere.FACES,
    **chart.FACES,
    **codebook.FACES,
    **coding.FACES,
    **worklist.FACES,
    **query.FACES,
    **audit.FACES,
    **sheets.FACES,
}
SHARED = {"Esc"}  # each place may close in its own way first
ALT_AND_A_LETTER = 2


class KeyMap(QObject):
    """Which keys do what, now; `changed` comes when the user changed one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own: dict[Command, tuple[str, ...]] = {}
        self._index: dict[tuple[Place, str], Command] = {}
        self._fill()

    def keys_of(self, command: Command) -> tuple[str, ...]:
        """The keys of a command, the one for its cap first."""
        return self._own.get(command, FACES[command].keys)

    def find(self, place: Place, chord: str) -> Command | None:
        """What a chord does in a place, or everywhere."""
        return self._index.get((place, chord)) or self._index.get((Place.EVERYWHERE, chord))

    def command_for(self, place: Place, event: QKeyEvent) -> Command | None:
        """What a key event asks for in this place itself; what works everywhere is the window's."""
        return self._index.get((place, chord_of(event)))

    @property
    def own(self) -> tuple[tuple[str, str], ...]:
        """What the user changed, as settings keep it: command id, keys divided by spaces."""
        return tuple((str(command), " ".join(keys)) for command, keys in self._own.items())

    def load(self, own: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """Lay saved changes over the table; why some no longer fit comes back."""
        self._own, refused = {}, []
        for name, keys in own:
            try:
                command = Command(name)
            except ValueError:
                refused.append(f"There is no command {name}.")
                continue
            trouble = self.trouble(command, tuple(keys.split()))
            if trouble:
                refused.append(trouble)
            else:
                self._own[command] = tuple(keys.split())
        self._fill()
        self.changed.emit()
        return tuple(refused)

    def change(self, command: Command, *keys: str) -> str:
        """Give a command other keys; when it cannot have them, the reason comes back."""
        trouble = self.trouble(command, keys)
        if not trouble:
            self._own[command] = keys
            self._fill()
            self.changed.emit()
        return trouble

    def restore(self, command: Command) -> str:
        """Give a command its first keys again; when another has them, that comes back."""
        trouble = self.trouble(command, FACES[command].keys)
        if not trouble:
            self._own.pop(command, None)
            self._fill()
            self.changed.emit()
        return trouble

    def trouble(self, command: Command, keys: tuple[str, ...]) -> str:
        """Why a command cannot have these keys; empty when it can."""
        face = FACES[command]
        if face.family and len(keys) != len(face.keys):
            return f"{face.text} needs {len(face.keys)} keys, one for each of its values."
        for at, key in enumerate(keys):
            found = (
                f"{face.text} has {key} twice."
                if key in keys[:at]
                else key_trouble(face, key) or self._taken(command, key)
            )
            if found:
                return found
        return ""

    def _taken(self, command: Command, key: str) -> str:
        mine = FACES[command].place
        for other in FACES:
            place = FACES[other].place
            near = place is mine or Place.EVERYWHERE in (place, mine)
            if other is command or not near or key not in self.keys_of(other):
                continue
            if key in SHARED and place is not mine:
                continue
            return f"{key} is taken in {place}: {FACES[other].text}."
        return ""

    def _fill(self) -> None:
        self._index = {
            (face.place, key): command
            for command, face in FACES.items()
            if not face.later
            for key in self.keys_of(command)
        }


def key_trouble(face: Face, key: str) -> str:
    """Why a key fits no command of this place; empty when it does."""
    if not is_key(key):
        return f"{key} is not a key."
    if face.place in TYPING_PLACES and is_bare(key):
        return f"{key} alone is needed for typing in {face.place}."
    parts = parts_of(key)
    letters = {menu.letter: menu for menu in Menu if menu}
    if parts[0] == "Alt" and len(parts) == ALT_AND_A_LETTER and parts[1] in letters:
        return f"{key} opens the menu {letters[parts[1]].plain}."
    return ""


@lru_cache(maxsize=1)
def key_map() -> KeyMap:
    """The one key map."""
    return KeyMap()


def conflicts() -> tuple[str, ...]:
    """Every row of the table, as it ships, that another row or a rule forbids."""
    fresh = KeyMap()
    return tuple(filter(None, (fresh.trouble(command, face.keys) for command, face in FACES.items())))


def ready() -> Iterator[tuple[Command, Face]]:
    """The commands that some screen answers, in the order of the table."""
    return ((command, face) for command, face in FACES.items() if not face.later)
