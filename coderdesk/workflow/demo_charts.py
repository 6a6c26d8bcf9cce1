"""The synthetic charts that ship, as values, and the steps in which a coder codes them."""

import datetime as dt
import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from coderdesk.domain.chart import Document, Passage
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.domain.encounter_json import read_encounter
from coderdesk.errors import CoderDeskError
from coderdesk.paths import shipped

ORDER = ("stay", "emergency", "visit")
SYNTHETIC = "Synthetic: no such patient, no such hospital"


class StepKind(StrEnum):
    """Which list of the encounter a step adds to."""

    DIAGNOSIS = "diagnosis"
    PROCEDURE = "procedure"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class DemoDocument:
    """A document of a demo chart: its file, the title the readers find in it, and its text.

    ``as_pdf`` says that the demo gets it printed.
    """

    file: Path
    title: str
    text: str
    as_pdf: bool = False


@dataclass(frozen=True, slots=True)
class DemoStep:
    """One thing to do: words for the search box, the code to take, and the passage that proves it.

    A step with a ``trap`` raises the edit of that rule name and is taken back after it was seen;
    ``taught`` says what the step shows, with its source. ``pointers`` count diagnoses from 1.
    """

    kind: StepKind
    words: str
    code: str
    quote: str
    document: str
    page: int
    poa: str = ""
    principal: bool = False
    trap: str = ""
    taught: str = ""
    modifiers: tuple[str, ...] = ()
    units: int = 1
    pointers: tuple[int, ...] = ()
    place: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DemoChart:
    """A synthetic chart: the encounter as it comes, without codes, its documents and the steps."""

    name: str
    title: str
    setting: Setting
    encounter: Encounter
    encounter_file: Path
    documents: tuple[DemoDocument, ...]
    steps: tuple[DemoStep, ...]

    def document(self, step: DemoStep) -> DemoDocument:
        """The document that a step quotes."""
        return next(one for one in self.documents if one.file.name == step.document)


def demo_charts() -> tuple[DemoChart, ...]:
    """The shipped charts: an inpatient stay, an emergency visit, an office visit."""
    return tuple(demo_chart(name) for name in ORDER)


def demo_chart(name: str) -> DemoChart:
    """One shipped chart by its folder's name: ``stay``, ``emergency`` or ``visit``."""
    folder = shipped("resources", "demo", name)
    script = tomllib.loads((folder / "demo.toml").read_text(encoding="utf-8"))
    at_encounter = folder / script["encounter"]
    return DemoChart(
        name=name,
        title=script["title"],
        setting=Setting(script["setting"]),
        encounter=read_encounter(at_encounter.read_text(encoding="utf-8")),
        encounter_file=at_encounter,
        documents=tuple(_document(folder, entry) for entry in script["documents"]),
        steps=tuple(_step(entry) for entry in script["steps"]),
    )


def write_chart(chart: DemoChart, folder: Path) -> tuple[Path, ...]:
    """Put the chart's files into a folder, text as it is and the rest printed as PDF; their paths."""
    # reportlab takes a quarter of a second to import: only the demo pays for it.
    from coderdesk.report.note_page import note_pdf  # noqa: PLC0415

    made = dt.datetime.combine(chart.encounter.day or dt.date.min, dt.time(12), dt.UTC)
    paths = []
    for document in chart.documents:
        path = folder / document.file.name
        if document.as_pdf:
            path = path.with_suffix(".pdf")
            data = note_pdf(document.text, made, SYNTHETIC)
        else:
            data = document.file.read_bytes()
        _put(data, path)
        paths.append(path)
    return tuple(paths)


def passage_of(step: DemoStep, document: Document) -> Passage | None:
    """The passage of a step in the document as it was read; none when it does not stand there.

    Printed text breaks its lines elsewhere, so any blank stands for any other.
    """
    words = r"\s+".join(re.escape(word) for word in step.quote.split())
    for found in re.finditer(words, document.text):
        if document.page_of(found.start()) == step.page:
            return Passage(
                document.title,
                step.page,
                step.quote,
                found.start(),
                found.end(),
                document.sha256,
                document.date,
            )
    return None


def _put(data: bytes, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        message = "The synthetic chart could not be written."
        raise CoderDeskError(message, "Choose a folder that can be written to.") from error


def _document(folder: Path, entry: dict[str, Any]) -> DemoDocument:
    path = folder / entry["file"]
    return DemoDocument(
        path, entry["title"], path.read_text(encoding="utf-8"), as_pdf=entry.get("pdf", False)
    )


def _step(entry: dict[str, Any]) -> DemoStep:
    values = dict(entry)
    values["kind"] = StepKind(values.get("kind", "diagnosis"))
    for name in ("modifiers", "pointers"):
        values[name] = tuple(values.get(name, ()))
    return DemoStep(**values)
