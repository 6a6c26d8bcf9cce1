"""The trip of a physician query: begun from a passage, checked, sent, answered, linked to its codes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from coderdesk.domain.chart import Passage
from coderdesk.domain.encounter import Encounter
from coderdesk.domain.query import (
    Query,
    QueryDeed,
    QueryFinding,
    QueryForm,
    QueryRow,
    QueryStatus,
    QueryTemplate,
    Record,
    RecordPage,
    reshaped,
)
from coderdesk.domain.query_text import coding_changes, coding_lines
from coderdesk.domain.work import Act, WorkStatus
from coderdesk.edits.query_check import check_query, what_holds
from coderdesk.edits.query_facts import documented_of
from coderdesk.edits.query_tables import templates
from coderdesk.errors import CoderDeskError
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.database import WorkFile
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.journal import Journal
from coderdesk.storage.queries import QueryStore

REMIND_AFTER = 3  # days without an answer; a bill waits three to five (FIELD: bill hold)
LATE_AFTER = 7


class Asking:
    """Everything that is done with queries on an open desk."""

    def __init__(self, work: WorkFile, who: Callable[[], str]) -> None:
        self._who = who
        self._queries = QueryStore(work)
        self._encounters = EncounterStore(work)
        self._charts = ChartStore(work)
        self._journal = Journal(work)

    # writing
    def begin(self, encounter_id: str, passage: Passage | None = None, line: int = 0) -> Query:
        """A new draft for an encounter, with a passage quoted and the attending as its reader."""
        encounter = self._encounters.load(encounter_id)
        draft = Query(
            encounter_id=encounter_id,
            to=encounter.attending,
            author=self._who(),
            written=_today(),
            indicators=(passage,) if passage else (),
            line=line,
        )
        what = "begun from a passage" if passage else "begun"
        return self._queries.begin(reshaped(draft, QueryForm.CHOICE), self._who(), what)

    def keep(self, query: Query) -> None:
        """Keep what is written; only a draft may still be changed."""
        if self._queries.load(query.id).status is not QueryStatus.DRAFT:
            raise CoderDeskError(
                "A query that was sent is not changed any more.", "Take the deed back first."
            )
        self._queries.keep(query)

    def record_of(self, encounter_id: str) -> Record:
        """What the chart of an encounter says, for the linter."""
        encounter = self._encounters.load(encounter_id)
        chart = self._charts.chart(encounter_id)
        pages = tuple(RecordPage(one.sha256, one.title, one.date, one.text) for one in chart.documents)
        first = encounter.admit_date or encounter.service_date or encounter.discharge_date
        bare = Record(pages, first, encounter.discharge_date or encounter.service_date)
        return replace(bare, documented=documented_of(bare))

    @staticmethod
    def check(query: Query, record: Record) -> tuple[tuple[QueryFinding, ...], tuple[str, ...]]:
        """What stands against a query, and what holds."""
        found = check_query(query, record)
        return found, what_holds(query, found)

    # there and back
    def send(self, query: Query, why: str = "") -> Query:
        """Mark as sent; the encounter waits. ``why`` is the reason where findings were left."""
        _insist(query, query.status is QueryStatus.DRAFT, "Only a draft is sent.")
        sent = query.with_(status=QueryStatus.SENT, sent=_today())
        what = f"sent to {query.to or 'the physician'}"
        return self._done(sent, f"{what}, findings left: {why}" if why else what)

    def send_on(self, query: Query, to: str) -> Query:
        """Send an unanswered query to somebody else."""
        _insist(query, query.status.holds, "Only a query that was sent can be sent on.")
        moved = query.with_(status=QueryStatus.REASSIGNED, to=to)
        return self._done(moved, f"sent on from {query.to or 'the first reader'} to {to}")

    def answer(self, query: Query, response: str, responder: str, day: dt.date) -> Query:
        """Record the response; the codes are remembered as they stand before it is followed."""
        _insist(query, query.status.holds, "A response belongs to a query that was sent.")
        answered = query.with_(
            status=QueryStatus.RECEIVED,
            response=response,
            responder=responder,
            answered=day,
            before=coding_lines(self._encounters.load(query.encounter_id)),
        )
        return self._done(answered, f"response recorded, by {responder or 'the physician'}")

    def complete(self, query: Query) -> Query:
        """Close an answered query, with what was changed on the codes since the response came."""
        _insist(query, query.status is QueryStatus.RECEIVED, "Record the response first.")
        now = coding_lines(self._encounters.load(query.encounter_id))
        changes = coding_changes(query.before, now)
        done = query.with_(status=QueryStatus.COMPLETED, codes=changes)
        return self._done(done, f"completed: {', '.join(changes) or 'no code changed'}")

    def withdraw(self, query: Query, why: str) -> Query:
        """Withdraw a query, with a reason; it is kept."""
        open_still = query.status is QueryStatus.DRAFT or query.status.holds
        _insist(query, open_still, "This query is closed already.")
        return self._done(query.with_(status=QueryStatus.WITHDRAWN, why=why), f"withdrawn: {why}")

    def take_back(self, query: Query) -> Query | None:
        """Take the last deed back; the words of a draft have an undo of their own."""
        if query.status is QueryStatus.DRAFT:
            return None
        before = self._queries.take_back(query.id, self._who())
        if before is not None:
            self._follow(before.encounter_id)
        return before

    def _done(self, query: Query, what: str) -> Query:
        if self._queries.load(query.id).status is QueryStatus.DRAFT:
            draft = query.with_(status=QueryStatus.DRAFT, sent=None, why="")
            self._queries.settle(draft, self._who(), "written")  # so that it can be taken back whole
        self._queries.settle(query, self._who(), what)
        detail = f"query {query.id}: {query.status.value}"
        self._journal.record(Act.QUERIED, self._who(), query.encounter_id, detail)
        self._follow(query.encounter_id)
        return query

    def _follow(self, encounter_id: str) -> None:
        """An encounter waits while a query does, and is in work again when none does."""
        status = self._encounters.status(encounter_id)
        waits = self.waiting(encounter_id)
        if waits and not status.is_settled and status is not WorkStatus.QUERY:
            why = (waits[0].title or "Physician query", None)
            self._encounters.set_status(encounter_id, WorkStatus.QUERY, self._who(), why)
        elif not waits and status is WorkStatus.QUERY:
            self._encounters.set_status(encounter_id, WorkStatus.WORKING, self._who())

    # lists
    def load(self, query_id: int) -> Query:
        """One query."""
        return self._queries.load(query_id)

    def of(self, encounter_id: str) -> tuple[Query, ...]:
        """The queries of an encounter, the newest first."""
        return self._queries.of(encounter_id)

    def waiting(self, encounter_id: str) -> tuple[Query, ...]:
        """The queries for which an encounter waits."""
        return tuple(one for one in self.of(encounter_id) if one.status.holds)

    def listing(self) -> tuple[QueryRow, ...]:
        """All queries, those that want something first."""
        return self._queries.listing()

    def history(self, query_id: int) -> tuple[QueryDeed, ...]:
        """What happened to a query, oldest first."""
        return self._queries.history(query_id)

    def reminder(self) -> str:
        """One line on the queries that have waited three days or more; empty when none has."""
        count = self._queries.unanswered_since(_today() - dt.timedelta(REMIND_AFTER))
        if not count:
            return ""
        who = "1 query waits" if count == 1 else f"{count:,} queries wait"
        return f"{who} {REMIND_AFTER} days or longer"

    def refusal(self, encounter_id: str) -> CoderDeskError | None:
        """Why an encounter cannot be finished yet; none when no query is open."""
        waits = self.waiting(encounter_id)
        if not waits:
            return None
        named = f"“{waits[0].title}”" if waits[0].title else f"number {waits[0].id}"
        more = f" and {len(waits) - 1} more" if len(waits) > 1 else ""
        hint = "Record the response and complete it, or withdraw it with a reason; then finish."
        return CoderDeskError(f"The query {named}{more} is still open.", hint)

    # templates
    def templates(self) -> tuple[QueryTemplate, ...]:
        """The user's own templates, then those that come with the desk."""
        own = self._queries.templates()
        names = {one.name for one in own}
        return (*own, *(one for one in templates() if one.name not in names))

    def is_own(self, name: str) -> bool:
        """Whether a template is the user's."""
        return any(one.name == name for one in self._queries.templates())

    def write_template(self, query: Query, name: str) -> None:
        """Keep a query's words as a template of the user's own."""
        made = QueryTemplate(
            name, query.reason, query.form, query.title, query.question, query.options, "your own"
        )
        self._queries.write_template(made)

    def keep_template(self, template: QueryTemplate, instead_of: str = "") -> None:
        """Keep a template as the user's own, in the place of the own one it was made from.

        One that comes with the desk stays, hidden while an own one has its name.
        """
        name = " ".join(template.name.split())
        if not name:
            raise CoderDeskError("The template has no name yet.", "Type one, then keep it.")
        if not template.question.strip():
            raise CoderDeskError("The template asks nothing yet.", "Write its question.")
        if name != instead_of and self.is_own(name):
            hint = "Type another name, or change that one."
            raise CoderDeskError(f"You have a template “{name}” already.", hint)
        self._queries.write_template(replace(template, name=name, why="your own"))
        if instead_of and instead_of != name:
            self._queries.remove_template(instead_of)

    def remove_template(self, name: str) -> None:
        """Take a template of the user's own away."""
        self._queries.remove_template(name)


BLANKS = ("{patient}", "{account}", "{date}", "{diagnosis}")
"""The blanks of a template that the desk fills; ``{date}`` is the day of admission or of service."""


def filled(
    query: Query, template: QueryTemplate, encounter: Encounter, title: Callable[[str], str] = str
) -> Query:
    """A draft begun anew from a template; what was quoted stays.

    ``title`` gives the title of a code, for a line without a note. What is not known stays a blank,
    which the linter names.
    """
    line = next((one for one in encounter.diagnoses if one.id == query.line and query.line), None)
    day = encounter.admit_date or encounter.service_date or encounter.discharge_date
    known = (
        encounter.patient.name,
        encounter.account,
        f"{day:%m/%d/%Y}" if day else "",
        (line.note or title(line.code)) if line is not None else "",
    )
    words = {blank: word or blank for blank, word in zip(BLANKS, known, strict=True)}
    begun = replace(
        query,
        reason=template.reason,
        form=template.form,
        title=_put(template.title, words),
        question=_put(template.question, words),
        options=tuple(_put(option, words) for option in template.options),
    )
    return reshaped(begun, template.form)


def _put(text: str, words: dict[str, str]) -> str:
    for blank, word in words.items():
        text = text.replace(blank, word)
    return text


def age_words(query: Query, today: dt.date) -> str:
    """How long a query has waited: ``sent today``, ``2 days``, ``8 days, late``."""
    if query.status not in (QueryStatus.SENT, QueryStatus.REASSIGNED):
        return ""
    days = query.age(today)
    said = "sent today" if not days else f"{days} day{'s' if days != 1 else ''}"
    return f"{said}, late" if days >= LATE_AFTER else said


def _insist(query: Query, may: object, message: str) -> None:
    if not may:
        raise CoderDeskError(message, f"This one is: {query.status.value}.")


def _today() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the coder's own day
