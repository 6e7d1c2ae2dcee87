"""What the styled tables say: seeded names and figures that agree with one another."""

import random
from typing import NamedTuple

from table_papers import Box

OBJECTIVES = (
    "Meningkatnya derajat kesehatan masyarakat",
    "Meningkatnya kualitas infrastruktur jalan dan jembatan",
    "Menurunnya angka kemiskinan",
    "Terwujudnya birokrasi yang bersih dan melayani",
    "Meningkatnya ketahanan pangan daerah",
)
INDICATORS = (
    "Angka harapan hidup",
    "Persentase jalan dalam kondisi mantap",
    "Cakupan penduduk yang dilayani air minum layak",
    "Prevalensi balita pendek",
    "Jumlah kelompok tani yang dibina",
    "Indeks Reformasi Birokrasi",
    "Rasio guru terhadap murid",
    "Tingkat kepatuhan pelaporan harta kekayaan",
    "Skor Pola Pangan Harapan",
)
UNITS = ("%", "Tahun", "Kelompok", "Indeks", "Skor", "Orang", "Unit")
ACTIONS = (
    "Pengelolaan Pelayanan Kesehatan Ibu Hamil",
    "Rehabilitasi Jalan Kabupaten",
    "Pembinaan Kelompok Tani dan Nelayan",
    "Pengadaan Sarana Air Bersih Perdesaan",
    "Administrasi Keuangan Perangkat Daerah",
    "Evaluasi Kinerja Perangkat Daerah",
    "Penyediaan Bahan Logistik Kantor",
    "Pemutakhiran Data Keluarga Miskin",
    "Pelatihan Kader Posyandu",
)
PEOPLE = ("Bidang Kesehatan Masyarakat", "Sekretariat", "Bidang Bina Marga", "UPTD Puskesmas")
QUARTERS = ("I", "II", "III", "IV")
SIGNED = [
    "Kota Contoh, 5 Juli 2025",
    "Kepala Dinas,",
    "",
    "Drs. Amir Hasan",
    "NIP. 19700101 199001 1 001",
]
COUNTED, CENTS, SHARE = "#,##0", "#,##0.00", "0.00%"


class Measured(NamedTuple):
    """A target, what was realized of it and the percentage, as texts."""

    target: str
    realization: str
    achievement: str

    @property
    def boxes(self) -> list[Box]:
        """The three as cells."""
        return [count(self.target), count(self.realization), cents(self.achievement)]


class Money(NamedTuple):
    """A ceiling, what was spent of it and the percentage, as texts."""

    ceiling: str
    spending: str
    absorption: str

    @property
    def boxes(self) -> list[Box]:
        """The three as cells."""
        return [count(self.ceiling), count(self.spending), cents(self.absorption)]


def percent(part: int, whole: int) -> str:
    """Per cent, half up to two decimals."""
    hundredths = (2 * 10_000 * part + whole) // (2 * whole)
    return f"{hundredths // 100},{hundredths % 100:02}"


def rupiah(amount: int) -> str:
    """An amount with points."""
    return f"{amount:,}".replace(",", ".")


def measured(chance: random.Random) -> Measured:
    """Figures of an indicator."""
    target = chance.randrange(5, 120)
    done = chance.randrange(target // 2, target + 4)
    return Measured(str(target), str(done), percent(done, target))


def spent_of(chance: random.Random, ceiling: int) -> Money:
    """Figures of a ceiling."""
    return money(ceiling, ceiling * chance.randrange(100, 995) // 1000)


def money(ceiling: int, spent: int) -> Money:
    """A ceiling, what was spent of it and the percentage."""
    return Money(rupiah(ceiling), rupiah(spent), percent(spent, ceiling))


def amount(chance: random.Random) -> int:
    """A ceiling in rupiah."""
    return chance.randrange(5_000, 2_000_000) * 500


def several(chance: random.Random, pool: tuple[str, ...], many: int) -> list[str]:
    """So many of a list, none of them twice."""
    return chance.sample(pool, many)


def bold(text: str, across: int = 1, down: int = 1) -> Box:
    """A cell in bold."""
    return Box(text, across, down, bold=True)


def turned(text: str, across: int = 1, down: int = 1) -> Box:
    """A header that stands upright."""
    return Box(text, across, down, bold=True, turned=True)


def count(text: str) -> Box:
    """A whole number."""
    return Box(text, shape=COUNTED)


def cents(text: str) -> Box:
    """A number of two decimals."""
    return Box(text, shape=CENTS)
