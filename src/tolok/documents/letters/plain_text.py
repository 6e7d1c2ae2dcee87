"""What text formats share: how bytes become letters, and how spaces become indentation."""

from tolok.documents.document import Cell

INDENT_STEP = 2
"""Leading spaces that make one step of indentation in text formats."""

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these begin texts that a spreadsheet may run as a formula (OWASP, CSV injection)."""

_EMPTY = Cell()  # most cells of a form are: one is enough


def cell_of(text: str) -> Cell:
    """A cell of a text format; two leading spaces are one step of indentation."""
    stripped = text.strip()
    if not stripped:
        return _EMPTY
    if text[0] != " ":
        return Cell(stripped)
    return Cell(stripped, indent=(len(text) - len(text.lstrip(" "))) // INDENT_STEP)


def decoded(data: bytes) -> str:
    """The text of bytes: by its mark, else UTF-8, else Windows-1252 as Excel saves it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
