"""A thirteenth set of styles: figures beside other years, the nation, the plan's end, classes."""

import random
from collections.abc import Callable

from style_contents import INDICATORS, SIGNED, UNITS, bold, cents, count, measured, percent, several
from table_papers import Box, Keyed, Paper
from table_styles_thirteenth_money import (
    absorbed_by_quarter,
    finance_and_physical,
    plan_of_three_years,
    thousands_evaluated,
)
from table_words import MEASURES, OUTCOMES, SINGLE

_WORK = ("target", "realization", "achievement")
_ASSESSED = (
    ("Nilai AKIP Perangkat Daerah", "Inspektorat"),
    ("Indeks Reformasi Birokrasi", "Kementerian PANRB"),
    ("Indeks SPBE", "Kementerian PANRB"),
    ("Indeks Kepuasan Masyarakat", "Survei Kepuasan Masyarakat"),
    ("Nilai Keterbukaan Informasi Publik", "Komisi Informasi"),
    ("Nilai Kepatuhan Pelayanan Publik", "Ombudsman RI"),
)


def quarter_and_end(chance: random.Random) -> Paper:
    """A quarter measured: last year's result, the year's target, how far to the plan's end."""
    paper = Paper("quarter and end", ["PENGUKURAN KINERJA TRIWULAN II TAHUN 2025",
                                      "DINAS CONTOH KABUPATEN CONTOH"])  # fmt: skip
    firsts = ("No.", "Sasaran", "Indikator", "Capaian Thn Lalu")
    lasts = ("Target Akhir Renstra", "Capaian Thn 2025 terhadap Target Akhir Renstra")
    paper.row(*(bold(text, 1, 2) for text in firsts), bold("Target dan Capaian", 3),
              *(bold(text, 1, 2) for text in lasts))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi TW II", "% Capaian")))
    paper.row(*map(str, range(1, 10)))
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        many = chance.randrange(1, 4)
        for at, name in enumerate(several(chance, INDICATORS, many)):
            before = chance.randrange(4000, 7000)
            target, end = before + chance.randrange(100, 900), before + chance.randrange(900, 2000)
            done = target * chance.randrange(40, 104) // 100
            texts = _hundredths(target), _hundredths(done), percent(done, target)
            begin = [] if at else [Box(f"{number}", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, cents(_hundredths(before)), *map(cents, texts),
                      cents(_hundredths(end)), cents(percent(done, end)))  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "target": texts[0]}
            paper.want("objective", cells | {("realization", "II"): texts[1],
                                             ("achievement", "II"): texts[2]})  # fmt: skip
    paper.below = SIGNED
    return paper


def _hundredths(number: int) -> str:
    sign = "-" if number < 0 else ""
    return f"{sign}{abs(number) // 100},{abs(number) % 100:02}"


def four_comparisons(chance: random.Random) -> Paper:
    """Indicators compared four ways: this year, the last, the plan's end, the nation's mean."""
    paper = Paper("four comparisons", ["MATRIKS CAPAIAN INDIKATOR KINERJA UTAMA TAHUN 2025"])
    heads = ("NO", "INDIKATOR KINERJA", "SATUAN")
    paper.row(*(bold(text, 1, 3) for text in heads), bold("P1", 3), bold("P2", 4), bold("P3", 2),
              bold("P4", 2))  # fmt: skip
    paper.row(bold("Capaian Tahun 2025", 3), bold("Peningkatan dari Tahun Lalu", 4),
              bold("Capaian Tahun 2025 Terhadap Target Akhir Renstra", 2),
              bold("Perbandingan Dengan Nasional", 2))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "% Capaian", "Realisasi 2024",
                          "Peningkatan Realisasi", "Capaian 2024", "Peningkatan Capaian",
                          "Target Akhir Renstra", "% Capaian terhadap Target Akhir",
                          "Rata-Rata Nasional", "Di Atas/ Di Bawah")))  # fmt: skip
    for number, name in enumerate(several(chance, MEASURES, 6), start=1):
        unit, target = chance.choice(SINGLE), chance.randrange(5000, 8000)
        done, before = target + chance.randrange(-500, 300), target - chance.randrange(20, 400)
        aim, end, nation = before + 60, target + 900, target + chance.randrange(-900, 900)
        shares = [_share(done, target), _share(before, aim)]
        line = [target, done, shares[0], before, done - before, shares[1], shares[0] - shares[1],
                end, _share(done, end), nation]  # fmt: skip
        texts = [_hundredths(one) for one in line]
        paper.row(str(number), name, unit, *map(cents, texts),
                  "Di Atas" if done > nation else "Di Bawah")  # fmt: skip
        cells: Keyed = {"indicator": name, "unit": unit}
        cells |= {(key, "2025"): text for key, text in zip(_WORK, texts[:3], strict=True)}
        paper.want("objective", cells | {("realization", "2024"): texts[3],
                                         ("achievement", "2024"): texts[5]})  # fmt: skip
    paper.below = ["Keterangan: P1-P4 = pembanding capaian kinerja"]
    return paper


def _share(part: int, whole: int) -> int:
    return (2 * 10_000 * part + whole) // (2 * whole)


def table_for_each(chance: random.Random) -> Paper:
    """A report with a little table for each indicator: two years before, this year, its class."""
    paper: Paper | None = None
    for number, name in enumerate(several(chance, INDICATORS, 4), start=1):
        table = Paper("table for each", [f"{number}) {name}",
                                         f"Tabel 3.{number + 3}",
                                         f"Capaian Kinerja {name}"])  # fmt: skip
        table.row(bold("Indikator Kinerja", 1, 2), bold("Satuan", 1, 2), bold("Realisasi", 2),
                  bold("Tahun 2025", 3), bold("Kategori", 1, 2))  # fmt: skip
        table.row(*map(bold, ("2023", "2024", "Target", "Realisasi", "Capaian (%)")))
        unit, one = chance.choice(UNITS), measured(chance)
        years = [str(int(one.realization) - chance.randrange(1, 9) + 9) for _ in "12"]
        said = "Sangat Tinggi" if int(one.realization) >= int(one.target) else "Sedang"
        table.row(name, unit, *map(count, years), *one.boxes, said)
        cells: Keyed = {"indicator": name, "unit": unit}
        cells |= {("realization", year): text
                  for year, text in zip(("2023", "2024"), years, strict=True)}  # fmt: skip
        cells |= {(key, "2025"): text for key, text in zip(_WORK, one, strict=True)}
        table.want("objective", cells)
        table.below = ["Sumber: data diolah, 2025",
                       f"Realisasi tahun 2025: {one.achievement}% dari target."]  # fmt: skip
        if paper is None:
            paper = table
        else:
            paper.more.append(table)
    return paper or Paper("", [])


def values_and_predicates(chance: random.Random) -> Paper:
    """Assessed indicators: target and result as a value and its predicate, the class, by whom."""
    above = ["CAPAIAN INDIKATOR HASIL PENILAIAN TAHUN 2025", "SEKRETARIAT DAERAH KABUPATEN CONTOH"]
    paper = Paper("values and predicates", above, left=1)
    paper.row(*(bold(text, 1, 2) for text in ("No", "Sasaran", "Indikator Kinerja")),
              bold("Target", 2), bold("Realisasi", 2),
              *(bold(text, 1, 2) for text in ("Capaian (%)", "Kategori Capaian",
                                              "Sumber Penilaian")))  # fmt: skip
    paper.row(*map(bold, ("Nilai", "Predikat", "Nilai", "Predikat")))
    assessed = iter(chance.sample(_ASSESSED, 5))
    for number, (outcome, many) in enumerate(zip(several(chance, OUTCOMES, 3), (2, 1, 2),
                                                 strict=True), start=1):  # fmt: skip
        for at in range(many):
            name, source = next(assessed)
            target = chance.randrange(6100, 8900)
            done = target + chance.randrange(-600, 600)
            share = percent(done, target)
            begin = [] if at else [Box(str(number), 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, cents(_hundredths(target)), _predicate(target),
                      cents(_hundredths(done)), _predicate(done), cents(share),
                      "Sangat Tinggi" if done * 100 >= 91 * target else "Tinggi",
                      source)  # fmt: skip
            cells: Keyed = {} if at else {"name": outcome}
            texts = zip(_WORK, (_hundredths(target), _hundredths(done), share), strict=True)
            paper.want("objective", cells | {"indicator": name} | dict(texts))
    paper.below = SIGNED
    return paper


def _predicate(hundredths: int) -> str:
    classes = ((9000, "AA"), (8000, "A"), (7000, "BB"), (6000, "B"), (5000, "CC"))
    return next((name for least, name in classes if hundredths > least), "C")


THIRTEENTH: tuple[Callable[[random.Random], Paper], ...] = (
    quarter_and_end, four_comparisons, thousands_evaluated, absorbed_by_quarter,
    finance_and_physical, table_for_each, plan_of_three_years, values_and_predicates,
)  # fmt: skip
"""Each style by the function that composes it."""
