"""The deed of every day: record a row of a quarter's sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.forms import State
from tolok.domain.indicators import Calculation
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.typed import in_full, typed_cell
from tolok.services.acting import Actor
from tolok.services.figures import SCALES, definition_of
from tolok.services.sittings import Sitting
from tolok.services.texts import as_kept
from tolok.store import plans
from tolok.store.models import (
    Measurement,
    Organization,
    PlanIndicator,
    PlanNode,
)

MAX_WORDS = 4_000
"""Characters of a narrative or remark."""

MAX_NUMBER = 100
"""Characters of a typed number or name of a scale, the spaces inside it included."""

MOST_SEN = 10**18
"""Ten quadrillion rupiah, thrice the national budget: more is glued text."""


@dataclass(frozen=True)
class Typed:
    """What somebody typed into a row. None leaves a cell as it is; an empty text blanks it.

    ``seen`` and ``seen_spending`` are the revisions that the person had before their eyes.
    """

    realization: str | None = None
    variables: Mapping[str, str] | None = None
    spending: str | None = None
    remarks: str | None = None
    cause: str | None = None
    follow_up: str | None = None
    seen: int = 0
    seen_spending: int = 0


class CellError(TolokError):
    """Typed texts that cannot be taken, by cell; nothing of the row was saved."""

    def __init__(self, troubles: Mapping[str, str]) -> None:
        super().__init__(" ".join(troubles.values()))
        self.troubles = dict(troubles)


@dataclass(frozen=True)
class Rival:
    """What somebody else saved in a cell meanwhile."""

    cell: str
    written: str
    by: str
    revision: int


class ConflictError(TolokError):
    """Somebody else has saved the row meanwhile; both versions stand side by side."""

    def __init__(self, rivals: tuple[Rival, ...]) -> None:
        who = ", ".join(dict.fromkeys(one.by for one in rivals))
        super().__init__(
            f"Baris ini sudah diubah {who}. Pilih mana yang benar; isian Anda belum tersimpan."
        )
        self.rivals = rivals


@dataclass
class _Row:
    """What a key of a sheet leads to, and what somebody else has made of it meanwhile."""

    sitting: Sitting
    node: PlanNode
    indicator: PlanIndicator | None
    rivals: list[Rival] = field(default_factory=list)


def record_row(
    actor: Actor, organization: Organization, period: Period, key: str, typed: Typed
) -> bool:
    """Save what was typed into a row, all of it or nothing; answers whether anything changed.

    The same text sent again changes nothing, so a resend over a weak signal is harmless. Raises
    RefusedError, CellError for what is no number, ConflictError where somebody else saved the
    same cell meanwhile.
    """
    return bool(record_rows(actor, organization, period, {key: typed}))


@transaction.atomic
def record_rows(
    actor: Actor,
    organization: Organization,
    period: Period,
    typed: Mapping[str, Typed],
    workbook: str = "",
) -> int:
    """Save several rows, all of them or none; answers how many changed.

    ``workbook`` is the SHA-256 of the file that they came in: their lines in the ledger then tell
    of Deed.APPLY_WORKBOOK and name it. Raises what `record_row` does.
    """
    sitting = Sitting(actor, organization, period, workbook)
    changed, rivals = 0, []
    for key, one in typed.items():
        row = _Row(sitting, *sitting.place(key))
        changed += _record(row, one)
        rivals += row.rivals
    if rivals:
        raise ConflictError(tuple(rivals))
    sitting.end()
    return changed


def _record(row: _Row, typed: Typed) -> bool:
    changed = False
    if row.indicator is not None:
        changed |= _record_realization(row, row.indicator, typed)
    if typed.spending is not None:
        changed |= _record_spending(row, typed)
    return changed


def _record_realization(row: _Row, indicator: PlanIndicator, typed: Typed) -> bool:
    """Realization, variables and words of an indicator."""
    record = row.sitting.measurement(indicator)
    figures = _new_figures(record, indicator, typed)
    words = {
        name: as_kept(text)
        for name in ("remarks", "cause", "follow_up")
        if (text := getattr(typed, name)) is not None and as_kept(text) != getattr(record, name)
    }
    troubles = {name: why for name, text in words.items() if (why := trouble_with(name, text))}
    if troubles:
        raise CellError(troubles)
    if not figures and not words:
        return False
    if figures:
        row.sitting.require(Deed.ENTER_REALIZATION)
    if words:
        row.sitting.require(Deed.EXPLAIN_ROW)
    if record.revision != typed.seen:
        by = str(record.changed_by) if record.changed_by else "orang lain"
        row.rivals += [
            Rival(cell, str(getattr(record, _FIELDS.get(cell, cell))), by, record.revision)
            for cell in (*figures, *words)
        ]
        return False
    _keep_figures(row, record, indicator, figures)
    _keep_words(row, record, indicator, words)
    row.sitting.save(record)
    return True


_FIELDS = {"realization": "written"}
_LONG = f"Terlalu panjang: paling banyak {MAX_WORDS} huruf."


def _new_figures(
    record: Measurement, indicator: PlanIndicator, typed: Typed
) -> dict[str, str | dict[str, str]]:
    """What is new of a row's figures, by cell; CellError for what cannot be taken."""
    new: dict[str, str | dict[str, str]] = {}
    if typed.realization is not None and not indicator.expression:
        text = typed.realization.strip()
        if text != record.written:
            trouble = trouble_with("realization", text, indicator)
            if trouble:
                raise CellError({"realization": trouble})
            new["realization"] = text
    if typed.variables is not None and indicator.expression:
        variables = _variables(indicator, typed.variables)
        if variables != record.variables:
            new["variables"] = variables
    return new


def trouble_with(cell: str, text: str, indicator: PlanIndicator | None = None) -> str:
    """Why a typed text cannot stand in a cell of a row, in Indonesian; empty where it can.

    ``cell`` is a name of Typed, or ``variable-NAME``.
    """
    if cell in {"remarks", "cause", "follow_up"}:
        if "\0" in text:
            return "Teksnya rusak: memuat tanda yang tidak dapat disimpan. Ketik ulang."
        return _LONG if len(text) > MAX_WORDS else ""
    if len(text) > MAX_NUMBER:
        return f"Terlalu panjang: paling banyak {MAX_NUMBER} huruf."
    typed = typed_cell(text)
    is_named = indicator is not None and indicator.calculation == Calculation.ORDINAL
    if cell == "realization" and indicator is not None and is_named and typed.state not in _NOTHING:
        scale = SCALES[indicator.scale]
        names = ", ".join(scale.scores)
        return (
            "" if scale.score(text) is not None else f"“{text}” bukan nilai {scale.title}: {names}."
        )
    if typed.state is State.UNREADABLE:
        return f"“{text}” {_NO_NUMBER}"
    return _trouble_with_amount(text) if cell == "spending" else ""


def _trouble_with_amount(text: str) -> str:
    """Why a number cannot stand as rupiah, in Indonesian; empty where it can."""
    if whole := in_full(text):
        return f"Tulis lengkap dalam rupiah, misalnya {whole}."
    value = typed_cell(text).value
    sen = None if value is None else value * 100
    is_amount = sen is None or (sen == sen.to_integral_value() and abs(sen) <= MOST_SEN)
    return "" if is_amount else _NO_RUPIAH


_NO_RUPIAH = "Tulis rupiah dengan paling banyak dua angka sen."
_NO_NUMBER = "bukan satu angka. Tulis seperti 1.250 atau 46,95; “-” bila belum jatuh tempo."
_NOTHING = (State.BLANK, State.DASH)


def _variables(indicator: PlanIndicator, typed: Mapping[str, str]) -> dict[str, str]:
    expression = definition_of(indicator).expression
    names = expression.variables if expression else ()
    given = {name: typed.get(name, "").strip() for name in names}
    troubles = {
        cell: why
        for name, text in given.items()
        if (why := trouble_with(cell := f"variable-{name}", text))
    }
    if troubles:
        raise CellError(troubles)
    return {name: text for name, text in given.items() if text}


def _keep_figures(
    row: _Row,
    record: Measurement,
    indicator: PlanIndicator,
    figures: Mapping[str, str | dict[str, str]],
) -> None:
    if not figures:
        return
    before: dict[str, Plain] = {
        "written": record.written,
        "variables": dict(record.variables),
    }
    if "realization" in figures:
        cell = typed_cell(str(figures["realization"]))
        record.written, record.state = cell.written, cell.state
        record.value = None if cell.value is None else str(cell.value)
    variables = figures.get("variables")
    if isinstance(variables, dict):
        record.variables = variables
    content: dict[str, Plain] = {
        "written": record.written,
        "variables": dict(record.variables),
    }
    row.sitting.write(Deed.ENTER_REALIZATION, f"realization:{indicator.key}", content, before)


def _keep_words(
    row: _Row, record: Measurement, indicator: PlanIndicator, words: Mapping[str, str]
) -> None:
    if not words:
        return
    before: dict[str, Plain] = {name: getattr(record, name) for name in words}
    for name, text in words.items():
        setattr(record, name, text)
    row.sitting.write(Deed.EXPLAIN_ROW, f"words:{indicator.key}", words, before)


def _record_spending(row: _Row, typed: Typed) -> bool:
    """What the row's node spent in the quarter."""
    text = (typed.spending or "").strip()
    record = row.sitting.spending(row.node)
    if text == record.written:
        return False
    trouble = trouble_with("spending", text)
    if trouble:
        raise CellError({"spending": trouble})
    cell = typed_cell(text)
    amount = None if cell.value is None else cell.value * 100
    row.sitting.require(Deed.ENTER_SPENDING)
    if plans.has_nodes_below(row.node):
        raise CellError({"spending": "Realisasi Rp baris ini adalah jumlah baris di bawahnya."})
    if record.revision != typed.seen_spending:
        by = str(record.changed_by) if record.changed_by else "orang lain"
        row.rivals.append(Rival("spending", record.written, by, record.revision))
        return False
    content, before = {"written": cell.written}, {"written": record.written}
    row.sitting.write(Deed.ENTER_SPENDING, f"spending:{row.node.key}", content, before)
    record.written, record.state = cell.written, cell.state
    record.amount_sen = None if amount is None else int(amount)
    row.sitting.save(record)
    return True
