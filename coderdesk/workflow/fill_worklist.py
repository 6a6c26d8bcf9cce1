"""Trip: fill the worklist from a folder, chart files, HL7 or FHIR files, or a list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from coderdesk.chart.reader import in_order, read_document
from coderdesk.chart.source import take
from coderdesk.chart.visit import Visit, visits_in
from coderdesk.domain.chart import Document
from coderdesk.domain.encounter import Encounter, Patient, Setting
from coderdesk.domain.filling import Candidate, Filling, ListField, ListHead, RefusedItem, key_of
from coderdesk.domain.work import WorkStatus
from coderdesk.errors import CoderDeskError
from coderdesk.storage.charts import ChartStore
from coderdesk.storage.choices import ChoiceStore
from coderdesk.storage.database import WorkFile, tx
from coderdesk.storage.encounters import EncounterStore
from coderdesk.storage.roll import Roll
from coderdesk.workflow.codebooks import Step
from coderdesk.workflow.list_rows import candidate, is_list, list_head, read_rows

MOST_FILES = 20_000
BATCH = 50  # encounters of one transaction: each acknowledged batch is on the disk
Chosen = Mapping[str, Sequence[ListField]]  # file name, what its columns tell


class _Pile:
    """What was read so far."""

    def __init__(self, known: Callable[[Encounter], bool]) -> None:
        self._known = known
        self.items = self.joined = 0
        self.new: dict[object, Candidate] = {}
        self.known: list[Candidate] = []
        self.refused: list[RefusedItem] = []
        self.heads: list[ListHead] = []

    def put(self, one: Candidate) -> None:
        """An encounter: new, known to the work file, or another part of one just read."""
        self.items += 1
        account, _day = one.key
        key: object = one.key if account else object()
        if account and self._known(one.encounter):
            self.known.append(one)
        elif key in self.new:
            before = self.new[key]
            self.joined += 1
            documents = {each.sha256: each for each in (*before.documents, *one.documents)}
            self.new[key] = replace(before, documents=in_order(documents.values()))
        else:
            self.new[key] = one

    def refuse(self, file: str, line: int, error: CoderDeskError) -> None:
        """A row or file that cannot be taken."""
        self.items += 1
        self.refused.append(RefusedItem(file, line, error.message))


class Filler:
    """Reads what files bring, and puts it on the list."""

    def __init__(self, work: WorkFile, who: Callable[[], str]) -> None:
        self._work, self._who = work, who
        self._encounters, self._charts = EncounterStore(work), ChartStore(work)
        self._choices, self._roll = ChoiceStore(work), Roll(work)

    def read(self, paths: Iterable[Path], step: Step, chosen: Chosen | None = None) -> Filling:
        """What the files would bring; nothing is kept yet. ``step`` counts files."""
        pile = _Pile(self._is_known)
        groups = _groups(paths, pile)
        for done, group in enumerate(groups):
            step(done, len(groups))
            if len(group) == 1 and is_list(group[0]):
                self._read_list(group[0], pile, (chosen or {}).get(group[0].name))
            else:
                _read_charts(group, pile)
        return Filling(
            pile.items,
            tuple(pile.new.values()),
            pile.joined,
            tuple(pile.known),
            tuple(pile.refused),
            tuple(pile.heads),
        )

    def keep(self, filling: Filling, step: Step) -> tuple[str, ...]:
        """Put the new encounters on the list, and new documents into charts that are known.

        Each batch is whole on the disk before ``step`` tells of it; stopped or killed, what was told
        stays, and the same files can be read again. The ids of the new encounters come back.
        """
        for head in filling.heads:
            self._choices.save(_name(head.heads), [field.value for field in head.fields])
        made: list[str] = []
        for at in range(0, len(filling.new), BATCH):
            made += self._keep_batch(filling.new[at : at + BATCH])
            step(min(at + BATCH, len(filling.new)), len(filling.new))
        for one in filling.known:
            if one.documents:
                self._charts.add(self._id_of(one.encounter), one.documents)
        return tuple(made)

    def _keep_batch(self, batch: Sequence[Candidate]) -> list[str]:
        with tx(self._work):
            kept = self._encounters.create_all(
                tuple(one.encounter for one in batch), self._who(), WorkStatus.WAITING
            )
            for one, encounter in zip(batch, kept, strict=True):
                if one.documents:
                    self._charts.add(encounter.id, one.documents)
                row = self._roll.row(encounter.id) if one.kind or one.owner else None
                if row is not None:
                    self._roll.put((row.number,), "stated", one.kind)
                    self._roll.put((row.number,), "owner", one.owner)
        return [encounter.id for encounter in kept]

    def _read_list(self, path: Path, pile: _Pile, chosen: Sequence[ListField] | None) -> None:
        try:
            rows = _rows(path)
            head = list_head(path, rows, chosen or self._remembered(rows[0][1]))
        except CoderDeskError as error:
            pile.refuse(path.name, 0, error)
            return
        pile.heads.append(head)
        for number, row in rows[1:]:
            try:
                pile.put(candidate(head, number, row))
            except CoderDeskError as error:
                pile.refuse(path.name, number, error)

    def _remembered(self, heads: Sequence[str]) -> tuple[ListField, ...] | None:
        found = self._choices.load(_name(heads))
        try:
            return tuple(ListField(one) for one in found) if found else None
        except (TypeError, ValueError):
            return None

    def _is_known(self, encounter: Encounter) -> bool:
        return bool(self._id_of(encounter))

    def _id_of(self, encounter: Encounter) -> str:
        for row in self._encounters.find_by_account(encounter.account):
            day = row.day.isoformat() if row.day else ""
            if (row.account.strip().casefold(), day) == key_of(encounter):
                return row.id
        return ""


def _rows(path: Path) -> list[tuple[int, tuple[str, ...]]]:
    rows = list(read_rows(path))
    if not rows:
        raise CoderDeskError("The list is empty.", "Export it again with its heads.")
    return rows


def _name(heads: Sequence[str]) -> str:
    return "columns of " + "\x1f".join(head.casefold() for head in heads)


def _groups(paths: Iterable[Path], pile: _Pile) -> list[list[Path]]:
    """The files of each encounter: a file alone, or the files of a folder inside the folder named."""
    groups: list[list[Path]] = []
    for path in paths:
        try:
            groups += [[path]] if not path.is_dir() else [_files(one) for one in _inside(path)]
        except OSError as error:
            pile.refuse(path.name, 0, CoderDeskError(f"It cannot be read: {error.strerror}.", ""))
    if len(groups) > MOST_FILES:
        message = f"More than {MOST_FILES:,} files lie here."
        raise CoderDeskError(message, "Choose fewer at a time.")
    return [group for group in groups if group]


def _inside(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if not each.name.startswith("."))


def _files(path: Path) -> list[Path]:
    return [each for each in _inside(path) if each.is_file()] if path.is_dir() else [path]


def _read_charts(group: Sequence[Path], pile: _Pile) -> None:
    """The encounters in the files of one folder, or in one file."""
    together: list[Candidate] = []
    for path in group:
        try:
            data = take(path)
            told = visits_in(data)
            found = [_candidate(visit, path, len(told) > 1) for visit in told]
        except CoderDeskError as error:
            pile.refuse(path.name, 0, error)
            continue
        together += found
    if len(group) > 1 and together:
        best = max(together, key=lambda one: (bool(one.encounter.patient.name), one.encounter.account))
        named = replace(best.encounter, account=_account(together, group[0].parent))
        for one in together:
            pile.put(replace(one, encounter=named, kind=best.kind))
        return
    for one in together:
        pile.put(one)


def _account(together: Sequence[Candidate], folder: Path) -> str:
    """The account that a coded part names, else the folder's name."""
    for one in together:
        if one.encounter.account and one.encounter.patient.name:
            return one.encounter.account
    return folder.name


def _candidate(visit: Visit, path: Path, of_many: bool) -> Candidate:  # noqa: FBT001
    documents: tuple[Document, ...] = read_document(visit.data, path.name)
    inpatient = visit.patient_class in ("I", "") and (
        visit.patient_class == "I" or visit.discharged is not None
    )
    day = visit.discharged or visit.admitted or (documents[0].date if documents else None)
    encounter = Encounter(
        setting=Setting.INPATIENT if inpatient else Setting.OUTPATIENT,
        account=visit.account or ("" if of_many else path.name.split(".")[0][:60]),
        patient=Patient(visit.mrn, visit.patient, visit.born, visit.sex),
        payer=visit.payer,
        facility=visit.facility,
        attending=visit.attending,
        admit_date=visit.admitted,
        discharge_date=visit.discharged if inpatient else None,
        service_date=None if inpatient else day,
    )
    kind = "emergency" if visit.patient_class == "E" else ""
    return Candidate(encounter, documents, kind, "", path.name)
