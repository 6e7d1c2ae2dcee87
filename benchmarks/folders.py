"""Forms per second over a folder: one core and all of them, in one run, and the memory it takes."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from forms import form_text

from tolok.audit.rulebook import examine
from tolok.cli.workers import cores
from tolok.documents.reading import read_form_bytes
from tolok.repair.proposing import propose

ROWS = 52
"""As many as the founding example has."""

TOLOK = Path(sys.executable).parent / "tolok"


def folder_of(place: Path, count: int) -> list[Path]:
    """That many forms of different figures, in folders of a hundred."""
    files = []
    for number in range(count):
        office = place / f"{number // 100:03}"
        office.mkdir(exist_ok=True)
        file = office / f"formulir-{number:05}.txt"
        file.write_bytes(form_text(ROWS, wrong_every=17, seed=number))
        files.append(file)
    return files


class Cost(NamedTuple):
    """Seconds of the clock and of the processor, and MB of all its processes at their largest."""

    clock: float
    processor: float
    memory: float


def in_process(command: str, files: list[Path]) -> Cost:
    """The same work in a plain loop, without processes and without telling anything."""
    begin, spent = time.perf_counter(), time.process_time()
    for file in files:
        form = read_form_bytes(file.read_bytes(), file.name).form
        findings = examine(form)
        if command == "repair":
            propose(form, findings)
    return Cost(time.perf_counter() - begin, time.process_time() - spent, _held(os.getpid()))


def as_command(command: str, place: Path, jobs: int) -> Cost:
    """The whole command, its start and its answer included."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        [TOLOK, command, place, "--json", "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    most, ended = 0.0, 0
    while not ended:
        time.sleep(0.02)
        most = max(most, _held(process.pid))
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"tolok {command} failed")
    return Cost(time.perf_counter() - begin, used.ru_utime + used.ru_stime, most)


def _held(process: int) -> float:
    """MB that a process and its children hold now; pages that they share count for each."""
    folder = Path(f"/proc/{process}")
    try:
        children = (folder / "task" / str(process) / "children").read_text().split()
        own = int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:  # ended meanwhile
        return 0.0
    return own + sum(_held(int(child)) for child in children)


def measure(command: str, place: Path, files: list[Path], jobs: int, rounds: int) -> None:
    """One line for each way of doing the work: the best of its rounds, taken turn by turn."""
    ways: dict[str, Callable[[], Cost]] = {"a plain loop": lambda: in_process(command, files)}
    for number in dict.fromkeys((1, jobs)):
        ways[f"tolok {command} --jobs {number}"] = partial(as_command, command, place, number)
    costs: dict[str, list[Cost]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, run in ways.items():
            costs[way].append(run())
    loop = min(costs["a plain loop"])
    for way, found in costs.items():
        best = min(found)
        rate, ratio = len(files) / best.clock, loop.clock / best.clock
        print(
            f"{way:<24}{rate:>8.1f} forms a second {ratio:>6.2f} ×"
            f"{len(files) / best.processor:>8.1f} a second of processor{best.memory:>7,.0f} MB"
        )


def main() -> None:
    """Audit and repair the same folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=300, help="forms in the folder")
    parser.add_argument("--rounds", type=int, default=3, help="each way is measured this often")
    parser.add_argument("--jobs", type=int, default=cores(), help="processes of the second way")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = folder_of(Path(folder), chosen.forms)
        print(f"{len(files):,} forms of {ROWS} rows, {cores()} cores")
        for command in ("audit", "repair"):
            measure(command, Path(folder), files, chosen.jobs, chosen.rounds)


if __name__ == "__main__":
    main()
