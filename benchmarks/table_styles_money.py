"""Styles with money in them: thousands, glued signs, codes over columns, levels by look alone."""

import random

from style_contents import (
    ACTIONS,
    INDICATORS,
    QUARTERS,
    SIGNED,
    UNITS,
    amount,
    bold,
    count,
    measured,
    money,
    rupiah,
    several,
)
from table_papers import Box, Keyed, Paper


def thousands(chance: random.Random) -> Paper:
    """Money "(Rp. 000)" in the header, blank rows between programs, subtotals and a total."""
    paper = Paper(
        "thousands and subtotals", ["REALISASI ANGGARAN DAN KINERJA", "Keadaan s.d. 30 Juni 2025"]
    )
    heads = ("No", "Program/Kegiatan", "Anggaran (Rp. 000)", "Realisasi (Rp. 000)", "% Keuangan")
    paper.row(*map(bold, heads))
    whole = [0, 0]
    for number, program in enumerate(several(chance, ACTIONS, 3), start=1):
        names = several(chance, ACTIONS, chance.randrange(2, 4))
        parts = [(name, amount(chance)) for name in names]
        spent = [(name, one, one * chance.randrange(10, 99) // 100) for name, one in parts]
        totals = sum(one for _, one, _ in spent), sum(used for _, _, used in spent)
        figures, name = money(*totals), f"Program {program}"
        paper.row(bold(str(number)), bold(name), *figures.boxes)
        paper.want("program", {"name": name, **figures._asdict()})
        for letter, (child, one, used) in zip("abc", spent, strict=False):
            paper.row(f"{letter}.", child, *money(one, used).boxes)
            paper.want("activity", {"name": child, **money(one, used)._asdict()})
        paper.row("", bold(f"Jumlah Program {number}"), *figures.boxes)
        paper.row(*(Box() for _ in heads))
        whole = [whole[0] + totals[0], whole[1] + totals[1]]
    paper.row(bold("JUMLAH SELURUHNYA", 2), *money(*whole).boxes)
    paper.below = SIGNED
    return paper


def glued_rupiah(chance: random.Random) -> Paper:
    """Rupiah glued before amounts, a dash or decimals behind them, before and after a change."""
    paper = Paper(
        "rupiah glued", ["LAMPIRAN PERJANJIAN KINERJA PERUBAHAN TAHUN 2025", "Anggaran Perubahan"]
    )
    paper.row(
        *map(
            bold,
            ("NO", "PROGRAM", "ANGGARAN SEBELUM PERUBAHAN", "ANGGARAN SETELAH PERUBAHAN", "KET."),
        )
    )
    shape = chance.choice(("Rp. {},-", "Rp{},00", "Rp {}"))
    for number, name in enumerate(several(chance, ACTIONS, 5), start=1):
        before, after = rupiah(amount(chance)), rupiah(amount(chance))
        title = f"PROGRAM {name.upper()}"
        paper.row(f"{number}.", title, shape.format(before), shape.format(after), "APBD")
        paper.want("program", {"name": title, "ceiling": after})
    paper.row(
        "",
        bold("JUMLAH"),
        shape.format(rupiah(amount(chance))),
        shape.format(rupiah(amount(chance))),
        "",
    )
    paper.below = ["Pihak Kedua,", "Bupati Contoh", "Pihak Pertama,", "Kepala Dinas Contoh"]
    return paper


def look_alone(chance: random.Random) -> Paper:
    """No code and no word tells a level: capitals in bold, bold, plain and indented; sums agree."""
    paper = Paper("levels by look", ["PENGUKURAN KINERJA TRIWULAN II 2025"])
    heads: tuple[str, ...] = (
        "Uraian Program, Kegiatan dan Sub Kegiatan",
        "Indikator",
        "Satuan",
        "Target",
    )
    heads += ("Realisasi", "Capaian", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)")
    paper.row(*map(bold, heads))
    levels = ("program", "activity", "subactivity")
    for program in several(chance, ACTIONS, 2):
        tree = [(name, [amount(chance) for _ in range(2)]) for name in several(chance, ACTIONS, 2)]
        lines = [("program", program.upper(), [one for _, parts in tree for one in parts])]
        for name, parts in tree:
            lines.append(("activity", name, parts))
            leaves = several(chance, ACTIONS, 2)
            lines += [("subactivity", leaf, [one]) for leaf, one in zip(leaves, parts, strict=True)]
        for level, name, parts in lines:
            one, unit, said = measured(chance), chance.choice(UNITS), chance.choice(INDICATORS)
            spent = money(sum(parts), sum(part // 2 for part in parts))
            look = Box(name, bold=level != "subactivity", indent=levels.index(level))
            paper.row(look, said, unit, *one.boxes, *spent.boxes)
            cells = {"name": name, "indicator": said, "unit": unit}
            paper.want(level, {**cells, **one._asdict(), **spent._asdict()})
    return paper


def coded_columns(chance: random.Random) -> Paper:
    """Codes over five columns, K and Rp of two quarters, means and factors at the foot."""
    above = ["FORMULIR E.81", "EVALUASI TERHADAP HASIL RENJA DINAS CONTOH TAHUN 2025"]
    paper = Paper("codes in columns", above)
    paper.row(
        bold("Kode", 5, 2),
        bold("Urusan/Program/Kegiatan/Sub Kegiatan", 1, 2),
        bold("Indikator Kinerja", 1, 2),
        *(bold(text, 2) for text in ("Target Tahun 2025", "Realisasi Triwulan I")),
        bold("Realisasi Triwulan II", 2),
        bold("Unit Penanggung Jawab", 1, 2),
    )
    paper.row(*map(bold, ("K", "Rp", "K", "Rp", "K", "Rp")))
    for program in ("02", "03"):
        codes = [("program", ["1", "02", program, "", ""])]
        codes += [("activity", ["1", "02", program, "2.01", ""])]
        codes += [("subactivity", ["1", "02", program, "2.01", f"000{at}"]) for at in (1, 2)]
        each = amount(chance)
        for (level, code), times in zip(codes, (2, 2, 1, 1), strict=True):
            name, said = chance.choice(ACTIONS), chance.choice(INDICATORS)
            target, total = measured(chance).target, times * each
            cells: Keyed = {"name": name, "indicator": said, "target": target}
            cells["ceiling"] = rupiah(total)
            line = [count(target), count(rupiah(total))]
            for quarter in QUARTERS[:2]:
                done, spent = str(chance.randrange(1, 40)), rupiah(total // 10)
                line += [count(done), count(spent)]
                cells |= {("realization", quarter): done, ("spending", quarter): spent}
            paper.row(*code, name, said, *line, "Dinas Contoh")
            paper.want(level, cells)
    for foot in ("Rata-rata capaian kinerja (%)", "Predikat kinerja"):
        paper.row(Box(foot, 14))
    for foot in (
        "Faktor pendorong keberhasilan kinerja: koordinasi yang baik",
        "Faktor penghambat pencapaian kinerja: keterbatasan anggaran",
    ):
        paper.row(Box(foot, 14))
    return paper
