"""Three of the ninth set of styles, with money."""

import random

from style_contents import (
    ACTIONS,
    SIGNED,
    amount,
    bold,
    cents,
    count,
    percent,
    rupiah,
    several,
    spent_of,
)
from table_papers import Box, Keyed, Paper
from table_words import OUTCOMES, WORKS

_MONEY = ("ceiling", "spending", "absorption")


def money_by_objective(chance: random.Random) -> Paper:
    """A report's budget by objective: programs that serve each, what was spent, what is left."""
    paper = Paper("money by objective", ["Tabel 3.20",
                                         "Realisasi Anggaran per Sasaran Tahun 2025"])  # fmt: skip
    paper.row(*map(bold, ("No", "Sasaran Strategis", "Program Pendukung", "Alokasi (Rp)",
                          "Realisasi (Rp)", "Persentase (%)", "Sisa (Rp)")))  # fmt: skip
    whole = [0, 0]
    for number, outcome in enumerate(several(chance, OUTCOMES, 3), start=1):
        works = several(chance, WORKS, 2)
        for at, work in enumerate(works):
            one = amount(chance)
            spent = one * chance.randrange(500, 990) // 1000
            whole = [whole[0] + one, whole[1] + spent]
            texts = rupiah(one), rupiah(spent), percent(spent, one)
            begin = [] if at else [Box(f"{number}", 1, 2), Box(outcome, 1, 2)]
            paper.row(*begin, f"Program {work}", *map(count, texts[:2]), cents(texts[2]),
                      count(rupiah(one - spent)))  # fmt: skip
            if not at:
                paper.want("objective", {"name": outcome})
            cells: Keyed = {"name": f"Program {work}", **dict(zip(_MONEY, texts, strict=True))}
            paper.want("program", cells)
    paper.row(bold("Total", 3), *(count(rupiah(one)) for one in whole),
              cents(percent(whole[1], whole[0])), count(rupiah(whole[0] - whole[1])))  # fmt: skip
    return paper


def by_village(chance: random.Random) -> Paper:
    """A subdistrict's works village by village: a line across for each, its sum below."""
    paper = Paper("by village", ["REALISASI KEGIATAN KELURAHAN SE-KECAMATAN CONTOH",
                                 "TRIWULAN III TAHUN ANGGARAN 2025"])  # fmt: skip
    heads = ("No", "Uraian Sub Kegiatan", "Volume", "Satuan", "Pagu Anggaran (Rp)")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Realisasi", 3),
              bold("Keterangan", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("Fisik (%)", "Keuangan (Rp)", "Keuangan (%)")))
    for letter, village in zip("ABC", ("Suka Maju", "Suka Jaya", "Suka Makmur"), strict=True):
        paper.row(bold(f"{letter}. Kelurahan {village}", 9))
        total = [0, 0]
        for number, work in enumerate(several(chance, ACTIONS, 2), start=1):
            one = amount(chance)
            spent = spent_of(chance, one)
            total = [total[0] + one, total[1] + int(spent.spending.replace(".", ""))]
            paper.row(f"{number}", work, count(str(chance.randrange(1, 9))), "Paket",
                      count(spent.ceiling), count("80"), count(spent.spending),
                      cents(spent.absorption), "Selesai")  # fmt: skip
            paper.want("subactivity", {"name": work, **dict(zip(_MONEY, spent, strict=True))})
        paper.row("", bold(f"Jumlah Kelurahan {village}"), "", "", count(rupiah(total[0])), "",
                  count(rupiah(total[1])), cents(percent(total[1], total[0])), "")  # fmt: skip
    paper.below = SIGNED
    return paper


def account_lines(chance: random.Random) -> Paper:
    """A budget's print: programs, activities and subactivities, below each what is bought."""
    paper = Paper("account lines", ["RINCIAN REALISASI BELANJA PER SUB KEGIATAN", "DINAS CONTOH",
                                    "s.d. Bulan Agustus 2025"])  # fmt: skip
    paper.row(*map(bold, ("Kode", "Uraian", "Anggaran (Rp)", "Realisasi s.d. Bulan Ini (Rp)",
                          "Sisa Anggaran (Rp)", "%")))  # fmt: skip
    code = "1.03.02"
    subs = []
    for at, work in enumerate(several(chance, WORKS, 3), start=1):
        parts = [amount(chance), amount(chance)]
        used = [one * chance.randrange(300, 900) // 1000 for one in parts]
        subs.append((f"{code}.2.01.000{at}", work, parts, used))
    whole = sum(sum(sub[2]) for sub in subs), sum(sum(sub[3]) for sub in subs)
    name, middle = f"PROGRAM {chance.choice(ACTIONS).upper()}", chance.choice(ACTIONS)
    _line(paper, "program", code, name, whole)
    _line(paper, "activity", f"{code}.2.01", middle, whole)
    for label, work, parts, used in subs:
        _line(paper, "subactivity", label, work, (sum(parts), sum(used)))
        for account, said, one, spent in zip(
            ("5.1.02", "5.2.02"), ("Belanja Barang dan Jasa", "Belanja Modal"), parts, used,
            strict=True,
        ):  # fmt: skip
            _line(paper, "", account, said, (one, spent))
    return paper


def _line(paper: Paper, level: str, label: str, said: str, pair: tuple[int, int]) -> None:
    one, spent = pair
    texts = rupiah(one), rupiah(spent), percent(spent, one)
    paper.row(label, bold(said) if level == "program" else said, *map(count, texts[:2]),
              count(rupiah(one - spent)), cents(texts[2]))  # fmt: skip
    if level:
        paper.want(level, {"name": said, **dict(zip(_MONEY, texts, strict=True))})
