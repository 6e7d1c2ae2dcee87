"""The labelled tables as LibreOffice saves and prints them."""

import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.shared import Mm, Pt
from table_files import (
    as_openpyxl,
    as_xlsxwriter,
    fill_word,
    markup,
    saved_word,
    style_of,
)
from table_layouts import Sample

_PROFILE = tempfile.TemporaryDirectory(prefix="soffice-")
"""A profile of its own, made once: LibreOffice works for nobody else meanwhile."""


def converted(data: bytes, begun: str, wanted: str, reader: str = "") -> bytes:
    """What LibreOffice saves when it opens a file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"a.{begun}")
        source.write_bytes(data)
        target = Path(folder, "out")
        command = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={Path(_PROFILE.name).as_uri()}",
            "--headless",
            *([f"--infilter={reader}"] if reader else []),
            *("--convert-to", wanted, "--outdir", str(target), str(source)),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        (made,) = target.iterdir()
        return made.read_bytes()


def _by_libreoffice(
    write: Callable[[Sample, random.Random], bytes], begun: str, wanted: str, reader: str = ""
) -> Callable[[Sample, random.Random], bytes]:
    """What LibreOffice saves when it opens one of the files above."""

    def convert(sample: Sample, chance: random.Random) -> bytes:
        return converted(write(sample, chance), begun, wanted, reader)

    return convert


def as_styled_html(sample: Sample, chance: random.Random) -> bytes:
    """A ruled page, for a word processor to open."""
    return markup(sample, style_of(chance, ruled=True)).encode()


def as_landscape_docx(sample: Sample, _: random.Random) -> bytes:
    """The same as offices print it: folio on its side, ruled, in small letters, widths to fit."""
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(330), Mm(215)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(10))
    paper.styles["Normal"].font.size = Pt(7)
    table = fill_word(paper, sample)
    table.style, table.autofit = "Table Grid", False
    total = sum(head.width for head in sample.heads)
    for column, head in zip(table.columns, sample.heads, strict=True):
        column.width = Mm(308 * head.width // total)
    return saved_word(paper)


LIBREOFFICE = {
    "XLSX, LibreOffice": ("xlsx", _by_libreoffice(as_xlsxwriter, "xlsx", "xlsx")),
    "XLS, LibreOffice": ("xls", _by_libreoffice(as_xlsxwriter, "xlsx", "xls")),
    "ODS, LibreOffice": ("ods", _by_libreoffice(as_openpyxl, "xlsx", "ods")),
    "DOCX, LibreOffice": (
        "docx",
        _by_libreoffice(as_styled_html, "html", "docx:MS Word 2007 XML", "HTML (StarWriter)"),
    ),
    "DOC, LibreOffice": (
        "doc",
        _by_libreoffice(as_styled_html, "html", "doc", "HTML (StarWriter)"),
    ),
    "RTF, LibreOffice": (
        "rtf",
        _by_libreoffice(as_styled_html, "html", "rtf", "HTML (StarWriter)"),
    ),
    "PDF, LibreOffice Writer": (
        "pdf",
        _by_libreoffice(as_landscape_docx, "docx", "pdf"),
    ),
}
"""What only LibreOffice writes; left out, and said, where it is not there."""
