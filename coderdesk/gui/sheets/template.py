"""A template of the coder's own, written new or changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox

from coderdesk.domain.query import QueryForm, QueryTemplate, Reason
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from coderdesk.gui.parts import Field, KeyButton, Prose, Segments, column, dress, row, words
from coderdesk.gui.query.marked_edit import MarkedEdit
from coderdesk.gui.sheets.passphrase import Told
from coderdesk.gui.sheets.sheet import Sheet
from coderdesk.workflow.ask_physician import BLANKS

FORMS = (QueryForm.OPEN, QueryForm.CHOICE, QueryForm.YES_NO)
LONGEST = 300
HINT = (
    f"Filled by the desk: {', '.join(BLANKS)}. Filled by you: {{finding}}, {{event}}."
    " The date is that of admission or service. “Other” and “unable to"
    " determine” are put to the options by themselves."
)


class TemplateSheet(Sheet):
    """The fields of a template; what cannot be kept is said above the foot, and nothing is lost."""

    kept = Signal(object)  # QueryTemplate

    def __init__(self, template: QueryTemplate, *, new: bool) -> None:
        super().__init__("New template" if new else "Change the template", "note", size=(680, 560))
        self.name = Field("Name", template.name, boxed=True)
        self.reason = QComboBox()
        self.reason.setAccessibleName("Reason")
        self.reason.addItems([one.value for one in Reason])
        self.reason.setCurrentIndex(tuple(Reason).index(template.reason))
        dress(self.reason, tall=28)
        self.shape = Segments("Form", [one.value.capitalize() for one in FORMS])
        self.shape.choose(FORMS.index(template.form))
        self.title = Field("Title, as the physician sees it", template.title, boxed=True)
        self.question = MarkedEdit("Question", 4)
        self.question.show_text(template.question)
        self.options = Field("Options, a stroke between them", " / ".join(template.options), boxed=True)
        for field in (self.name, self.title):
            field.edit.setMaxLength(LONGEST)
        self.told = Told()
        self.primary = KeyButton("Keep", Command.SHEET_DO, "primary")
        why = column(words("Reason", "micro", "ink3"), self.reason, gap=2)
        self.put(
            column(
                row((self.name, 1), why, gap=8),
                self.title,
                column(
                    row(words("Question", "micro", "ink3"), None, self.shape, gap=6),
                    (self.question, 1),
                    gap=2,
                ),
                self.options,
                Prose(HINT, "small", "ink3"),
                self.told,
                gap=8,
                margins=(18, 14, 18, 10),
            ),
            1,
        )
        self.put_foot(None, self.primary)
        self.first = self.name.edit
        self.name.edit.selectAll()
        self.primary.clicked.connect(lambda: self.kept.emit(self.template))

    @property
    def template(self) -> QueryTemplate:
        """The template as it stands in the fields."""
        form = FORMS[self.shape.at]
        options = tuple(part.strip() for part in self.options.text.split("/") if part.strip())
        return QueryTemplate(
            self.name.text.strip(),
            tuple(Reason)[self.reason.currentIndex()],
            form,
            self.title.text.strip(),
            self.question.text.strip(),
            options if form is QueryForm.CHOICE else (),
        )

    def refuse(self, error: CoderDeskError) -> None:
        """Say why it cannot be kept; what was typed stays."""
        self.told.say(error.line)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
