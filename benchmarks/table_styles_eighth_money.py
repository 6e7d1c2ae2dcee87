"""Six of the eighth set of styles, with money, written before any reader was read."""

import random

from style_contents import (
    ACTIONS,
    PEOPLE,
    QUARTERS,
    SIGNED,
    amount,
    bold,
    cents,
    count,
    measured,
    percent,
    rupiah,
    several,
    spent_of,
)
from table_papers import Box, Keyed, Paper
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, WORKS

_MONEY = ("ceiling", "spending", "absorption")
_WORK = ("target", "realization", "achievement")


def agreement_page(chance: random.Random) -> Paper:
    """An agreement and its programs below it: amounts to the cent, a fund each, their sum."""
    paper = Paper("agreement page", ["PERJANJIAN KINERJA TAHUN 2025", "CAMAT CONTOH"])
    paper.row(*map(bold, ("NO.", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET")))
    paper.row(*(f"({at})" for at in range(1, 5)))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            target = f"{chance.randrange(20, 99)},{chance.randrange(10, 99)}"
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, target)
            cells: Keyed = {("indicator", "a"): name, ("target", "a"): target}
            paper.want("objective", cells if at else cells | {("name", "a"): outcome})
    budget = Paper("", [""])
    budget.row(bold("PROGRAM", 2), bold("ANGGARAN"), bold("KET."))
    whole = 0
    for number, work in enumerate(several(chance, WORKS, 3), start=1):
        one = amount(chance)
        whole += one
        budget.row(f"{number}.", f"Program {work}", f"Rp {rupiah(one)},00", "APBD")
        budget.want("program", {("name", "b"): f"Program {work}",
                                ("ceiling", "b"): f"Rp {rupiah(one)},00"})  # fmt: skip
    budget.row(bold("JUMLAH", 2), f"Rp {rupiah(whole)},00", "")
    budget.below = SIGNED
    paper.more = [budget]
    return paper


def accounts(chance: random.Random) -> Paper:
    """An accounting system's print: codes, budget, realization, per cent, more or (less)."""
    paper = Paper("accounts", ["LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN",
                               "Untuk Periode yang Berakhir 30 September 2025"])  # fmt: skip
    paper.row(*map(bold, ("KODE REKENING", "URAIAN", "ANGGARAN", "REALISASI",
                          "LEBIH / (KURANG)", "%")))  # fmt: skip
    whole = [0, 0]
    for program in (1, 2):
        code, under = f"2.17.0{program}", []
        for activity in (1, 2):
            leaves = [(f"{code}.2.0{activity}.000{at}", work, *_used(chance))
                      for at, work in enumerate(several(chance, ACTIONS, 2), start=1)]  # fmt: skip
            under += [("activity", f"{code}.2.0{activity}", chance.choice(WORKS), *_sum(leaves)),
                      *(("subactivity", *leaf) for leaf in leaves)]  # fmt: skip
        total = _sum([line[1:] for line in under if line[0] == "activity"])
        whole = [one + more for one, more in zip(whole, total, strict=True)]
        name = f"PROGRAM {chance.choice(WORKS).upper()}"
        for level, label, said, money, spent in [("program", code, name, *total), *under]:
            texts = f"{rupiah(money)},00", f"{rupiah(spent)},00", percent(spent, money)
            paper.row(label, bold(said) if level == "program" else said, *map(cents, texts[:2]),
                      f"({rupiah(money - spent)},00)", cents(texts[2]))  # fmt: skip
            paper.want(level, {"name": said, **dict(zip(_MONEY, texts, strict=True))})
    sums = [f"{rupiah(one)},00" for one in (*whole, whole[0] - whole[1])]
    paper.row("", bold("JUMLAH BELANJA"), *map(cents, sums[:2]), f"({sums[2]})",
              cents(percent(whole[1], whole[0])))  # fmt: skip
    return paper


def _used(chance: random.Random) -> tuple[int, int]:
    one = amount(chance)
    return one, one * chance.randrange(200, 990) // 1000


def _sum(lines: list[tuple[str, str, int, int]]) -> tuple[int, int]:
    return sum(line[2] for line in lines), sum(line[3] for line in lines)


def efficiency(chance: random.Random) -> Paper:
    """A report's efficiency: an objective's achievement, its budget, what was spent and saved."""
    paper = Paper("efficiency", ["Tabel 3.12", "Efisiensi Penggunaan Sumber Daya Tahun 2025"])
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja", "Capaian Kinerja (%)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Anggaran", 3),
              bold("Tingkat Efisiensi (%)", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Pagu (Rp)", "Realisasi (Rp)", "Capaian (%)")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        name, reached = chance.choice(MEASURES), measured(chance).achievement
        spent = spent_of(chance, amount(chance))
        paper.row(f"{number}", outcome, name, cents(reached), *spent.boxes, cents("4,21"))
        cells: Keyed = {"name": outcome, "indicator": name, "achievement": reached}
        paper.want("objective", cells | dict(zip(_MONEY, spent, strict=True)))
    return paper


def coming_years(chance: random.Random) -> Paper:
    """T-C.33: a yearly plan with places, targets, money and fund, and what the next year needs."""
    above = ["Tabel T-C.33. Rumusan Rencana Program dan Kegiatan Dinas Contoh",
             "Tahun 2026 dan Prakiraan Maju Tahun 2027"]  # fmt: skip
    paper = Paper("coming years", above)
    heads = ("Kode", "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
             "Indikator Kinerja Program/Kegiatan/Sub Kegiatan")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Rencana Tahun 2026", 4),
              bold("Catatan Penting", 1, 2),
              bold("Prakiraan Maju Rencana Tahun 2027", 2))  # fmt: skip
    pair = ("Target Capaian Kinerja", "Pagu Indikatif (Rp)")
    paper.row(*map(bold, ("Lokasi", *pair, "Sumber Dana", *pair)))
    for program in (1, 2):
        code = f"3.27.0{program}"
        lines = [("program", code), ("activity", f"{code}.2.01")]
        lines += [("subactivity", f"{code}.2.01.000{at}") for at in (1, 2, 3)]
        for level, label in lines:
            name, said, unit = (chance.choice(pool) for pool in (WORKS, MEASURES, SINGLE))
            target, money = chance.randrange(2, 90), amount(chance)
            now = f"{target} {unit}", rupiah(money)
            later = f"{target + 2} {unit}", rupiah(money * 11 // 10)
            paper.row(label, name, said, "Kab. Contoh", now[0], count(now[1]), "PAD", "",
                      later[0], count(later[1]))  # fmt: skip
            cells: Keyed = {"name": name, "indicator": said}
            for year, (aim, one) in (("2026", now), ("2027", later)):
                cells |= {("target", year): aim, ("ceiling", year): one}
            paper.want(level, cells)
    return paper


def section_quarter(chance: random.Random) -> Paper:
    """A section's quarter: its subactivities under their activity, work beside money."""
    paper = Paper("section quarter", ["LAPORAN KINERJA TRIWULAN III TAHUN 2025",
                                      "SEKSI PEMBERDAYAAN MASYARAKAT"])  # fmt: skip
    heads = ("No", "Kegiatan/Sub Kegiatan", "Indikator Keluaran", "Satuan")
    notes = ("Kendala", "Upaya Tindak Lanjut")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Kinerja", 3), bold("Keuangan", 3),
              *(bold(text, 1, 2) for text in notes))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "%", "Anggaran", "Realisasi", "%")))
    for letter in "AB":
        leaves = [(work, *_used(chance)) for work in several(chance, WORKS, 3)]
        money, spent = sum(one for _, one, _ in leaves), sum(used for _, _, used in leaves)
        name = chance.choice(ACTIONS)
        lines = [("activity", letter, name, money, spent)]
        lines += [("subactivity", f"{at}", *leaf) for at, leaf in enumerate(leaves, start=1)]
        for level, label, work, one, used in lines:
            said, unit, figures = chance.choice(MEASURES), chance.choice(SINGLE), measured(chance)
            texts = rupiah(one), rupiah(used), percent(used, one)
            paper.row(bold(label) if level == "activity" else label, work, said, unit,
                      *figures.boxes, *map(count, texts[:2]), cents(texts[2]),
                      "Tidak ada" if level == "subactivity" else "", "")  # fmt: skip
            cells: Keyed = {"name": work, "indicator": said, "unit": unit}
            cells |= dict(zip(_WORK, figures, strict=True))
            paper.want(level, cells | dict(zip(_MONEY, texts, strict=True)))
        paper.row("", bold("Jumlah"), *[""] * 5, count(rupiah(money)), count(rupiah(spent)),
                  cents(percent(spent, money)), "", "")  # fmt: skip
    paper.below = SIGNED
    return paper


def steps_with_money(chance: random.Random) -> Paper:
    """Subactivities by quarter, target and money in turn, a fund's officer at the end."""
    paper = Paper("steps with money", ["RENCANA AKSI DAN ANGGARAN KAS TAHUN ANGGARAN 2025",
                                       "DINAS CONTOH"])  # fmt: skip
    heads = ("No", "Sub Kegiatan", "Indikator", "Target", "Pagu")
    paper.row(*(bold(text, 1, 2) for text in heads),
              *(bold(f"Triwulan {quarter}", 2) for quarter in QUARTERS),
              bold("Pelaksana", 1, 2))  # fmt: skip
    paper.row(*(bold(text) for _ in QUARTERS for text in ("Target", "Anggaran (Rp)")))
    for number, work in enumerate(several(chance, WORKS, 5), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        steps = [chance.randrange(1, 9) for _ in QUARTERS]
        sums = [amount(chance) // 4 for _ in QUARTERS]
        pairs = [box for step, one in zip(steps, sums, strict=True)
                 for box in (count(str(step)), count(rupiah(one)))]  # fmt: skip
        target = f"{sum(steps)} {unit}"
        paper.row(f"{number}", work, name, target, count(rupiah(sum(sums))), *pairs,
                  chance.choice((*PEOPLE, *FIELDS)))  # fmt: skip
        cells: Keyed = {"name": work, "indicator": name, "target": target,
                        "ceiling": rupiah(sum(sums))}  # fmt: skip
        for quarter, step, one in zip(QUARTERS, steps, sums, strict=True):
            cells |= {("target", quarter): str(step), ("ceiling", quarter): rupiah(one)}
        paper.want("subactivity", cells)
    return paper
