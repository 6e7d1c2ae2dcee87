"""A table in an office's own style without rules: by two presses, and as text taken of a page."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from table_papers import Paper, as_bare_pdf, as_pdf
from table_prints import as_calc, as_writer


def as_bare_writer(paper: Paper) -> bytes:
    """The Word document without lines around its cells, printed by LibreOffice."""
    return as_writer(paper, style="Normal Table")


def as_bare_calc(paper: Paper) -> bytes:
    """The workbook without lines around its cells, printed by LibreOffice."""
    return as_calc(paper, line=None)


def as_laid_out(paper: Paper) -> bytes:
    """The text that pdftotext (poppler) takes of a browser's page, its columns kept by spaces."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "a.pdf")
        page.write_bytes(as_pdf(paper))
        command = ["pdftotext", "-layout", str(page), "-"]
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout


BARE: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "PDF, bare": ("pdf", as_bare_pdf),
    "PDF, bare Writer": ("pdf", as_bare_writer),
    "PDF, bare Calc": ("pdf", as_bare_calc),
    "text, pdftotext": ("txt", as_laid_out),
}
"""Tools for those who ask for one by its whole name alone, with the ending of their files."""
