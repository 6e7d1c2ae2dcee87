"""Twelve styles of offices, written before anybody looked at how readers take them."""

import random
from collections.abc import Callable

from style_contents import (
    ACTIONS,
    INDICATORS,
    OBJECTIVES,
    PEOPLE,
    QUARTERS,
    SHARE,
    SIGNED,
    UNITS,
    amount,
    bold,
    cents,
    count,
    measured,
    rupiah,
    several,
    turned,
)
from table_papers import Box, Keyed, Paper
from table_styles_money import coded_columns, glued_rupiah, look_alone, thousands


def merged_quarters(chance: random.Random) -> Paper:
    """T, R and % under merged quarters, numbered columns, goals merged downwards, a footnote."""
    paper = Paper(
        "merged quarters", ["LAPORAN CAPAIAN KINERJA TRIWULANAN", "DINAS CONTOH TAHUN 2025"]
    )
    paper.row(
        *(bold(text, 1, 2) for text in ("No.", "Sasaran Strategis", "Indikator Kinerja", "Satuan")),
        bold("Target Tahunan", 1, 2),
        *(bold(f"Triwulan {quarter}", 3) for quarter in QUARTERS),
    )
    paper.row(*(bold(text) for _ in QUARTERS for text in ("T", "R", "%")))
    paper.row(*(Box(f"({at})") for at in range(1, 18)))
    for number, objective in enumerate(several(chance, OBJECTIVES, 3), start=1):
        many = chance.randrange(2, 4)
        for at, indicator in enumerate(several(chance, INDICATORS, many)):
            begin = [Box(f"{number}.", 1, many), Box(objective, 1, many)] if not at else []
            unit, year = chance.choice(UNITS), measured(chance).target
            cells: Keyed = {"indicator": indicator, "unit": unit, "target": year}
            line = [Box(indicator), Box(unit), count(year)]
            for quarter in QUARTERS:
                one = measured(chance)
                line += [count(one.target), count(one.realization), cents(one.achievement)]
                cells |= {(name, quarter): getattr(one, name) for name in one._fields}
            paper.row(*begin, *line)
            paper.want("objective", cells if at else cells | {"name": objective})
    paper.below = ["*) angka sementara", "Sumber: Bidang Perencanaan, 2025", *SIGNED]
    return paper


def percent_formats(chance: random.Random) -> Paper:
    """Shares behind a percent format, dates, remarks of an inspector, a filter, a guarded sheet."""
    paper = Paper(
        "percent formats",
        ["MONITORING CAPAIAN INDIKATOR 2025"],
        guarded=True,
        filtered=True,
        top=1,
        left=1,
    )
    heads = (
        "No",
        "Indikator",
        "Satuan",
        "Target 2025",
        "Realisasi 2025",
        "Capaian (%)",
        "Tanggal Pemutakhiran",
        "Penanggung Jawab",
    )
    paper.row(*map(bold, heads))
    for number, name in enumerate(several(chance, INDICATORS, 7), start=1):
        one, unit = measured(chance), chance.choice(UNITS)
        note = "Mohon diperiksa kembali" if number == 3 else ""
        share = Box(f"{one.achievement}%", shape=SHARE)
        done = count(one.realization)._replace(note=note)
        paper.row(
            str(number),
            name,
            unit,
            count(one.target),
            done,
            share,
            f"{chance.randrange(1, 28)}/07/2025",
            chance.choice(PEOPLE),
        )
        paper.want("objective", {"indicator": name, "unit": unit, **one._asdict()})
    return paper


def below_a_letter(chance: random.Random) -> Paper:
    """A table that begins below a letter, with parties and a signature beside it."""
    letter = [
        "PEMERINTAH KABUPATEN CONTOH",
        "DINAS KESEHATAN",
        "Jalan Merdeka Nomor 17 Telp. (0254) 123456",
        "Nomor : 050/123/Dinkes/2025",
        "Lampiran : 1 (satu) berkas",
        "Hal : Penyampaian Pengukuran Kinerja",
        "Kepada Yth. Kepala Bappeda",
        "Bersama ini kami sampaikan hasil pengukuran kinerja Triwulan II Tahun 2025 berikut:",
    ]
    paper = Paper("below a letter", letter, top=18, beside=SIGNED)
    heads = (
        "No",
        "Sasaran",
        "Indikator Sasaran",
        "Target",
        "Realisasi",
        "Tingkat Capaian (%)",
        "Keterangan",
    )
    paper.row(*map(bold, heads))
    for number, objective in enumerate(several(chance, OBJECTIVES, 4), start=1):
        one, name = measured(chance), chance.choice(INDICATORS)
        paper.row(
            str(number),
            objective,
            name,
            count(one.target),
            count(one.realization),
            cents(one.achievement),
            chance.choice(("", "tercapai", "akan dilaksanakan Triwulan III")),
        )
        paper.want("objective", {"name": objective, "indicator": name, **one._asdict()})
    paper.below = ["Demikian disampaikan, atas perhatiannya diucapkan terima kasih.", *SIGNED]
    return paper


def lettered_indicators(chance: random.Random) -> Paper:
    """Goals in bold rows of their own, indicators a., b. and c. below, a target with its unit."""
    paper = Paper("lettered indicators", ["PERJANJIAN KINERJA TAHUN 2025", "DINAS CONTOH"])
    paper.row(
        *map(
            bold,
            ("No", "Sasaran Strategis / Indikator Kinerja", "Satuan", "Target", "Penanggung Jawab"),
        )
    )
    for number, objective in enumerate(several(chance, OBJECTIVES, 3), start=1):
        paper.row(bold(str(number)), bold(objective), "", "", "")
        paper.want("objective", {"name": objective})
        for letter, name in zip("abc", several(chance, INDICATORS, 3), strict=True):
            one, unit = measured(chance), chance.choice(UNITS)
            paper.row("", f"{letter}. {name}", unit, one.target, chance.choice(PEOPLE))
            paper.want("objective", {"unit": unit, "target": one.target})
    paper.below = ["Pihak Kedua,", "Pihak Pertama,", "Bupati Contoh", "Kepala Dinas"]
    return paper


def two_tables(chance: random.Random) -> Paper:
    """Indicators at the left, programs and their budget at the right, an empty column between."""
    paper = Paper("two tables abreast", ["PERJANJIAN KINERJA TAHUN 2025"])
    paper.row(
        *map(bold, ("No", "Sasaran", "Indikator Kinerja", "Target")),
        "",
        *map(bold, ("No", "Program", "Anggaran (Rp)")),
    )
    rows = zip(
        several(chance, OBJECTIVES, 4),
        several(chance, INDICATORS, 4),
        several(chance, ACTIONS, 4),
        strict=True,
    )
    for number, (objective, name, action) in enumerate(rows, start=1):
        one, ceiling = measured(chance), rupiah(amount(chance))
        paper.row(
            str(number),
            objective,
            name,
            count(one.target),
            "",
            str(number),
            f"Program {action}",
            count(ceiling),
        )
        paper.want(
            "objective",
            {
                ("name", "left"): objective,
                ("indicator", "left"): name,
                ("target", "left"): one.target,
            },
        )
        paper.want(
            "program", {("name", "right"): f"Program {action}", ("ceiling", "right"): ceiling}
        )
    return paper


def turned_heads(chance: random.Random) -> Paper:
    """Upright headers, title and header again on each page, blank rows between goals."""
    title = "EVALUASI RENCANA AKSI TRIWULAN III TAHUN 2025"
    paper = Paper("turned headers", [title])
    for page, objectives in enumerate((OBJECTIVES[:2], OBJECTIVES[2:5])):
        if page:
            paper.row(*(Box() for _ in range(8)))
            paper.row(bold(title, 8))
        paper.row(
            bold("No", 1, 2),
            bold("Sasaran", 1, 2),
            bold("Indikator", 1, 2),
            turned("Satuan", 1, 2),
            bold("Triwulan III", 3),
            turned("Keterangan", 1, 2),
        )
        paper.row(turned("Target"), turned("Realisasi"), turned("Capaian (%)"))
        for number, objective in enumerate(objectives, start=1 + 2 * page):
            one, unit, name = measured(chance), chance.choice(UNITS), chance.choice(INDICATORS)
            paper.row(
                str(number),
                objective,
                name,
                unit,
                count(one.target),
                count(one.realization),
                cents(one.achievement),
                "",
            )
            paper.row(*(Box() for _ in range(8)))
            paper.want(
                "objective", {"name": objective, "indicator": name, "unit": unit, **one._asdict()}
            )
    return paper


def units_in_heads(chance: random.Random) -> Paper:
    """Percentages whose unit stands in the header, numbering 1.1, a mean below, notes under it."""
    paper = Paper(
        "units in headers",
        ["Tabel 3.2 Perbandingan Target dan Realisasi Kinerja", "Tahun 2024 dan 2025"],
    )
    paper.row(
        bold("No", 1, 2),
        bold("Indikator Kinerja Utama", 1, 2),
        bold("Tahun 2024", 3),
        bold("Tahun 2025", 3),
    )
    paper.row(
        *(bold(text) for _ in range(2) for text in ("Target (%)", "Realisasi (%)", "Capaian (%)"))
    )
    for number, name in enumerate(several(chance, INDICATORS, 6), start=1):
        cells: Keyed = {"indicator": name}
        line = []
        for year in ("2024", "2025"):
            one = measured(chance)
            line += [
                cents(f"{one.target},00"),
                cents(f"{one.realization},00"),
                cents(one.achievement),
            ]
            cells |= {
                ("target", year): f"{one.target},00",
                ("realization", year): f"{one.realization},00",
            }
            cells |= {("achievement", year): one.achievement}
        paper.row(f"1.{number}", name, *line)
        paper.want("objective", cells)
    paper.row(bold("Rata-rata", 2), "", "", cents("87,21"), "", "", cents("91,40"))
    paper.below = [
        "Keterangan: capaian dihitung terhadap target tahunan.",
        "Sumber: LKjIP Dinas Contoh 2025",
    ]
    return paper


def months(chance: random.Random) -> Paper:
    """Twelve months under one word, sums of nothing, the year's target with its unit behind it."""
    names = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nov", "Des")
    paper = Paper("months", ["RENCANA AKSI PERJANJIAN KINERJA TAHUN 2025"])
    paper.row(
        *(
            bold(text, 1, 2)
            for text in ("No", "Sasaran Program", "Indikator Kinerja", "Satuan", "Target 2025")
        ),
        bold("Target Bulan", 12),
        bold("Penanggung Jawab", 1, 2),
    )
    paper.row(*map(bold, names))
    for number, objective in enumerate(several(chance, OBJECTIVES, 5), start=1):
        name, unit = chance.choice(INDICATORS), chance.choice(UNITS)
        steps = sorted(chance.randrange(0, 100) for _ in names)
        cells: Keyed = {
            "name": objective,
            "indicator": name,
            "unit": unit,
            "target": str(steps[-1]),
        }
        cells |= {("target", month): str(step) for month, step in zip(names, steps, strict=True)}
        paper.row(
            str(number),
            objective,
            name,
            unit,
            count(str(steps[-1])),
            *(count(str(step)) for step in steps),
            chance.choice(PEOPLE),
        )
        paper.want("objective", cells)
    return paper


STYLES: tuple[Callable[[random.Random], Paper], ...] = (
    merged_quarters, thousands, glued_rupiah, percent_formats, below_a_letter, lettered_indicators,
    look_alone, two_tables, turned_heads, coded_columns, units_in_heads, months,
)  # fmt: skip
"""Each style by the function that composes it."""
