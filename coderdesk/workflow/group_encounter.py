"""Trip: what an encounter groups to. It stays on the screen and is shut while a query is open."""

from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Encounter, Setting, Status
from coderdesk.domain.grouping import Grouping
from coderdesk.domain.work import WorkStatus
from coderdesk.grouping import drg, hcc

OFFERS = (
    (drg.is_here, "MS-DRG", f"pip install coderdesk[{drg.EXTRA}]"),
    (hcc.is_here, "CMS-HCC", f"pip install coderdesk[{hcc.EXTRA}]"),
)


def is_walled(state: CodingState) -> bool:
    """Whether the groupers are shut: what is paid must not colour what a physician is asked."""
    waits = any(line.status is Status.QUERY for line in state.encounter.diagnoses)
    return waits or state.status is WorkStatus.QUERY


def missing() -> tuple[tuple[str, str], ...]:
    """The extras that are not installed: what each gives, and how to get it."""
    return tuple((name, how) for is_here, name, how in OFFERS if not is_here())


def group_encounter(encounter: Encounter) -> Grouping:
    """The DRG of a stay and the risk score of its diagnoses, as far as the extras are here."""
    stay = encounter.setting is Setting.INPATIENT
    return Grouping(
        drg.drg_of(encounter) if stay and drg.is_here() else None,
        hcc.risk_of(encounter) if hcc.is_here() else None,
    )
