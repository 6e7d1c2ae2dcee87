"""The rules about what was not reported, as data."""

from tolok.audit.findings import Severity
from tolok.audit.rule import REPORTS, WITH_TARGETS, Rule
from tolok.audit.rules import completeness

COMPLETENESS = (
    Rule(
        id="blank-shown-as-figure",
        family="Kelengkapan",
        severity=Severity.ERROR,
        title="Yang kosong tidak mempunyai capaian",
        explanation=(
            "Capaian tertulis angka, padahal realisasinya kosong. Capaian pagu 0 dengan "
            "realisasi Rp kosong tidak dipersoalkan di sini."
        ),
        example="Realisasi kosong, capaian kinerja 100.",
        find=completeness.blank_shown_as_figure,
    ),
    Rule(
        id="not-reported",
        family="Kelengkapan",
        severity=Severity.WARNING,
        title="Baris belum dilaporkan",
        explanation="Realisasi, realisasi Rp, dan kedua capaian kosong. Kosong bukan nol.",
        example="Target 100 %, pagu 8.850.000, keempat sel realisasi dan capaian kosong.",
        find=completeness.not_reported,
        kinds=REPORTS,
    ),
    Rule(
        id="own-performance-missing",
        family="Kelengkapan",
        severity=Severity.WARNING,
        title="Program dan kegiatan mempunyai kinerja sendiri",
        explanation=(
            "Uang sudah dibelanjakan atau anak-anaknya sudah terlaksana, tetapi realisasi "
            "kinerja program atau kegiatan itu sendiri nol, kosong, atau “-”."
        ),
        example="Program berrealisasi Rp 1.982.501.464 dengan realisasi kinerja 0,00.",
        find=completeness.own_performance_missing,
        kinds=REPORTS,
    ),
    Rule(
        id="target-missing",
        family="Kelengkapan",
        severity=Severity.WARNING,
        title="Yang diukur mempunyai target",
        explanation="Realisasi atau capaian diisi, padahal targetnya kosong atau “-”.",
        example="Target kosong, realisasi 3.",
        find=completeness.target_missing,
        kinds=WITH_TARGETS,
    ),
    Rule(
        id="shares-alone",
        family="Kelengkapan",
        severity=Severity.NOTE,
        title="Capaian tanpa realisasi tidak dapat diperiksa",
        explanation=(
            "Tiga baris atau lebih memuat capaian, sedangkan tidak satu pun realisasi ditulis: "
            "tabelnya memang tidak memuatnya, jadi tidak disalahkan baris demi baris."
        ),
        example="Kolom realisasi tidak ada, capaian kinerja 95, 100, dan 75.",
        find=completeness.shares_alone,
    ),
    Rule(
        id="blank-with-zero-absorption",
        family="Kelengkapan",
        severity=Severity.NOTE,
        title="Realisasi kosong dengan capaian pagu nol",
        explanation=(
            "Satu catatan untuk seluruh formulir: banyaknya baris yang mengosongkan realisasi, "
            "sedangkan capaian pagunya tertulis 0."
        ),
        example="Realisasi kosong, capaian pagu 0,00.",
        find=completeness.blank_with_zero_absorption,
    ),
)
