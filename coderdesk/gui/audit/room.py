"""The audit room: the account's lines, the argument of the current one, the scores."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from coderdesk.domain.audit import Review, Verdict
from coderdesk.domain.audit_scores import Scores
from coderdesk.gui.actions import Command, Place, command_for, make_action
from coderdesk.gui.audit import rows
from coderdesk.gui.audit.rows import AuditRow, ScoreHead, ScoreRow
from coderdesk.gui.audit.trend import Trend
from coderdesk.gui.parts import (
    EmptyPane,
    Glyph,
    KeyButton,
    Keys,
    Prose,
    Rows,
    column,
    dress,
    literal,
    look,
    row,
    rule,
    upright,
    words,
)
from coderdesk.gui.rooms import Room
from coderdesk.gui.sheets.reason import ReasonPrompt
from coderdesk.workflow.audit_lists import kind_said
from coderdesk.workflow.audit_work import compared

SIDE = 330


class AuditRoom(Room):
    """Shows one review of a sample; what is done is asked for."""

    asked = Signal(object)  # Command of this place

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Audit")
        dress(self, ground="surface")
        self.review: Review | None = None
        self.about = Prose("", "body", "ink2", lines=1)
        self.account = Prose("", "body", "ink", lines=1)
        self.lines: Rows[AuditRow] = Rows("Lines, coder and reviewer", rows.paint, rows.height)
        self.argument = Prose("", "body", "ink2")
        self.prompt = ReasonPrompt()
        self.scores: Rows[ScoreRow | ScoreHead] = Rows("Scores", rows.score_paint, rows.score_height)
        self.trend = Trend("Code over code, review by review")
        self.empty = EmptyPane(
            "audit",
            "No review yet",
            (
                ("Draw a sample of final encounters", Command.AUDIT_DRAW),
                ("Draw by risk", Command.AUDIT_RISK),
                ("Recode the chart on the desk, blind", Command.AUDIT_RECODE),
            ),
            "A review lays a second coding beside the first and scores the difference.",
        )
        self._stack = QStackedWidget()
        self._lay()
        for command in Command:
            if command.value.startswith("audit_") and command is not Command.AUDIT_LINE:
                make_action(command, lambda command=command: self.asked.emit(command), self)  # type: ignore[misc]
        self.lines.chosen.connect(self._show_argument)
        self.show_review(None, (), {}, None)

    def _button(self, text: str, command: Command, kind: str = "quiet") -> KeyButton:
        button = KeyButton(text, command, kind)
        button.clicked.connect(lambda: self.asked.emit(command))
        return button

    def _lay(self) -> None:
        head = row(
            Glyph("audit"),
            words("Audit", "title"),
            Keys(Command.AUDIT),
            (self.about, 1),
            self._button("Sample", Command.AUDIT_DRAW),
            self._button("By risk", Command.AUDIT_RISK),
            self._button("Recode", Command.AUDIT_RECODE),
            self._button("Accounts", Command.AUDIT_ACCOUNTS),
            margins=(14, 4, 10, 4),
        )
        dress(head, ground="canvas", tall=40)
        tools = row(
            (self.account, 1),
            *(
                self._button(text, command)
                for text, command in (
                    ("Agree", Command.AUDIT_AGREE),
                    ("Change", Command.AUDIT_CHANGE),
                    ("Add", Command.AUDIT_ADD),
                    ("Delete", Command.AUDIT_DELETE),
                    ("Class", Command.AUDIT_CLASS),
                    ("Reason", Command.AUDIT_REASON),
                )
            ),
            gap=2,
            margins=(12, 4, 8, 4),
        )
        answers = row(
            self._button("Accept", Command.AUDIT_ACCEPT, ""),
            self._button("Dispute", Command.AUDIT_DISPUTE, ""),
            self._button("Ended", Command.AUDIT_RESOLVE, ""),
            None,
            self._button("Show or hide", Command.AUDIT_BLIND, ""),
            self._button("Finish", Command.AUDIT_DONE, ""),
            gap=6,
        )
        below = column(self.argument, answers, gap=6, margins=(14, 8, 12, 10))
        left = column(
            tools, self._details(), rule(), (self.lines, 1), self.prompt, rule(), below, gap=0
        )
        foot = row(
            self._button("Report", Command.AUDIT_REPORT, ""),
            self._button("CSV", Command.AUDIT_CSV, ""),
            None,
            gap=6,
            margins=(12, 8, 12, 10),
        )
        self._side = column((self.scores, 1), self.trend, rule(), foot, gap=0)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(row((left, 1), upright(), self._side, gap=0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (head, rule()):
            layout.addWidget(part)
        layout.addWidget(self._stack, 1)
        self.take_look()

    def _details(self) -> QWidget:
        """What else of a line the reviewer changes: its order, and what a service line bears."""
        every = (
            ("Up", Command.AUDIT_UP),
            ("Down", Command.AUDIT_DOWN),
            ("Modifiers", Command.AUDIT_MODIFIERS),
            ("Units", Command.AUDIT_UNITS),
            ("Points to", Command.AUDIT_POINTERS),
            ("Disposition", Command.AUDIT_DISPOSITION),
        )
        buttons = (self._button(text, command) for text, command in every)
        return row(None, *buttons, gap=2, margins=(12, 0, 8, 4))

    def take_look(self) -> None:
        """Measure again."""
        self._side.setFixedWidth(look().px(SIDE))

    # showing
    def show_review(
        self,
        review: Review | None,
        sample: Sequence[Review],
        titles: Mapping[str, str],
        scores: tuple[Scores, Scores] | None,
    ) -> None:
        """Show a review with its scores and those of its sample."""
        at = self.lines.at
        self.review = review
        self._stack.setCurrentIndex(0 if review is None else 1)
        if review is None or scores is None:
            self.about.show_text("")
            self.account.show_text("")
            self.lines.show_rows(())
            self.scores.show_rows(())
            return
        place = next((n for n, one in enumerate(sample, 1) if one.id == review.id), 1)
        self.about.show_text(literal(f"{review.sample} · account {place} of {len(sample)}"))
        kind = kind_said(review)
        hidden = "" if review.shown else ", the coder's codes are hidden"
        state = "done" if review.done else f"{kind} review{hidden}"
        name = review.first.patient.name or review.first.account or "Account"
        self.account.show_text(f"**{literal(name)}** ~{literal(review.first.account)} · {state}~")
        made = [
            AuditRow(
                line,
                review.remark(line.key),
                review.class_of(line),
                titles.get(line.old, ""),
                titles.get(line.new, ""),
            )
            for line in compared(review)
        ]
        self.lines.show_rows(made, min(max(at, 0), len(made) - 1))
        self._show_scores(review, sample, scores)
        self._show_argument()

    def _show_scores(
        self, review: Review, sample: Sequence[Review], scores: tuple[Scores, Scores]
    ) -> None:
        if not review.shown:
            self.scores.show_rows((ScoreHead("Scores are told when the review is shown.", note=True),))
            return
        mine, all_ = scores
        told: list[ScoreRow | ScoreHead] = [ScoreHead("This account")]
        told += [ScoreRow(one) for one in mine.overall]
        told += [ScoreHead("By element"), *(ScoreRow(one, element=True) for one in mine.elements)]
        if len(sample) > 1:
            told += [ScoreHead(f"Sample of {len(sample)}"), *(ScoreRow(one) for one in all_.overall)]
        self.scores.show_rows([*told, ScoreHead(mine.note, note=True)])

    def _show_argument(self) -> None:
        one = self.lines.current
        if one is None or one.line.verdict is Verdict.AGREE:
            self.argument.show_text(
                "~Both agree on this line.~" if one else "~Add the codes you would assign.~"
            )
            return
        remark = one.remark
        said = f"**Reviewer** {literal(remark.reason) or '~no reason yet~'}"
        if remark.answer.value:
            said += f"\n**Coder** {remark.answer.value}. {literal(remark.why)}"
        if remark.resolution.value:
            said += f"\n**Ended** {remark.resolution.value}"
        self.argument.show_text(said)

    # keys
    def step(self, by: int) -> None:
        """Go to the next difference, round and round."""
        held = self.lines.rows
        for far in range(1, len(held) + 1):
            at = (self.lines.at + by * far) % len(held)
            if held[at].line.verdict is not Verdict.AGREE:
                self.lines.choose(at)
                return

    def follow(self, code: str) -> None:
        """Go to the line of a code of the reviewer's, which has moved."""
        at = next((n for n, one in enumerate(self.lines.rows) if code and one.line.new == code), -1)
        if at >= 0:
            self.lines.choose(at)

    @override
    def do(self, command: Command) -> bool:
        """Nothing of the desk means something else here."""
        return command is Command.AUDIT

    @override
    def take_focus(self) -> None:
        """Put the keyboard on the lines."""
        target = self.lines if self.review is not None else self
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_for(Place.AUDIT, event)
        if command is not None and command is not Command.AUDIT_LINE:
            self.asked.emit(command)
        else:
            super().keyPressEvent(event)
