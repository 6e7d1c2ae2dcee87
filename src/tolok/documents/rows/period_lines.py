"""Several lines of one indicator, one a period or a kind of figures, joined to one row."""

from collections.abc import Sequence

from tolok.documents.columns.contents import kind_in
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.moments import ALWAYS, Moment, period_in
from tolok.documents.columns.vocabulary import FIGURE, KIND, PERIOD
from tolok.documents.rows.raw import RawRow
from tolok.domain.forms import NUMBER_CELLS

_NAMES = ("name", "indicator")


def joined_periods(raws: Sequence[RawRow], columns: Columns) -> list[RawRow]:
    """The rows, lines that only differ by their period or kind joined.

    Where a column says the period or kind of a line, its figures are of that.
    """
    telling = [
        one for one in columns.columns if one.meaning and one.meaning.field in {PERIOD, KIND}
    ]
    if not telling:
        return list(raws)
    words = next((one.words for one in telling if one.meaning and one.meaning.field == PERIOD), ())
    found: list[RawRow] = []
    names: list[str] = []
    for raw in raws:
        said = [raw.texts.get(name, "") for name in _NAMES]
        _of_kind(raw, kind_in(raw.texts.pop(KIND, "")))
        _of_period(raw, period_in(raw.texts.pop(PERIOD, ""), words))
        goes_on = bool(found) and (not any(said) or said == names)
        if goes_on and not found[-1].others.keys() & raw.others.keys():
            found[-1].others |= raw.others
            for name, text in raw.texts.items():
                if name not in found[-1].texts:
                    found[-1].texts[name], found[-1].places[name] = text, raw.places[name]
        else:
            found.append(raw)
            names = said
    return found


def _of_period(raw: RawRow, moment: Moment | None) -> None:
    """Move the figures of a line to its period; a line that names none is of the whole."""
    raw.places.pop(PERIOD, None)
    for name in (*NUMBER_CELLS, "remarks") if moment else ():
        if name in raw.texts:
            raw.others[name, moment or ALWAYS] = raw.texts.pop(name), raw.places.pop(name)


def _of_kind(raw: RawRow, kind: str) -> None:
    """Tell the figures of a line that says their kind; those of no kind are of none."""
    raw.places.pop(KIND, None)
    for slot in [one for one in raw.others if one[0] == FIGURE]:
        figure = raw.others.pop(slot)
        if kind:
            raw.others[kind, slot[1]] = figure
