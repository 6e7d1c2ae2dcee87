"""The offices of the demonstration city, each with its programs down to what it buys."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator with its unit and the year's target, as written.

    ``how`` is "lower" where less is better, else the name of a scale, else empty.
    """

    name: str
    unit: str
    target: str
    method: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A subactivity: its name, what it is measured by, and its ceiling in millions of rupiah."""

    name: str
    measure: Measure
    millions: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """A program or an activity: its name, its measure, and what is under it."""

    name: str
    measure: Measure
    below: "tuple[Bundle | Work, ...]"


@dataclass(frozen=True, slots=True)
class Office:
    """An office: what it wants to be different, and its programs beside the common one.

    ``size`` scales the ceilings of the common support program; 10 is a subdistrict.
    """

    code: str
    name: str
    kind: str
    head_title: str
    goal: tuple[str, Measure]
    objective: tuple[str, Measure]
    programs: tuple[Bundle, ...]
    size: int = 10

    @property
    def key(self) -> str:
        """Its code as a part of an address."""
        return self.code.replace(".", "")


def _share(of: str, method: str = "") -> Measure:
    return Measure(of, "%", "100", method)


def _work(name: str, indicator: str, unit: str, target: int, millions: int) -> Work:
    return Work(name, Measure(indicator, unit, str(target)), millions)


SUPPORT = Bundle(
    "Program Penunjang Urusan Pemerintahan Daerah",
    _share("Persentase layanan kesekretariatan yang terpenuhi"),
    (
        Bundle(
            "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
            _share(
                "Persentase dokumen perencanaan dan evaluasi yang tersedia",
                "Dokumen yang disusun / dokumen yang direncanakan × 100",
            ),
            (
                _work("Penyusunan Dokumen Perencanaan Perangkat Daerah",
                      "Jumlah dokumen perencanaan", "Dokumen", 4, 66),
                _work("Koordinasi dan Penyusunan Laporan Capaian Kinerja",
                      "Jumlah laporan capaian kinerja", "Laporan", 4, 22),
            ),
        ),
        Bundle(
            "Administrasi Keuangan Perangkat Daerah",
            _share("Persentase dokumen keuangan yang tersedia"),
            (
                _work("Penyediaan Gaji dan Tunjangan ASN",
                      "Jumlah bulan gaji dan tunjangan dibayarkan", "Bulan", 12, 5400),
                _work("Koordinasi dan Penyusunan Laporan Keuangan Bulanan, Triwulanan, Semesteran",
                      "Jumlah laporan keuangan", "Laporan", 12, 11),
            ),
        ),
        Bundle(
            "Administrasi Umum Perangkat Daerah",
            _share("Persentase layanan administrasi umum yang tersedia"),
            (
                _work("Penyediaan Peralatan dan Perlengkapan Kantor",
                      "Jumlah paket peralatan kantor", "Paket", 4, 122),
                _work("Penyelenggaraan Rapat Koordinasi dan Konsultasi",
                      "Jumlah laporan rapat koordinasi", "Laporan", 24, 169),
            ),
        ),
        Bundle(
            "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
            _share("Persentase jasa penunjang yang tersedia"),
            (
                _work("Penyediaan Jasa Komunikasi, Sumber Daya Air, dan Listrik",
                      "Jumlah bulan jasa tersedia", "Bulan", 12, 104),
                _work("Penyediaan Jasa Pelayanan Umum Kantor",
                      "Jumlah bulan jasa pelayanan umum", "Bulan", 12, 850),
            ),
        ),
    ),
)  # fmt: skip
"""The program that every office has, by the names of the national code list."""

_GOVERNING = Bundle(
    "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik",
    _share("Persentase pelayanan sesuai standar", "Pelayanan sesuai standar / pelayanan × 100"),
    (
        Bundle(
            "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
            _share("Persentase kegiatan pemerintahan yang terkoordinasi"),
            (
                _work("Koordinasi Perencanaan dengan Perangkat Daerah dan Instansi Vertikal",
                      "Jumlah dokumen hasil musrenbang kecamatan", "Dokumen", 1, 72),
                _work("Peningkatan Efektivitas Kegiatan Pemerintahan di Tingkat Kecamatan",
                      "Jumlah rapat koordinasi pimpinan kecamatan", "Kali", 12, 114),
            ),
        ),
        Bundle(
            "Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat",
            _share("Persentase urusan yang dilaksanakan"),
            (
                _work("Pelayanan Perizinan Non Usaha",
                      "Jumlah dokumen perizinan yang terbit", "Dokumen", 240, 34),
                _work("Kewenangan Lain yang Dilimpahkan",
                      "Jumlah surat pemberitahuan pajak yang tersampaikan", "Lembar", 30000, 80),
            ),
        ),
    ),
)  # fmt: skip

_EMPOWERING = Bundle(
    "Program Pemberdayaan Masyarakat Desa dan Kelurahan",
    Measure("Persentase kelurahan berkategori berkembang", "%", "75"),
    (
        Bundle(
            "Kegiatan Pemberdayaan Kelurahan",
            _share("Persentase kegiatan kelurahan yang terlaksana"),
            (
                _work("Pembangunan Sarana dan Prasarana Kelurahan",
                      "Jumlah ruas jalan lingkungan yang terbangun", "Ruas", 8, 840),
                _work("Pemberdayaan Masyarakat di Kelurahan",
                      "Jumlah rukun warga yang diberdayakan", "RW", 220, 4112),
            ),
        ),
    ),
)  # fmt: skip


def _kecamatan(number: int, name: str) -> Office:
    return Office(
        f"7.01.{number:02}",
        f"Kecamatan {name}",
        "Kecamatan",
        "Camat",
        (
            "Meningkatnya tata kelola pemerintahan dan pelayanan publik di kecamatan",
            Measure("Indeks kepuasan masyarakat", "Indeks", "85", "Survei kepuasan masyarakat"),
        ),
        (
            "Meningkatnya akuntabilitas kinerja kecamatan",
            Measure("Nilai evaluasi akuntabilitas kinerja", "Nilai", "68", "Evaluasi Inspektorat"),
        ),
        (_GOVERNING, _EMPOWERING),
    )


def _office(  # noqa: PLR0913, PLR0917 - a row of the table below
    code: str, name: str, kind: str, size: int,
    goal: str, goal_measure: Measure, objective: str, objective_measure: Measure,
    program: str, measure: Measure, activity: str, *works: Work,
) -> Office:  # fmt: skip
    bundle = Bundle(activity, _share(f"Persentase {activity.lower()} yang terlaksana"), works)
    return Office(
        code, name, kind, f"Kepala {kind}", (goal, goal_measure), (objective, objective_measure),
        (Bundle(program, measure, (bundle,)),), size,
    )  # fmt: skip


OFFICES: tuple[Office, ...] = (
    _office(
        "1.01.01", "Dinas Pendidikan dan Kebudayaan", "Dinas", 60,
        "Meningkatnya mutu pendidikan", Measure("Harapan lama sekolah", "Tahun", "13,2"),
        "Meningkatnya pemerataan pendidikan dasar",
        Measure("Angka partisipasi murni SD", "%", "98,5"),
        "Program Pengelolaan Pendidikan", Measure("Persentase sekolah terakreditasi A", "%", "62"),
        "Pengelolaan Pendidikan Sekolah Dasar",
        _work("Rehabilitasi Ruang Kelas",
              "Jumlah ruang kelas yang direhabilitasi", "Ruang", 96, 14400),
        _work("Pengelolaan Dana BOS", "Jumlah sekolah penerima", "Sekolah", 224, 51200),
        _work("Pengadaan Perlengkapan Siswa", "Jumlah siswa penerima", "Siswa", 5600, 3920),
    ),
    _office(
        "1.02.01", "Dinas Kesehatan", "Dinas", 45,
        "Meningkatnya derajat kesehatan masyarakat", Measure("Usia harapan hidup", "Tahun", "70,1"),
        "Menurunnya kematian ibu dan stunting",
        Measure("Prevalensi stunting", "%", "18", how="lower"),
        "Program Pemenuhan Upaya Kesehatan",
        Measure("Persentase puskesmas terakreditasi", "%", "100"),
        "Penyediaan Layanan Kesehatan",
        _work("Pelayanan Kesehatan Ibu Hamil",
              "Jumlah ibu hamil yang dilayani", "Orang", 12800, 2560),
        _work("Pelayanan Kesehatan Balita", "Jumlah balita yang dilayani", "Orang", 56400, 3380),
        _work("Pengelolaan Jaminan Kesehatan", "Jumlah jiwa yang dijamin", "Jiwa", 118000, 47200),
    ),
    _office(
        "1.03.01", "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas", 35,
        "Meningkatnya mutu infrastruktur", Measure("Indeks infrastruktur", "Indeks", "74"),
        "Meningkatnya kemantapan jalan", Measure("Persentase jalan mantap", "%", "88"),
        "Program Penyelenggaraan Jalan", Measure("Persentase panjang jalan terpelihara", "%", "92"),
        "Penyelenggaraan Jalan Kota",
        _work("Rekonstruksi Jalan", "Panjang jalan yang direkonstruksi", "Km", 18, 43200),
        _work("Pemeliharaan Rutin Jalan", "Panjang jalan yang dipelihara", "Km", 240, 9600),
        _work("Pembangunan Jembatan", "Jumlah jembatan yang dibangun", "Unit", 3, 7500),
    ),
    _office(
        "2.11.01", "Dinas Lingkungan Hidup", "Dinas", 25,
        "Meningkatnya mutu lingkungan", Measure("Indeks kualitas lingkungan hidup", "Indeks", "58"),
        "Meningkatnya penanganan sampah", Measure("Persentase sampah tertangani", "%", "72"),
        "Program Pengelolaan Persampahan", Measure("Persentase pengurangan sampah", "%", "28"),
        "Pengelolaan Sampah",
        _work("Pengangkutan Sampah", "Jumlah sampah yang diangkut", "Ton", 96000, 21120),
        _work("Pembinaan Bank Sampah", "Jumlah bank sampah yang dibina", "Unit", 48, 336),
    ),
    _office(
        "5.02.01", "Badan Pengelolaan Keuangan dan Aset Daerah", "Badan", 18,
        "Meningkatnya akuntabilitas keuangan",
        Measure("Opini BPK", "Opini", "WTP", how="opinions"),
        "Meningkatnya kemandirian fiskal", Measure("Rasio kemandirian daerah", "%", "31"),
        "Program Pengelolaan Keuangan Daerah", _share("Persentase laporan keuangan tepat waktu"),
        "Koordinasi Pengelolaan Perbendaharaan",
        _work("Penerbitan SP2D", "Jumlah SP2D yang terbit", "Dokumen", 9600, 240),
        _work("Penyusunan Laporan Keuangan Daerah", "Jumlah laporan keuangan", "Laporan", 2, 560),
    ),
    _office(
        "6.01.01", "Inspektorat", "Inspektorat", 12,
        "Meningkatnya akuntabilitas kinerja kota",
        Measure("Predikat AKIP kota", "Predikat", "BB", how="akip_grades"),
        "Meningkatnya tindak lanjut pengawasan",
        Measure("Persentase rekomendasi selesai", "%", "90"),
        "Program Penyelenggaraan Pengawasan", Measure("Level kapabilitas APIP", "Level", "3"),
        "Penyelenggaraan Pengawasan Internal",
        _work("Pengawasan Kinerja", "Jumlah laporan hasil pengawasan", "Laporan", 48, 720),
        _work("Reviu Laporan Kinerja", "Jumlah laporan hasil reviu", "Laporan", 30, 180),
    ),
    *(
        _kecamatan(number, name)
        for number, name in enumerate(
            ("Cipocok Jaya", "Serang", "Taktakan", "Kasemen", "Walantaka", "Curug"), 1
        )
    ),
)  # fmt: skip
