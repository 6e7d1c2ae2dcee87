"""The rules as data: what each is called, how grave it is, why it stands, and an example."""

from tolok.audit.completeness_rules import COMPLETENESS
from tolok.audit.findings import Severity
from tolok.audit.formula_rules import FORMULAS
from tolok.audit.rule import Rule
from tolok.audit.rules import arithmetic, budgets, identity, structure, units

_ARITHMETIC = (
    Rule(
        id="absorption-ratio",
        family="Hitungan",
        severity=Severity.ERROR,
        title="Capaian pagu = realisasi Rp / pagu × 100",
        explanation=(
            "Dihitung ulang dari baris itu sendiri dan dibulatkan setengah ke atas pada "
            "banyaknya desimal yang tertulis. “-” pada realisasi dihitung nol; yang kosong "
            "tidak dinilai. Diam bila pagu atau realisasi Rp yang keliru sudah menjelaskan "
            "angka itu."
        ),
        example=(
            "Pagu 245.320.000, realisasi Rp 198.395.000, capaian pagu 80,67: seharusnya 80,87."
        ),
        find=arithmetic.absorption_ratio,
    ),
    Rule(
        id="absorption-copied",
        family="Hitungan",
        severity=Severity.WARNING,
        title="Capaian pagu tersalin dari capaian kinerja",
        explanation=(
            "Capaian pagu tidak sesuai dengan realisasi Rp dibagi pagu, tetapi sama dengan "
            "capaian kinerja di sebelahnya."
        ),
        example=(
            "Capaian kinerja 25,00 dan capaian pagu 25,00, sedangkan 14.000.000 / 66.289.200 = "
            "21,12."
        ),
        find=arithmetic.absorption_copied,
    ),
    Rule(
        id="achievement-ratio",
        family="Hitungan",
        severity=Severity.ERROR,
        title="Capaian kinerja = realisasi / target × 100",
        explanation=(
            "Dihitung ulang pada banyaknya desimal yang tertulis, untuk baris tanpa cara "
            "pengukuran sendiri dan tanpa rumus lain yang cocok."
        ),
        example="Target 12, realisasi 3, capaian 52: seharusnya 25.",
        find=arithmetic.achievement_ratio,
    ),
    Rule(
        id="achievement-formula",
        family="Hitungan",
        severity=Severity.QUESTION,
        title="Capaian kinerja mungkin memakai rumus lain",
        explanation=(
            "Realisasi dibagi target tidak memberi angka yang tertulis, tetapi indikatornya "
            "mempunyai cara pengukuran sendiri, atau rumus “makin rendah makin baik” cocok. "
            "Hanya pemilik indikator yang dapat menjawab."
        ),
        example=("Target 65, realisasi 46,95, capaian 66,15: pembagian biasa memberi 72,23."),
        find=arithmetic.achievement_formula,
    ),
    Rule(
        id="bound-direction",
        family="Hitungan",
        severity=Severity.QUESTION,
        title="Capaian searah dengan batas pada targetnya",
        explanation=(
            "“≥ 31” menyebut batas terendah: makin tinggi makin baik. “≤ 5 hari” menyebut batas "
            "tertinggi: makin rendah makin baik. Capaian yang tertulis, atau rumus indikatornya, "
            "mengikuti arah sebaliknya."
        ),
        example="Target “≤ 5 hari”, realisasi 10, capaian 200.",
        find=arithmetic.bound_direction,
    ),
    Rule(
        id="truncated-percentage",
        family="Hitungan",
        severity=Severity.NOTE,
        title="Persentase dipotong, bukan dibulatkan",
        explanation=(
            "Angka tertulis sama dengan hasil hitung yang dipotong. Yang benar: dibulatkan "
            "setengah ke atas."
        ),
        example="2 dari 3 ditulis 66,66: seharusnya 66,67.",
        find=arithmetic.truncated_percentage,
    ),
)

_BUDGETS = (
    Rule(
        id="ceiling-sum",
        family="Anggaran",
        severity=Severity.ERROR,
        title="Pagu di bawah berjumlah sama dengan pagu di atasnya",
        explanation=(
            "Pagu tujuan dan sasaran adalah jumlah pagu program di bawahnya; pagu program dan "
            "kegiatan adalah jumlah pagu anak-anaknya. Bila tidak cocok, temuan diletakkan pada"
            " sel yang perbaikannya memulihkan hubungan lain (jumlah lain, persentase tertulis)"
            " tanpa merusak yang sudah cocok; bila tidak ada yang menonjol, pada baris di atas."
        ),
        example=(
            "Kegiatan 957.600.000, anak-anaknya 3.600.000 + 104.400.000 + 949.600.000: cocok "
            "bila yang terakhir 849.600.000."
        ),
        find=budgets.ceiling_sum,
    ),
    Rule(
        id="spending-sum",
        family="Anggaran",
        severity=Severity.ERROR,
        title="Realisasi Rp di bawah berjumlah sama dengan di atasnya",
        explanation="Seperti jumlah pagu.",
        example="Tujuan 1.020.331.464, keempat programnya 2.020.331.464.",
        find=budgets.spending_sum,
    ),
    Rule(
        id="spending-over-ceiling",
        family="Anggaran",
        severity=Severity.ERROR,
        title="Realisasi Rp tidak melebihi pagu",
        explanation=(
            "Pengeluaran yang anggarannya tidak cukup tersedia dilarang (UU 1/2004 pasal 3 ayat 3)."
        ),
        example="Pagu 10.000.000, realisasi Rp 11.000.000.",
        find=budgets.spending_over_ceiling,
    ),
    Rule(
        id="spending-without-ceiling",
        family="Anggaran",
        severity=Severity.ERROR,
        title="Realisasi Rp memerlukan pagu",
        explanation="Ada realisasi Rp, sedangkan pagunya kosong, “-”, atau nol.",
        example="Pagu kosong, realisasi Rp 5.000.000.",
        find=budgets.spending_without_ceiling,
    ),
    Rule(
        id="negative-amount",
        family="Anggaran",
        severity=Severity.ERROR,
        title="Pagu dan realisasi Rp tidak kurang dari nol",
        explanation=(
            "Jumlah uang bertanda minus biasanya salah ketik atau pengembalian belanja, yang "
            "tempatnya di keterangan."
        ),
        example="Realisasi Rp -5.000.000.",
        find=budgets.negative_amount,
    ),
)

_IDENTITY = (
    Rule(
        id="duplicate-id",
        family="Identitas",
        severity=Severity.ERROR,
        title="Setiap baris bernomor sendiri",
        explanation="Nomor yang dipakai dua kali tidak menunjuk satu baris.",
        example="Dua baris bernomor 7.",
        find=identity.duplicate_id,
    ),
    Rule(
        id="duplicate-name",
        family="Identitas",
        severity=Severity.WARNING,
        title="Nama berbeda di bawah satu induk",
        explanation=(
            "Dua baris dengan nama dan indikator yang sama di bawah induk yang sama, mungkin "
            "tertulis dua kali."
        ),
        example="Dua sub kegiatan “Penyediaan Jasa Surat Menyurat” dalam satu kegiatan.",
        find=identity.duplicate_name,
    ),
    Rule(
        id="empty-name",
        family="Identitas",
        severity=Severity.WARNING,
        title="Setiap baris bernama",
        explanation="Baris tanpa nama, kecuali indikator lanjutan dari baris sebelumnya.",
        example="Sub kegiatan berpagu 3.600.000 tanpa nama.",
        find=identity.empty_name,
    ),
    Rule(
        id="rows-alike",
        family="Identitas",
        severity=Severity.QUESTION,
        title="Dua baris sama isinya",
        explanation=(
            "Nama berbeda di bawah satu induk, tetapi indikator, satuan, target, dan pagunya "
            "sama. Mungkin benar, mungkin satu tersalin dari yang lain."
        ),
        example=("Dua sub kegiatan perizinan, masing-masing 1 Dokumen dengan pagu 34.200.000."),
        find=identity.rows_alike,
    ),
)

_UNITS = (
    Rule(
        id="count-in-percentage",
        family="Satuan",
        severity=Severity.ERROR,
        title="Banyaknya diketik pada indikator persen",
        explanation=(
            "Satuannya %, tetapi realisasinya sama dengan jumlah realisasi anak-anak yang "
            "dihitung dalam satuan lain, sedangkan persentasenya berbeda."
        ),
        example="Satuan %, realisasi 5; anaknya 5 dari 5 Unit: seharusnya 100.",
        find=units.count_in_percentage,
    ),
    Rule(
        id="unreadable-number",
        family="Satuan",
        severity=Severity.ERROR,
        title="Sel angka berisi satu angka",
        explanation=(
            "Tulisan di sel angka tidak terbaca, dua angka menempel, atau besarnya tidak masuk "
            "akal."
        ),
        example="Target “89,3405,300”.",
        find=units.unreadable_number,
    ),
    Rule(
        id="target-bounds",
        family="Satuan",
        severity=Severity.NOTE,
        title="Target berupa batas atau rentang",
        explanation=(
            "Dari “≥ 31” atau “maks. 5 hari” dipakai angkanya, dan tulisannya tetap. Rentang "
            "seperti “80–90” mempunyai dua angka, sehingga tidak satu pun dipakai."
        ),
        example="Target “≥ 31” dengan realisasi 35.",
        find=units.target_bounds,
    ),
    Rule(
        id="months-over-twelve",
        family="Satuan",
        severity=Severity.WARNING,
        title="Setahun dua belas bulan",
        explanation="Target atau realisasi bersatuan Bulan lebih dari 12.",
        example="Target 13 Bulan.",
        find=units.months_over_twelve,
    ),
    Rule(
        id="unit-missing",
        family="Satuan",
        severity=Severity.WARNING,
        title="Target bersatuan",
        explanation="Ada target, tetapi satuannya kosong.",
        example="Target 4, satuan kosong.",
        find=units.unit_missing,
    ),
    Rule(
        id="ambiguous-number",
        family="Satuan",
        severity=Severity.QUESTION,
        title="Ribuan atau desimal",
        explanation=(
            "Satu kelompok tiga angka sesudah koma, atau sesudah titik pada persentase, dapat "
            "dibaca dengan dua cara."
        ),
        example="Target 1,234.",
        find=units.ambiguous_number,
    ),
    Rule(
        id="percent-target-over-100",
        family="Satuan",
        severity=Severity.QUESTION,
        title="Target persen di atas 100",
        explanation=(
            "Target bersatuan % lebih dari 100 jarang dimaksudkan: komanya mungkin hilang atau "
            "satuannya lain."
        ),
        example="Target 125 %.",
        find=units.percent_target_over_100,
    ),
    Rule(
        id="realization-far-above-target",
        family="Satuan",
        severity=Severity.QUESTION,
        title="Realisasi jauh di atas target",
        explanation=(
            "Realisasi lebih dari dua kali target: keberhasilan yang perlu dijelaskan, salah "
            "ketik, atau target yang terlalu rendah."
        ),
        example="Target 12, realisasi 30.",
        find=units.realization_far_above_target,
    ),
)

_STRUCTURE = (
    Rule(
        id="missing-parent",
        family="Susunan",
        severity=Severity.ERROR,
        title="Induk setiap baris ada",
        explanation="Baris menunjuk induk yang tidak ada di formulir.",
        example="Kegiatan yang induknya baris 9, sedangkan baris 9 tidak ada.",
        find=structure.missing_parent,
    ),
    Rule(
        id="circular-parent",
        family="Susunan",
        severity=Severity.ERROR,
        title="Tidak ada baris di bawah dirinya sendiri",
        explanation=(
            "Rangkaian induk kembali ke baris itu sendiri. Pemeriksaan lain tetap berjalan "
            "seolah-olah rangkaian itu terputus."
        ),
        example="Baris 1 di bawah baris 2, baris 2 di bawah baris 1.",
        find=structure.circular_parent,
    ),
    Rule(
        id="parent-not-higher",
        family="Susunan",
        severity=Severity.ERROR,
        title="Induk lebih tinggi tingkatnya",
        explanation=(
            "Tujuan, sasaran, program, kegiatan, sub kegiatan: induk selalu dari tingkat yang "
            "lebih tinggi."
        ),
        example="Program di bawah kegiatan.",
        find=structure.parent_not_higher,
    ),
    Rule(
        id="orphan-row",
        family="Susunan",
        severity=Severity.WARNING,
        title="Hanya tingkat teratas tanpa induk",
        explanation="Baris tanpa induk, padahal formulir memuat tingkat yang lebih tinggi.",
        example="Sub kegiatan tanpa kegiatan dalam formulir yang memuat program.",
        find=structure.orphan_row,
    ),
    Rule(
        id="level-jump",
        family="Susunan",
        severity=Severity.QUESTION,
        title="Tidak ada tingkat yang terlewat",
        explanation="Antara baris dan induknya ada tingkat yang tidak ditulis.",
        example="Sub kegiatan langsung di bawah program.",
        find=structure.level_jump,
    ),
    Rule(
        id="program-without-activity",
        family="Susunan",
        severity=Severity.QUESTION,
        title="Program mempunyai kegiatan",
        explanation="Formulir memuat kegiatan, tetapi program ini tidak mempunyainya.",
        example="Program berpagu 335.233.350 tanpa satu kegiatan pun.",
        find=structure.program_without_activity,
    ),
    Rule(
        id="rows-out-of-order",
        family="Susunan",
        severity=Severity.NOTE,
        title="Baris ditulis di bawah induknya",
        explanation="Baris berdiri di luar kelompok induknya: sukar diperiksa dengan mata.",
        example="Sub kegiatan ditulis sesudah program berikutnya.",
        find=structure.rows_out_of_order,
    ),
)

EVERY_RULE = (*_ARITHMETIC, *_BUDGETS, *COMPLETENESS, *_IDENTITY, *_UNITS, *_STRUCTURE, *FORMULAS)
"""In the order of the manual."""
