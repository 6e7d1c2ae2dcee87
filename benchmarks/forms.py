"""Forms of any size to measure with: seeded, whole, and consistent down to the last rupiah."""

import random
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tolok.domain.notation import write_number
from tolok.domain.quantities import rounded

HEAD = (
    "FORMULIR PENGUKURAN KINERJA\nTAHUN 2022\nOPD : KECAMATAN CONTOH\n"
    "TUJUAN STRATEGIS\tSASARAN STRATEGIS\tPROGRAM\tKEGIATAN DAN SUB KEGIATAN\tINDIKATOR KINERJA\t"
    "CARA/FORMULA PENGUKURAN\tSATUAN\tTARGET KINERJA\tTARGET PAGU (Rp)\tREALISASI KINERJA\t"
    "REALISASI PAGU (Rp)\tCAPAIAN KINERJA %\tCAPAIAN PAGU %\tKETERANGAN\n"
)
NAMES = ("Penyediaan", "Penyusunan", "Koordinasi", "Pemeliharaan", "Fasilitasi", "Pembinaan")
THINGS = ("Dokumen Perencanaan", "Jasa Surat Menyurat", "Peralatan Kantor", "Laporan Keuangan")
SUBACTIVITIES, ACTIVITIES = 6, 8
"""Under one activity, and activities under one program: as many as the founding example has."""


def form_text(rows: int, *, wrong_every: int = 0, seed: int = 2022) -> bytes:
    """A form of about that many rows as tab-separated text; every n-th absorption may be wrong."""
    chance = random.Random(seed)
    lines = list(_lines(rows, chance))
    if wrong_every:
        for index in range(0, len(lines), wrong_every):
            lines[index][12] = "99,99"
    return (HEAD + "\n".join("\t".join(line) for line in lines) + "\n").encode()


def _lines(rows: int, chance: random.Random) -> Iterator[list[str]]:
    """Programs with their activities and these with their subactivities, money summed upwards."""
    made = 0
    while made < rows:
        activities = [
            [_money(chance) for _ in range(SUBACTIVITIES)]
            for _ in range(min(ACTIVITIES, max(1, (rows - made) // (SUBACTIVITIES + 1))))
        ]
        total = [sum(parts) for parts in zip(*(m for a in activities for m in a), strict=True)]
        yield _line(2, f"PROGRAM {_name(chance)} {made}", total)
        made += 1
        for money in activities:
            total = [sum(parts) for parts in zip(*money, strict=True)]
            yield _line(3, f"{_name(chance)} Kegiatan {made}", total)
            for child, amounts in enumerate(money):
                yield _line(3, f"  {_name(chance)} {made}.{child}", amounts, unit="Dokumen")
            made += 1 + SUBACTIVITIES


def _money(chance: random.Random) -> list[int]:
    ceiling = chance.randrange(1_000_000, 900_000_000, 1000)
    return [ceiling, chance.randrange(0, ceiling, 500)]


def _name(chance: random.Random) -> str:
    return f"{chance.choice(NAMES)} {chance.choice(THINGS)}"


def _line(column: int, name: str, money: list[int], *, unit: str = "Persen") -> list[str]:
    cells = [""] * 14
    ceiling, spending = money
    cells[column] = name
    cells[4] = f"{'Persentase' if unit == 'Persen' else 'Jumlah'} {name.strip().lower()}"
    cells[5] = "Dokumen disusun dibagi dokumen target dikali 100" if unit == "Persen" else ""
    cells[6] = unit
    cells[7], cells[9] = ("100", "25") if unit == "Persen" else ("4", "1")
    cells[8], cells[10] = write_number(Decimal(ceiling)), write_number(Decimal(spending))
    cells[11] = "25,00"
    cells[12] = write_number(rounded(Fraction(spending * 100, ceiling), 2), decimals=2)
    return cells
