"""Six more styles, written with the first twelve and kept unread until those were mended."""

import random
from collections.abc import Callable

from style_contents import (
    ACTIONS,
    INDICATORS,
    OBJECTIVES,
    PEOPLE,
    UNITS,
    amount,
    bold,
    cents,
    count,
    measured,
    money,
    percent,
    rupiah,
    several,
    spent_of,
    turned,
)
from table_papers import Box, Keyed, Paper


def stacked(chance: random.Random) -> Paper:
    """Two tables one below the other in one sheet, each under a line of its own."""
    paper = Paper("two tables stacked", ["PERJANJIAN KINERJA TAHUN 2025", "KECAMATAN CONTOH"])
    paper.row(Box("A. Sasaran dan Indikator", 4))
    paper.row(*map(bold, ("No", "Sasaran Strategis", "Indikator Kinerja", "Target")))
    for number, objective in enumerate(several(chance, OBJECTIVES, 4), start=1):
        one, name = measured(chance), chance.choice(INDICATORS)
        paper.row(str(number), objective, name, count(one.target))
        paper.want(
            "objective",
            {("name", "a"): objective, ("indicator", "a"): name, ("target", "a"): one.target},
        )
    paper.row("", "", "", "")
    paper.row(Box("B. Program dan Anggaran", 4))
    paper.row(*map(bold, ("No", "Program", "Anggaran", "Sumber Dana")))
    for number, name in enumerate(several(chance, ACTIONS, 4), start=1):
        ceiling = rupiah(amount(chance))
        paper.row(str(number), f"Program {name}", count(ceiling), "APBD")
        paper.want("program", {("name", "b"): f"Program {name}", ("ceiling", "b"): ceiling})
    return paper


def lines_in_cells(chance: random.Random) -> Paper:
    """A program's row holds all its indicators, targets and results, numbered, line under line."""
    paper = Paper("lines in cells", ["PENGUKURAN KINERJA TAHUN 2025"])
    paper.row(
        *map(
            bold,
            ("No", "Program", "Indikator Program", "Satuan", "Target", "Realisasi", "Capaian (%)"),
        )
    )
    for number, action in enumerate(several(chance, ACTIONS, 4), start=1):
        many = chance.randrange(2, 4)
        said, figures = several(chance, INDICATORS, many), [measured(chance) for _ in range(many)]
        units = [chance.choice(UNITS) for _ in said]
        columns = (
            said,
            units,
            *(
                ([getattr(one, name) for one in figures])
                for name in ("target", "realization", "achievement")
            ),
        )
        texts = [
            "\n".join(f"{at}. {text}" for at, text in enumerate(column, start=1))
            for column in columns
        ]
        paper.row(str(number), f"Program {action}", *texts)
        for at, (indicator, one, unit) in enumerate(zip(said, figures, units, strict=True)):
            cells = {"indicator": indicator, "unit": unit, **one._asdict()}
            paper.want("program", cells if at else cells | {"name": f"Program {action}"})
    return paper


def against_the_end(chance: random.Random) -> Paper:
    """A report's table: last year, this year, the end of the Renstra and how far it is to it."""
    paper = Paper(
        "against the end", ["Tabel 3.4 Perbandingan Realisasi Kinerja dengan Target Akhir Renstra"]
    )
    paper.row(
        *(bold(text, 1, 2) for text in ("No", "Sasaran", "Indikator Kinerja", "Satuan")),
        bold("Realisasi 2024", 1, 2),
        bold("Tahun 2025", 3),
        bold("Target Akhir Renstra 2026", 1, 2),
        bold("Tingkat Kemajuan (%)", 1, 2),
    )
    paper.row(*map(bold, ("Target", "Realisasi", "%")))
    for number, objective in enumerate(several(chance, OBJECTIVES, 5), start=1):
        one, unit, name, last = (
            measured(chance),
            chance.choice(UNITS),
            chance.choice(INDICATORS),
            measured(chance),
        )
        paper.row(
            str(number),
            objective,
            name,
            unit,
            count(last.realization),
            count(one.target),
            count(one.realization),
            cents(one.achievement),
            count(last.target),
            cents(percent(int(one.realization), int(last.target))),
        )
        cells: Keyed = {"name": objective, "indicator": name, "unit": unit}
        paper.want(
            "objective",
            cells
            | {(key, "2025"): text for key, text in one._asdict().items()}
            | {("realization", "2024"): last.realization},
        )
    return paper


def shifted_budget(chance: random.Random) -> Paper:
    """Whole codes in one column, the budget before and after its change, the rest, no goals."""
    above = ["LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN", "TAHUN ANGGARAN 2025"]
    paper = Paper("changed budget", above)
    paper.row(
        *(bold(text, 1, 2) for text in ("Kode Rekening", "Uraian")),
        bold("Pagu Anggaran (Rp)", 3),
        bold("Realisasi", 2),
        bold("Sisa Anggaran (Rp)", 1, 2),
    )
    paper.row(*map(bold, ("Murni", "Perubahan", "Bertambah/ (Berkurang)", "Rp", "%")))
    for program in (1, 2):
        ceilings = [amount(chance) for _ in range(3)]
        spent = [one * chance.randrange(1, 99) // 100 for one in ceilings]
        code, whole = f"2.10.0{program}", (sum(ceilings), sum(spent))
        lines = [("program", code, *whole), ("activity", f"{code}.2.01", *whole)]
        lines += [
            ("subactivity", f"{code}.2.01.{at:04}", one, used)
            for at, (one, used) in enumerate(zip(ceilings, spent, strict=True), start=1)
        ]
        for level, label, one, used in lines:
            name, figures = chance.choice(ACTIONS), money(one, used)
            more = chance.randrange(1, 9) * 1_000
            now, done, share = figures.boxes
            change = (count(rupiah(one - more)), now, count(rupiah(more)))
            paper.row(label, name, *change, done, share, count(rupiah(one - used)))
            paper.want(level, {"name": name, **figures._asdict()})
    return paper


def short_words(chance: random.Random) -> Paper:
    """Shortened headers, the unit first, money before performance, remarks between."""
    paper = Paper("short words", ["REKAP CAPAIAN KINERJA DINAS CONTOH TW II TA 2025"], left=2)
    paper.row(
        bold("No", 1, 2),
        bold("Prog./Keg.", 1, 2),
        bold("Keuangan", 3),
        bold("Ket.", 1, 2),
        bold("Kinerja", 5),
    )
    paper.row(*map(bold, ("Pagu", "Real.", "%", "Indikator", "Sat.", "Tgt.", "Real.", "Cap. (%)")))
    for number, action in enumerate(several(chance, ACTIONS, 3), start=1):
        lines = [("program", f"{number}", f"Program {action}")]
        lines += [
            ("activity", f"{number}.{at}", name)
            for at, name in enumerate(several(chance, ACTIONS, 2), start=1)
        ]
        each = amount(chance)
        for level, label, name in lines:
            money = spent_of(chance, 2 * each if level == "program" else each)
            one, unit, said = measured(chance), chance.choice(UNITS), chance.choice(INDICATORS)
            paper.row(
                label,
                name,
                count(money.ceiling),
                count(money.spending),
                cents(money.absorption),
                chance.choice(("", "proses lelang")),
                said,
                unit,
                count(one.target),
                count(one.realization),
                cents(one.achievement),
            )
            paper.want(
                level,
                {"name": name, "indicator": said, "unit": unit, **one._asdict(), **money._asdict()},
            )
    return paper


def deep_groups(chance: random.Random) -> Paper:
    """Three lines of headers, a baseline, upright years, who answers for it before the figures."""
    paper = Paper(
        "deep groups", ["TUJUAN DAN SASARAN JANGKA MENENGAH", "RENSTRA DINAS CONTOH 2025-2029"]
    )
    years = ("2026", "2027", "2028")
    paper.row(
        *(
            bold(text, 1, 3)
            for text in ("Sasaran", "Indikator", "Satuan", "Penanggung Jawab", "Kondisi Awal 2025")
        ),
        bold("Target Capaian Kinerja Sasaran", 6),
    )
    paper.row(*(bold(f"Tahun {year}", 2) for year in years))
    paper.row(*(turned(text) for _ in years for text in ("Target", "Pagu (Rp)")))
    for objective in several(chance, OBJECTIVES, 4):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, INDICATORS, many)):
            begin = [] if at else [Box(objective, 1, many)]
            unit = chance.choice(UNITS)
            cells: Keyed = {"indicator": name, "unit": unit}
            line = [count(str(chance.randrange(1, 50)))]
            for year in years:
                target, ceiling = measured(chance).target, rupiah(amount(chance))
                line += [count(target), count(ceiling)]
                cells |= {("target", year): target, ("ceiling", year): ceiling}
            paper.row(*begin, name, unit, chance.choice(PEOPLE), *line)
            paper.want("objective", cells if at else cells | {"name": objective})
    return paper


LATER: tuple[Callable[[random.Random], Paper], ...] = (
    stacked, lines_in_cells, against_the_end, shifted_budget, short_words, deep_groups,
)  # fmt: skip
"""Each style by the function that composes it."""
