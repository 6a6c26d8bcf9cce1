"""Trip: which modifiers make sense on a service line, each with its rule."""

from coderdesk.domain.coding import CodingState
from coderdesk.domain.encounter import Service
from coderdesk.edits.modifier_offers import Offer, offers_for

__all__ = ["Offer", "offer_modifiers"]


def offer_modifiers(state: CodingState, line: Service) -> tuple[Offer, ...]:
    """The modifiers that may go on a line of the encounter as it stands."""
    pointed = [one for one in state.encounter.diagnoses if one.id in line.pointers]
    titles = tuple(code.title for one in pointed if (code := state.codes.get(one.code)))
    return offers_for(state.encounter, line, titles, state.edits)
