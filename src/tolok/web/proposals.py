"""Proposals as a page shows them: beside their row, and counted above the table."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tolok.repair.proposals import Insertion, Repair
from tolok.services.repairs import OpenedProposals, Proposed, changed_cells
from tolok.web.figures import Line
from tolok.web.filters import LinePage


@dataclass(frozen=True)
class Tally:
    """How far the work on the proposals has come; the rivals of a question count once."""

    every: int
    accepted: int
    declined: int
    open: int


def tally_of(found: OpenedProposals) -> Tally:
    """The counts of all proposals for a form."""
    every = found.count(lambda _: True)
    accepted = found.count(lambda one: one.is_accepted)
    left = every - accepted
    decided = found.count(lambda one: one.is_accepted or one.is_declined)
    return Tally(every, accepted, decided - accepted, left - (decided - accepted))


def with_proposals(page: LinePage, found: OpenedProposals) -> LinePage:
    """The page with each proposal beside the first row that it concerns."""
    by_row: defaultdict[str, list[Proposed]] = defaultdict(list)
    for one in found.proposed:
        by_row[row_of(one.repair)].append(one)
    cells = changed_cells(found.accepted)
    settled = frozenset(finding for repair in found.accepted for finding in repair.settles)
    lines = (_line(line, by_row, cells) for line in page.lines)
    return replace(
        page,
        lines=tuple(replace(one, settled=settled.intersection(one.findings)) for one in lines),
    )


def row_of(repair: Repair) -> str:
    """The row beside which a proposal stands."""
    first = repair.edits[0]
    return first.behind if isinstance(first, Insertion) else first.row


def _line(
    line: Line, by_row: Mapping[str, list[Proposed]], cells: Mapping[tuple[str, str], str]
) -> Line:
    row = line.row.id
    return replace(
        line,
        proposed=tuple(by_row.get(row, ())),
        figures=tuple(
            replace(figure, repaired=cells.get((row, figure.name), "")) for figure in line.figures
        ),
    )
