"""A year beside its quarters: what the forms of one organization say of each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tolok.audit.tree import Node
from tolok.domain.errors import TolokError
from tolok.domain.forms import Form
from tolok.domain.indicators import Accumulation
from tolok.domain.measurements import accumulate
from tolok.domain.nomenclature import Nomenclature
from tolok.domain.periods import ROMAN
from tolok.repair.costs import cost
from tolok.repair.grid import Grid, Kind, Said, Slot
from tolok.repair.joining import YEAR, Joined, Place, join, name_of, same_rows
from tolok.repair.opening import open_nodes
from tolok.repair.proposals import Change, Edit, Insertion, Proposals, Removal, Repair
from tolok.repair.proposing import proposals_of
from tolok.repair.relations.repeats import Repeat
from tolok.repair.relations.rises import Rise
from tolok.repair.relations.sums import Sum
from tolok.repair.siblings import absent_siblings
from tolok.repair.wording import Wording

CORRECTED = cost("0.001")
"""A quarter that was corrected after its form was made. Its gap could then be any amount."""
AMENDED = cost("0.01")
"""A ceiling that was amended, and its total was not; then it could be any amount."""
WAIVED = cost("0.000000001")
"""The same where the forms agree, and only a change elsewhere would break it."""
FELL = cost("0.002")
"""Spending that was paid back lets the figure to date fall."""


class YearError(TolokError):
    """Forms that cannot be quarters of one year."""


@dataclass(frozen=True)
class YearProposals:
    """What the forms of one year lead to together.

    ``accumulation`` is how the quarters make the year, SUM or CUMULATIVE; None where the forms do
    not tell, and ``note`` says it in Indonesian. In ``proposals`` the id of each row names its
    form; ``places`` tells which form (0 the year, 1 to 4 its quarters) and which row is meant.
    """

    accumulation: Accumulation | None
    note: str
    proposals: Proposals
    places: Mapping[str, Place]

    def repairs_of(self, quarter: int) -> tuple[Repair, ...]:
        """The repairs as far as they change one form, with the ids of its own rows."""
        found = []
        for repair in self.proposals.repairs:
            edits = tuple(
                self.edit_of(edit) for edit in repair.edits if self.quarter_of(edit) == quarter
            )
            if edits:
                found.append(replace(repair, edits=edits))
        return tuple(found)

    def quarter_of(self, edit: Edit) -> int:
        """The form that an edit is for."""
        row = edit.behind if isinstance(edit, Insertion) else edit.row
        return self.places[row].quarter

    def edit_of(self, edit: Edit) -> Edit:
        """The edit with the ids of the form that it is for."""
        match edit:
            case Change():
                return edit._replace(row=self.places[edit.row].row)
            case Insertion():
                parent = self.places[edit.parent].row if edit.parent else ""
                return edit._replace(parent=parent, behind=self.places[edit.behind].row)
            case Removal():
                rows = self.places[edit.row].row, self.places[edit.copy_of].row
                return Removal(*rows)


def propose_year(
    year: Form, quarters: Sequence[Form], nomenclature: Nomenclature | None = None
) -> YearProposals:
    """What the contradictions between a year's form and those of its quarters lead to.

    The relations of each form hold as well. YearError, in Indonesian, where the forms are no
    quarters of that year.
    """
    joined = join(_ordered(year, quarters))
    grid = open_nodes(joined.all_nodes)
    if nomenclature is not None:
        grid.absent = absent_siblings(joined.all_nodes, nomenclature, year.government)
    last = year.period.quarter if year.period and year.period.quarter else len(ROMAN)
    given = [quarter for quarter in joined.nodes if quarter != YEAR]
    is_whole = given == list(range(1, last + 1))
    same = {quarter: same_rows(joined.nodes[YEAR], joined.nodes[quarter]) for quarter in given}
    lines = _Lines(grid, joined, same)
    accumulation = lines.accumulation() if is_whole else None
    lines.bind_spending(accumulation)
    lines.bind_ceilings()
    proposals = proposals_of(grid, Wording(joined.form, grid, joined.all_nodes))
    note = _note(accumulation) if is_whole else _incomplete(given, last)
    return YearProposals(accumulation, note, proposals, joined.places)


def _ordered(year: Form, quarters: Sequence[Form]) -> dict[int, Form]:
    """The forms by quarter: as their heading says, else in the order in which they were given."""
    found: dict[int, Form] = {}
    for at, form in enumerate(quarters, 1):
        if year.year and form.year and year.year != form.year:
            raise YearError(
                f"Formulir triwulan ke-{at} adalah tahun {form.year}, sedangkan formulir tahunnya "
                f"{year.year}. Pilih formulir dari tahun yang sama."
            )
        period = form.period
        is_named = period and (period.quarter or period.month)
        quarter = -(-period.months_elapsed // 3) if period and is_named else at
        if quarter in found or quarter > len(ROMAN):
            raise YearError(
                f"Formulir triwulan ke-{at}: {name_of(min(quarter, 4))} sudah ada. Beri satu "
                "formulir untuk tiap triwulan, berurutan."
            )
        found[quarter] = form
    return {YEAR: year, **dict(sorted(found.items()))}


class _Lines:
    """The rows of a year, each with the same row of its quarters."""

    def __init__(self, grid: Grid, joined: Joined, same: Mapping[int, Mapping[int, Node]]) -> None:
        self.grid, self.joined, self.same = grid, joined, same

    def _lines(self, name: str) -> Iterable[tuple[int, ...]]:
        """The cells of each row that is in every form and blank in none; the year's come first."""
        for node in self.joined.nodes[YEAR]:
            nodes = [node, *(found[node.position] for found in self.same.values()
                             if node.position in found)]  # fmt: skip
            cells = tuple(self.grid.at[one.position, name] for one in nodes)
            if len(nodes) == 1 + len(self.same) and all(
                self.grid.slots[cell].said is not Said.NOTHING for cell in cells
            ):
                yield cells

    def accumulation(self) -> Accumulation | None:
        """How the quarters make the year in most rows that tell; None where most do not."""
        votes = dict.fromkeys((Accumulation.SUM, Accumulation.CUMULATIVE), 0)
        rows = 0
        for whole, *entries in self._written("spending"):
            made = {one: accumulate(entries, one).value for one in votes}
            if len(set(made.values())) > 1:
                rows += 1
                for one, value in made.items():
                    votes[one] += value == whole
        best = max(votes, key=lambda one: votes[one])
        return best if 2 * votes[best] > rows else None

    def _written(self, name: str) -> Iterable[list[int]]:
        return ([self.grid.slots[cell].written for cell in cells] for cells in self._lines(name))

    def bind_spending(self, accumulation: Accumulation | None) -> None:
        """Spending of the quarters makes that of the year."""
        for whole, *entries in self._lines("spending") if accumulation else ():
            if accumulation is Accumulation.SUM:
                self._add_sum(whole, entries)
                continue
            self._add_repeat(whole, entries[-1], CORRECTED)
            for earlier, later in pairwise(entries):
                self.grid.relations.append(Rise((earlier, later), FELL))

    def _add_sum(self, whole: int, entries: Sequence[int]) -> None:
        slots = self.grid.slots
        gap = self.grid.add(Slot(-1 - len(slots), "spending", 0, Kind.MISSING))
        cells = (whole, *entries, gap)
        total, *terms = (slots[cell].written for cell in cells)
        self.grid.relations.append(Sum(cells, self._waiver(whole, total - sum(terms), CORRECTED)))

    def _add_repeat(self, one: int, other: int, waiver: int) -> None:
        shift = self.grid.slots[one].written - self.grid.slots[other].written
        self.grid.relations.append(Repeat((one, other), self._waiver(one, shift, waiver)))

    def _waiver(self, cell: int, shift: int, waiver: int) -> int:
        column = self.grid.slots[cell].column
        return waiver + column.surprise(abs(shift)) if shift and column else WAIVED

    def bind_ceilings(self) -> None:
        """A ceiling says the same in every form, until it is amended."""
        lines = list(self._lines("ceiling"))
        orders = [(at, at + 1) for at in range(1, len(self.same))]
        for earlier, later in [*orders, (len(self.same), 0)] if self.same else []:
            pairs = [(cells[earlier], cells[later]) for cells in lines]
            shifts = {
                self.grid.slots[one].row: self.grid.slots[one].written
                - self.grid.slots[other].written
                for one, other in pairs
            }
            if 2 * sum(shift == 0 for shift in shifts.values()) <= len(shifts):
                continue
            amended = self._amended(shifts)
            for one, other in pairs:
                if self.grid.slots[one].row not in amended:
                    self._add_repeat(one, other, AMENDED)

    def _amended(self, shifts: Mapping[int, int]) -> set[int]:
        """Rows whose ceiling changed and whose total changed with it: no slip, an amendment."""
        found: set[int] = set()
        for node in self.joined.all_nodes:
            below = [term.position for term in node.terms]
            shift = shifts.get(node.position)
            if shift and below and shift == sum(shifts.get(row, 0) for row in below):
                found |= {node.position, *below}
        return {row for row in found if shifts.get(row)}


def _note(accumulation: Accumulation | None) -> str:
    match accumulation:
        case Accumulation.SUM:
            return "Realisasi Rp setahun adalah jumlah triwulan: begitu pada kebanyakan baris."
        case Accumulation.CUMULATIVE:
            return (
                "Realisasi Rp tiap triwulan adalah isian sampai dengan triwulan itu, dan yang "
                "terakhir sama dengan setahun: begitu pada kebanyakan baris."
            )
        case _:
            return (
                "Realisasi Rp triwulan tidak dibandingkan dengan setahun: kebanyakan baris tidak "
                "menunjukkan apakah triwulan dijumlahkan atau sudah sampai dengan."
            )


def _incomplete(given: Sequence[int], last: int) -> str:
    absent = [ROMAN[quarter - 1] for quarter in range(1, last + 1) if quarter not in given]
    return (
        "Realisasi Rp triwulan tidak dibandingkan dengan setahun: formulir triwulan "
        f"{', '.join(absent)} tidak disertakan."
    )
