"""A fourteenth set of styles, after what systems print, written by who mended the thirteenth."""

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
    measured,
    percent,
    rupiah,
    several,
)
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")
_CODES = (
    ("program", ("7", "01", "01", "", "")),
    ("activity", ("7", "01", "01", "2.01", "")),
    ("subactivity", ("7", "01", "01", "2.01", "0001")),
    ("subactivity", ("7", "01", "01", "2.01", "0002")),
)
_SAID = (
    "Mempertahankan capaian melalui survei tiap triwulan",
    "Mendorong unit kerja menyampaikan data tepat waktu",
    "Tidak ada kendala",
)


def listed_results(chance: random.Random) -> Paper:
    """An agency's further indicators: the result is called Capaian, a follow-up stands behind."""
    paper = Paper("listed results", ["Indikator Kinerja Tambahan",
                                     "UPTD Puskesmas Contoh Tahun 2025"])  # fmt: skip
    paper.row(*map(bold, ("No.", "Indikator Kinerja Tambahan", "Target", "Capaian",
                          "Evaluasi/Tindak Lanjut")))  # fmt: skip
    for number, name in enumerate(several(chance, MEASURES, 6), start=1):
        end = chance.choice(("", "%", " Dokumen"))
        target = chance.randrange(3, 30) if end == " Dokumen" else chance.randrange(60, 99)
        texts = f"{target}{end}", f"{max(1, target + chance.randrange(-3, 3))}{end}"
        paper.row(str(number), name, *texts, chance.choice(_SAID))
        cells: Keyed = {"indicator": name, "target": texts[0], "realization": texts[1]}
        paper.want("objective", cells)
    return paper


def drawn_to_quarter(chance: random.Random) -> Paper:
    """Programs with what was to be drawn and what was spent until a quarter, rupiah and shares."""
    paper = Paper("drawn to quarter", ["MONITORING PENYERAPAN ANGGARAN PER PROGRAM",
                                       "s/d Triwulan II Tahun Anggaran 2025"])  # fmt: skip
    paper.row(bold("Kode", 1, 3), bold("Nama Program", 1, 3), bold("Anggaran", 5))
    paper.row(bold("Total Pagu", 1, 2), bold("Rencana Penarikan s/d Triwulan II", 2),
              bold("Realisasi s/d Triwulan II", 2))  # fmt: skip
    paper.row(*map(bold, ("Rp.", "%", "Rp.", "%")))
    for number, work in enumerate(several(chance, WORKS, 6), start=1):
        money = amount(chance)
        plan, spent = (money * chance.randrange(*ends) // 100 for ends in ((40, 60), (20, 55)))
        code, name = f"2.09.{number:02}", f"Program {work}"
        paper.row(code, name, count(rupiah(money)), count(rupiah(plan)),
                  cents(percent(plan, money)), count(rupiah(spent)),
                  cents(percent(spent, money)))  # fmt: skip
        cells: Keyed = {"code": code, "name": name, "ceiling": rupiah(money)}
        paper.want("program", cells | {("spending", "II"): rupiah(spent),
                                       ("absorption", "II"): percent(spent, money)})  # fmt: skip
    paper.below = SIGNED
    return paper


def weighted_lists(chance: random.Random) -> Paper:
    """A plan printed by a system: objectives and indicators, each with number, code and weight."""
    paper = Paper("weighted lists", ["LAPORAN PERENCANAAN KINERJA TAHUN 2025"])
    paper.row(*map(bold, ("#", "Kode", "Sasaran", "Bobot", "#", "Kode", "IKU", "Bobot", "Target",
                          "Satuan", "Polarisasi", "Unit Kerja")))  # fmt: skip
    at = 0
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 4)
        for place, name in enumerate(several(chance, INDICATORS, many), start=1):
            at += 1
            own = str(number), f"SS-{number}", outcome, "33%"
            begin = [] if place > 1 else [Box(text, 1, many) for text in own]
            target, unit = str(chance.randrange(4, 90)), chance.choice(UNITS)
            paper.row(*begin, str(at), f"IKU-{number}{place}", name, f"{100 // many}%",
                      count(target), unit, chance.choice(("Maximize", "Minimize")),
                      chance.choice(PEOPLE))  # fmt: skip
            cells: Keyed = {} if place > 1 else {"name": outcome}
            paper.want("objective", cells | {"indicator": name, "target": target, "unit": unit})
    return paper


def present_results(chance: random.Random) -> Paper:
    """A region's macro indicators by strategy: target, unit, the present result and its level."""
    paper = Paper("present results", ["Capaian Indikator Makro Pembangunan Kabupaten Contoh",
                                      "Keadaan Tahun 2025"], left=1)  # fmt: skip
    paper.row(*map(bold, ("Strategi", "Indikator Makro", "Target", "Satuan", "Capaian Saat Ini",
                          "Tingkat Capaian")))  # fmt: skip
    for strategy in several(chance, OBJECTIVES, 3):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            one, unit = measured(chance), chance.choice(SINGLE)
            share = f"{one.achievement}%"
            begin = [] if at else [Box(strategy, 1, many)]
            paper.row(*begin, name, count(one.target), unit, count(one.realization), share)
            cells: Keyed = {"indicator": name, "unit": unit}
            texts = zip(_WORK, (one.target, one.realization, share), strict=True)
            paper.want("objective", cells | dict(texts))
    paper.below = ["Sumber: BPS Kabupaten Contoh"]
    return paper


def frame_of_funding(chance: random.Random) -> Paper:
    """T-C.27: objectives at left, parted codes, works with targets and rupiah of three years."""
    paper = Paper("frame of funding", ["Tabel T-C.27", "Rencana Program, Kegiatan, dan Pendanaan",
                                       "Perangkat Daerah Kabupaten Contoh"])  # fmt: skip
    years = ("2024", "2025", "2026")
    texts = ("Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan",
             "Indikator Program/Kegiatan/Sub Kegiatan",
             "Data Capaian pada Tahun Awal Perencanaan")  # fmt: skip
    paper.row(*(bold(text, 1, 3) for text in ("Tujuan", "Sasaran", "Indikator Sasaran")),
              bold("Kode", 5, 3), *(bold(text, 1, 3) for text in texts),
              bold("Capaian Kinerja dan Kerangka Pendanaan", 6),
              bold("Kondisi Kinerja pada akhir periode Renstra Perangkat Daerah", 2, 2),
              *(bold(text, 1, 3) for text in ("Unit Kerja Perangkat Daerah Penanggungjawab",
                                              "Lokasi")))  # fmt: skip
    paper.row(*(bold(year, 2) for year in years))
    paper.row(*(bold(text) for _ in range(4) for text in ("Target", "Rp")))
    names = iter(several(chance, (*ACTIONS, *WORKS), 6))
    parts = _CODES
    leaf = amount(chance) // 1000 * 1000
    for at, (level, code) in enumerate(parts):
        name, said = next(names), chance.choice(MEASURES)
        name = f"Program {name}" if level == "program" else name
        money, start = leaf * (1 if level == "subactivity" else 2), chance.randrange(20, 60)
        plan = [(start + 4 * step, money + money // 20 * step) for step in (1, 2, 3)]
        whole = (plan[-1][0], sum(rp for _, rp in plan))
        begin = [] if at else [Box(text, 1, len(parts)) for text in
                               (chance.choice(OUTCOMES), chance.choice(OBJECTIVES),
                                chance.choice(INDICATORS))]  # fmt: skip
        paper.row(*begin, *code, Box(name, bold=level == "program"), said, count(str(start)),
                  *(count(text) for k, rp in (*plan, whole) for text in (str(k), rupiah(rp))),
                  "Kecamatan Contoh", "Kab. Contoh")  # fmt: skip
        cells: Keyed = {"name": name, "indicator": said}
        for year, (k, rp) in zip(years, plan, strict=True):
            cells |= {("target", year): str(k), ("ceiling", year): rupiah(rp)}
        paper.want(level, cells)
    return paper


def numbers_before_letters(chance: random.Random) -> Paper:
    """E.81 of a web system: columns' numbers above K and Rp, units behind, money by the year."""
    above = ["Evaluasi Terhadap Hasil Renja Perangkat Daerah",
             "Renja Dinas Contoh Periode Pelaksanaan : 2025"]  # fmt: skip
    paper = Paper("numbers before letters", above)
    firsts = ("No", "Sasaran", "Program/ Kegiatan",
              "Indikator Kinerja Program (outcome)/Kegiatan(output)")  # fmt: skip
    running = "Target Kinerja dan Anggaran Renja PD tahun berjalan (2025) yang dievaluasi"
    groups = ("Target Renstra Perangkat Daerah Pada Tahun 2026", running)
    ends = ("Realisasi Capaian Kinerja dan Anggaran Renja PD yang dievaluasi",
            "Tingkat Capaian Kinerja dan Realisasi Anggaran Renja PD (%)")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in firsts), *(bold(text, 2, 2) for text in groups),
              bold("Realisasi Kinerja Pada Triwulan", 8), *(bold(text, 2, 2) for text in ends),
              bold("Unit PD Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*(bold(number, 2) for number in "1234"))
    paper.row(*(Box(text, 1, 2) for text in "1234"), *(Box(str(at), 2) for at in range(5, 13)),
              Box("13", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("K", "Rp") * 8))
    for number, work in enumerate(several(chance, WORKS, 3), start=1):
        for level, name in (("program", f"Program {work}"), ("activity", chance.choice(ACTIONS))):
            label = str(number) if level == "program" else ""
            _of_renja(paper, chance, level, (label, name))
    return paper


def _of_renja(paper: Paper, chance: random.Random, level: str, begin: tuple[str, str]) -> None:
    unit, said = chance.choice(("Dokumen", "Orang", "%")), chance.choice(MEASURES)
    money, target = amount(chance), 4 * chance.randrange(3, 20)
    done = [chance.randrange(1, target // 4 + 1) for _ in QUARTERS]
    spent = money * chance.randrange(60, 98) // 100
    quarters = [f"{one} {unit}" for one in done]
    shares = percent(sum(done), target), percent(spent, money)
    paper.row(begin[0], chance.choice(OUTCOMES), Box(begin[1], bold=level == "program"), said,
              f"{3 * target} {unit}", count(rupiah(3 * money)), f"{target} {unit}",
              count(rupiah(money)), *(text for one in quarters for text in (one, "")),
              f"{sum(done)} {unit}", count(rupiah(spent)), *map(cents, shares),
              "Dinas Contoh")  # fmt: skip
    cells: Keyed = {"name": begin[1], "indicator": said, "target": f"{target} {unit}"}
    cells |= {"ceiling": rupiah(money), ("realization", "year"): f"{sum(done)} {unit}"}
    cells |= {("spending", "year"): rupiah(spent), ("achievement", "year"): shares[0]}
    cells |= {("realization", when): text for when, text in zip(QUARTERS, quarters, strict=True)}
    paper.want(level, cells | {("absorption", "year"): shares[1]})


FOURTEENTH: tuple[Callable[[random.Random], Paper], ...] = (
    listed_results, drawn_to_quarter, weighted_lists, present_results, frame_of_funding,
    numbers_before_letters,
)  # fmt: skip
"""Each style by the function that composes it."""
