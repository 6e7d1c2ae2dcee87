"""What a nation's rows cost: generated, taken in, measured, checked and rolled up, beside others.

`python benchmarks/national.py SIZE [FOLDER [LIBRARY...]]`, SIZE 1M, 10M, 30M or 100M: makes a
warehouse of seeded data (kept in FOLDER where one is given) and asks each library, or those named,
in a process of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import national_data
import pyarrow as pa

from tolok.consolidation.warehouse import Warehouse

TASKS = ("achievement", "checks", "rollup")
RIVALS = {
    "hand_duckdb": TASKS,
    "tolok": TASKS,
    "polars": TASKS,
    "pandera": ("checks",),
    "great_expectations": ("checks",),
    "spark_1": TASKS,
    "spark_2": TASKS,
}
ALL_IN_MEMORY = ("pandera", "great_expectations")
"""Not asked about 100 million rows: they hold every row in memory at once."""

TOGETHER = 12
"""Governments whose figures are computed in one question while they are placed."""


class Run(NamedTuple):
    """What one library took for one task; ``peak`` in MB, of its process without any children.

    ``worked`` is processor time of all its threads, Spark's own process included: what else the
    machine does is not in it.
    """

    seconds: float
    worked: float
    peak: int
    totals: list[int]
    trouble: str = ""


def make(size: str, folder: Path) -> int:
    """Fill a warehouse, never holding more than a few governments; how many rows it has."""
    warehouse = Warehouse.made(folder)
    warehouse.keep_register(national_data.register())
    parts = national_data.partitions(national_data.SIZES[size])
    count = 0
    for first in parts:
        held = list(chain([first], islice(parts, TOGETHER - 1)))
        table = warehouse.completed(pa.concat_tables([rows for _, _, rows in held]))
        at = 0
        for government, year, rows in held:
            warehouse.place(government, year, table.slice(at, len(rows)))
            at += len(rows)
        count += at
    return count


def ask(library: str, task: str, folder: Path, times: int) -> Run:
    """One library at one task, in a process of its own."""
    script = Path(__file__).with_name("national_rivals.py")
    command = [sys.executable, str(script), library, task, str(folder), str(times)]
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as trouble:
        child = subprocess.Popen(command, stdout=told, stderr=trouble)
        _, status, usage = os.wait4(child.pid, 0)  # the peak of this child alone
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        trouble.seek(0)
        if child.returncode != 0:
            lines = trouble.read().decode(errors="replace").strip().splitlines() or [""]
            return Run(0, 0, 0, [], f"exit {child.returncode}: {lines[-1][:100]}")
        answer = json.loads(told.read().splitlines()[-1])
    peak = usage.ru_maxrss // 1024
    return Run(answer["seconds"], answer["worked"], peak, answer["totals"])


def main() -> int:
    """Make the data where they are not there yet, and print the table."""
    size = sys.argv[1] if len(sys.argv) > 1 else "1M"
    if size not in national_data.SIZES:
        print(f"sizes: {', '.join(national_data.SIZES)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="tolok-national-") as temporary:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(temporary) / size
        if not folder.exists():
            start = time.perf_counter()
            count = make(size, folder)
            seconds = time.perf_counter() - start
            print(f"{count:,} rows generated and placed in {seconds:.0f} s")
        _table(size, folder, sys.argv[3:] or [*RIVALS])
    return 0


def _table(size: str, folder: Path, libraries: list[str]) -> None:
    print(f"{'task':<13}{'library':<20}{'seconds':>9}{'worked':>9}{'ratio':>7}{'peak MB':>9}")
    for task in TASKS:
        base, totals = 0.0, list[int]()
        for library in libraries:
            if task not in RIVALS[library] or (size == "100M" and library in ALL_IN_MEMORY):
                continue
            run = ask(library, task, folder, 1 if size == "100M" else 3)
            if run.trouble:
                print(f"{task:<13}{library:<20} {run.trouble}")
                continue
            # Spark's memory is that of a process which is not seen here.
            peak = "–" if library.startswith("spark") else str(run.peak)
            base = base or run.worked
            totals = totals or run.totals
            same = "" if run.totals == totals else f"  OTHER TOTALS {run.totals} {totals}"
            print(
                f"{task:<13}{library:<20}{run.seconds:>9.2f}{run.worked:>9.2f}"
                f"{run.worked / base:>7.2f}{peak:>9}{same}",
                flush=True,
            )


if __name__ == "__main__":
    sys.exit(main())
