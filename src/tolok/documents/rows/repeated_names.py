"""Names that are written out again on each line of what they lead."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tolok.documents.rows.raw import RawRow
from tolok.domain.levels import Level


def merged_names(raws: Sequence[RawRow]) -> list[RawRow]:
    """The rows, without names that were only written out again.

    A merged cell that was written on each of its lines, number and all, makes a further indicator,
    not a second node: of the work that it led on the line above, where no work is named beside it.
    Of several names in a line the number counts the last; without one a work has its own money.
    """
    found: list[RawRow] = []
    open_rows: dict[frozenset[Level], RawRow] = {}
    funded = _all_funded(raws)
    leading: set[tuple[frozenset[Level], str | None]] = set()
    for raw, after in zip(raws, (*raws[1:], None), strict=False):
        before = open_rows.get(raw.levels)
        leads = after is not None and after.source is raw.source
        named = raw.levels, _name(raw)
        is_same = before is not None and named[1] is not None and _name(before) == named[1]
        again = is_same and before is not None and _is_told_again(before, raw, leads=leads)
        if again and before and raw.is_bare_name and _says_no_more(raw, before):
            continue
        goes_on = is_same and not leads and (again or not raw.number) and named in leading
        if goes_on and _goes_on(raw, found[-1]):
            del raw.texts["name"]
            found.append(replace(raw, levels=found[-1].levels))
            continue
        if leads:
            leading.add(named)
        if "name" in raw.texts:
            open_rows = _not_below(open_rows, raw)
            open_rows[raw.levels] = replace(raw, texts=dict(raw.texts))
        counted = again and raw.number and raw.has_figures and "ceiling" not in raw.texts
        if counted or (funded and is_same and before and _is_further(raw, before, found[-1])):
            del raw.texts["name"]
        found.append(raw)
    return found


def _not_below(
    open_rows: Mapping[frozenset[Level], RawRow], raw: RawRow
) -> dict[frozenset[Level], RawRow]:
    """The last row of each level that a row's own level does not close."""
    depth = max(level.depth for level in raw.levels or Level)
    return {
        levels: known
        for levels, known in open_rows.items()
        if max(level.depth for level in levels or Level) <= depth
    }


def _is_told_again(before: RawRow, raw: RawRow, *, leads: bool) -> bool:
    """Whether two rows of one name have the same number, too, or another name follows it."""
    return before.number == raw.number or (leads and raw.is_bare_name)


def _all_funded(raws: Sequence[RawRow]) -> bool:
    """Whether each work has money, but for lines that only write out again the name above them."""
    names = [None, *map(_name, raws)]
    named = [
        raw for raw, above in zip(raws, names, strict=False) if not (above and _name(raw) == above)
    ]
    return all(_has_ceiling(raw) for raw in named if "indicator" in raw.texts)


def _is_further(raw: RawRow, before: RawRow, above: RawRow) -> bool:
    """Whether a line right below a work of its name is its further indicator: it has no money."""
    is_below = _name(above) in {None, _name(before)}
    alike = (raw.indent, raw.bold) == (before.indent, before.bold)
    is_counted = raw.number and raw.number != before.number
    is_own = is_counted or "code" in raw.texts or "indicator" not in raw.texts
    has_money = [_has_ceiling(one) for one in (before, raw)]
    return is_below and alike and raw.has_figures and not is_own and has_money == [True, False]


def _name(raw: RawRow) -> str | None:
    """The name in a line, wherever its own lines were broken."""
    return " ".join(raw.texts["name"].split()) if "name" in raw.texts else None


def _says_no_more(raw: RawRow, before: RawRow) -> bool:
    """Whether another row says all that a row does."""
    return raw.texts.keys() <= before.texts.keys() and all(
        text.split() == before.texts[what].split() for what, text in raw.texts.items()
    )


def _has_ceiling(raw: RawRow) -> bool:
    """Whether a row has a ceiling, of any period."""
    return "ceiling" in raw.texts or any(name == "ceiling" for name, _ in raw.others)


def _goes_on(raw: RawRow, above: RawRow) -> bool:
    """Whether a line's indicator stands right of the name of the work above it, with no budget."""
    place, name = raw.places.get("indicator"), above.places.get("name")
    is_right = place is not None and name is not None and place.column > name.column
    return is_right and above.levels != raw.levels and not raw.texts.keys() & {"code", "ceiling"}
