"""An eleventh set of styles: what subdistricts, hospitals, planners and auditors hand in."""

import random
from collections.abc import Callable

from style_contents import (
    OBJECTIVES,
    QUARTERS,
    SIGNED,
    Measured,
    bold,
    cents,
    count,
    measured,
    percent,
    several,
)
from table_papers import Box, Keyed, Paper
from table_styles_eleventh_money import (
    audits_planned,
    outcomes_of_programs,
    spending_by_code,
    village_quarter,
    yearly_plan_reviewed,
)
from table_words import MEASURES, OUTCOMES, SINGLE

_WORK = ("target", "realization", "achievement")
_WARDS = (
    ("Bed Occupancy Rate (BOR)", "Persen", "60 - 85 %", 7200),
    ("Average Length of Stay (AvLOS)", "Hari", "6 - 9 hari", 450),
    ("Turn Over Interval (TOI)", "Hari", "1 - 3 hari", 250),
    ("Bed Turn Over (BTO)", "Kali", "40 - 50 kali", 4500),
    ("Net Death Rate (NDR)", "‰", "< 25 ‰", 2000),
    ("Gross Death Rate (GDR)", "‰", "< 45 ‰", 3500),
    ("Indeks Kepuasan Masyarakat (IKM)", "Indeks", "> 80", 8300),
)
_CAUSES = (
    "Koordinasi lintas sektor berjalan baik",
    "Dukungan anggaran dan SDM yang memadai",
    "Masih ada data dukung yang belum lengkap",
)
_EFFORTS = (
    "Rapat evaluasi setiap triwulan",
    "Pendampingan 12 perangkat daerah",
    "Percepatan pelaksanaan kegiatan pada triwulan berikutnya",
)


def figures_by_kind(chance: random.Random) -> Paper:
    """A subdistrict's half year: targets of four quarters, then results, then percentages."""
    paper = Paper("figures by kind", ["LAPORAN CAPAIAN KINERJA TRIWULAN II",
                                      "KECAMATAN CONTOH KABUPATEN CONTOH",
                                      "TAHUN ANGGARAN 2025"])  # fmt: skip
    heads = ("NO", "SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET TAHUNAN")
    groups = ("TARGET TRIWULAN", "REALISASI TRIWULAN", "CAPAIAN (%)")
    paper.row(*(bold(text, 1, 2) for text in heads), *(bold(text, 4) for text in groups),
              bold("KET.", 1, 2))  # fmt: skip
    paper.row(*(bold(quarter) for _ in groups for quarter in QUARTERS))
    paper.row(*(bold(str(at)) for at in range(1, 19)))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 4)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, year = chance.choice(SINGLE), 4 * chance.randrange(5, 25)
            steps = [year * part // 4 for part in (1, 2, 3, 4)]
            done = [max(1, step - chance.randrange(4)) for step in steps[:2]]
            shares = [percent(one, step) for one, step in zip(done, steps, strict=False)]
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, count(str(year)), *(count(str(step)) for step in steps),
                      *(count(str(one)) for one in done), "", "", *map(cents, shares), "", "",
                      "")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit, "target": str(year)}
            for when, step in zip(QUARTERS, steps, strict=True):
                cells[("target", when)] = str(step)
            for when, one, share in zip(QUARTERS, done, shares, strict=False):
                cells |= {("realization", when): str(one), ("achievement", when): share}
            paper.want("objective", cells)
    paper.below = SIGNED
    return paper


def beside_province(chance: random.Random) -> Paper:
    """A health office's report: its results beside those of the province and the nation."""
    paper = Paper("beside province", ["Tabel 3.9 Perbandingan Realisasi Kinerja Tahun 2025",
                                      "Dinas Kesehatan dengan Provinsi dan Nasional"])  # fmt: skip
    paper.row(*map(bold, ("No.", "Indikator Kinerja", "Satuan", "Target 2025", "Realisasi 2025",
                          "Realisasi Provinsi", "Realisasi Nasional", "Keterangan")))  # fmt: skip
    for number, name in enumerate(several(chance, MEASURES, 5), start=1):
        unit, target = chance.choice(SINGLE), chance.randrange(60, 90)
        done, province, nation = (f"{target + chance.randrange(-8, 9)},{chance.randrange(10, 99)}"
                                  for _ in range(3))  # fmt: skip
        said = "Di atas nasional" if done > nation else "Di bawah nasional"
        paper.row(f"{number}.", name, unit, cents(f"{target},00"), cents(done), cents(province),
                  cents(nation), said)  # fmt: skip
        cells: Keyed = {"indicator": name, "unit": unit, "target": f"{target},00"}
        paper.want("objective", cells | {"realization": done})
    paper.below = ["Sumber: BPS dan Profil Kesehatan, diolah"]
    return paper


def five_years(chance: random.Random) -> Paper:
    """An education office's five years: target, result and percentage below each year."""
    paper = Paper("five years", ["Tabel 3.3 Capaian Indikator Kinerja Utama",
                                 "Dinas Pendidikan Tahun 2021 - 2025"])  # fmt: skip
    years = ("2021", "2022", "2023", "2024", "2025")
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja Utama")
    paper.row(*(bold(text, 1, 3) for text in heads), bold("Capaian Kinerja Tahun", 15))
    paper.row(*(bold(year, 3) for year in years))
    paper.row(*(bold(text) for _ in years for text in ("T", "R", "%")))
    for number, outcome in enumerate(several(chance, OBJECTIVES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            figures = [measured(chance) for _ in years]
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, *(box for one in figures for box in _plain(one)))
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name}
            for year, one in zip(years, figures, strict=True):
                texts = zip(_WORK, (box.text for box in _plain(one)), strict=True)
                cells |= {(key, year): text for key, text in texts}
            paper.want("objective", cells)
    return paper


def _plain(one: Measured) -> list[Box]:
    return [Box(one.target), Box(one.realization), Box(one.achievement.replace(",", ".") + "%")]


def with_evidence(chance: random.Random) -> Paper:
    """A planner's agreement with its realization: causes, efforts and links to evidence."""
    paper = Paper("with evidence", ["REALISASI PERJANJIAN KINERJA TAHUN 2025",
                                    "BADAN PERENCANAAN PEMBANGUNAN DAERAH"])  # fmt: skip
    paper.row(*map(bold, ("Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi",
                          "Capaian", "Faktor Pendukung/Penghambat", "Upaya yang Dilakukan",
                          "Data Dukung")))  # fmt: skip
    for outcome in several(chance, OUTCOMES, 4):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            one, end = measured(chance), chance.choice((" %", " Dokumen", " Poin"))
            waits = chance.random() < 0.2
            texts = (f"{one.target}{end}", "-" if waits else f"{one.realization}{end}",
                     "-" if waits else f"{one.achievement} %")  # fmt: skip
            begin = [] if at else [Box(outcome, 1, many)]
            paper.row(*begin, name, *texts, chance.choice(_CAUSES), chance.choice(_EFFORTS),
                      f"https://s.contoh.go.id/iku{chance.randrange(1, 9)}")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            paper.want("objective", cells | {"indicator": name}
                       | dict(zip(_WORK, texts, strict=True)))  # fmt: skip
    paper.below = SIGNED
    return paper


def wards_by_quarter(chance: random.Random) -> Paper:
    """A hospital's services: the ideal, the year's target, four quarters, their mean, per cent."""
    paper = Paper("wards by quarter", ["CAPAIAN INDIKATOR PELAYANAN RSUD CONTOH TAHUN 2025"], top=1)
    heads = ("NO", "INDIKATOR", "SATUAN", "NILAI IDEAL", "TARGET 2025")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("REALISASI", 4),
              bold("RATA-RATA 2025", 1, 2), bold("CAPAIAN (%)", 1, 2))  # fmt: skip
    paper.row(*(bold(f"TW {quarter}") for quarter in QUARTERS))
    for number, (name, unit, ideal, usual) in enumerate(chance.sample(_WARDS, 5), start=1):
        target = usual * chance.randrange(90, 105) // 100
        done = [target * chance.randrange(85, 110) // 100 for _ in QUARTERS]
        mean = (2 * sum(done) + 4) // 8
        texts = [_hundredths(one) for one in (*done, mean)]
        share = percent(mean, target)
        paper.row(str(number), name, unit, ideal, cents(_hundredths(target)), *map(cents, texts),
                  cents(share))  # fmt: skip
        cells: Keyed = {"indicator": name, "unit": unit, "target": _hundredths(target)}
        for when, text in zip((*QUARTERS, "2025"), texts, strict=True):
            cells[("realization", when)] = text
        paper.want("objective", cells | {("achievement", "2025"): share})
    paper.below = SIGNED
    return paper


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


ELEVENTH: tuple[Callable[[random.Random], Paper], ...] = (
    figures_by_kind, beside_province, five_years, with_evidence, wards_by_quarter,
    spending_by_code, village_quarter, yearly_plan_reviewed, outcomes_of_programs, audits_planned,
)  # fmt: skip
"""Each style by the function that composes it."""
