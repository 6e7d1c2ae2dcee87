"""Arithmetic: each percentage follows from its row at the precision in which it is written."""

from collections.abc import Iterator

from tolok.audit.findings import Finding, Severity, Witness
from tolok.audit.phrases import place, share_of
from tolok.domain.forms import Form, Row
from tolok.domain.notation import write_number
from tolok.domain.quantities import decimals_of, percentage, truncated

ABSORPTION = ("spending", "ceiling", "absorption")
ACHIEVEMENT = ("realization", "target", "achievement")


def absorption(form: Form) -> Iterator[Finding]:
    """Absorption is spending / ceiling · 100."""
    for row in form.rows:
        copied = row.absorption.value is not None and row.absorption == row.achievement
        severity = Severity.WARNING if copied else Severity.ERROR
        hint = " Angka ini sama dengan capaian kinerja di sebelahnya." if copied else ""
        yield from _mismatch(row, ABSORPTION, "absorption-ratio", severity, hint)


def achievement(form: Form) -> Iterator[Finding]:
    """Achievement is realization / target · 100, unless the indicator has another formula."""
    for row in form.rows:
        severity = Severity.QUESTION if row.method else Severity.ERROR
        hint = " Rumus lain mungkin berlaku untuk indikator ini." if row.method else ""
        yield from _mismatch(row, ACHIEVEMENT, "achievement-ratio", severity, hint)


def _mismatch(
    row: Row, names: tuple[str, str, str], rule: str, severity: Severity, hint: str
) -> Iterator[Finding]:
    part, whole, share = (row.cell(name) for name in names)
    expected = share_of(part, whole, share)
    if expected is None or share.value is None or expected == share.value or not whole.value:
        return
    exact = percentage(part.value or 0, whole.value)
    if exact is not None and truncated(exact, decimals_of(share.value)) == share.value:
        rule, severity = "truncated-percentage", Severity.NOTE
        hint = " Angka ini dipotong, bukan dibulatkan."
    shown = write_number(expected)
    yield Finding(
        rule,
        severity,
        f"{place(row, names[2])} tertulis {share.written}, sedangkan {part.written} dibagi "
        f"{whole.written} adalah {shown} %.{hint} Periksa ketiga angka pada dokumen sumber.",
        row=row.id,
        cell=names[2],
        written=share.written,
        expected=shown,
        witnesses=(Witness(f"{part.written} / {whole.written} = {shown} %", row.id, names[0]),),
        source=share.source,
    )
