"""Four of the thirteenth set of styles, with programs and money."""

import random
from typing import NamedTuple

from style_contents import ACTIONS, QUARTERS, SIGNED, amount, bold, cents, count, percent, rupiah
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, WORKS

_LEVELS = ("program", "activity", "subactivity")
_MONEY = ("ceiling", "spending", "absorption")
_WORK = ("target", "realization", "achievement")


class _Line(NamedTuple):
    """A work: its depth, code, name, budget and what each quarter spent of it."""

    depth: int
    code: str
    name: str
    money: int
    spent: tuple[int, ...]


def _tree(chance: random.Random, deepest: int = 2) -> list[_Line]:
    """Two programs, their activities and subactivities; sums hold."""
    names = iter(chance.sample((*ACTIONS, *WORKS), 12))
    lines: list[_Line] = []
    for program in (1, 2):
        code, title, below = f"7.01.{program:02}", f"Program {next(names)}", []
        for activity in range(1, chance.randrange(2, 4)):
            inner, money = f"{code}.2.{activity:02}", amount(chance) // 1000 * 1000
            spent = tuple(money // 100_000 * chance.randrange(80, 240) * 100 for _ in QUARTERS)
            below += [_Line(1, inner, next(names), money, spent),
                      _Line(2, f"{inner}.0001", next(names), money, spent)]  # fmt: skip
        tops = [one for one in below if one.depth == 1]
        sums = tuple(map(sum, zip(*(one.spent for one in tops), strict=True)))
        lines += [_Line(0, code, title, sum(one.money for one in tops), sums), *below]
    return [one for one in lines if one.depth <= deepest]


def _thousands(money: int) -> str:
    return rupiah(money // 1000)


def thousands_evaluated(chance: random.Random) -> Paper:
    """The yearly plan evaluated by law's form: parted codes, thousands, both tiers of shares."""
    paper = Paper("thousands evaluated", ["Formulir Evaluasi Hasil terhadap Renja PD",
                                          "Kabupaten Contoh", "Tahun 2025"])  # fmt: skip
    groups = ("Realisasi Capaian Kinerja RPJMD s/d RKPD Tahun Lalu (2024)",
              "Target Kinerja dan Anggaran RKPD Tahun Berjalan (2025) yang Dievaluasi")  # fmt: skip
    ends = ("Realisasi Capaian Kinerja dan Anggaran RKPD yang Dievaluasi (2025)",
            "Tingkat Capaian Kinerja dan Realisasi Anggaran RKPD Tahun 2025 (%)",
            "Realisasi Kinerja & Anggaran RPJMD s/d Tahun 2025",
            "Tingkat Capaian Kinerja dan Realisasi Anggaran RPJMD s/d Tahun 2025 (%)")  # fmt: skip
    paper.row(bold("No", 1, 3), bold("Kode", 4, 3),
              bold("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan", 1, 3),
              bold("Indikator Kinerja Program (Outcome)/Kegiatan (Output)", 1, 3),
              bold("Target RPJMD pada Tahun 2021 s/d 2026 (Periode RPJMD)", 3, 2),
              *(bold(text, 2, 2) for text in groups), bold("Realisasi Kinerja Pada Triwulan", 8),
              *(bold(text, 2, 2) for text in ends),
              *(bold(text, 1, 3) for text in ("Perangkat Daerah Penanggung Jawab",
                                              "Keterangan")))  # fmt: skip
    paper.row(*(bold(quarter, 2) for quarter in QUARTERS))
    pair = ("K", "Rp. (000)")
    paper.row(bold("K", 2), bold(pair[1]),
              *(bold(text) for _ in range(7) for text in pair), *map(bold, ("K", "Rp")),
              *map(bold, pair), *map(bold, ("K", "Rp")))  # fmt: skip
    paper.row("1", Box("2", 4), "3", "4", Box("5", 3),
              *(Box(text, 2) for text in ("6", "7", "8", "9", "10", "11", "12=8+9+10+11",
                                          "13=12/7*100", "14=6+12", "15=14/5*100")),
              "16", "17")  # fmt: skip
    for number, line in enumerate(_tree(chance, deepest=1), start=1):
        _evaluated(paper, chance, str(number), line)
    return paper


def _evaluated(paper: Paper, chance: random.Random, number: str, line: _Line) -> None:
    depth, code, name, money, quarters = line
    target, unit = 4 * chance.randrange(3, 25), chance.choice(("Dokumen", "Orang", "%"))
    done = [chance.randrange(1, target // 4 + 1) for _ in "12"]
    spent = quarters[:2]
    before = (2 * target, 3 * money)
    year = (sum(done), sum(spent))
    whole = (before[0] + year[0], before[1] + year[1])
    pairs = [before, (target, money), *zip(done, spent, strict=True)]
    parts = code.split(".", 3)
    indicator = chance.choice(MEASURES)
    paper.row(number, *parts, *[""] * (4 - len(parts)), Box(name, bold=depth == 0), indicator,
              count(str(6 * target)), unit, count(_thousands(6 * money)),
              *(count(text) for one in pairs for text in (str(one[0]), _thousands(one[1]))),
              *[""] * 4, count(str(year[0])), count(_thousands(year[1])),
              cents(percent(year[0], target)), cents(percent(year[1], money)),
              count(str(whole[0])), count(_thousands(whole[1])),
              cents(percent(whole[0], 6 * target)), cents(percent(whole[1], 6 * money)),
              "Kecamatan Contoh", "")  # fmt: skip
    cells: Keyed = {"name": name, "indicator": indicator, "target": str(target)}
    cells["ceiling"] = _thousands(money)
    for when, (k, rp) in zip((*QUARTERS[:2], "year"), (*pairs[2:], year), strict=True):
        cells |= {("realization", when): str(k), ("spending", when): _thousands(rp)}
    cells |= {("achievement", "year"): percent(year[0], target),
              ("absorption", "year"): percent(year[1], money)}  # fmt: skip
    paper.want(_LEVELS[depth], cells)


def absorbed_by_quarter(chance: random.Random) -> Paper:
    """A web system's sheet: goals merged at left, work and money absorbed in each quarter."""
    paper = Paper("absorbed by quarter", ["EVALUASI RENJA TAHUN 2025", "KECAMATAN CONTOH"])
    heads = ("Sasaran Strategis", "Kode", "Program / Kegiatan / Sub Kegiatan", "Indikator",
             "Satuan", "Target", "Anggaran")  # fmt: skip
    paper.row(*(bold(text, 1, 3) for text in heads), bold("Realisasi Kinerja Pada Triwulan", 8),
              bold("Total Realisasi s/d Triwulan IV", 2, 2))  # fmt: skip
    paper.row(*(bold(quarter, 2) for quarter in QUARTERS))
    paper.row(*(bold(text) for _ in QUARTERS for text in ("Realisasi", "Penyerapan Anggaran")),
              *map(bold, ("Total Realisasi", "Total Penyerapan Anggaran")))  # fmt: skip
    lines = _tree(chance)
    outcome = chance.choice(OUTCOMES)
    paper.want("objective", {"name": outcome})
    for at, (depth, code, name, money, spent) in enumerate(lines):
        done = [chance.randrange(1, 20) for _ in QUARTERS]
        target, unit = sum(done) + chance.randrange(9), chance.choice(("Dokumen", "Laporan"))
        indicator = chance.choice(MEASURES)
        pairs = [*zip(done, spent, strict=True), (sum(done), sum(spent))]
        begin = [] if at else [Box(outcome, 1, len(lines))]
        paper.row(*begin, code, Box(name, bold=depth == 0), indicator, unit, count(str(target)),
                  count(rupiah(money)),
                  *(count(text) for k, rp in pairs for text in (str(k), rupiah(rp))))  # fmt: skip
        cells: Keyed = {"code": code, "name": name, "indicator": indicator, "unit": unit}
        cells |= {"target": str(target), "ceiling": rupiah(money)}
        for when, (k, rp) in zip((*QUARTERS, "year"), pairs, strict=True):
            cells |= {("realization", when): str(k), ("spending", when): rupiah(rp)}
        paper.want(_LEVELS[depth], cells)
    return paper


def finance_and_physical(chance: random.Random) -> Paper:
    """A month's report: finance before the physical result, their shares, what is left."""
    paper = Paper("finance and physical", ["LAPORAN REALISASI KEUANGAN DAN FISIK",
                                           "BULAN JUNI TAHUN ANGGARAN 2025",
                                           "KECAMATAN CONTOH"])  # fmt: skip
    heads = ("Kode", "Program / Kegiatan / Sub Kegiatan", "Indikator", "Satuan", "Target",
             "Pagu Anggaran")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi s/d Juni", 2),
              bold("% Capaian", 2), bold("Sisa Anggaran", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Keuangan (Rp)", "Fisik", "Keu", "Fisik")))
    whole = [0, 0]
    for depth, code, name, money, quarters in _tree(chance):
        target, spent = chance.randrange(4, 60), sum(quarters[:2])
        done = max(1, target * chance.randrange(30, 101) // 100)
        unit, indicator = chance.choice(("Dokumen", "Orang", "Paket")), chance.choice(MEASURES)
        shares = percent(spent, money), percent(done, target)
        if depth == 0:
            whole = [whole[0] + money, whole[1] + spent]
        paper.row(code, Box(name, bold=depth == 0), indicator, unit, count(str(target)),
                  count(rupiah(money)), count(rupiah(spent)), count(str(done)),
                  *map(cents, shares), count(rupiah(money - spent)))  # fmt: skip
        cells: Keyed = {"code": code, "name": name, "indicator": indicator, "unit": unit}
        cells |= dict(zip(_WORK, (str(target), str(done), shares[1]), strict=True))
        cells |= dict(zip(_MONEY, (rupiah(money), rupiah(spent), shares[0]), strict=True))
        paper.want(_LEVELS[depth], cells)
    money, spent = whole
    paper.row(bold("JUMLAH", 5), count(rupiah(money)), count(rupiah(spent)), "",
              cents(percent(spent, money)), "", count(rupiah(money - spent)))  # fmt: skip
    paper.below = SIGNED
    return paper


def plan_of_three_years(chance: random.Random) -> Paper:
    """A strategic plan evaluated: targets, results and ratios of three years, work and money."""
    paper = Paper("plan of three years", ["EVALUASI TERHADAP HASIL RENSTRA PERANGKAT DAERAH",
                                          "KECAMATAN CONTOH", "PERIODE 2024 - 2026"])  # fmt: skip
    years = ("2024", "2025", "2026")
    groups = ("Target Renstra Perangkat Daerah pada Tahun Ke-", "Realisasi Capaian Tahun Ke-",
              "Rasio Capaian pada Tahun Ke- (%)")  # fmt: skip
    heads = ("No", "Program/Kegiatan", "Indikator Kinerja", "Satuan",
             "Data Capaian pada Awal Tahun Perencanaan")  # fmt: skip
    paper.row(*(bold(text, 1, 3) for text in heads),
              bold("Target Capaian pada Akhir Tahun Perencanaan", 2, 2),
              *(bold(text, 6) for text in groups), bold("Unit Penanggung Jawab", 1, 3))  # fmt: skip
    paper.row(*(bold(year, 2) for _ in groups for year in years))
    paper.row(*(bold(text) for _ in range(10) for text in ("K", "Rp")))
    for number, line in enumerate(_tree(chance, deepest=1), start=1):
        depth, _, name, money, quarters = line
        start, unit = chance.randrange(20, 60), chance.choice(("Persen", "Dokumen", "Orang"))
        indicator = chance.choice(MEASURES)
        aims = [(start + 3 * at, money // 1000 * (1000 + 40 * at)) for at in (1, 2, 3)]
        done = [(k - chance.randrange(-1, 4), 2 * sum(spent)) for (k, _), spent
                in zip(aims, (quarters[:2], quarters[2:]), strict=False)]  # fmt: skip
        shares = [tuple(percent(one, aim) for one, aim in zip(*both, strict=True))
                  for both in zip(done, aims, strict=False)]  # fmt: skip
        wide = (aims[-1][0], sum(rp for _, rp in aims))
        paper.row(str(number), Box(name, bold=depth == 0), indicator, unit, count(str(start)),
                  *_pairs([wide, *aims, *done]), "", "",
                  *(cents(text) for one in shares for text in one), "", "",
                  "Camat")  # fmt: skip
        cells: Keyed = {"name": name, "indicator": indicator, "unit": unit}
        for year, (k, rp) in zip(years, aims, strict=True):
            cells |= {("target", year): str(k), ("ceiling", year): rupiah(rp)}
        for year, (k, rp), (one, two) in zip(years, done, shares, strict=False):
            cells |= {("realization", year): str(k), ("spending", year): rupiah(rp),
                      ("achievement", year): one, ("absorption", year): two}  # fmt: skip
        paper.want(_LEVELS[depth], cells)
    return paper


def _pairs(pairs: list[tuple[int, int]]) -> list[Box]:
    return [count(text) for k, rp in pairs for text in (str(k), rupiah(rp))]
