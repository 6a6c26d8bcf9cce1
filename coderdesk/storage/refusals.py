"""Why a work file is not opened."""

from coderdesk.errors import CoderDeskError


class MissingWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """There was a work file, and it is gone."""


class NewerWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """A newer CoderDesk has written this work file."""


class ForeignWork(CoderDeskError):  # noqa: N818 - it says what is wrong
    """The work file was locked with another vault's key."""
