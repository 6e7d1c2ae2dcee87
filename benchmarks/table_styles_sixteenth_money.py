"""Four of the sixteenth set of styles, with programs and money."""

import random
from typing import NamedTuple

from style_contents import ACTIONS, SIGNED, amount, bold, cents, count, percent, rupiah
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, WORKS

_LEVELS = ("program", "activity", "subactivity")


class _Line(NamedTuple):
    """A work: its depth, code, name, budget and what was spent of it."""

    depth: int
    code: str
    name: str
    money: int
    spent: int


def _tree(chance: random.Random) -> list[_Line]:
    """Two programs over activities over two subactivities each; sums hold."""
    names = iter(chance.sample((*ACTIONS, *WORKS), 18))
    lines: list[_Line] = []
    for program in (1, 2):
        code, below = f"7.01.{program:02}", list[_Line]()
        for activity in range(1, chance.randrange(2, 4)):
            inner = f"{code}.2.{activity:02}"
            leaves = [_leaf(chance, f"{inner}.{at:04}", next(names)) for at in (1, 2)]
            below += [_Line(1, inner, next(names), *_sums(leaves)), *leaves]
        tops = [one for one in below if one.depth == 1]
        lines += [_Line(0, code, f"Program {next(names)}", *_sums(tops)), *below]
    return lines


def _leaf(chance: random.Random, code: str, name: str) -> _Line:
    money = amount(chance) // 1000 * 1000
    return _Line(2, code, name, money, money // 1000 * 8 * chance.randrange(38, 113))


def _sums(lines: list[_Line]) -> tuple[int, int]:
    return sum(one.money for one in lines), sum(one.spent for one in lines)


def export_of_ancestors(chance: random.Random) -> Paper:
    """A national system's export: a line for each subactivity, with all above it again."""
    paper = Paper("export of ancestors", ["Realisasi Anggaran per Sub Kegiatan TA 2025"])
    paper.row(*map(bold, ("Kode SKPD", "Nama SKPD", "Kode Program", "Nama Program",
                          "Kode Kegiatan", "Nama Kegiatan", "Kode Sub Kegiatan",
                          "Nama Sub Kegiatan", "Nilai Anggaran", "Nilai Realisasi",
                          "Persentase")))  # fmt: skip
    above: list[str] = []
    for line in _tree(chance):
        above = [*above[: 2 * line.depth], line.code, line.name]
        cells: Keyed = {"code": line.code, "name": line.name}
        if line.depth == 2:
            share = percent(line.spent, line.money)
            paper.row("7.01.0.00.0.00.01.0000", "Kecamatan Contoh", *above,
                      Box(str(line.money), shape="0"), Box(str(line.spent), shape="0"),
                      share.replace(",", "."))  # fmt: skip
            cells |= {"ceiling": str(line.money), "spending": str(line.spent)}
            cells["absorption"] = share
        paper.want(_LEVELS[line.depth], cells)
    return paper


def revised_plan(chance: random.Random) -> Paper:
    """A yearly plan after its change: target and money before and after, more or (less), why."""
    paper = Paper("revised plan", ["RUMUSAN RENCANA PROGRAM DAN KEGIATAN PERUBAHAN RENJA",
                                   "KECAMATAN CONTOH TAHUN 2025"])  # fmt: skip
    heads = ("Kode", "Urusan/Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Sebelum Perubahan", 2),
              bold("Sesudah Perubahan", 2), bold("Bertambah/ (Berkurang)", 1, 2),
              bold("Lokasi", 1, 2), bold("Alasan Perubahan", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Pagu Indikatif (Rp)") * 2))
    for line in _tree(chance):
        unit, indicator = chance.choice(("Dokumen", "Orang", "%", "Paket")), chance.choice(MEASURES)
        old = chance.randrange(4, 60)
        new, gap = old + chance.randrange(0, 5), line.money - 2 * line.spent
        said = rupiah(gap) if gap >= 0 else f"({rupiah(-gap)})"
        paper.row(line.code, Box(line.name, bold=line.depth == 0), indicator, f"{old} {unit}",
                  count(rupiah(line.money - gap)), f"{new} {unit}", count(rupiah(line.money)),
                  said, "Kec. Contoh", chance.choice(("", "Efisiensi", "Pergeseran")))  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "indicator": indicator}
        cells |= {"target": f"{new} {unit}", "ceiling": rupiah(line.money)}
        paper.want(_LEVELS[line.depth], cells)
    paper.below = SIGNED
    return paper


def ways_of_buying(chance: random.Random) -> Paper:
    """A special fund's form: who is served, what is bought in which way, money and work done."""
    paper = Paper("ways of buying", ["LAPORAN KEMAJUAN PELAKSANAAN KEGIATAN DAK FISIK",
                                     "DINAS CONTOH KABUPATEN CONTOH",
                                     "TAHUN ANGGARAN 2025"])  # fmt: skip
    paper.row(bold("No", 1, 2), bold("Program/Kegiatan/Sub Kegiatan", 1, 2),
              bold("Perencanaan Kegiatan", 4), bold("Mekanisme Pelaksanaan", 2),
              bold("Realisasi", 4), bold("Kesesuaian Juknis", 2),
              bold("Kode Masalah", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Volume", "Satuan", "Penerima Manfaat (Orang)", "Pagu (Rp)",
                          "Swakelola (Rp)", "Kontraktual (Rp)", "Keuangan (Rp)", "Keuangan (%)",
                          "Fisik (Volume)", "Fisik (%)", "Ya", "Tidak")))  # fmt: skip
    counts = [0, 0, 0]
    for line in _tree(chance):
        counts = [*counts[: line.depth], counts[line.depth] + 1, 0, 0][:3]
        label = ".".join(str(one) for one in counts[: line.depth + 1])
        volume, unit = chance.randrange(10, 90), chance.choice(("Unit", "Paket", "Km"))
        done, own = volume * chance.randrange(30, 101) // 100, line.money // 5
        shares = percent(line.spent, line.money), percent(done, volume)
        prefix = ("", "Kegiatan ", "Sub Kegiatan ")[line.depth]
        paper.row(label, Box(prefix + line.name, bold=line.depth == 0), count(str(volume)), unit,
                  count(str(chance.randrange(100, 900))),
                  *(count(rupiah(one)) for one in (line.money, own, line.money - own, line.spent)),
                  cents(shares[0]), count(str(done)), cents(shares[1]), "√", "",
                  chance.choice(("", "2", "6")))  # fmt: skip
        cells: Keyed = {"name": prefix + line.name, "unit": unit, "target": str(volume)}
        cells |= {"ceiling": rupiah(line.money), "spending": rupiah(line.spent)}
        cells |= {"realization": str(done), "absorption": shares[0], "achievement": shares[1]}
        paper.want(_LEVELS[line.depth], cells)
    paper.below = ["Kode masalah: 2 = terlambat juknis, 6 = cuaca", *SIGNED]
    return paper


def hospital_funds(chance: random.Random) -> Paper:
    """A hospital's budget by fund: the region's, its own and both, each with what was spent."""
    paper = Paper("hospital funds", ["REALISASI ANGGARAN MENURUT SUMBER PEMBIAYAAN",
                                     "RSUD CONTOH S.D. 30 SEPTEMBER 2025"], left=1)  # fmt: skip
    paper.row(bold("No", 1, 2), bold("Program / Kegiatan / Sub Kegiatan", 1, 2), bold("APBD", 3),
              bold("BLUD", 3), bold("Total", 3))  # fmt: skip
    paper.row(*map(bold, ("Anggaran", "Realisasi", "%") * 3))
    counts, lines = [0, 0, 0], _tree(chance)
    for line in lines:
        counts = [*counts[: line.depth], counts[line.depth] + 1, 0, 0][:3]
        labels = ("I", "II")[counts[0] - 1], f"{counts[1]}.", f"{'ab'[counts[2] - 1]})"
        paper.row(labels[line.depth], Box(line.name, bold=line.depth < 2),
                  *_by_fund(line.money, line.spent))  # fmt: skip
        cells: Keyed = {"name": line.name, "ceiling": rupiah(line.money)}
        cells |= {"spending": rupiah(line.spent), "absorption": percent(line.spent, line.money)}
        paper.want(_LEVELS[line.depth], cells)
    paper.row(bold("JUMLAH", 2), *_by_fund(*_sums([one for one in lines if one.depth == 0])))
    paper.below = SIGNED
    return paper


def _by_fund(money: int, spent: int) -> list[Box]:
    """The region's part, the hospital's own fifth and both."""
    own = (money // 5, spent // 8)
    funds = (money - own[0], spent - own[1]), own, (money, spent)
    return [box for one in funds for box in (*(count(rupiah(part)) for part in one),
                                             cents(percent(one[1], one[0])))]  # fmt: skip
