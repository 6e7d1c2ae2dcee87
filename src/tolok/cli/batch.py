"""Many files as one piece of work: all cores, one progress bar, one summary at its end."""

from __future__ import annotations

import contextlib
import json
import sys
from collections import Counter, deque
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from tolok.cli.files import CLEAN, FINDINGS, UNREADABLE
from tolok.cli.workers import Lost, cores, in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tolok.documents.document import Document

MAX_FILES = 100_000
INTERRUPTED = 130
"""The exit code of what Ctrl+C has ended, as of every program."""

SEVERITIES = {
    "error": "kesalahan", "warning": "peringatan", "question": "pertanyaan", "note": "catatan",
}  # fmt: skip
_NAME = 44

jobs_option = click.option(
    "-j", "--jobs", type=click.IntRange(min=1), default=None, metavar="N",
    help="Berapa berkas diperiksa bersamaan.  [bawaan: sebanyak inti prosesor]",
)  # fmt: skip


class Source(NamedTuple):
    """A file that was named or found: where, how it is called below what was named, what it is.

    ``archived`` is how many files it holds as an archive, None where it is no archive.
    """

    path: Path
    below: PurePath
    archived: int | None = None
    trouble: str = ""


class Item(NamedTuple):
    """One form's file: its name for a person and below what was named, and its bytes or place."""

    name: str
    below: PurePath
    content: Path | bytes
    trouble: str = ""
    output: Path | None = None


class Outcome(NamedTuple):
    """What one file came to: its counts by name, its part of the JSON, or what hindered it.

    ``documents`` are its parts of a report.
    """

    counts: Mapping[str, int] = {}
    content: Mapping[str, Any] = {}
    trouble: str = ""
    documents: tuple[Document, ...] = ()


Deed = Callable[[bytes, Item], Outcome]
"""What is done to each file, in a process of its own; TolokError where that cannot be."""

Taker = Callable[[str, Outcome], None]
"""Who is given each file's name and outcome."""


def is_many(files: Sequence[Path]) -> bool:
    """Whether more than one file may be meant: several names, a folder, or an archive of files."""
    return len(files) > 1 or files[0].is_dir() or _archived(files[0]) is not None


def sources_of(files: Sequence[Path]) -> list[Source]:
    """The files, those of folders too; what cannot be opened comes with its trouble."""
    from tolok.documents.batches import paths_in  # noqa: PLC0415 - keeps --help quick
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    found = []
    for file in files:
        try:
            for path in paths_in(file, MAX_FILES):
                below = path.relative_to(file) if path != file else Path(path.name)
                found.append(Source(path, below, _archived(path)))
        except TolokError as error:
            found.append(Source(file, Path(file.name), trouble=str(error)))
    return found


def length_of(sources: Sequence[Source]) -> int:
    """How many files there are to work on, an archive's counted one by one."""
    return sum(1 if source.archived is None else source.archived for source in sources)


def _archived(path: Path) -> int | None:
    from tolok.documents.batches import archived  # noqa: PLC0415

    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return archived(file)
    except OSError:
        return None


def items_of(sources: Sequence[Source]) -> Iterator[Item]:
    """Every file to work on, those of archives unpacked one by one as they are asked for."""
    from tolok.documents.batches import unpacked  # noqa: PLC0415
    from tolok.documents.reading import bytes_of  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    for source in sources:
        path, below = source.path, source.below
        if source.archived is None:
            yield Item(click.format_filename(path), below, path, source.trouble)
            continue
        try:
            for name, content in unpacked(bytes_of(path), path.name):
                yield Item(
                    f"{click.format_filename(path)}/{name}",
                    below.with_suffix("") / _harmless(name),
                    content,
                )
        except TolokError as error:
            yield Item(click.format_filename(path), below, path, str(error))


def _harmless(name: str) -> PurePath:
    """A name in an archive, without what would lead out of a folder."""
    parts = name.replace("\\", "/").replace(":", "_").split("/")
    return PurePath(*([part for part in parts if part.strip(". ")] or ["berkas"]))


class Summary:
    """What all files came to: a line a file, the totals, and what could not be done."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.columns = columns
        self.lines: list[tuple[str, tuple[int, ...]]] = []
        self.troubles: list[tuple[str, str]] = []
        self.totals: Counter[str] = Counter()
        self.files = 0

    def take(self, name: str, outcome: Outcome) -> None:
        """Count one file."""
        self.files += 1
        if outcome.trouble:
            self.troubles.append((name, outcome.trouble))
        if outcome.counts:
            self.lines.append((name, tuple(outcome.counts[key] for key in self.columns)))
            self.totals.update(outcome.counts)

    def print(self) -> None:
        """The table for a person, on standard output."""
        widths = [max(8, len(label) + 2) for label in self.columns.values()]

        def line(name: str, cells: Sequence[object]) -> None:
            short = name if len(name) <= _NAME else f"…{name[1 - _NAME :]}"
            figures = zip(cells, widths, strict=True)
            click.echo(f"{short:<{_NAME}}" + "".join(f"{cell:>{width}}" for cell, width in figures))

        line("Berkas", list(self.columns.values()))
        for name, counts in self.lines:
            line(name, counts)
        line(f"Jumlah {len(self.lines)} berkas", [self.totals[key] for key in self.columns])
        if self.troubles:
            click.echo(f"\nTidak berhasil: {len(self.troubles)} berkas")
        for name, trouble in self.troubles:
            click.echo(f"  {name}: {trouble.removeprefix(f'{Path(name).name}: ')}")

    def tell(self) -> None:
        """The totals in one line, on standard error."""
        parts = [f"{self.totals[key]} {label}" for key, label in self.columns.items()]
        click.echo(f"{self.files} berkas: {', '.join(parts)}.", err=True)
        if self.troubles:
            click.echo(f"{len(self.troubles)} berkas tidak berhasil.", err=True)

    def to_json(self) -> dict[str, Any]:
        """The totals for a program."""
        others = {key: self.totals[key] for key in self.columns if key not in SEVERITIES}
        findings = {key: self.totals[key] for key in SEVERITIES}
        return {
            "files": self.files, "troubles": len(self.troubles), **others, "findings": findings,
        }  # fmt: skip

    def close(self, *, is_shown: bool, faults: Sequence[str]) -> NoReturn:
        """Tell it all, and leave: by 2 for any trouble, by 1 where some of ``faults`` counted."""
        if is_shown:
            self.print()
        self.tell()
        if self.troubles:
            sys.exit(UNREADABLE)
        sys.exit(FINDINGS if any(self.totals[key] for key in faults) else CLEAN)


class JsonStream:
    """One JSON document for many files, written as they come, to all of some files."""

    def __init__(self, files: Sequence[IO[bytes]], schema: str) -> None:
        self.files = files
        self.is_empty = True
        self._write(f'{{\n"schema": "{schema}",\n"files": [')

    def take(self, name: str, outcome: Outcome) -> None:
        """Write one file's part."""
        content: dict[str, Any] = {"file": name, **outcome.content}
        if outcome.trouble:
            content["trouble"] = outcome.trouble
        self._write("\n" if self.is_empty else ",\n")
        self._write(json.dumps(content, ensure_ascii=False, indent=1))
        self.is_empty = False

    def end(self, summary: Summary) -> None:
        """Write the totals and what closes the document."""
        totals = json.dumps(summary.to_json(), ensure_ascii=False, indent=1)
        self._write(f'\n],\n"summary": {totals}\n}}\n')

    def _write(self, text: str) -> None:
        for file in self.files:
            file.write(text.encode())


def work_through(  # noqa: PLR0913 - what, how and for whom, by name
    sources: Sequence[Source], items: Iterator[Item], deed: Deed,
    *, jobs: int | None, label: str, takers: Sequence[Taker],
) -> None:  # fmt: skip
    """Give every taker each file's name and outcome, in order; Ctrl+C ends in exit code 130."""
    total = length_of(sources)
    names: deque[str] = deque()
    done = 0
    # Where nobody is watching, click would write the label alone.
    bar = click.progressbar(
        length=total, label=label, file=sys.stderr, show_pos=True, hidden=not sys.stderr.isatty()
    )
    try:
        answers = in_order(partial(attempt, deed), _named(items, names), jobs or cores())
        with contextlib.closing(answers), bar:
            for answer in answers:
                outcome = _lost(answer) if isinstance(answer, Lost) else answer
                name = names.popleft()
                for take in takers:
                    take(name, outcome)
                done += 1
                bar.update(1)
    except KeyboardInterrupt:
        click.echo(f"\nDihentikan: {done} dari {total} berkas selesai.", err=True)
        sys.exit(INTERRUPTED)


def _named(items: Iterator[Item], names: deque[str]) -> Iterator[Item]:
    """The items, each one's name kept until its outcome is there; its bytes are not."""
    for item in items:
        names.append(item.name)
        yield item


def attempt(deed: Deed, item: Item) -> Outcome:
    """What a file comes to; whatever goes wrong with it is its own trouble and nobody else's."""
    from tolok.documents.reading import bytes_of  # noqa: PLC0415
    from tolok.domain.errors import TolokError  # noqa: PLC0415

    if item.trouble:
        return Outcome(trouble=item.trouble)
    try:
        data = item.content if isinstance(item.content, bytes) else bytes_of(item.content)
        return deed(data, item)
    except TolokError as error:
        return Outcome(trouble=str(error))
    except MemoryError:
        return Outcome(trouble=_OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001 - a fault of ours must not cost the other files
        return Outcome(
            trouble=f"Berkas ini membuat Tolok gagal ({type(error).__name__}). Laporkan bersama "
            "berkasnya kepada pengembang; berkas lain tetap dikerjakan."
        )


_OUT_OF_MEMORY = (
    "Prosesnya dihentikan sistem, biasanya karena memori habis. Kerjakan berkas ini sendiri, atau "
    "ulangi dengan --jobs 1."
)


def _lost(lost: Lost) -> Outcome:
    if lost.is_killed:
        return Outcome(trouble=_OUT_OF_MEMORY)
    return Outcome(
        trouble=f"Prosesnya berhenti sendiri (kode {lost.code}). Laporkan bersama berkasnya kepada "
        "pengembang; berkas lain tetap dikerjakan."
    )
