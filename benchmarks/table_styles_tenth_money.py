"""Four of the tenth set of styles, with money."""

import random

from style_contents import (
    ACTIONS,
    OBJECTIVES,
    QUARTERS,
    SIGNED,
    amount,
    bold,
    cents,
    count,
    measured,
    percent,
    rupiah,
    several,
    spent_of,
)
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, SINGLE, WORKS

_WORK = ("target", "realization", "achievement")
_MONEY = ("ceiling", "spending", "absorption")
_SCHOOL = (
    "Pengembangan Kurikulum Operasional",
    "Peningkatan Mutu Proses Pembelajaran",
    "Pemeliharaan Ruang Kelas dan Laboratorium",
    "Peningkatan Kompetensi Guru",
    "Pengelolaan Perpustakaan Sekolah",
    "Penguatan Penilaian Hasil Belajar",
)


def both_halves(chance: random.Random) -> Paper:
    """A report's appendix: an objective's figures at left, the programs that pay it at right."""
    paper = Paper("both halves", ["LAMPIRAN PENGUKURAN KINERJA DAN ANGGARAN",
                                  "KECAMATAN CONTOH TAHUN 2025"])  # fmt: skip
    heads = ("No", "Sasaran Strategis", "Indikator Kinerja")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Kinerja", 3), bold("Program", 1, 2),
              bold("Anggaran", 3))  # fmt: skip
    paper.row(*map(bold, ("Target", "Realisasi", "%", "Pagu (Rp)", "Realisasi (Rp)", "%")))
    whole = [0, 0]
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        name, figures = chance.choice(MEASURES), measured(chance)
        left = [*map(Box, (f"{number}", outcome, name)), *figures.boxes]
        cells: Keyed = {"name": outcome, "indicator": name}
        paper.want("objective", cells | dict(zip(_WORK, figures, strict=True)))
        for at, work in enumerate(several(chance, WORKS, 2)):
            one = amount(chance)
            spent = spent_of(chance, one)
            whole = [whole[0] + one, whole[1] + int(spent.spending.replace(".", ""))]
            begin = [] if at else [box._replace(down=2) for box in left]
            paper.row(*begin, f"Program {work}", *spent.boxes)
            paper.want("program", {"name": f"Program {work}",
                                   **dict(zip(_MONEY, spent, strict=True))})  # fmt: skip
    paper.row(bold("Jumlah", 7), count(rupiah(whole[0])), count(rupiah(whole[1])),
              cents(percent(whole[1], whole[0])))  # fmt: skip
    paper.below = SIGNED
    return paper


def duties_by_rank(chance: random.Random) -> Paper:
    """A section head's agreement: targets by quarter, the work that serves each, its budget."""
    paper = Paper("duties by rank", ["PERJANJIAN KINERJA TAHUN 2025",
                                     "KEPALA BIDANG CONTOH DINAS CONTOH"])  # fmt: skip
    heads = ("No", "Sasaran Kegiatan", "Indikator Kinerja", "Satuan", "Target")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target Triwulan", 4),
              *(bold(text, 1, 2) for text in ("Sub Kegiatan", "Anggaran (Rp)")))  # fmt: skip
    paper.row(*(bold(quarter) for quarter in QUARTERS))
    for number, outcome in enumerate(several(chance, OBJECTIVES, 3), start=1):
        many = chance.randrange(1, 3)
        works: list[Keyed] = []
        for at, name in enumerate(several(chance, MEASURES, many)):
            target, unit, work = (
                4 * chance.randrange(2, 20),
                chance.choice(SINGLE),
                chance.choice(ACTIONS),
            )
            steps = [str(target * part // 4) for part in (1, 2, 3, 4)]
            money = f"Rp{rupiah(amount(chance))},-"
            begin = [] if at else [Box(f"{number}", 1, many), Box(outcome, 1, many)]
            paper.row(*begin, name, unit, count(str(target)), *map(count, steps), work, money)
            cells: Keyed = {} if at else {"name": outcome}
            cells |= {"indicator": name, "unit": unit, "target": str(target)}
            keyed = zip(QUARTERS, steps, strict=True)
            paper.want("objective", cells | {("target", when): step for when, step in keyed})
            works.append({"name": work, "ceiling": money})
        for serving in works:
            paper.want("subactivity", serving)
    return paper


def works_below_bands(chance: random.Random) -> Paper:
    """An agency's works below a line for each program and activity, budgets and both progresses."""
    paper = Paper("works below bands", ["LAPORAN PROGRES FISIK DAN KEUANGAN DINAS CONTOH",
                                        "Keadaan s.d. 30 September 2025"])  # fmt: skip
    heads = ("No", "Uraian Pekerjaan", "Lokasi", "Pagu Anggaran (Rp)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Fisik (%)", 3), bold("Keuangan", 3),
              bold("Sisa Anggaran (Rp)", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Rencana", "Realisasi", "Deviasi", "Rencana (%)", "Realisasi (Rp)",
                          "Realisasi (%)")))  # fmt: skip
    paper.row(*map(str, range(1, 12)))
    whole = [0, 0]
    for program in several(chance, WORKS, 2):
        paper.row(bold(f"Program : {program}", 11))
        paper.want("program", {"name": f"Program : {program}"})
        activity = chance.choice(ACTIONS)
        paper.row(bold(f"Kegiatan : {activity}", 11))
        paper.want("activity", {"name": f"Kegiatan : {activity}"})
        for number, work in enumerate(several(chance, ACTIONS, 3), start=1):
            one = amount(chance)
            spent = spent_of(chance, one)
            left = one - int(spent.spending.replace(".", ""))
            whole = [whole[0] + one, whole[1] + one - left]
            paper.row(f"{number}", work, "Kec. Contoh", count(spent.ceiling), cents("75,00"),
                      cents("71,50"), "-3,50", cents("80,00"), count(spent.spending),
                      cents(spent.absorption), count(rupiah(left)))  # fmt: skip
            paper.want("subactivity", {"name": work, **dict(zip(_MONEY, spent, strict=True))})
    paper.row(bold("JUMLAH", 3), count(rupiah(whole[0])), *[""] * 4, count(rupiah(whole[1])),
              cents(percent(whole[1], whole[0])), count(rupiah(whole[0] - whole[1])))  # fmt: skip
    return paper


def school_plan(chance: random.Random) -> Paper:
    """A school's yearly plan evaluated: standards across, programs, activities, their costs."""
    paper = Paper("school plan", ["EVALUASI RENCANA KERJA TAHUNAN (RKT) SD NEGERI CONTOH",
                                  "TAHUN 2025"])  # fmt: skip
    paper.row(*map(bold, ("No", "Program", "Kegiatan", "Indikator Keberhasilan", "Target",
                          "Realisasi", "Ketercapaian (%)", "Biaya (Rp)", "Sumber Dana",
                          "Penanggung Jawab")))  # fmt: skip
    names = iter(several(chance, _SCHOOL, 6))
    for standard in ("STANDAR ISI", "STANDAR PROSES"):
        paper.row(bold(standard, 10))
        program = next(names)
        paper.want("program", {"name": program})
        for at in range(2):
            work, said, figures = next(names), chance.choice(MEASURES), measured(chance)
            cost = rupiah(amount(chance))
            begin = [] if at else [Box("1", 1, 2), Box(program, 1, 2)]
            paper.row(*begin, work, said, *figures.boxes, count(cost), "BOSP",
                      "Kepala Sekolah")  # fmt: skip
            cells: Keyed = {"name": work, "indicator": said, "ceiling": cost}
            paper.want("activity", cells | dict(zip(_WORK, figures, strict=True)))
    return paper
