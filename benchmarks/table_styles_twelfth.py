"""A twelfth set of styles, written with the eleventh and measured when that was mended."""

import random
from collections.abc import Callable

from style_contents import (
    ACTIONS,
    OBJECTIVES,
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
)
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")
_MONEY = ("ceiling", "spending", "absorption")
_SECTIONS = ("BAGIAN TATA PEMERINTAHAN", "BAGIAN ORGANISASI", "BAGIAN PEREKONOMIAN DAN SDA")


def targets_of_years(chance: random.Random) -> Paper:
    """A region's main indicators: where they begin, targets of six years, this year's result."""
    paper = Paper("targets of years", ["INDIKATOR KINERJA UTAMA PEMERINTAH KABUPATEN CONTOH",
                                       "DAN CAPAIANNYA TAHUN 2025"])  # fmt: skip
    years = tuple(str(year) for year in range(2025, 2031))
    heads = ("No", "Tujuan/Sasaran", "Indikator", "Satuan", "Kondisi Awal (2024)")
    ends = ("Realisasi 2025", "Capaian 2025 (%)", "Status", "Perangkat Daerah")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Kinerja", 6),
              *(bold(text, 1, 2) for text in ends))  # fmt: skip
    paper.row(*map(bold, years))
    for number, outcome in enumerate(several(chance, OBJECTIVES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, start = chance.choice(SINGLE), chance.randrange(5000, 7000)
            steps = [start + 90 * year for year in range(1, 7)]
            done = steps[0] + chance.randrange(-80, 80)
            share = percent(done, steps[0])
            said = "Tercapai" if done >= steps[0] else "Belum Tercapai"
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, *(cents(_hundredths(one)) for one in (start, *steps)),
                      cents(_hundredths(done)), cents(share), said, "Bappeda")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit}
            cells |= {("target", year): _hundredths(one)
                      for year, one in zip(years, steps, strict=True)}  # fmt: skip
            cells |= {("realization", "2025"): _hundredths(done), ("achievement", "2025"): share}
            paper.want("objective", cells)
    return paper


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def sections_of_secretariat(chance: random.Random) -> Paper:
    """A regional secretariat: a line for each section, its activities over subactivities."""
    paper = Paper("sections of secretariat", ["CAPAIAN KINERJA DAN ANGGARAN SEKRETARIAT DAERAH",
                                              "TRIWULAN III TAHUN 2025"])  # fmt: skip
    heads = ("No", "Kegiatan / Sub Kegiatan", "Keluaran (Output)", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Kinerja", 3), bold("Anggaran", 3),
              bold("Keterangan", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "%", "Pagu", "Realisasi", "%")))
    works = iter(several(chance, (*ACTIONS, *WORKS), 9))
    for letter, section in zip("ABC", _SECTIONS, strict=True):
        paper.row(bold(letter), bold(section, 10))
        leaves = [(next(works), amount(chance)) for _ in range(2)]
        spent = [one * chance.randrange(30, 100) // 100 for _, one in leaves]
        whole = sum(one for _, one in leaves)
        lines = [
            (next(works), whole, sum(spent)),
            *((name, one, used) for (name, one), used in zip(leaves, spent, strict=True)),
        ]
        for at, (name, budget, used) in enumerate(lines):
            one, unit = measured(chance), chance.choice(("Dokumen", "Laporan", "Orang"))
            output, share = f"Jumlah {unit.lower()} yang dihasilkan", percent(used, budget)
            number = "1." if at == 0 else f"{'ab'[at - 1]}."
            paper.row(number, Box(name, bold=at == 0), output, unit, *one.boxes,
                      count(rupiah(budget)), count(rupiah(used)), cents(share), "")  # fmt: skip
            texts = (*one, rupiah(budget), rupiah(used), share)
            keyed = dict(zip((*_WORK, *_MONEY), texts, strict=True))
            paper.want("subactivity" if at else "activity",
                       {"name": name, "indicator": output, "unit": unit, **keyed})  # fmt: skip
    paper.below = SIGNED
    return paper


def evaluated_to_quarter(chance: random.Random) -> Paper:
    """A sector's plan evaluated: to the second quarter, in the third, to the third, per cent."""
    paper = Paper("evaluated to quarter", ["EVALUASI TERHADAP HASIL RENJA TRIWULAN III TAHUN 2025",
                                           "DINAS CONTOH KABUPATEN CONTOH"])  # fmt: skip
    groups = ("Target Kinerja dan Anggaran Renja Tahun 2025", "Realisasi s.d. Triwulan II",
              "Realisasi Triwulan III", "Realisasi s.d. Triwulan III",
              "Tingkat Capaian Kinerja dan Realisasi Anggaran (%)")  # fmt: skip
    heads = ("No", "Kode", "Program/Kegiatan", "Indikator Kinerja", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), *(bold(text, 2) for text in groups),
              bold("Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*(bold(text) for _ in groups for text in ("K", "Rp")))
    paper.row(*map(str, range(1, 17)))
    names = iter(several(chance, (*WORKS, *ACTIONS), 9))
    for program in (1, 2):
        acts = [(next(names), amount(chance)) for _ in range(2)]
        whole = sum(one for _, one in acts)
        lines = [(f"Program {next(names)}", whole), *acts]
        for at, (name, budget) in enumerate(lines):
            code = f"2.09.{program:02}" + (f".2.{at:02}" if at else "")
            indicator, unit = chance.choice(MEASURES), chance.choice(("Dokumen", "Unit", "Orang"))
            target, before, now = (
                chance.randrange(*ends) for ends in ((60, 99), (20, 40), (9, 20))
            )
            spent, more = budget // 500 * 150, budget // 500 * 120
            paper.row(str(at + 1), code, Box(name, bold=not at), indicator, unit,
                      count(str(target)), count(rupiah(budget)), count(str(before)),
                      count(rupiah(spent)), count(str(now)), count(rupiah(more)),
                      count(str(before + now)), count(rupiah(spent + more)),
                      cents(percent(before + now, target)), cents(percent(spent + more, budget)),
                      "Kabid")  # fmt: skip
            cells: Keyed = {"code": code, "name": name, "indicator": indicator, "unit": unit}
            cells |= {"target": str(target), "ceiling": rupiah(budget)}
            paper.want("activity" if at else "program",
                       cells | {("realization", "III"): str(now),
                                ("spending", "III"): rupiah(more)})  # fmt: skip
    return paper


def months_of_quarter(chance: random.Random) -> Paper:
    """A hospital's quarter by its months, each with target and result, then the quarter's own."""
    paper = Paper("months of quarter", ["LAPORAN KINERJA BULANAN RSUD CONTOH",
                                        "TRIWULAN III TAHUN 2025"], left=1)  # fmt: skip
    months = ("Juli", "Agustus", "September")
    heads = ("No", "Sasaran", "Indikator Kinerja", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), *(bold(month, 2) for month in months),
              bold("Triwulan III", 3), bold("Ket", 1, 2))  # fmt: skip
    paper.row(*(bold(text) for _ in months for text in ("Target", "Realisasi")),
              *map(bold, ("Target", "Realisasi", "Capaian (%)")))  # fmt: skip
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(("Orang", "Kunjungan", "Dokumen"))
        figures = [measured(chance) for _ in months]
        target, done = (sum(int(one[at]) for one in figures) for at in (0, 1))
        share = percent(done, target)
        paper.row(f"{number}.", outcome, name, unit,
                  *(count(text) for one in figures for text in one[:2]),
                  count(str(target)), count(str(done)), cents(share), "")  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        for month, one in zip(months, figures, strict=True):
            cells |= {("target", month): one.target, ("realization", month): one.realization}
        keyed = zip(_WORK, (str(target), str(done), share), strict=True)
        paper.want("objective", cells | {(key, "III"): text for key, text in keyed})
    paper.below = SIGNED
    return paper


def programs_by_quarter(chance: random.Random) -> Paper:
    """A subdistrict's programs: the budget, then what each quarter spent and its share of it."""
    paper = Paper("programs by quarter", ["REALISASI ANGGARAN PER PROGRAM TAHUN 2025",
                                          "KECAMATAN CONTOH"])  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in ("NO", "PROGRAM", "ANGGARAN")),
              *(bold(f"TRIWULAN {quarter}", 2) for quarter in QUARTERS),
              bold("JUMLAH REALISASI", 2))  # fmt: skip
    paper.row(*map(bold, ("REALISASI", "%") * 5))
    sums = [0] * 6
    for number, work in enumerate(several(chance, WORKS, 5), start=1):
        budget = amount(chance)
        parts = [budget // 500 * chance.randrange(40, 120) for _ in QUARTERS]
        amounts = [budget, *parts, sum(parts)]
        sums = [one + more for one, more in zip(sums, amounts, strict=True)]
        paper.row(f"{number}", f"Program {work}", *_quarters(amounts))
        cells: Keyed = {"name": f"Program {work}", "ceiling": f"Rp {rupiah(budget)}"}
        for when, part in zip((*QUARTERS, "2025"), amounts[1:], strict=True):
            cells |= {("spending", when): f"Rp {rupiah(part)}",
                      ("absorption", when): percent(part, budget)}  # fmt: skip
        paper.want("program", cells)
    paper.row(bold("TOTAL", 2), *_quarters(sums))
    paper.below = SIGNED
    return paper


def _quarters(amounts: list[int]) -> list[Box | str]:
    shares = [percent(part, amounts[0]) for part in amounts[1:]]
    pairs = zip(amounts[1:], shares, strict=True)
    return [f"Rp {rupiah(amounts[0])}",
            *(text for part, share in pairs for text in (f"Rp {rupiah(part)}", share))]  # fmt: skip


def last_year_first(chance: random.Random) -> Paper:
    """An auditor's report: last year, this year's figures, the rise, next year's target."""
    paper = Paper("last year first", ["Tabel 3.2 Capaian Kinerja Inspektorat Daerah Tahun 2025"])
    paper.row(*map(bold, ("NO.", "SASARAN/ INDIKATOR", "SATUAN", "REALISASI 2024", "TARGET 2025",
                          "REALISASI 2025", "CAPAIAN 2025 (%)", "NAIK/ (TURUN)",
                          "TARGET 2026")))  # fmt: skip
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        paper.row(bold(f"{number}."), bold(f"Sasaran : {outcome}"), *[""] * 7)
        paper.want("objective", {"name": f"Sasaran : {outcome}"})
        for letter, name in zip("ab", several(chance, MEASURES, 2), strict=True):
            unit, before = chance.choice(SINGLE), chance.randrange(6000, 8000)
            target, done = before + 100, before + chance.randrange(-90, 250)
            share, rise = percent(done, target), done - before
            said = _hundredths(rise) if rise >= 0 else f"({_hundredths(-rise)})"
            paper.row(letter, name, unit, *(cents(_hundredths(one)) for one in
                                            (before, target, done)),
                      cents(share), said, cents(_hundredths(target + 100)))  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit,
                            ("realization", "2024"): _hundredths(before),
                            ("target", "2026"): _hundredths(target + 100)}  # fmt: skip
            texts = _hundredths(target), _hundredths(done), share
            paper.want(
                "objective",
                cells | {(key, "2025"): text for key, text in zip(_WORK, texts, strict=True)},
            )
    paper.below = ["Sumber: Inspektorat Daerah, 2026"]
    return paper


TWELFTH: tuple[Callable[[random.Random], Paper], ...] = (
    targets_of_years, sections_of_secretariat, evaluated_to_quarter, months_of_quarter,
    programs_by_quarter, last_year_first,
)  # fmt: skip
"""Each style by the function that composes it."""
