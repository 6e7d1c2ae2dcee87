"""How exactly documents are read: labelled files of many tools and layouts against their truth.

cells (of words), numbers, rows, levels: per cent exact. A number is exact when its value is, or
its dash; a row when all its cells are. astray: numbers for which the form says another, or which
the truth's row leaves empty. silently: those of them of which no finding speaks, neither of the
cell nor of its column. s/file: seconds of processor, for files of one to three pages.
In the end are counted the rows with figures that no truth has, as where a sum is taken for a
work, and the cells of the sources that are in no form and not among the leftovers: there must be
none of either.
"""

import argparse
import random
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from table_bare import BARE
from table_cases import measure_cases
from table_doubts import is_told
from table_files import FILES
from table_layouts import LAYOUTS, Sample
from table_libreoffice import LIBREOFFICE
from table_mixes import MIXED
from table_mixes_papers import DOCUMENTS
from table_mixes_periods import PERIODS
from table_old_word import OLD_WORD
from table_papers import PAPERS
from table_places import cells_of, lost
from table_prints import PRINTS
from table_scans import SCANS
from table_styles import STYLES
from table_styles_eighteenth import EIGHTEENTH
from table_styles_eighth import EIGHTH
from table_styles_eleventh import ELEVENTH
from table_styles_fifteenth import FIFTEENTH
from table_styles_fifth import FIFTH
from table_styles_fourteenth import FOURTEENTH
from table_styles_fourth import FOURTH
from table_styles_last import LAST
from table_styles_later import LATER
from table_styles_ninth import NINTH
from table_styles_seventeenth import SEVENTEENTH
from table_styles_seventh import SEVENTH
from table_styles_sixteenth import SIXTEENTH
from table_styles_sixth import SIXTH
from table_styles_tenth import TENTH
from table_styles_thirteenth import THIRTEENTH
from table_styles_twelfth import TWELFTH

from tolok.documents.document import Document
from tolok.documents.formats import document_of
from tolok.documents.reading import Readings, forms_of
from tolok.domain.errors import UnreadableError
from tolok.domain.forms import NUMBER_CELLS, Form, Row
from tolok.domain.notation import read_number, write_number

Expected = tuple[str, Mapping[str, str]]
"""A row that must be found: its level and its cells."""


@dataclass
class Score:
    """What was wanted and what was right."""

    files: int = 0
    seconds: float = 0.0
    astray: int = 0
    silently: int = 0
    wanted: dict[str, int] = field(default_factory=dict)
    right: dict[str, int] = field(default_factory=dict)

    def add(self, what: str, *, right: bool) -> None:
        """Count one cell, number, row or level."""
        self.wanted[what] = self.wanted.get(what, 0) + 1
        self.right[what] = self.right.get(what, 0) + right

    @property
    def is_whole(self) -> bool:
        """Whether all that was wanted is right."""
        return self.wanted == self.right

    def share(self, what: str) -> str:
        """Per cent right."""
        wanted = self.wanted.get(what, 0)
        return f"{100 * self.right.get(what, 0) / wanted:.1f}" if wanted else ""


def plain(text: str | None) -> str:
    """The text without its spaces: where a line was broken is no matter."""
    return "".join((text or "").split())


def text_of(row: Row, name: str) -> str:
    """What a row says in a cell; a number as the form has it, whatever marks the file wrote."""
    if name not in NUMBER_CELLS:
        return str(getattr(row, name) or "")
    cell = row.cell(name)
    return cell.written if cell.value is None else write_number(cell.value)


def is_exact(name: str, wanted: str, found: str) -> bool:
    """Whether a cell says what it should; numbers by their value."""
    if name not in NUMBER_CELLS:
        return plain(wanted) == plain(found)
    one, other = read_number(wanted), read_number(found)
    return (one.state, one.value) == (other.state, other.value)


def matched(
    wanted: Sequence[Expected], rows: Sequence[Row]
) -> Iterator[tuple[Expected, Row | None]]:
    """Each row that should be there with the one that stands for it, in order."""
    alike = [[_alike(one, row) for row in rows] for one in wanted]
    best = [[0] * (len(rows) + 1) for _ in range(len(wanted) + 1)]
    for i in range(len(wanted) - 1, -1, -1):
        for j in range(len(rows) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    j = 0
    for i, one in enumerate(wanted):
        while j < len(rows) and best[i][j] == best[i][j + 1] != best[i + 1][j]:
            j += 1
        if j < len(rows) and best[i][j] > best[i + 1][j]:
            yield one, rows[j]
            j += 1
        else:
            yield one, None


def _alike(wanted: Expected, row: Row) -> int:
    return sum(is_exact(name, text, text_of(row, name)) for name, text in wanted[1].items())


def judge(sample: Sample, read: Readings, scores: Sequence[Score], *, show: bool) -> int:
    """Compare each period's form with the truth; the form that fits best stands for it.

    How many of its rows have figures and no truth.
    """
    forms = list(read.forms)
    invented = 0
    for period in sample.periods:
        wanted = sample.expected(period)
        meant = [one for one in forms if _may_be(one, period)]
        form = max(meant, key=lambda one: _fit(wanted, one), default=None)
        form = form if form is not None and _fit(wanted, form) else None
        if form is not None:
            forms.remove(form)
        pairs = list(matched(wanted, form.rows if form else ()))
        known = {row.id for _, row in pairs if row}
        more = [row for row in (form.rows if form else ()) if row.id not in known and _counts(row)]
        invented += len(more)
        if show and more:
            print(f"    {sample.layout}: no truth has {[row.name for row in more]}")
        for one, row in pairs:
            right = _judge_row(one, row, scores)
            silent = _silent(read, form, row, one[1]) if form and row else 0
            for score in scores:
                score.silently += silent
            if show and not right:
                _show(sample, one, row)
    if all(period.startswith("=") for period in sample.periods):
        invented += _of_no_truth(forms, show=show)
    return invented


def _of_no_truth(forms: Sequence[Form], *, show: bool) -> int:
    """How many rows with figures are in forms of periods that a truth of named periods lacks."""
    for form in forms if show else ():
        print(f"    no truth has a form of {_said_of(form)}: {len(form.rows)} rows")
    return sum(map(_counts, (row for form in forms for row in form.rows)))


def _may_be(form: Form, period: str) -> bool:
    """Whether a form can be of a period; "=2025-Q2" and "=Akhir Renstra" are its very words."""
    return not period.startswith("=") or period[1:].partition("/")[0] == _said_of(form)


def _said_of(form: Form) -> str:
    """Which period a form says it is of."""
    return form.group or (form.period.code if form.period else str(form.year))


def _counts(row: Row) -> bool:
    """Whether a row has any figure."""
    return any(row.cell(name).value is not None for name in NUMBER_CELLS)


def _fit(wanted: Sequence[Expected], form: Form) -> int:
    return sum(_alike(one, row) for one, row in matched(wanted, form.rows) if row)


def _judge_row(wanted: Expected, row: Row | None, scores: Sequence[Score]) -> bool:
    """Count a row; whether all of it is right."""
    level, cells = wanted
    exact = {
        name: row is not None and is_exact(name, text, text_of(row, name))
        for name, text in cells.items()
    }
    is_level = row is not None and row.level == level
    astray = _astray(cells, row) if row else {}
    for score in scores:
        score.astray += len(astray)
        for name, right in exact.items():
            score.add("numbers" if name in NUMBER_CELLS else "cells", right=right)
        score.add("rows", right=all(exact.values()))
        score.add("levels", right=is_level)
    return all(exact.values()) and is_level and not astray


def _astray(cells: Mapping[str, str], row: Row) -> dict[str, tuple[str, str]]:
    """The numbers of a row that say another than they should."""
    said = {name: (cells.get(name, ""), text_of(row, name)) for name in NUMBER_CELLS}
    return {name: pair for name, pair in said.items() if pair[1] and not is_exact(name, *pair)}


def _silent(read: Readings, form: Form, row: Row, cells: Mapping[str, str]) -> int:
    """The numbers of a row that say another than they should, without a word about it."""
    return sum(not is_told(read, form, row, name) for name in _astray(cells, row))


def _show(sample: Sample, wanted: Expected, row: Row | None) -> None:
    level, cells = wanted
    said = {name: (text, text_of(row, name) if row else None) for name, text in cells.items()}
    wrong = {
        name: pair for name, pair in said.items() if not is_exact(name, pair[0], pair[1] or "")
    }
    wrong |= _astray(cells, row) if row else {}
    print(f"    {sample.layout}: {level} as {row.level if row else None}: {wrong}")


def tools() -> dict[str, tuple[str, Callable[[Sample, random.Random], bytes]]]:
    """The tools that are here; what is missing is said."""
    missing = [name for name in ("chromium", "soffice") if shutil.which(name) is None]
    for name in missing:
        print(f"skipped: {name} is not installed")
    found = {
        tool: how
        for tool, how in FILES.items()
        if not ("Chromium" in tool and "chromium" in missing)
    }
    return found if "soffice" in missing else found | LIBREOFFICE


Made = tuple[str, str, Sample, bytes]
"""A file: its tool, its ending, its truth and its bytes."""


def made_by_layout(seed: int, only: str) -> Iterator[Made]:
    """Every layout by every tool."""
    for tool, (ending, write) in tools().items():
        for layout in LAYOUTS:
            sample = layout(random.Random(f"{seed} {tool} {layout.__name__}"))
            if only in f"{tool} {sample.layout}":
                yield tool, ending, sample, write(sample, random.Random(f"{seed} {tool}"))


SETS = {
    "styles": (STYLES, PAPERS),
    "later": (LATER, PAPERS),
    "last": (LAST, PAPERS),
    "fourth": (FOURTH, PRINTS),
    "fifth": (FIFTH, PRINTS),
    "sixth": (SIXTH, PRINTS),
    "seventh": (SEVENTH, PRINTS),
    "eighth": (EIGHTH, PRINTS),
    "ninth": (NINTH, PRINTS),
    "tenth": (TENTH, PRINTS),
    "eleventh": (ELEVENTH, PRINTS),
    "twelfth": (TWELFTH, PRINTS),
    "thirteenth": (THIRTEENTH, PRINTS),
    "fourteenth": (FOURTEENTH, PRINTS),
    "fifteenth": (FIFTEENTH, PRINTS),
    "sixteenth": (SIXTEENTH, PRINTS),
    "seventeenth": (SEVENTEENTH, PRINTS),
    "eighteenth": (EIGHTEENTH, PRINTS),
    "mixed": (MIXED, PRINTS),
    "mixed papers": (DOCUMENTS, PRINTS),
    "mixed periods": (PERIODS, PRINTS),
}
"""Styles of offices and the tools that write them, in the order in which they were read."""


def made_by_style(seed: int, only: str, which: str) -> Iterator[Made]:
    """Every style of a set by every tool that writes papers."""
    styles, papers = SETS[which]
    alone = BARE | OLD_WORD | SCANS
    chosen = {only: alone[only]} if only in alone else papers
    for tool, (ending, write) in chosen.items():
        for style in styles:
            paper = style(random.Random(f"{seed} {tool} {style.__name__}"))
            if only in f"{tool} {paper.style}":
                yield tool, ending, paper.sample, write(paper)


def measure(files: Iterable[Made], *, show: bool) -> None:
    """Read every file and print the tables."""
    by_file: dict[str, Score] = {}
    by_layout: dict[str, Score] = {}
    by_both: dict[str, Score] = {}
    whole = Score()
    cells = missing = invented = 0
    for tool, ending, sample, data in files:
        scores = [by_file.setdefault(tool, Score())]
        scores += [by_layout.setdefault(sample.layout, Score()), whole]
        scores.append(by_both.setdefault(f"{tool} {sample.layout}", Score()))
        begin = time.process_time()
        document = Document(())
        try:
            document = document_of(data, f"a.{ending}")
            read = forms_of(document, f"a.{ending}")
        except UnreadableError as error:
            print(f"    {tool} {sample.layout}: {error}")
            read = Readings(())
        spent = time.process_time() - begin
        cells += sum(1 for _ in cells_of(document))
        missing += len(lost(document, read))
        if show:
            print(f"  {tool} · {sample.layout}: {len(read.forms)} forms")
        for score in scores:
            score.files += 1
            score.seconds += spent
        invented += judge(sample, read, scores, show=show)
    if not whole.files:
        return
    _print(by_file)
    _print(by_layout)
    _print({"all": whole})
    for what, several in (("layouts", by_layout), ("files", by_both)):
        right = sum(score.is_whole for score in several.values())
        print(f"{what} that are wholly right: {right} of {len(several)}")
    print(f"rows with figures that no truth has: {invented}")
    print(f"cells in no form and not left over: {missing} of {cells}")


def _print(scores: Mapping[str, Score]) -> None:
    print(
        "\n| | files | cells | numbers | rows | levels | astray | silently | s/file |\n"
        + "| --- " * 9
        + "|"
    )
    for name, score in scores.items():
        shares = " | ".join(score.share(what) for what in ("cells", "numbers", "rows", "levels"))
        spent = f"{score.seconds / score.files:.2f}"
        told = f"{score.astray} | {score.silently}"
        print(f"| {name} | {score.files} | {shares} | {told} | {spent} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="tools and layouts whose names hold this")
    parser.add_argument("--show", action="store_true", help="tell what was read wrongly")
    parser.add_argument("--set", choices=("layouts", *SETS), default="layouts", dest="which")
    asked = parser.parse_args()
    if asked.which == "layouts":
        measure(made_by_layout(asked.seed, asked.only), show=asked.show)
        if not asked.only or asked.only in "cases":
            measure_cases(show=asked.show)
    else:
        measure(made_by_style(asked.seed, asked.only, asked.which), show=asked.show)
