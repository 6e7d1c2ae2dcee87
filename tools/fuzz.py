"""Fuzz the readers: `python tools/fuzz.py [reader] [libFuzzer's options]`, until something breaks.

A file gives a document or an UnreadableError, never another exception. What is found is kept by
libFuzzer as crash-…; it becomes a test in tests/properties/test_mutated_files.py.
"""

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parents[1] / "tests" / "support"))

with atheris.instrument_imports(include=["tolok"]):
    from tolok.documents.formats import document_of
    from tolok.documents.reading import forms_of
    from tolok.domain.errors import UnreadableError
    from tolok.reports.form import form_document

import old_files
from other_files import OTHERS

from tolok.documents.reading import read_forms
from tolok.documents.writing import write_document

SEED = Path(__file__).parents[1] / "examples" / "kecamatan-cipocok-jaya-2022.txt"
STARTS = {
    "csv": b"",
    "xlsx": b"PK",
    "docx": b"PK",
    "ods": b"PK",
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "rtf": b"{\\rtf",
    "json": b"[",
    "pdf": b"%PDF",
    "html": b"<html>",
    "txt": b"",
    "odt": b"PK",
    "xml": b"<?xml",
    "mht": b"Content-Type:",
    "md": b"|",
}
"""The formats to fuzz, and what their bytes must begin with to reach their reader."""


def corpus(reader: str) -> str:
    """A folder with one sound file of a format to begin from."""
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{reader}-"))
    sound = SEED.read_bytes() if reader == "txt" else _written(reader)
    (folder / "sound").write_bytes(sound)
    if reader == "xls":  # formulas, too, and one that cells share
        cells = {"A1": 2, "A2": ("=SUM(A1,A1*2%)", 2.04), "A3": ("=ROUND(A1/A2;2)", 0.98)}
        tokens = b"\x4c\0\0\xff\xc0\x1e\2\0\5"
        (folder / "formulas").write_bytes(old_files.as_computed_xls(cells, {}, {"B1": tokens}))
    return str(folder)


def _written(reader: str) -> bytes:
    """The form as a format writes it; what no writer of ours writes comes from its tables."""
    document = form_document(read_forms(SEED.read_bytes(), SEED.name).main.form)
    writer = {**old_files.WRITERS, **OTHERS}.get(reader)
    return writer(document) if writer else write_document(document, reader)


def main(reader: str, options: list[str]) -> None:
    """Fuzz one reader."""
    start = STARTS[reader]

    def look(data: bytes) -> None:
        try:
            forms_of(document_of(start + data.removeprefix(start), f"a.{reader}"), f"a.{reader}")
        except UnreadableError:
            return

    limits = ["-rss_limit_mb=1500", "-timeout=30", "-max_len=400000"]
    atheris.Setup([sys.argv[0], *limits, *options, corpus(reader)], look)
    atheris.Fuzz()


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] in STARTS else "txt"
    main(asked, [option for option in sys.argv[1:] if option.startswith("-")])
