"""FHIR R4 in JSON: notes and reports in base 64, compositions, and what the codes say as a summary.

Sources: FHIR R4 (4.0.1) DocumentReference, DiagnosticReport, Composition, Binary, Bundle. References
are followed inside the file; no URL is ever fetched.
"""

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coderdesk.chart.composing import Composer
from coderdesk.chart.fhir_json import Bundle, Resource, codes, concept, day, each, name, words
from coderdesk.chart.fhir_summary import write_results, write_summary
from coderdesk.chart.html import compose_html
from coderdesk.chart.intake import Intake
from coderdesk.chart.kinds import kind_coded, kind_said
from coderdesk.chart.limits import MAX_DEPTH, MAX_DOCUMENTS
from coderdesk.chart.note import Facts, composed_note
from coderdesk.chart.stated import stated_by_bundle, stating
from coderdesk.chart.text import decode
from coderdesk.domain.chart import Document
from coderdesk.errors import CoderDeskError

_SILENT = "This FHIR file holds nothing that can be read as a chart."


def read_fhir(intake: Intake) -> tuple[Document, ...]:
    """The reader of FHIR: one document an attachment or composition, then results and a summary."""
    bundle = Bundle(*_roots(intake.data))
    found: dict[str, Document] = {}
    for document in _documents(bundle, intake):
        found.setdefault(document.sha256, document)
        if len(found) >= MAX_DOCUMENTS:
            break
    if not found:
        raise CoderDeskError(_SILENT, "Export documents, reports or clinical resources with it.")
    *others, last = found.values()
    return (*others, stating(last, stated_by_bundle(bundle)))


def _roots(data: bytes) -> Iterable[object]:
    """The JSON in a file: one value, or one a line as bulk export writes it."""
    text = decode(data) or ""
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise CoderDeskError(
            "This FHIR file is damaged or cut short.", "Export it again at its source."
        ) from None


def _documents(bundle: Bundle, intake: Intake) -> Iterator[Document]:
    for resource in bundle.of("DocumentReference"):
        facts = _facts(bundle, resource, "type", "author")
        for content in each(resource, "content"):
            yield from _attachment(bundle, next(each(content, "attachment"), {}), facts, intake)
    for resource in bundle.of("DiagnosticReport"):
        facts = _facts(bundle, resource, "code", "performer")
        for attachment in each(resource, "presentedForm"):
            yield from _attachment(bundle, attachment, facts, intake)
    for resource in bundle.of("Composition"):
        yield _composition(bundle, resource, intake)
    yield from _written(bundle, intake)


def _facts(bundle: Bundle, resource: Resource, kind: str, author: str) -> Facts:
    coded = (kind_coded(code) for code in codes(resource, kind))
    named = concept(resource, kind)
    by = next(each(resource, author), None)
    return Facts(
        title=words(resource, "title") or words(resource, "description") or named,
        kind=next((found for found in coded if found), "") or kind_said(named),
        date=day(
            words(resource, "date"),
            words(resource, "effectiveDateTime"),
            words(resource, "issued"),
            words(resource, "context", "period", "start"),
        ),
        author=words(by, "display") or name(bundle.found(by)),
    )


def _attachment(
    bundle: Bundle, attachment: Resource, facts: Facts, intake: Intake
) -> Iterator[Document]:
    """The documents in an attachment: in its data, or in a Binary of the same file."""
    data = words(attachment, "data")
    if not data:
        data = words(bundle.at_url(words(attachment, "url")), "data")
    try:
        raw = base64.b64decode("".join(data.split()), validate=True)
        found = intake.inner(raw, words(attachment, "title") or intake.name) if raw else ()
    except (binascii.Error, ValueError, CoderDeskError):
        return  # one attachment that cannot be read does not keep the others shut
    for each_one in found:
        yield replace(
            each_one,
            title=facts.title or each_one.title,
            kind=facts.kind or each_one.kind,
            date=facts.date or each_one.date,
            author=facts.author or each_one.author,
        )


def _composition(bundle: Bundle, resource: Resource, intake: Intake) -> Document:
    facts = _facts(bundle, resource, "type", "author")
    to = Composer()
    to.line(facts.title)
    _sections(resource, to, 0)
    raw = json.dumps(resource, sort_keys=True).encode()
    return composed_note(to.finish(), Intake(raw, intake.name, intake.inner), facts)


def _sections(holder: Resource, to: Composer, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise CoderDeskError("This FHIR file is nested too deeply to be read.", "Ask for a PDF.")
    for section in each(holder, "section"):
        to.head(words(section, "title") or concept(section, "code"))
        compose_html(words(section, "text", "div"), to)
        _sections(section, to, depth + 1)


def _written(bundle: Bundle, intake: Intake) -> Iterator[Document]:
    """Results and summary, composed from the coded resources."""
    dates = [
        words(one, "period", "end") or words(one, "period", "start") for one in bundle.of("Encounter")
    ]
    last = max((found for found in map(day, dates) if found), default=None)
    for title, kind, write in (
        ("Results", "Laboratory report", write_results),
        ("Record summary", "Continuity of care document", write_summary),
    ):
        to = Composer()
        to.line(title)
        if write(bundle, to):
            its = Intake(f"{title}\n".encode() + intake.data, intake.name, intake.inner)
            yield composed_note(to.finish(), its, Facts(title, kind, last))
