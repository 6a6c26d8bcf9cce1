"""A password on a finished PDF: AES-256 as ISO 32000-2 has it (revision 6)."""

import secrets
from io import BytesIO

from coderdesk.errors import CoderDeskError

LONGEST = 127  # bytes of UTF-8; ISO 32000-2, 7.6.4.3.3, cuts what is longer


def protect(pdf: bytes, password: str) -> bytes:
    """The same pages, opened by a password only; salts are new each time, and so are the bytes.

    Raises:
        CoderDeskError: when the password is empty or longer than the format can tell apart.
    """
    # Imported here to keep the start of the desk fast.
    from pypdf import PdfWriter  # noqa: PLC0415

    if not password:
        raise CoderDeskError("The password is empty.", "Type one, or save the summary without.")
    if len(password.encode()) > LONGEST:
        raise CoderDeskError(
            f"The password is longer than the {LONGEST} bytes that a PDF can hold.",
            "Take a shorter one.",
        )
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt(password, secrets.token_urlsafe(32), algorithm="AES-256")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
