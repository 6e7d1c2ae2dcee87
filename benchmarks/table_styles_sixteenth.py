"""A sixteenth set of styles: targets, results and plans in further words and orders of offices."""

import random
from collections.abc import Callable

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
    percent,
    rupiah,
    several,
)
from table_papers import Box, Keyed, Paper
from table_styles_sixteenth_money import (
    export_of_ancestors,
    hospital_funds,
    revised_plan,
    ways_of_buying,
)
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")
_ENDS = ("B03", "B06", "B09", "B12")
_NOTES = (
    "Analisis: pelaksanaan berjalan sesuai rencana, data dukung lengkap.",
    "Analisis: realisasi menunggu hasil survei yang terbit pada triwulan IV.",
    "Analisis: dua kelurahan belum menyampaikan laporan.",
)


def two_yardsticks(chance: random.Random) -> Paper:
    """Figures to the end of each quarter, measured by the quarter's target and by the year's."""
    paper = Paper("two yardsticks", ["CAPAIAN KINERJA KUMULATIF TAHUN 2025",
                                     "BADAN KESATUAN BANGSA DAN POLITIK"])  # fmt: skip
    heads = ("No", "Sasaran Kegiatan", "Indikator", "Satuan", "Target PK 2025")
    paper.row(*(bold(text, 1, 3) for text in heads), bold("Target Kumulatif", 4, 2),
              bold("Realisasi Kumulatif", 2, 2), bold("Capaian Kinerja (%)", 4),
              bold("Kendala dan Solusi", 1, 3))  # fmt: skip
    paper.row(bold("Terhadap Target TW", 2), bold("Terhadap Target Tahun", 2))
    paper.row(*(bold(f"TW {one}") for one in (*QUARTERS, *("I", "II") * 3)))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            aims = [*sorted(chance.sample(range(10, 90), 3)), chance.randrange(90, 120)]
            done = [max(1, one + chance.randrange(-6, 4)) for one in aims[:2]]
            unit = chance.choice(SINGLE)
            shares = [percent(*one) for one in zip(done, aims, strict=False)]
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, *(count(str(one)) for one in (aims[-1], *aims, *done)),
                      *map(cents, shares), *(cents(percent(one, aims[-1])) for one in done),
                      "")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit, ("target", "year"): str(aims[-1])}
            cells |= {("target", when): str(one) for when, one in zip(QUARTERS, aims, strict=True)}
            for when, one, share in zip(QUARTERS, done, shares, strict=False):
                cells |= {("realization", when): str(one), ("achievement", when): share}
            paper.want("objective", cells)
    paper.below = SIGNED
    return paper


def supervisor_agreement(chance: random.Random) -> Paper:
    """An agreement of a head of section: a figure beside its unit, "Rp" in a column of its own."""
    above = ["FORMULIR PERJANJIAN KINERJA TINGKAT PENGAWAS",
             "KEPALA SEKSI KETENTERAMAN DAN KETERTIBAN UMUM KECAMATAN CONTOH",
             "TAHUN 2025"]  # fmt: skip
    paper = Paper("supervisor agreement", above)
    paper.row(*map(bold, ("NO", "SASARAN KINERJA", "INDIKATOR KINERJA INDIVIDU")),
              bold("TARGET", 2))  # fmt: skip
    for number, name in enumerate(several(chance, MEASURES, 4), start=1):
        outcome, unit = chance.choice(OUTCOMES), chance.choice(("Dokumen", "Kali", "%", "Laporan"))
        target = str(chance.randrange(2, 100))
        paper.row(f"{number}.", outcome, name, target, unit)
        paper.want("objective", {("name", "a"): outcome, ("indicator", "a"): name,
                                 ("target", "a"): target, ("unit", "a"): unit})  # fmt: skip
    budget = Paper("", [""])
    budget.row(*map(bold, ("NO", "SUB KEGIATAN")), bold("ANGGARAN", 2), bold("KET"))
    total = 0
    for number, work in enumerate(several(chance, WORKS, 3), start=1):
        money = amount(chance)
        total += money
        budget.row(f"{number}.", work, "Rp", f"{rupiah(money)},-", "APBD Kota")
        budget.want("subactivity", {("name", "b"): work, ("ceiling", "b"): rupiah(money)})
    budget.row(bold("JUMLAH ANGGARAN", 2), bold("Rp"), bold(f"{rupiah(total)},-"), "")
    budget.below = ["Kota Contoh, 2 Januari 2025", "Pihak Kedua,", "Camat Contoh",
                    "Pihak Pertama,", "Kepala Seksi"]  # fmt: skip
    paper.more.append(budget)
    return paper


def labels_above(chance: random.Random) -> Paper:
    """A system's print: what an indicator is stands above its table, the years go down it."""
    paper: Paper | None = None
    for outcome, name in zip(several(chance, OUTCOMES, 3), several(chance, MEASURES, 3),
                             strict=True):  # fmt: skip
        unit = chance.choice(SINGLE)
        head = [f"Sasaran Strategis : {outcome}", f"Indikator Kinerja : {name}",
                f"Satuan : {unit}"]  # fmt: skip
        table = Paper("labels above", head)
        table.row(*map(bold, ("Tahun", "Target", "Realisasi", "Capaian (%)", "Predikat")))
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        start = chance.randrange(5000, 7000)
        for at, year in enumerate(("2023", "2024", "2025")):
            aim = start + 150 * at
            done = aim + chance.randrange(-400, 300)
            texts = _hundredths(aim), _hundredths(done), percent(done, aim)
            table.row(year, *map(cents, texts), "Sangat Baik" if done >= aim else "Baik")
            cells |= {(key, year): text for key, text in zip(_WORK, texts, strict=True)}
        table.want("objective", cells)
        table.below = [f"Sumber data : {chance.choice(PEOPLE)}"]
        if paper is None:
            paper = table
        else:
            paper.more.append(table)
    return paper or Paper("", [])


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def relevant_norms(chance: random.Random) -> Paper:
    """The Renstra of 2025: norms at left, a goal with its own indicator, objectives beside it."""
    paper = Paper("relevant norms", ["Tabel 3.2", "Tujuan dan Sasaran Renstra Dinas Contoh",
                                     "Tahun 2025-2029"])  # fmt: skip
    years = tuple(str(year) for year in range(2025, 2031))
    heads = ("NSPK DAN SASARAN RPJMD YANG RELEVAN", "TUJUAN", "SASARAN", "INDIKATOR",
             "BASELINE TAHUN 2024")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), bold("TARGET TAHUN", 6), bold("KET.", 1, 2))
    paper.row(*map(bold, years))
    paper.row(*(f"({at:02})" for at in range(1, 13)))
    outcomes, names = iter(several(chance, OUTCOMES, 4)), iter(several(chance, MEASURES, 10))
    parts = [[1, *(chance.randrange(1, 3) for _ in "12")] for _ in "12"]
    norm: list[Box | str] = [Box("UU Nomor 23 Tahun 2014; Sasaran RPJMD: Meningkatnya tata kelola",
                                 1, sum(map(sum, parts)))]  # fmt: skip
    for goal, many in zip(several(chance, OBJECTIVES, 2), parts, strict=True):
        begin = [*norm, Box(goal, 1, sum(many))]
        norm = []
        for at, rows in enumerate(many):
            name = next(outcomes) if at else ""
            for row in range(rows):
                indicator = f"{next(names)} ({chance.choice(SINGLE)})"
                first = chance.randrange(4000, 7000)
                aims = [_hundredths(first + 120 * step) for step in range(7)]
                paper.row(*begin, *([] if row else [Box(name, 1, rows)]), indicator,
                          *map(cents, aims), "")  # fmt: skip
                begin = []
                cells: Keyed = {} if row else {"name": name or goal}
                cells |= {"indicator": indicator}
                cells |= {("target", year): text
                          for year, text in zip(years, aims[1:], strict=True)}  # fmt: skip
                paper.want("objective" if at else "goal", cells)
    return paper


def ends_of_months(chance: random.Random) -> Paper:
    """An action plan by the months at whose ends it is looked at (B03 to B12), steps between."""
    paper = Paper("ends of months", ["MATRIKS RENCANA AKSI PERJANJIAN KINERJA",
                                     "KECAMATAN CONTOH TAHUN 2025"], left=1)  # fmt: skip
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Langkah Aksi")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target s.d. Bulan", 4),
              bold("Realisasi s.d. Bulan", 2), bold("Penanggung jawab", 1, 2))  # fmt: skip
    paper.row(*map(bold, (*_ENDS, *_ENDS[:2])))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, INDICATORS, many)):
            aims = [*sorted(chance.sample(range(5, 90), 3)), chance.randrange(90, 130)]
            done = [max(1, one - chance.randrange(-2, 5)) for one in aims[:2]]
            unit = chance.choice(UNITS)
            begin = [] if at else [Box(f"{number}", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, f"{aims[-1]} {unit}", chance.choice(ACTIONS),
                      *(count(str(one)) for one in (*aims, *done)),
                      chance.choice(PEOPLE))  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name}
            cells |= {("target", end): str(one) for end, one in zip(_ENDS, aims, strict=True)}
            cells |= {("realization", end): str(one)
                      for end, one in zip(_ENDS, done, strict=False)}  # fmt: skip
            paper.want("objective", cells)
    paper.below = ["Keterangan: B03 = Maret, B06 = Juni, B09 = September, B12 = Desember", *SIGNED]
    return paper


def notes_between(chance: random.Random) -> Paper:
    """A quarter measured: an analysis below each indicator, a mean below each objective."""
    paper = Paper("notes between", ["LAPORAN PENGUKURAN KINERJA TRIWULAN III TAHUN 2025",
                                    "SEKRETARIAT DPRD KABUPATEN CONTOH"])  # fmt: skip
    paper.row(*map(bold, ("No", "Sasaran Kinerja (SK)", "Indikator Kinerja (IK)", "Satuan",
                          "Target PK", "Target TW III", "Capaian TW III",
                          "Persentase Capaian TW III", "Status")))  # fmt: skip
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        shares = []
        for at, name in enumerate(several(chance, MEASURES, 2)):
            year = chance.randrange(60, 120)
            aim = year * chance.randrange(50, 80) // 100
            done, unit = aim + chance.randrange(-9, 6), chance.choice(SINGLE)
            share = percent(done, aim)
            shares.append(int(share.replace(",", "")))
            begin = ("", "") if at else (str(number), outcome)
            paper.row(*begin, name, unit, *(count(str(one)) for one in (year, aim, done)),
                      cents(share), "Tercapai" if done >= aim else "Belum")  # fmt: skip
            paper.row("", "", Box(chance.choice(_NOTES), 7))
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit, ("target", "year"): str(year)}
            keyed = zip(_WORK, (str(aim), str(done), share), strict=True)
            paper.want("objective", cells | {(key, "III"): text for key, text in keyed})
        paper.row("", bold(f"Rata-rata Capaian SK {number}", 6),
                  bold(_hundredths(sum(shares) // 2)), "")  # fmt: skip
    paper.below = SIGNED
    return paper


SIXTEENTH: tuple[Callable[[random.Random], Paper], ...] = (
    two_yardsticks, supervisor_agreement, labels_above, relevant_norms, ends_of_months,
    notes_between, export_of_ancestors, revised_plan, ways_of_buying, hospital_funds,
)  # fmt: skip
"""Each style by the function that composes it."""
