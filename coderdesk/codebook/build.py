"""Builds the books that come with the installed packages."""

import hashlib
import io
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from coderdesk.codebook.book_lines import Line
from coderdesk.codebook.book_seal import BOOK, BookDamaged, Source, check_seal, seal_book
from coderdesk.codebook.book_write import Content, write_book
from coderdesk.codebook.build_index import compile_again, compile_index, mend_indexes, write_index
from coderdesk.codebook.build_place import placing, shelf_lock
from coderdesk.codebook.lists import FOLDER, Lists
from coderdesk.codebook.manifest import Known, Manifest, manifest_of
from coderdesk.codebook.pcs import codes_in, pcs_lines
from coderdesk.codebook.tabular import TabularReader
from coderdesk.codebook.tabular_sevenths import expanded
from coderdesk.domain.code import Edition, System
from coderdesk.errors import CoderDeskError

Step = Callable[[int, int], None]
DEFAULT = (System.ICD10CM, System.ICD10PCS)
UNITS = 1000  # progress of one book
STEP_LINES = 2000
_HINT = "Install the package again, or import the official file."


def _no_step(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class BuildReport:
    """One book that was built: seconds per phase, in the order they ran."""

    edition: Edition
    phases: tuple[tuple[str, float], ...]

    @property
    def seconds(self) -> float:
        """All phases together."""
        return sum(seconds for _name, seconds in self.phases)


class Phases:
    """Clocks the phases of one build and turns their progress into that of the whole."""

    def __init__(self, step: Step, start: int, total: int) -> None:
        self.times: list[tuple[str, float]] = []
        self._step = step
        self._start = start
        self._total = total
        self._from = 0.0
        self._to = 0.0

    @contextmanager
    def phase(self, name: str, upto: float) -> Iterator[Step]:
        """Runs a phase that ends at a share (0 to 1) of this book's progress."""
        self._from, self._to = self._to, upto
        began = time.perf_counter()
        yield self._inner
        self.times.append((name, time.perf_counter() - began))
        self._inner(1, 1)

    def _inner(self, done: int, total: int) -> None:
        share = self._from + (self._to - self._from) * min(1.0, done / max(1, total))
        self._step(self._start + int(UNITS * share), self._total)


def build_default(library_folder: Path, step: Step = _no_step) -> tuple[Edition, ...]:
    """Builds every book whose package is installed, replacing the ones that are there.

    Raises:
        CoderDeskError: a package is missing or holds another number of codes than it must; nothing is
            left behind. Cancelled comes through from ``step``.
    """
    return tuple(report.edition for report in build_books(library_folder, step))


def build_books(library_folder: Path, step: Step = _no_step) -> tuple[BuildReport, ...]:
    """The same as `build_default`, with the time of each phase."""
    return build_these(library_folder, packaged(), step)


def ensure_default(library_folder: Path, step: Step = _no_step) -> tuple[Edition, ...]:
    """Builds those default books that are missing, damaged or outdated, and only those.

    The search index of any edition that is damaged or outdated is made anew from its book, and compiled
    again where the tables authored for the search have changed. Returns
    the editions that were built or mended; none when all was well, which takes a few milliseconds.
    """
    needed = [found for found in packaged() if not _stands(library_folder, *found)]
    built = build_these(library_folder, needed, step) if needed else ()
    mended = mend_indexes(library_folder, step)
    compile_again(library_folder, step)
    return (*(report.edition for report in built), *mended)


def packaged() -> list[tuple[Manifest, Path]]:
    """The default books and where their files lie; only ICD-10-CM may not be missing."""
    found = []
    for system in DEFAULT:
        manifest = manifest_of(system)
        package = manifest.package
        spec = find_spec(package.module) if package else None
        path = Path(spec.origin).parent / package.file if package and spec and spec.origin else None
        if path and path.is_file():
            found.append((manifest, path))
        elif system is System.ICD10CM:
            name = package.name if package else str(system)
            raise CoderDeskError(
                f"The package {name} with the {manifest.title} book is missing.", _HINT
            )
    return found


def _stands(library_folder: Path, manifest: Manifest, path: Path) -> bool:
    """Whether the default book of a system is in its place, whole, and from this very file."""
    folder = library_folder / manifest.edition(manifest.editions[0], "", "").key
    try:
        seal = check_seal(folder)
    except BookDamaged:
        return False
    same = (seal.source.name, seal.source.size) == (path.name, path.stat().st_size)
    # An official file imported over the default book is as good as it, or better.
    imported = seal.source.name != path.name
    return same or imported


def build_these(
    library_folder: Path, wanted: list[tuple[Manifest, Path]], step: Step
) -> tuple[BuildReport, ...]:
    """Builds some of the packaged books, one after the other."""
    reports = []
    with shelf_lock(library_folder):
        for number, (manifest, path) in enumerate(wanted):
            phases = Phases(step, number * UNITS, len(wanted) * UNITS)
            reports.append(_build_one(library_folder, manifest, path, phases))
    return tuple(reports)


def _build_one(library_folder: Path, manifest: Manifest, path: Path, phases: Phases) -> BuildReport:
    known = manifest.editions[0]
    with phases.phase("read", 0.08) as step:
        data = path.read_bytes()
        reader = _tabular if manifest.system is System.ICD10CM else _pcs_codes
        lines, entries = reader(data, step)
        digest = hashlib.sha256(data).hexdigest()
        assert_counts(known, entries, sum(line.billable for line in lines))
    package = manifest.package
    source = f"{path.name}, package {package.name}" if package else path.name
    edition = manifest.edition(known, digest, source)
    return put_book(
        library_folder, edition, Content(lines), Source(path.name, len(data), digest), phases
    )


def put_book(
    library_folder: Path, edition: Edition, content: Content, source: Source, phases: Phases
) -> BuildReport:
    """Writes, indexes, seals and places one book; the caller holds the shelf's lock."""
    codes = sum(line.kind.is_code for line in content.lines)
    billable = sum(line.billable for line in content.lines)
    edition = replace(edition, codes=codes, billable=billable)
    with placing(library_folder, edition.key) as folder:
        with phases.phase("write", 0.2) as step:
            write_book(folder / BOOK, edition, content, step)
        with phases.phase("index", 0.75) as step:
            write_index(folder, edition, step)
        with phases.phase("compile", 0.98), closing(Lists(library_folder / FOLDER)) as lists:
            lists.refresh()
            compile_index(folder, lists, edition)
        with phases.phase("seal", 1.0):
            seal_book(folder, edition, source)
    return BuildReport(edition, tuple(phases.times))


def assert_counts(known: Known, entries: int, billable: int) -> None:
    """Compares what was read with what the edition is known to hold.

    Raises:
        CoderDeskError: naming the difference.
    """
    for word, found, expected in (
        ("entries", entries, known.entries),
        ("billable codes", billable, known.billable),
    ):
        if found != expected:
            raise CoderDeskError(
                f"{known.file} gives {found:,} {word} where {known.name} has {expected:,}.", _HINT
            )


def _tabular(data: bytes, step: Step) -> tuple[list[Line], int]:
    reader = TabularReader()
    stream = io.BytesIO(data)
    for count in reader.read(stream):
        if count % STEP_LINES == 0:
            step(stream.tell(), len(data))
    return expanded(reader.lines), reader.diags


def _pcs_codes(data: bytes, step: Step) -> tuple[list[Line], int]:
    try:
        codes = codes_in(data.decode("utf-8"))
    except UnicodeDecodeError as problem:
        raise CoderDeskError("The ICD-10-PCS codes file is not text.", _HINT) from problem
    step(1, 2)
    return pcs_lines(codes), len(codes)
