"""A trip within the chart: words that the coder looks for in every chart."""

from dataclasses import dataclass

from coderdesk.errors import CoderDeskError
from coderdesk.workflow.desk import Desk

NAME = "saved finds"
MOST, LONGEST = 40, 200


@dataclass(frozen=True, slots=True)
class SavedFind:
    """Saved words, how often they stand in the chart on the desk, and in how many documents."""

    words: str
    hits: int
    documents: int


def saved_finds(desk: Desk) -> tuple[str, ...]:
    """The saved words, in the order they were saved."""
    kept = desk.choices.load(NAME)
    return tuple(one for one in kept if isinstance(one, str)) if isinstance(kept, list) else ()


def save_find(desk: Desk, words: str) -> None:
    """Keep words for every chart; raises CoderDeskError when the list is full."""
    tidy = " ".join(words.split())[:LONGEST]
    kept = saved_finds(desk)
    if not tidy or tidy in kept:
        return
    if len(kept) >= MOST:
        message = f"There are {MOST} saved finds already."
        raise CoderDeskError(message, "Remove one that you no longer use.")
    desk.choices.save(NAME, [*kept, tidy])


def remove_find(desk: Desk, words: str) -> None:
    """Keep words no longer."""
    desk.choices.save(NAME, [one for one in saved_finds(desk) if one != words])


def run_finds(desk: Desk, encounter_id: str) -> tuple[SavedFind, ...]:
    """Every saved find with its hits in one chart, in the order saved."""
    found = []
    for words in saved_finds(desk):
        hits = desk.find_in_chart(encounter_id, words)
        found.append(SavedFind(words, len(hits), len({one.document_id for one in hits})))
    return tuple(found)
