"""Several lines of one indicator, one a period or a kind of figures, joined to one row."""

from collections.abc import Iterator, Sequence

from tolok.documents.columns.contents import kind_of_line
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.kinds import is_money
from tolok.documents.columns.moments import ALWAYS, WHOLE_YEAR, Moment, period_in
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.vocabulary import FIGURE, KIND, OF_MONEY, OF_WORK, PERIOD
from tolok.documents.rows.raw import RawRow
from tolok.domain.forms import NUMBER_CELLS

_NAMES = ("name", "indicator")
_SEVERAL = 2
_OF_MONEY = {"target": "ceiling", "realization": "spending", "achievement": "absorption"}
_OF_WORKS = frozenset({"indicator", "unit", "target", "realization", "spending"})


def joined_periods(
    raws: Sequence[RawRow], columns: Columns, above: Sequence[str] = ()
) -> list[RawRow]:
    """The rows, lines that only differ by their period or kind joined.

    Where a column says the period or kind of a line, its figures are of that. Where all lines of
    one period stand before those of the next, a line is joined to the first of its names that has
    no figures of its period yet; a period left of the names goes on until the next.
    """
    by = next((one for one in columns.columns if one.meaning and one.meaning.field == PERIOD), None)
    if by is None and KIND not in columns.fieldset:
        return list(raws)
    words = by.words if by else ()
    over = by is not None and by.place < min(_name_places(columns), default=0)
    period = ""
    _with_years(raws, over=over)
    found: list[RawRow] = []
    named: dict[tuple[str, ...], list[RawRow]] = {}
    names: tuple[str, ...] = ()
    money = _OF_MONEY if _are_amounts(raws, columns, above) else {}
    for raw in raws:
        said = tuple(raw.texts.get(name, "") for name in _NAMES)
        kind = kind_of_line(raw.texts.pop(KIND, ""))
        _of_kind(raw, money.get(kind, kind))
        period = raw.texts.pop(PERIOD, period if over else "")
        _of_period(raw, _in_year(raw, period_in(period, words)))
        _of_whole_year(raw)
        goes_on = bool(found) and (not any(said) or said == names or _names_above(found, raw))
        near = found[-1:] if goes_on else []
        alike = [*near, *named.get(said, ())] if raw.others and any(said) else near
        first = next((one for one in alike if not one.others.keys() & raw.others.keys()), None)
        if first is not None:
            _join(first, raw)
            continue
        found.append(raw)
        names = said
        named.setdefault(said, []).append(raw)
    return found


def _are_amounts(raws: Sequence[RawRow], columns: Columns, above: Sequence[str]) -> bool:
    """Whether lines of plans and results are of money: as large as rupiah, beside a ceiling alone.

    A title of money alone says so, too: "Rencana dan Realisasi Anggaran Kas". A target, an
    indicator or a unit would tell them of works.
    """
    title = normal(" ".join(above))
    of_money = bool(OF_MONEY.search(title)) and not OF_WORK.search(title)
    if not ("ceiling" in columns.fieldset or of_money) or columns.fieldset & _OF_WORKS:
        return False
    return is_money(
        [text for raw in raws for (name, _), (text, _) in raw.others.items() if name == FIGURE]
    )


def _names_above(found: Sequence[RawRow], raw: RawRow) -> bool:
    """Whether a line only writes out again a name of the last row's line, the row's own or above.

    A further indicator's line has the name above it alone.
    """
    last = found[-1].source.row
    heads = {one.texts.get("name") for one in found[-_SEVERAL - 1 :] if one.source.row == last}
    return bool(raw.others) and "indicator" not in raw.texts and raw.texts.get("name") in heads


def _with_years(raws: Sequence[RawRow], *, over: bool) -> None:
    """Keep the year of each line where lines are of several; left of names it goes on."""
    told = {raw.texts.get("year", "") for raw in raws} - {""}
    if len(told) < _SEVERAL or not all(map(str.isdigit, told)):
        return
    year = ""
    for raw in raws:
        year = raw.texts.pop("year", year if over else "")
        raw.places.pop("year", None)
        raw.year = int(year) if year else None


def _in_year(raw: RawRow, moment: Moment | None) -> Moment | None:
    """A line's period in the year that another column names."""
    if raw.year is None or (moment is not None and moment.year):
        return moment
    return (moment or ALWAYS)._replace(year=raw.year)


def _name_places(columns: Columns) -> Iterator[int]:
    """The columns of names and indicators."""
    yield from columns.names
    if (place := columns.fields.get("indicator")) is not None:
        yield place


def _join(row: RawRow, line: RawRow) -> None:
    """Give a row the figures of another line, and the texts that it lacks."""
    row.others |= line.others
    for name, text in line.texts.items():
        if name not in row.texts:
            row.texts[name], row.places[name] = text, line.places[name]


def _of_period(raw: RawRow, moment: Moment | None) -> None:
    """Move the figures of a line to its period; a line that names none is of the whole."""
    raw.places.pop(PERIOD, None)
    for name in (*NUMBER_CELLS, "remarks") if moment else ():
        if name in raw.texts:
            raw.others[name, moment or ALWAYS] = raw.texts.pop(name), raw.places.pop(name)


def _of_whole_year(raw: RawRow) -> None:
    """Keep what a line says of the year for the year, whose figures are of no period."""
    for name in NUMBER_CELLS:
        if (name, WHOLE_YEAR) in raw.others:
            raw.texts[name], raw.places[name] = raw.others.pop((name, WHOLE_YEAR))


def _of_kind(raw: RawRow, kind: str) -> None:
    """Tell the figures of a line that says their kind; those of no kind are of none."""
    raw.places.pop(KIND, None)
    for slot in [one for one in raw.others if one[0] == FIGURE]:
        figure = raw.others.pop(slot)
        if kind:
            raw.others[kind, slot[1]] = figure
