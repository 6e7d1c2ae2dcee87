"""The money of a work on a line of its own below it, told by its unit: the form's amounts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.moments import ALWAYS
from tolok.documents.rows.number_cells import is_rupiah
from tolok.documents.rows.raw import RawRow
from tolok.domain.forms import Source

_MONEY = {"target": "ceiling", "realization": "spending", "achievement": "absorption"}
_LEAST = 2
"""Lines of rupiah that must be there; one alone may be an indicator's that is told in rupiah."""


@dataclass(slots=True)
class Amounts:
    """The rows with the money of the lines below them, and where these stood."""

    raws: list[RawRow]
    lines: list[Source] = field(default_factory=list)

    def findings(self) -> list[Finding]:
        """A note on how lines of rupiah were read, where the first stood."""
        if not self.lines:
            return []
        return [
            Finding(
                "reading-rupiah-lines",
                Severity.NOTE,
                f"{len(self.lines)} baris tanpa nama bersatuan Rp dibaca sebagai pagu, realisasi, "
                "dan capaian Rp dari baris di atasnya.",
                source=self.lines[0],
            )
        ]


def with_lines_of_rupiah(raws: Sequence[RawRow], columns: Columns) -> Amounts:
    """The rows; a line of rupiah without a name gives its figures to the work above, as money.

    Only where no column of the table holds money, and most rows have such a line.
    """
    lines = [below for above, below in pairwise(raws) if _is_of(above, below)]
    without = not columns.fieldset & {"ceiling", "spending"}
    if not without or len(lines) < _LEAST or 3 * len(lines) <= len(raws):
        return Amounts(list(raws))
    found = Amounts([])
    of_rupiah = set(map(id, lines))
    for raw in raws:
        if id(raw) not in of_rupiah:
            found.raws.append(raw)
            continue
        above = found.raws[-1]
        for name, money in _MONEY.items():
            if name in raw.texts:
                above.put_in((money, ALWAYS), raw.texts[name], raw.places[name])
        for (name, moment), (text, source) in raw.others.items():
            above.put_in((_MONEY.get(name, name), moment), text, source)
        found.lines.append(raw.source)
    return found


def _is_of(above: RawRow, line: RawRow) -> bool:
    """Whether a line has rupiah alone, right below a row that is told in something else."""
    named = {"name", "indicator"} & above.texts.keys()
    figures = {name for name, _ in line.others} | line.texts.keys() - {"unit"}
    bare = bool(figures) and figures <= _MONEY.keys()
    told = is_rupiah(line.texts.get("unit", "")) and not is_rupiah(above.texts.get("unit", ""))
    return bool(named) and bare and told
