"""An eighteenth set of styles: months, forecasts, services and sheets of systems in other words."""

import random
from collections.abc import Callable

from style_contents import (
    PEOPLE,
    SIGNED,
    bold,
    cents,
    count,
    percent,
    rupiah,
    several,
)
from table_papers import Box, Keyed, Paper
from table_styles_eighteenth_money import (
    accumulated_month,
    action_monitoring,
    bureaucracy_actions,
    tagged_budget,
    three_kinds_of_indicator,
    volumes_and_units,
)
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")
_VILLAGES = ("Kel. Sukamaju", "Kel. Mekarsari", "Kel. Karanganyar", "Kel. Tanjungsari")
_SERVICES = (
    ("Upaya Kesehatan Masyarakat Esensial", "Orang"),
    ("Upaya Kesehatan Masyarakat Pengembangan", "Sekolah"),
    ("Upaya Kesehatan Perseorangan", "Kasus"),
)
_CARE = (
    "Pelayanan kesehatan ibu hamil (K4)",
    "Pelayanan kesehatan balita",
    "Pelayanan kesehatan penderita hipertensi",
    "Penemuan kasus TBC yang diobati",
    "Pembinaan dokter kecil",
    "Kunjungan rumah keluarga rawan",
    "Cakupan kelengkapan rekam medis 24 jam",
    "Imunisasi dasar lengkap",
    "Pemeriksaan kesehatan gigi anak sekolah",
)


def _hundredths(number: int) -> str:
    return f"{number // 100},{number % 100:02}"


def monthly_to_date(chance: random.Random) -> Paper:
    """An agency's monthly measurement: last year, target and result to date, the plan's end."""
    above = [
        "LAPORAN PENGUKURAN KINERJA S/D BULAN JUNI TAHUN 2025",
        "NAMA SKPD : Dinas Kesehatan Provinsi Contoh",
        "NAMA JABATAN : Kepala Bidang Contoh",
    ]
    paper = Paper("monthly to date", above)
    heads = ("No.", "Kinerja Utama", "Indikator", "Capaian Tahun Lalu",
             "Satuan Indikator Kinerja Utama")  # fmt: skip
    paper.row(*(bold(text, 1, 2) for text in heads), bold("TARGET DAN CAPAIAN", 3),
              bold("Target Akhir Renstra", 1, 2),
              bold("Capaian s.d. Bulan Juni terhadap Target Akhir Renstra", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi s.d Bulan ini", "% Capaian")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            target, unit = chance.randrange(4000, 8000), chance.choice(SINGLE)
            done, end = target - chance.randrange(-90, 1500), target + chance.randrange(100, 900)
            texts = (_hundredths(target), _hundredths(done), percent(done, target))
            begin = [] if at else [Box(f"{number}.", 1, many), Box(outcome, 1, many)]
            paper.row(
                *begin,
                name,
                cents(_hundredths(target - chance.randrange(100, 900))),
                unit,
                *map(cents, texts),
                cents(_hundredths(end)),
                cents(percent(done, end)),
            )
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit} | dict(zip(_WORK, texts, strict=True))
            paper.want("objective", cells)
    paper.below = ["Upaya : melaksanakan pembinaan rutin", "Hambatan : keterbatasan tenaga",
                   "Rencana Tindak Lanjut : evaluasi bulan berikutnya", *SIGNED]  # fmt: skip
    return paper


def staff_month(chance: random.Random) -> Paper:
    """An employee's month evaluated: the year's target, the month's, conduct in a table below."""
    paper = Paper(
        "staff month",
        [
            "EVALUASI KINERJA BULANAN PEGAWAI",
            "Periode : Juni 2025",
            "Jabatan : Penata Layanan Operasional",
            "HASIL KERJA",
        ],
    )
    paper.row(*map(bold, ("No", "Indikator Kinerja Individu", "Target tahunan", "Target Bulan",
                          "Realisasi", "Capaian")))  # fmt: skip
    shares = []
    for number, work in enumerate(several(chance, WORKS, 5), start=1):
        target = chance.randrange(4, 12)
        year, unit = 12 * target, chance.choice(("Dokumen", "Laporan", "Kegiatan", "Data"))
        done = target - chance.randrange(0, 3)
        name = f"Jumlah {unit.lower()} {work}"
        shares.append(percent(done, target))
        paper.row(str(number), name, f"{year} {unit}", count(str(target)), count(str(done)),
                  cents(shares[-1]))  # fmt: skip
        cells: Keyed = {"indicator": name, "target": str(target), "realization": str(done)}
        paper.want("objective", cells | {"achievement": shares[-1]})
    mean = sum(int(one.replace(",", "")) for one in shares) // len(shares)
    paper.row(Box("Capaian Hasil Kerja Bulanan", 5, bold=True), cents(_hundredths(mean)))
    conduct = Paper("staff month", ["PERILAKU KERJA"])
    conduct.row(*map(bold, ("No", "Aspek Perilaku", "Kategori", "Nilai")))
    for number, aspect in enumerate(("Berorientasi Pelayanan", "Akuntabel", "Kompeten"), start=1):
        conduct.row(str(number), aspect, chance.choice(("Baik", "Sangat Baik")),
                    str(chance.randrange(80, 99)))  # fmt: skip
    conduct.row(Box("Capaian Perilaku Kerja Bulanan", 3, bold=True), cents("91,33"))
    conduct.below = ["Pegawai yang Dinilai,", "Pejabat Penilai Kinerja,"]
    paper.more.append(conduct)
    return paper


def plan_targets_beside(chance: random.Random) -> Paper:
    """A report's chapter III: targets of the strategic plan, the yearly plan and the agreement."""
    title = "Perbandingan Target Renstra, Renja dan Perjanjian Kinerja Tahun 2025"
    paper = Paper("plan targets beside", ["Tabel 3.2", title])
    paper.row(*(bold(text, 1, 2) for text in ("No", "Sasaran Strategis", "Indikator Kinerja",
                                              "Satuan")),
              bold("Target", 3), bold("Realisasi", 1, 2), bold("Capaian terhadap PK (%)", 1, 2),
              bold("Kategori", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Renstra", "Renja", "PK")))
    for number, outcome in enumerate(several(chance, OUTCOMES, 4), start=1):
        many = chance.randrange(1, 3)
        for at, name in enumerate(several(chance, MEASURES, many)):
            plan, unit = chance.randrange(5000, 8500), chance.choice(SINGLE)
            yearly = plan - chance.randrange(0, 300)
            agreed = yearly - chance.choice((0, 150, 275))
            done = agreed + chance.randrange(-900, 120)
            texts = _hundredths(agreed), _hundredths(done), percent(done, agreed)
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, *map(cents, (_hundredths(plan), _hundredths(yearly))),
                      *map(cents, texts),
                      "Sangat Tinggi" if done * 10 >= agreed * 9 else "Tinggi")  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit} | dict(zip(_WORK, texts, strict=True))
            paper.want("objective", cells)
    paper.below = ["Sumber: e-SAKIP Kabupaten Contoh"]
    return paper


def expected_at_year_end(chance: random.Random) -> Paper:
    """Monitoring to the third quarter: the year's target, the result, what the end will bring."""
    above = ["MONITORING CAPAIAN IKU SAMPAI DENGAN TRIWULAN III TAHUN 2025",
             "BAPPEDA KABUPATEN CONTOH"]  # fmt: skip
    paper = Paper("expected at year end", above)
    paper.row(*map(bold, ("No", "Sasaran", "Indikator Kinerja Utama", "Satuan", "Target 2025",
                          "Realisasi s.d. TW III", "Capaian s.d. TW III (%)",
                          "Prognosis Akhir Tahun", "Perkiraan Capaian Akhir Tahun (%)", "Status",
                          "Penanggung Jawab")))  # fmt: skip
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        target, unit, name = (
            chance.randrange(40, 95),
            chance.choice(SINGLE),
            chance.choice(MEASURES),
        )
        done = target * chance.randrange(55, 85) // 100
        later = target + chance.randrange(-6, 4)
        texts = str(target), str(done), percent(done, target)
        paper.row(str(number), outcome, name, unit, *map(count, texts[:2]), cents(texts[2]),
                  count(str(later)), cents(percent(later, target)),
                  "On Track" if later >= target else "Perlu Perhatian",
                  chance.choice(PEOPLE))  # fmt: skip
        cells: Keyed = {"name": outcome, "indicator": name, "unit": unit}
        paper.want("objective", cells | dict(zip(_WORK, texts, strict=True)))
    paper.below = SIGNED
    return paper


def health_centre(chance: random.Random) -> Paper:
    """A health centre measured: shares and numbers of whom it should reach, cover and result."""
    paper = Paper("health centre", ["PENILAIAN KINERJA PUSKESMAS (PKP) TAHUN 2025",
                                    "UPTD PUSKESMAS CONTOH"])  # fmt: skip
    paper.row(*map(bold, ("No", "Upaya Kesehatan / Indikator", "Target Tahun 2025 (T) dalam %",
                          "Satuan Sasaran (S)", "Total Sasaran (TS)", "Target Sasaran (TxTS)",
                          "Pencapaian (dalam satuan sasaran)", "% Cakupan Riil",
                          "% Kinerja Puskesmas", "Ketercapaian Target")))  # fmt: skip
    paper.row(*map(str, range(1, 11)))
    names = iter(several(chance, _CARE, 9))
    for number, (service, unit) in enumerate(_SERVICES, start=1):
        paper.row(bold("I" * number), bold(service, 9))
        paper.want("objective", {"name": service})
        for at in range(1, chance.randrange(3, 5)):
            name, share = next(names), chance.randrange(14, 20) * 5
            people = chance.randrange(20, 90) * 20
            aim = people * share // 100
            done = aim - chance.randrange(-2, 9)
            texts = rupiah(aim), rupiah(done), percent(done, aim)
            paper.row(str(at), name, f"{share}%", unit, count(rupiah(people)),
                      *map(count, texts[:2]), f"{percent(done, people)}%", f"{texts[2]}%",
                      "Tercapai" if done >= aim else "Tidak Tercapai")  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit}
            paper.want("objective", cells | dict(zip(_WORK, texts, strict=True)))
    paper.below = ["Ket: Kinerja Baik >= 91%, Cukup 81-90%, Rendah <= 80%", *SIGNED]
    return paper


def by_village(chance: random.Random) -> Paper:
    """A subdistrict's indicators with the result of each ward beside their sum."""
    paper = Paper("by village", ["REKAPITULASI CAPAIAN INDIKATOR KINERJA PER KELURAHAN",
                                 "KECAMATAN CONTOH SEMESTER I TAHUN 2025"])  # fmt: skip
    heads = ("No", "Sasaran / Indikator Kinerja", "Satuan", "Target")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi per Kelurahan", 4),
              bold("Jumlah", 1, 2), bold("%", 1, 2))  # fmt: skip
    paper.row(*map(bold, _VILLAGES))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        paper.row(bold("ABC"[number - 1]), bold(outcome, 9))
        paper.want("objective", {"name": outcome})
        for at, work in enumerate(several(chance, WORKS, 2), start=1):
            parts = [chance.randrange(3, 40) for _ in _VILLAGES]
            target, unit = sum(parts) + chance.randrange(-6, 30), chance.choice(("Orang", "KK"))
            name = f"Jumlah {unit} peserta {work}"
            texts = str(target), str(sum(parts)), percent(sum(parts), target)
            paper.row(str(at), name, unit, count(texts[0]), *(count(str(one)) for one in parts),
                      count(texts[1]), cents(texts[2]))  # fmt: skip
            cells: Keyed = {"indicator": name, "unit": unit}
            paper.want("objective", cells | dict(zip(_WORK, texts, strict=True)))
    paper.below = [f"Penyusun: {chance.choice(PEOPLE)}", *SIGNED]
    return paper


EIGHTEENTH: tuple[Callable[[random.Random], Paper], ...] = (
    monthly_to_date, staff_month, plan_targets_beside, expected_at_year_end, health_centre,
    by_village, action_monitoring, bureaucracy_actions, volumes_and_units,
    three_kinds_of_indicator, accumulated_month, tagged_budget,
)  # fmt: skip
"""Each style by the function that composes it."""
