"""Imports what a user hands in: recognised by content, previewed, then put on the shelf whole."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from coderdesk.codebook.book_seal import Source
from coderdesk.codebook.book_write import Content
from coderdesk.codebook.build import UNITS, Phases, put_book
from coderdesk.codebook.build_index import name_again
from coderdesk.codebook.build_place import shelf_lock
from coderdesk.codebook.importers import (
    cpt_files,
    cpt_table,
    fee_schedule,
    guidelines,
    hcpcs_text,
    hcpcs_xlsx,
    index_xml,
    mce,
    ncci_addons,
    ncci_mue,
    ncci_ptp,
    order_addenda,
    order_file,
    pcs_codes,
    pcs_definitions,
    pcs_index,
    pcs_tables,
    place_of_service,
    poa_exempt,
    tabular_xml,
)
from coderdesk.codebook.importers.opening import Paper, guarded, papers_of
from coderdesk.codebook.importers.values import (
    MOST_REFUSED,
    Context,
    Format,
    Imported,
    ImportPreview,
    ImportReport,
    Options,
    Part,
    Reading,
)
from coderdesk.codebook.library import Library
from coderdesk.codebook.lists import FOLDER, put_list
from coderdesk.domain.code import Edition
from coderdesk.domain.index_book import IndexKind
from coderdesk.errors import CoderDeskError

Step = Callable[[int, int], None]
FORMATS: tuple[Format, ...] = (
    *tabular_xml.FORMATS,
    *order_addenda.FORMATS,
    *order_file.FORMATS,
    *pcs_tables.FORMATS,
    *pcs_definitions.FORMATS,
    *pcs_codes.FORMATS,
    *index_xml.FORMATS,
    *guidelines.FORMATS,
    *pcs_index.FORMATS,
    *hcpcs_text.FORMATS,
    *hcpcs_xlsx.FORMATS,
    *poa_exempt.FORMATS,
    *mce.FORMATS,
    *place_of_service.FORMATS,
    *ncci_ptp.FORMATS,
    *ncci_mue.FORMATS,
    *ncci_addons.FORMATS,
    *fee_schedule.FORMATS,
    *cpt_files.FORMATS,
)


def _no_step(_done: int, _total: int) -> None:
    pass


def format_of(paper: Paper) -> Format | None:
    """The official layout that a file has, by its content; None when it has none."""
    return next((one for one in FORMATS if one.recognises(paper)), None)


def preview(
    path: Path, library_folder: Path, step: Step = _no_step, options: Options | None = None
) -> ImportPreview:
    """What a file is, without changing anything; a part that cannot be imported says why.

    Raises:
        CoderDeskError: nothing in it is an official file, or it cannot be opened safely.
    """
    options = options or Options()
    chosen, ignored = _recognised(path, options)
    library = Library(library_folder)
    context = Context(library, options, step)
    parts = []
    for paper, layout in chosen:
        try:
            parts.append(_part(paper, layout, _read(paper, layout, context), library))
        except CoderDeskError as problem:
            parts.append(Part(layout.kind, layout.title, paper.name, problem=problem.line))
    library.close()
    return ImportPreview(path, tuple(parts), ignored)


def import_file(
    library_folder: Path, path: Path, step: Step = _no_step, options: Options | None = None
) -> ImportReport:
    """Imports every official file that a path holds.

    Each part is put on the shelf whole or not at all; the parts before a failing one stay.

    Raises:
        CoderDeskError: a part cannot be imported, or the licence that it needs was not acknowledged.
    """
    options = options or Options()
    chosen, ignored = _recognised(path, options)
    done = []
    for number, (paper, layout) in enumerate(chosen):
        if layout.needs_licence and not options.licence:
            raise CoderDeskError(
                f"{layout.title} belong to {layout.needs_licence} and need your own licence.",
                "Acknowledge that you hold one.",
            )
        phases = Phases(step, number * UNITS, len(chosen) * UNITS)
        with shelf_lock(library_folder):
            done.append(_import(library_folder, paper, layout, phases, options))
    return ImportReport(path, tuple(done), ignored)


def _import(
    library_folder: Path, paper: Paper, layout: Format, phases: Phases, options: Options
) -> Imported:
    library = Library(library_folder)
    try:
        with phases.phase("read", 0.2) as step:
            reading = _read(paper, layout, Context(library, options, step))
            part = _part(paper, layout, reading, library)
    finally:
        library.close()
    edition = reading.edition
    if reading.content:
        with phases.phase("write", 0.4) as step:
            put_list(library_folder / FOLDER, edition, reading.content, step)
        with phases.phase("names", 1.0):
            if reading.content.kind in tuple(IndexKind):
                name_again(library_folder, edition.system)
    else:
        source = Source(paper.name, paper.size, edition.sha256)
        content = Content(reading.lines, reading.axes)
        report = put_book(library_folder, edition, content, source, phases)
        part = replace(part, edition=report.edition)
    return Imported(part, reading.read, reading.taken, reading.merged, tuple(phases.times))


def _read(paper: Paper, layout: Format, context: Context) -> Reading:
    with guarded(paper.name):
        reading = layout.read(paper, context)
    if reading.read != reading.taken + reading.merged + len(reading.refused):
        raise CoderDeskError(
            f"{paper.name}: {reading.read:,} rows went in but {reading.taken:,} came out.",
            "Please report this.",
        )
    if not reading.taken or len(reading.refused) > min(MOST_REFUSED, reading.taken):
        first = reading.refused[0] if reading.refused else None
        why = f" Line {first.line}: {first.reason}." if first else ""
        raise CoderDeskError(
            f"{paper.name} cannot be read as {layout.title}.{why}", "Download the file again."
        )
    if not reading.edition.sha256:
        reading.edition = replace(reading.edition, sha256=_digest(paper))
    return reading


def _digest(paper: Paper) -> str:
    with paper.open() as stream:
        digest = hashlib.sha256()
        while piece := stream.read(2**20):
            digest.update(piece)
    return digest.hexdigest()


def _part(paper: Paper, layout: Format, reading: Reading, library: Library) -> Part:
    return Part(
        layout.kind,
        layout.title,
        paper.name,
        reading.edition,
        reading.counts,
        _replaced(reading, library),
        tuple(reading.refused),
        layout.needs_licence,
    )


def _replaced(reading: Reading, library: Library) -> Edition | None:
    edition = reading.edition
    if reading.content is None:
        return next((one for one in library.editions() if one.key == edition.key), None)
    same = (
        one.edition
        for one in library.lists.installed()
        if one.kind == reading.content.kind and one.edition.effective == edition.effective
    )
    return next(same, None)


def _papers(path: Path, options: Options) -> tuple[Paper, ...]:
    """The files that a path holds; of a document whose text was read elsewhere, that text."""
    if options.text is None:
        return papers_of(path)
    data = options.text.encode()
    return (Paper(path.name, len(data), lambda: io.BytesIO(data)),)


def _recognised(path: Path, options: Options) -> tuple[list[tuple[Paper, Format]], tuple[str, ...]]:
    chosen: list[tuple[Paper, Format]] = []
    ignored: list[str] = []
    for paper in _papers(path, options):
        layout = format_of(paper) or (cpt_table.MAPPED if options.columns else None)
        if layout:
            chosen.append((paper, layout))
        else:
            ignored.append(paper.name)
    if not chosen:
        raise CoderDeskError(
            f"{path.name} is no codebook file that CoderDesk knows.",
            "Choose an official file as published: plain, zipped or gzipped.",
        )
    return list(_without_doubles(chosen, ignored)), tuple(ignored)


def _without_doubles(
    chosen: list[tuple[Paper, Format]], ignored: list[str]
) -> Iterator[tuple[Paper, Format]]:
    """One file of each kind and stem: releases carry the same content as text and as spreadsheet."""
    seen: set[tuple[str, str]] = set()
    for paper, layout in chosen:
        key = (layout.kind, Path(paper.name).stem.casefold())
        if key in seen:
            ignored.append(paper.name)
            continue
        seen.add(key)
        yield paper, layout
