"""A trip for an installation: does each room work on this machine?"""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from coderdesk.domain.encounter import Diagnosis, Encounter, Setting
from coderdesk.errors import CoderDeskError
from coderdesk.workflow.check_encounter import check_encounter
from coderdesk.workflow.codebooks import Codebooks, Question, Step
from coderdesk.workflow.export_summary import Wishes, draw_summary
from coderdesk.workflow.show_pdf import pictures
from coderdesk.workflow.unlock import LIGHT, Door

SECRET = "a throw-away desk"  # noqa: S105 - of a home that is deleted at once
SAMPLE = Encounter(setting=Setting.INPATIENT, diagnoses=(Diagnosis("J18.9", "Y", id=1),))


def self_checks(home: Path, step: Step) -> dict[str, Callable[[], str]]:
    """The checks by the name of their room; each says what it found, or raises CoderDeskError."""
    books = Codebooks(home)

    def book() -> str:
        books.ensure(step)
        editions = books.library.editions()
        return "; ".join(f"{one.title} {one.name}, {one.billable:,} billable" for one in editions)

    def index() -> str:
        answer = books.find(Question("type 2 diabetes with ckd 3b", limit=1))
        if not answer.hits or answer.hits[0].code != "E11.22":
            raise CoderDeskError("The index does not answer.", "Run coderdesk book build.")
        return f"found {answer.hits[0].code} in {answer.ms:.1f} ms"

    return {"book": book, "index": index, "store": _store, "pdf": lambda: _pdf(books)}


def _store() -> str:
    """Keep an encounter in an encrypted file of a throw-away home, and read it again."""
    with TemporaryDirectory(prefix="coderdesk-selftest-") as folder:
        home = Path(folder)
        door = Door(home, lambda: Codebooks(home))
        door.take()
        try:
            desk, code = door.found(SECRET, LIGHT)
            kept = desk.begin(SAMPLE).id
            desk.close()
            again = door.open(SECRET)
            held = again.take_up(kept).state.encounter.diagnoses
            again.close()
        finally:
            door.leave()
    if not code or [line.code for line in held] != ["J18.9"]:
        raise CoderDeskError("The work file lost what it was given.", "Install CoderDesk again.")
    return "an encrypted file keeps what it is given"


def _pdf(books: Codebooks) -> str:
    pdf = draw_summary(check_encounter(SAMPLE, books), Wishes())
    pages = pictures(pdf, 36, lambda _done, _total: None)
    return f"{len(pages)} page, {len(pdf) // 1024} KB"
