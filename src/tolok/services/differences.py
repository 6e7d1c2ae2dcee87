"""What a workbook that came back would change in its sheet, cell by cell, before anything is."""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from tolok.audit.findings import Finding
from tolok.documents.sheets.workbooks import Returned, ReturnedRow
from tolok.domain.chains import canonical
from tolok.domain.forms import State
from tolok.domain.notation import write_number
from tolok.domain.typed import typed_cell
from tolok.repair.proposals import Proposals
from tolok.repair.proposing import propose
from tolok.services.figures import definition_of
from tolok.services.recording import trouble_with
from tolok.services.repairs import MAX_ROWS
from tolok.services.sheets import Instead, Sheet, SheetRow, open_sheet
from tolok.store.models import Measurement, NodeSpending

VARIABLE = "variable-"
CELL_LABELS: Mapping[str, str] = {
    "realization": "Realisasi kinerja",
    "spending": "Realisasi Rp",
    "remarks": "Keterangan",
    "cause": "Penyebab",
    "follow_up": "Tindak lanjut",
}
_WORDS = ("remarks", "cause", "follow_up")
_ELSEWHERE = "isi di lembar"


class Fate(StrEnum):
    """What becomes of a cell of a workbook (*nasib sel*).

    NEW fills a blank. CHANGED replaces what nobody else has touched. CONFLICT meets another
    change made meanwhile: a person must choose. REFUSED cannot be taken. SAME changes nothing.
    """

    NEW = "new"
    CHANGED = "changed"
    CONFLICT = "conflict"
    REFUSED = "refused"
    SAME = "same"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]


_LABELS = {
    Fate.NEW: "Baru",
    Fate.CHANGED: "Berubah",
    Fate.CONFLICT: "Bentrok",
    Fate.REFUSED: "Ditolak",
    Fate.SAME: "Sama",
}


@dataclass(frozen=True)
class Compared:
    """One cell: ``now`` on the site, ``new`` in the file, ``before`` when it was downloaded.

    ``before`` is None where the file does not tell. ``by`` has changed it last.
    """

    row: SheetRow
    cell: str
    now: str
    new: str
    before: str | None
    fate: Fate
    place: str
    trouble: str = ""
    by: str = ""

    @property
    def name(self) -> str:
        """What a choice about it is filed under."""
        return f"{self.row.key}/{self.cell}"

    @property
    def label(self) -> str:
        """What the cell is called."""
        if self.cell.startswith(VARIABLE):
            return f"Variabel {self.cell.removeprefix(VARIABLE)}"
        return CELL_LABELS[self.cell]

    @property
    def shown_now(self) -> str:
        """What stands on the site, amounts with their thousands apart."""
        return self._shown(self.now)

    @property
    def shown_new(self) -> str:
        """What the file says, amounts with their thousands apart."""
        return self._shown(self.new)

    def _shown(self, text: str) -> str:
        value = typed_cell(text).value if self.cell == "spending" else None
        return text if value is None else write_number(value)


@dataclass(frozen=True)
class Stranger:
    """A row of the file that is none of the plan's, and why."""

    row: ReturnedRow
    why: str


@dataclass(frozen=True)
class Difference:
    """All that a workbook would change (*perbedaan*), and what it could not say.

    ``cells`` are those that are not the same. ``notes`` are sentences on how rows were known.
    """

    sheet: Sheet
    cells: tuple[Compared, ...]
    same: int
    strangers: tuple[Stranger, ...]
    notes: tuple[str, ...]

    def of(self, *fates: Fate) -> tuple[Compared, ...]:
        """The cells of some fates."""
        return tuple(one for one in self.cells if one.fate in fates)

    @property
    def welcome(self) -> tuple[Compared, ...]:
        """What can be applied without a question."""
        return self.of(Fate.NEW, Fate.CHANGED)

    @property
    def fingerprint(self) -> str:
        """The hash of what a person chose from: another one means that the sheet has changed."""
        seen = [[one.name, one.now, one.new, one.fate] for one in self.cells]
        return sha256(canonical(seen).encode()).hexdigest()

    @cached_property
    def becoming(self) -> Sheet:
        """The sheet as it would be with all that can be applied without a question."""
        organization, period = self.sheet.organization, self.sheet.period
        return open_sheet(organization, period, changed_records(self.welcome, period.code))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules would say of it that they do not say now."""
        known = {(one.rule, one.row, one.cell) for one in self.sheet.findings}
        return tuple(
            one for one in self.becoming.findings if (one.rule, one.row, one.cell) not in known
        )

    @cached_property
    def proposals(self) -> Proposals:
        """What the contradictions of the sheet as it would be lead to; not of a vast sheet."""
        form = self.becoming.form
        return propose(form) if len(form.rows) <= MAX_ROWS else Proposals()


def fields_of(row: SheetRow) -> dict[str, str]:
    """The cells of a row that are filled in, by name, as they are written now."""
    found: dict[str, str] = {}
    record = row.measurement
    if row.indicator is not None:
        expression = definition_of(row.indicator).expression
        if expression is None:
            found["realization"] = record.written if record else ""
        for name in expression.variables if expression else ():
            found[VARIABLE + name] = str(record.variables.get(name, "")) if record else ""
        found |= {name: getattr(record, name) if record else "" for name in _WORDS}
    if row.takes_spending:
        found["spending"] = row.spending.written if row.spending else ""
    return found


def revision_of(row: SheetRow) -> str:
    """How often a row's measurement and its node's spending were changed, as 3/1."""
    measured = row.measurement.revision if row.measurement else 0
    return f"{measured}/{row.spending.revision if row.spending else 0}"


Downloaded = Mapping[str, Mapping[str, str]]
"""What the rows said when the workbook was made: by key, then by cell."""


@dataclass
class _Comparing:
    """A workbook held against its sheet."""

    sheet: Sheet
    returned: Returned
    downloaded: Downloaded | None
    notes: list[str] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)

    def matched(self) -> Iterator[tuple[SheetRow, ReturnedRow]]:
        """Each row of the file with that of the sheet: by key, else by its words."""
        taken: dict[tuple[str, str, str], ReturnedRow] = {}
        by_words = 0
        for one in self.returned.rows:
            row = self.sheet.by_key.get(one.key)
            why = ""
            if row is None:
                row, why = self._by_words(one)
                by_words += row is not None
            variable = next((name for name in one.cells if name.startswith(VARIABLE)), "")
            seen = taken.setdefault((row.key if row else "", one.table, variable), one)
            if row is None:
                self.strangers.append(Stranger(one, why))
            elif seen is not one:
                if seen.cells != one.cells:
                    twice = f"Baris ini sudah ada pada {seen.place}; yang pertama yang dipakai."
                    self.strangers.append(Stranger(one, twice))
            else:
                yield row, one
        if by_words:
            self.notes.append(
                f"{by_words} baris tidak membawa kunci yang dikenal; dicocokkan menurut kode, "
                "nama, dan indikatornya. Periksa apakah barisnya benar."
            )
        missing = len(self.sheet.by_key.keys() - {key for key, _, _ in taken})
        if missing:
            self.notes.append(f"{missing} baris rencana tidak ada dalam berkas; isinya dibiarkan.")

    def _by_words(self, one: ReturnedRow) -> tuple[SheetRow | None, str]:
        found = self.named.get(_words(one.code, one.name, one.indicator), [])
        if len(found) == 1:
            return found[0], ""
        if found:
            return None, f"{len(found)} baris rencana sama kode, nama, dan indikatornya."
        return None, "Kuncinya, atau kode, nama, dan indikatornya, tidak ada dalam rencana."

    @cached_property
    def named(self) -> Mapping[tuple[tuple[str, ...], ...], list[SheetRow]]:
        """The rows of the sheet by code, name and indicator; also without the name."""
        found: dict[tuple[tuple[str, ...], ...], list[SheetRow]] = {}
        for row in self.sheet.rows:
            indicator = row.indicator.name if row.indicator else ""
            found.setdefault(_words(row.node.code, row.node.name, indicator), []).append(row)
            if indicator:
                found.setdefault(_words(row.node.code, "", indicator), []).append(row)
        return found

    def cells(self) -> Iterator[Compared]:
        """Every cell that is filled in, of every row that is known."""
        for row, one in self.matched():
            fields = fields_of(row)
            for cell, new in one.cells.items():
                if cell in fields:
                    yield self._compared(row, one, cell, fields[cell])
                elif _is_stray(one, cell, new):
                    yield Compared(
                        row, cell, "", new, None, Fate.REFUSED, one.place, _why_stray(cell)
                    )

    def _compared(self, row: SheetRow, one: ReturnedRow, cell: str, now: str) -> Compared:
        new = one.cells[cell].strip()
        before = self._before(row, one, cell, now)
        record = row.spending if cell == "spending" else row.measurement
        by = str(record.changed_by) if record and record.changed_by else ""
        fate = _fate(cell, before, now, new)
        trouble = ""
        if fate is not Fate.SAME:
            trouble = trouble_with(cell, new, row.indicator)
        return Compared(
            row, cell, now, new, before, Fate.REFUSED if trouble else fate, one.place, trouble, by
        )

    def _before(self, row: SheetRow, one: ReturnedRow, cell: str, now: str) -> str | None:
        if self.downloaded is not None:
            return self.downloaded.get(row.key, {}).get(cell)
        # Without the hidden sheet the revision beside the row still tells what was seen.
        return now if one.revision == revision_of(row) else None


def compare(sheet: Sheet, returned: Returned, downloaded: Downloaded | None) -> Difference:
    """Hold a workbook against the sheet as it is now."""
    work = _Comparing(sheet, returned, downloaded)
    if returned.why:
        work.notes.append(
            f"{returned.why} Perubahan orang lain sejak berkas diunduh hanya dikenali dari nomor "
            "revisi di samping baris; sel kosong dalam berkas tidak menghapus isian."
        )
    found = sorted(work.cells(), key=lambda one: int(one.row.id))
    cells = tuple(one for one in found if one.fate is not Fate.SAME)
    return Difference(
        sheet, cells, len(found) - len(cells), tuple(work.strangers), tuple(work.notes)
    )


def _fate(cell: str, before: str | None, now: str, new: str) -> Fate:
    if _same(cell, new, now) or (before is not None and _same(cell, new, before)):
        return Fate.SAME
    is_blank = not now.strip()
    if before is None:
        # Nobody knows whether a blank was left or made, nor who was first.
        if not new:
            return Fate.SAME
        return Fate.NEW if is_blank else Fate.CONFLICT
    if not _same(cell, before, now):
        return Fate.CONFLICT
    return Fate.NEW if is_blank else Fate.CHANGED


def _same(cell: str, one: str, other: str) -> bool:
    """Whether two texts say the same: the same number however written, the same words."""
    if one.split() == other.split():
        return True
    if cell in _WORDS:
        return False
    cells = typed_cell(one), typed_cell(other)
    if cells[0].state is not cells[1].state or cells[0].state is State.UNREADABLE:
        return False
    return cells[0].value == cells[1].value


def _is_stray(one: ReturnedRow, cell: str, new: str) -> bool:
    """Whether something was written where nothing is filled in."""
    return bool(new.strip()) and cell not in one.computed and not new.startswith(_ELSEWHERE)


def _why_stray(cell: str) -> str:
    if cell == "spending":
        return "Realisasi Rp baris ini adalah jumlah baris di bawahnya."
    if cell == "realization":
        return "Realisasi baris ini dihitung dari variabelnya, atau barisnya tanpa indikator."
    return "Sel ini tidak diisi pada baris ini menurut rencana yang berlaku."


def _words(*texts: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.upper().split()) for text in texts)


def changed_records(cells: Iterable[Compared], period: str) -> Instead:
    """The records of a quarter as some cells would make them; nothing is saved."""
    measurements: dict[str, Measurement] = {}
    spendings: dict[str, NodeSpending] = {}
    for one in cells:
        if one.cell == "spending":
            spendings[one.row.key] = _spending(one, period)
        elif one.row.indicator is not None:
            record = measurements.get(one.row.key) or copy(
                one.row.measurement or Measurement(indicator=one.row.indicator, period=period)
            )
            measurements[one.row.key] = record
            _put(record, one)
    return Instead(tuple(measurements.values()), tuple(spendings.values()))


def _put(record: Measurement, one: Compared) -> None:
    if one.cell.startswith(VARIABLE):
        name = one.cell.removeprefix(VARIABLE)
        record.variables = {**record.variables, name: one.new}
    elif one.cell == "realization":
        cell = typed_cell(one.new)
        record.written, record.state = cell.written, cell.state
        record.value = None if cell.value is None else str(cell.value)
    else:
        setattr(record, one.cell, one.new)


def _spending(one: Compared, period: str) -> NodeSpending:
    record = copy(one.row.spending or NodeSpending(node=one.row.node, period=period))
    cell = typed_cell(one.new)
    record.written, record.state = cell.written, cell.state
    record.amount_sen = None if cell.value is None else int(cell.value * 100)
    return record
