"""The tables that ship: sourced, alive, and in agreement with the official lists."""

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coderdesk.domain.code import bare
from coderdesk.edits.facts import rows_of, shipped_facts
from coderdesk.edits.targets import Target, targets_of
from coderdesk.paths import shipped
from tests.edits.whole_book import WholeBook

TABLES = sorted(shipped("codebooks", "edits").glob("*.tsv"))
CODE_COLUMNS = (
    "codes",
    "diagnoses",
    "partner",
    "acute",
    "chronic",
    "combined",
    "other",
    "beside",
    "specific",
)
# Categories that the tabular list had once or keeps for later, named in ranges only.
FULL = 7


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_row_names_its_source(table: Path) -> None:
    rows = list(rows_of(table))
    assert rows
    assert all(row.source.strip() for row in rows)
    assert all(None not in row.values and None not in row.values.values() for row in rows)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_code_of_a_table_stands_in_the_book(table: Path, book: WholeBook) -> None:
    names = sorted(book)
    dead = [
        (cell, target.first)
        for row in rows_of(table)
        for column in CODE_COLUMNS
        if (cell := row.values.get(column))
        for target in targets_of(cell)
        if not any(target.names(name) for name in _near(names, target))
    ]
    assert dead == []


def _near(names: list[str], target: Target) -> Iterator[str]:
    return (name for name in names if target.first[:3] <= name[:3] <= target.last[:3])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_code_cell_is_understood(table: Path) -> None:
    for row in rows_of(table):
        for column in CODE_COLUMNS:
            cell = row.values.get(column)
            if cell and table.stem != "addons":
                assert len(targets_of(cell)) >= cell.count(",") * (" with " not in cell), cell


def test_the_poa_table_agrees_with_the_yearly_list(real_data: Path) -> None:
    with gzip.open(
        real_data / "mce" / "POAexemptCodes_FY2020.txt.gz", "rt", encoding="latin-1"
    ) as stream:
        listed = {bare(row[1]) for row in csv.reader(stream, delimiter="\t") if len(row) > 1} - {
            "POAEXEMPTCODE"
        }
    order = real_data / "icd10cm" / "icd10cm-order-Jan-2021_from_simple_icd_10_cm-1.2.0.txt.gz"
    with gzip.open(order, "rt", encoding="latin-1") as stream:
        codes = {line[6:13].strip() for line in stream if line[14:15] == "1"}
    exempt = shipped_facts().poa_exempt
    ours = {code for code in codes if exempt.of(code)}
    both = listed & codes
    agreed = f"{len(both & ours)} of {len(both)} agree"
    print(f"POA exempt: {agreed}, {len(ours - listed)} more by their neighbours")  # noqa: T201
    assert both - ours == set()
    assert len(ours - listed) <= 100


@pytest.mark.parametrize(
    ("table", "official"),
    [("manifestations", "manifestation_not_pdx"), ("unacceptable_principal", "unacceptable_pdx")],
)
def test_the_principal_tables_agree_with_the_code_editor(
    table: str, official: str, real_data: Path, book: WholeBook
) -> None:
    listed = _mce(real_data, official)
    facts = shipped_facts()
    lookup = facts.manifestations if table == "manifestations" else facts.unacceptable_principal
    ours = {
        name
        for name in book
        if book.is_billable(name) and any("MCE" in row.source for row in lookup.of(name))
    }
    print(f"{official}: {len(ours & listed)} of {len(listed)} agree, {len(ours - listed)} more")  # noqa: T201
    assert listed <= ours
    # Newer drugs, which the guideline keeps from standing first like the others.
    assert all(name.startswith("T") for name in ours - listed)


@pytest.mark.parametrize("kind", ["newborn", "pediatric", "maternity", "adult"])
def test_the_age_table_agrees_with_the_code_editor(kind: str, real_data: Path, book: WholeBook) -> None:
    low = {
        "newborn": ("0", "0"),
        "pediatric": ("0", "17"),
        "maternity": ("9", "64"),
        "adult": ("15", "124"),
    }[kind]
    ages = shipped_facts().ages
    ours = {
        name
        for name in book
        if book.is_billable(name) and any((row["from"], row["to"]) == low for row in ages.of(name))
    }
    assert ours == _mce(real_data, f"age_{kind}")


def _mce(real_data: Path, official: str) -> set[str]:
    path = real_data / "mce" / "mce_diagnosis_edits_retrieved2026-07-11.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return {row["code"] for row in json.load(stream)["codes"][official]}
