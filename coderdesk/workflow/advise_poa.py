"""Trip: which POA a line takes."""

from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Diagnosis
from coderdesk.edits.poa_help import Advice, advice_for

__all__ = ["Advice", "advise_poa"]


def advise_poa(state: CodingState, line: Diagnosis) -> tuple[Advice, ...]:
    """What helps with the POA of a diagnosis line, what is special to its code first."""
    return advice_for(state.code(line.code))
