"""A ninth set of styles, of agreements, reports and the medium plan, as offices lay them out."""

import random
from collections.abc import Callable

from style_contents import (
    OBJECTIVES,
    PEOPLE,
    SIGNED,
    amount,
    bold,
    cents,
    count,
    measured,
    percent,
    rupiah,
    several,
    turned,
)
from table_papers import Box, Keyed, Paper
from table_styles_ninth_money import account_lines, by_village, money_by_objective
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def weighted_scores(chance: random.Random) -> Paper:
    """An office's scorecard: weights, figures, the percentage and its weighted score, a sum."""
    paper = Paper("weighted scores", ["PENILAIAN KINERJA ORGANISASI TAHUN 2025",
                                      "BADAN CONTOH KABUPATEN CONTOH"])  # fmt: skip
    paper.row(*map(bold, ("No", "Perspektif / Sasaran", "Indikator Kinerja Utama", "Bobot (%)",
                          "Target", "Satuan", "Realisasi", "Indeks Capaian (%)", "Skor Tertimbang",
                          "Status")))  # fmt: skip
    for number, outcome in enumerate(several(chance, OBJECTIVES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, figures = chance.choice(SINGLE), measured(chance)
            begin = [] if at else [Box(f"{number}", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, count("15"), count(figures.target), unit,
                      count(figures.realization), cents(figures.achievement), cents("14,20"),
                      "Tercapai")  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit}
            cells |= dict(zip(_WORK, figures, strict=True))
            paper.want("objective", cells if at else cells | {"name": outcome})
    paper.row(bold("Nilai Kinerja Organisasi", 3), count("100"), *[""] * 4, cents("92,40"), "")
    paper.below = SIGNED
    return paper


def medium_frame(chance: random.Random) -> Paper:
    """The medium plan's programs: where they begin, three years of target and money, the end."""
    paper = Paper("medium frame", ["Rencana Program, Kegiatan, dan Pendanaan Perangkat Daerah",
                                   "Dinas Contoh Tahun 2025-2027"])  # fmt: skip
    years = ("2025", "2026", "2027")
    heads = (
        "Kode",
        "Program dan Kegiatan",
        "Indikator Kinerja Program (Outcome) dan Kegiatan (Output)",
        "Satuan",
        "Data Capaian pada Tahun Awal Perencanaan (2024)",
    )
    paper.row(*(bold(text, 1, 3) for text in heads),
              bold("Target Kinerja Program dan Kerangka Pendanaan", 6),
              bold("Unit Kerja Penanggung Jawab", 1, 3))  # fmt: skip
    paper.row(*(bold(f"Tahun {year}", 2) for year in years))
    paper.row(*(bold(text) for _ in years for text in ("target", "Rp")))
    for program in (1, 2):
        code = f"2.13.0{program}"
        lines = [("program", code), ("activity", f"{code}.2.01"), ("activity", f"{code}.2.02")]
        for level, label in lines:
            name, said, unit = (chance.choice(pool) for pool in (WORKS, MEASURES, SINGLE))
            first, money = chance.randrange(20, 70), amount(chance)
            steps = [(str(first + 4 * at), rupiah(money + 500_000 * at)) for at in (1, 2, 3)]
            paper.row(label, f"Program {name}" if level == "program" else name, said, unit,
                      count(str(first)), *(count(text) for step in steps for text in step),
                      chance.choice(FIELDS))  # fmt: skip
            cells: Keyed = {"name": f"Program {name}" if level == "program" else name,
                            "indicator": said, "unit": unit}  # fmt: skip
            for year, (target, one) in zip(years, steps, strict=True):
                cells |= {("target", year): target, ("ceiling", year): one}
            paper.want(level, cells)
    return paper


def monthly_targets(chance: random.Random) -> Paper:
    """An agreement's targets spread over twelve months, zero until they are due."""
    paper = Paper("monthly targets", ["RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2025",
                                      "KECAMATAN CONTOH"])  # fmt: skip
    heads = ("No", "Tujuan/ Sasaran Strategis", "Indikator Kinerja", "Target Tahun 2025")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Bulan", 12))
    paper.row(*map(turned, _MONTHS))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit, target = chance.choice(MEASURES), chance.choice(SINGLE), 12
        target *= chance.randrange(2, 8)
        steps = [str(target * at // 12) if at > 2 else "0" for at in range(1, 13)]
        paper.row(f"{number}.", outcome, name, f"{target} {unit}", *map(count, steps))
        cells: Keyed = {"name": outcome, "indicator": name, "target": f"{target} {unit}"}
        keyed = {("target", month): step for month, step in zip(_MONTHS, steps, strict=True)}
        paper.want("objective", cells | keyed)
    paper.below = SIGNED
    return paper


def numerators(chance: random.Random) -> Paper:
    """A sector's indicators by what is counted of what, the result beside its target."""
    paper = Paper("numerators", ["CAPAIAN INDIKATOR KINERJA KUNCI TAHUN 2025",
                                 "URUSAN KESEHATAN"])  # fmt: skip
    heads = ("No.", "Indikator Kinerja Kunci", "Definisi Operasional")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Data", 2),
              *(bold(text, 1, 2) for text in ("Hasil (%)", "Target (%)", "Capaian Kinerja (%)",
                                              "Sumber Data")))  # fmt: skip
    paper.row(bold("Pembilang"), bold("Penyebut"))
    for number, name in enumerate(several(chance, MEASURES, 6), start=1):
        whole = chance.randrange(300, 5000)
        part = whole * chance.randrange(400, 980) // 1000
        done, target = percent(part, whole), chance.randrange(50, 99)
        reached = percent(int(done.replace(",", "")), 100 * target)
        paper.row(f"{number}.", name, "Jumlah yang dilayani dibagi seluruh sasaran",
                  count(rupiah(part)), count(rupiah(whole)), cents(done), count(str(target)),
                  cents(reached), chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"indicator": name, "target": str(target), "realization": done}
        paper.want("objective", cells | {"achievement": reached})
    return paper


def to_half_year(chance: random.Random) -> Paper:
    """An action plan checked at half a year: what was due until then, done, and why."""
    paper = Paper("to half year", ["MONITORING DAN EVALUASI RENCANA AKSI", "S.D. TRIWULAN II 2025",
                                   "INSPEKTORAT KABUPATEN CONTOH"])  # fmt: skip
    heads = ("No", "Kinerja Utama", "Indikator", "Target 1 Tahun")
    notes = ("Analisis Keberhasilan/Kegagalan", "Rekomendasi")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("s.d. Triwulan II", 3),
              *(bold(text, 1, 2) for text in notes))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "Capaian")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit, figures = chance.choice(MEASURES), chance.choice(SINGLE), measured(chance)
        year = f"{2 * int(figures.target)} {unit}"
        texts = f"{figures.target} {unit}", f"{figures.realization} {unit}"
        reached = f"{figures.achievement}%"
        paper.row(f"{number}", outcome, name, year, *texts, reached,
                  "Dukungan anggaran memadai", "Lanjutkan pendampingan")  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name}
        keyed = zip(_WORK, (*texts, reached), strict=True)
        paper.want("objective", cells | {(key, "II"): text for key, text in keyed})
    paper.below = SIGNED
    return paper


NINTH: tuple[Callable[[random.Random], Paper], ...] = (
    weighted_scores, medium_frame, monthly_targets, numerators, to_half_year,
    money_by_objective, by_village, account_lines,
)  # fmt: skip
"""Each style by the function that composes it."""
