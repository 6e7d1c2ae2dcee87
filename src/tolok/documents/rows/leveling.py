"""The level of each raw row and the row above it, whatever period its budgets are of."""

from collections import Counter
from collections.abc import Sequence

from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.vocabulary import LEVEL
from tolok.documents.level_words import level_in
from tolok.documents.rows.cascade import levels_of
from tolok.documents.rows.lettered_codes import levels_by_letters
from tolok.documents.rows.lines import Line, Placed
from tolok.documents.rows.marks import marks_at
from tolok.documents.rows.parted_codes import is_work_code
from tolok.documents.rows.raw import RawRow
from tolok.domain.levels import Level
from tolok.domain.notation import Marks, read_number

_BY_COLUMN, _BY_LETTER = "kolom tingkat", "huruf di depan kodenya"
_FURTHER = "indikator lain dari baris di atasnya"


def leveled(raws: Sequence[RawRow]) -> list[tuple[Placed, str | None]]:
    """Each row's level with its reason, and its parent's id."""
    moment = _when_budgeted(raws)
    marks = marks_at(raws, "ceiling", moment)
    named = any("name" in raw.texts for raw in raws)
    heads = [at for at, raw in enumerate(raws) if not at or _leads(raw, named=named)]
    lettered = levels_by_letters([raws[at].texts.get("code", "") for at in heads])
    lines = [
        _line(raws[at], raws[at].text_in(("ceiling", moment)), marks, level)
        for at, level in zip(heads, lettered, strict=True)
    ]
    told = dict(zip(heads, levels_of(lines), strict=True))
    levels: list[Placed] = []
    for at in range(len(raws)):
        placed = told[at] if at in told else levels[-1]._replace(ground=_FURTHER)
        levels.append(placed._replace(at=at + 1))
    parents = parents_of(
        [placed.level for placed in levels], [raw.texts.get("name") for raw in raws]
    )
    return [
        (placed, None if parent is None else str(parent + 1))
        for placed, parent in zip(levels, parents, strict=True)
    ]


def _leads(raw: RawRow, *, named: bool) -> bool:
    """Whether a row is more than a further indicator; where none is named, codes tell."""
    is_coded = not named and is_work_code(raw.texts.get("code", ""))
    return is_coded or bool(raw.texts.keys() & {"name", LEVEL})


def parents_of(levels: Sequence[Level], names: Sequence[str | None]) -> list[int | None]:
    """The index of each row's parent: the nearest named row above of a higher level.

    A row without a name is a further indicator of the node above it: it shares that node's parent,
    and nothing hangs under it.
    """
    open_rows: list[tuple[Level, int]] = []
    parents: list[int | None] = []
    for index, (level, name) in enumerate(zip(levels, names, strict=True)):
        if name is None and parents:
            parents.append(parents[-1])
            continue
        while open_rows and open_rows[-1][0].depth >= level.depth:
            open_rows.pop()
        parents.append(open_rows[-1][1] if open_rows else None)
        open_rows.append((level, index))
    return parents


def _when_budgeted(raws: Sequence[RawRow]) -> Moment:
    """The period whose ceilings tell what adds up to what: the document's, else that with most."""
    if any("ceiling" in raw.texts for raw in raws):
        return ALWAYS
    counts = Counter(when for raw in raws for name, when in raw.others if name == "ceiling")
    return counts.most_common(1)[0][0] if counts else ALWAYS


def _line(raw: RawRow, ceiling: str, marks: Marks, lettered: Level | None) -> Line:
    told = level_in(raw.texts.get(LEVEL, ""))
    return Line(
        raw.levels,
        raw.texts.get("name", ""),
        raw.texts.get("code", ""),
        raw.number,
        raw.indent,
        raw.bold,
        raw.texts.get("indicator", ""),
        raw.texts.get("method", ""),
        raw.texts.get("unit", ""),
        read_number(ceiling, marks).value,
        raw.source.row,
        told or lettered,
        _BY_COLUMN if told or not lettered else _BY_LETTER,
    )
