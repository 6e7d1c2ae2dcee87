"""Four of the fifteenth set of styles, with programs and money."""

import random
from typing import NamedTuple

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
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_LEVELS = ("program", "activity", "subactivity")
_WORK = ("target", "realization", "achievement")
_MONEY = ("ceiling", "spending", "absorption")


class _Line(NamedTuple):
    """A work: its depth, the parts of its code, its name, its budget and what was spent."""

    depth: int
    code: tuple[str, ...]
    name: str
    money: int
    spent: int


def _tree(chance: random.Random) -> list[_Line]:
    """Two programs over activities over two subactivities each; sums hold."""
    names = iter(chance.sample((*ACTIONS, *WORKS), 18))
    lines: list[_Line] = []
    for program in (1, 2):
        code, below = ("7", "01", f"{program:02}"), list[_Line]()
        for activity in range(1, chance.randrange(2, 4)):
            inner = (*code, f"2.{activity:02}")
            leaves = [_leaf(chance, (*inner, f"{at:04}"), next(names)) for at in (1, 2)]
            below += [_Line(1, inner, next(names), *_sums(leaves)), *leaves]
        tops = [one for one in below if one.depth == 1]
        lines += [_Line(0, code, f"Program {next(names)}", *_sums(tops)), *below]
    return lines


def _leaf(chance: random.Random, code: tuple[str, ...], name: str) -> _Line:
    money = amount(chance) // 1000 * 1000
    return _Line(2, code, name, money, money // 1000 * chance.randrange(300, 990))


def _sums(lines: list[_Line]) -> tuple[int, int]:
    return sum(one.money for one in lines), sum(one.spent for one in lines)


def volume_and_money(chance: random.Random) -> Paper:
    """A subdistrict's form to the third quarter: volume and money, shares, problem, solution."""
    paper = Paper("volume and money", ["PENGUKURAN KINERJA PROGRAM DAN KEGIATAN",
                                       "KECAMATAN CONTOH",
                                       "KEADAAN S/D TRIWULAN III TAHUN 2025"])  # fmt: skip
    heads = ("Kode Rekening", "Program/Kegiatan/Sub Kegiatan", "Indikator Keluaran")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Rencana Tahun 2025", 3),
              bold("Realisasi s/d Triwulan III", 2), bold("Persentase Capaian", 2),
              *(bold(text, 1, 2) for text in ("Sisa Anggaran (Rp)", "Permasalahan",
                                              "Solusi")))  # fmt: skip
    paper.row(*map(bold, ("Volume", "Satuan", "Anggaran (Rp)", "Volume", "Keuangan (Rp)",
                          "Fisik", "Keuangan")))  # fmt: skip
    for depth, code, name, money, spent in _tree(chance):
        target, unit = chance.randrange(4, 60), chance.choice(("Dokumen", "Orang", "Paket"))
        done = max(1, target * chance.randrange(30, 100) // 100)
        shares = percent(done, target), percent(spent, money)
        indicator, label = chance.choice(MEASURES), ".".join(code)
        paper.row(label, Box(name, bold=depth == 0), indicator, count(str(target)), unit,
                  count(rupiah(money)), count(str(done)), count(rupiah(spent)),
                  *map(cents, shares), count(rupiah(money - spent)), "", "")  # fmt: skip
        cells: Keyed = {"code": label, "name": name, "indicator": indicator, "unit": unit}
        cells |= {"target": str(target), "ceiling": rupiah(money)}
        cells |= {("realization", "III"): str(done), ("spending", "III"): rupiah(spent)}
        cells |= {("achievement", "III"): shares[0], ("absorption", "III"): shares[1]}
        paper.want(_LEVELS[depth], cells)
    paper.below = SIGNED
    return paper


def efficiency_by_share(chance: random.Random) -> Paper:
    """A report's efficiency: only the shares of work and of money, and what was saved."""
    title = "Efisiensi Penggunaan Sumber Daya Tahun 2025"
    paper = Paper("efficiency by share", ["Tabel 3.9", title])
    paper.row(*map(bold, ("No", "Sasaran", "Indikator Kinerja", "% Capaian Kinerja",
                          "% Penyerapan Anggaran", "Tingkat Efisiensi (%)")))  # fmt: skip
    paper.row("1", "2", "3", "4", "5", "6=4-5")
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        many = chance.randrange(1, 3)
        used = chance.randrange(7000, 9900)
        for at, name in enumerate(several(chance, MEASURES, many)):
            done = chance.randrange(9900, 12000)
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, cents(_hundredths(done)), cents(_hundredths(used)),
                      cents(_hundredths(done - used)))  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            paper.want("objective", cells | {"indicator": name, "achievement": _hundredths(done),
                                             "absorption": _hundredths(used)})  # fmt: skip
    return paper


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def budget_of_kinds(chance: random.Random) -> Paper:
    """A budget's document of a national system: parted codes, kinds of spending, years beside."""
    title = ("Rekapitulasi Dokumen Pelaksanaan Belanja Berdasarkan Program, Kegiatan dan Sub "
             "Kegiatan")  # fmt: skip
    paper = Paper("budget of kinds", ["DOKUMEN PELAKSANAAN ANGGARAN",
                                      "SATUAN KERJA PERANGKAT DAERAH",
                                      "Pemerintah Kab. Contoh Tahun Anggaran 2025",
                                      title])  # fmt: skip
    codes = ("Urusan", "Bidang Urusan", "Program", "Kegiatan", "Sub Kegiatan")
    paper.row(bold("Kode", 5), bold("Uraian", 1, 3), bold("Sumber Dana", 1, 3),
              bold("Lokasi", 1, 3), bold("Jumlah", 7))  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in codes), bold("T-1", 1, 2), bold("T", 5),
              bold("T+1", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga",
                          "Belanja Transfer", "Jumlah")))  # fmt: skip
    lines = _tree(chance)
    for depth, code, name, money, spent in lines:
        ends = ("Dana Alokasi Umum", "Kab. Contoh") if depth == 2 else ("", "")
        paper.row(*code, *[""] * (5 - len(code)), Box(name, bold=depth == 0), *ends,
                  count(rupiah(spent)), count(rupiah(money - money // 5)),
                  count(rupiah(money // 5)), count("0"), count("0"), count(rupiah(money)),
                  count(rupiah(money + spent // 9)))  # fmt: skip
        paper.want(_LEVELS[depth], {"name": name, "ceiling": rupiah(money)})
    whole = sum(one.money for one in lines if one.depth == 0)
    paper.row(bold("Jumlah", 8), "", "", "", "", "", count(rupiah(whole)), "")
    paper.below = SIGNED
    return paper


def actions_evaluated(chance: random.Random) -> Paper:
    """An action plan evaluated: an objective's figures at left, its works and money beside."""
    paper = Paper("actions evaluated", ["EVALUASI RENCANA AKSI ATAS PERJANJIAN KINERJA",
                                        "TRIWULAN II TAHUN 2025", "DINAS CONTOH"])  # fmt: skip
    heads = ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET", "REALISASI",
             "% CAPAIAN", "PROGRAM/ KEGIATAN/ SUB KEGIATAN", "ANGGARAN (Rp)",
             "REALISASI ANGGARAN (Rp)", "% SERAPAN", "HAMBATAN/ KENDALA",
             "TINDAK LANJUT")  # fmt: skip
    paper.row(*map(bold, heads))
    names = iter(several(chance, (*ACTIONS, *WORKS), 15))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        works = [("program", f"Program {next(names)}"), ("activity", f"Kegiatan {next(names)}")]
        works += [("subactivity", f"Sub Kegiatan {next(names)}")]
        unit, figures, name = chance.choice(SINGLE), measured(chance), chance.choice(MEASURES)
        texts = (*map(Box, (str(number), outcome, name, unit)), *figures.boxes)
        begin = [one._replace(down=len(works)) for one in texts]
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        paper.want("objective", cells | dict(zip(_WORK, figures, strict=True)))
        spent = spent_of(chance, amount(chance))
        for level, work in works:
            ends = ("Proses pengadaan terlambat", "Percepatan") if level == "program" else ("", "")
            paper.row(*begin, work, *spent.boxes, *ends)
            begin = []  # merged downwards
            paper.want(level, {"name": work} | dict(zip(_MONEY, spent, strict=True)))
    paper.below = SIGNED
    return paper
