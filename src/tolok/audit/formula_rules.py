"""The rules about formulas as data, in the manner of the catalogue."""

from tolok.audit.findings import Severity
from tolok.audit.rule import Rule
from tolok.audit.rules import formulas

FORMULAS = (
    Rule(
        id="formula-error",
        family="Rumus",
        severity=Severity.ERROR,
        title="Tidak ada sel yang berisi kesalahan rumus",
        explanation=(
            "Lembar kerja menampilkan #DIV/0!, #REF! dan sejenisnya sebagai ganti angka. Rumusnya "
            "disebut bila berkas menyimpannya."
        ),
        example="Capaian pagu #DIV/0! karena pagunya kosong.",
        find=formulas.formula_error,
    ),
    Rule(
        id="formula-stale",
        family="Rumus",
        severity=Severity.ERROR,
        title="Hasil yang tersimpan adalah hasil rumusnya",
        explanation=(
            "Jumlah, rata-rata, dan persentase dihitung ulang dari angka-angka di lembar itu, pada "
            "desimal yang ditampilkan. Rumus lain tidak dijalankan dan dibiarkan."
        ),
        example="=SUM(H5:H7) tersimpan 900, sedangkan H5 sampai H7 berjumlah 950.",
        find=formulas.formula_stale,
    ),
    Rule(
        id="formula-range",
        family="Rumus",
        severity=Severity.ERROR,
        title="Rumus jumlah memuat tiap baris di bawahnya tepat sekali",
        explanation=(
            "Rentang yang melewatkan satu anak, memuat baris lain, atau memuat jumlah beserta "
            "bagian-bagiannya. Baris tanpa uang tidak dinilai."
        ),
        example="Kegiatan di baris 4 dengan =SUM(H5:H6), padahal sub kegiatannya baris 5 sampai 7.",
        find=formulas.formula_range,
    ),
    Rule(
        id="formula-mean",
        family="Rumus",
        severity=Severity.ERROR,
        title="Rumus rata-rata memuat semua baris setingkat di bawahnya",
        explanation=(
            "Dinilai bila rata-rata itu hanya memuat baris di bawahnya, walau satu saja, atau "
            "sedikitnya dua di antaranya. Baris tanpa angka tidak dinilai."
        ),
        example="=AVERAGE(L5:L6), padahal kegiatan itu mempunyai tiga sub kegiatan berangka.",
        find=formulas.formula_mean,
    ),
    Rule(
        id="formula-text",
        family="Rumus",
        severity=Severity.ERROR,
        title="Angka yang dijumlahkan tidak tersimpan sebagai teks",
        explanation=(
            "SUM dan AVERAGE melewati sel yang isinya teks, juga bila teks itu terbaca sebagai "
            "angka. Dinilai bila hasil yang tersimpan memang tidak memuatnya."
        ),
        example="=SUM(H5:H6) tersimpan 5.000.000, sedangkan H6 berisi teks “3.000.000”.",
        find=formulas.formula_text,
    ),
    Rule(
        id="formula-typed-over",
        family="Rumus",
        severity=Severity.WARNING,
        title="Kolom rumus tidak ditimpa angka ketikan",
        explanation=(
            "Sedikitnya tiga sel sejenis dihitung dengan rumus, dan tiga untuk tiap sel yang "
            "diketik. Menjadi catatan bila angkanya sama dengan hasil rumus. Buku kerja buatan "
            "Tolok sendiri tidak dinilai: rumusnya hanya ada pada angka yang sesuai."
        ),
        example="Capaian pagu 80,67 diketik di antara sel-sel =K5/H5*100.",
        find=formulas.formula_typed_over,
    ),
)
"""In the order of the manual."""
