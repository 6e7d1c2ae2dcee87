"""Labelled tables of the documents that offices write: seeded contents whose truth is known."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

NAMES = (
    "Penyediaan Peralatan dan Perlengkapan Kantor",
    "Penyusunan Dokumen Perencanaan Perangkat Daerah",
    "Koordinasi Pemeliharaan Prasarana dan Sarana Umum",
    "Pemberdayaan Masyarakat Desa dan Kelurahan",
    "Penyediaan Jasa Surat Menyurat",
    "Fasilitasi Penyusunan Laporan Keuangan Akhir Tahun",
    "Pelayanan Publik dan Penanganan Pengaduan",
    "Pengadaan Mebel",
)
STATES = (
    "Meningkatnya kualitas pelayanan publik kecamatan",
    "Terwujudnya tata kelola pemerintahan yang akuntabel dan transparan",
    "Menurunnya angka kejadian bencana",
    "Terjaganya ketertiban umum",
)
MEASURES = (
    "Persentase pengaduan masyarakat yang diselesaikan",
    "Indeks Kepuasan Masyarakat",
    "Nilai SAKIP Perangkat Daerah",
    "Jumlah dokumen perencanaan yang disusun tepat waktu",
    "Persentase kelurahan yang tertib administrasi",
)
UNITS = ("Persen", "Dokumen", "Indeks", "Nilai", "Laporan")
YEARS = ("2021", "2022", "2023", "2024", "2025")
QUARTERS = ("I", "II", "III", "IV")

Key = tuple[str, str]
"""A cell of a form and the words of the period it speaks of ("" for the document's own)."""


class Head(NamedTuple):
    """A column: its header from top to bottom, which cell it holds, and its width in letters."""

    words: tuple[str, ...]
    key: Key
    width: int = 12

    @property
    def is_text(self) -> bool:
        """Whether it holds words, which wrap and stand at the left."""
        return self.key[0] in {"name", "indicator", "unit", "method", "other"}


@dataclass
class Node:
    """A row of a form as it must be read."""

    level: str
    cells: dict[Key, str] = field(default_factory=dict)


@dataclass
class Sample:
    """A document: its title, columns and lines, and the rows that a reader must find in them."""

    layout: str
    title: str
    heads: Sequence[Head]
    lines: list[list[str]] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)

    def add(self, chance: random.Random, level: str, **texts: str) -> None:
        """One line with one node; figures are made for every column that holds some."""
        node = Node(level)
        line = []
        for head in self.heads:
            text = texts.get(head.key[0], "")
            if not head.is_text and head.key[0] not in texts:
                text = _figure(chance, head.key[0])
            line.append(text)
            if text and head.key[0] not in {"number", "method", "other"}:
                node.cells[head.key] = text
        self.lines.append(line)
        self.nodes.append(node)

    @property
    def periods(self) -> list[str]:
        """The periods that make a form each; the document's own where there is no other."""
        found = [head.key[1] for head in self.heads if head.key[1]]
        return list(dict.fromkeys(found)) or [""]

    def expected(self, period: str) -> list[tuple[str, Mapping[str, str]]]:
        """Level and cells of each row of a period; the year's target and ceiling stand in all."""
        rows: list[tuple[str, Mapping[str, str]]] = []
        for node in self.nodes:
            cells = {name: text for (name, when), text in node.cells.items() if when == period}
            for (name, when), text in node.cells.items():
                if not when and name in {"name", "indicator", "unit", "target", "ceiling"}:
                    cells.setdefault(name, text)
            if cells:
                rows.append((node.level, cells))
        return rows


def _figure(chance: random.Random, name: str) -> str:
    if name in {"ceiling", "spending"}:
        amount = chance.randrange(1_000_000, 10 ** chance.randrange(7, 11), 500)
        return chance.choices((f"{amount:,}".replace(",", "."), "-"), (12, 1))[0]
    if name in {"achievement", "absorption"}:
        return f"{chance.randrange(10001) / 100:.2f}".replace(".", ",")
    return chance.choice(("100", "12", "1", f"{chance.randrange(99)},5", "90,62", "83,47"))


def _name(chance: random.Random) -> str:
    return chance.choice(NAMES)


def _tree(sample: Sample, chance: random.Random, *, measured: bool = True) -> Sample:
    """Programs with activities under them, told by their word and by their code."""
    for program in range(1, chance.randrange(3, 5)):
        many = {"indicator": chance.choice(MEASURES), "unit": chance.choice(UNITS)}
        texts = many if measured else {}
        sample.add(chance, "program", name=f"Program {_name(chance)}", **texts)
        for _ in range(chance.randrange(2, 5)):
            texts = {"indicator": chance.choice(MEASURES), "unit": chance.choice(UNITS)}
            sample.add(
                chance, "activity", name=f"{_name(chance)} {program}", **(texts if measured else {})
            )
    return sample


def _flat(sample: Sample, chance: random.Random, *, unit_in_target: bool = False) -> Sample:
    """Objectives with an indicator each."""
    for number in range(1, chance.randrange(6, 11)):
        texts = {"number": str(number), "name": chance.choice(STATES)}
        texts |= {"indicator": f"{chance.choice(MEASURES)} {chance.choice('ABCDE')}{number}"}
        if unit_in_target:
            texts["target"] = f"{_figure(chance, 'target')} {chance.choice(UNITS)}"
        texts |= {"unit": chance.choice(UNITS), "method": "Jumlah tercapai dibagi target kali 100"}
        sample.add(chance, "objective", **texts, other=chance.choice(("Sekretaris", "Kasi")))
    return sample


NO = Head(("NO",), ("number", ""), 4)
OBJECTIVE = Head(("SASARAN STRATEGIS",), ("name", ""), 30)
ACTIVITY = Head(("PROGRAM / KEGIATAN",), ("name", ""), 32)
INDICATOR = Head(("INDIKATOR KINERJA",), ("indicator", ""), 28)
UNIT = Head(("SATUAN",), ("unit", ""), 10)


def _pair(group: str, performance: str, money: str, when: str = "", mid: str = "") -> list[Head]:
    """Two columns under a group: performance and money."""
    over = (group, mid) if mid else (group,)
    heads = [Head((*over, "K" if when else "KINERJA"), (performance, when), 9)]
    return [*heads, Head((*over, "Rp" if when else "PAGU (Rp)"), (money, when), 16)]


def _measurement(chance: random.Random) -> Sample:
    heads = [ACTIVITY, INDICATOR, UNIT, *_pair("TARGET", "target", "ceiling")]
    heads += _pair("REALISASI", "realization", "spending")
    heads += [Head(("CAPAIAN (%)", "KINERJA"), ("achievement", ""), 9)]
    heads += [Head(("CAPAIAN (%)", "PAGU"), ("absorption", ""), 9)]
    return _tree(Sample("measurement", "FORMULIR PENGUKURAN KINERJA TAHUN 2025", heads), chance)


def _quarters(chance: random.Random) -> Sample:
    heads = [NO, OBJECTIVE, INDICATOR, UNIT, Head(("TARGET",), ("target", ""), 10)]
    for quarter in QUARTERS[:2]:
        over = f"TRIWULAN {quarter}"
        heads.append(Head((over, "REALISASI"), ("realization", over), 10))
        heads.append(Head((over, "CAPAIAN %"), ("achievement", over), 10))
    return _flat(Sample("quarters", "LAPORAN KINERJA TAHUN 2025", heads), chance)


def _agreement(chance: random.Random) -> Sample:
    heads = [NO, OBJECTIVE, INDICATOR, Head(("TARGET",), ("target", ""), 14)]
    title = "PERJANJIAN KINERJA TAHUN 2025"
    return _flat(Sample("agreement", title, heads), chance, unit_in_target=True)


def _budget(chance: random.Random) -> Sample:
    sample = Sample(
        "budget",
        "LAMPIRAN PERJANJIAN KINERJA TAHUN 2025",
        [
            NO,
            Head(("PROGRAM",), ("name", ""), 40),
            Head(("ANGGARAN",), ("ceiling", ""), 18),
            Head(("KETERANGAN",), ("other", ""), 12),
        ],
    )
    for number in range(1, chance.randrange(6, 11)):
        name = f"Program {_name(chance)}"
        sample.add(chance, "program", number=str(number), name=name, other="APBD")
    return sample


def _action_plan(chance: random.Random) -> Sample:
    heads = [NO, OBJECTIVE, INDICATOR, UNIT, Head(("TARGET TAHUN",), ("target", ""), 12)]
    heads += [
        Head(("TARGET TRIWULAN", quarter), ("target", f"TRIWULAN {quarter}"), 8)
        for quarter in QUARTERS
    ]
    heads.append(Head(("PENANGGUNG JAWAB",), ("other", ""), 16))
    return _flat(Sample("action plan", "RENCANA AKSI TAHUN 2025", heads), chance)


def _evaluation(chance: random.Random) -> Sample:
    heads = [ACTIVITY, INDICATOR, *_pair("Target Renstra akhir", "target", "ceiling", "akhir")]
    heads += _pair("Target dan Anggaran Tahun Berjalan", "target", "ceiling")
    for quarter in QUARTERS:
        over = "Realisasi Kinerja pada Triwulan"
        heads += _pair(over, "realization", "spending", f"TRIWULAN {quarter}", quarter)
    return _tree(Sample("E.81", "EVALUASI HASIL RENJA (E.81) TAHUN 2025", heads), chance)


def _services(chance: random.Random) -> Sample:
    heads = [NO, Head(("INDIKATOR KINERJA",), ("indicator", ""), 30)]
    for group, name in (
        ("Target Renstra Tahun ke-", "target"),
        ("Realisasi Capaian Tahun ke-", "realization"),
        ("Rasio Capaian pada Tahun ke-", "achievement"),
    ):
        heads += [Head((group, year), (name, year), 8) for year in YEARS]
    return _flat(Sample("T-C.23", "PENCAPAIAN KINERJA PELAYANAN 2021-2025", heads), chance)


def _funding(chance: random.Random) -> Sample:
    heads = [ACTIVITY]
    for group, name, width in (
        ("Anggaran pada Tahun", "ceiling", 16),
        ("Realisasi Anggaran pada Tahun", "spending", 16),
        ("Rasio antara Realisasi dan Anggaran Tahun", "absorption", 8),
    ):
        heads += [Head((group, year), (name, year), width) for year in YEARS[:3]]
    title = "ANGGARAN DAN REALISASI PENDANAAN PELAYANAN 2021-2023"
    return _tree(Sample("T-C.24", title, heads), chance, measured=False)


def _renstra(chance: random.Random) -> Sample:
    heads = [ACTIVITY, INDICATOR, UNIT]
    for year in YEARS[2:]:
        over = "TARGET DAN PAGU INDIKATIF TAHUN"
        heads.append(Head((over, year, "TARGET"), ("target", year), 8))
        heads.append(Head((over, year, "PAGU"), ("ceiling", year), 16))
    title = "RENCANA PROGRAM DAN PENDANAAN INDIKATIF RENSTRA"
    return _tree(Sample("Renstra", title, heads), chance)


def _indicators(chance: random.Random) -> Sample:
    heads = [NO, OBJECTIVE, INDICATOR, UNIT, Head(("FORMULA",), ("method", ""), 24)]
    heads += [Head(("PENANGGUNG JAWAB",), ("other", ""), 16)]
    return _flat(Sample("IKU", "INDIKATOR KINERJA UTAMA TAHUN 2025", heads), chance)


LAYOUTS: tuple[Callable[[random.Random], Sample], ...] = (
    _measurement,
    _quarters,
    _agreement,
    _budget,
    _action_plan,
    _evaluation,
    _services,
    _funding,
    _renstra,
    _indicators,
)
