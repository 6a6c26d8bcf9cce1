"""What Medicare asks of a professional claim beyond the form itself."""

from collections.abc import Iterator

from coderdesk.domain.edit import Edit, Part, Severity
from coderdesk.domain.encounter import Encounter, Setting
from coderdesk.edits import mends
from coderdesk.edits.case import Case


def is_medicare(encounter: Encounter) -> bool:
    """Whether the payer is Medicare itself, not a plan that goes by its name."""
    payer = encounter.payer.casefold()
    return "medicare" in payer and not any(word in payer for word in ("advantage", "part c", "hmo"))


def single_pointer(case: Case) -> Iterator[Edit]:
    """More than one pointer on a line that goes to Medicare on paper."""
    if case.encounter.setting is not Setting.PROFESSIONAL or not is_medicare(case.encounter):
        return
    for at, line in enumerate(case.encounter.services, 1):
        if len(line.pointers) > 1:
            yield Edit(
                "single-pointer",
                Severity.INFO,
                f"{line.code}: on paper Medicare reads one pointer a line, the first.",
                "Claims Processing Manual ch. 26 §10.4, item 24E",
                (line.code,),
                (at,),
                Part.SERVICES,
                exception="The electronic claim takes four.",
                mends=(mends.leave("the claim goes electronically", at, Part.SERVICES),),
            )
