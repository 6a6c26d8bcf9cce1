"""The errors a user can do something about."""


class CoderDeskError(Exception):
    """A failure to show in plain words; any other exception is a bug.

    ``message`` says in one sentence what is wrong, ``hint`` in one sentence what to do.
    Neither ever holds text from a chart or a patient's name.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def line(self) -> str:
        """Message and hint as one line."""
        return f"{self.message} {self.hint}".strip()


class Cancelled(Exception):  # noqa: N818 - it is not an error
    """The user asked a running job to stop."""


class PasswordNeeded(CoderDeskError):  # noqa: N818 - it asks, it does not blame
    """A protected file needs its password; ``wrong`` when the one given did not open it."""

    def __init__(self, *, wrong: bool = False) -> None:
        super().__init__(
            "That password does not open this file."
            if wrong
            else "This file is protected by a password.",
            "Type the password that came with it.",
        )
        self.wrong = wrong
