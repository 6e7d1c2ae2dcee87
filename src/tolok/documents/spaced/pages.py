"""Tables that go on over pages: their columns, and whether the lines of a page stand in them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tolok.documents.spaced.gutters import Band
from tolok.documents.spaced.merged import EDGE, column_at
from tolok.documents.spaced.words import Line, Run, as_word

_CROSSED = 10
"""One text in so many may reach out of its column: sums and headings are merged over several."""
_UNLIKE = 2
"""One column of so many may hold words for figures or figures for words, as units below them."""


class Columns(NamedTuple):
    """The columns of a table, from left to right, and which of them (from 0) are doubtful."""

    bands: tuple[Band, ...] = ()
    doubtful: frozenset[int] = frozenset()

    def scaled(self, factor: float) -> "Columns":
        """The same columns where a letter is so many times as wide."""
        bands = (
            band._replace(left=band.left * factor, right=band.right * factor) for band in self.bands
        )
        return self._replace(bands=tuple(bands))


def goes_on(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether lines of a page stand in the columns of the page before.

    Typed lines tell no such thing: their columns shift from page to page.
    """
    if not lines or not columns.bands or any(line.words[0].top is None for line in lines):
        return False
    runs = [run for line in lines for run in line.runs]
    aside = sum(not _is_in(run, columns.bands) for run in runs)
    return _CROSSED * aside <= len(runs) and _has_figures_alike(runs, columns.bands)


def _has_figures_alike(runs: Sequence[Run], bands: Sequence[Band]) -> bool:
    """Whether most columns hold figures where they did, and words where they did.

    Else what was read before were no rows, as where a header was too high to be one.
    """
    held: dict[int, list[bool]] = {}
    for run in runs:
        held.setdefault(column_at(run, bands), []).append(run[0].is_figure)
    figured = {at for at, told in held.items() if 2 * sum(told) > len(told)}
    unlike = sum(bands[at].is_figured and at not in figured for at in held)
    unlike += sum(at in figured and not bands[at].is_figured for at in held)
    return _UNLIKE * unlike <= len(held)


def rests_above(lines: Iterable[Line], columns: Columns) -> bool:
    """Whether lines above a page's first rows are all rests of cells, cut by the page's end."""
    bands = columns.bands
    runs = [run for line in lines for run in line.runs]
    return bool(runs) and all(
        run[0].top is not None
        and _is_in(run, bands)
        and abs(run[0].left - bands[column_at(run, bands)].left) <= EDGE
        for run in runs
    )


def _is_in(run: Run, bands: Sequence[Band]) -> bool:
    """Whether a text stands in one column: at its left edge, or between both."""
    whole, at = as_word(run), column_at(run, bands)
    if at + 1 < len(bands) and whole.right > bands[at + 1].left:
        return False
    begins = abs(whole.left - bands[at].left) <= EDGE
    inside = bands[at].left - EDGE <= whole.left and whole.right <= bands[at].right + EDGE
    return begins or inside
