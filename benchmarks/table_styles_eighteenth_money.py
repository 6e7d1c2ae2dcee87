"""Six of the eighteenth set of styles, with programs and money."""

import random
from typing import NamedTuple

from style_contents import (
    ACTIONS,
    PEOPLE,
    QUARTERS,
    SIGNED,
    amount,
    bold,
    cents,
    count,
    percent,
    rupiah,
    several,
)
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, WORKS

_LEVELS = ("program", "activity", "subactivity")
_UNITS = ("Dokumen", "Laporan", "Orang", "Unit")


class _Line(NamedTuple):
    """A work: its depth, code, name, budget and what each quarter spent."""

    depth: int
    code: str
    name: str
    money: int
    quarters: tuple[int, ...]

    @property
    def spent(self) -> int:
        """What the year spent."""
        return sum(self.quarters)


def _tree(chance: random.Random) -> list[_Line]:
    """Two programs over activities over two subactivities each; sums hold."""
    names = iter(chance.sample((*ACTIONS, *WORKS), 18))
    lines: list[_Line] = []
    for program in (1, 2):
        code, below = f"2.11.{program:02}", list[_Line]()
        for activity in range(1, chance.randrange(2, 4)):
            inner = f"{code}.2.{activity:02}"
            leaves = [_leaf(chance, f"{inner}.{at:04}", next(names)) for at in (1, 2)]
            below += [_above(1, inner, next(names), leaves), *leaves]
        tops = [one for one in below if one.depth == 1]
        lines += [_above(0, code, f"Program {next(names)}", tops), *below]
    return lines


def _leaf(chance: random.Random, code: str, name: str) -> _Line:
    money = amount(chance) // 1000 * 1000
    return _Line(2, code, name, money,
                 tuple(money // 1000 * chance.randrange(120, 245) for _ in QUARTERS))  # fmt: skip


def _above(depth: int, code: str, name: str, below: list[_Line]) -> _Line:
    quarters = tuple(map(sum, zip(*(one.quarters for one in below), strict=True)))
    return _Line(depth, code, name, sum(one.money for one in below), quarters)


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def action_monitoring(chance: random.Random) -> Paper:
    """An action plan monitored: the year before its quarters, work and money with their shares."""
    paper = Paper("action monitoring", ["MONITORING DAN EVALUASI CAPAIAN KINERJA ATAS RENCANA AKSI",
                                        "DINAS KOMUNIKASI DAN INFORMATIKA",
                                        "APBD PERUBAHAN TAHUN 2025"])  # fmt: skip
    paper.row(bold("PROGRAM / KEGIATAN / SUB KEGIATAN", 1, 3), bold("INDIKATOR", 1, 3),
              bold("TARGET KINERJA DAN ANGGARAN", 2, 2), bold("REALISASI TOTAL", 4, 2),
              bold("REALISASI PER TRIWULAN", 16), bold("PENANGGUNG JAWAB", 1, 3))  # fmt: skip
    paper.row(*(bold(f"TW {quarter}", 4) for quarter in QUARTERS))
    paper.row(*map(bold, ("Target", "Pagu", *("Kinerja", "%", "Keuangan", "%") * 5)))
    for line in _tree(chance):
        done = [chance.randrange(2, 15) for _ in QUARTERS]
        unit, name = chance.choice(_UNITS), chance.choice(MEASURES)
        aim = sum(done) + chance.randrange(9)
        figures = [(sum(done), line.spent), *zip(done, line.quarters, strict=True)]
        texts = [(str(k), percent(k, aim), rupiah(rp), percent(rp, line.money))
                 for k, rp in figures]  # fmt: skip
        boxes = [box for k, share, rp, part in texts
                 for box in (count(k), cents(share), count(rp), cents(part))]  # fmt: skip
        paper.row(Box(line.name, bold=line.depth == 0, indent=line.depth), name, f"{aim} {unit}",
                  count(rupiah(line.money)), *boxes, chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"name": line.name, "indicator": name}
        cells |= {"target": f"{aim} {unit}", "ceiling": rupiah(line.money)}
        names = ("realization", "achievement", "spending", "absorption")
        for when, four in zip(("year", *QUARTERS), texts, strict=True):
            cells |= {(one, when): text for one, text in zip(names, four, strict=True)}
        paper.want(_LEVELS[line.depth], cells)
    paper.below = SIGNED
    return paper


def bureaucracy_actions(chance: random.Random) -> Paper:
    """Actions of the reform of bureaucracy: output, month and budget planned and done, ticks."""
    paper = Paper("bureaucracy actions", ["LAPORAN CAPAIAN RENCANA AKSI REFORMASI BIROKRASI",
                                          "KOTA CONTOH PER 30 DESEMBER 2025"])  # fmt: skip
    heads = ("NO", "SASARAN", "PROGRAM", "KEGIATAN", "INDIKATOR")
    groups = ("OUTPUT", "BULAN KE-", "ANGGARAN (Rp)", "STATUS CAPAIAN (V)")
    paper.row(*(bold(text, 1, 2) for text in heads), *(bold(text, 2) for text in groups),
              bold("ALASAN TIDAK TERCAPAI", 1, 2))  # fmt: skip
    paper.row(*map(bold, (*("TARGET", "REALISASI") * 3, "TERCAPAI", "TIDAK TERCAPAI")))
    paper.row(*map(str, range(1, 15)))
    names = iter(several(chance, (*ACTIONS, *WORKS), 12))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many, program = chance.randrange(2, 4), f"Program {next(names)}"
        paper.want("objective", {"name": outcome})
        paper.want("program", {"name": program})
        begin = [Box(text, 1, many) for text in (str(number), outcome, program)]
        for work in [next(names) for _ in range(many)]:
            aim, unit, month = (
                chance.randrange(4, 30),
                chance.choice(_UNITS),
                chance.randrange(3, 12),
            )
            done, money = aim - chance.randrange(0, 3), amount(chance)
            spent = money * chance.randrange(800, 990) // 1000
            name = f"Jumlah {unit.lower()} {work}"
            reached = done == aim
            paper.row(*begin, work, name, f"{aim} {unit}", f"{done} {unit}", str(month),
                      str(min(12, month + chance.randrange(2))), count(rupiah(money)),
                      count(rupiah(spent)), "V" if reached else "", "" if reached else "V",
                      "" if reached else "Keterbatasan waktu")  # fmt: skip
            begin = []
            cells: Keyed = {"name": work, "indicator": name, "target": f"{aim} {unit}"}
            cells |= {"realization": f"{done} {unit}"}
            paper.want("activity", cells | {"ceiling": rupiah(money), "spending": rupiah(spent)})
    paper.below = SIGNED
    return paper


def volumes_and_units(chance: random.Random) -> Paper:
    """E.81 of a system: K parted into volume and unit beside Rp, in each of its groups."""
    above = ["Evaluasi Terhadap Hasil Renja SKPD", "Periode Pelaksanaan Tahun Anggaran 2025"]
    paper = Paper("volumes and units", above)
    _volumes_header(paper)
    for number, line in enumerate(_tree(chance), start=1):
        done = [chance.randrange(2, 15) for _ in QUARTERS]
        unit, name = chance.choice(_UNITS), chance.choice(MEASURES)
        aim = sum(done) + chance.randrange(9)
        works = (5 * aim, aim - 1, aim, *done, sum(done))
        sums = (5 * line.money, line.money * 9 // 10, line.money, *line.quarters, line.spent)
        boxes = [box for k, rp in zip(works, sums, strict=True)
                 for box in (count(str(k)), Box(unit), count(rupiah(rp)))]  # fmt: skip
        shares = percent(sum(done), aim), percent(line.spent, line.money)
        paper.row(str(number), line.code, Box(line.name, bold=line.depth == 0), name, *boxes,
                  *map(cents, shares), chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "indicator": name, "unit": unit}
        cells |= {"target": str(aim), "ceiling": rupiah(line.money)}
        for when, k, rp in zip(QUARTERS, done, line.quarters, strict=True):
            cells |= {("realization", when): str(k), ("spending", when): rupiah(rp)}
        cells |= {("realization", "year"): str(sum(done)), ("spending", "year"): rupiah(line.spent)}
        cells |= {("achievement", "year"): shares[0], ("absorption", "year"): shares[1]}
        paper.want(_LEVELS[line.depth], cells)
    paper.below = SIGNED
    return paper


def _volumes_header(paper: Paper) -> None:
    """Five lines of headers with the numbers of columns among them."""
    heads = (
        "No",
        "Kode",
        "Program, Kegiatan",
        "Indikator Kinerja Program (outcome) dan Kegiatan (output)",
    )
    wide = (
        "Target Renstra SKPD pada Tahun 2025 s/d 2029 (periode Renstra SKPD)",
        "Realisasi Capaian Kinerja Renstra SKPD sampai dengan Renja SKPD Tahun Lalu",
        "Target kinerja dan anggaran Renja SKPD Tahun Berjalan Tahun 2025 yang dievaluasi",
    )
    paper.row(*(bold(text, 1, 2) for text in heads), *(bold(text, 3, 2) for text in wide),
              bold("Realisasi Kinerja Pada Triwulan", 12),
              bold("Realisasi Capaian Kinerja dan Anggaran Renja SKPD yang dievaluasi", 3, 2),
              bold("Tingkat Capaian Kinerja dan Realisasi Anggaran Renja yang dievaluasi (%)", 2,
                   2), bold("Unit SKPD Penanggung Jawab", 1, 2))  # fmt: skip
    paper.row(*(bold(quarter, 3) for quarter in QUARTERS))
    paper.row(*(Box(str(at), 1, 3) for at in range(1, 5)),
              *(Box(str(at), 3) for at in range(5, 12)), Box("12 = 8+9+10+11", 3),
              Box("13 = 12/7x100", 2), Box("14", 1, 3))  # fmt: skip
    paper.row(*(box for _ in range(8) for box in (bold("K", 2), bold("Rp", 1, 2))),
              bold("K", 1, 2), bold("Rp", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Volume", "Satuan") * 8))


def three_kinds_of_indicator(chance: random.Random) -> Paper:
    """A national system's yearly plan: an indicator and a target column for each level."""
    paper = Paper(
        "three kinds of indicator",
        ["RENCANA KERJA TAHUN 2026", "Unit Organisasi : 2.11.0.00.0.00.01 Dinas Contoh"],
    )
    _three_header(paper)
    lines = _tree(chance)
    places = (0, 2, 1)
    for line in lines:
        aim, unit = chance.randrange(5, 90), ("Persen", "Persen", "Dokumen")[line.depth]
        names, aims = ["", "", ""], ["", "", ""]
        name, target, later = chance.choice(MEASURES), f"{aim} {unit}", f"{aim + 2} {unit}"
        names[places[line.depth]], aims[places[line.depth]] = name, target
        more = line.money * 11 // 10
        paper.row(line.code, Box(line.name, bold=line.depth == 0), *names,
                  "Kota Contoh, Semua Kecamatan, Semua Kelurahan" if line.depth == 2 else "",
                  *aims, count(rupiah(line.money)),
                  "PENDAPATAN ASLI DAERAH (PAD)" if line.depth == 2 else "", "", name, later,
                  count(rupiah(more)))  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "indicator": name}
        cells |= {("target", "2026"): target, ("ceiling", "2026"): rupiah(line.money)}
        cells |= {("target", "2027"): later, ("ceiling", "2027"): rupiah(more)}
        paper.want(_LEVELS[line.depth], cells)
    whole = sum(line.money for line in lines if line.depth == 0)
    paper.row(
        bold("TOTAL", 9),
        count(rupiah(whole)),
        "",
        "",
        "",
        "",
        count(rupiah(sum(line.money * 11 // 10 for line in lines if line.depth == 0))),
    )
    return paper


def _three_header(paper: Paper) -> None:
    """Indicators and targets of programs, outputs and results side by side."""
    paper.row(bold("Kode", 1, 3), bold("Urusan/ Bidang Urusan Pemerintahan Daerah Dan "
                                       "Program/ Kegiatan/ Sub Kegiatan", 1, 3),
              bold("Indikator Kinerja", 3), bold("Rencana Tahun 2026", 6),
              bold("Catatan Penting", 1, 3),
              bold("Prakiraan Maju Rencana Tahun 2027", 3))  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in ("Capaian Program", "Keluaran Sub Kegiatan",
                                              "Hasil Kegiatan", "Lokasi Output Kegiatan")),
              bold("Target Capaian Kinerja", 3), bold("Pagu Indikatif (Rp.)", 1, 2),
              bold("Sumber Dana", 1, 2), bold("Target Capaian Kinerja", 2),
              bold("Kebutuhan Dana/ Pagu Indikatif (Rp.)", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Program", "Keluaran Sub Kegiatan", "Hasil Kegiatan", "Tolok Ukur",
                          "Target")))  # fmt: skip


def accumulated_month(chance: random.Random) -> Paper:
    """A month's works: what the month brought and, under "Akum.", what the year has until then."""
    paper = Paper(
        "accumulated month",
        [
            "LAPORAN REALISASI FISIK DAN KEUANGAN (RFK)",
            "BULAN JUNI TAHUN ANGGARAN 2025",
            "DINAS CONTOH",
        ],
    )
    paper.row(*map(bold, ("No", "Uraian Kegiatan", "Pagu (Rp)", "Target Fisik (%)",
                          "Real Fisik (%)", "Akum. Target (%)", "Akum. Real Fisik (%)",
                          "Real Keuangan (Rp)", "% Real Keu", "Akum. Keuangan (Rp)",
                          "Akum. % Keuangan", "Deviasi Fisik %")))  # fmt: skip
    for number, line in enumerate(one for one in _tree(chance) if one.depth == 2):
        month, plan = chance.randrange(400, 1200), chance.randrange(400, 1200)
        whole, aim = month + chance.randrange(2800, 4500), plan + chance.randrange(2800, 4500)
        spent, now = sum(line.quarters[:2]), line.quarters[1] // 3000 * 1000
        works = _hundredths(aim), _hundredths(whole)
        gap = whole - aim
        paper.row(str(number + 1), line.name, count(rupiah(line.money)),
                  *map(cents, (_hundredths(plan), _hundredths(month), *works)),
                  count(rupiah(now)), cents(percent(now, line.money)), count(rupiah(spent)),
                  cents(percent(spent, line.money)),
                  ("-" if gap < 0 else "") + _hundredths(abs(gap)))  # fmt: skip
        cells: Keyed = {"name": line.name, "ceiling": rupiah(line.money)}
        cells |= {"target": works[0], "realization": works[1]}
        cells |= {"spending": rupiah(spent), "absorption": percent(spent, line.money)}
        paper.want("activity", cells)
    paper.below = SIGNED
    return paper


def tagged_budget(chance: random.Random) -> Paper:
    """Subactivities that serve a theme: the whole budget and the part that is marked for it."""
    title = "REKAPITULASI PENANDAAN (TAGGING) ANGGARAN PERCEPATAN PENURUNAN STUNTING"
    paper = Paper("tagged budget", [title, "KABUPATEN CONTOH TAHUN 2025"])
    heads = ("No", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Indikator Keluaran", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Volume", 2),
              bold("Pagu Sub Kegiatan (Rp)", 1, 2), bold("Anggaran Penandaan (Tagging)", 3),
              bold("Lokus", 1, 2), bold("Perangkat Daerah", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "Alokasi (Rp)", "Realisasi (Rp)", "%")))
    leaves = [line for line in _tree(chance) if line.depth == 2]
    sums = [0, 0, 0]
    for number, line in enumerate(leaves, start=1):
        aim, unit = chance.randrange(10, 400), chance.choice(("Orang", "Keluarga", "Balita"))
        done, name = aim - chance.randrange(0, 9), f"Jumlah {unit} yang Memperoleh {line.name}"
        part = line.money * chance.randrange(20, 70) // 100
        spent = part * chance.randrange(700, 990) // 1000
        sums = [one + more for one, more in zip(sums, (line.money, part, spent), strict=True)]
        texts = rupiah(part), rupiah(spent), percent(spent, part)
        paper.row(str(number), line.code, line.name, name, unit, count(str(aim)), count(str(done)),
                  count(rupiah(line.money)), *map(count, texts[:2]), cents(texts[2]),
                  f"{chance.randrange(3, 20)} desa", chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "indicator": name, "unit": unit}
        cells |= {"target": str(aim), "realization": str(done)}
        cells |= dict(zip(("ceiling", "spending", "absorption"), texts, strict=True))
        paper.want("subactivity", cells)
    paper.row("", Box("JUMLAH", 6, bold=True), *(count(rupiah(one)) for one in sums),
              cents(percent(sums[2], sums[1])), "", "")  # fmt: skip
    paper.below = SIGNED
    return paper
