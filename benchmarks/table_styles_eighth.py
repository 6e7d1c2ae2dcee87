"""An eighth set of styles, of plans, agreements and reports, written before any reader was read."""

import random
from collections.abc import Callable

from style_contents import (
    OBJECTIVES,
    PEOPLE,
    QUARTERS,
    SIGNED,
    bold,
    cents,
    count,
    measured,
    percent,
    several,
)
from table_papers import Box, Keyed, Paper
from table_styles_eighth_money import (
    accounts,
    agreement_page,
    coming_years,
    efficiency,
    section_quarter,
    steps_with_money,
)
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS, wished

_WORK = ("target", "realization", "achievement")
_YEARS = ("2022", "2023", "2024", "2025")
_MANUALS = (
    "Jumlah ASN yang mengikuti diklat dibagi jumlah ASN dikali 100%",
    "Hasil survei kepuasan masyarakat",
    "(Jumlah temuan selesai / Jumlah seluruh temuan) x 100%",
    "Nilai hasil evaluasi Kementerian PAN dan RB",
)


def year_of_quarters(chance: random.Random) -> Paper:
    """A subdistrict's year: what each quarter gave, their sum, the percentage and its class."""
    paper = Paper("year of quarters", ["PENGUKURAN KINERJA KECAMATAN CONTOH", "TAHUN 2025"])
    heads = ("No.", "Sasaran Strategis", "Indikator Kinerja", "Sat.", "Target Th. 2025")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi Triwulan", 4),
              *(bold(text, 1, 2) for text in ("Jml. Realisasi", "% Capaian",
                                              "Predikat")))  # fmt: skip
    paper.row(*map(bold, QUARTERS))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, done = chance.choice(SINGLE), [chance.randrange(1, 9) for _ in QUARTERS]
            target = sum(done) + chance.randrange(4)
            reached = percent(sum(done), target)
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, count(str(target)), *(count(str(one)) for one in done),
                      count(str(sum(done))), cents(reached), "Tinggi")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit, "target": str(target)}
            cells |= {("realization", quarter): str(one)
                      for quarter, one in zip(QUARTERS, done, strict=True)}  # fmt: skip
            cells |= {("realization", "year"): str(sum(done)), ("achievement", "year"): reached}
            paper.want("objective", cells)
    paper.row(bold("Rata-rata Capaian Kinerja", 10), cents("96,10"), "Sangat Tinggi")
    paper.below = ["Sumber : Data Kecamatan Contoh, 2025 (diolah)", *SIGNED]
    return paper


def to_the_end(chance: random.Random) -> Paper:
    """A report's realizations of four years against the medium plan's end, and how far it is."""
    above = ["Tabel 3.5", "Perbandingan Realisasi Kinerja dengan Target Akhir Renstra"]
    paper = Paper("to the end", above)
    heads = ("NO", "INDIKATOR KINERJA UTAMA", "SATUAN")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("REALISASI", 4),
              bold("TARGET AKHIR RENSTRA (2026)", 1, 2),
              bold("TINGKAT KEMAJUAN (%)", 1, 2))  # fmt: skip
    paper.row(*map(bold, _YEARS))
    for number, name in enumerate(several(chance, MEASURES, 5), start=1):
        unit, first = chance.choice(SINGLE), chance.randrange(30, 70)
        done = [f"{first + 3 * at},{chance.randrange(10, 99)}" for at in range(4)]
        end = first + 15
        paper.row(f"{number}", name, unit, *map(cents, done), count(str(end)),
                  cents(percent(first + 9, end)))  # fmt: skip
        cells: Keyed = {"indicator": name, "unit": unit, ("target", "2026"): str(end)}
        keyed = {("realization", year): one for year, one in zip(_YEARS, done, strict=True)}
        paper.want("objective", cells | keyed)
    paper.below = ["Berdasarkan tabel di atas, capaian tahun 2025 telah mendekati target akhir."]
    return paper


def main_indicators(chance: random.Random) -> Paper:
    """The main indicators with how they are counted, their figures, class and source."""
    paper = Paper("main indicators", ["CAPAIAN INDIKATOR KINERJA UTAMA (IKU)",
                                      "DINAS CONTOH KABUPATEN CONTOH TAHUN 2025"])  # fmt: skip
    paper.row(*map(bold, ("No", "Sasaran Strategis", "Indikator Kinerja Utama",
                          "Formulasi Penghitungan", "Satuan", "Target", "Realisasi", "Capaian",
                          "Kategori", "Sumber Data")))  # fmt: skip
    paper.row(*(f"{at}" for at in range(1, 11)))
    for number, outcome in enumerate(several(chance, OBJECTIVES, 4), start=1):
        name, unit, figures = chance.choice(MEASURES), chance.choice(SINGLE), measured(chance)
        method = chance.choice(_MANUALS)
        reached = f"{figures.achievement}%"
        paper.row(f"{number}", outcome, name, method, unit, *figures.boxes[:2],
                  Box(reached, shape="0.00%"), "Baik", chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit, "method": method}
        paper.want("objective", cells | dict(zip(_WORK, (*figures[:2], reached), strict=True)))
    paper.below = SIGNED
    return paper


def quarter_targets(chance: random.Random) -> Paper:
    """An action plan: an agreement's targets by quarter and the activities that serve them."""
    paper = Paper("quarter targets", ["RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2025",
                                      "Kecamatan Contoh"], top=1, left=1)  # fmt: skip
    heads = ("Sasaran", "Indikator Kinerja", "Target Tahunan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Triwulan", 4),
              *(bold(text, 1, 2) for text in ("Rencana Aksi", "Penanggung Jawab")))  # fmt: skip
    paper.row(*(bold(f"Tw. {quarter}") for quarter in QUARTERS))
    for outcome in several(chance, OUTCOMES, 2):
        many = chance.randrange(2, 4)
        for at, name in enumerate(several(chance, MEASURES, many)):
            target, unit = chance.randrange(8, 96), chance.choice(SINGLE)
            steps = [f"{target * part // 8}" for part in (1, 3, 5, 8)]
            begin = [] if at else [Box(outcome, 1, many)]
            doing = "- Rapat koordinasi\n- Monitoring ke kelurahan"
            paper.row(*begin, name, f"{target} {unit}", *(f"{step} {unit}" for step in steps),
                      doing, chance.choice(PEOPLE))  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "target": f"{target} {unit}"}
            keyed = {("target", quarter): f"{step} {unit}"
                     for quarter, step in zip(QUARTERS, steps, strict=True)}  # fmt: skip
            paper.want("objective", cells | keyed)
    paper.below = SIGNED
    return paper


def levels_in_blocks(chance: random.Random) -> Paper:
    """An agreement of an office whose programs and activities follow each objective's indicator."""
    paper = Paper("levels in blocks", ["INDIKATOR DAN TARGET KINERJA TAHUN 2025",
                                       "SEKRETARIAT DAERAH"])  # fmt: skip
    paper.row(*map(bold, ("Sasaran / Program / Kegiatan", "Indikator", "Target", "Realisasi",
                          "% Capaian", "Ket.")))  # fmt: skip
    for number, outcome in enumerate(several(chance, OUTCOMES, 2), start=1):
        program, *activities = several(chance, WORKS, 3)
        lines = [("objective", f"Sasaran {number}: ", outcome, 0),
                 ("program", "", f"Program {program}", 1)]  # fmt: skip
        lines += [("activity", "", f"Kegiatan {work}", 2) for work in activities]
        for level, label, name, deep in lines:
            said, figures = chance.choice(MEASURES), measured(chance)
            target = wished(chance) if level == "objective" else figures.target
            paper.row(Box(label + name, bold=deep < 2, indent=deep), said,
                      Box(target) if level == "objective" else count(target),
                      *figures.boxes[1:], "")  # fmt: skip
            cells: Keyed = {"name": label + name, "indicator": said, "target": target}
            paper.want(level, cells | dict(zip(_WORK[1:], figures[1:], strict=True)))
    return paper


EIGHTH: tuple[Callable[[random.Random], Paper], ...] = (
    year_of_quarters, to_the_end, main_indicators, quarter_targets, levels_in_blocks,
    agreement_page, accounts, efficiency, coming_years, section_quarter, steps_with_money,
)  # fmt: skip
"""Each style by the function that composes it."""
