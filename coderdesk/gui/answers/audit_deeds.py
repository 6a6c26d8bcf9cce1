"""Which key of the audit room changes what of a line."""

from collections.abc import Callable

from coderdesk.domain.audit import Compared, Element, Review
from coderdesk.gui.actions import Command
from coderdesk.workflow.audit_lines import agreed, moved
from coderdesk.workflow.audit_work import without_code

ELEMENTS = {
    Command.AUDIT_MODIFIERS: Element.MODIFIER,
    Command.AUDIT_UNITS: Element.UNITS,
    Command.AUDIT_POINTERS: Element.POINTER,
    Command.AUDIT_DISPOSITION: Element.DISPOSITION,
}
DEEDS: dict[Command, Callable[[Review, Compared], Review]] = {
    Command.AUDIT_UP: lambda review, line: moved(review, line.new, -1),
    Command.AUDIT_DOWN: lambda review, line: moved(review, line.new, 1),
    Command.AUDIT_DELETE: lambda review, line: without_code(review, line.new),
    Command.AUDIT_AGREE: agreed,
}
