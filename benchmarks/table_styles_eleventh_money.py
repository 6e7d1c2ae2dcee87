"""Five of the eleventh set of styles, with programs and mostly with money."""

import random

from style_contents import (
    ACTIONS,
    SIGNED,
    amount,
    bold,
    cents,
    count,
    measured,
    percent,
    rupiah,
    several,
    spent_of,
)
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, WORKS

_WORK = ("target", "realization", "achievement")
_MONEY = ("ceiling", "spending", "absorption")
_LEVELS = ("program", "activity", "subactivity")
_AUDITS = (
    "Reviu Laporan Keuangan Pemerintah Daerah",
    "Audit Kinerja Perangkat Daerah",
    "Evaluasi SAKIP Perangkat Daerah",
    "Reviu RKA Perangkat Daerah",
    "Pemeriksaan Reguler Kecamatan dan Desa",
    "Monitoring Tindak Lanjut Hasil Pemeriksaan",
    "Probity Audit Pengadaan Barang dan Jasa",
)


def _tree(chance: random.Random) -> list[tuple[int, str, int, int]]:
    """Programs, their activities and subactivities: depth, name, budget, spent; sums hold."""
    lines: list[tuple[int, str, int, int]] = []
    names = several(chance, WORKS, len(WORKS))
    works = iter(several(chance, (*ACTIONS, *names[2:]), 15))
    for program in names[:2]:
        below: list[tuple[int, str, int, int]] = []
        for _ in range(chance.randrange(1, 3)):
            name = next(works)
            leaves = []
            for _ in range(chance.randrange(1, 3)):
                one = amount(chance)
                leaves.append((2, next(works), one, one * chance.randrange(1, 99) // 99))
            below.append((1, name, *_sums(leaves)))
            below += leaves
        tops = [line for line in below if line[0] == 1]
        lines += [(0, program, *_sums(tops)), *below]
    return lines


def _sums(lines: list[tuple[int, str, int, int]]) -> tuple[int, int]:
    return sum(line[2] for line in lines), sum(line[3] for line in lines)


def spending_by_code(chance: random.Random) -> Paper:
    """A print of the budget's realization: full codes, the budget after its change, cents."""
    paper = Paper("spending by code", ["PEMERINTAH KABUPATEN CONTOH",
                                       "LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN",
                                       "Periode 1 Januari s.d. 30 Juni 2025"])  # fmt: skip
    paper.row(*map(bold, ("Kode", "Urusan / Bidang Urusan / Program / Kegiatan / Sub Kegiatan",
                          "Anggaran Sebelum Perubahan", "Anggaran Setelah Perubahan", "Realisasi",
                          "%", "Sisa Anggaran")))  # fmt: skip
    lines = _tree(chance)
    tops = [line for line in lines if line[0] == 0]
    heads = (("7", "UNSUR KEWILAYAHAN"), ("7.01", "KECAMATAN"))
    for code, name in heads:
        paper.row(bold(code), bold(name), *_account(*_sums(tops)))
    at = [0, 0, 0]
    for depth, name, budget, spent in lines:
        at = [number + (place == depth) if place <= depth else 0 for place, number in enumerate(at)]
        code = f"7.01.{at[0]:02}"
        code += f".2.{at[1]:02}" * (depth > 0) + f".{at[2]:04}" * (depth > 1)
        said = name.upper() if depth == 0 else name
        paper.row(code, Box(said, bold=depth < 2), *_account(budget, spent))
        texts = f"{rupiah(budget)},00", f"{rupiah(spent)},00", percent(spent, budget)
        paper.want(_LEVELS[depth], {"code": code, "name": said,
                                    **dict(zip(_MONEY, texts, strict=True))})  # fmt: skip
    paper.row(bold("JUMLAH", 2), *_account(*_sums(tops)))
    return paper


def _account(budget: int, spent: int) -> list[Box]:
    return [cents(f"{rupiah(budget * 4 // 5)},00"), cents(f"{rupiah(budget)},00"),
            cents(f"{rupiah(spent)},00"), cents(percent(spent, budget)),
            cents(f"{rupiah(budget - spent)},00")]  # fmt: skip


def village_quarter(chance: random.Random) -> Paper:
    """A village office's quarter: its outline of works, the year beside the quarter, obstacles."""
    paper = Paper("village quarter", ["MONITORING DAN EVALUASI RENCANA AKSI TRIWULAN II",
                                      "KELURAHAN CONTOH TAHUN 2025"], left=1)  # fmt: skip
    heads = ("NO", "PROGRAM/ KEGIATAN/ SUB KEGIATAN", "INDIKATOR", "SATUAN", "TARGET TAHUNAN")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("KINERJA TRIWULAN II", 3),
              bold("PAGU ANGGARAN (Rp)", 1, 2), bold("REALISASI ANGGARAN", 2),
              bold("KENDALA", 1, 2), bold("SOLUSI", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("TARGET", "REALISASI", "CAPAIAN (%)", "Rp", "%")))
    at = [0, 0, 0]
    for depth, name, budget, spent in _tree(chance):
        at = [number + (place == depth) if place <= depth else 0 for place, number in enumerate(at)]
        outline = ".".join(map(str, at[: depth + 1]))
        indicator, unit = chance.choice(MEASURES), chance.choice(("Persen", "Dokumen", "Laporan"))
        one = measured(chance)
        year, share = str(2 * int(one.target)), percent(spent, budget)
        paper.row(outline, Box(name, bold=depth == 0), indicator, unit, count(year), *one.boxes,
                  count(rupiah(budget)), count(rupiah(spent)), cents(share),
                  chance.choice(("-", "Pencairan dana terlambat")),
                  chance.choice(("-", "Percepatan pengajuan SPJ")))  # fmt: skip
        cells: Keyed = {"name": name, "indicator": indicator, "unit": unit, "target": year}
        cells |= {"ceiling": rupiah(budget)}
        texts = (*one, rupiah(spent), share)
        keys = (*_WORK, "spending", "absorption")
        paper.want(
            _LEVELS[depth],
            cells | {(key, "II"): text for key, text in zip(keys, texts, strict=True)},
        )
    paper.below = SIGNED
    return paper


def yearly_plan_reviewed(chance: random.Random) -> Paper:
    """T-C.29: the Renstra's end, what was reached before, last year's plan, the running year's."""
    paper = Paper("yearly plan reviewed", [
        "Tabel T-C.29", "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja Perangkat Daerah",
        "dan Pencapaian Renstra Perangkat Daerah s/d Tahun 2025"])  # fmt: skip
    firsts = ("Kode", "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
              "Indikator Kinerja Program (outcomes)/ Kegiatan (output)",
              "Target Kinerja Capaian Program (Renstra PD) Tahun 2026",
              "Realisasi Target Kinerja Hasil Program dan Keluaran Kegiatan s/d 2023")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in firsts),
              bold("Target dan Realisasi Kinerja Program dan Keluaran Kegiatan Tahun 2024", 3),
              bold("Target Program dan Kegiatan Renja Tahun Berjalan (2025)", 1, 2),
              bold("Perkiraan Realisasi Capaian Target Renstra s/d Tahun Berjalan", 2))  # fmt: skip
    paper.row(*map(bold, ("Target Renja PD", "Realisasi Renja PD", "Tingkat Realisasi (%)",
                          "Realisasi Capaian", "Tingkat Capaian Target Renstra (%)")))  # fmt: skip
    paper.row(*map(bold, ("1", "2", "3", "4", "5", "6", "7", "8=(7/6)", "9", "10=(5+7+9)",
                          "11=(10/4)")))  # fmt: skip
    at = [0, 0, 0]
    for depth, name, _, _ in _tree(chance):
        if depth == len(_LEVELS) - 1:
            continue
        at = [number + (place == depth) if place <= depth else 0 for place, number in enumerate(at)]
        code = f"7.01.{at[0]:02}" + f".2.{at[1]:02}" * (depth > 0)
        one, now, before = measured(chance), chance.randrange(5, 90), chance.randrange(20, 200)
        reached = before + int(one.realization) + now
        end = reached + chance.randrange(10, 90)
        unit = chance.choice((" Dokumen", " Laporan", " Unit"))
        indicator = chance.choice(MEASURES)
        said = f"Program {name}" if depth == 0 else name
        texts = f"{one.target}{unit}", f"{one.realization}{unit}", one.achievement
        paper.row(code, Box(said, bold=depth == 0), indicator, f"{end}{unit}", f"{before}{unit}",
                  *texts[:2], cents(texts[2]), f"{now}{unit}", f"{reached}{unit}",
                  cents(percent(reached, end)))  # fmt: skip
        cells: Keyed = {"code": code, "name": said, "indicator": indicator}
        cells |= {(key, "2024"): text for key, text in zip(_WORK, texts, strict=True)}
        cells |= {("target", "2025"): f"{now}{unit}", ("realization", "2025"): ""}
        paper.want(_LEVELS[depth], cells)
    return paper


def outcomes_of_programs(chance: random.Random) -> Paper:
    """A strategic plan of 2025: outcomes beside programs, a baseline, target and money by year."""
    paper = Paper("outcomes of programs", ["TABEL 4.2 RENCANA PROGRAM, KEGIATAN, SUBKEGIATAN",
                                           "DAN PENDANAAN RENSTRA PERANGKAT DAERAH"])  # fmt: skip
    years = ("2026", "2027", "2028")
    heads = ("BIDANG URUSAN/ PROGRAM/ KEGIATAN/ SUBKEGIATAN", "OUTCOME/ OUTPUT",
             "INDIKATOR OUTCOME/ OUTPUT", "SATUAN", "BASELINE TAHUN 2024")  # fmt: skip
    paper.row(*(bold(text, 1, 3) for text in heads), bold("TARGET DAN PAGU INDIKATIF TAHUN", 6),
              bold("KETERANGAN", 1, 3))  # fmt: skip
    paper.row(*(bold(year, 2) for year in years))
    paper.row(*(bold(text) for _ in years for text in ("TARGET", "PAGU (Rp.)")))
    paper.row(*(bold(f"({at:02})") for at in range(1, 13)))
    paper.row(bold("7.01 - KECAMATAN"), *[""] * 11)
    at = [0, 0, 0]
    for depth, name, budget, _ in _tree(chance):
        at = [number + (place == depth) if place <= depth else 0 for place, number in enumerate(at)]
        code = f"7.01.{at[0]:02}" + f".2.{at[1]:02}" * (depth > 0) + f".{at[2]:04}" * (depth > 1)
        said = f"{code} - {name.upper() if depth == 0 else name}"
        start, unit = chance.randrange(20, 70), chance.choice(("Persen", "Dokumen", "Laporan"))
        targets = [str(start + 3 * year) for year in (1, 2, 3)]
        monies = [rupiah(budget * (20 + year) // 20) for year in (1, 2, 3)]
        indicator = chance.choice(MEASURES)
        paper.row(Box(said, bold=depth < 2), chance.choice(OUTCOMES), indicator, unit,
                  count(str(start)), *(count(text) for pair in zip(targets, monies, strict=True)
                                       for text in pair), "")  # fmt: skip
        cells: Keyed = {"code": code, "indicator": indicator, "unit": unit}
        for year, target, money in zip(years, targets, monies, strict=True):
            cells |= {("target", year): target, ("ceiling", year): money}
        paper.want(_LEVELS[depth], cells)
    return paper


def audits_planned(chance: random.Random) -> Paper:
    """An auditor's yearly programme: reports planned and issued, money planned and spent."""
    paper = Paper("audits planned", ["REALISASI PROGRAM KERJA PENGAWASAN TAHUNAN (PKPT)",
                                     "INSPEKTORAT DAERAH S.D. SEMESTER I TAHUN 2025"])  # fmt: skip
    heads = ("No.", "Kegiatan Pengawasan", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Jumlah Laporan", 3),
              bold("Anggaran", 3), bold("Tim", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%")))
    whole = [0, 0, 0, 0]
    for number, name in enumerate(several(chance, _AUDITS, 5), start=1):
        one, spent = measured(chance), spent_of(chance, amount(chance))
        paper.row(f"{number}.", name, "LHP", *one.boxes, *spent.boxes,
                  f"Irban {chance.choice(('I', 'II', 'III', 'IV'))}")  # fmt: skip
        texts = (one.target, one.realization, spent.ceiling, spent.spending)
        numbers = (int(text.replace(".", "")) for text in texts)
        whole = [total + part for total, part in zip(whole, numbers, strict=True)]
        keyed = zip((*_WORK, *_MONEY), (*one, *spent), strict=True)
        paper.want("activity", {"name": name, "unit": "LHP", **dict(keyed)})
    paper.row(bold("Jumlah", 3), count(str(whole[0])), count(str(whole[1])),
              cents(percent(whole[1], whole[0])), count(rupiah(whole[2])), count(rupiah(whole[3])),
              cents(percent(whole[3], whole[2])), "")  # fmt: skip
    paper.below = SIGNED
    return paper
