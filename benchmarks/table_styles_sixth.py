"""A sixth set of styles, written when the five before were mended and measured before any look."""

import random
from collections.abc import Callable

from style_contents import QUARTERS, SIGNED, amount, bold, cents, count, percent, rupiah, several
from table_papers import Box, Keyed, Paper
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, WORKS, share


def _figures(chance: random.Random) -> tuple[str, str, str]:
    """A target, what was reached of it and the percentage."""
    target = chance.randrange(20, 300)
    done = target - chance.randrange(0, 15)
    return str(target), str(done), percent(done, target)


_THREE = ("target", "realization", "achievement")


def mixed_chapter(chance: random.Random) -> Paper:
    """A chapter with a table for each goal, the same columns each time, prose between."""
    paper: Paper | None = None
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        table = Paper("goal by goal", [f"3.{number} Sasaran Strategis {number}: {outcome}",
                                       "Hasil pengukuran disajikan sebagai berikut:"])  # fmt: skip
        heads = ("Indikator Kinerja", "Satuan", "Target 2025", "Realisasi 2025", "Capaian (%)")
        table.row(*map(bold, heads))
        for name in several(chance, MEASURES, chance.randrange(1, 4)):
            unit, figures = chance.choice(SINGLE), _figures(chance)
            table.row(name, unit, *map(count, figures[:2]), cents(figures[2]))
            cells: Keyed = dict(zip(_THREE, figures, strict=True))
            table.want("objective", cells | {"indicator": name, "unit": unit})
        table.below = [f"Capaian sasaran {number} didukung oleh program prioritas daerah."]
        if paper is None:
            paper = table
        else:
            paper.more.append(table)
    return paper or Paper("", [])


def plain_agreement(chance: random.Random) -> Paper:
    """Three columns, no numbers, several targets in one cell, an officer's names below."""
    paper = Paper("plain agreement", ["Perjanjian Kinerja Tahun 2025", "Lurah Contoh",
                                      "Kinerja yang akan diwujudkan:"])  # fmt: skip
    paper.row(*map(bold, ("Sasaran", "Indikator", "Target")))
    for outcome in several(chance, OUTCOMES, 4):
        names = several(chance, MEASURES, 2)
        targets = [f"{chance.randrange(20, 99)} {chance.choice(SINGLE)}" for _ in names]
        paper.row(outcome, "\n".join(f"{at}. {one}" for at, one in enumerate(names, start=1)),
                  "\n".join(f"{at}. {one}" for at, one in enumerate(targets, start=1)))  # fmt: skip
        for at, (name, target) in enumerate(zip(names, targets, strict=True)):
            cells: Keyed = {"indicator": name, "target": target}
            paper.want("objective", cells if at else cells | {"name": outcome})
    paper.below = SIGNED
    return paper


def quarter_pairs(chance: random.Random) -> Paper:
    """Target and result of each quarter under two groups, the year's at the end."""
    paper = Paper("quarter pairs", ["EVALUASI RENCANA AKSI TAHUN 2025", "DINAS PERPUSTAKAAN"])
    heads = ("No.", "Sasaran Strategis", "Indikator Kinerja", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Triwulan", 4),
              bold("Realisasi Triwulan", 4), bold("Target Tahunan", 1, 2),
              bold("Realisasi Tahunan", 1, 2), bold("Capaian Tahunan (%)", 1, 2))  # fmt: skip
    paper.row(*(bold(quarter) for _ in "12" for quarter in QUARTERS))
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        targets = [chance.randrange(5, 30) for _ in QUARTERS]
        done = [one - chance.randrange(0, 4) for one in targets]
        whole = sum(targets), sum(done)
        figures = (count(str(one)) for one in (*targets, *done))
        paper.row(f"{number}", outcome, name, unit, *figures,
                  *(count(str(one)) for one in whole),
                  cents(percent(whole[1], whole[0])))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit, "target": str(whole[0])}
        for quarter, target, one in zip(QUARTERS, targets, done, strict=True):
            cells |= {("target", quarter): str(target), ("realization", quarter): str(one)}
        cells |= {("realization", "year"): str(whole[1])}
        paper.want("objective", cells | {("achievement", "year"): percent(whole[1], whole[0])})
    return paper


def five_years(chance: random.Random) -> Paper:
    """Five years of results of the key indicators and how they grew, the unit in brackets."""
    years = ("2021", "2022", "2023", "2024", "2025")
    paper = Paper("five years", ["Grafik dan Tabel Perkembangan IKU 2021-2025"])
    paper.row(bold("NO", 1, 2), bold("INDIKATOR KINERJA UTAMA", 1, 2), bold("SATUAN", 1, 2),
              bold("REALISASI TAHUN", 5), bold("PERTUMBUHAN (%)", 1, 2))  # fmt: skip
    paper.row(*map(bold, years))
    for number, name in enumerate(several(chance, MEASURES, 6), start=1):
        unit, steps = chance.choice(SINGLE), [share(chance.randrange(300, 900), 2) for _ in years]
        paper.row(f"{number}", name, unit, *map(cents, steps), "1,25")
        cells: Keyed = {"indicator": name, "unit": unit}
        keyed = zip(years, steps, strict=True)
        paper.want("objective", cells | {("realization", year): text for year, text in keyed})
    return paper


def program_support(chance: random.Random) -> Paper:
    """Each goal's indicator with the programs that support it, their money and its absorption."""
    paper = Paper("program support", ["ANALISIS PROGRAM PENUNJANG KEBERHASILAN", "Tahun 2025"])
    heads = ("Sasaran", "Indikator", "Capaian Indikator (%)", "Program", "Anggaran (Rp)")
    paper.row(*map(bold, (*heads, "Realisasi (Rp)", "Serapan (%)")))
    for outcome in several(chance, OUTCOMES, 3):
        name, reached = chance.choice(MEASURES), _figures(chance)[2]
        many = chance.randrange(1, 4)
        cells = {"name": outcome, "indicator": name, "achievement": reached}
        paper.want("objective", cells)
        for at, work in enumerate(several(chance, WORKS, many)):
            begin = [] if at else [Box(text, 1, many) for text in (outcome, name, reached)]
            money = amount(chance)
            spent = money * chance.randrange(50, 99) // 100
            figures = rupiah(money), rupiah(spent), percent(spent, money)
            paper.row(*begin, f"Program {work}", *map(count, figures[:2]), cents(figures[2]))
            keyed = zip(("ceiling", "spending", "absorption"), figures, strict=True)
            paper.want("program", {"name": f"Program {work}", **dict(keyed)})
    return paper


def efficiency(chance: random.Random) -> Paper:
    """Achievement beside absorption and the efficiency that comes of both."""
    paper = Paper("efficiency", ["Tabel III.7 Efisiensi Penggunaan Sumber Daya"], top=3)
    paper.row(bold("No", 1, 2), bold("Sasaran Strategis", 1, 2), bold("Kinerja", 3),
              bold("Anggaran", 3), bold("Tingkat Efisiensi", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "% Capaian", "Pagu", "Realisasi", "% Serapan")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        figures, money = _figures(chance), amount(chance)
        spent = money * chance.randrange(50, 99) // 100
        told = rupiah(money), rupiah(spent), percent(spent, money)
        paper.row(f"{number}", outcome, *map(count, figures[:2]), cents(figures[2]),
                  *map(count, told[:2]), cents(told[2]), "3,15")  # fmt: skip
        cells = {"name": outcome, **dict(zip(_THREE, figures, strict=True))}
        keyed = zip(("ceiling", "spending", "absorption"), told, strict=True)
        paper.want("objective", cells | dict(keyed))
    paper.row("", bold("Rata-rata / Jumlah"), "", "", cents("95,10"), "", "", cents("88,20"), "")
    return paper


def accumulated(chance: random.Random) -> Paper:
    """This month, to last month and to this month, of work and of money."""
    paper = Paper("to this month", ["LAPORAN BULANAN", "Bulan : Agustus 2025"], filtered=True)
    paper.row(*(bold(text, 1, 2) for text in ("Kode", "Sub Kegiatan", "Pagu Anggaran")),
              bold("Realisasi Keuangan (Rp)", 3), bold("Persentase Keuangan", 1, 2),
              bold("Sisa Anggaran", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini")))
    for number, work in enumerate(several(chance, WORKS, 6), start=1):
        money = amount(chance)
        before, now = (money * chance.randrange(5, 45) // 100 for _ in "12")
        figures = (money, before, now, before + now)
        reached = percent(before + now, money)
        paper.row(f"2.23.02.2.01.000{number}", work, *(count(rupiah(one)) for one in figures),
                  f"{reached} %", count(rupiah(money - before - now)))  # fmt: skip
        cells = {"name": work, "ceiling": rupiah(money), "spending": rupiah(before + now)}
        paper.want("subactivity", cells | {"absorption": reached})
    paper.row("", bold("TOTAL"), *([""] * 6))
    return paper


def responsible_first(chance: random.Random) -> Paper:
    """Who answers comes first and is merged, then indicators; the percentage in words, too."""
    paper = Paper("responsible first", ["CAPAIAN KINERJA INDIVIDU DAN BIDANG SEMESTER I 2025"])
    heads = ("Penanggung Jawab", "Indikator Kinerja", "Target", "Realisasi", "Capaian", "Kategori")
    paper.row(*map(bold, heads))
    for field in several(chance, FIELDS, 3):
        many = chance.randrange(2, 4)
        for at, name in enumerate(several(chance, MEASURES, many)):
            target = chance.randrange(20, 90)
            done = target - chance.randrange(0, 9)
            unit, reached = chance.choice(SINGLE), percent(done, target)
            begin = [] if at else [Box(field, 1, many)]
            paper.row(
                *begin, name, f"{target} {unit}", f"{done} {unit}", f"{reached} persen", "Baik"
            )
            cells = {"indicator": name, "target": f"{target} {unit}", "achievement": reached}
            paper.want("objective", cells | {"realization": f"{done} {unit}"})
    paper.below = ["Baik: 76-90; Sangat Baik: 91-100", *SIGNED]
    return paper


def numbered_outline(chance: random.Random) -> Paper:
    """One outline of numbers for goals down to subactivities, with a column of levels."""
    paper = Paper("outline", ["POHON KINERJA DAN TARGET TAHUNAN DINAS CONTOH"])
    paper.row(*map(bold, ("No", "Tingkat", "Uraian", "Indikator", "Satuan", "2025", "2026")))
    lines = [("goal", "1", "Tujuan", chance.choice(OUTCOMES))]
    lines.append(("objective", "1.1", "Sasaran", chance.choice(OUTCOMES)))
    for at in (1, 2):
        lines.append(("program", f"1.1.{at}", "Program", chance.choice(WORKS)))
        lines.append(("activity", f"1.1.{at}.1", "Kegiatan", chance.choice(WORKS)))
        lines.append(("subactivity", f"1.1.{at}.1.1", "Sub Kegiatan", chance.choice(WORKS)))
    for level, number, word, name in lines:
        said, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        steps = [str(chance.randrange(10, 99)) for _ in "12"]
        paper.row(number, word, name, said, unit, *map(count, steps))
        cells: Keyed = {"name": name, "indicator": said, "unit": unit}
        cells |= {("target", "2025"): steps[0], ("target", "2026"): steps[1]}
        paper.want(level, cells)
    return paper


def english_money(chance: random.Random) -> Paper:
    """Money with commas and cents as an accounting system prints it, codes led by an office's."""
    paper = Paper("accounting print", ["Realisasi Anggaran per Kegiatan", "Printed by SIMDA",
                                       "Periode 01-01-2025 s.d 30-09-2025"])  # fmt: skip
    heads = ("Kode Rekening", "Uraian", "Anggaran", "Realisasi", "Lebih/(Kurang)", "%")
    paper.row(*map(bold, heads))
    for program in (1, 2):
        parts = [amount(chance) for _ in range(2)]
        used = [one * chance.randrange(30, 99) // 100 for one in parts]
        code = f"1.06.0{program}"
        lines = [("program", code, sum(parts), sum(used)),
                 ("activity", f"{code}.2.01", sum(parts), sum(used))]  # fmt: skip
        leaves = enumerate(zip(parts, used, strict=True), start=1)
        lines += [("subactivity", f"{code}.2.01.000{at}", *pair) for at, pair in leaves]
        for level, label, one, spent in lines:
            name = chance.choice(WORKS).upper() if level == "program" else chance.choice(WORKS)
            reached = percent(spent, one).replace(",", ".")
            paper.row(label, name, f"{one:,}.00", f"{spent:,}.00", f"({one - spent:,}.00)", reached)
            cells = {"name": name, "ceiling": f"{one:,}.00", "spending": f"{spent:,}.00"}
            paper.want(level, cells | {"absorption": reached})
    return paper


SIXTH: tuple[Callable[[random.Random], Paper], ...] = (
    mixed_chapter, plain_agreement, quarter_pairs, five_years, program_support, efficiency,
    accumulated, responsible_first, numbered_outline, english_money,
)  # fmt: skip
"""Each style by the function that composes it."""
