"""Every test of the gui begins with the same look and the keys of the table."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from coderdesk.gui.actions import key_map
from coderdesk.gui.theme import Look, look, use


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    if qapp.styleSheet() == "" or look() != Look():
        use(Look())
    yield
    if look() != Look():
        use(Look())
    if key_map().own:
        key_map().load(())
