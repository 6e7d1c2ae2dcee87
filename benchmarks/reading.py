"""What reading, auditing and writing cost: milliseconds, and ratios that outlive this machine."""

import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from forms import form_text

from tolok.audit.rulebook import examine
from tolok.documents.reading import read_form_bytes
from tolok.documents.writing import FORMATS, write_document
from tolok.reports.audit import audit_document
from tolok.reports.form import form_document

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "examples" / "kecamatan-cipocok-jaya-2022.txt"
SIZES = (1_000, 10_000)


def milliseconds(deed: Callable[[], object], runs: int) -> float:
    """The median of some runs of a deed."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        deed()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1000


def peak(deed: Callable[[], object]) -> float:
    """The most memory that a deed holds at once, in MB of Python objects."""
    tracemalloc.start()
    deed()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def line(what: str, cost: float, ratio: str) -> None:
    """One line of the table."""
    print(f"{what:<52}{cost:>10.1f} ms   {ratio}")


def reading() -> None:
    """Reading and auditing, of the founding example and of generated forms."""
    data = SEED.read_bytes()
    seed = milliseconds(lambda: _read_and_audit(data), 15)
    line("seed, 52 rows: read + audit", seed, f"{seed / 52:.2f} ms a row")
    a_row = 0.0
    for size in SIZES:
        data = form_text(size, wrong_every=50)
        rows = len(read_form_bytes(data, "form.txt").form.rows)
        read = milliseconds(lambda: read_form_bytes(data, "form.txt"), 3)  # noqa: B023 - runs now
        form = read_form_bytes(data, "form.txt").form
        audit = milliseconds(lambda: examine(form), 3)  # noqa: B023 - runs now
        each = (read + audit) / rows
        growth = (
            f"{each / a_row:.2f} × the row of {SIZES[0]:,}" if a_row else f"{each:.3f} ms a row"
        )
        line(f"{rows:,} rows: read", read, f"{read / (read + audit):.0%} of both")
        line(f"{rows:,} rows: audit", audit, f"{audit / (read + audit):.0%} of both")
        line(f"{rows:,} rows: read + audit", read + audit, growth)
        a_row = a_row or each
        most = peak(lambda: _read_and_audit(data))  # noqa: B023 - runs now
        share = f"{most * 1e6 / len(data):.1f} × the file"
        print(f"{f'{rows:,} rows: peak memory':<52}{most:>10.1f} MB   {share}")


def writing() -> None:
    """Each writer on the founding example, the first render of a process and those that follow."""
    form = read_form_bytes(SEED.read_bytes(), SEED.name).form
    findings = examine(form)
    for what, document in (
        ("form", form_document(form)),
        ("audit report", audit_document(form, findings)),
    ):
        for format_ in FORMATS:
            first = milliseconds(lambda: write_document(document, format_), 1)  # noqa: B023 - runs now
            later = milliseconds(lambda: write_document(document, format_), 5)  # noqa: B023 - runs now
            line(f"{what} as {format_}", later, f"the first {first / later:.1f} ×, {first:.0f} ms")


def starting() -> None:
    """Whole processes, against one that does nothing."""
    nothing = milliseconds(lambda: _run([sys.executable, "-c", "pass"]), 7)
    line("python -c pass", nothing, "1.0 ×")
    tolok = Path(sys.executable).parent / "tolok"
    for words in (("--help",), ("audit", str(SEED))):
        cost = milliseconds(lambda: _run([str(tolok), *words]), 7)  # noqa: B023 - runs now
        what = " ".join(Path(word).name for word in words)
        line(f"tolok {what}", cost, f"{cost / nothing:.1f} ×")


def _read_and_audit(data: bytes) -> object:
    return examine(read_form_bytes(data, "form.txt").form)


def _run(command: list[str]) -> None:
    # 1 is the exit code of an audit with findings.
    done = subprocess.run(command, check=False, capture_output=True)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())


if __name__ == "__main__":
    reading()
    writing()
    starting()
