"""A fifteenth set of styles: forms as offices hand them in, in their own words and orders."""

import random
from collections.abc import Callable

from style_contents import (
    ACTIONS,
    INDICATORS,
    OBJECTIVES,
    PEOPLE,
    SIGNED,
    UNITS,
    bold,
    cents,
    count,
    measured,
    percent,
    several,
)
from table_papers import Box, Keyed, Paper
from table_styles_fifteenth_money import (
    actions_evaluated,
    budget_of_kinds,
    efficiency_by_share,
    volume_and_money,
)
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")


def tribulan_agreement(chance: random.Random) -> Paper:
    """An agreement of a head of division: the year's target, then by three months (tribulan)."""
    above = ["PERJANJIAN KINERJA TAHUN 2025", "KEPALA BIDANG REHABILITASI DAN REKONSTRUKSI"]
    paper = Paper("tribulan agreement", above)
    heads = ("No.", "Sasaran Program/Kegiatan", "Indikator Kinerja", "Satuan", "Target")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Tribulan", 4))
    paper.row(*map(bold, "1234"))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            steps = [*sorted(chance.randrange(5, 90) for _ in "123"), chance.randrange(90, 100)]
            unit = chance.choice(SINGLE)
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, *(count(str(one)) for one in (steps[-1], *steps)))
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit}
            for when, one in zip(("I", "II", "III", "IV"), steps, strict=True):
                cells["target", when] = str(one)
            paper.want("objective", cells)
    paper.below = SIGNED
    return paper


def progress_of_term(chance: random.Random) -> Paper:
    """A report's chapter III: two years before, the running year, how far the term has come."""
    title = "Perbandingan Realisasi Kinerja dengan Tahun Sebelumnya dan Target Jangka Menengah"
    paper = Paper("progress of term", ["Tabel 3.5", title])
    heads = ("No", "Sasaran", "Indikator Sasaran", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi Tahun Sebelumnya", 2),
              bold("Tahun Berjalan (2025)", 3), bold("Target Jangka Menengah (2026)", 1, 2),
              bold("Tingkat Kemajuan (%)", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("2023", "2024", "Target", "Realisasi", "Capaian (%)")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit = chance.choice(INDICATORS), chance.choice(UNITS)
        aim = chance.randrange(5000, 8000)
        done, end = aim + chance.randrange(-700, 300), aim + chance.randrange(100, 900)
        before = [aim - chance.randrange(100, 900) for _ in "12"]
        texts = [_hundredths(one) for one in (*before, aim, done)]
        share = percent(done, aim)
        paper.row(str(number), outcome, name, unit, *map(cents, (*texts, share)),
                  cents(_hundredths(end)), cents(percent(done, end)))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        cells |= {("realization", year): text
                  for year, text in zip(("2023", "2024"), texts, strict=False)}  # fmt: skip
        cells |= {(key, "2025"): text
                  for key, text in zip(_WORK, (*texts[2:], share), strict=True)}  # fmt: skip
        paper.want("objective", cells)
    paper.below = ["Sumber: Subbag Perencanaan, 2025"]
    return paper


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def service_projections(chance: random.Random) -> Paper:
    """T-C.30: a service's targets of four years, results of two, projections of two."""
    title = "Pencapaian Kinerja Pelayanan Perangkat Daerah Kecamatan Contoh"
    paper = Paper("service projections", ["Tabel T-C.30", title])
    heads = ("NO", "Indikator", "SPM/Standar Nasional", "IKK (PP No.6/2008)")
    years = ("2023", "2024", "2025", "2026")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Renstra Perangkat Daerah", 4),
              bold("Realisasi Capaian", 2), bold("Proyeksi", 2),
              bold("Catatan Analisis", 1, 2))  # fmt: skip
    paper.row(*(bold(f"Tahun {year}") for year in (*years, *years)))
    paper.row(*(f"({at})" for at in range(1, 14)))
    for number, name in enumerate(several(chance, MEASURES, 7), start=1):
        start = chance.randrange(40, 70)
        aims = [start + 4 * at for at in range(4)]
        done = [one + chance.randrange(-3, 4) for one in aims[:2]]
        hopes = [one + chance.randrange(1, 3) for one in aims[2:]]
        paper.row(f"{number}", name, "-", "-", *(count(str(one)) for one in (*aims, *done, *hopes)),
                  "")  # fmt: skip
        cells: Keyed = {"indicator": name}
        cells |= {("target", year): str(one) for year, one in zip(years, aims, strict=True)}
        cells |= {("realization", year): str(one) for year, one in zip(years, done, strict=False)}
        paper.want("objective", cells)
    return paper


def side_by_side(chance: random.Random) -> Paper:
    """A cascade: objective, program, activity and subactivity beside one another, each measured."""
    paper = Paper("side by side", ["CASCADING KINERJA TAHUN 2025", "DINAS CONTOH KABUPATEN CONTOH"])
    levels = ("Sasaran Strategis", "Program", "Kegiatan", "Sub Kegiatan")
    paper.row(*(bold(text) for level in levels
                for text in (level, f"Indikator {level}", "Target")),
              bold("Penanggung Jawab"))  # fmt: skip
    names = iter(several(chance, (*ACTIONS, *WORKS), 16))
    for outcome in several(chance, OBJECTIVES, 2):
        parts = [[2, chance.randrange(1, 3)] for _ in "12"]
        whole = sum(parts[0] + parts[1])
        objective = _measured(chance, "objective", outcome)
        _wanted(paper, "objective", objective)
        row = [Box(text, 1, whole) for text in objective]
        for leaves in parts:
            program = _measured(chance, "program", f"Program {next(names)}")
            _wanted(paper, "program", program)
            row += [Box(text, 1, sum(leaves)) for text in program]
            for many in leaves:
                activity = _measured(chance, "activity", next(names))
                _wanted(paper, "activity", activity)
                row += [Box(text, 1, many) for text in activity]
                for at in range(many):
                    leaf = _measured(chance, "subactivity", f"{chance.choice(WORKS)} {'ab'[at]}")
                    _wanted(paper, "subactivity", leaf)
                    paper.row(*row, *leaf, chance.choice(PEOPLE))
                    row = []
    return paper


def _measured(chance: random.Random, level: str, name: str) -> tuple[str, str, str]:
    if level == "subactivity":
        unit = chance.choice(("Dokumen", "Laporan", "Orang"))
        return name, f"Jumlah {unit.lower()} yang dihasilkan", f"{chance.randrange(1, 40)} {unit}"
    return name, chance.choice(MEASURES), f"{chance.randrange(60, 100)}%"


def _wanted(paper: Paper, level: str, texts: tuple[str, str, str]) -> None:
    paper.want(level, dict(zip(("name", "indicator", "target"), texts, strict=True)))


def flat_quarters(chance: random.Random) -> Paper:
    """A web system's export: one line of headers, each column named with its quarter."""
    paper = Paper("flat quarters", ["Export Data Pengukuran Kinerja - e-SAKIP", "Tahun : 2025"])
    heads = ("No", "Perangkat Daerah", "Sasaran Strategis", "Indikator Kinerja", "Satuan",
             "Target PK")  # fmt: skip
    quarters = (f"{text} TW{at}" for at in "1234" for text in ("Target", "Realisasi", "Capaian"))
    paper.row(*map(bold, (*heads, *quarters, "Analisis")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        figures = [measured(chance) for _ in "12"]
        goals = [figures[0].target, figures[1].target, "90", "95"]
        texts = [text for one in figures for text in (*one[:2], f"{one.achievement}%")]
        texts += [text for goal in goals[2:] for text in (goal, "-", "-")]
        paper.row(f"{number}", "Kecamatan Contoh", outcome, name, unit, goals[3], *texts,
                  "Sesuai rencana")  # fmt: skip
        for at, when in enumerate(("I", "II", "III", "IV")):
            for key, text in zip(_WORK, texts[3 * at : 3 * at + 3], strict=True):
                cells[key, when] = text
        paper.want("objective", cells)
    return paper


def indicators_by_year(chance: random.Random) -> Paper:
    """An annex of main indicators: formula, kind, where they begin, each year's aim, source."""
    paper = Paper("indicators by year", ["LAMPIRAN KEPUTUSAN KEPALA DINAS CONTOH",
                                         "INDIKATOR KINERJA UTAMA (IKU) TAHUN 2025-2029"],
                  left=1)  # fmt: skip
    years = tuple(str(year) for year in range(2025, 2030))
    heads = ("NO", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "FORMULASI PENGHITUNGAN", "SATUAN",
             "JENIS INDIKATOR", "BASELINE 2024")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), bold("TARGET CAPAIAN SETIAP TAHUN", 5),
              bold("SUMBER DATA", 1, 2), bold("PENANGGUNG JAWAB", 1, 2))  # fmt: skip
    paper.row(*map(bold, years))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit = chance.choice(INDICATORS), chance.choice(UNITS)
        start, step = chance.randrange(4000, 7000), chance.randrange(20, 300)
        texts = [_hundredths(start + step * at) for at in range(6)]
        paper.row(str(number), outcome, name, "Jumlah yang memenuhi dibagi jumlah seluruhnya x 100",
                  unit, chance.choice(("Outcome", "Positif")), *map(cents, texts),
                  "Laporan Bidang", chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        cells |= {("target", year): text for year, text in zip(years, texts[1:], strict=True)}
        paper.want("objective", cells)
    paper.below = SIGNED
    return paper


FIFTEENTH: tuple[Callable[[random.Random], Paper], ...] = (
    tribulan_agreement, progress_of_term, service_projections, side_by_side, flat_quarters,
    indicators_by_year, volume_and_money, efficiency_by_share, budget_of_kinds, actions_evaluated,
)  # fmt: skip
"""Each style by the function that composes it."""
