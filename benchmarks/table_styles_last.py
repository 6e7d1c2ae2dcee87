"""Five styles more, written after both sets before were mended, and read once."""

import random
from collections.abc import Callable

from style_contents import (
    ACTIONS,
    INDICATORS,
    OBJECTIVES,
    PEOPLE,
    QUARTERS,
    UNITS,
    amount,
    bold,
    cents,
    count,
    measured,
    rupiah,
    several,
    spent_of,
)
from table_papers import Box, Keyed, Paper


def by_names(chance: random.Random) -> Paper:
    """Program, activity and subactivity each in a column, merged downwards, money at the end."""
    paper = Paper("a column a level", ["MATRIKS RENCANA KERJA DAN CAPAIAN TAHUN 2025"])
    heads = ("Program", "Kegiatan", "Sub Kegiatan", "Indikator Sub Kegiatan", "Satuan", "Target")
    paper.row(*map(bold, (*heads, "Realisasi", "% Capaian", "Pagu", "Realisasi Anggaran")))
    for action in several(chance, ACTIONS, 2):
        leaves = several(chance, ACTIONS, 3)
        middle = chance.choice(ACTIONS)
        paper.want("program", {"name": f"Program {action}"})
        paper.want("activity", {"name": middle})
        for at, leaf in enumerate(leaves):
            begin = [] if at else [Box(f"Program {action}", 1, 3), Box(middle, 1, 3)]
            one, unit, said = measured(chance), chance.choice(UNITS), chance.choice(INDICATORS)
            money = spent_of(chance, amount(chance))
            figures = (count(one.target), count(one.realization), cents(one.achievement))
            spent = (count(money.ceiling), count(money.spending))
            paper.row(*begin, leaf, said, unit, *figures, *spent)
            cells: Keyed = {"name": leaf, "indicator": said, "unit": unit, **one._asdict()}
            cells |= {"ceiling": money.ceiling, "spending": money.spending}
            paper.want("subactivity", cells)
    return paper


def target_and_done_rows(chance: random.Random) -> Paper:
    """Running totals to each quarter's end beside the quarter's own, notes between the columns."""
    paper = Paper("quarter and running", ["LAPORAN REALISASI KINERJA TRIWULAN II TAHUN 2025"])
    paper.row(
        *(bold(text, 1, 2) for text in ("No", "Sasaran", "Indikator", "Satuan", "Target 2025")),
        bold("Realisasi", 2),
        bold("Realisasi s.d. TW II", 1, 2),
        bold("Capaian s.d. TW II (%)", 1, 2),
        bold("Kendala", 1, 2),
        bold("Tindak Lanjut", 1, 2),
    )
    paper.row(bold("TW I"), bold("TW II"))
    for number, objective in enumerate(several(chance, OBJECTIVES, 5), start=1):
        name, unit, one = chance.choice(INDICATORS), chance.choice(UNITS), measured(chance)
        first, second = chance.randrange(1, 9), chance.randrange(1, 9)
        figures = [count(one.target), count(str(first)), count(str(second))]
        figures += [count(str(first + second)), cents(one.achievement)]
        paper.row(str(number), objective, name, unit, *figures, "cuaca", "percepatan")
        cells: Keyed = {"name": objective, "indicator": name, "unit": unit, "target": one.target}
        cells |= {("realization", "I"): str(first), ("realization", "II"): str(second)}
        paper.want("objective", cells)
    return paper


def roman_levels(chance: random.Random) -> Paper:
    """Roman programs, capital letters for activities, digits for what is below; money only."""
    paper = Paper("roman numbering", ["REALISASI FISIK DAN KEUANGAN KEADAAN 30 JUNI 2025"])
    paper.row(
        bold("NO", 1, 2),
        bold("PROGRAM / KEGIATAN / SUB KEGIATAN", 1, 2),
        bold("PAGU DANA (Rp)", 1, 2),
        bold("KEUANGAN", 2),
        bold("FISIK (%)", 1, 2),
        bold("PPTK", 1, 2),
    )
    paper.row(bold("Rp"), bold("%"))
    for roman, action in zip(QUARTERS[:2], several(chance, ACTIONS, 2), strict=True):
        each = amount(chance)
        lines = [
            ("program", roman, action.upper(), 4),
            ("activity", "A", chance.choice(ACTIONS), 2),
        ]
        lines += [("subactivity", str(at), chance.choice(ACTIONS), 1) for at in (1, 2)]
        lines += [("activity", "B", chance.choice(ACTIONS), 2)]
        lines += [("subactivity", str(at), chance.choice(ACTIONS), 1) for at in (1, 2)]
        for level, label, name, times in lines:
            money = spent_of(chance, times * each)
            figures = (count(money.ceiling), count(money.spending), cents(money.absorption))
            paper.row(label, name, *figures, cents("45,50"), chance.choice(PEOPLE))
            paper.want(level, {"name": name, **money._asdict()})
    return paper


def question_list(chance: random.Random) -> Paper:
    """Plain words for headers, a sum line above the body, the year only in the header."""
    paper = Paper("plain words", ["Capaian Indikator Kinerja Utama", "Dinas Contoh"])
    heads: tuple[str, ...] = ("No.", "Indikator Kinerja Utama (IKU)", "Satuan", "Target Tahun 2025")
    heads += ("Realisasi Tahun 2025", "Persentase Capaian", "Kategori", "Analisis Penyebab")
    paper.row(*map(bold, heads))
    for number, name in enumerate(several(chance, INDICATORS, 6), start=1):
        one, unit = measured(chance), chance.choice(UNITS)
        share = f"{one.achievement}%"
        paper.row(f"{number}", name, unit, one.target, one.realization, share, "Tinggi", "anggaran")
        paper.want("objective", {"indicator": name, "unit": unit, **one._asdict()})
    return paper


def renstra_pages(chance: random.Random) -> Paper:
    """K and Rp of three years under their years, codes in one column, a header of four lines."""
    years = ("2025", "2026", "2027")
    paper = Paper("renstra years", ["TABEL T-C.27 RENCANA PROGRAM, KEGIATAN DAN PENDANAAN"])
    heads = ("Kode", "Program dan Kegiatan", "Indikator Kinerja", "Data Capaian Awal (2024)")
    paper.row(
        *(bold(text, 1, 3) for text in heads), bold("Target Kinerja dan Kerangka Pendanaan", 6)
    )
    paper.row(*(bold(f"Tahun {year}", 2) for year in years))
    paper.row(*(bold(text) for _ in years for text in ("target", "Rp")))
    paper.row(*(Box(f"{at}") for at in range(1, 11)))
    for program in (1, 2):
        lines = [("program", f"2.10.0{program}"), ("activity", f"2.10.0{program}.2.01")]
        for level, code in (*lines, ("activity", f"2.10.0{program}.2.02")):
            name, said = chance.choice(ACTIONS), chance.choice(INDICATORS)
            cells: Keyed = {"name": name, "indicator": said}
            line = [count(str(chance.randrange(1, 50)))]
            for year in years:
                target, ceiling = measured(chance).target, rupiah(amount(chance))
                line += [count(target), count(ceiling)]
                cells |= {("target", year): target, ("ceiling", year): ceiling}
            paper.row(code, name, said, *line)
            paper.want(level, cells)
    return paper


LAST: tuple[Callable[[random.Random], Paper], ...] = (
    by_names, target_and_done_rows, roman_levels, question_list, renstra_pages,
)  # fmt: skip
"""Each style by the function that composes it."""
