"""Figures whose header does not say of what they are: the columns beside them tell."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tolok.documents.alignment import agrees
from tolok.documents.columns.contents import Column
from tolok.documents.columns.dates import MONTH_NAMES
from tolok.documents.columns.kinds import MONEY, text_at, value_in
from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.parts import PARTS, agreed, counted, is_fraction
from tolok.documents.columns.rupiah import AS_RUPIAH, is_of_rupiah
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.sums import Count, Slot, Values, is_before_plans, slots_of
from tolok.documents.columns.vocabulary import OF_MONEY, PER_CENT, Meaning
from tolok.documents.document import TableRow
from tolok.domain.notation import read_number

SHARES = frozenset({"achievement", "absorption"})
"""What a form tells in per cent."""

_SPENT = {"realization": "spending", "achievement": "absorption"}
_OF_RUPIAH = {"realization": "spending", "achievement": "spending", "absorption": "spending"}
_OF_WORKS = frozenset({"indicator", "unit"})
"""What tells that a table's targets are of works, whatever their size."""
_ABSORBED = re.compile(r"\b(?:PENYERAPAN|SERAPAN)\b")
"""What stands over amounts as well as over percentages."""
_BESIDE_RUPIAH = "di sebelahnya jumlah rupiah, bukan persen"
_PER_CENT = re.compile(r"%|PERSEN|PROSEN|PRESEN|RASIO")
_COUNTED = re.compile(
    rf"\b(?:20\d\d|\d{{1,2}}|IV|I{{1,3}}|TRIWULAN|TW|SEMESTER|BULAN|TAHUN|{MONTH_NAMES})\b|\W"
)
"""What headers of one kind of figures differ in from period to period."""
_AS_LARGE = "angkanya sebesar target atau realisasi di sebelahnya"
_IN_UNITS = "satuannya bukan persen"
_ALONE = "tabel ini tanpa target dan realisasi, jadi capaiannya adalah hasil yang dicapai"
_BEFORE_PLANS = "target di kolom lain baru untuk tahun-tahun sesudahnya"
_AS_PART = "kolom lain adalah persentasenya terhadap target"
_MAY_BE_RESULT = "judulnya, padahal tanpa kolom realisasi angkanya dapat pula realisasi"
_WHOLE = 100
"""Per cent of all."""
_LEAST, _MOSTLY = 2, 8
"""Rows that must tell, and of ten how many."""


def told_by_others(
    meanings: Sequence[Meaning | None], body: Sequence[TableRow]
) -> list[Meaning | None]:
    """The columns; where nothing but a ceiling is planned, what was realized of it is spending.

    Not what is realized of works in per cent, beside amounts of rupiah: figures of a hundred at
    most; nor a percentage that follows from those amounts on no row.
    """
    fields = {meaning.field for meaning in meanings if meaning}
    if not fields & {"ceiling", "spending"} or fields & {"target", "indicator"}:
        return list(meanings)
    if fields >= {"spending", "realization"} or _is_share_of_works(meanings, body):
        return list(meanings)
    return [
        Meaning(_SPENT[meaning.field], meaning.moment)
        if meaning
        and meaning.field in _SPENT
        and _SPENT[meaning.field] not in fields
        and not _is_disproved(place, meaning, meanings, body)
        else meaning
        for place, meaning in enumerate(meanings)
    ]


def _is_disproved(
    place: int, meaning: Meaning, meanings: Sequence[Meaning | None], body: Sequence[TableRow]
) -> bool:
    """Whether a percentage is none of what was spent of any ceiling, on any of several rows."""
    spent = [at for at, one in enumerate(meanings) if one == Meaning("spending", meaning.moment)]
    ceilings = [at for at, one in enumerate(meanings) if one and one.field == "ceiling"]
    if meaning.field != "achievement" or not spent:
        return False
    figures = {at: [_figure(row, at) for row in body] for at in (spent[0], place, *ceilings)}
    counts = [agreed(figures[spent[0]], figures[at], figures[place]) for at in ceilings]
    told = max((one.told for one in counts), default=0)
    return told >= _LEAST and not any(one.right for one in counts)


def _is_share_of_works(meanings: Sequence[Meaning | None], body: Sequence[TableRow]) -> bool:
    """Whether what was realized beside rupiah is a hundred at most, and not nothing."""
    figures: dict[str, list[Decimal]] = {"ceiling": [], "realization": []}
    for at, meaning in enumerate(meanings):
        if meaning and meaning.field in figures:
            values = (_figure(row, at) for row in body)
            figures[meaning.field] += [value for value in values if value]
    done, planned = figures["realization"], figures["ceiling"]
    return bool(done and planned) and max(done) <= _WHOLE and min(planned) > _WHOLE * _WHOLE


def told_by_size(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, figures of rupiah beside a ceiling taken as money.

    A result is spending, and a plan that is of no indicator a ceiling; where no plan of any kind is
    told, so is the result of what has neither indicator nor unit. Not where works have figures
    of their own and a target is as large, nor an indicator's result that no target stands beside,
    unless it follows a ceiling and never is more; nor where its own words say per cent or those of
    another column what was spent then.
    """
    columns = _without_shares_of_rupiah(columns, values)
    fields = {one.meaning.field for one in columns if one.meaning}
    spent = {
        one.meaning.moment
        for one in columns
        if one.meaning and one.meaning.field == "spending" and OF_MONEY.search(_title(one))
    }
    money = {one.place for one in columns if is_of_rupiah(values[one.place])}
    plans = [one for one in columns if one.place in money and _means(one, "target")]
    of_works = fields & _OF_WORKS or _has_counts(columns, values)
    if (plans and of_works) or ("ceiling" not in fields and (plans or of_works)):
        return list(columns)
    found = list(columns)
    for one in plans:
        ceiling = Meaning("ceiling", one.meaning.moment if one.meaning else ALWAYS)
        if ceiling not in {other.meaning for other in columns}:
            found[one.place] = one._replace(meaning=ceiling, why=AS_RUPIAH)
    untold = "indicator" in fields and "target" not in fields
    for one in columns:
        meaning = one.meaning
        if meaning is None or meaning.field not in _OF_RUPIAH or one.place not in money:
            continue
        if meaning.moment in spent or _PER_CENT.search(_title(one)):
            continue
        if not untold or _is_spent_beside(one, columns, values):
            why = AS_RUPIAH if untold or plans or "ceiling" not in fields else one.why
            paid = Meaning(_OF_RUPIAH[meaning.field], meaning.moment)
            found[one.place] = one._replace(meaning=paid, why=why)
    return _with_idle_periods(columns, found, values)


def _with_idle_periods(
    columns: Sequence[Column], told: Sequence[Column], values: Values
) -> list[Column]:
    """The columns as told, one that differs from a told one only in its period told alike.

    Nothing or little was spent yet in a quarter to come: what there is, is as large as rupiah are.
    """
    changed = {
        (_COUNTED.sub("", _title(one)), one.meaning.field): other.meaning.field
        for one, other in zip(columns, told, strict=True)
        if one.meaning and other.meaning and one.meaning.field != other.meaning.field
    }
    found = list(told)
    for at, one in enumerate(told):
        if one.meaning is None or any(0 < abs(each) < MONEY for each in values[one.place] if each):
            continue
        field = changed.get((_COUNTED.sub("", _title(one)), one.meaning.field))
        if field and not any(other.meaning == Meaning(field, one.meaning.moment) for other in told):
            found[at] = one._replace(meaning=Meaning(field, one.meaning.moment))
    return found


def _without_shares_of_rupiah(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns; what is called reached and is as large as rupiah is spent, K beside it a result.

    "Capaian s.d. Triwulan III" over K and Rp tells no percentages.
    """
    found = list(columns)
    for column in columns:
        meaning = column.meaning
        is_share = meaning is not None and meaning.field in SHARES
        told = not is_share or _PER_CENT.search(_title(column))
        if meaning is None or told or not is_of_rupiah(values[column.place]):
            continue
        why = column.why if _ABSORBED.search(_title(column)) else AS_RUPIAH
        spending = Meaning("spending", meaning.moment)
        found[column.place] = column._replace(meaning=spending, why=why)
        for one in columns:
            twin = len(one.words) > 1 and one.words[:-1] == column.words[:-1]
            twin = twin and not _PER_CENT.search(_title(one))
            if twin and one.meaning == Meaning("achievement", meaning.moment):
                of_work = Meaning("realization", meaning.moment)
                found[one.place] = one._replace(meaning=of_work, why=_BESIDE_RUPIAH)
    return found


def _means(column: Column, field: str) -> bool:
    return column.meaning is not None and column.meaning.field == field


def _has_counts(columns: Sequence[Column], values: Values) -> bool:
    """Whether a target or a result is not as large as rupiah are."""
    works = (one for one in columns if _means(one, "target") or _means(one, "realization"))
    return any(any(values[one.place]) and not is_of_rupiah(values[one.place]) for one in works)


def _is_spent_beside(column: Column, columns: Sequence[Column], values: Values) -> bool:
    """Whether a column stands right of a ceiling and is never more than it."""
    beside = columns[column.place - 1] if column.place else None
    if beside is None or not _means(beside, "ceiling"):
        return False
    pairs = zip(values[column.place], values[beside.place], strict=True)
    told = [one <= of for one, of in pairs if one is not None and of is not None]
    return len(told) >= _LEAST and all(told)


def told_by_target(
    columns: Sequence[Column], values: Values, body: Sequence[TableRow]
) -> list[Column]:
    """The columns, an achievement that is no percentage taken as the result.

    It is none where its figures have other units, or where they are as large as the target's and
    these are not near a hundred; nor of a year before all targets; nor, without any target, where
    the indicators have other units or no results either.
    Columns whose headers differ only in their period are told together. Where nothing tells whether
    it is one, a person is asked.
    """
    slots = slots_of(columns)
    found = list(columns)
    for several in _series(columns, slots):
        counts = [_beside_targets(one, slots, values) for one in several]
        right, told = sum(one.right for one in counts), sum(one.told for one in counts)
        has_units = any(_is_counted(one.place, slots, body) or _has_units_of(one, slots, body)
                        for one in several)  # fmt: skip
        is_large = right >= _LEAST and 10 * right >= _MOSTLY * told
        is_part = any(_is_part(one, columns, slots, values) for one in several)
        is_open = any(_beside(one, slots) and any(values[one.place]) for one in several)
        is_first = all(
            one.meaning and is_before_plans(one.meaning.moment, slots) for one in several
        )
        reasons = ((has_units, _IN_UNITS), (is_large, _AS_LARGE), (is_part, _AS_PART),
                   (_is_alone(slots), _ALONE), (is_first, _BEFORE_PLANS))  # fmt: skip
        why = next((reason for holds, reason in reasons if holds), "")
        for one in several:
            if why:
                meaning = Meaning("realization", one.meaning.moment if one.meaning else ALWAYS)
                found[one.place] = one._replace(meaning=meaning, why=why)
            elif is_open and 2 * right >= told:
                found[one.place] = one._replace(why=_MAY_BE_RESULT)
    return found


def _is_alone(slots: Mapping[Slot, int]) -> bool:
    """Whether indicators have neither targets nor results that a percentage could be of."""
    fields = {name for name, _ in slots}
    return "indicator" in fields and not fields & {"target", "realization", "ceiling", "spending"}


def _series(columns: Sequence[Column], slots: Mapping[Slot, int]) -> list[list[Column]]:
    """The achievements of no sign of per cent and without a result, those of one title together."""
    found: dict[str, list[Column]] = {}
    for one in columns:
        meaning = one.meaning
        if meaning is None or meaning.field != "achievement" or _PER_CENT.search(_title(one)):
            continue
        if ("realization", meaning.moment) not in slots:
            found.setdefault(_COUNTED.sub("", _title(one)), []).append(one)
    return list(found.values())


def _is_part(
    column: Column, columns: Sequence[Column], slots: Mapping[Slot, int], values: Values
) -> bool:
    """Whether another column is the percentage that a column is of a target."""
    targets = [at for (name, _), at in slots.items() if name == "target"]
    shares = [one.place for one in columns if _means(one, "achievement") and one != column]
    mine = values[column.place]
    counts = (
        counted(holds, mine, values[of], values[at])
        for of in targets
        for at in shares
        for holds in (agrees, is_fraction)
    )
    return any(count.is_sure for count in counts)


def _beside_targets(column: Column, slots: Mapping[Slot, int], values: Values) -> Count:
    """The rows that tell whether a column's figures are as large as targets: of those that most."""
    counts = [_as_large(values[column.place], values[one]) for one in _beside(column, slots)]
    return max(counts, key=lambda one: (one.right, one.told), default=Count(0, 0))


def _beside(column: Column, slots: Mapping[Slot, int]) -> list[int]:
    """The targets of a percentage's period; where it has none, all targets and results."""
    moment = column.meaning.moment if column.meaning else ALWAYS
    planned = {when: at for (name, when), at in slots.items() if name == "target"}
    own = [planned[when] for when in (moment, ALWAYS) if when in planned][:1]
    return own or [at for (name, _), at in slots.items() if name in {"target", "realization"}]


def _title(column: Column) -> str:
    return normal(" ".join(column.words))


def _is_counted(place: int, slots: Mapping[Slot, int], body: Sequence[TableRow]) -> bool:
    """Whether figures have units that are no per cent, or their rows do and nothing else tells."""
    units = [read_number(text_at(row, place)).unit for row in body]
    fields = {name for name, _ in slots}
    if not any(units) and not fields & {"target", "realization"} and ("unit", ALWAYS) in slots:
        units = [text_at(row, slots["unit", ALWAYS]) for row in body if text_at(row, place)]
    told = [unit for unit in units if unit]
    return 2 * sum(normal(unit) not in PER_CENT for unit in told) > max(len(units), 1)


def _has_units_of(column: Column, slots: Mapping[Slot, int], body: Sequence[TableRow]) -> bool:
    """Whether a column's figures have, row by row, the units of their targets, one no per cent."""
    place = slots.get(("target", column.meaning.moment if column.meaning else ALWAYS))
    if place is None:
        return False
    pairs = [
        (read_number(text_at(row, column.place)), read_number(text_at(row, place))) for row in body
    ]
    units = [(normal(one.unit), normal(of.unit)) for one, of in pairs if one.value is not None]
    return all(one == of for one, of in units) and any(
        one and one not in PER_CENT for one, _ in units
    )


def _as_large(shares: Sequence[Decimal | None], targets: Sequence[Decimal | None]) -> Count:
    """On how many rows figures are near their targets where a percentage would not be.

    Rows where both are so, as near a hundred, tell nothing.
    """
    right = told = 0
    for share, target in zip(shares, targets, strict=True):
        if share is None or not target:
            continue
        near, apart = target <= 2 * share <= 4 * target, not _WHOLE <= 4 * share <= 6 * _WHOLE
        right += near and apart
        told += near == apart
    return Count(right, told)


def told_by_sums(
    meanings: Sequence[Meaning | None], body: Sequence[TableRow]
) -> list[Meaning | None]:
    """The columns, an achievement that is the money's share on nearly all rows taken as that."""
    places = {(meaning.field, meaning.moment): at for at, meaning in enumerate(meanings) if meaning}
    found = list(meanings)
    for (field, moment), at in places.items():
        if field == "achievement" and ("absorption", moment) not in places:
            money = _confirmed(body, places, moment, ("spending", "ceiling", "achievement"))
            goods = _confirmed(body, places, moment, ("realization", "target", "achievement"))
            told = sum(read_number(text_at(row, at)).value is not None for row in body)
            if money >= _LEAST and money > goods and 10 * money >= _MOSTLY * told:
                found[at] = Meaning("absorption", moment)
    return found


def with_shares_exchanged(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, two percentages of a period told each other's where all of both follow so.

    Words cannot tell two "%" apart where money stands before work.
    """
    slots = slots_of(columns)
    found = list(columns)
    for field, when in slots:
        done, spent = slots.get(("achievement", when)), slots.get(("absorption", when))
        if field != "achievement" or done is None or spent is None:
            continue
        work, money = _parts_at(slots, "achievement", when), _parts_at(slots, "absorption", when)
        if work is None or money is None:
            continue
        own = _count(values, work, done), _count(values, money, spent)
        turned = _count(values, work, spent), _count(values, money, done)
        if not any(one.right for one in own) and all(
            one.right == one.told >= _LEAST for one in turned
        ):
            found[done] = found[done]._replace(meaning=Meaning("absorption", when))
            found[spent] = found[spent]._replace(meaning=Meaning("achievement", when))
    return found


def _parts_at(slots: Mapping[Slot, int], share: str, when: Moment) -> tuple[int, int] | None:
    """The columns of the part and the whole of a period's percentage; None where one is not."""
    part, whole = PARTS[share]
    places = slots.get((part, when)), slots.get((whole, when), slots.get((whole, ALWAYS)))
    return None if places[0] is None or places[1] is None else (places[0], places[1])


def _count(values: Values, of: tuple[int, int], share: int) -> Count:
    return agreed(values[of[0]], values[of[1]], values[share])


def _confirmed(
    body: Sequence[TableRow], places: dict[tuple[str, Moment], int], moment: Moment,
    names: tuple[str, str, str],
) -> int:  # fmt: skip
    """How many rows have a percentage that follows from two figures; the plan may be the year's."""
    part, whole, share = (places.get((name, moment)) for name in names)
    columns = [part, places.get((names[1], ALWAYS)) if whole is None else whole, share]
    if None in columns:
        return 0
    return sum(agrees(*(_figure(row, at) for at in columns if at is not None)) for row in body)


def _figure(row: TableRow, at: int) -> Decimal | None:
    return value_in(text_at(row, at))
