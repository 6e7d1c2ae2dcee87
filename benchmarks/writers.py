"""What each writer costs: the founding form and a large one, in milliseconds and bytes."""

import sys
import time
from pathlib import Path

from forms import form_text

from tolok.documents.reading import read_form, read_form_bytes
from tolok.documents.writing import FORMATS, write_document
from tolok.domain.forms import Form
from tolok.reports.form import form_document

SEED = Path(__file__).resolve().parents[1] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def measure(what: str, form: Form) -> None:
    """One line a format: the first run of the process, then the best of three."""
    document = form_document(form)
    for format_ in FORMATS:
        times = []
        for _ in range(4):
            begin = time.perf_counter()
            data = write_document(document, format_)
            times.append((time.perf_counter() - begin) * 1000)
        print(f"{what:<24}{format_:<6}{times[0]:>10.1f} {min(times[1:]):>10.1f} {len(data):>12}")


def main(rows: int) -> None:
    """Measure the founding form, then a form of so many rows."""
    print(f"{'form':<24}{'':<6}{'first ms':>10} {'then ms':>10} {'bytes':>12}")
    measure("seed, 52 rows", read_form(SEED).form)
    measure(f"made, {rows} rows", read_form_bytes(form_text(rows), "made.txt").form)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
