"""Each figure once: which column is meant where several are told the same."""

import re
from collections.abc import Collection, Sequence

from tolok.documents.columns.apart import are_apart
from tolok.documents.columns.blocks import blocks_of
from tolok.documents.columns.contents import Column
from tolok.documents.columns.known_words import OF_FUNDS, strange_words_of
from tolok.documents.columns.moments import ALWAYS, Moment
from tolok.documents.columns.parts import PARTS, agreed, explained
from tolok.documents.columns.shortened_words import normal, spelled
from tolok.documents.columns.sums import Count, Values, is_within_year, slots_of
from tolok.documents.columns.vocabulary import CODE_PART, NAME, Meaning
from tolok.documents.level_words import levels_in
from tolok.domain.forms import NUMBER_CELLS
from tolok.domain.levels import Level

_APART = re.compile(
    r"\bS\.?\s?/?D\b|KUMULATIF|AKUMULASI|SAMPAI DENGAN|MURNI|PERUBAHAN|SEBELUM|SESUDAH|SETELAH|"
    r"SEMULA|MENJADI"
)
_LATER = re.compile(r"\b(?:PERUBAHAN|REVISI|SESUDAH|SETELAH|MENJADI)\b")
_EARLIER = re.compile(r"\b(?:SEBELUM|SEMULA|MURNI)\b")
_WHOLE = re.compile(r"\b(?:JUMLAH|TOTAL)\b")
_TO_PERIOD = frozenset({"SD", "SAMPAIDENGAN", "KUMULATIF", "AKUMULASI"})
"""Marks of figures until the end of the period that a header names."""
_TO_DATE = re.compile(r"\b(?:S\.?\s?/?D\b|SAMPAI).*\bINI\b|\b(?:KUMULATIF|AKUMULASI)\b")

_OF_YEAR = re.compile(r"\bTAHUN(?:AN)?\b")
_OTHERS = {"realization": "spending", "spending": "realization"}
_PLANNED = re.compile(r"\b(?:RENCANA|PENARIKAN|KAS)\b", re.IGNORECASE)
_MAY_BE_DRAWN = "judulnya, padahal pagu setahun ada di kolom lain dan ini mungkin rencana penarikan"
_AGREEMENT = re.compile(r"\bPK\b|\bPERJANJIAN\s+KINERJA\b")
_TO_DRAW, _BUDGET = (
    re.compile(rf"\b(?:{one})\b")
    for one in ("RENCANA|TARGET|PENARIKAN|KAS", "PAGU|DPP?A|ANGGARAN|ALOKASI")
)
"""Words of plans of money, and those of budgets."""
_SEVERAL = frozenset({NAME, CODE_PART, "number", "indicator", "unit"})
"""What several columns may hold."""


def once(columns: Sequence[Column], values: Values) -> list[Column]:
    """Each figure once: a second column that means the same is understood as nothing.

    A quarter's own figure goes before what was reached to its end, what holds after a change of the
    budget (*perubahan*) before what held until then, a sum before its parts, and then the one that
    the table's percentages follow from, or that no unknown word tells from the others. Of
    percentages that one is meant that follows from figures that are. Columns of which no line fills
    two are one figure in several places.
    """
    alike: dict[tuple[int, Meaning], list[Column]] = {}
    blocks = _with_own_codes(columns, blocks_of(columns))
    for column, block in zip(columns, blocks, strict=True):
        if column.meaning and column.meaning.field not in _SEVERAL:
            alike.setdefault((block, column.meaning), []).append(column)
    meant: dict[int, Column] = {}
    for (_, meaning), several in sorted(alike.items(), key=lambda one: one[0][1].field in PARTS):
        if len(several) > 1 and not are_apart(several, values):
            kept = [one for one in columns if meant.get(one.place, one) is one]
            own = [one for one in several if _follows(one, meaning, kept, values)]
            of = own[0] if len(own) == 1 else _meant(several, columns, values)
            meant |= dict.fromkeys((one.place for one in several), of)
    return [
        column.aside_for(column.meaning, [of]) if column.meaning and of is not column else column
        for column, of in ((one, meant.get(one.place, one)) for one in columns)
    ]


def _with_own_codes(columns: Sequence[Column], blocks: Sequence[int]) -> list[int]:
    """The blocks, a code's right before a name one of its own: "Kode Program", "Nama Program"."""
    named = [one.meaning is not None and one.meaning.field == NAME for one in columns]
    found = list(blocks)
    for at, (column, is_named) in enumerate(zip(columns, named[1:], strict=False)):
        if is_named and column.meaning and column.meaning.field == "code":
            found[at] = len(columns) + at
    return found


def _meant(several: Sequence[Column], columns: Sequence[Column], values: Values) -> Column:
    """The column that is meant, of several that are told the same."""
    own = [one for one in several if not is_to_a_period(one)] or several
    own = [one for one in own if not _is_to_draw(one)] or own
    own = [one for one in own if not OF_FUNDS.search(normal(one.title))] or own
    own = _of_last_names(own, columns)
    if len(own) == 1:
        return own[0]
    for tells in (_is_later, is_sum):
        if told := [one for one in own if tells(one)]:
            return told[0]
    alike = [one for one in own if marks_of(one) == marks_of(own[0])]
    proved = [one for one in alike if _is_proved(one, columns, values)]
    agreed_on = [one for one in own if _is_agreed_on(one)]
    if len(proved) == 1 or len(agreed_on) == 1:
        return (proved if len(proved) == 1 else agreed_on)[0]
    plain = [one for one in own if not strange_words_of(one)]
    return (plain or own)[0]


def _of_last_names(several: Sequence[Column], columns: Sequence[Column]) -> list[Column]:
    """Of figures told for several levels those of the last names: "Pagu Kegiatan"."""
    levels = [levels_in(spelled(one.words[-1])) if one.words else frozenset() for one in several]
    names = [one.meaning.levels for one in columns if one.meaning and one.meaning.field == NAME]
    if not all(map(_is_one, levels)) or len(set(levels)) < len(levels) or not names:
        return list(several)
    mine = [one for one, of in zip(several, levels, strict=True) if of == names[-1]]
    return mine or list(several)


def _is_one(levels: Collection[Level]) -> bool:
    return len(levels) == 1


def _is_agreed_on(column: Column) -> bool:
    """Whether a target is the agreement's ("PK"), against which a year is measured."""
    is_target = column.meaning is not None and column.meaning.field == "target"
    return is_target and any(_AGREEMENT.search(spelled(word)) for word in column.words)


def _is_to_draw(column: Column) -> bool:
    """Whether a column of ceilings only says what is planned to be drawn, as no budget does."""
    words = " ".join(map(spelled, column.words))
    is_ceiling = column.meaning is not None and column.meaning.field == "ceiling"
    return is_ceiling and bool(_TO_DRAW.search(words)) and not _BUDGET.search(words)


def _follows(share: Column, meaning: Meaning, kept: Sequence[Column], values: Values) -> bool:
    """Whether a percentage follows from figures that are meant, of its own period."""
    if meaning.field not in PARTS:
        return False
    parts, wholes = (
        [values[one.place] for one in kept if one.meaning == Meaning(field, meaning.moment)]
        for field in PARTS[meaning.field]
    )
    mine = values[share.place]
    return any(agreed(part, whole, mine).is_sure for part in parts for whole in wholes)


def is_to_a_period(column: Column) -> bool:
    """Whether a column of a quarter or month holds all until its end: "s.d. Triwulan IV"."""
    within = column.meaning is not None and is_within_year(column.meaning.moment)
    return within and bool(_TO_PERIOD & marks_of(column))


def _is_proved(column: Column, columns: Sequence[Column], values: Values) -> bool:
    """Whether percentages of the table follow from a column's figures, on nearly all rows."""
    field = column.meaning.field if column.meaning else ""
    for share, names in PARTS.items():
        if field not in names:
            continue
        (beside,) = set(names) - {field}
        others = [
            values[one.place] for one in columns if one.meaning and one.meaning.field == beside
        ]
        shares = [
            values[one.place] for one in columns if one.meaning and one.meaning.field == share
        ]
        mine = values[column.place]
        pairs = [(mine, one) if field == names[0] else (one, mine) for one in others]
        return any(explained(*pair, one).is_sure for pair in pairs for one in shares)
    return False


def without_shares_of_others(columns: Sequence[Column], kept: Sequence[Column]) -> list[Column]:
    """The kept columns, a share set aside with the figure that it is of.

    "Capaian s.d. TW II" is of "Realisasi s.d. TW II", not of what the quarter alone reached.
    """
    found = list(kept)
    for at, share in enumerate(kept):
        of = PARTS.get(share.meaning.field, (None,))[0] if share.meaning else None
        if share.meaning is None or of is None or not (marks := marks_of(share)):
            continue
        figure = Meaning(of, share.meaning.moment)
        pairs = zip(columns, kept, strict=True)
        lost = [marks_of(one) for one, other in pairs if one.meaning == figure != other.meaning]
        held = [marks_of(one) for one in kept if one.meaning == figure]
        if marks in lost and marks not in held:
            found[at] = share.aside_for(figure, kept)
    return found


def with_shares_moved(columns: Sequence[Column], told: Sequence[Column]) -> list[Column]:
    """The columns as told since, a share of the period to which the figure went that it is of.

    Where "Realisasi s.d. TW II" is told the year's, so is "Capaian s.d. TW II".
    """
    moved = {
        (one.meaning, frozenset(marks_of(one))): other.meaning.moment
        for one, other in zip(columns, told, strict=True)
        if one.meaning and other.meaning and marks_of(one) and one.meaning != other.meaning
    }
    taken = slots_of(told)
    found = list(told)
    for at, share in enumerate(told):
        if share.meaning is None or share.meaning.field not in PARTS:
            continue
        of = Meaning(PARTS[share.meaning.field][0], share.meaning.moment)
        when = moved.get((of, frozenset(marks_of(share))))
        if when is not None and (share.meaning.field, when) not in taken:
            found[at] = share._replace(meaning=Meaning(share.meaning.field, when))
    return found


def _without_shares_of_the_year(kept: Sequence[Column]) -> list[Column]:
    """The kept columns, a period's share of the year's target set aside for that of its own.

    "Capaian TW II", then "Capaian terhadap Target Tahunan": nothing was reached in the year yet.
    """
    found = list(kept)
    for at, share in enumerate(kept):
        field = share.meaning.field if share.meaning else ""
        of_year = share.meaning == Meaning(field) and bool(_OF_YEAR.search(normal(share.title)))
        if field not in PARTS or not of_year:
            continue
        parts = [
            one.meaning for one in kept if one.meaning and one.meaning.field == PARTS[field][0]
        ]
        whens = {one.moment for one in parts}
        if len(whens) != 1 or not is_within_year(when := whens.pop()):
            continue
        own = [one for one in kept if one.meaning == Meaning(field, when)]
        if own:
            found[at] = share._replace(meaning=None, instead=own[0].place)
    return found


def without_shares_of_unused(kept: Sequence[Column], values: Values) -> list[Column]:
    """The kept columns, a share set aside that follows from figures that no form has.

    "%" beside last month's amount is of that amount, not of what was reached in all; "%" of one
    fund is of that fund's budget, which a sum stands for; what is reached of a nation's standard is
    of no target.
    """
    kept = _without_shares_of_the_year(kept)
    unused = [one for one in kept if one.meaning is None and one.words]
    wholes = [one for one in kept if one.meaning and one.meaning.field in {"target", "ceiling"}]
    outdone = [one for one in unused if one.instead is not None]
    found = list(kept)
    for at, share in enumerate(kept):
        of = PARTS.get(share.meaning.field) if share.meaning else None
        if share.meaning is None or of is None:
            continue
        mine = values[share.place]
        parts = [one for one in kept if one.meaning == Meaning(of[0], share.meaning.moment)]
        pairs = ((one, whole) for one in parts for whole in wholes)
        if any(agreed(values[one.place], values[whole.place], mine).is_likely
               for one, whole in pairs):  # fmt: skip
            continue
        of_unused = [(one, whole) for one in unused for whole in (*wholes, *outdone)]
        other = [
            one for one in kept if one.meaning == Meaning(_OTHERS[of[0]], share.meaning.moment)
        ]
        of_unused += [(one, whole) for one in other for whole in unused if not parts]
        if any(one.meaning and one.meaning.field == of[1] for one in wholes):
            of_unused += [(one, whole) for one in parts for whole in unused]
        if any(agreed(values[one.place], values[whole.place], mine).is_sure
               for one, whole in of_unused if one is not whole):  # fmt: skip
            found[at] = share._replace(meaning=None)
    return found


def without_plans_to_draw(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, a period's own amount set aside where its absorption is of the year's.

    "Rencana Penarikan s.d. Triwulan II" is no ceiling where what was spent is told in per cent of
    the whole budget; nor are the per cents of that plan any absorption.
    """
    held = slots_of(columns)
    year = held.get(("ceiling", ALWAYS))
    found = list(columns)
    for (field, when), plan in held.items():
        spent = held.get(("spending", when))
        if field != "ceiling" or when == ALWAYS or year is None or spent is None:
            continue
        shares = [one for one in columns if one.meaning in _absorbed(when)]
        of_year = [_agreed(values, spent, year, one) for one in shares]
        own = [_agreed(values, spent, plan, one) for one in shares]
        if any(one.is_sure for one in of_year) and not any(one.is_likely for one in own):
            found[plan] = found[plan]._replace(meaning=None, instead=year)
            for one in shares:
                if _agreed(values, plan, year, one).is_sure:
                    found[one.place] = one._replace(meaning=None)
        elif _PLANNED.search(columns[plan].title) and not any(one.is_likely for one in own):
            found[plan] = found[plan]._replace(why=columns[plan].why or _MAY_BE_DRAWN)
    return found


def _absorbed(when: Moment) -> tuple[Meaning, Meaning]:
    """What the absorption of a period may be told as."""
    return Meaning("absorption", when), Meaning("absorption")


def _agreed(values: Values, part: int, whole: int, share: Column) -> Count:
    return agreed(values[part], values[whole], values[share.place])


def marks_of(column: Column) -> set[str]:
    """The words that tell a column's figures from others of the same meaning: "s.d.", "Murni"."""
    words = _APART.findall(" ".join(map(spelled, column.words)))
    return {word.replace(".", "").replace("/", "").replace(" ", "") for word in words}


def _is_later(column: Column) -> bool:
    """Whether a column of figures is the one after a change."""
    figures = column.meaning is not None and column.meaning.field in NUMBER_CELLS
    whole = " ".join(map(normal, column.words))
    return figures and bool(_LATER.search(whole)) and not _EARLIER.search(whole)


def is_sum(column: Column) -> bool:
    """Whether a column of figures is the sum of those beside it, or of all until now."""
    figures = column.meaning is not None and column.meaning.field in NUMBER_CELLS
    to_date = any(_TO_DATE.search(spelled(word)) for word in column.words)
    return figures and (sums_up(column) or to_date)


def sums_up(column: Column) -> bool:
    """Whether the lowest word under others says that a column is their sum."""
    return len(column.words) > 1 and bool(_WHOLE.match(normal(column.words[-1])))
