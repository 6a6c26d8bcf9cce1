"""The legend of the word lens: no tag touches the key beside it."""

import pytest
from PySide6.QtGui import QFontMetricsF, QImage

from coderdesk.domain.mention import Stance
from coderdesk.gui.chart.legend import LegendKey
from coderdesk.gui.theme import look


@pytest.mark.parametrize("stance", list(Stance))
def test_a_stance_keeps_clear_of_its_key(qtbot, stance):
    key = LegendKey(stance, list(Stance).index(stance))
    qtbot.addWidget(key)
    key.show_count(2, named=True)
    key.resize(key.sizeHint())
    picture = QImage(key.size(), QImage.Format.Format_ARGB32)
    picture.fill(0)
    key.render(picture)
    end = look().px(5) + round(QFontMetricsF(look().font("small")).horizontalAdvance(key._key))
    gap = [column for column in range(end, end + 3) if _inked(picture, column)]
    assert gap == []


def _inked(picture: QImage, column: int) -> bool:
    middle = picture.height() // 2
    rows = range(middle - 3, middle + 3)
    return len({picture.pixel(column, row) for row in rows} | {picture.pixel(0, middle)}) > 1
