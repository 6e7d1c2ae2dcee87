"""A seventeenth set of styles: yearly papers of offices that no other set has in these words."""

import random
from collections.abc import Callable

from style_contents import (
    INDICATORS,
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
from table_styles_seventeenth_money import (
    council_statement,
    field_names,
    form_by_hand,
    rest_of_year,
    weighted_works,
    who_is_served,
)
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des")
_GOALS = (
    "TUJUAN 1. TANPA KEMISKINAN",
    "TUJUAN 3. KEHIDUPAN SEHAT DAN SEJAHTERA",
    "TUJUAN 6. AIR BERSIH DAN SANITASI LAYAK",
)
_LEADERS = (
    "Terwujudnya pelayanan administrasi kecamatan yang prima",
    "Terlaksananya pembinaan kelurahan secara berkala",
    "Meningkatnya akuntabilitas kinerja kecamatan",
)


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def nation_and_end(chance: random.Random) -> Paper:
    """A report's chapter III: a result against the medium plan's end and the nation's standard."""
    title = "Perbandingan Realisasi Kinerja dengan Target Akhir RPJMD dan Standar Nasional"
    paper = Paper("nation and end", ["Tabel 3.6", title])
    paper.row(*map(bold, ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan",
                          "Realisasi Tahun 2025", "Target Akhir RPJMD (2029)",
                          "Capaian s.d. Tahun 2025 terhadap Target Akhir RPJMD (%)",
                          "Standar Nasional (SPM/Target Nasional)",
                          "Capaian terhadap Standar Nasional (%)", "Ket")))  # fmt: skip
    paper.row(*map(str, range(1, 7)), "7=5/6x100", "8", "9=5/8x100", "10")
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            done, unit = chance.randrange(5000, 8500), chance.choice(SINGLE)
            end, nation = done + chance.randrange(100, 900), done + chance.randrange(-600, 700)
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, *map(cents, map(_hundredths, (done, end))),
                      cents(percent(done, end)), cents(_hundredths(nation)),
                      cents(percent(done, nation)),
                      "Melampaui" if done >= nation else "Belum tercapai")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit, ("realization", "2025"): _hundredths(done)}
            cells |= {("target", "2029"): _hundredths(end)}
            paper.want("objective", cells | {("achievement", "2029"): percent(done, end)})
    paper.below = ["Sumber: LKjIP Dinas Contoh Tahun 2025 (diolah)"]
    return paper


def planned_attainment(chance: random.Random) -> Paper:
    """The old form PPS, still typed: "Rencana Tingkat Capaian", money in lines below the table."""
    paper = Paper("planned attainment", ["FORMULIR PENGUKURAN PENCAPAIAN SASARAN (PPS)",
                                         "Instansi : Kecamatan Contoh",
                                         "Tahun : 2025"])  # fmt: skip
    paper.row(bold("SASARAN", 2), bold("RENCANA TINGKAT CAPAIAN (TARGET)", 1, 2),
              bold("REALISASI", 1, 2), bold("PERSENTASE PENCAPAIAN RENCANA TINGKAT CAPAIAN", 1, 2),
              bold("KET.", 1, 2))  # fmt: skip
    paper.row(bold("URAIAN"), bold("INDIKATOR"))
    paper.row(*(f"({at})" for at in range(1, 7)))
    for outcome in several(chance, OUTCOMES, 4):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, INDICATORS, many)):
            target, unit = chance.randrange(20, 98), chance.choice(("%", "Orang", "Kelompok"))
            done = target + chance.randrange(-12, 3)
            texts = f"{target} {unit}", f"{done} {unit}", f"{percent(done, target)} %"
            paper.row(*([] if at else [Box(outcome, 1, many)]), name, *texts, "")
            cells: Keyed = {} if at else {"name": outcome}
            keyed = zip(("target", "realization", "achievement"), texts, strict=True)
            paper.want("objective", cells | {"indicator": name} | dict(keyed))
    money = amount(chance) * 4
    spent = rupiah(money * 93 // 100)
    paper.below = [f"Jumlah Anggaran Program Tahun 2025 : Rp {rupiah(money)},-",
                   f"Jumlah Realisasi Anggaran Program Tahun 2025 : Rp {spent},-",
                   *SIGNED]  # fmt: skip
    return paper


def two_lines_of_months(chance: random.Random) -> Paper:
    """An action plan followed by months: a line "T" and a line "R" for each indicator."""
    above = ["MATRIK RENCANA AKSI DAN REALISASI KINERJA PER BULAN",
             "KELURAHAN CONTOH KECAMATAN CONTOH TAHUN 2025"]  # fmt: skip
    paper = Paper("two lines of months", above, left=1)
    heads = ("No", "Sasaran", "Indikator Kinerja", "Target", "T/R")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Bulan", 12), bold("Ket", 1, 2))
    paper.row(*map(bold, _MONTHS))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(("Dokumen", "Laporan", "Kali", "%"))
        aims = [chance.randrange(2, 9) for _ in _MONTHS]
        done = [max(1, one - chance.randrange(-1, 3)) for one in aims[:6]]
        year = f"{sum(aims)} {unit}"
        begin = [Box(text, 1, 2) for text in (str(number), outcome, name, year)]
        paper.row(*begin, "T", *(count(str(one)) for one in aims), Box("", 1, 2))
        paper.row("R", *(count(str(one)) for one in done), *[""] * 6)
        cells: Keyed = {"name": outcome, "indicator": name, "target": year}
        cells |= {("target", month): str(one) for month, one in zip(_MONTHS, aims, strict=True)}
        cells |= {("realization", month): str(one)
                  for month, one in zip(_MONTHS, done, strict=False)}  # fmt: skip
        paper.want("objective", cells)
    paper.below = ["Keterangan : T = Target, R = Realisasi", *SIGNED]
    return paper


def development_goals(chance: random.Random) -> Paper:
    """Sustainable development (TPB): a goal in a line across, starred codes, the status at last."""
    paper = Paper("development goals", ["MATRIKS CAPAIAN INDIKATOR TPB/SDGs TAHUN 2025",
                                        "KABUPATEN CONTOH"])  # fmt: skip
    heads = ("Kode Indikator", "Nama Indikator TPB", "Satuan", "Sumber Data",
             "Angka Dasar (Baseline) 2024")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Tahun 2025", 2),
              bold("Status Capaian", 1, 2), bold("Instansi Pelaksana", 1, 2))  # fmt: skip
    paper.row(bold("Target"), bold("Realisasi"))
    names = iter(several(chance, MEASURES, 9))
    for goal in several(chance, _GOALS, 2):
        paper.row(bold(goal, 9))
        for at in range(1, chance.randrange(3, 5)):
            name, unit, aim = next(names), chance.choice(SINGLE), chance.randrange(3000, 9000)
            done, base = aim + chance.randrange(-500, 500), aim - chance.randrange(100, 900)
            texts = [_hundredths(one) for one in (base, aim, done)]
            paper.row(f"{goal[7]}.{at}.1{chance.choice(('*', '.(a)', ''))}", name, unit,
                      chance.choice(("BPS: Susenas", "Dinas Kesehatan")), *map(cents, texts),
                      "SS" if done >= aim else "SB", chance.choice(PEOPLE))  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit}
            cells |= {"target": texts[1], "realization": texts[2]}
            paper.want("goal", cells)
    paper.below = ["SS : sudah mencapai target; SB : akan membaik"]
    return paper


def individual_plan(chance: random.Random) -> Paper:
    """An officer's yearly plan (SKP): what the leader wants, one's own results, an aspect a row."""
    above = ["SASARAN KINERJA PEGAWAI (SKP)", "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER 2025"]
    paper = Paper("individual plan", above)
    paper.row(*map(bold, ("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
                          "RENCANA HASIL KERJA", "ASPEK", "INDIKATOR KINERJA INDIVIDU",
                          "TARGET")))  # fmt: skip
    paper.row(*(f"({at})" for at in range(1, 7)))
    paper.row(bold("A. KINERJA UTAMA", 6))
    for number, work in enumerate(several(chance, WORKS, 4), start=1):
        amount_, share = chance.randrange(1, 40), chance.randrange(80, 101)
        aspects = [("Kuantitas", f"Jumlah dokumen {work}", f"{amount_} Dokumen"),
                   ("Kualitas", f"Persentase kesesuaian {work}", f"{share} %"),
                   ("Waktu", f"Ketepatan waktu {work}", "12 Bulan")]  # fmt: skip
        many = chance.randrange(2, 4)
        for at, (aspect, name, target) in enumerate(aspects[:many]):
            result = f"Terlaksananya {work}"
            texts = (f"{number}.", chance.choice(_LEADERS), result)
            paper.row(*([] if at else [Box(text, 1, many) for text in texts]), aspect, name, target)
            cells: Keyed = {} if at else {"name": result}
            paper.want("objective", cells | {"indicator": name, "target": target})
    paper.below = ["Pejabat Penilai Kinerja,", *SIGNED]
    return paper


def indicator_manual(chance: random.Random) -> Paper:
    """A manual: a card for each indicator, what it is down the card, its targets across at last."""
    paper: Paper | None = None
    for number, (outcome, name) in enumerate(
        zip(several(chance, OUTCOMES, 3), several(chance, INDICATORS, 3), strict=True), start=1
    ):
        unit = chance.choice(UNITS)
        table = Paper("indicator manual", ["MANUAL INDIKATOR KINERJA UTAMA", f"IKU {number}"])
        told = (("Sasaran Strategis", outcome), ("Nama Indikator", name),
                ("Definisi", "Perbandingan antara yang terlayani dan seluruh sasaran"),
                ("Formula", "(Jumlah terlayani / Jumlah sasaran) x 100"),
                ("Satuan Pengukuran", unit), ("Polarisasi Indikator", "Maximize"),
                ("Jenis Konsolidasi Periode", "Sum"), ("Sumber Data", "Laporan Bidang"),
                ("Penanggung Jawab", chance.choice(PEOPLE)))  # fmt: skip
        for word, text in told:
            table.row(bold(word), Box(text, 5))
        aims = [chance.randrange(10, 40) for _ in QUARTERS]
        done = [one + chance.randrange(-5, 4) for one in aims[:2]]
        table.row(*map(bold, ("Periode Pelaporan", "TW I", "TW II", "TW III", "TW IV",
                              "Tahun 2025")))  # fmt: skip
        table.row(bold("Target"), *(count(str(one)) for one in (*aims, sum(aims))))
        table.row(bold("Realisasi"), *(count(str(one)) for one in done), "", "", "")
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        cells |= {("target", when): str(one) for when, one in zip(QUARTERS, aims, strict=True)}
        cells |= {("realization", when): str(one)
                  for when, one in zip(QUARTERS, done, strict=False)}  # fmt: skip
        table.want("objective", cells | {("target", "year"): str(sum(aims))})
        if paper is None:
            paper = table
        else:
            paper.more.append(table)
    return paper or Paper("", [])


def affairs_in_figures(chance: random.Random) -> Paper:
    """The region's report to the centre (LPPD): key indicators by affair, results of two years."""
    paper = Paper("affairs in figures", ["Capaian Kinerja Urusan Pemerintahan Wajib (IKK Outcome)",
                                         "LPPD Kabupaten Contoh Tahun 2025"])  # fmt: skip
    heads = ("No", "Urusan", "No. IKK", "IKK Outcome", "Rumus", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Capaian Kinerja", 2),
              bold("Laju Kinerja (%)", 1, 2), bold("Perangkat Daerah", 1, 2))  # fmt: skip
    paper.row(bold("Tahun 2024"), bold("Tahun 2025"))
    for number, affair in enumerate(("Pendidikan", "Kesehatan", "Sosial"), start=1):
        many = chance.randrange(2, 4)
        for at, name in enumerate(several(chance, MEASURES, many)):
            unit, before = chance.choice(("Rasio", "Indeks", "Tahun")), chance.randrange(300, 9000)
            now = before + chance.randrange(-90, 300)
            texts = _hundredths(before), _hundredths(now)
            begin = [] if at else [Box(str(number), 1, many), Box(affair, 1, many)]
            gap = abs(now - before)
            rate = ("-" if now < before else "") + percent(gap, before)
            paper.row(*begin, f"{number}.{chr(97 + at)}", name,
                      "Jumlah yang dilayani dibagi jumlah seluruhnya", unit, *map(cents, texts),
                      rate, f"Dinas {affair}")  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit}
            cells |= {("realization", "2024"): texts[0], ("realization", "2025"): texts[1]}
            paper.want("objective", cells)
    return paper


SEVENTEENTH: tuple[Callable[[random.Random], Paper], ...] = (
    nation_and_end, planned_attainment, two_lines_of_months, development_goals, individual_plan,
    indicator_manual, affairs_in_figures, field_names, who_is_served, council_statement,
    weighted_works, form_by_hand, rest_of_year,
)  # fmt: skip
"""Each style by the function that composes it."""
