"""Tables with a line for each period of an indicator: the lines become one row with its periods."""

from collections.abc import Sequence

from tolok.documents.columns import Columns
from tolok.documents.raw_rows import RawRow
from tolok.documents.vocabulary import ALWAYS, PERIOD, Moment, period_in
from tolok.domain.forms import NUMBER_CELLS

_NAMES = ("name", "indicator")


def by_period(raws: Sequence[RawRow], columns: Columns) -> list[RawRow]:
    """The rows, lines that only differ by their period joined; their figures are of that period."""
    place = columns.fields.get(PERIOD)
    if place is None:
        return list(raws)
    words = next(one.words for one in columns.columns if one.place == place)
    found: list[RawRow] = []
    names: list[str] = []
    for raw in raws:
        said = [raw.texts.get(name, "") for name in _NAMES]
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
