"""A trip without a window: what an encounter looks like on its claim."""

from coderdesk.domain.claim_shape import ClaimShape
from coderdesk.domain.encounter import Encounter
from coderdesk.report.claim_shape import claim_shape


def shape_claim(encounter: Encounter) -> ClaimShape:
    """The claim form of an encounter, box by box, and what has no room on it."""
    return claim_shape(encounter)
