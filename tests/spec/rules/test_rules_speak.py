"""Each rule of the rulebook on the smallest form that breaks it, and on its mended twin.

A row is "id parent level | name | indicator | method | unit | target | ceiling | realization |
spending | achievement | absorption"; "0" as parent is none. Levels: T S P K SK, as offices say.
"400=sum:2,3" is a cell that the document computes of the same cell of these rows; ">900" behind it
says what its formula gives today.
"""

from typing import NamedTuple

import pytest

from tolok.audit.rulebook import RULES, examine
from tolok.domain.forms import NUMBER_CELLS, Cell, Computation, Derivation, Form, Row
from tolok.domain.levels import LEVELS
from tolok.domain.notation import read_number


class Spec(NamedTuple):
    rule: str
    broken: str
    mended: str
    row: str | None
    cell: str | None
    expected: str | None = None


SPECS = (
    Spec(
        "absorption-ratio",
        "1 0 P|A|Nilai||Unit|5|245.320.000|5|198.395.000|100|80,67",
        "1 0 P|A|Nilai||Unit|5|245.320.000|5|198.395.000|100|80,87",
        "1", "absorption", "80,87",
    ),
    Spec(
        "absorption-copied",
        "1 0 P|A|Nilai||Dokumen|4|66.289.200|1,00|14.000.000|25,00|25,00",
        "1 0 P|A|Nilai||Dokumen|4|66.289.200|1,00|14.000.000|25,00|21,12",
        "1", "absorption", "21,12",
    ),
    Spec(
        "achievement-ratio",
        "1 0 P|A|Nilai||Bulan|12||3||52|",
        "1 0 P|A|Nilai||Bulan|12||3||25|",
        "1", "achievement", "25",
    ),
    Spec(
        "achievement-formula",
        "1 0 P|A|Nilai|Hasil evaluasi|Nilai|65||46,95||66,15|",
        "1 0 P|A|Nilai|Hasil evaluasi|Nilai|65||46,95||72,23|",
        "1", "achievement", "72,23",
    ),
    Spec(
        "bound-direction",
        "1 0 P|A|Lama izin||Hari|≤ 5|100|10||200|",
        "1 0 P|A|Lama izin||Hari|≤ 5|100|4||120|",
        "1", "achievement",
    ),
    Spec(
        "truncated-percentage",
        "1 0 P|A|Nilai||Unit|3||2||66,66|",
        "1 0 P|A|Nilai||Unit|3||2||66,67|",
        "1", "achievement", "66,67",
    ),
    Spec(
        "ceiling-sum",
        "1 0 P|A|||||900||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1 0 P|A|||||1.000||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1", "ceiling", "1.000",
    ),
    Spec(
        "spending-sum",
        "1 0 T|A|||||9.000||1.020||\n2 1 S|B|||||9.000||2.020||\n3 2 P|C|||||9.000||2.020||",
        "1 0 T|A|||||9.000||2.020||\n2 1 S|B|||||9.000||2.020||\n3 2 P|C|||||9.000||2.020||",
        "1", "spending", "2.020",
    ),
    Spec(
        "spending-over-ceiling",
        "1 0 P|A|||||10.000.000||11.000.000||",
        "1 0 P|A|||||10.000.000||10.000.000||",
        "1", "spending",
    ),
    Spec(
        "spending-without-ceiling",
        "1 0 P|A|||||-||5.000.000||",
        "1 0 P|A|||||-||-||",
        "1", "spending",
    ),
    Spec("negative-amount", "1 0 P|A|||||100||-5||", "1 0 P|A|||||100||5||", "1", "spending"),
    Spec(
        "blank-shown-as-figure",
        "1 0 P|A|Nilai||Unit|5|100|||100|",
        "1 0 P|A|Nilai||Unit|5|100||||0,00",
        "1", "achievement",
    ),
    Spec(
        "not-reported",
        "1 0 P|A|Nilai||Unit|5|100||||",
        "1 0 P|A|Nilai||Unit|5|100|-|||",
        "1", "realization",
    ),
    Spec(
        "own-performance-missing",
        "1 0 P|A|Nilai||Unit|5|100|0,00|40||",
        "1 0 P|A|Nilai||Unit|5|100|2|40||",
        "1", "realization",
    ),
    Spec(
        "target-missing",
        "1 0 P|A|Nilai||Unit|||3|||",
        "1 0 P|A|Nilai||Unit|4||3|||",
        "1", "target",
    ),
    Spec(
        "shares-alone",
        "1 0 P|A|Nilai||Unit|5|100|||100|\n2 0 P|B|Nilai||Unit|5|100|||90|"
        "\n3 0 P|C|Nilai||Unit|5|100|||80|",
        "1 0 P|A|Nilai||Unit|5|100|5||100|\n2 0 P|B|Nilai||Unit|5|100|||90|"
        "\n3 0 P|C|Nilai||Unit|5|100|||80|",
        None, None,
    ),
    Spec(
        "blank-with-zero-absorption",
        "1 0 P|A|Nilai||Unit|4|100||||0,00",
        "1 0 P|A|Nilai||Unit|4|100|0|0||0,00",
        None, None,
    ),
    Spec(
        "duplicate-id",
        "1 0 P|A|||||||||\n1 0 P|B|||||||||",
        "1 0 P|A|||||||||\n2 0 P|B|||||||||",
        "1", None,
    ),
    Spec(
        "duplicate-name",
        "1 0 P|A|||||||||\n2 1 K|Surat  Menyurat|||||||||\n3 1 K|SURAT menyurat|||||||||",
        "1 0 P|A|||||||||\n2 1 K|Surat  Menyurat|||||||||\n3 1 K|Surat keluar|||||||||",
        "3", "name",
    ),
    Spec("empty-name", "1 0 P||||||5||||", "1 0 P|A|||||5||||", "1", "name"),
    Spec(
        "rows-alike",
        "1 0 K|A|||||||||\n2 1 SK|B|Izin||Dokumen|1|34.200.000||||\n"
        "3 1 SK|C|Izin||Dokumen|1|34.200.000||||",
        "1 0 K|A|||||||||\n2 1 SK|B|Izin||Dokumen|1|34.200.000||||\n"
        "3 1 SK|C|Izin||Dokumen|1|34.300.000||||",
        "3", "indicator",
    ),
    Spec(
        "count-in-percentage",
        "1 0 K|A|Nilai||%|100||5|||\n2 1 SK|B|Unit||Unit|5||5|||",
        "1 0 K|A|Nilai||%|100||100|||\n2 1 SK|B|Unit||Unit|5||5|||",
        "1", "realization", "100",
    ),
    Spec(
        "unreadable-number",
        "1 0 P|A|Nilai||Unit|89,3405,300|||||",
        "1 0 P|A|Nilai||Unit|89,34|||||",
        "1", "target",
    ),
    Spec(
        "target-bounds",
        "1 0 P|A|Cakupan||Persen|≥ 31|100|35||112,90|",
        "1 0 P|A|Cakupan||Persen|31|100|35||112,90|",
        "1", "target",
    ),
    Spec(
        "months-over-twelve",
        "1 0 P|A|Nilai||Bulan|13|||||",
        "1 0 P|A|Nilai||Bulan|12|||||",
        "1", "target",
    ),
    Spec(
        "unit-missing",
        "1 0 P|A|Nilai|||4|||||",
        "1 0 P|A|Nilai||Dokumen|4|||||",
        "1", "unit",
    ),
    Spec(
        "ambiguous-number",
        "1 0 P|A|Nilai||Unit|1,234|||||",
        "1 0 P|A|Nilai||Unit|1.234|||||",
        "1", "target",
    ),
    Spec(
        "percent-target-over-100",
        "1 0 P|A|Nilai||%|125|||||",
        "1 0 P|A|Nilai||%|12,5|||||",
        "1", "target",
    ),
    Spec(
        "realization-far-above-target",
        "1 0 P|A|Nilai||Unit|12||30|||",
        "1 0 P|A|Nilai||Unit|12||24|||",
        "1", "realization",
    ),
    Spec("missing-parent", "1 9 K|A|||||||||", "1 0 K|A|||||||||", "1", "name"),
    Spec(
        "circular-parent",
        "1 2 P|A|||||||||\n2 1 K|B|||||||||",
        "1 0 P|A|||||||||\n2 1 K|B|||||||||",
        "1", "name",
    ),
    Spec(
        "parent-not-higher",
        "1 0 P|A|||||||||\n2 1 P|B|||||||||",
        "1 0 P|A|||||||||\n2 1 K|B|||||||||",
        "2", "name",
    ),
    Spec(
        "orphan-row",
        "1 0 P|A|||||||||\n2 0 K|B|||||||||",
        "1 0 P|A|||||||||\n2 1 K|B|||||||||",
        "2", "name",
    ),
    Spec(
        "level-jump",
        "1 0 P|A|||||||||\n2 1 SK|B|||||||||",
        "1 0 P|A|||||||||\n2 1 K|B|||||||||",
        "2", "name",
    ),
    Spec(
        "program-without-activity",
        "1 0 P|A|||||||||\n2 1 K|B|||||||||\n3 0 P|C|||||||||",
        "1 0 P|A|||||||||\n2 0 P|C|||||||||",
        "3", "name",
    ),
    Spec(
        "rows-out-of-order",
        "1 0 P|A|||||||||\n2 0 P|B|||||||||\n3 1 K|C|||||||||",
        "1 0 P|A|||||||||\n3 1 K|C|||||||||\n2 0 P|B|||||||||",
        "3", "name",
    ),
    Spec(
        "formula-error",
        "1 0 P|A|||||0||0||#DIV/0!",
        "1 0 P|A|||||0||0||",
        "1", "absorption",
    ),
    Spec(
        "formula-stale",
        "1 0 P|A|||||900=sum:2,3>1.000||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1 0 P|A|||||1.000=sum:2,3||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1", "ceiling", "1.000",
    ),
    Spec(
        "formula-range",
        "1 0 P|A|||||400=sum:2||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1 0 P|A|||||1.000=sum:2,3||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1", "ceiling", "1.000",
    ),
    Spec(
        "formula-mean",
        "1 0 P|A||||||||50=mean:2,3|\n2 1 K|B||||||||40|\n3 1 K|C||||||||60|\n4 1 K|D||||||||80|",
        "1 0 P|A||||||||60=mean:2,3,4|\n2 1 K|B||||||||40|\n3 1 K|C||||||||60|\n"
        "4 1 K|D||||||||80|",
        "1", "achievement",
    ),
    Spec(
        "formula-text",
        "1 0 P|A|||||400=sum:2,3!3||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1 0 P|A|||||1.000=sum:2,3||||\n2 1 K|B|||||400||||\n3 1 K|C|||||600||||",
        "1", "ceiling",
    ),
    Spec(
        "formula-typed-over",
        "1 0 P|A|||||10||5||50=share\n2 0 P|B|||||10||4||40=share\n3 0 P|C|||||10||3||30=share\n"
        "4 0 P|D|||||10||2||25",
        "1 0 P|A|||||10||5||50=share\n2 0 P|B|||||10||4||40=share\n3 0 P|C|||||10||3||30=share\n"
        "4 0 P|D|||||10||2||20=share",
        "4", "absorption", "20",
    ),
)  # fmt: skip

_LEVELS = dict(zip(("T", "S", "P", "K", "SK"), LEVELS, strict=True))


def form(written: str) -> Form:
    return Form(rows=tuple(_row(line) for line in written.splitlines()))


def _row(line: str) -> Row:
    place, *fields = line.split("|")
    identity, parent, level = place.split()
    name, indicator, method, unit = (text or None for text in fields[:4])
    target, ceiling, realization, spending, achievement, absorption = map(
        _cell, fields[4:10], NUMBER_CELLS
    )
    return Row(
        identity,
        _LEVELS[level],
        None if parent == "0" else parent,
        name=name,
        indicator=indicator,
        method=method,
        unit=unit,
        target=target,
        ceiling=ceiling,
        realization=realization,
        spending=spending,
        achievement=achievement,
        absorption=absorption,
    )


def _cell(text: str, name: str) -> Cell:
    written, computed, formula = text.partition("=")
    reading = read_number(written)
    return Cell(
        written.strip(),
        reading.state,
        reading.value,
        derivation=_derivation(formula, name) if computed else None,
    )


def _derivation(formula: str, name: str) -> Derivation:
    stated, _, gives = formula.partition(">")
    computation, _, terms = stated.partition(":")
    rows, _, as_text = terms.partition("!")
    return Derivation(
        f"={stated}",
        Computation(computation),
        tuple((row, name) for row in rows.split(",") if row),
        is_closed=True,
        left_out=tuple((row, name) for row in as_text.split(",") if row),
        gives=read_number(gives).value,
    )


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.rule)
def test_the_rule_speaks_at_the_cell_that_breaks_it(spec: Spec) -> None:
    found = [one for one in examine(form(spec.broken)) if one.rule == spec.rule]
    assert (found[0].row, found[0].cell, found[0].expected) == (spec.row, spec.cell, spec.expected)
    assert found[0].severity is RULES[spec.rule].severity
    assert found[0].message.endswith((".", "?"))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.rule)
def test_the_rule_is_silent_once_it_is_mended(spec: Spec) -> None:
    assert spec.rule not in {one.rule for one in examine(form(spec.mended))}


def test_every_rule_has_its_spec() -> None:
    assert [spec.rule for spec in SPECS] == list(RULES)
