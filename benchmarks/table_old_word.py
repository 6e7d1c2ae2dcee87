"""A table in an office's own style as Word kept it before .docx: LibreOffice saves it again."""

from collections.abc import Callable

from table_libreoffice import converted
from table_papers import Paper, as_docx


def _saved_as(kind: str) -> Callable[[Paper], bytes]:
    def save(paper: Paper) -> bytes:
        return converted(as_docx(paper), "docx", kind)

    return save


OLD_WORD: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "DOC, LibreOffice": ("doc", _saved_as("doc")),
    "RTF, LibreOffice": ("rtf", _saved_as("rtf")),
}
"""Tools for those who ask for one by its whole name alone, with the ending of their files."""
