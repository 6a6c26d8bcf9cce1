"""What is written of a query: title, reader, reason, quotes, question and answers."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from coderdesk.domain.query import (
    Query,
    QueryFinding,
    QueryForm,
    QueryPart,
    QueryStatus,
    Reason,
    reshaped,
)
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import (
    KeyButton,
    Keys,
    Prose,
    Rows,
    Segments,
    column,
    dress,
    literal,
    look,
    row,
    words,
)
from coderdesk.gui.query import quotes
from coderdesk.gui.query.marked_edit import MarkedEdit
from coderdesk.gui.query.options import Options
from coderdesk.gui.query.quotes import QuoteRow

QUOTED = "Indicators, quoted from this chart"
FORMS = (QueryForm.OPEN, QueryForm.CHOICE, QueryForm.YES_NO)


class QueryFields(QWidget):
    """Shows a query and hears what is typed; `query` is what stands in it now."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._query = Query()
        self.title = MarkedEdit("Title, as the physician sees it", role="strong")
        self.to = QLineEdit()
        self.to.setAccessibleName("To")
        self.to.setMaxLength(120)
        dress(self.to, tall=28)
        self.reason = QComboBox()
        self.reason.setAccessibleName("Reason")
        self.reason.addItems([one.value for one in Reason])
        dress(self.reason, tall=28)
        self.shape = Segments("Form", [one.value.capitalize() for one in FORMS], 1)
        self.quotes: Rows[QuoteRow] = Rows(
            "Indicators, quoted from this chart", quotes.paint, quotes.height
        )
        self.count = words("", "figure-small", "ink3")
        self.none = Prose("Select words in the chart, then quote them here.", "small", "ink3")
        self.question = MarkedEdit("Question", 3)
        self.options = Options()
        self.add = KeyButton("Add", Command.QUERY_ADD_OPTION, "quiet")
        self.remove = KeyButton("Remove", Command.QUERY_REMOVE, "quiet")
        self.response = Prose("", "body", "ink")
        self._lay()
        for signal in (self.title.textChanged, self.question.textChanged, self.options.edited):
            signal.connect(self._on_edit)
        self.to.textEdited.connect(lambda _text: self._on_edit())
        self.reason.activated.connect(lambda _at: self._on_edit())
        self.shape.chosen.connect(self._on_shape)

    def _lay(self) -> None:
        said = Keys(Command.QUERY_FORM)
        whom = column(words("To", "micro", "ink3"), self.to, gap=2)
        why = column(words("Reason", "micro", "ink3"), self.reason, gap=2)
        self._answers = column(
            row(words("Options", "micro", "ink3"), None, self.add, self.remove, gap=4),
            self.options,
            gap=2,
        )
        quoted = row(words(QUOTED, "micro", "ink3"), None, self.count, gap=4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            column(
                column(words("Title, as the physician sees it", "micro", "ink3"), self.title, gap=2),
                row((whom, 1), (why, 1), gap=8),
                column(quoted, self.none, (self.quotes, 1), gap=2),
                column(
                    row(words("Question", "micro", "ink3"), None, self.shape, said, gap=6),
                    (self.question, 1),
                    gap=2,
                ),
                self._answers,
                self.response,
                None,
                gap=8,
                margins=(12, 8, 12, 8),
            )
        )

    # showing
    def show_query(self, query: Query) -> None:
        """Show a query; one that was sent can only be read."""
        self._query = query
        frozen = query.status is not QueryStatus.DRAFT
        for edit, text in ((self.title, query.title), (self.question, query.question)):
            with QSignalBlocker(edit):
                edit.show_text(text)
            edit.setReadOnly(frozen)
        if self.to.text() != query.to:
            self.to.setText(query.to)
        self.to.setReadOnly(frozen)
        self.reason.setCurrentIndex(tuple(Reason).index(query.reason))
        self.reason.setEnabled(not frozen)
        self.shape.choose(FORMS.index(query.form))
        self.shape.setEnabled(not frozen)
        self.options.show_texts(query.options, frozen=frozen)
        self._answers.setVisible(query.form is not QueryForm.OPEN)
        self.add.setVisible(not frozen)
        self.remove.setVisible(not frozen)
        self._show_quotes(())
        self._show_response()

    def _show_quotes(self, found: Sequence[QueryFinding]) -> None:
        bad = {one.at for one in found if one.part is QueryPart.INDICATOR}
        rows = tuple(QuoteRow(one, at in bad) for at, one in enumerate(self._query.indicators))
        if rows != self.quotes.rows:
            self.quotes.show_rows(rows, min(self.quotes.at, len(rows) - 1))
        self.count.setText(str(len(rows)) if rows else "")
        self.none.setVisible(not rows)
        self.quotes.setVisible(bool(rows))
        self._fit()

    def _show_response(self) -> None:
        query = self._query
        self.response.setVisible(bool(query.response or query.codes))
        who = f"{literal(query.responder or 'the physician')}"
        day = f", {query.answered:%m/%d/%Y}" if query.answered else ""
        said = f"**Response** ~{who}{day}~\n{literal(query.response)}"
        if query.codes:
            said += f"\n**Codes changed** {literal(', '.join(query.codes))}"
        self.response.show_text(said)

    def mark(self, found: Sequence[QueryFinding]) -> None:
        """Show where findings stand."""
        self.title.mark([one for one in found if one.part is QueryPart.TITLE])
        self.question.mark([one for one in found if one.part is QueryPart.QUESTION])
        self.options.mark(found)
        self._show_quotes(found)

    def _fit(self) -> None:
        tall = self.quotes.full_height() + look().px(4)
        self.quotes.setFixedHeight(max(look().px(44), min(tall, look().px(190))))

    def take_look(self) -> None:
        """Measure again."""
        self._fit()

    # writing
    @property
    def query(self) -> Query:
        """The query as it stands in the fields."""
        return self._query.with_(
            title=self.title.text,
            to=self.to.text().strip(),
            reason=tuple(Reason)[self.reason.currentIndex()],
            form=FORMS[self.shape.at],
            question=self.question.text,
            options=self.options.texts if self._query.form is not QueryForm.OPEN else (),
        )

    def _on_edit(self) -> None:
        self._query = self.query
        self.edited.emit()

    def _on_shape(self, at: int) -> None:
        self.show_query(reshaped(self.query.with_(form=self._query.form), FORMS[at]))
        self.edited.emit()

    def drop(self) -> None:
        """Take out the answer or the quote that has the keyboard."""
        if self.options.at >= 0:
            self.options.drop(self.options.at)
        elif self.quotes.hasFocus() and 0 <= self.quotes.at < len(self._query.indicators):
            at = self.quotes.at
            kept = self._query.indicators[:at] + self._query.indicators[at + 1 :]
            self.show_query(self.query.with_(indicators=kept))
            self.edited.emit()

    def take_focus(self) -> None:
        """Put the keyboard where something is missing: title, question, or the title's end."""
        edit = self.title if not self.title.text.strip() else self.question
        edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to(self, part: QueryPart, at: int) -> None:
        """Put the keyboard on a part."""
        if part is QueryPart.TITLE:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif part is QueryPart.OPTION and at < len(self.options.lines):
            self.options.lines[at].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif part is QueryPart.INDICATOR:
            self.quotes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.question.setFocus(Qt.FocusReason.OtherFocusReason)
