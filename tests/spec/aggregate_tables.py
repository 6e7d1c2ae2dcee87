"""Worked tables: quarters, roll-ups, ratings and efficiency."""

from datetime import date
from functools import partial

from achievement_tables import number
from worked import Worked

from tolok.domain.achievements import Cap
from tolok.domain.indicators import Accumulation
from tolok.domain.measurements import accumulate
from tolok.domain.notation import write_number
from tolok.domain.quantities import Exact, rounded
from tolok.domain.ratings import (
    AKIP,
    PERFORMANCE,
    Aspect,
    Band,
    Component,
    Efficiency,
    RatingTable,
    efficiency_difference,
    efficiency_of_budget,
    efficiency_ratio,
    evaluate,
    rate,
    validate,
)
from tolok.domain.rollups import Aggregate, ceiling_weighted, mean, own, pooled, total

QUARTERS = "Quarters into a year"
ROLLUPS = "Roll-ups"
RATINGS = "Ratings"
EFFICIENCY = "Efficiency"


def written(value: Exact | None) -> str:
    return "tidak ada" if value is None else write_number(rounded(value, 2))


def year(rule: str, *entries: str) -> str:
    due = [number(entry) for entry in entries if entry != "…"]
    measured = accumulate(due, Accumulation(rule))
    return f"{written(measured.value)}; {len(measured.missing)} missing"


def differences(*entries: str) -> str:
    measured = accumulate([number(entry) for entry in entries], Accumulation.CUMULATIVE)
    return " · ".join(written(quarter) for quarter in measured.quarters)


def pairs(text: str) -> list[tuple[Exact | None, Exact | None]]:
    parts = (part.split(" of ") for part in text.split(" · "))
    return [(number(one), number(other)) for one, other in parts]


def counted(aggregate: Aggregate) -> str:
    return f"{written(aggregate.value)} from {aggregate.counted}, {aggregate.missing} left out"


def meant(achievements: str, cap: str) -> str:
    return counted(mean((number(one) for one in achievements.split(" · ")), Cap(cap)))


def owned(achievement: str, cap: str) -> str:
    return counted(own(number(achievement), Cap(cap)))


def weighted(parts: str, cap: str) -> str:
    return counted(ceiling_weighted(pairs(parts), Cap(cap)))


def money(amounts: str) -> str:
    summed = total(number(one) for one in amounts.split(" · "))
    shown = write_number(rounded(summed.amount, 0))
    return f"{shown} from {summed.counted}, {summed.missing} left out"


def rated(table: RatingTable, value: str) -> str:
    band = rate(number(value), table, date(2023, 1, 31)).band
    return "tanpa predikat" if band is None else band.label


def checked(classes: str) -> str:
    """Classes as "Name [lower, upper)" with the brackets of intervals."""
    bands = []
    for text in classes.split(" · "):
        name, interval = text.split(" ", 1)
        lower, upper = interval[1:-1].split("; ")
        bands.append(
            Band(name, number(lower), number(upper), interval[0] == "[", interval[-1] == "]")
        )
    return "; ".join(validate(bands)) or "tidak ada yang keliru"


def sheet(planning: str, measuring: str, reporting: str, internal: str) -> str:
    """Grades of each component as existence/quality/use."""
    grades = {
        (component, aspect): grade
        for component, text in zip(
            Component, (planning, measuring, reporting, internal), strict=True
        )
        for aspect, grade in zip(Aspect, text.split("/"), strict=True)
    }
    evaluation = evaluate(grades)
    return f"{written(evaluation.total)}; {len(evaluation.missing)} missing"


def told(efficiency: Efficiency) -> str:
    if efficiency.value is None:
        return efficiency.reason
    score = "" if efficiency.score is None else f"; score {written(efficiency.score)}"
    return written(efficiency.value) + score


def spared(achievement: str, absorption: str) -> str:
    return told(efficiency_difference(number(achievement), number(absorption)))


def related(achievement: str, absorption: str) -> str:
    return told(efficiency_ratio(number(achievement), number(absorption)))


def budgeted(parts: str) -> str:
    triples = (part.split(" / ") for part in parts.split(" · "))
    return told(efficiency_of_budget((number(a), number(b), number(c)) for a, b, c in triples))


PERCENT = ("parts", "cap", "result")

TABLES = (
    Worked(
        QUARTERS, "The figure to date",
        "`kosong` is due and not measured: it is counted, and never a zero. `…` is not due yet. "
        "A mean divides by the measured quarters only.",
        ("accumulation", "I", "II", "III", "IV", "to date"),
        (
            ("sum", "3", "2", "4", "1", "10,00; 0 missing"),
            ("sum", "3", "kosong", "4", "…", "7,00; 1 missing"),
            ("sum", "3", "0", "4", "…", "7,00; 0 missing"),
            ("latest", "70", "72,5", "71", "…", "71,00; 0 missing"),
            ("latest", "70", "72,5", "kosong", "…", "72,50; 1 missing"),
            ("mean", "70", "72,5", "kosong", "…", "71,25; 1 missing"),
            ("max", "70", "72,5", "71", "…", "72,50; 0 missing"),
            ("cumulative", "3", "5", "9", "10", "10,00; 0 missing"),
            ("sum", "kosong", "kosong", "…", "…", "tidak ada; 2 missing"),
        ),
        year,
    ),
    Worked(
        QUARTERS, "Cumulative entries: what each quarter did",
        "The quarter is the difference to the one before. After a missing quarter it is not known.",
        ("I", "II", "III", "IV", "quarters"),
        (
            ("3", "5", "9", "10", "3,00 · 2,00 · 4,00 · 1,00"),
            ("3", "kosong", "9", "10", "3,00 · tidak ada · tidak ada · 1,00"),
            ("3", "5", "4", "4", "3,00 · 2,00 · -1,00 · 0,00"),
        ),
        differences,
    ),
    Worked(
        ROLLUPS, "Own indicator", "The default. Nothing below fills its place.", PERCENT,
        (("72,23", "none", "72,23 from 1, 0 left out"), ("130", "120", "120,00 from 1, 0 left out"),
         ("kosong", "none", "tidak ada from 0, 1 left out")),
        owned,
    ),
    Worked(
        ROLLUPS, "Mean of the children", "Each is capped first; what is missing is left out.",
        PERCENT,
        (
            ("100 · 50", "none", "75,00 from 2, 0 left out"),
            ("100 · kosong · 50", "none", "75,00 from 2, 1 left out"),
            ("100 · 0 · 50", "none", "50,00 from 3, 0 left out"),
            ("100 · 300", "none", "200,00 from 2, 0 left out"),
            ("100 · 300", "100", "100,00 from 2, 0 left out"),
            ("100 · 300", "120", "110,00 from 2, 0 left out"),
            ("kosong · -", "none", "tidak ada from 0, 2 left out"),
        ),
        meant,
    ),
    Worked(
        ROLLUPS, "Ceiling-weighted mean of the children",
        "Parts are *achievement of ceiling*: Σ(ceiling · achievement) / Σ ceiling.", PERCENT,
        (
            ("100 of 300 · 50 of 100", "none", "87,50 from 2, 0 left out"),
            ("100 of 300 · kosong of 500 · 50 of 100", "none", "87,50 from 2, 1 left out"),
            ("100 of 300 · 90 of kosong", "none", "100,00 from 1, 1 left out"),
            ("100 of 0 · 50 of 0", "none", "tidak ada from 2, 0 left out"),
        ),
        weighted,
    ),
    Worked(
        ROLLUPS, "Σ numerators / Σ denominators",
        "How a percentage rises where its parts are known; a mean of percentages is another.",
        ("parts", "result"),
        (
            ("1 of 2 · 90 of 100", "89,22 from 2, 0 left out"),
            ("1 of 2 · kosong of 100", "50,00 from 1, 1 left out"),
            ("0 of 0 · 0 of 0", "tidak ada from 2, 0 left out"),
        ),
        lambda parts: counted(pooled(pairs(parts))),
    ),
    Worked(
        ROLLUPS, "Money", "Money always sums.", ("amounts (Rp)", "sum"),
        (
            ("7.351.182.262 · 18.684.000 · 11.150.000", "7.381.016.262 from 3, 0 left out"),
            ("1.982.501.464 · kosong · 37.830.000", "2.020.331.464 from 2, 1 left out"),
        ),
        money,
    ),
    Worked(
        RATINGS, "Permendagri 86/2017",
        "The law writes integers (76–90, 91–100); by policy the lower bound decides in between.",
        ("value", "class"),
        (
            ("91", "Sangat Tinggi"), ("90,99", "Tinggi"), ("90,5", "Tinggi"), ("76", "Tinggi"),
            ("75,99", "Sedang"), ("66", "Sedang"), ("51", "Rendah"), ("50,99", "Sangat Rendah"),
            ("-20", "Sangat Rendah"), ("250", "Sangat Tinggi"), ("kosong", "tanpa predikat"),
        ),
        partial(rated, PERFORMANCE),
    ),
    Worked(
        RATINGS, "AKIP grades", "Lower bounds are exclusive: 90,00 is A.", ("value", "class"),
        (
            ("90,01", "AA (Sangat Memuaskan)"), ("90", "A (Memuaskan)"), ("80", "BB (Sangat Baik)"),
            ("70", "B (Baik)"), ("60,01", "B (Baik)"), ("60", "CC (Cukup)"), ("50", "C (Kurang)"),
            ("30,01", "C (Kurang)"), ("30", "D (Sangat Kurang)"), ("0", "D (Sangat Kurang)"),
        ),
        partial(rated, AKIP),
    ),
    Worked(
        RATINGS, "Tables are checked",
        "`[` includes a bound, `(` does not, `kosong` is no bound.",
        ("classes", "what is wrong"),
        (
            ("Rendah (kosong; 76) · Tinggi [76; kosong)", "tidak ada yang keliru"),
            ("Tinggi (kosong; 90] · Puncak [91; kosong)",
             "antara 90 (Tinggi) dan 91 (Puncak) ada celah"),
            ("Baik (kosong; 85) · Memuaskan (85; kosong)",
             "85 tidak masuk kelas mana pun: Baik atau Memuaskan"),
            ("Baik (kosong; 85] · Memuaskan [85; kosong)",
             "85 masuk dua kelas: Baik dan Memuaskan"),
            ("Baik (kosong; 90) · Memuaskan [85; 100]",
             "kelas Baik dan Memuaskan bertumpang tindih; tidak ada kelas di atas 100 (Memuaskan)"),
            ("Baik [0; kosong)", "tidak ada kelas di bawah 0 (Baik)"),
        ),
        checked,
    ),
    Worked(
        RATINGS, "AKIP evaluation",
        "Planning 30, measurement 30, reporting 15, internal evaluation 25 points; in each "
        "existence 20 %, quality 30 %, use 50 %. PermenPAN-RB 88/2021. An unfinished sheet has no "
        "score.",
        ("planning", "measurement", "reporting", "internal evaluation", "score"),
        (
            ("AA/AA/AA", "AA/AA/AA", "AA/AA/AA", "AA/AA/AA", "100,00; 0 missing"),
            ("AA/A/B", "A/BB/B", "BB/BB/CC", "B/CC/C", "72,45; 0 missing"),
            ("AA/A/B", "A/BB/B", "BB/BB/kosong", "B/CC/C", "tidak ada; 1 missing"),
            ("E/E/E", "E/E/E", "E/E/E", "E/E/E", "0,00; 0 missing"),
        ),
        sheet,
    ),
    Worked(
        EFFICIENCY, "Achievement − absorption", "Only where the achievement is 100 or more.",
        ("achievement %", "absorption %", "efficiency"),
        (("100", "95,5", "4,50"), ("120", "100", "20,00"), ("99,99", "10",
          "capaian kinerjanya di bawah 100 %"),
         ("kosong", "10", "capaian atau serapannya tidak ada")),
        spared,
    ),
    Worked(
        EFFICIENCY, "Of the budget",
        "E = Σ(ceiling · achievement − spending) / Σ(ceiling · achievement) · 100 within −20 and "
        "20; score = 50 + E / 20 · 50. Parts are *ceiling / achievement % / spending*.",
        ("parts", "efficiency"),
        (
            ("1.000 / 100 / 900", "10,00; score 75,00"),
            ("1.000 / 100 / 1.000", "0,00; score 50,00"),
            ("1.000 / 100 / 100", "20,00; score 100,00"),
            ("1.000 / 50 / 900", "-20,00; score 0,00"),
            ("600 / 100 / 500 · 400 / 100 / 400 · 900 / kosong / 1", "10,00; score 75,00"),
            ("1.000 / 0 / 100", "pagu × capaian tidak lebih dari nol"),
        ),
        budgeted,
    ),
    Worked(
        EFFICIENCY, "Achievement / absorption", "Above 100 more was reached than was spent for.",
        ("achievement %", "absorption %", "efficiency"),
        (("100", "80", "125,00"), ("50", "100", "50,00"), ("50", "0", "serapannya nol")),
        related,
    ),
)  # fmt: skip
