"""A tenth set of styles: of a council's secretariat, a hospital, a planner, an auditor."""

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
    turned,
)
from table_papers import Box, Keyed, Paper
from table_styles_tenth_money import both_halves, duties_by_rank, school_plan, works_below_bands
from table_words import MEASURES, OUTCOMES, SINGLE

_WORK = ("target", "realization", "achievement")
_YEARS = ("2023", "2024", "2025")
_SERVICES = {
    "Gawat Darurat": ("Kemampuan menangani life saving", "Waktu tanggap pelayanan dokter"),
    "Rawat Jalan": ("Waktu tunggu di rawat jalan", "Kepuasan pelanggan rawat jalan"),
    "Rawat Inap": ("Jam visite dokter spesialis", "Kejadian infeksi nosokomial"),
    "Farmasi": ("Waktu tunggu obat jadi", "Penulisan resep sesuai formularium"),
}
_FIELDS = ("Dinas Kesehatan", "Dinas Pendidikan", "Bappeda", "Dinas Sosial, PPKB")


def figures_by_year(chance: random.Random) -> Paper:
    """A council's secretariat: three years of targets, then of results, then of percentages."""
    paper = Paper("figures by year", ["Tabel 3.4 Perbandingan Capaian Kinerja Tahun 2023 s.d. 2025",
                                      "SEKRETARIAT DPRD KABUPATEN CONTOH"])  # fmt: skip
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads),
              *(bold(text, 3) for text in ("Target", "Realisasi", "Capaian (%)")))  # fmt: skip
    paper.row(*(bold(year) for _ in _WORK for year in _YEARS))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, years = chance.choice(SINGLE), [measured(chance) for _ in _YEARS]
            begin = [] if at else [Box(f"{number}", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, *(count(one.target) for one in years),
                      *(count(one.realization) for one in years),
                      *(cents(one.achievement) for one in years))  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit}
            for year, one in zip(_YEARS, years, strict=True):
                cells |= {(key, year): text for key, text in zip(_WORK, one, strict=True)}
            paper.want("objective", cells)
    paper.below = ["Sumber: Sekretariat DPRD, 2025"]
    return paper


def hospital_standards(chance: random.Random) -> Paper:
    """A hospital's services against their standards, this year beside the last."""
    paper = Paper("hospital standards", ["LAPORAN STANDAR PELAYANAN MINIMAL RSUD CONTOH",
                                         "TAHUN 2025"])  # fmt: skip
    heads = ("NO", "JENIS PELAYANAN", "INDIKATOR", "STANDAR")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("REALISASI", 2),
              bold("KET", 1, 2))  # fmt: skip
    paper.row(bold("2024"), bold("2025"))
    for number, service in enumerate(several(chance, tuple(_SERVICES), 3), start=1):
        for at, name in enumerate(_SERVICES[service]):
            wanted = chance.randrange(60, 100)
            sign, end = chance.choice((("≥ ", " %"), ("", "%"), ("≤ ", " menit")))
            standard = f"{sign}{wanted}{end}"
            before, now = (f"{chance.randrange(50, 99)},{chance.randrange(10)}{end}"
                           for _ in range(2))  # fmt: skip
            begin = [] if at else [Box(f"{number}", 1, 2), Box(service, 1, 2)]
            letter = "ab"[at]
            paper.row(*begin, f"{letter}. {name}", standard, before, now,
                      chance.choice(("Tercapai", "Belum tercapai")))  # fmt: skip
            cells: Keyed = {"indicator": f"{letter}. {name}", ("target", "2025"): standard}
            paper.want("objective", cells | {("realization", "2024"): before,
                                             ("realization", "2025"): now})  # fmt: skip
    paper.below = SIGNED
    return paper


def region_end(chance: random.Random) -> Paper:
    """A planner's region: where it began, this year's figures, the medium plan's end, who cares."""
    paper = Paper("region end", ["HASIL EVALUASI INDIKATOR KINERJA DAERAH TAHUN 2025",
                                 "TERHADAP RPJMD KABUPATEN CONTOH 2025-2029"])  # fmt: skip
    paper.row(*map(bold, ("No", "Aspek/Indikator Kinerja Pembangunan", "Satuan",
                          "Kondisi Awal (2024)", "Target 2025", "Realisasi 2025",
                          "Tingkat Capaian (%)", "Target Akhir RPJMD (2029)",
                          "Capaian thd Target Akhir (%)", "PD Pengampu")))  # fmt: skip
    paper.row(*(f"({at})" for at in range(1, 11)))
    aspects = ("ASPEK KESEJAHTERAAN MASYARAKAT", "ASPEK DAYA SAING DAERAH")
    names = iter(several(chance, MEASURES, 6))
    for letter, aspect in zip(("I", "II"), aspects, strict=True):
        paper.row(bold(letter), bold(aspect), *[""] * 8)
        for number in (1, 2, 3):
            name, unit, start = next(names), chance.choice(SINGLE), chance.randrange(40, 70)
            target, done, end = start + 3, start + chance.randrange(1, 6), start + 15
            reached, far = percent(done, target), percent(done, end)
            paper.row(f"{number}", name, unit, f"{start}.25", f"{target}.00", f"{done}.00",
                      reached.replace(",", "."), f"{end}.00", far.replace(",", "."),
                      chance.choice(_FIELDS))  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit, ("target", "2029"): f"{end}.00"}
            texts = f"{target}.00", f"{done}.00", reached.replace(",", ".")
            keyed = zip(_WORK, texts, strict=True)
            paper.want("objective", cells | {(key, "2025"): text for key, text in keyed})
    return paper


def auditors_quarter(chance: random.Random) -> Paper:
    """An auditor's quarter: the year's target, the quarter's figures, what hinders."""
    quarter = chance.choice(QUARTERS[1:])
    paper = Paper("auditors quarter", ["LAPORAN CAPAIAN KINERJA TRIWULANAN",
                                       "INSPEKTORAT KABUPATEN CONTOH TAHUN 2025"])  # fmt: skip
    paper.row(*map(bold, ("No.", "Sasaran", "Indikator Kinerja Utama (IKU)", "Target Tahunan",
                          f"Target TW {quarter}", f"Realisasi TW {quarter}",
                          f"Capaian TW {quarter} (%)", "Capaian thd Target Tahunan (%)",
                          "Kendala", "Tindak Lanjut")))  # fmt: skip
    paper.row(*map(str, range(1, 11)))
    for number, outcome in enumerate(several(chance, OBJECTIVES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            figures, end = measured(chance), f" {chance.choice(SINGLE).lower()}"
            year = str(2 * int(figures.target))
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            texts = f"{figures.target}{end}", f"{figures.realization}{end}", figures.achievement
            far = percent(int(figures.realization), int(year))
            paper.row(*begin, name, f"{year}{end}", *texts[:2], cents(texts[2]), cents(far),
                      "Keterbatasan jumlah auditor", "Penambahan hari pemeriksaan")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            keyed = zip(_WORK, texts, strict=True)
            paper.want("objective", cells | {"indicator": name}
                       | {(key, quarter): text for key, text in keyed})  # fmt: skip
    paper.below = ["Rata-rata capaian kinerja Inspektorat telah sesuai target.", *SIGNED]
    return paper


def _halves(chance: random.Random) -> list[Measured]:
    return [measured(chance) for _ in range(2)]


def two_halves(chance: random.Random) -> Paper:
    """A subdistrict's two semesters, upright headers, target, result and percentage of each."""
    paper = Paper("two halves", ["PENGUKURAN CAPAIAN KINERJA SEMESTERAN TAHUN 2025",
                                 "KECAMATAN CONTOH KOTA CONTOH"], left=1)  # fmt: skip
    heads = ("Indikator Kinerja", "Satuan", "Target Setahun")
    paper.row(bold("Sasaran Kinerja", 1, 2), *(bold(text, 1, 2) for text in heads),
              bold("Semester I", 3), bold("Semester II", 3), bold("Catatan", 1, 2))  # fmt: skip
    paper.row(*map(turned, ("Target", "Realisasi", "Capaian (%)") * 2))
    for outcome in several(chance, OUTCOMES, 4):
        name, unit, halves = chance.choice(MEASURES), chance.choice(SINGLE), _halves(chance)
        year = str(sum(int(half.target) for half in halves))
        paper.row(outcome, name, unit, count(year), *(box for half in halves for box in half.boxes),
                  chance.choice(("", "-", "Menunggu rilis BPS")))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        for when, half in zip(("Semester I", "Semester II"), halves, strict=True):
            cells |= {(key, when): text for key, text in zip(_WORK, half, strict=True)}
        paper.want("objective", cells)
    paper.row(bold("Rata-rata capaian", 4), "", "", cents("93,20"), "", "", cents("97,15"), "")
    paper.below = SIGNED
    return paper


TENTH: tuple[Callable[[random.Random], Paper], ...] = (
    figures_by_year, hospital_standards, region_end, auditors_quarter, two_halves,
    both_halves, duties_by_rank, works_below_bands, school_plan,
)  # fmt: skip
"""Each style by the function that composes it."""
