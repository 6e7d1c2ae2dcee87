"""A seventh set of styles, of the reports handed in most, written before any reader was read."""

import random
from collections.abc import Callable
from itertools import starmap

from style_contents import (
    ACTIONS,
    INDICATORS,
    OBJECTIVES,
    PEOPLE,
    QUARTERS,
    SIGNED,
    UNITS,
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


def one_quarter(chance: random.Random) -> Paper:
    """A subdistrict's quarter: the year's target beside the quarter's, causes and follow-up."""
    paper = Paper("one quarter", ["LAPORAN CAPAIAN KINERJA TRIWULAN II TAHUN 2025",
                                  "KECAMATAN CONTOH"])  # fmt: skip
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target Tahun 2025")
    notes = ("Faktor Pendorong / Penghambat", "Rencana Tindak Lanjut")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Triwulan II", 3),
              bold("Capaian terhadap Target Tahunan (%)", 1, 2),
              *(bold(text, 1, 2) for text in notes))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "Capaian (%)")))
    paper.row(*(f"({at})" for at in range(1, 12)))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 4)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, figures = chance.choice(SINGLE), measured(chance)
            year = str(int(figures.target) * 2)
            begin = [] if at else [Box(text, 1, many) for text in (f"{number}", outcome)]
            paper.row(*begin, name, unit, count(year), *figures.boxes,
                      cents(percent(int(figures.realization), int(year))),
                      "Koordinasi dengan kelurahan berjalan baik", "Monitoring rutin")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            keyed = {(key, "II"): text for key, text in zip(_WORK, figures, strict=True)}
            paper.want("objective", cells | {"indicator": name, "unit": unit} | keyed)
    paper.below = SIGNED
    return paper


def medium_goals(chance: random.Random) -> Paper:
    """Goals and objectives of five years, indicators of both in one column, numbered years."""
    paper = Paper("medium goals", ["Tabel T-C.25", "Tujuan dan Sasaran Jangka Menengah",
                                   "Pelayanan Perangkat Daerah"])  # fmt: skip
    years = ("2025", "2026", "2027", "2028", "2029")
    heads = ("NO", "TUJUAN", "SASARAN", "INDIKATOR TUJUAN/SASARAN", "SATUAN")
    paper.row(*(bold(text, 1, 2) for text in heads),
              bold("TARGET KINERJA TUJUAN/SASARAN PADA TAHUN KE-", 5))  # fmt: skip
    paper.row(*map(bold, years))
    for number, goal in enumerate(several(chance, OUTCOMES, 2), start=1):
        names = several(chance, MEASURES, 3)
        under = several(chance, OBJECTIVES, 2)
        for at, name in enumerate(names):
            unit, first = chance.choice(SINGLE), chance.randrange(30, 80)
            steps = [f"{first + step},{chance.randrange(10, 99)}" for step in range(5)]
            begin = [] if at else [Box(f"{number}", 1, 3), Box(goal, 1, 3)]
            objective = under[at - 1] if at else ""
            paper.row(*begin, objective, name, unit, *map(cents, steps))
            cells: Keyed = {"name": objective or goal, "indicator": name, "unit": unit}
            keyed = {("target", year): step for year, step in zip(years, steps, strict=True)}
            paper.want("objective" if at else "goal", cells | keyed)
    return paper


def two_years(chance: random.Random) -> Paper:
    """Last year's figures beside this year's in a report, and whether they rose."""
    paper = Paper("two years", ["Tabel 3.4",
                                "Perbandingan Capaian Kinerja Tahun 2024 dan 2025"])  # fmt: skip
    heads = ("No", "Indikator Kinerja", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Tahun 2024", 3), bold("Tahun 2025", 3),
              bold("Naik/ Turun", 1, 2))  # fmt: skip
    paper.row(*(bold(text) for _ in "12" for text in ("Target", "Realisasi", "% Capaian")))
    for number, name in enumerate(several(chance, INDICATORS, 6), start=1):
        unit, before, now = chance.choice(UNITS), measured(chance), measured(chance)
        paper.row(f"{number}.", name, unit, *before.boxes, *now.boxes, "Naik")
        cells: Keyed = {"indicator": name, "unit": unit}
        for year, figures in (("2024", before), ("2025", now)):
            cells |= {(key, year): text for key, text in zip(_WORK, figures, strict=True)}
        paper.want("objective", cells)
    paper.below = ["Dari tabel di atas dapat dilihat bahwa capaian tahun 2025 lebih baik."]
    return paper


def month_report(chance: random.Random) -> Paper:
    """A month's physical and financial report: the office's sum first, problems at the end."""
    paper = Paper("month report", ["LAPORAN REALISASI FISIK DAN KEUANGAN", "KECAMATAN CONTOH",
                                   "BULAN OKTOBER TAHUN ANGGARAN 2025"])  # fmt: skip
    heads = ("No", "Kode Rekening", "Program / Kegiatan / Sub Kegiatan", "PPTK", "Pagu (Rp)")
    tail = ("Realisasi Fisik (%)", "Sisa Anggaran (Rp)", "Permasalahan", "Solusi")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi Keuangan", 2),
              *(bold(text, 1, 2) for text in tail))  # fmt: skip
    paper.row(bold("Rp"), bold("%"))
    lines: list[tuple[str, str, str, int, int]] = []
    for program in (1, 2):
        code, under = f"7.01.0{program}", []
        for activity in (1, 2):
            leaves = [(work, amount(chance)) for work in several(chance, WORKS, 2)]
            done = [("subactivity", f"{code}.2.0{activity}.000{at}", work, one,
                     one * chance.randrange(30, 97) // 100)
                    for at, (work, one) in enumerate(leaves, start=1)]  # fmt: skip
            under += [("activity", f"{code}.2.0{activity}", chance.choice(ACTIONS),
                       *_sums(done)), *done]  # fmt: skip
        whole = _sums([one for one in under if one[0] == "activity"])
        lines += [("program", code, f"PROGRAM {chance.choice(WORKS).upper()}", *whole), *under]
    total = _sums([one for one in lines if one[0] == "program"])
    paper.row("", "", bold("KECAMATAN CONTOH"), "", *_spent(*total), "86,00", *[""] * 3)
    for number, (level, code, name, money, spent) in enumerate(lines, start=1):
        who = "Kasi Pemerintahan" if level == "subactivity" else ""
        paper.row(f"{number}", code, name if who else bold(name), who, *_spent(money, spent),
                  "90,00", count(rupiah(money - spent)), "", "")  # fmt: skip
        figures = rupiah(money), rupiah(spent), percent(spent, money)
        paper.want(level, {"name": name, **dict(zip(_MONEY, figures, strict=True))})
    return paper


def _sums(lines: list[tuple[str, str, str, int, int]]) -> tuple[int, int]:
    return sum(line[3] for line in lines), sum(line[4] for line in lines)


def _spent(money: int, spent: int) -> list[Box]:
    return [count(rupiah(money)), count(rupiah(spent)), cents(percent(spent, money))]


def plan_evaluation(chance: random.Random) -> Paper:
    """The yearly plan evaluated in half a year: a unit beside each figure, money, shares."""
    paper = Paper("plan evaluation", ["EVALUASI HASIL PELAKSANAAN RENJA DINAS CONTOH",
                                      "SAMPAI DENGAN TRIWULAN II TAHUN 2025"])  # fmt: skip
    heads = ("Kode", "Urusan/Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja (Outcome/Output)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target dan Pagu Renja Tahun 2025", 3),
              bold("Realisasi Triwulan I", 2), bold("Realisasi Triwulan II", 2),
              bold("Realisasi s.d. Triwulan II", 2), bold("Tingkat Capaian (%)", 2),
              bold("Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("K", "Satuan", "Rp", *("K", "Rp") * 4)))
    for program in (1, 2):
        code = f"2.11.0{program}"
        lines = [("program", code), ("activity", f"{code}.2.01")]
        lines += [("subactivity", f"{code}.2.01.000{at}") for at in (1, 2)]
        for level, label in lines:
            name, said, unit = (chance.choice(pool) for pool in (WORKS, MEASURES, SINGLE))
            target, money = chance.randrange(8, 90), amount(chance)
            works = [target * chance.randrange(10, 50) // 100 for _ in "12"]
            sums = [money * chance.randrange(10, 50) // 100 for _ in "12"]
            pairs = [*zip(works, sums, strict=True), (sum(works), sum(sums))]
            figures = [box for pair in starmap(_pair, pairs) for box in pair]
            reached = percent(sum(works), target), percent(sum(sums), money)
            paper.row(label, name, said, count(str(target)), unit, count(rupiah(money)), *figures,
                      *map(cents, reached), chance.choice(FIELDS))  # fmt: skip
            cells: Keyed = {"name": name, "indicator": said, "unit": unit, "target": str(target),
                            "ceiling": rupiah(money)}  # fmt: skip
            for quarter, (work, one) in zip(QUARTERS, pairs[:2], strict=False):
                cells |= {("realization", quarter): str(work), ("spending", quarter): rupiah(one)}
            paper.want(level, cells)
    paper.below = ["Rata-rata capaian kinerja (%) : 61,20", "Predikat kinerja : Rendah", *SIGNED]
    return paper


def _pair(work: int, money: int) -> tuple[Box, Box]:
    return count(str(work)), count(rupiah(money))


def to_date(chance: random.Random) -> Paper:
    """What was reached to the end of each quarter against the year's target, a dash if not due."""
    paper = Paper("to date", ["MONITORING CAPAIAN PERJANJIAN KINERJA TAHUN 2025",
                              "Dinas Sosial Kabupaten Contoh"], top=1)  # fmt: skip
    heads = ("No", "Sasaran", "Indikator", "Target 2025")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi s.d.", 4),
              bold("% Capaian s.d. TW IV", 1, 2), bold("Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*(bold(f"TW {quarter}") for quarter in QUARTERS))
    for number, outcome in enumerate(several(chance, OBJECTIVES, 4), start=1):
        name, unit = chance.choice(INDICATORS), chance.choice(SINGLE)
        target = chance.randrange(20, 99)
        done = ["-", *(f"{target * at // 12}" for at in (3, 6, 11))]
        reached = percent(int(done[3]), target)
        paper.row(f"{number}", outcome, name, f"{target} {unit}", *done, reached,
                  chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "target": f"{target} {unit}"}
        keyed = zip(QUARTERS, done, strict=True)
        paper.want("objective", cells | {("realization", quarter): text for quarter, text in keyed})
    paper.below = SIGNED
    return paper


def regional_programs(chance: random.Random) -> Paper:
    """A region's programs under its missions: work and money beside one another, the office."""
    paper = Paper("regional programs", ["CAPAIAN INDIKATOR KINERJA PROGRAM RPJMD TAHUN 2025"])
    heads = ("No", "Program", "Indikator Kinerja Program", "Satuan", "Kondisi Awal (2024)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Kinerja Tahun 2025", 3),
              bold("Anggaran Tahun 2025", 3), bold("Perangkat Daerah", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "Capaian (%)", "Pagu (Rp)", "Realisasi (Rp)",
                          "Serapan (%)")))  # fmt: skip
    number = 0
    for mission, outcome in enumerate(several(chance, OUTCOMES, 2), start=1):
        paper.row(bold(f"Misi {mission}: {outcome}", 12))
        for work in several(chance, WORKS, 3):
            number += 1
            many = chance.randrange(1, 3)
            spent = spent_of(chance, amount(chance))
            for at, name in enumerate(several(chance, MEASURES, many)):
                unit, figures = chance.choice(SINGLE), measured(chance)
                first = [] if at else [Box(f"{number}", 1, many), Box(f"Program {work}", 1, many)]
                last = [] if at else [box._replace(down=many) for box in spent.boxes]
                office = [] if at else [Box(chance.choice(FIELDS), 1, many)]
                paper.row(*first, name, unit, count("12"), *figures.boxes, *last, *office)
                cells: Keyed = {"indicator": name, "unit": unit}
                cells |= dict(zip(_WORK, figures, strict=True))
                named = {"name": f"Program {work}", **dict(zip(_MONEY, spent, strict=True))}
                paper.want("program", cells if at else cells | named)
    return paper


def basic_services(chance: random.Random) -> Paper:
    """Basic services that law demands: who is served of whom, the share and its budget."""
    paper = Paper("basic services", ["PENCAPAIAN STANDAR PELAYANAN MINIMAL (SPM) TAHUN 2025",
                                     "BIDANG URUSAN SOSIAL"])  # fmt: skip
    heads = ("No.", "Jenis Pelayanan Dasar", "Indikator Kinerja", "Target (%)",
             "Jumlah Sasaran (orang)", "Jumlah Terlayani (orang)", "Realisasi (%)", "Capaian (%)",
             "Alokasi Anggaran (Rp)", "Realisasi Anggaran (Rp)", "Keterangan")  # fmt: skip
    paper.row(*map(bold, heads))
    for number, work in enumerate(several(chance, ACTIONS, 5), start=1):
        name, people = chance.choice(INDICATORS), chance.randrange(200, 4000)
        served = people - chance.randrange(0, 90)
        reached, spent = percent(served, people), spent_of(chance, amount(chance))
        paper.row(f"{number}.", work, name, count("100"), count(rupiah(people)),
                  count(rupiah(served)), cents(reached), cents(reached), *spent.boxes[:2],
                  "")  # fmt: skip
        cells: Keyed = {"name": work, "indicator": name, "target": "100", "realization": reached}
        figures = {"achievement": reached, "ceiling": spent.ceiling, "spending": spent.spending}
        paper.want("objective", cells | figures)
    paper.row("", bold("Jumlah"), *[""] * 9)
    return paper


SEVENTH: tuple[Callable[[random.Random], Paper], ...] = (
    one_quarter, medium_goals, two_years, month_report, plan_evaluation, to_date,
    regional_programs, basic_services,
)  # fmt: skip
"""Each style by the function that composes it."""
