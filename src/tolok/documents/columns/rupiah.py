"""Columns of money, told by how large their figures are and by what they are shares of."""

import re
from collections.abc import Sequence
from decimal import Decimal

from tolok.documents.columns.contents import Column
from tolok.documents.columns.kinds import MONEY, filled_of, text_at
from tolok.documents.columns.moments import ALWAYS, named_moment
from tolok.documents.columns.parts import PARTS, agreed
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.sums import Values, is_within_year, slots_of
from tolok.documents.columns.vocabulary import OF_MONEY, OF_WORK, Meaning
from tolok.documents.document import TableRow

AS_RUPIAH = "angkanya sebesar rupiah"
"""The reason that a person is told."""
_PER_CENT = "angkanya paling besar 100, padahal pagunya sebesar rupiah"
_OF_CEILING = "angkanya = jumlah rupiah di sebelahnya / pagu × 100"
_OF_YEAR = "kolom di sebelahnya adalah persentasenya terhadap pagu setahun"
_OF_TARGET = "kolom capaian adalah persentase realisasi terhadapnya"
_OF_LEVEL = re.compile(r"(?:PAGU|ANGGARAN|REALISASI) ((?:SUB ?)?KEGIATAN|PROGRAM)")
_TARGETED = re.compile(r"TARGET\b")
_BUDGET = re.compile(r"\b(?:PAGU|ANGGARAN|DANA|PENDANAAN|BELANJA|KEUANGAN|DPP?A)\b")
_REVENUE = frozenset({"indicator", "ceiling", "realization", "achievement"})
_LEAST, _WHOLE = 2, 100
"""Rows that must tell; per cent of all."""


def with_amounts_of_funds(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, amounts below the names of funds taken for parts of a ceiling: "PAD", "DAK"."""
    return [
        one._replace(meaning=Meaning("ceiling"), why=AS_RUPIAH)
        if one.meaning and one.meaning.field == "funding" and is_of_rupiah(values[one.place])
        else one
        for one in columns
    ]


def with_spent_of_levels(columns: Sequence[Column]) -> list[Column]:
    """The columns, "Realisasi Program" spent where "Pagu Program" is its budget."""
    budgets = {
        (found[1], one.meaning.moment)
        for one in columns
        if one.meaning and one.meaning.field == "ceiling" and one.words
        if (found := _OF_LEVEL.fullmatch(normal(one.words[-1])))
    }
    told = list(columns)
    for one in columns if budgets else ():
        said = _OF_LEVEL.fullmatch(normal(one.words[-1])) if one.words else None
        if one.meaning is None or one.meaning.field != "realization" or said is None:
            continue
        if (said[1], one.meaning.moment) in budgets:
            told[one.place] = one._replace(meaning=Meaning("spending", one.meaning.moment))
    return told


def with_plans_of_money(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, a target of rupiah below words of money alone a ceiling: "ANGGARAN · TARGET"."""
    held = {one.meaning for one in columns}
    found = list(columns)
    for one in columns:
        above = normal(" ".join(one.words[:-1]))
        if one.meaning is None or one.meaning.field != "target":
            continue
        if not OF_MONEY.search(above) or OF_WORK.search(above):
            continue
        ceiling = Meaning("ceiling", one.meaning.moment)
        if ceiling not in held and is_of_rupiah(values[one.place]):
            found[one.place] = one._replace(meaning=ceiling)
    return found


def is_of_rupiah(figures: Sequence[Decimal | None]) -> bool:
    """Whether half of the figures are as large as rupiah are; nothing spent yet tells nothing."""
    known = [one for one in figures if one]
    return len(known) >= _LEAST and 2 * sum(one >= MONEY for one in known) > len(known)


def without_money_in_per_cent(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, money that is a hundred at most beside a ceiling of rupiah told in per cent.

    "Realisasi · Keuangan" 44,00 is what was absorbed; what is planned so has no cell.
    """
    ceilings = [
        one for one in columns if _means(one, "ceiling") and is_of_rupiah(values[one.place])
    ]
    held = {one.meaning for one in columns}
    found = list(columns)
    for one in columns if ceilings else ():
        if one.meaning is None or not _is_in_per_cent(values[one.place]):
            continue
        absorbed = Meaning("absorption", one.meaning.moment)
        if one.meaning.field == "spending" and absorbed not in held:
            found[one.place] = one._replace(meaning=absorbed, why=_PER_CENT)
        elif one.meaning.field in {"spending", "ceiling"}:
            found[one.place] = one._replace(meaning=None, instead=ceilings[0].place)
    return found


def without_signs_of_per_cent(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, money whose every figure has the sign of per cent what was absorbed of it."""
    held = {one.meaning for one in columns}
    found = list(columns)
    for one in columns:
        if one.meaning is None or one.meaning.field not in {"spending", "ceiling"}:
            continue
        texts = filled_of([text_at(row, one.place) for row in body])
        if len(texts) < _LEAST or not all(text.rstrip().endswith("%") for text in texts):
            continue
        absorbed = Meaning("absorption", one.meaning.moment)
        is_spent = one.meaning.field == "spending" and absorbed not in held
        found[one.place] = one._replace(meaning=absorbed if is_spent else None)
    return found


def with_targets_of_rupiah(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, a ceiling of which results are told in per cent a target: "Target (Rp)".

    Only where indicators are told and nothing is spent: so is revenue, which has no budget.
    """
    fields = {one.meaning.field for one in columns if one.meaning}
    if "spending" in fields or not fields >= _REVENUE:
        return list(columns)
    held = {one.meaning for one in columns}
    results = [one for one in columns if _means(one, "realization")]
    shares = [one for one in columns if _means(one, "achievement")]
    found = list(columns)
    for one in columns:
        words = normal(one.title)
        if one.meaning is None or not _means(one, "ceiling"):
            continue
        if not _TARGETED.match(words) or _BUDGET.search(words):
            continue
        target = Meaning("target", one.meaning.moment)
        mine = values[one.place]
        if target not in held and any(
            agreed(values[part.place], mine, values[share.place]).is_sure
            for part in results
            for share in shares
        ):
            found[one.place] = one._replace(meaning=target, why=_OF_TARGET)
    return found


def without_shares_of_money(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, results and targets that are amounts in per cent of a ceiling no longer these.

    "Realisasi · %" right of "Realisasi · Rp" is what was absorbed, whatever a target beside it
    says; a person is asked. What is planned so has no cell. Not what says that it is of work.
    """
    held = {one.meaning for one in columns}
    amounts = [one for one in columns if is_of_rupiah(values[one.place])]
    ceilings = [one for one in amounts if _means(one, "ceiling")]
    found = list(columns)
    for one in columns:
        if one.meaning is None or one.meaning.field not in {"realization", "target"}:
            continue
        if OF_WORK.search(normal(one.title)) or not _is_share(one, amounts, ceilings, values):
            continue
        absorbed = Meaning("absorption", one.meaning.moment)
        if one.meaning.field == "realization" and absorbed not in held:
            found[one.place] = one._replace(meaning=absorbed, why=_OF_CEILING)
        else:
            found[one.place] = one._replace(meaning=None)
    return found


def with_spent_of_periods(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, a period's amount spent where a share beside it is that of the year's ceiling.

    "TW I · Keuangan" and "%" without a word of what was planned or reached; a person is asked.
    """
    slots = slots_of(columns)
    year = slots.get(("ceiling", ALWAYS))
    found = list(columns)
    for (field, when), at in slots.items():
        if field != "ceiling" or not is_within_year(when) or ("spending", when) in slots:
            continue
        shares = [
            one
            for one in columns
            if named_moment(one.words) == when
            and (one.meaning is None or one.meaning.field in PARTS)
            and year is not None
            and agreed(values[at], values[year], values[one.place]).is_sure
        ]
        if shares:
            found[at] = columns[at]._replace(meaning=Meaning("spending", when), why=_OF_YEAR)
            near = ([one for one in shares if one.place > at] or shares)[0]
            found[near.place] = near._replace(meaning=Meaning("absorption", when))
    return found


def _is_share(
    column: Column, amounts: Sequence[Column], ceilings: Sequence[Column], values: Values
) -> bool:
    """Whether a column is on nearly all rows an amount's percentage of a ceiling."""
    mine = values[column.place]
    return any(
        agreed(values[part.place], values[whole.place], mine).is_sure
        for whole in ceilings
        for part in amounts
        if part is not whole and part is not column
    )


def _means(column: Column, field: str) -> bool:
    return column.meaning is not None and column.meaning.field == field


def _is_in_per_cent(figures: Sequence[Decimal | None]) -> bool:
    """Whether no figure is over a hundred, and several are more than nothing."""
    known = [one for one in figures if one]
    return len(known) >= _LEAST and all(0 < one <= _WHOLE for one in known)
