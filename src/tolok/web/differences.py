"""A difference as its page shows it: a section for each row that would change."""

from collections.abc import Iterable
from dataclasses import dataclass

from tolok.services.differences import Compared, Difference
from tolok.services.sheets import SheetRow


@dataclass(frozen=True)
class Section:
    """The cells of one row that are not the same."""

    row: SheetRow
    cells: tuple[Compared, ...]

    @property
    def title(self) -> str:
        """The row in words: its number, and what is measured or bought on it."""
        indicator = self.row.indicator
        return indicator.name if indicator else self.row.node.name


def sections_of(difference: Difference) -> tuple[Section, ...]:
    """The sections in the order of the form."""
    found: dict[str, list[Compared]] = {}
    for one in difference.cells:
        found.setdefault(one.row.key, []).append(one)
    return tuple(_sections(found.values()))


def _sections(several: Iterable[list[Compared]]) -> Iterable[Section]:
    for cells in several:
        yield Section(cells[0].row, tuple(cells))
