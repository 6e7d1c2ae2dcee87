"""Worked tables: computed values and achievements."""

from functools import partial

from worked import Worked

from tolok.domain.achievements import Achievement, Cap, achieve
from tolok.domain.expressions import NotComputable, parse
from tolok.domain.forms import Cell
from tolok.domain.indicators import (
    AKIP_GRADES,
    OPINIONS,
    Above,
    Bounds,
    Calculation,
    Indicator,
    Scale,
)
from tolok.domain.notation import read_number, write_number
from tolok.domain.quantities import Exact, rounded
from tolok.domain.typed import read_target

EXPRESSIONS = "Computed indicators"
ACHIEVEMENT = "Achievement"


def cell(written: str) -> Cell:
    """A cell of a form; «kosong» stands for one where nothing was written."""
    text = "" if written == "kosong" else written
    reading = read_number(text)
    return Cell(text, reading.state, reading.value)


def number(written: str) -> Exact | None:
    return cell(written).value


def shown(achievement: Achievement) -> str:
    figure = achievement.rounded()
    if figure is not None:
        return write_number(figure)
    return achievement.reason.value if achievement.reason else ""


def expression(text: str, values: str) -> str:
    pairs = [pair.split("=") for pair in values.split(" · ") if "=" in pair]
    value = parse(text).evaluate({name.strip(): number(written.strip()) for name, written in pairs})
    return str(value) if isinstance(value, NotComputable) else write_number(rounded(value, 2))


def ratio(indicator: Indicator, target: str, realization: str) -> str:
    return shown(achieve(indicator, cell(realization), cell(target)))


def within(above: Above, lower: str, upper: str, realization: str) -> str:
    indicator = Indicator("Rentang", calculation=Calculation.RANGE, above=above)
    bounds = Bounds(number(lower) or 0, number(upper) or 0)
    return shown(achieve(indicator, cell(realization), bounds))


def bounded(label: str, target: str, realization: str) -> str:
    calculation = next(one for one in Calculation if one.label == label)
    indicator = Indicator("Batas", calculation=calculation)
    return shown(achieve(indicator, cell(realization), read_target(target, indicator)))


def graded(scale: Scale, target: str, realization: str) -> str:
    indicator = Indicator("Predikat", calculation=Calculation.ORDINAL, scale=scale)
    return shown(achieve(indicator, "" if realization == "kosong" else realization, target))


def computed(text: str, values: str, target: str) -> str:
    pairs = [pair.split("=") for pair in values.split(" · ")]
    variables = {name.strip(): number(written.strip()) for name, written in pairs}
    return shown(
        achieve(
            Indicator("Dihitung", expression=parse(text)), None, cell(target), variables=variables
        )
    )


def capped(raw: str, cap: str) -> str:
    achievement = achieve(Indicator("Apa saja"), number(raw), 100)
    counted = achievement.capped(Cap(cap))
    return "" if counted is None else write_number(rounded(counted, 2))


def explained(name: str, calculation: str, target: str, realization: str) -> str:
    indicator = Indicator(name, calculation=Calculation(calculation), version=2)
    return achieve(indicator, cell(realization), cell(target)).explain()


def polarity(title: str, text: str, calculation: Calculation, *rows: tuple[str, ...]) -> Worked:
    formula = (
        f"`{calculation.value}` · “{calculation.label}” · {calculation.formula}. {text}".rstrip()
    )
    answer = partial(ratio, Indicator(title, calculation=calculation))
    columns = ("target", "realization", "achievement %")
    return Worked(ACHIEVEMENT, title, formula, columns, rows, answer)


TABLES = (
    Worked(
        EXPRESSIONS, "Expressions",
        "Signs are + − × ÷ (also - * / :), functions min, max, sum or jumlah, average or "
        "rata_rata, if or jika. Values are parted by `;`, decimals follow a comma or a point.",
        ("expression", "values", "value"),
        (
            ("selesai / target * 100", "selesai = 3 · target = 12", "25,00"),
            ("a + b × 2 − 1,5", "a = 1 · b = 2", "3,50"),
            ("(a + b) ÷ 3", "a = 1 · b = 1", "0,67"),
            ("rata_rata(a; b; c)", "a = 1 · b = 2 · c = 4", "2,33"),
            ("min(a; b) + max(a; b)", "a = 1 · b = 2", "3,00"),
            ("jumlah(a; b; 0.125)", "a = 1 · b = 2", "3,13"),
            ("jika(aduan = 0; 100; selesai / aduan × 100)", "aduan = 0 · selesai = 0", "100,00"),
            ("jika(aduan = 0; 100; selesai / aduan × 100)", "aduan = 8 · selesai = 7", "87,50"),
        ),
        expression,
    ),
    Worked(
        EXPRESSIONS, "What cannot be computed",
        "A zero divisor or a missing value is an answer in its place and stops nothing else.",
        ("expression", "values", "value"),
        (
            ("selesai / target", "selesai = 3 · target = 0",
             "tidak dapat dihitung: pembagian dengan nol pada karakter 9"),
            ("selesai / target", "selesai = kosong · target = 4",
             "tidak dapat dihitung: nilai selesai belum diisi"),
            ("1 + max(2; a / 0)", "a = 1",
             "tidak dapat dihitung: pembagian dengan nol pada karakter 14"),
            ("jika(a > 0; 1; a / 0)", "a = 1", "1,00"),
        ),
        expression,
    ),
    polarity(
        "Higher is better", "", Calculation.HIGHER_IS_BETTER,
        ("65", "46,95", "72,23"), ("12", "3", "25,00"), ("10", "8", "80,00"), ("8", "10", "125,00"),
        ("3", "2", "66,67"), ("5", "0", "0,00"), ("5", "-1", "-20,00"),
    ),
    polarity(
        "Lower is better, by difference", "Negative beyond twice the target.",
        Calculation.LOWER_IS_BETTER_LINEAR,
        ("10", "8", "120,00"), ("10", "10", "100,00"), ("10", "12", "80,00"), ("10", "0", "200,00"),
        ("10", "20", "0,00"), ("10", "25", "-50,00"),
    ),
    polarity(
        "Lower is better, by ratio", "Without a result where nothing was realized.",
        Calculation.LOWER_IS_BETTER_RATIO,
        ("10", "8", "125,00"), ("10", "10", "100,00"), ("10", "16", "62,50"),
        ("10", "0", "undefined"),
    ),
    polarity(
        "Reduction", "Reaching the target exactly is no reduction.", Calculation.REDUCTION,
        ("10", "8", "20,00"), ("10", "10", "0,00"), ("10", "0", "100,00"), ("10", "12", "-20,00"),
    ),
    polarity(
        "Exact, yes or no, milestone", "Nothing is divided, so a target of zero is a target.",
        Calculation.EXACT,
        ("1", "1", "100,00"), ("1", "0", "0,00"), ("0", "0", "100,00"), ("2,50", "2,5", "100,00"),
        ("1", "kosong", "not_measured"),
    ),
    Worked(
        ACHIEVEMENT, "Range, ratio above",
        "Bounds are inside. Above the upper bound: upper / realization · 100.",
        ("lower", "upper", "realization", "achievement %"),
        (
            ("80", "90", "80", "100,00"), ("80", "90", "90", "100,00"),
            ("80", "90", "60", "75,00"), ("80", "90", "120", "75,00"),
            ("0", "5", "-1", "undefined"), ("80", "90", "-", "not_due"),
        ),
        partial(within, Above.RATIO),
    ),
    Worked(
        ACHIEVEMENT, "Range, difference above",
        "Above the upper bound: (2 · upper − realization) / upper · 100.",
        ("lower", "upper", "realization", "achievement %"),
        (
            ("80", "90", "85,5", "100,00"), ("80", "90", "99", "90,00"),
            ("80", "90", "180", "0,00"), ("80", "90", "60", "75,00"),
        ),
        partial(within, Above.LINEAR),
    ),
    Worked(
        ACHIEVEMENT, "Bounds",
        "A target that is a bound gives its figure to the formula that goes its way; a formula "
        "that goes the other way is not computed. A range takes bounds of either side.",
        ("calculation", "target", "realization", "achievement %"),
        (
            ("makin tinggi makin baik", "≥ 31", "35", "112,90"),
            ("makin tinggi makin baik", "minimal 80", "60", "75,00"),
            ("makin tinggi makin baik", "≤ 5", "10", "not_computable"),
            ("makin tinggi makin baik", "80-90", "85", "not_computable"),
            ("makin rendah makin baik, selisih", "≤ 5 hari", "4", "120,00"),
            ("makin rendah makin baik, rasio", "maks. 3", "4", "75,00"),
            ("makin rendah makin baik, rasio", "≥ 3", "4", "not_computable"),
            ("penurunan", "≤ 4", "3", "25,00"),
            ("tepat", "≥ 4", "5", "not_computable"),
            ("rentang", "80-90", "85", "100,00"), ("rentang", "≥ 80", "60", "75,00"),
            ("rentang", "≥ 80", "99", "100,00"), ("rentang", "≤ 5", "10", "50,00"),
        ),
        bounded,
    ),
    Worked(
        ACHIEVEMENT, "Ordinal: opinions on the accounts",
        "score(realization) / score(target) · 100 with TMP 1, TW 2, WDP 3, WTP 4.",
        ("target", "realization", "achievement %"),
        (
            ("WTP", "WTP", "100,00"), ("WTP", "WDP", "75,00"), ("WDP", "wtp", "133,33"),
            ("WTP", "TMP", "25,00"), ("WTP", "Baik", "not_computable"),
            ("WTP", "kosong", "not_measured"),
        ),
        partial(graded, OPINIONS),
    ),
    Worked(
        ACHIEVEMENT, "Ordinal: AKIP grades",
        "D 1, C 2, CC 3, B 4, BB 5, A 6, AA 7.",
        ("target", "realization", "achievement %"),
        (("BB", "B", "80,00"), ("B", "BB", "125,00"), ("AA", "A", "85,71")),
        partial(graded, AKIP_GRADES),
    ),
    Worked(
        ACHIEVEMENT, "Computed, then measured",
        "An expression gives the value of the indicator; its calculation (here: higher is better) "
        "then applies. When no variable was filled in, nothing was measured.",
        ("expression", "values", "target", "achievement %"),
        (
            ("a / b * 100", "a = 3 · b = 4", "100", "75,00"),
            ("a / b * 100", "a = 3 · b = 4", "60", "125,00"),
            ("a / b * 100", "a = 3 · b = 0", "60", "not_computable"),
            ("a / b * 100", "a = 3 · b = kosong", "60", "not_computable"),
            ("a / b * 100", "a = kosong · b = kosong", "60", "not_measured"),
        ),
        computed,
    ),
    Worked(
        ACHIEVEMENT, "Nothing is not zero",
        "A blank is not measured, a dash is not due, a zero is a zero. None of the reasons is a "
        "figure, and none enters a mean.",
        ("target", "realization", "achievement %"),
        (
            ("5", "kosong", "not_measured"), ("5", "-", "not_due"), ("5", "0,00", "0,00"),
            ("kosong", "5", "no_target"), ("-", "5", "not_due"), ("0", "5", "zero_target"),
            ("0", "0", "zero_target"), ("-5", "-10", "undefined"),
            ("5", "89,3405,300", "not_computable"), ("kosong", "kosong", "not_measured"),
        ),
        partial(ratio, Indicator("Apa saja")),
    ),
    Worked(
        ACHIEVEMENT, "Zero is the goal",
        "An option of the indicator, for a target of zero only.",
        ("target", "realization", "achievement %"),
        (
            ("0", "0", "100,00"), ("0", "1", "0,00"), ("0", "kosong", "not_measured"),
            ("2", "1", "150,00"),
        ),
        partial(ratio, Indicator("Kasus", calculation=Calculation.LOWER_IS_BETTER_LINEAR,
                                 is_zero_the_goal=True)),
    ),
    Worked(
        ACHIEVEMENT, "Caps",
        "A policy for aggregates only; the raw achievement is always kept.",
        ("achievement %", "cap", "counts as"),
        (
            ("300", "none", "300,00"), ("300", "100", "100,00"), ("115", "110", "110,00"),
            ("115", "120", "115,00"), ("300", "150", "150,00"), ("-20", "100", "-20,00"),
        ),
        capped,
    ),
    Worked(
        ACHIEVEMENT, "Each figure explains itself",
        "Inputs, formula with its version, and denominator, in one sentence.",
        ("indicator", "calculation", "target", "realization", "sentence"),
        (
            ("Nilai AKIP", "higher_is_better", "65", "46,95",
             ("Capaian “Nilai AKIP” 72,23 %: realisasi 46,95, target 65; rumus “makin tinggi makin "
             "baik” versi 2 (realisasi / target × 100), terhadap target tahunan.")),
            ("Temuan", "lower_is_better_ratio", "10", "0",
             ("Capaian “Temuan” tidak dapat dihitung karena rumusnya membagi dengan realisasi, "
             "yang tidak lebih dari nol: realisasi 0, target 10; rumus “makin rendah makin baik, "
             "rasio” versi 2 (target / realisasi × 100), terhadap target tahunan.")),
            ("Nilai AKIP", "higher_is_better", "65", "kosong",
             ("Capaian “Nilai AKIP” tidak dapat dihitung karena realisasinya belum diisi: "
             "realisasi tidak ada, target 65; rumus “makin tinggi makin baik” versi 2 "
             "(realisasi / target × 100), terhadap target tahunan.")),
        ),
        explained,
    ),
)  # fmt: skip
