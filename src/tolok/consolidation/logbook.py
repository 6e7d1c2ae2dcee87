"""The logbook of a warehouse: which files are in it, by their content, and what was set aside."""

import csv
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tolok.consolidation.form_rows import Aside

HEADINGS = ("Berkas", "Formulir", "Baris", "Sel", "Tertulis", "Alasan")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was taken in: its name and digest, how many forms and rows, what is aside."""

    source: str
    digest: str
    forms: int
    rows: int
    aside: tuple[Aside, ...] = ()


class Logbook:
    """Entries in the order in which they were written; a line that broke off counts as none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[str, Entry] = {}
        written = path.read_bytes() if path.exists() else b""
        self._is_torn = bool(written) and not written.endswith(b"\n")
        for line in written.splitlines():
            try:
                entry = _read(json.loads(line))
            except (ValueError, KeyError, TypeError):
                continue  # the file is taken in again, which changes nothing
            self.entries[entry.digest] = entry

    def knows(self, digest: str) -> bool:
        """Whether a file with this content is in; one that gave no form is tried again."""
        entry = self.entries.get(digest)
        return entry is not None and entry.forms > 0

    def write(self, *entries: Entry) -> None:
        """Add entries, on the disk when this returns."""
        with self.path.open("ab") as file:
            # A line that broke off in an earlier run must not swallow this one.
            if self._is_torn:
                file.write(b"\n")
            self._is_torn = False
            for entry in entries:
                self.entries[entry.digest] = entry
                file.write(json.dumps(_plain(entry), ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def aside(self) -> bytes:
        """What was set aside, as CSV in UTF-8 for an office's table program."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(HEADINGS)
        for entry in sorted(self.entries.values(), key=lambda one: (one.source, one.digest)):
            table.writerows((entry.source, *one) for one in entry.aside)
        return text.getvalue().encode("utf-8-sig")


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "source": entry.source,
        "digest": entry.digest,
        "forms": entry.forms,
        "rows": entry.rows,
        "aside": [list(one) for one in entry.aside],
    }


def _read(line: dict[str, Any]) -> Entry:
    aside = tuple(Aside(*map(str, one)) for one in line["aside"])
    return Entry(line["source"], line["digest"], line["forms"], line["rows"], aside)
