"""A fifth set of styles, written when the four before were mended and measured before any look."""

import random
from collections.abc import Callable

from style_contents import QUARTERS, SIGNED, bold, cents, count, percent, several
from table_papers import Box, Keyed, Paper
from table_styles_fifth_money import (
    by_kind_of_spending,
    forward_estimates,
    nested_budget,
    physical_progress,
    ticked_months,
)
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, share


def goals_over_groups(chance: random.Random) -> Paper:
    """A report's table: each goal in a line across, years before, the year, the plan's end."""
    paper = Paper("goals across", ["Tabel 3.5", "Capaian Indikator Sasaran Tahun 2023 s.d. 2025"])
    paper.row(bold("Indikator Kinerja", 1, 2), bold("Satuan", 1, 2), bold("Realisasi", 2),
              bold("2025", 3), bold("Target Akhir RPJMD", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("2023", "2024", "Target", "Realisasi", "% Capaian")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        title = f"Sasaran {number}: {outcome}"
        paper.row(bold(title, 8))
        for name in several(chance, MEASURES, chance.randrange(1, 4)):
            unit, target = chance.choice(SINGLE), chance.randrange(300, 900)
            done, before = (
                target - chance.randrange(0, 90),
                [chance.randrange(200, 900) for _ in "12"],
            )
            texts = [share(one, 1) for one in (*before, target, done)]
            reached = percent(done, target)
            paper.row(name, unit, *map(Box, texts), reached, share(target + 20, 1))
            cells: Keyed = {"indicator": name, "unit": unit}
            cells |= {("realization", "2023"): texts[0], ("realization", "2024"): texts[1]}
            cells |= {("target", "2025"): texts[2], ("realization", "2025"): texts[3]}
            paper.want("objective", cells | {("achievement", "2025"): reached})
    return paper


def semesters(chance: random.Random) -> Paper:
    """Two semesters instead of quarters, each with target, result and percentage."""
    paper = Paper(
        "semesters", ["LAPORAN MONITORING KINERJA SEMESTERAN", "TAHUN 2025"], below=SIGNED
    )
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahunan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Semester I", 3), bold("Semester II", 3))
    paper.row(*(bold(text) for _ in "12" for text in ("Target", "Realisasi", "%")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit, year = (
            chance.choice(MEASURES),
            chance.choice(SINGLE),
            str(chance.randrange(90, 99)),
        )
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit, "target": year}
        line: list[Box] = []
        for when in ("S1", "S2"):
            target = chance.randrange(20, 80)
            done = target - chance.randrange(0, 9)
            line += [count(str(target)), count(str(done)), cents(percent(done, target))]
            figures = {"target": str(target), "realization": str(done)}
            cells |= {(what, when): text for what, text in figures.items()}
            cells |= {("achievement", when): percent(done, target)}
        paper.row(str(number), outcome, name, unit, count(year), *line)
        paper.want("objective", cells)
    return paper


def three_lines_each(chance: random.Random) -> Paper:
    """Target, result and percentage of an indicator in lines below one another, quarters across."""
    paper = Paper("three lines each", ["REKAP KINERJA TRIWULANAN DINAS CONTOH", "TAHUN 2025"])
    heads = ("No", "Indikator Kinerja", "Satuan", "Uraian")
    paper.row(*map(bold, (*heads, *(f"TW {quarter}" for quarter in QUARTERS))))
    for number, name in enumerate(several(chance, MEASURES, 4), start=1):
        unit = chance.choice(SINGLE)
        targets = [chance.randrange(20, 90) for _ in QUARTERS]
        done = [target - chance.randrange(0, 12) for target in targets]
        lines = (("Target", "target", [str(one) for one in targets]),
                 ("Realisasi", "realization", [str(one) for one in done]),
                 ("Capaian (%)", "achievement",
                  [percent(*pair) for pair in zip(done, targets, strict=True)]))  # fmt: skip
        cells: Keyed = {"indicator": name, "unit": unit}
        for at, (word, what, texts) in enumerate(lines):
            begin = [] if at else [Box(text, 1, 3) for text in (str(number), name, unit)]
            paper.row(*begin, word, *map(count if at < 2 else cents, texts))
            cells |= {(what, when): text for when, text in zip(QUARTERS, texts, strict=True)}
        paper.want("objective", cells)
    return paper


def fractions(chance: random.Random) -> Paper:
    """Numerator and denominator beside the result, the target in per cent, notes in brackets."""
    paper = Paper("fractions", ["PENGUKURAN KINERJA BERDASARKAN DATA DUKUNG", "Triwulan III 2025"])
    heads = ("No", "Indikator", "Rumus", "Pembilang", "Penyebut", "Hasil/Realisasi (%)")
    paper.row(*map(bold, (*heads, "Target (%)", "Capaian (%)", "Data Dukung")))
    for number, name in enumerate(several(chance, MEASURES, 6), start=1):
        whole = chance.randrange(100, 900)
        part = whole * chance.randrange(50, 95) // 100
        target, done = chance.randrange(60, 99), percent(part, whole)
        reached = percent(part * 100, whole * target)
        method = "Pembilang : Penyebut x 100%"
        paper.row(str(number), name, method, count(str(part)), count(str(whole)), cents(done),
                  count(str(target)), cents(reached), "SK Kepala Dinas (terlampir)")  # fmt: skip
        cells = {"indicator": name, "method": method, "realization": done, "target": str(target)}
        paper.want("objective", cells | {"achievement": reached})
    return paper


def one_column_tree(chance: random.Random) -> Paper:
    """Goals, objectives and their indicators in one column, each told by its first word."""
    paper = Paper("one column", ["TUJUAN, SASARAN DAN INDIKATOR RENSTRA 2025-2029"])
    paper.row(bold("Tujuan / Sasaran / Indikator", 1, 2), bold("Satuan", 1, 2),
              bold("Baseline 2024", 1, 2), bold("Target", 3))  # fmt: skip
    paper.row(*map(bold, ("2025", "2026", "2027")))
    goal, *outcomes = several(chance, OUTCOMES, 3)
    lines = [("goal", f"Tujuan 1: {goal}")]
    lines += [("objective", f"Sasaran 1.{at}: {one}") for at, one in enumerate(outcomes, start=1)]
    for level, title in lines:
        paper.row(bold(title), "", "", "", "", "")
        paper.want(level, {"name": title})
        for name in several(chance, MEASURES, 2):
            unit, base = chance.choice(SINGLE), chance.randrange(200, 700)
            steps = [share(base + 15 * step, 1) for step in range(4)]
            paper.row(Box(f"Indikator: {name}", indent=1), unit, *map(Box, steps))
            cells: Keyed = {"indicator": name, "unit": unit}
            keyed = zip(("2025", "2026", "2027"), steps[1:], strict=True)
            cells |= {("target", year): step for year, step in keyed}
            paper.want(level, cells)
    return paper


def changed_agreement(chance: random.Random) -> Paper:
    """An agreement after its change: the target that was and the one that is, and why."""
    paper = Paper("changed agreement", ["PERJANJIAN KINERJA PERUBAHAN TAHUN 2025", "CAMAT CONTOH"])
    paper.row(*(bold(text, 1, 2) for text in ("No", "Sasaran", "Indikator Kinerja", "Satuan")),
              bold("Target", 2), bold("Alasan Perubahan", 1, 2))  # fmt: skip
    paper.row(bold("Semula"), bold("Menjadi"))
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        was, now = (share(chance.randrange(300, 990), 2) for _ in "12")
        why = chance.choice(("-", "Penyesuaian RPJMD", "Refocusing anggaran 2025"))
        paper.row(str(number), outcome, name, unit, was, now, why)
        cells = {"name": outcome, "indicator": name, "unit": unit, "target": now}
        paper.want("objective", cells)
    paper.below = ["Pihak Kedua,", "Bupati Contoh", "Pihak Pertama,", "Camat Contoh"]
    return paper


def footnoted(chance: random.Random) -> Paper:
    """Marks of footnotes behind provisional figures, plus signs, a deviation, a traffic light."""
    paper = Paper("footnotes", ["DASHBOARD KINERJA UTAMA", "Posisi 31 Oktober 2025"], left=1)
    heads = ("No", "IKU", "Satuan", "Target 2025", "Realisasi", "Capaian (%)", "Deviasi", "Status")
    paper.row(*map(bold, (*heads, "PIC")))
    for number, name in enumerate(several(chance, MEASURES, 6), start=1):
        unit, target = chance.choice(SINGLE), chance.randrange(300, 900)
        done = target + chance.randrange(-60, 60)
        mark = chance.choice(("", "*)", "**"))
        gap = done - target
        paper.row(str(number), name, unit, share(target, 1), share(done, 1) + mark,
                  percent(done, target), f"{'+' if gap > 0 else '-'}{share(abs(gap), 1)}",
                  "Hijau" if gap > 0 else "Kuning", chance.choice(FIELDS))  # fmt: skip
        cells = {"indicator": name, "unit": unit, "target": share(target, 1)}
        cells |= {"realization": share(done, 1), "achievement": percent(done, target)}
        paper.want("objective", cells)
    paper.below = ["*) angka sementara", "**) angka sangat sementara, menunggu rilis BPS"]
    return paper


FIFTH: tuple[Callable[[random.Random], Paper], ...] = (
    goals_over_groups, semesters, three_lines_each, fractions, one_column_tree, changed_agreement,
    footnoted, nested_budget, physical_progress, forward_estimates, by_kind_of_spending,
    ticked_months,
)  # fmt: skip
"""Each style by the function that composes it."""
