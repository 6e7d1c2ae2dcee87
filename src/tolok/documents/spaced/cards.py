"""Cards in columns of spaces or without rules: a label and its value a line, periods across below.

The lines of such a card have no columns in common, so that gutters tell nothing: a value has the
width of all periods. A label begins each line; figures stand under the periods of the line above.
"""

from collections.abc import Iterator, Mapping, Sequence

from tolok.documents.card_labels import INDICATOR_LABEL, word_of
from tolok.documents.columns.moments import is_moment
from tolok.documents.columns.shortened_words import normal
from tolok.documents.document import Cell, TableRow
from tolok.documents.spaced.words import Line, Word, as_word

_LEAST_LABELS, _LEAST_PERIODS = 3, 2
"""Labels that a form holds, and periods side by side, that a card has at least."""
_SAME = 0.7
"""Letters by which figures differ that end or begin together."""


def card_span(lines: Sequence[Line]) -> tuple[int, int] | None:
    """The first line of cards and the one behind their last; None where there are none."""
    left = _left(lines)
    led = [at for at, line in enumerate(lines) if _is_led(line, left) and len(line.runs) > 1]
    words = [word_of(as_word(lines[at].runs[0]).text) for at in led]
    pairs = [at for at in led if len(_texts(lines[at])) == len(("label", "value"))]
    names = [at for at, word in zip(led, words, strict=True) if word == INDICATOR_LABEL]
    if not names or not set(names) <= set(pairs) or 2 * len(pairs) <= len(led):
        return None
    if len(set(filter(None, words))) < _LEAST_LABELS or not any(map(_heads_periods, lines)):
        return None
    return led[0], led[-1] + 1


def card_rows(lines: Sequence[Line]) -> list[TableRow]:
    """The lines of cards as rows: a label and its value, or a figure for each period."""
    left = _left(lines)
    width = 1 + max(len(_texts(line)) for line in lines)
    rows: list[TableRow] = []
    waiting: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _heads_periods(line):
            end = at + 1
            while end < len(lines) and _is_led(lines[end], left) and _holds_figures(lines[end]):
                end += 1
            rows += _figures(lines[at:end], width)
            at = end
            continue
        at += 1
        texts = [one.text for one in _texts(line)]
        if _is_led(line, left):
            value = "\n".join([*waiting, *texts[1:]])
            rows.append(_row([texts[0], value], line.number, width))
            waiting = []
        elif rows and not _hangs(lines, at - 1, left):
            label, value = (cell.text if cell else "" for cell in rows[-1].cells[:2])
            rows[-1] = _row([label, "\n".join([value, *texts])], rows[-1].number, width)
        else:
            waiting += texts
    return rows


def _texts(line: Line) -> list[Word]:
    """The texts of a line; a colon between a label and its value is none."""
    return [word for word in map(as_word, line.runs) if word.text.strip(" :")]


def _left(lines: Sequence[Line]) -> float:
    """Where labels begin; titles may begin further left, outside of cells."""
    return min((line.words[0].left for line in lines if len(line.runs) > 1), default=0.0)


def _is_led(line: Line, left: float) -> bool:
    """Whether a line begins at the left edge."""
    return line.words[0].left <= left + 1


def _heads_periods(line: Line) -> bool:
    """Whether a line names periods side by side, behind a label."""
    periods = [is_moment(normal(one.text)) for one in _texts(line)[1:]]
    return len(periods) >= _LEAST_PERIODS and all(periods)


def _holds_figures(line: Line) -> bool:
    """Whether all behind the label are figures."""
    figures = _texts(line)[1:]
    return bool(figures) and all(one.is_figure for one in figures)


def _hangs(lines: Sequence[Line], at: int, left: float) -> bool:
    """Whether a text hangs above its label, as in cells that stand at the bottom of their rows."""
    first = lines[at].words[0].top
    below = next((line for line in lines[at + 1 :] if _is_led(line, left)), None)
    above = next((line for line in reversed(lines[:at]) if _is_led(line, left)), None)
    if first is None or below is None or above is None:
        return False
    return (below.words[0].top or 0.0) - first < first - (above.words[0].top or 0.0)


def _row(texts: Sequence[str], number: int, width: int) -> TableRow:
    label, value = texts
    rest: list[Cell | None] = [None] * (width - 2)
    return TableRow((Cell(label), Cell(value, columns=width - 1), *rest), number)


def _figures(lines: Sequence[Line], width: int) -> Iterator[TableRow]:
    """A line of periods and those of figures below it; what fits no period stands behind all."""
    heads = _texts(lines[0])[1:]
    full = [_texts(line)[1:] for line in lines[1:] if len(_texts(line)) == len(heads) + 1]
    for line in lines:
        label, *figures = _texts(line)
        places = _places(figures, heads, full)
        cells = [Cell(label.text), *(Cell() for _ in range(width - 1))]
        for at, one in places.items():
            cells[1 + at] = Cell(one.text)
        yield TableRow(tuple(cells), line.number)


def _places(
    figures: Sequence[Word], heads: Sequence[Word], full: Sequence[Sequence[Word]]
) -> Mapping[int, Word]:
    """Each figure with its period: by its order on a full line, else by what stands over it.

    None of a line where a figure stands under no period alone: they stay behind all of them, as
    one text.
    """
    if len(figures) == len(heads):
        return dict(enumerate(figures))
    found: dict[int, Word] = {}
    for one in figures:
        held = [
            at
            for at, head in enumerate(heads)
            if any(_is_below(one, line[at]) for line in full)
            or (not full and min(head.right, one.right) > max(head.left, one.left))
        ]
        if len(held) != 1 or held[0] in found:
            whole = " ".join(figure.text for figure in figures)
            return {len(heads): figures[0]._replace(text=whole)}
        found[held[0]] = one
    return found


def _is_below(one: Word, other: Word) -> bool:
    """Whether a figure ends or begins where another does."""
    return abs(one.right - other.right) < _SAME or abs(one.left - other.left) < _SAME
