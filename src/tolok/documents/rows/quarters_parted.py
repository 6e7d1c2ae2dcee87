"""Cells that hold a figure for each quarter, parted into the quarters' own."""

from collections.abc import Sequence

from tolok.documents.columns.moments import EACH_QUARTER, Moment
from tolok.documents.columns.periods_in_cells import quarters_in
from tolok.documents.rows.raw import RawRow


def part_quarters(raws: Sequence[RawRow]) -> None:
    """Give each quarter its figure, in place; a cell that says more stays as it is written."""
    for raw in raws:
        for slot in [one for one in raw.others if one[1] == EACH_QUARTER]:
            text, source = raw.others[slot]
            parts = quarters_in(text)
            if parts:
                del raw.others[slot]
            for quarter, part in parts.items():
                if part:
                    raw.others.setdefault((slot[0], Moment(quarter=quarter)), (part, source))
