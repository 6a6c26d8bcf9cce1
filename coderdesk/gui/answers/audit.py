"""F7: the audit room and what is done in it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from coderdesk.domain.audit import (
    Answer,
    Element,
    ErrorClass,
    Remark,
    Resolution,
    Review,
    Verdict,
)
from coderdesk.domain.audit_scores import score
from coderdesk.errors import CoderDeskError
from coderdesk.gui.actions import Command
from coderdesk.gui.answers.audit_accounts import AuditAccounts
from coderdesk.gui.answers.audit_deeds import DEEDS, ELEMENTS
from coderdesk.gui.answers.pages import Pages
from coderdesk.gui.answers.sampling import Sampling
from coderdesk.gui.audit.room import AuditRoom
from coderdesk.gui.audit.rows import AuditRow
from coderdesk.gui.audit.trend import point_of
from coderdesk.gui.hub import Hub
from coderdesk.gui.window import MainWindow
from coderdesk.workflow.audit_lines import QUESTIONS, question, with_said
from coderdesk.workflow.audit_typed import added, changed
from coderdesk.workflow.audit_work import (
    Auditing,
    lines_csv,
)


class AuditAnswers(QObject):
    """Answers the keys of the audit room."""

    def __init__(self, window: MainWindow, hub: Hub) -> None:
        super().__init__()
        self._window, self._hub = window, hub
        self.pages = Pages(window, hub)
        self._sampling = Sampling(window, hub)
        self._sampling.drawn.connect(self._on_drawn)
        self._every = AuditAccounts(window, self.pages)
        self._every.chosen.connect(self._on_account)
        self._every.back_asked.connect(self._on_back)
        self._review: Review | None = None
        self._blind = False
        hub.coding_changed.connect(self._on_coding)
        self._after: Callable[[str], None] = lambda _said: None

    @property
    def room(self) -> AuditRoom | None:
        """The room, when it has been entered."""
        made = self._window.rooms.made(Command.AUDIT)
        return made if isinstance(made, AuditRoom) else None

    @property
    def _auditing(self) -> Auditing | None:
        return self._hub.desk.auditing if self._hub.desk is not None else None

    @Slot(object)
    def _on_coding(self, _state: object) -> None:
        if self._hub.session is None:
            self._review = None  # a locked desk keeps nothing of a record

    def enter(self) -> None:
        """Show the room, at the review that was in hand or the newest."""
        if self.room is None:
            self._review = None
        self._window.rooms.enter(Command.AUDIT, self._make)
        if self._review is None and self._auditing is not None:
            self._review = next(iter(self._auditing.listing()), None)
        self._show()

    def _make(self) -> AuditRoom:
        room = AuditRoom()
        room.asked.connect(self.do)
        room.prompt.given.connect(self._on_said)
        return room

    @Slot(str)
    def _on_said(self, said: str) -> None:
        self._hub.runner.guarded(lambda: self._after(said))

    def _show(self) -> None:
        room, auditing, review = self.room, self._auditing, self._review
        if room is None or auditing is None:
            return
        if review is None:
            room.show_review(None, (), {}, None)
        else:
            sample = auditing.of_sample(review)
            every = (*review.first.diagnoses, *review.second.diagnoses)
            known = self._hub.books.codes(review.first.with_(diagnoses=every))
            titles = {name: code.title for name, code in known.items()}
            room.show_review(review, sample, titles, (score([review]), score(sample)))
            done = [one for one in reversed(auditing.listing()) if one.done and one.own == review.own]
            room.trend.show_points([point_of(one) for one in done])
        room.take_focus()

    @Slot(object)
    def do(self, command: Command) -> None:
        """Do a command of the room."""
        deeds: dict[Command, Callable[[], None]] = {
            Command.AUDIT_DRAW: lambda: self._draw(by_risk=False),
            Command.AUDIT_RISK: lambda: self._draw(by_risk=True),
            Command.AUDIT_RECODE: self._recode,
            Command.AUDIT_ACCOUNTS: self._accounts,
            Command.AUDIT_BLIND: self._turn_blind,
            Command.AUDIT_NEXT: lambda: self._step(1),
            Command.AUDIT_PREVIOUS: lambda: self._step(-1),
            Command.AUDIT_ADD: lambda: self._ask("Which code?", self._add),
            Command.AUDIT_DONE: self._finish,
            Command.AUDIT_TAKE_BACK: self._take_back,
            Command.AUDIT_REPORT: self._report,
            Command.AUDIT_CSV: self._csv,
        }
        deed = deeds.get(command)
        if deed is not None:
            self._hub.runner.guarded(deed)
        else:
            self._of_line(command)

    # the sample
    def _draw(self, *, by_risk: bool) -> None:
        if self._auditing is not None:
            self._sampling.ask(self._auditing, by_risk=by_risk, blind=self._blind)

    @Slot(object)
    def _on_drawn(self, drawn: tuple[Review, ...]) -> None:
        self._review = drawn[0]
        self._show()
        self._hub.runner.told.emit(f"Drawn: {drawn[0].sample}")

    def _recode(self) -> None:
        auditing, session = self._auditing, self._hub.session
        if auditing is None or session is None:
            raise CoderDeskError(
                "There is no chart on the desk to recode.", "Take one up first, with F5."
            )
        self._review = auditing.begin(session.id, "own recoding", blind=True, own=True)
        self._show()

    def _accounts(self) -> None:
        if self._auditing is not None:
            self._every.show(self._auditing)

    @Slot(object)
    def _on_account(self, review: Review) -> None:
        self._review = review
        self._show()

    @Slot(object)
    def _on_back(self, review: Review) -> None:
        self._review = review
        self._hub.runner.guarded(self._take_back)

    def _turn_blind(self) -> None:
        review = self._review
        if review is not None and review.blind:
            self._keep(replace(review, shown=not review.shown))
            return
        self._blind = not self._blind
        said = "blind: you code before you see" if self._blind else "open"
        self._hub.runner.told.emit(f"The next sample is {said}")

    # the lines
    def _of_line(self, command: Command) -> None:
        room, review = self.room, self._review
        one = room.lines.current if room is not None else None
        if room is None or review is None or one is None or review.done:
            return
        element = ELEMENTS.get(command)
        if command is Command.AUDIT_CHANGE and one.line.element in QUESTIONS:
            element = one.line.element
        if element is not None:
            self._ask_element(review, element, one.line.on or one.line.new)
        elif command is Command.AUDIT_CHANGE:
            self._ask("Which code instead?", self._change)
        elif command in DEEDS:
            self._hub.runner.guarded(lambda: self._keep(DEEDS[command](review, one.line)))
            room.follow(one.line.new)
        elif one.line.verdict is not Verdict.AGREE:
            self._remark(command, review.remark(one.line.key), one)

    def _ask_element(self, review: Review, element: Element, on: str) -> None:
        """Ask for a modifier, units, a pointer, a POA or the disposition, and put it in."""

        def ask() -> None:
            asked = question(review, element, on)
            self._ask(asked, lambda said: self._keep(with_said(review, element, on, said)))

        self._hub.runner.guarded(ask)

    def _remark(self, command: Command, remark: Remark, one: AuditRow) -> None:
        if command is Command.AUDIT_REASON:
            self._ask("Why?", lambda said: self._say(replace(remark, reason=said)))
        elif command is Command.AUDIT_DISPUTE:
            disputed = replace(remark, answer=Answer.DISPUTED)
            self._ask("Why is it disputed?", lambda said: self._say(replace(disputed, why=said)))
        elif command is Command.AUDIT_ACCEPT:
            self._say(replace(remark, answer=Answer.ACCEPTED, why="", resolution=Resolution.OPEN))
        elif command is Command.AUDIT_CLASS:
            classes = [each for each in ErrorClass if each]
            at = classes.index(one.error_class) if one.error_class in classes else -1
            self._say(replace(remark, error_class=classes[(at + 1) % len(classes)]))
        elif command is Command.AUDIT_RESOLVE and remark.answer is Answer.DISPUTED:
            ends = tuple(Resolution)
            self._say(replace(remark, resolution=ends[(ends.index(remark.resolution) + 1) % len(ends)]))

    def _say(self, remark: Remark) -> None:
        if self._review is not None:
            self._keep(self._review.with_remark(remark))

    def _add(self, said: str) -> None:
        if self._review is not None:
            self._keep(added(self._review, said, self._hub.books))

    def _change(self, said: str) -> None:
        room, review = self.room, self._review
        one = room.lines.current if room is not None else None
        if review is None or one is None:
            return
        books, line = self._hub.books, one.line
        if line.new:
            self._keep(changed(review, line.new, said, books, line.element))
        else:
            self._keep(added(review, said, books, line.element))

    def _keep(self, review: Review) -> None:
        auditing = self._auditing
        if auditing is None or review == self._review:
            return
        if self._hub.runner.guarded(lambda: auditing.keep(review)):
            self._review = review
            self._show()

    def _ask(self, question: str, then: Callable[[str], None]) -> None:
        if self.room is not None and self._review is not None and not self._review.done:
            self._after = then
            self.room.prompt.ask(question)

    def _step(self, by: int) -> None:
        if self.room is not None:
            self.room.step(by)

    def _finish(self) -> None:
        auditing, review = self._auditing, self._review
        if auditing is not None and review is not None and not review.done:
            self._review = auditing.finish(review)
            self._show()
            self._hub.runner.told.emit("The review is finished")

    def _take_back(self) -> None:
        auditing, review = self._auditing, self._review
        before = auditing.take_back(review) if auditing is not None and review is not None else None
        if before is None:
            self._hub.runner.told.emit("There is nothing to take back")
        else:
            self._review = before
            self._show()

    # paper
    def _report(self) -> None:
        auditing, review = self._auditing, self._review
        if auditing is None or review is None:
            return
        if not review.shown:
            raise CoderDeskError("A blind review has no report yet.", "Show it first, with Alt+B.")
        sample, who = auditing.of_sample(review), self._window.settings.signature

        def drawn() -> bytes:
            # reportlab takes a quarter of a second to import: only who prints pays for it.
            from coderdesk.workflow.print_audit import draw_audit  # noqa: PLC0415

            return draw_audit(sample, who)

        self.pages.show("Audit report", "audit.pdf", drawn, "audit")

    def _csv(self) -> None:
        auditing, review = self._auditing, self._review
        if auditing is not None and review is not None:
            sample = auditing.of_sample(review)
            self.pages.save_csv("audit.csv", lambda: lines_csv(sample), "audit")
