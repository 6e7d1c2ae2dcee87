"""Five of the fifth set of styles, with money."""

import random

from style_contents import SIGNED, amount, bold, cents, count, percent, rupiah, several
from table_papers import Box, Keyed, Paper
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, WORKS, share


def nested_budget(chance: random.Random) -> Paper:
    """An agreement of a head of division: targets, then programs over activities with money."""
    above = ["PERJANJIAN KINERJA TAHUN 2025", "KEPALA BIDANG TATA RUANG"]
    paper = Paper("nested budget", above)
    paper.row(*map(bold, ("No", "Sasaran Program", "Indikator Kinerja Program", "Target")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        name, target = (
            chance.choice(MEASURES),
            f"{chance.randrange(20, 99)} {chance.choice(SINGLE)}",
        )
        paper.row(f"{number}", outcome, name, target)
        paper.want("objective", {("name", "a"): outcome, ("indicator", "a"): name,
                                 ("target", "a"): target})  # fmt: skip
    budget = Paper("", ["Program / Kegiatan dan Anggaran"])
    budget.row(
        *map(bold, ("No", "Program / Kegiatan / Sub Kegiatan", "Anggaran (Rp)", "Sumber Dana"))
    )
    whole = 0
    for roman, work in zip(("I", "II"), several(chance, WORKS, 2), strict=True):
        parts = [amount(chance) for _ in range(2)]
        whole += 2 * sum(parts)
        rows = [("program", roman, f"Program {work}", 2 * sum(parts))]
        for number, activity in enumerate(several(chance, WORKS, 2), start=1):
            rows.append(("activity", f"{number}.", f"Kegiatan {activity}", sum(parts)))
            leaves = zip("ab", several(chance, WORKS, 2), parts, strict=True)
            rows += [
                ("subactivity", f"{at}.", f"Sub Kegiatan {leaf}", one) for at, leaf, one in leaves
            ]
        for level, label, name, one in rows:
            budget.row(label, name, f"Rp {rupiah(one)}", "PAD" if level == "subactivity" else "")
            budget.want(level, {("name", "b"): name, ("ceiling", "b"): f"Rp {rupiah(one)}"})
    budget.row(bold("TOTAL ANGGARAN", 2), f"Rp {rupiah(whole)}", "")
    budget.below = SIGNED
    paper.more = [budget]
    return paper


def physical_progress(chance: random.Random) -> Paper:
    """Physical and financial progress to a month's end, with deviations and what is left."""
    paper = Paper("physical progress", ["LAPORAN REALISASI FISIK DAN KEUANGAN APBD TA 2025",
                                        "KEADAAN SAMPAI DENGAN BULAN SEPTEMBER 2025"])  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in ("NO", "KEGIATAN / SUB KEGIATAN", "PAGU (Rp)")),
              bold("FISIK (%)", 3), bold("KEUANGAN", 2), bold("SISA PAGU (Rp)", 1, 2),
              bold("KETERANGAN", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "Deviasi", "Realisasi (Rp)", "%")))
    for letter in "AB":
        leaves = [(work, amount(chance)) for work in several(chance, WORKS, 3)]
        used = [(work, one, one * chance.randrange(20, 98) // 100) for work, one in leaves]
        total = sum(one for _, one, _ in used), sum(one for _, _, one in used)
        name = chance.choice(WORKS).upper()
        lines = [("activity", letter, name, *total)]
        lines += [("subactivity", str(at), *one) for at, one in enumerate(used, start=1)]
        for level, label, work, one, spent in lines:
            target = chance.randrange(500, 900)
            done = target + chance.randrange(-50, 50)
            gap = f"{'-' if done < target else ''}{share(abs(done - target), 1)}"
            paper.row(label, bold(work) if level == "activity" else work, count(rupiah(one)),
                      Box(share(target, 1)), Box(share(done, 1)), gap, count(rupiah(spent)),
                      cents(percent(spent, one)), count(rupiah(one - spent)), "lancar")  # fmt: skip
            cells = {"name": work, "ceiling": rupiah(one), "target": share(target, 1)}
            cells |= {"realization": share(done, 1), "spending": rupiah(spent)}
            paper.want(level, cells | {"absorption": percent(spent, one)})
    paper.row("", bold("JUMLAH TOTAL"), *([""] * 8))
    return paper


def forward_estimates(chance: random.Random) -> Paper:
    """A yearly plan with next year's forward estimate, places and sources of money between."""
    above = ["RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERANGKAT DAERAH TAHUN 2026",
             "DAN PRAKIRAAN MAJU TAHUN 2027"]  # fmt: skip
    paper = Paper("forward estimates", above)
    heads = ("Kode", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Rencana Tahun 2026", 4),
              bold("Catatan Penting", 1, 2),
              bold("Prakiraan Maju Rencana Tahun 2027", 2))  # fmt: skip
    paper.row(*map(bold, ("Lokasi", "Target Capaian Kinerja", "Kebutuhan Dana/ Pagu Indikatif (Rp)",
                          "Sumber Dana", "Target Capaian Kinerja",
                          "Kebutuhan Dana/ Pagu Indikatif (Rp)")))  # fmt: skip
    for program in (2, 3):
        code = f"2.17.0{program}"
        lines = [("program", code), ("activity", f"{code}.2.01")]
        lines += [("subactivity", f"{code}.2.01.000{at}") for at in (1, 2)]
        for level, label in lines:
            name, said = chance.choice(WORKS), chance.choice(MEASURES)
            steps = [f"{chance.randrange(5, 99)} {chance.choice(SINGLE)}" for _ in "12"]
            sums = [rupiah(amount(chance)) for _ in "12"]
            paper.row(label, name, said, "Kab. Contoh", steps[0], count(sums[0]), "PAD", "",
                      steps[1], count(sums[1]))  # fmt: skip
            cells: Keyed = {"name": name, "indicator": said}
            for year, step, one in zip(("2026", "2027"), steps, sums, strict=True):
                cells |= {("target", year): step, ("ceiling", year): one}
            paper.want(level, cells)
    return paper


def by_kind_of_spending(chance: random.Random) -> Paper:
    """A budget parted into kinds of spending with their sum, realization to date, shares."""
    paper = Paper("kinds of spending", ["REALISASI BELANJA PER PROGRAM S.D. TRIWULAN III TA 2025",
                                        "(dalam rupiah)"], top=2)  # fmt: skip
    paper.row(bold("Kode Program", 1, 2), bold("Nama Program", 1, 2), bold("Anggaran", 3),
              bold("Realisasi", 3), bold("% Serapan", 1, 2))  # fmt: skip
    paper.row(
        *(bold(text) for _ in "12" for text in ("Belanja Operasi", "Belanja Modal", "Jumlah"))
    )
    sums = [0] * 6
    for number, work in enumerate(several(chance, WORKS, 4), start=1):
        parts = [amount(chance) for _ in "12"]
        used = [one * chance.randrange(20, 95) // 100 for one in parts]
        line = [*parts, sum(parts), *used, sum(used)]
        sums = [one + other for one, other in zip(sums, line, strict=True)]
        reached = percent(line[5], line[2])
        paper.row(f"1.04.0{number}", work, *(count(rupiah(one)) for one in line), cents(reached))
        cells = {"name": work, "ceiling": rupiah(line[2]), "spending": rupiah(line[5])}
        paper.want("program", cells | {"absorption": reached})
    paper.row(bold("Jumlah Keseluruhan", 2), *(count(rupiah(one)) for one in sums),
              cents(percent(sums[5], sums[2])))  # fmt: skip
    return paper


def ticked_months(chance: random.Random) -> Paper:
    """An action plan with ticks under the letters of months, output and money of each step."""
    paper = Paper("ticked months", ["RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2025", "SEKRETARIAT"])
    heads = ("No", "Sub Kegiatan", "Indikator Sub Kegiatan", "Target", "Anggaran (Rp)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Jadwal Pelaksanaan", 12),
              bold("Pelaksana", 1, 2))  # fmt: skip
    paper.row(*map(bold, "JFMAMJJASOND"))
    for number, work in enumerate(several(chance, WORKS, 5), start=1):
        said, money = chance.choice(MEASURES), rupiah(amount(chance))
        target = f"{chance.randrange(1, 30)} {chance.choice(SINGLE)}"
        ticks = [chance.choice(("√", "")) for _ in range(12)]
        paper.row(f"{number}.", work, said, target, count(money), *ticks, chance.choice(FIELDS))
        cells = {"name": work, "indicator": said, "target": target, "ceiling": money}
        paper.want("subactivity", cells)
    return paper
