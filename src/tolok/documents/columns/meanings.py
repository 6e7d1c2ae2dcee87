"""What each column of a header means: by its words, by its neighbours and by what it holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tolok.documents.columns.actions import with_actions
from tolok.documents.columns.apart import with_indicators_of_levels
from tolok.documents.columns.contents import (
    Column,
    with_code_parts,
    with_kinds,
    with_level,
    with_names_beside,
    with_period,
    with_plain_words,
    without_counts,
    without_words_of_money,
)
from tolok.documents.columns.disproved import (
    with_disproved_asked,
    with_overspent_asked,
    with_parts_asked,
)
from tolok.documents.columns.evidence import told_by_evidence, without_units
from tolok.documents.columns.grouped_shares import with_shares_of_groups
from tolok.documents.columns.groups import is_month, with_leaves_written_out
from tolok.documents.columns.kinds import MONEY, filled_of, text_at, value_in
from tolok.documents.columns.measures import with_measures
from tolok.documents.columns.moments import ALWAYS, Moment, is_bare_number
from tolok.documents.columns.named_results import with_named_results
from tolok.documents.columns.once import (
    is_sum,
    marks_of,
    once,
    sums_up,
    with_shares_moved,
    without_plans_to_draw,
    without_shares_of_others,
    without_shares_of_unused,
)
from tolok.documents.columns.owners import (
    with_accounts,
    with_offices,
    without_affairs,
    without_beneficiaries,
    without_owners,
)
from tolok.documents.columns.pairs import with_results
from tolok.documents.columns.parted_figures import with_parted_figures
from tolok.documents.columns.parts import told_by_parts
from tolok.documents.columns.paths import paths_of
from tolok.documents.columns.periods_in_cells import with_periods_in_cells
from tolok.documents.columns.plan_ends import with_plans_end, with_plans_own
from tolok.documents.columns.rupiah import (
    with_amounts_of_funds,
    with_plans_of_money,
    with_spent_of_levels,
    with_spent_of_periods,
    with_targets_of_rupiah,
    without_money_in_per_cent,
    without_shares_of_money,
    without_signs_of_per_cent,
)
from tolok.documents.columns.served import (
    with_results_before_shares,
    with_results_of_series,
    with_served,
)
from tolok.documents.columns.shares import (
    told_by_others,
    told_by_size,
    told_by_sums,
    told_by_target,
    with_shares_exchanged,
)
from tolok.documents.columns.shortened_words import normal
from tolok.documents.columns.sums import (
    Values,
    is_within_year,
    told_by_periods,
    values_of,
    with_wholes_of_kinds,
)
from tolok.documents.columns.sums_beside import with_products, with_sums_beside
from tolok.documents.columns.superseded import without_superseded
from tolok.documents.columns.vocabulary import OF_WORK, PER_CENT, REACHED, Meaning, meaning_of
from tolok.documents.columns.weights import without_weighted
from tolok.documents.document import TableRow
from tolok.domain.forms import NUMBER_CELLS

_OF_MONEY = {"target": "ceiling", "realization": "spending", "achievement": "absorption"}
_OF_PERFORMANCE = {money: performance for performance, money in _OF_MONEY.items()}
_RUNNING = re.compile(r"\bTAHUN\s+BERJALAN\b")
_BARE_MONEY = frozenset({"KEUANGAN", "RP", "(RP)", "RP."})

_WORK_DONE = re.compile(r"\bFISIK\b.*%")
"""Headers of work done in per cent."""
_OTHER = {"achievement": "realization", "realization": "achievement"}
_TARGET = Meaning("target")


def meanings_of(lines: Sequence[TableRow], body: Sequence[TableRow]) -> list[Column]:
    """Each column with its words and meaning."""
    columns = with_level(with_kinds(_by_words(lines, body), body), body)
    columns = without_units(with_named_results(columns, body), body)
    columns = with_results_before_shares(with_served(columns, body))
    columns = _told_by_evidence(with_period(columns, body), body)
    columns = _of_one_year(with_plans_end(columns))
    columns = with_shares_of_groups(_of_running_year(with_plans_own(columns)))
    columns = _of_one_period(columns)
    values = values_of(columns, body)
    columns = with_sums_beside(with_amounts_of_funds(_with_spending(columns), values), values)
    columns = with_plans_of_money(with_products(columns, values), values)
    columns = without_money_in_per_cent(without_signs_of_per_cent(columns, body), values)
    columns = with_targets_of_rupiah(without_shares_of_money(columns, values), values)
    columns = told_by_size(with_spent_of_periods(columns, values), values)
    columns = _meaning(columns, told_by_others([one.meaning for one in columns], body))
    columns = told_by_target(with_results_of_series(columns, values), values, body)
    columns = without_plans_to_draw(with_wholes_of_kinds(columns, values), values)
    columns = _with_wholes(columns, once(columns, values), values)
    columns = told_by_parts(columns, once(columns, values), values)
    columns = without_shares_of_others(columns, once(columns, values))
    columns = _without_shares(columns, values)
    columns = _meaning(columns, told_by_sums([one.meaning for one in columns], body))
    kept = with_shares_exchanged(once(columns, values), values)
    kept = without_shares_of_unused(kept, values)
    kept = with_overspent_asked(with_disproved_asked(kept, values), values)
    return with_parts_asked(kept, values)


def _by_words(lines: Sequence[TableRow], body: Sequence[TableRow]) -> list[Column]:
    """Each column with what its own words mean, and those of its neighbours."""
    paths = paths_of(lines)
    spelled = with_leaves_written_out(paths)
    columns = [
        Column(place, words if is_month(words) else path, meaning_of(words) if words else None)
        for place, (path, words) in enumerate(zip(paths, spelled, strict=True))
    ]
    columns = with_periods_in_cells(without_superseded(columns), body)
    columns = with_accounts(with_offices(with_parted_figures(columns, body)))
    columns = with_results(
        _with_twins(_with_sums(_with_money(with_spent_of_levels(columns), body))), body
    )
    columns = without_affairs(without_beneficiaries(without_owners(columns)))
    columns = with_actions(with_measures(without_words_of_money(columns, body), body))
    columns = with_indicators_of_levels(columns, body)
    columns = with_names_beside(with_code_parts(columns, body), body)
    columns = _in_per_cent(with_plain_words(without_counts(columns, body), body))
    return _with_work_done(columns)


def _without_shares(columns: Sequence[Column], values: Values) -> list[Column]:
    """The columns, those among the kept that are shares of what no form has set aside."""
    kept = once(columns, values)
    own = without_weighted(without_shares_of_unused(kept, values), values)
    return [
        column._replace(meaning=None, instead=other.instead)
        if one.meaning and other.meaning is None
        else column
        for column, one, other in zip(columns, kept, own, strict=True)
    ]


def _with_wholes(columns: Sequence[Column], kept: Sequence[Column], values: Values) -> list[Column]:
    """The columns, those that are not told or not kept taken for what they add up."""
    told = zip(columns, kept, told_by_periods(kept, values), strict=True)
    found = [two if two.meaning != one.meaning else column for column, one, two in told]
    return with_shares_moved(columns, found)


def _meaning(columns: Sequence[Column], told: Sequence[Meaning | None]) -> list[Column]:
    """The columns with other meanings."""
    return [column._replace(meaning=one) for column, one in zip(columns, told, strict=True)]


def _with_money(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """Amounts that no word of their own tells, and that are as large as rupiah are.

    A second TARGET beside the first is its amount; so are a quarter's figures right of a ceiling,
    where those of performance came before. Not where other words tell both apart, nor where another
    column says that it holds the amount; a percentage is of money only where there is some, and of
    two the one that does not say that it is of work.
    """
    told = {(column.meaning.field, column.meaning.moment) for column in columns if column.meaning}
    seen: dict[tuple[str, Moment], int] = {}
    found: list[Column] = []
    ceilings = {when for field, when in told if field == "ceiling"}
    years = ceilings if all(when == Moment(when.year) for when in ceilings) else set()
    of_year = years.pop() if len(years) == 1 else ALWAYS
    ceiling, paid = False, any(field in {"ceiling", "spending"} for field, _ in told)
    for column in columns:
        meaning = column.meaning
        if meaning and meaning.field in _OF_MONEY:
            before = seen.get((meaning.field, meaning.moment))
            beside = before is not None and before == column.place - 1
            money = (_OF_MONEY[meaning.field], meaning.moment)
            free = money not in told and (before is None or _alike(columns[before], column))
            free = free and (paid if meaning.field == "achievement" else "%" not in column.title)
            if before is not None and (beside or ceiling) and free and _may_be_money(column, body):
                amount = replace(meaning, field=_OF_MONEY[meaning.field])
                if _is_of_work(column) and not _is_of_work(columns[before]):
                    found[before] = columns[before]._replace(meaning=amount)
                else:
                    meaning = amount
                    column = column._replace(meaning=meaning)  # noqa: PLW2901 - the same column, understood
        if meaning:
            seen.setdefault((meaning.field, meaning.moment), column.place)
            ceiling = ceiling or (meaning.field == "ceiling" and meaning.moment == of_year)
            paid = paid or meaning.field in {"ceiling", "spending"}
        found.append(column)
    return found


def _is_of_work(column: Column) -> bool:
    """Whether a percentage says that it is of work: "Progres Fisik (%)"."""
    is_share = column.meaning is not None and column.meaning.field == "achievement"
    return is_share and bool(OF_WORK.search(normal(column.title)))


def _with_work_done(columns: Sequence[Column]) -> list[Column]:
    """The columns; work done in per cent is a result beside its plan, else a share of the volume.

    "Target · Fisik (%)" tells what "Realisasi · Fisik (%)" is held against; a volume in metres does
    not.
    """
    held = {column.meaning for column in columns if column.meaning}
    found = list(columns)
    for at, column in enumerate(columns):
        if column.meaning is None or not _WORK_DONE.search(normal(column.title)):
            continue
        when = column.meaning.moment
        plans = [one for one in columns if one.meaning in {Meaning("target", when), _TARGET}]
        planned = any(_WORK_DONE.search(normal(one.title)) for one in plans)
        by_volume = any(normal(one.title).endswith("VOLUME") for one in plans)
        told = {"achievement": planned, "realization": by_volume and not planned}
        other = Meaning(_OTHER.get(column.meaning.field, ""), when)
        if told.get(column.meaning.field) and other not in held:
            found[at] = column._replace(meaning=other)
    return found


def _may_be_money(column: Column, body: Sequence[TableRow]) -> bool:
    """Whether nothing in a column tells against money; a percentage may be of anything."""
    if column.meaning and column.meaning.field == "achievement":
        return True
    texts = filled_of([text_at(row, column.place) for row in body])
    values = [value for text in texts if (value := value_in(text)) is not None]
    return max(filter(None, values), default=MONEY) >= MONEY and bool(values or not texts)


def _with_sums(columns: Sequence[Column]) -> list[Column]:
    """A sum beside its parts under the same words is an amount where they are."""
    found = list(columns)
    for at, column in enumerate(columns):
        parts = [one.meaning for one in columns if one.words[:-1] == column.words[:-1]]
        money = [one for one in parts if one and one.field in _OF_PERFORMANCE]
        beside = len(column.words) > 1 and column.meaning not in money
        if not (beside and len(money) > 1):
            continue
        if column.meaning is None and sums_up(column):
            found[at] = column._replace(meaning=money[0])
        elif column.meaning and is_sum(column):
            found[at] = column._replace(meaning=replace(money[0], moment=column.meaning.moment))
    return found


def _alike(one: Column, other: Column) -> bool:
    """Whether no word tells the later column of two from the first: "s.d." does, or "Perubahan"."""
    return marks_of(one) == marks_of(other)


def _in_per_cent(columns: Sequence[Column]) -> list[Column]:
    """A realization with a per cent sign below, where the target has one too, is no achievement."""
    leaves = [[normal(word) for word in column.words] for column in columns]
    units = {
        column.meaning.moment
        for column, words in zip(columns, leaves, strict=True)
        if column.meaning and column.meaning.field == "target" and PER_CENT & set(words[1:])
    }
    return [
        column._replace(meaning=replace(column.meaning, field="realization"))
        if column.meaning
        and column.meaning.field == "achievement"
        and column.meaning.moment in units
        and words[0].startswith("REALISASI")
        and PER_CENT & set(words[1:])
        else column
        for column, words in zip(columns, leaves, strict=True)
    ]


def _with_twins(columns: Sequence[Column]) -> list[Column]:
    """A KINERJA whose group was not understood is the twin of the amount to its right.

    A scan may lose a group's word over one of its two columns.
    """
    taken = {(column.meaning.field, column.meaning.moment) for column in columns if column.meaning}
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        amount = beside.meaning
        field = _OF_PERFORMANCE.get(amount.field) if amount else None
        if column.meaning is not None or amount is None or field is None:
            continue
        twin = Meaning(field, amount.moment)
        words = [word for word in column.words if not is_bare_number(word, column.words)]
        leaf = bool(words) and normal(words[-1]) in {"KINERJA", "K", "FISIK"}
        if leaf and (twin.field, twin.moment) not in taken:
            found[place] = column._replace(meaning=twin)
    return found


def _told_by_evidence(columns: Sequence[Column], body: Sequence[TableRow]) -> list[Column]:
    """The columns, some told by evidence; to one that is still unknown a single year parts none."""
    told, plain = told_by_evidence(columns, body), _of_one_year(columns)
    if plain == list(columns) or all(one.meaning for one in told):
        return told
    again = zip(columns, told, told_by_evidence(plain, body), strict=True)
    return [other if one.meaning == first.meaning is None else first for one, first, other in again]


def _of_one_year(columns: Sequence[Column]) -> list[Column]:
    """Where only one year is named, it is the document's own."""
    moments = [column.meaning.moment for column in columns if column.meaning]
    years = {moment.year for moment in moments if moment.year}
    if len(years) != 1:
        return list(columns)
    return [
        column._replace(
            meaning=replace(column.meaning, moment=column.meaning.moment._replace(year=None))
        )
        if column.meaning
        else column
        for column in columns
    ]


def _of_running_year(columns: Sequence[Column]) -> list[Column]:
    """What is planned for the running year (*tahun berjalan*) is the document's beside quarters.

    E.81 names that year over its targets (column 7) and leaves it out over what was reached.
    """
    told = {(one.meaning.field, one.meaning.moment) for one in columns if one.meaning}
    quarters = any(is_within_year(moment) and not moment.year for _, moment in told)
    return [
        column._replace(meaning=replace(column.meaning, moment=ALWAYS))
        if column.meaning
        and quarters
        and _RUNNING.search(normal(column.title))
        and column.meaning.moment == Moment(column.meaning.moment.year)
        and (column.meaning.field, ALWAYS) not in told
        else column
        for column in columns
    ]


def _of_one_period(columns: Sequence[Column]) -> list[Column]:
    """Where only one quarter or month is named, what else was reached is of that time too.

    Not where what was reached is told both of it and of the whole: then it may be either's.
    """
    figures = [one.meaning for one in columns if one.meaning and one.meaning.field in NUMBER_CELLS]
    within = {one.moment for one in figures if is_within_year(one.moment)}
    theirs = {one.field for one in figures if one.moment in within} & REACHED
    if len(within) != 1 or any(one.field in theirs for one in figures if one.moment == ALWAYS):
        return list(columns)
    (moment,) = within
    return [
        column._replace(meaning=replace(column.meaning, moment=moment))
        if column.meaning and column.meaning.field in REACHED and column.meaning.moment == ALWAYS
        else column
        for column in columns
    ]


def _with_spending(columns: Sequence[Column]) -> list[Column]:
    """Rupiah beside their percentage under a word like KEUANGAN: spent of a ceiling told before."""
    known = {column.meaning for column in columns}
    ceilings: set[Moment] = set()
    found = list(columns)
    for place, (column, beside) in enumerate(pairwise(columns)):
        meaning = column.meaning
        if meaning is None or meaning.field != "ceiling":
            continue
        share, spent = (replace(meaning, field=name) for name in ("absorption", "spending"))
        bare = set(map(normal, column.words)) <= _BARE_MONEY
        together = column.words[:1] == beside.words[:1] and beside.meaning == share
        if bare and together and meaning.moment in ceilings and spent not in known:
            found[place] = column._replace(meaning=spent)
        ceilings.add(meaning.moment)
    return found
