"""Eight of a fourth set of styles, written before anybody read how the readers work."""

import random
from collections.abc import Callable

from style_contents import QUARTERS, SIGNED, amount, bold, cents, count, percent, rupiah, several
from table_papers import Box, Keyed, Paper
from table_styles_fourth_money import (
    bracket_changes,
    full_years,
    page_sums,
    regional_evaluation,
    report_chapter,
    sideways_codes,
    web_print,
)
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, WORKS, share, wished


def signed_agreement(chance: random.Random) -> Paper:
    """An agreement's annex: targets of all kinds, merged goals, numbers in the programs' column."""
    above = ["LAMPIRAN", "PERJANJIAN KINERJA TAHUN 2025", "DINAS KOPERASI KABUPATEN CONTOH"]
    paper = Paper("signed agreement", above)
    paper.row(*map(bold, ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET")))
    paper.row(*(Box(f"({at})") for at in range(1, 5)))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 4)
        for at, name in enumerate(several(chance, MEASURES, many)):
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            target = wished(chance)
            paper.row(*begin, name, target)
            cells: Keyed = {("indicator", "a"): name, ("target", "a"): target}
            paper.want("objective", cells if at else cells | {("name", "a"): outcome})
    budget = Paper("", [""])
    budget.row(bold("PROGRAM", 2), bold("ANGGARAN"), bold("KETERANGAN"))
    total = 0
    for number, work in enumerate(several(chance, WORKS, 4), start=1):
        one = amount(chance)
        total += one
        written = f"Rp{rupiah(one)},00"
        budget.row(f"{number}.", f"Program {work}", written, chance.choice(("APBD", "APBD/DAK")))
        budget.want("program", {("name", "b"): f"Program {work}", ("ceiling", "b"): written})
    budget.row(bold("JUMLAH", 2), bold(f"Rp{rupiah(total)},00"), "")
    budget.below = ["Contoh, 2 Januari 2025", "PIHAK KEDUA,", "BUPATI CONTOH", "PIHAK PERTAMA,"]
    budget.below += ["KEPALA DINAS", "Dr. H. SUPARMAN, M.Si", "Pembina Utama Muda, IV/c"]
    paper.more = [budget]
    return paper


def plan_of_actions(chance: random.Random) -> Paper:
    """A goal with its target over several subactivities with quarters and money of their own."""
    paper = Paper(
        "plan of actions", ["RENCANA AKSI ATAS PERJANJIAN KINERJA", "TAHUN ANGGARAN 2025"]
    )
    heads = ("No", "Sasaran", "Indikator Kinerja", "Target", "Sub Kegiatan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Triwulan", 4),
              bold("Anggaran (Rp)", 1, 2), bold("Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*map(bold, QUARTERS))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many, year = chance.randrange(2, 4), str(chance.randrange(10, 99))
        name = chance.choice(MEASURES)
        texts = (str(number), outcome, name, year)
        paper.want("objective", {"name": outcome, "indicator": name, "target": year})
        for at, work in enumerate(several(chance, WORKS, many)):
            begin: list[Box] = [] if at else [Box(text, 1, many) for text in texts]
            money, steps = rupiah(amount(chance)), [str(chance.randrange(1, 9)) for _ in QUARTERS]
            line = [*map(count, steps), count(money), Box(chance.choice(FIELDS))]
            paper.row(*begin, work, *line)
            cells: Keyed = {"name": work, "ceiling": money}
            cells |= {("target", when): step for when, step in zip(QUARTERS, steps, strict=True)}
            paper.want("subactivity", cells)
    return paper


def explained_indicators(chance: random.Random) -> Paper:
    """Key indicators with definition, formula, data source and five years of targets."""
    paper = Paper(
        "explained indicators", ["INDIKATOR KINERJA UTAMA (IKU)", "DINAS CONTOH 2025-2029"]
    )
    years = ("2025", "2026", "2027", "2028", "2029")
    heads = ("No.", "Sasaran Strategis", "Indikator Kinerja Utama", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target", 5),
              bold("Formulasi Penghitungan", 1, 2), bold("Sumber Data", 1, 2),
              bold("Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*map(bold, years))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        method = "Jumlah layanan yang selesai\n-------- x 100%\nJumlah permohonan layanan"
        begin = chance.randrange(300, 700)
        steps = [share(begin + 25 * at, 1 + number % 2) for at in range(5)]
        paper.row(str(number), outcome, name, unit, *map(Box, steps), method,
                  "Disdukcapil, BPS", chance.choice(FIELDS))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit, "method": method}
        cells |= {("target", year): step for year, step in zip(years, steps, strict=True)}
        paper.want("objective", cells)
    return paper


def staircase(chance: random.Random) -> Paper:
    """A cascade as stairs: each level begins in its own column, the cells above reach down."""
    paper = Paper("staircase", ["TABEL 4.1 KETERKAITAN TUJUAN, SASARAN, PROGRAM DAN KEGIATAN"])
    heads = ("Tujuan", "Sasaran", "Program", "Kegiatan", "Indikator", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Tahun", 2), bold("PD", 1, 2))
    paper.row(bold("2025"), bold("2026"))
    goal, outcome = several(chance, OUTCOMES, 2)
    works = several(chance, WORKS, 6)
    levels = ["goal", "objective", *(["program", "activity", "activity"] * 2)]
    names = [goal, outcome, *works]
    reach = {"goal": 8, "objective": 7, "program": 3, "activity": 1}
    for level, name in zip(levels, names, strict=True):
        depth = ("goal", "objective", "program", "activity").index(level)
        said, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        steps = [str(chance.randrange(10, 99)) for _ in range(2)]
        gap = [Box("", 3 - depth)] if depth < 3 else []
        paper.row(Box(name, 1, reach[level]), *gap, said, unit, *map(count, steps), "Dinas Contoh")
        cells: Keyed = {"name": name, "indicator": said, "unit": unit}
        cells |= {("target", "2025"): steps[0], ("target", "2026"): steps[1]}
        paper.want(level, cells)
    return paper


def by_field(chance: random.Random) -> Paper:
    """A summary by field: a line over each, a mean under each, the total at the top."""
    paper = Paper(
        "by field", ["REKAPITULASI CAPAIAN INDIKATOR PER BIDANG", "SEMESTER I TAHUN 2025"]
    )
    heads = ("No", "Uraian Indikator", "Satuan", "Target", "Realisasi", "% Capaian", "Predikat")
    paper.row(*map(bold, heads))
    paper.row("", bold("Total Rata-rata Seluruh Bidang"), "", "", "", cents("88,12"), "Tinggi")
    for field in several(chance, FIELDS, 3):
        paper.row(bold(field.upper(), 7))
        for number, name in enumerate(several(chance, MEASURES, chance.randrange(2, 4)), start=1):
            target, unit = chance.randrange(20, 300), chance.choice(SINGLE)
            done = target - chance.randrange(0, 15)
            reached = percent(done, target)
            paper.row(f"{number})", name, unit, count(str(target)), count(str(done)),
                      cents(reached), "Tinggi")  # fmt: skip
            cells = {"indicator": name, "unit": unit, "target": str(target)}
            paper.want("objective", cells | {"realization": str(done), "achievement": reached})
        paper.row("", f"Rata-rata {field}", "", "", "", cents("91,07"), "Sangat Tinggi")
    paper.below = ["Keterangan Predikat:", "91 ≤ 100 : Sangat Tinggi", "76 ≤ 90 : Tinggi", *SIGNED]
    return paper


def card_across(chance: random.Random) -> Paper:
    """A table turned over: what is told stands at the left, each indicator has a column."""
    paper = Paper("turned over", ["PROFIL INDIKATOR KINERJA DINAS CONTOH", "Tahun 2025"])
    names = several(chance, MEASURES, 3)
    figures = []
    for name in names:
        target = chance.randrange(20, 200)
        done = target - chance.randrange(0, 15)
        figures.append((str(target), str(done), percent(done, target), chance.choice(SINGLE)))
        target_, done_, reached, unit = figures[-1]
        cells = {"indicator": name, "unit": unit, "target": target_, "realization": done_}
        paper.want("objective", cells | {"achievement": reached})
    paper.row(bold("Uraian"), *(bold(f"IKU {at}") for at in range(1, 4)))
    paper.row("Indikator Kinerja", *names)
    paper.row("Satuan", *(one[3] for one in figures))
    paper.row("Target", *(count(one[0]) for one in figures))
    paper.row("Realisasi", *(count(one[1]) for one in figures))
    paper.row("Capaian (%)", *(cents(one[2]) for one in figures))
    paper.row("Penanggung Jawab", *(chance.choice(FIELDS) for _ in figures))
    return paper


def quarters_down(chance: random.Random) -> Paper:
    """A line for each quarter of each indicator, the quarter in a column of its own."""
    paper = Paper("quarters down", ["MONITORING CAPAIAN KINERJA TAHUN 2025", "KECAMATAN CONTOH"])
    heads = ("No", "Indikator Kinerja", "Satuan", "Periode", "Target", "Realisasi", "Capaian")
    paper.row(*map(bold, (*heads, "Kendala")))
    for number, name in enumerate(several(chance, MEASURES, 3), start=1):
        unit = chance.choice(SINGLE)
        cells: Keyed = {"indicator": name, "unit": unit}
        for at, quarter in enumerate(QUARTERS):
            target = chance.randrange(20, 90)
            done = target - chance.randrange(0, 12)
            reached = percent(done, target)
            begin = [] if at else [Box(text, 1, 4) for text in (f"{number}", name, unit)]
            paper.row(*begin, f"TW {quarter}", count(f"{target}"), count(f"{done}"),
                      f"{reached}%",
                      chance.choice(("", "Tidak ada", "anggaran belum cair")))  # fmt: skip
            figures = {"target": f"{target}", "realization": f"{done}", "achievement": reached}
            cells |= {(what, quarter): text for what, text in figures.items()}
        paper.want("objective", cells)
    return paper


def gaps_and_words(chance: random.Random) -> Paper:
    """Results that are words or dashes, percentages of every precision, dates, analyses."""
    paper = Paper("gaps and words", ["Capaian Kinerja per 30 Juni 2025"], below=SIGNED)
    heads = ("No.", "Sasaran Kegiatan", "Indikator Kinerja Kegiatan (IKK)", "Target 2025")
    paper.row(*map(bold, (*heads, "Realisasi s.d. Juni", "Capaian", "Tgl. Data", "Analisis")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 6), start=1):
        name, target = chance.choice(MEASURES), share(chance.randrange(300, 999), number % 3, " %")
        done, reached = chance.choice((("nihil", "-"), ("-", "-"), ("n/a", ""), ("45,5 %", "76%"),
                                       ("50%", "80,25 %"), ("belum ada data", "")))  # fmt: skip
        told = "1. Koordinasi lintas bidang\n2. 3 dari 5 desa belum lapor"
        paper.row(str(number), outcome, name, target, done, reached,
                  f"{chance.randrange(10, 28)}-06-2025", told)  # fmt: skip
        cells = {"name": outcome, "indicator": name, "target": target, "realization": done}
        paper.want("objective", cells | {"achievement": reached})
    return paper


FOURTH: tuple[Callable[[random.Random], Paper], ...] = (
    signed_agreement, plan_of_actions, explained_indicators, staircase, by_field, card_across,
    quarters_down, gaps_and_words, report_chapter, full_years, regional_evaluation, web_print,
    bracket_changes, page_sums, sideways_codes,
)  # fmt: skip
"""Each style by the function that composes it."""
