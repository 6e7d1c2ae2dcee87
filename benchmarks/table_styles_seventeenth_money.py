"""Six of the seventeenth set of styles, with programs and money."""

import random
from typing import NamedTuple

from style_contents import (
    ACTIONS,
    PEOPLE,
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
from table_words import MEASURES, SINGLE, WORKS

_LEVELS = ("program", "activity", "subactivity")
_WORK = ("target", "realization", "achievement")
_MONEY = ("ceiling", "spending", "absorption")


class _Line(NamedTuple):
    """A work: its depth, code, name, budget and what was spent in two quarters."""

    depth: int
    code: str
    name: str
    money: int
    first: int
    second: int

    @property
    def spent(self) -> int:
        """What was spent in both quarters."""
        return self.first + self.second


def _tree(chance: random.Random) -> list[_Line]:
    """Two programs over activities over two subactivities each; sums hold."""
    names = iter(chance.sample((*ACTIONS, *WORKS), 18))
    lines: list[_Line] = []
    for program in (1, 2):
        code, below = f"2.16.{program:02}", list[_Line]()
        for activity in range(1, chance.randrange(2, 4)):
            inner = f"{code}.2.{activity:02}"
            leaves = [_leaf(chance, f"{inner}.{at:04}", next(names)) for at in (1, 2)]
            below += [_Line(1, inner, next(names), *_sums(leaves)), *leaves]
        tops = [one for one in below if one.depth == 1]
        lines += [_Line(0, code, f"Program {next(names)}", *_sums(tops)), *below]
    return lines


def _leaf(chance: random.Random, code: str, name: str) -> _Line:
    money = amount(chance) // 1000 * 1000
    parts = [money // 1000 * chance.randrange(80, 460) for _ in "12"]
    return _Line(2, code, name, money, *parts)


def _sums(lines: list[_Line]) -> tuple[int, int, int]:
    return (sum(one.money for one in lines), sum(one.first for one in lines),
            sum(one.second for one in lines))  # fmt: skip


def _outline(lines: list[_Line]) -> list[str]:
    """1, 1.1, 1.1.1 for each line."""
    counts, labels = [0, 0, 0], []
    for line in lines:
        counts = [*counts[: line.depth], counts[line.depth] + 1, 0, 0][:3]
        labels.append(".".join(str(one) for one in counts[: line.depth + 1]))
    return labels


def field_names(chance: random.Random) -> Paper:
    """A dump of a monitoring system: names of its fields for headers, points for decimals."""
    paper = Paper("field names", [])
    paper.row("id", "kode_sub_kegiatan", "nama_sub_kegiatan", "indikator_kinerja", "satuan",
              "target_kinerja", "realisasi_kinerja", "persentase_kinerja", "pagu_anggaran",
              "realisasi_anggaran", "persentase_anggaran", "keterangan", "updated_at")  # fmt: skip
    leaves = [line for line in _tree(chance) if line.depth == 2]
    for number, line in enumerate(leaves, start=1041):
        target, unit, name = chance.randrange(4, 90), chance.choice(SINGLE), chance.choice(MEASURES)
        done = max(1, target * chance.randrange(30, 101) // 100)
        work = str(target), str(done), percent(done, target).replace(",", ".")
        money = str(line.money), str(line.spent), percent(line.spent, line.money).replace(",", ".")
        paper.row(str(number), line.code, line.name, name, unit,
                  *(Box(text, shape="0") for text in work[:2]), work[2],
                  *(Box(text, shape="0") for text in money[:2]), money[2], "",
                  "2025-07-09 10:12:44")  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "indicator": name, "unit": unit}
        cells |= dict(zip((*_WORK, *_MONEY), (*work, *money), strict=True))
        paper.want("subactivity", cells)
    return paper


def who_is_served(chance: random.Random) -> Paper:
    """Basic services by law of 2021: who must be served, who is, who is not yet, their budget."""
    paper = Paper("who is served", ["LAPORAN PENERAPAN STANDAR PELAYANAN MINIMAL (SPM)",
                                    "SATUAN POLISI PAMONG PRAJA DAN BPBD TAHUN 2025"])  # fmt: skip
    heads = ("No", "Jenis Layanan Dasar", "Indikator Pencapaian", "Satuan")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Penerima Layanan Dasar", 4),
              bold("Dukungan Anggaran", 3), bold("Permasalahan", 1, 2),
              bold("Solusi", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Total yang Harus Dilayani", "Terlayani", "Belum Terlayani",
                          "Capaian (%)", "Alokasi (Rp)", "Realisasi (Rp)", "%")))  # fmt: skip
    for number, work in enumerate(several(chance, ACTIONS, 5), start=1):
        name, unit = f"Jumlah Warga Negara yang memperoleh {work}", chance.choice(("Orang", "KK"))
        people = chance.randrange(300, 9000)
        served = people - chance.randrange(5, 200)
        money = amount(chance)
        spent = money * chance.randrange(600, 995) // 1000
        texts = rupiah(people), rupiah(served), percent(served, people)
        sums = rupiah(money), rupiah(spent), percent(spent, money)
        paper.row(f"{number}", work, name, unit, *map(count, texts[:2]),
                  count(rupiah(people - served)), cents(texts[2]), *map(count, sums[:2]),
                  cents(sums[2]), chance.choice(("", "Data sasaran belum padan")), "")  # fmt: skip
        cells: Keyed = {"name": work, "indicator": name, "unit": unit}
        paper.want("objective", cells | dict(zip((*_WORK, *_MONEY), (*texts, *sums), strict=True)))
    paper.below = SIGNED
    return paper


def council_statement(chance: random.Random) -> Paper:
    """The statement to the council (LKPJ): an affair across, work before money, what was done."""
    paper = Paper("council statement", ["LAPORAN KETERANGAN PERTANGGUNGJAWABAN (LKPJ) TAHUN 2025",
                                        "DINAS CONTOH"])  # fmt: skip
    heads = ("No", "Program/Kegiatan/Sub Kegiatan", "Indikator")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target dan Realisasi Kinerja", 4),
              bold("Alokasi dan Realisasi Anggaran", 3), bold("Permasalahan", 1, 2),
              bold("Upaya Mengatasi Permasalahan", 1, 2),
              bold("Tindak Lanjut Rekomendasi DPRD", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "Satuan", "%", "Alokasi (Rp)", "Realisasi (Rp)",
                          "%")))  # fmt: skip
    paper.row(bold("URUSAN PEMERINTAHAN BIDANG KOMUNIKASI DAN INFORMATIKA", 13))
    lines = _tree(chance)
    for label, line in zip(_outline(lines), lines, strict=True):
        target, name = chance.randrange(4, 90), chance.choice(MEASURES)
        unit = chance.choice(("Persen", "Dokumen", "Orang", "Unit"))
        done = max(1, target + chance.randrange(-20, 4))
        work = str(target), str(done), percent(done, target)
        money = rupiah(line.money), rupiah(line.spent), percent(line.spent, line.money)
        paper.row(label, Box(line.name, bold=line.depth == 0), name, *map(count, work[:2]), unit,
                  cents(work[2]), *map(count, money[:2]), cents(money[2]),
                  chance.choice(("-", "Keterbatasan SDM")), chance.choice(("-", "Pelatihan")),
                  "-")  # fmt: skip
        cells: Keyed = {"name": line.name, "indicator": name, "unit": unit}
        cells |= dict(zip((*_WORK, *_MONEY), (*work, *money), strict=True))
        paper.want(_LEVELS[line.depth], cells)
    return paper


def weighted_works(chance: random.Random) -> Paper:
    """A month's works by their weight in the budget: planned, done and weighted progress."""
    paper = Paper("weighted works", ["LAPORAN PERKEMBANGAN FISIK DAN KEUANGAN",
                                     "DINAS CONTOH", "Posisi s.d. 30 Juni 2025"])  # fmt: skip
    heads = ("Kode", "Program/Kegiatan/Sub Kegiatan", "Pagu DPA (Rp)", "Bobot (%)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Keuangan", 3), bold("Fisik", 4),
              bold("PPTK", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target (Rp)", "Realisasi (Rp)", "Realisasi (%)", "Target (%)",
                          "Realisasi (%)", "Tertimbang (%)", "Deviasi (%)")))  # fmt: skip
    lines = _tree(chance)
    whole = _sums([one for one in lines if one.depth == 0])
    for line in lines:
        plan, done = chance.randrange(4500, 6000), chance.randrange(3800, 6200)
        works = _hundredths(plan), _hundredths(done)
        gap, part = done - plan, percent(line.money, whole[0])
        share = percent(line.spent, line.money)
        paper.row(line.code, Box(line.name, bold=line.depth == 0), count(rupiah(line.money)),
                  cents(part), count(rupiah(line.money // 2)), count(rupiah(line.spent)),
                  cents(share), *map(cents, works),
                  cents(_hundredths(int(part.replace(",", "")) * done // 10_000)),
                  ("-" if gap < 0 else "") + _hundredths(abs(gap)),
                  "Kasi Sarana" if line.depth == 2 else "")  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "ceiling": rupiah(line.money)}
        cells |= {"spending": rupiah(line.spent), "absorption": share}
        cells |= {"target": works[0], "realization": works[1]}
        paper.want(_LEVELS[line.depth], cells)
    spent = whole[1] + whole[2]
    paper.row("", bold("JUMLAH"), count(rupiah(whole[0])), cents("100,00"),
              count(rupiah(whole[0] // 2)), count(rupiah(spent)), cents(percent(spent, whole[0])),
              *[""] * 5)  # fmt: skip
    paper.below = SIGNED
    return paper


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def form_by_hand(chance: random.Random) -> Paper:
    """E.81 as typed by hand: the code before its name in one cell, units behind figures, notes."""
    above = ["Formulir E.81", "Evaluasi terhadap Hasil Renja Kelurahan Contoh"]
    paper = Paper("form by hand", [*above, "Periode Pelaksanaan: Triwulan II Tahun 2025"])
    heads = ("No", "Program / Kegiatan / Sub Kegiatan", "Indikator Kinerja")
    groups = ("Target Renstra PD pada Akhir Tahun 2026", "Realisasi s/d Tahun Lalu (2024)",
              "Target Kinerja & Anggaran Renja Tahun 2025", "Realisasi TW I", "Realisasi TW II",
              "Realisasi s/d TW II", "Tingkat Capaian s/d TW II (%)")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), *(bold(text, 2) for text in groups),
              bold("Ket", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("K", "Rp") * 7))
    for number, line in enumerate(_tree(chance), start=1):
        unit, name = chance.choice(("Dok", "Lap", "Bln", "Org")), chance.choice(MEASURES)
        aim = chance.randrange(8, 60)
        parts = [chance.randrange(1, aim // 2) for _ in "12"]
        works = (5 * aim, 3 * aim, aim, *parts, sum(parts))
        sums = (5 * line.money, 3 * line.money, line.money, line.first, line.second, line.spent)
        pairs = [box for one, money in zip(works, sums, strict=True)
                 for box in (Box(f"{one} {unit}"), count(rupiah(money)))]  # fmt: skip
        shares = percent(sum(parts), aim), percent(line.spent, line.money)
        paper.row(str(number), Box(f"{line.code} {line.name}", bold=line.depth == 0), name, *pairs,
                  *map(cents, shares), "")  # fmt: skip
        cells: Keyed = {"code": line.code, "name": line.name, "indicator": name}
        cells |= {"target": f"{aim} {unit}", "ceiling": rupiah(line.money)}
        for when, one, money in zip(("I", "II"), parts, (line.first, line.second), strict=True):
            cells |= {("realization", when): f"{one} {unit}", ("spending", when): rupiah(money)}
        paper.want(_LEVELS[line.depth], cells)
    paper.row(Box("Rata-rata capaian kinerja (%)", 15), cents("46,20"), cents("51,35"), "")
    paper.row(Box("Predikat kinerja", 15), "Sangat Rendah", "Rendah", "")
    for text in ("Faktor pendorong keberhasilan kinerja: koordinasi dengan RT/RW berjalan baik",
                 "Faktor penghambat pencapaian kinerja: pencairan anggaran terlambat",
                 "Tindak lanjut yang diperlukan triwulan berikutnya: percepatan"):  # fmt: skip
        paper.row(Box(text, 18))
    paper.below = SIGNED
    return paper


def rest_of_year(chance: random.Random) -> Paper:
    """Half a year's realization of the budget and what the other half is expected to take."""
    paper = Paper("rest of year", ["LAPORAN REALISASI SEMESTER PERTAMA APBD DAN PROGNOSIS",
                                   "6 (ENAM) BULAN BERIKUTNYA TAHUN ANGGARAN 2025",
                                   "SEKRETARIAT DPRD KABUPATEN CONTOH"])  # fmt: skip
    paper.row(*map(bold, ("Nomor Urut", "Uraian", "Jumlah Anggaran", "Realisasi Semester Pertama",
                          "%", "Sisa Anggaran s/d Semester Pertama",
                          "Prognosis 6 (Enam) Bulan Berikutnya", "%", "Keterangan")))  # fmt: skip
    paper.row(*map(str, range(1, 10)))
    lines = _tree(chance)
    whole = _sums([one for one in lines if one.depth == 0])
    for line in lines:
        paper.row(line.code, Box(line.name, bold=line.depth < 2), *_rest(line.money, line.spent))
        cells: Keyed = {"code": line.code, "name": line.name, "ceiling": rupiah(line.money)}
        cells |= {"spending": rupiah(line.spent), "absorption": percent(line.spent, line.money)}
        paper.want(_LEVELS[line.depth], cells)
    paper.row("", bold("JUMLAH BELANJA"), *_rest(whole[0], whole[1] + whole[2]))
    paper.below = [f"Penyusun: {chance.choice(PEOPLE)}", *SIGNED]
    return paper


def _rest(money: int, spent: int) -> list[Box]:
    """The budget, what was spent, what is left and what of it will be taken."""
    left = money - spent
    later = left * 9 // 10
    return [*(count(rupiah(one)) for one in (money, spent)), cents(percent(spent, money)),
            *(count(rupiah(one)) for one in (left, later)), cents(percent(later, money)),
            Box("")]  # fmt: skip
