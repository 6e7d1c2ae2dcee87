"""Names and figures as they are really written: glued units, signs, marks and gaps."""

import random

OUTCOMES = (
    "Meningkatnya Kualitas Tata Kelola Pemerintahan Daerah",
    "Meningkatnya pelayanan adminduk yang cepat dan akurat",
    "Terwujudnya lingkungan permukiman yang layak huni",
    "Menguatnya daya saing usaha mikro dan koperasi",
    "Berkurangnya risiko bencana",
    "Meningkatnya mutu pendidikan dasar",
)
MEASURES = (
    "Nilai AKIP Pemerintah Daerah",
    "Persentase ASN yang mengikuti diklat minimal 20 JP",
    "Indeks SPBE",
    "Persentase kepemilikan KTP-el dan KIA",
    "Jumlah rumah tidak layak huni (RTLH) yang ditangani",
    "Angka Partisipasi Murni SD/MI",
    "Opini BPK atas LKPD",
    "Rata-rata lama sekolah",
    "Persentase temuan Inspektorat yang ditindaklanjuti",
    "Jumlah UMKM naik kelas",
    "Tingkat inflasi pangan",
    "Indeks Kualitas Lingkungan Hidup (IKLH)",
)
WORKS = (
    "Penyusunan Renstra dan Renja Perangkat Daerah",
    "Fasilitasi Sertifikasi Halal bagi UMKM",
    "Perbaikan Rumah Tidak Layak Huni",
    "Penyediaan Gaji dan Tunjangan ASN",
    "Pengelolaan Informasi Administrasi Kependudukan",
    "Penanggulangan Bencana Banjir dan Longsor",
    "Pengadaan Buku Teks Pelajaran SD",
    "Pembangunan Unit Sekolah Baru (USB)",
    "Pengawasan Kinerja Pemerintah Desa",
    "Sosialisasi dan Edukasi Masyarakat",
)
FIELDS = ("Bidang Tata Ruang", "Bidang Pendidikan Dasar", "Sekretariat", "Bidang Koperasi")
SINGLE = ("Persen", "Dokumen", "Nilai", "Indeks", "Unit Usaha", "Rumah")


def wished(chance: random.Random) -> str:
    """A target as agreements write it."""
    at = chance.randrange(20, 95)
    return chance.choice(
        (
            *(f"{at} %", f"{at},5%", f"{at} Dokumen", f"{at} persen", f"≥ {at}", f"{at}-{at + 5}"),
            *(f"BB ({at},01)", "WTP", f"{at},25", f"{at} Unit"),
        )
    )


def share(tenths: int, decimals: int, sign: str = "") -> str:
    """A percentage of so many decimals, from tenths."""
    whole, rest = divmod(tenths, 10)
    tail = ("", f",{rest}", f",{rest}0")[decimals]
    return f"{whole}{tail}{sign}"


def parted(amount: int, mark: str) -> str:
    """Thousands apart by any mark."""
    return f"{amount:,}".replace(",", mark)
