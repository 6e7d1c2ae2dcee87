"""Which cell of a broken sum is the likeliest to be wrong: what another fact accuses too."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tolok.audit.phrases import TOTALS, amount, share_of
from tolok.domain.forms import Cell, Form, Row, State
from tolok.domain.quantities import exact_sum, plain


def sum_suspects(form: Form, name: str) -> Mapping[str, tuple[str, Decimal]]:
    """For each broken sum (by its parent's id): the suspect row's id, and the value that mends it.

    A mend is believed when it makes the row's own percentage hold, or else when it alone changes
    a single digit; never where another sum confirms the cell as written.
    """
    found: dict[str, tuple[str, Decimal]] = {}
    broken = {row.id: gap for row in form.rows if (gap := _gap(form, row, name))}
    for identity, gap in broken.items():
        above = form.by_id[identity]
        mends = [
            (term, amount(term.cell(name)) + gap)
            for term in form.children_of(above)
            if term.id in broken or not _has_sum(form, term, name)
        ]
        if above.parent is None or above.parent in broken:
            mends.append((above, amount(above.cell(name)) - gap))
        proven = [mend for mend in mends if percentage_heals(mend[0], name, mend[1])]
        alike = [mend for mend in mends if _one_digit(amount(mend[0].cell(name)), mend[1])]
        for group in (proven, alike):
            if len(group) == 1:
                found[identity] = (group[0][0].id, group[0][1])
                break
    return found


def _has_sum(form: Form, row: Row, name: str) -> bool:
    return any(child.cell(name).value is not None for child in form.children_of(row))


def _gap(form: Form, row: Row, name: str) -> Decimal:
    """Parent less the sum of its children; 0 where there is nothing to compare."""
    if row.level in TOTALS or row.cell(name).value is None or not _has_sum(form, row, name):
        return Decimal(0)
    terms: Sequence[Row] = form.children_of(row)
    total = exact_sum(amount(term.cell(name)) for term in terms)
    return plain(exact_sum([amount(row.cell(name)), -total]))


def percentage_heals(row: Row, name: str, value: Decimal) -> bool:
    """Whether the row's written absorption holds with this ceiling or spending, and only then."""
    mended = Cell("", State.VALUE, value)
    before = share_of(row.spending, row.ceiling, row.absorption)
    after = share_of(
        mended if name == "spending" else row.spending,
        mended if name == "ceiling" else row.ceiling,
        row.absorption,
    )
    written = row.absorption.value
    return written is not None and before != written and after == written


def _one_digit(written: Decimal, mended: Decimal) -> bool:
    one, other = format(written, "f"), format(mended, "f")
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
