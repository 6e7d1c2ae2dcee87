"""Seven of a fourth set of styles, with money, chapters, codes and pages."""

import random

from style_contents import QUARTERS, SIGNED, amount, bold, cents, count, percent, rupiah, several
from table_papers import Box, Keyed, Paper
from table_words import FIELDS, MEASURES, OUTCOMES, SINGLE, WORKS, parted, share


def report_chapter(chance: random.Random) -> Paper:
    """A chapter of the annual report: three captioned tables in running prose."""
    told = (
        "Sasaran 1 diukur dengan 4 indikator. Realisasi rata-rata mencapai 97,25% dari target "
        "yang ditetapkan, lebih tinggi 2,5% dibanding tahun 2024."
    )
    prose = ["BAB III AKUNTABILITAS KINERJA", "A. Capaian Kinerja Organisasi", told,
             "Tabel 3.1 Capaian Kinerja Sasaran 1 Tahun 2025"]  # fmt: skip
    first = Paper("report chapter", prose)
    first.row(*map(bold, ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian")))
    names = several(chance, MEASURES, 4)
    for number, name in enumerate(names, start=1):
        target = chance.randrange(300, 900)
        done = target - chance.randrange(0, 90)
        reached = percent(done, target)
        texts = share(target, 1), share(done, 1)
        first.row(f"{number}", name, *texts, f"{reached}%")
        keyed = zip(("target", "realization"), texts, strict=True)
        cells: Keyed = {(what, "3.1"): text for what, text in keyed}
        first.want(
            "objective", {("indicator", "3.1"): name, ("achievement", "3.1"): reached, **cells}
        )
    second = Paper("", ["Dibandingkan tahun-tahun sebelumnya, capaian tampak pada tabel berikut.",
                        "Tabel 3.2 Perbandingan Realisasi Kinerja Tahun 2023-2025"])  # fmt: skip
    second.row(bold("Indikator Kinerja", 1, 2), bold("Realisasi", 3))
    second.row(*map(bold, ("2023", "2024", "2025")))
    for name in names:
        steps = [share(chance.randrange(300, 900), 1) for _ in range(3)]
        second.row(name, *map(Box, steps))
        cells = {("indicator", when): name for when in ("2023", "2024", "2025")}
        keys = (("realization", year) for year in ("2023", "2024", "2025"))
        second.want("objective", cells | dict(zip(keys, steps, strict=True)))
    second.below = ["Sumber: data diolah, 2025"]
    first.more = [second, _spent_by_program(chance)]
    return first


def _spent_by_program(chance: random.Random) -> Paper:
    paper = Paper("", ["B. Realisasi Anggaran", "Tabel 3.3 Realisasi Anggaran Tahun 2025"])
    paper.row(*map(bold, ("Program", "Anggaran (Rp)", "Realisasi (Rp)", "%")))
    whole = [0, 0]
    for work in several(chance, WORKS, 4):
        one = amount(chance)
        used = one * chance.randrange(70, 99) // 100
        whole = [whole[0] + one, whole[1] + used]
        texts = (f"{rupiah(one)},00", f"{rupiah(used)},00", percent(used, one))
        paper.row(f"Program {work}", *texts)
        keyed = zip(("ceiling", "spending", "absorption"), texts, strict=True)
        cells: Keyed = {(what, "3.3"): text for what, text in keyed}
        paper.want("program", {("name", "3.3"): f"Program {work}", **cells})
    paper.row(bold("Jumlah"), *(f"{rupiah(one)},00" for one in whole), percent(whole[1], whole[0]))
    paper.below = ["Berdasarkan tabel di atas, penyerapan anggaran mencapai lebih dari 70%."]
    return paper


def full_years(chance: random.Random) -> Paper:
    """E.81 with everything: the Renstra's end, last year, the year, four quarters, sums, shares."""
    above = ["Evaluasi Terhadap Hasil Renja Perangkat Daerah Lingkup Kabupaten",
             "Renja Dinas Contoh Kabupaten Contoh Periode Pelaksanaan 2025"]  # fmt: skip
    paper = Paper("full E.81", above)
    texts = ("No", "Sasaran", "Program/ Kegiatan", "Indikator Kinerja Program/ Kegiatan")
    groups = ("Target Renstra pada Tahun 2026",
              "Realisasi Capaian Kinerja Renstra s/d Renja 2024",
              "Target Kinerja dan Anggaran Renja Tahun Berjalan (2025)",
              "Realisasi Kinerja pada Triwulan",
              "Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi (2025)",
              "Realisasi Kinerja dan Anggaran Renstra s/d 2025",
              "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d 2025 (%)")  # fmt: skip
    spans = (2, 2, 2, 8, 2, 2, 2)
    downs = tuple(1 if span == 8 else 2 for span in spans)
    paper.row(*(bold(text, 1, 3) for text in texts),
              *(bold(*one) for one in zip(groups, spans, downs, strict=True)),
              bold("Unit Penanggung Jawab", 1, 3))  # fmt: skip
    paper.row(*(bold(quarter, 2) for quarter in QUARTERS))
    paper.row(*map(bold, ("K", "Rp") * 10))
    paper.row(*map(Box, "1234"), *(Box(str(at), 2) for at in range(5, 15)), "15")
    for number, work in enumerate(several(chance, WORKS, 3), start=1):
        for level, name in (("program", f"Program {work}"), ("activity", chance.choice(WORKS))):
            outcome = chance.choice(OUTCOMES) if level == "program" else ""
            label = str(number) if level == "program" else ""
            _evaluated(paper, chance, level, (label, outcome, name))
    paper.row(Box("Rata-rata capaian kinerja (%)", 22), cents("78,45"), cents("66,10"), "")
    paper.row(Box("Predikat Kinerja", 22), "Tinggi", "Sedang", "")
    paper.row(Box("Tindak lanjut yang diperlukan dalam triwulan berikutnya: percepatan", 25))
    return paper


def _evaluated(paper: Paper, chance: random.Random, level: str, begin: tuple[str, ...]) -> None:
    said, target = chance.choice(MEASURES), 4 * chance.randrange(3, 25)
    money, done, spent = amount(chance), [], []
    for _ in QUARTERS:
        done.append(chance.randrange(1, target // 4 + 1))
        spent.append(money * chance.randrange(10, 25) // 100)
    pairs = [(2 * target, 5 * money), (target // 2, money), (target, money)]
    pairs += [*zip(done, spent, strict=True), (sum(done), sum(spent))]
    pairs.append((target // 2 + sum(done), money + sum(spent)))
    line = [text for k, rp in pairs for text in (count(str(k)), count(rupiah(rp)))]
    line += [cents(percent(one, whole)) for one, whole in zip(pairs[-1], pairs[0], strict=True)]
    paper.row(*begin, said, *line, "Dinas Contoh")
    cells: Keyed = {"name": begin[2], "indicator": said}
    cells |= {"target": str(target), "ceiling": rupiah(money)}
    for when, (k, rp) in zip((*QUARTERS, "year"), pairs[3:8], strict=True):
        cells |= {("realization", when): str(k), ("spending", when): rupiah(rp)}
    paper.want(level, cells)


def regional_evaluation(chance: random.Random) -> Paper:
    """The region's yearly plan evaluated: parted codes, affairs in rows, units beside figures."""
    paper = Paper("regional evaluation", ["EVALUASI HASIL RKPD KABUPATEN CONTOH TAHUN 2025",
                                          "TRIWULAN II"])  # fmt: skip
    heads = ("Kode", "Urusan/ Bidang Urusan/ Program/ Kegiatan", "Indikator Kinerja")
    paper.row(*(bold(text, 1, 2) for text in heads), bold("Target RKPD Tahun 2025", 3),
              bold("Realisasi s.d. Triwulan II", 3), bold("Tingkat Capaian (%)", 2),
              bold("Perangkat Daerah", 1, 2))  # fmt: skip
    paper.row(*map(bold, ("K", "Satuan", "Rp", "K", "Satuan", "Rp", "K", "Rp")))
    paper.row(bold("1"), bold("URUSAN PEMERINTAHAN WAJIB PELAYANAN DASAR"), *([""] * 10))
    paper.row(bold("1. 03"), bold("BIDANG URUSAN PEKERJAAN UMUM"), *([""] * 10))
    for program in (2, 3):
        codes = [("program", f"1. 03. 0{program}."), ("activity", f"1. 03. 0{program}. 2.01.")]
        for level, code in (*codes, ("activity", f"1. 03. 0{program}. 2.02.")):
            work, said, unit = chance.choice(WORKS), chance.choice(MEASURES), chance.choice(SINGLE)
            name = f"PROGRAM {work.upper()}" if level == "program" else work
            target, money = chance.randrange(10, 90), amount(chance)
            done, spent = target // 2 + 1, money * chance.randrange(20, 70) // 100
            paper.row(code, name, said, count(str(target)), unit, count(rupiah(money)),
                      count(str(done)), unit, count(rupiah(spent)), cents(percent(done, target)),
                      cents(percent(spent, money)), "Dinas PUPR")  # fmt: skip
            cells: Keyed = {"name": name, "indicator": said, "unit": unit, "target": str(target)}
            cells |= {"ceiling": rupiah(money), "realization": str(done), "spending": rupiah(spent)}
            cells |= {"achievement": percent(done, target), "absorption": percent(spent, money)}
            paper.want(level, cells)
    return paper


def web_print(chance: random.Random) -> Paper:
    """A page of a web system as printed: menu, filters, English marks, buttons, a pager."""
    paper = Paper("web print", ["e-SAKIP Kabupaten Contoh",
                                "Beranda  Perencanaan  Pengukuran  Keluar",
                                "Tahun: 2025   Triwulan: 2   OPD: Dinas Contoh",
                                "Dicetak pada 05/07/2025 10:22:11 oleh operator"])  # fmt: skip
    heads = (
        "#",
        "Sasaran",
        "Indikator",
        "Satuan",
        "Target",
        "Realisasi",
        "Capaian",
        "Status",
        "Aksi",
    )
    paper.row(*map(bold, heads))
    for number, outcome in enumerate(several(chance, OUTCOMES, 5), start=1):
        name, unit = chance.choice(MEASURES), chance.choice(SINGLE)
        target = chance.randrange(1000, 4000)
        done = target - chance.randrange(0, 900)
        texts = (f"{target:,}.50", f"{done:,}.25", percent(done, target).replace(",", ".") + "%")
        paper.row(str(number), outcome, name, unit, *texts, "Terverifikasi", "Lihat Ubah")
        keyed = dict(zip(("target", "realization", "achievement"), texts, strict=True))
        paper.want("objective", {"name": outcome, "indicator": name, "unit": unit, **keyed})
    paper.below = ["Menampilkan 1 sampai 5 dari 5 data", "Sebelumnya 1 Selanjutnya",
                   "https://sakip.contoh.go.id/pengukuran/2025/2   1/1"]  # fmt: skip
    return paper


def bracket_changes(chance: random.Random) -> Paper:
    """A changed budget: negatives in brackets, spaces between thousands, the total on top."""
    paper = Paper("brackets", ["REKAPITULASI PERUBAHAN ANGGARAN DAN REALISASI TA 2025"])
    heads = ("No.", "Program", "Anggaran Murni", "Anggaran Perubahan", "Bertambah (Berkurang)")
    paper.row(*map(bold, (*heads, "Realisasi Keuangan", "Serapan (%)", "Sisa Anggaran")))
    mark = chance.choice((".", " ", "\u00a0"))
    lines: list[tuple[str, int, int, int]] = []
    for work in several(chance, WORKS, 5):
        before, now = amount(chance), amount(chance)
        spent = 0 if not lines else now * chance.randrange(30, 99) // 100
        lines.append((f"Program {work}", before, now, spent))
    first, second, third = (
        sum(amounts) for amounts in zip(*(line[1:] for line in lines), strict=True)
    )
    lines.insert(0, ("JML", first, second, third))
    for number, (name, before, now, spent) in enumerate(lines):
        change = parted(abs(now - before), mark)
        used = parted(spent, mark) if spent else "-"
        paper.row(str(number or ""), name, parted(before, mark), parted(now, mark),
                  f"({change})" if now < before else change, used, percent(spent, now),
                  parted(now - spent, mark))  # fmt: skip
        if number:
            cells = {"name": name, "ceiling": parted(now, "."), "absorption": percent(spent, now)}
            paper.want("program", cells | {"spending": parted(spent, ".") if spent else "-"})
    return paper


def page_sums(chance: random.Random) -> Paper:
    """A long list in pages: carried sums at the foot and the head, the header once more between."""
    paper = Paper(
        "carried sums", ["LAPORAN REALISASI ANGGARAN PER SUB KEGIATAN", "BULAN JUNI 2025"]
    )
    heads = ("No. Urut", "Sub Kegiatan", "Pagu (Rp)", "Realisasi (Rp)", "%", "PPTK")
    whole, number = [0, 0], 0
    for page in range(2):
        paper.row(*map(bold, heads))
        if page:
            carried = [count(rupiah(one)) for one in whole]
            paper.row("", "Jumlah pindahan", *carried, cents(percent(whole[1], whole[0])), "")
        for work in several(chance, WORKS, 5):
            number += 1
            one = amount(chance)
            used = one * chance.randrange(10, 99) // 100
            whole = [whole[0] + one, whole[1] + used]
            texts = (f"{rupiah(one)},-", f"{rupiah(used)},-", percent(used, one))
            paper.row(str(number), work, *texts[:2], cents(texts[2]), chance.choice(FIELDS))
            keyed = dict(zip(("ceiling", "spending", "absorption"), texts, strict=True))
            paper.want("subactivity", {"name": work, **keyed})
        word = "Jumlah keseluruhan" if page else "Jumlah dipindahkan"
        carried = [count(rupiah(one)) for one in whole]
        paper.row("", word, *carried, cents(percent(whole[1], whole[0])), "")
    paper.below = SIGNED
    return paper


def sideways_codes(chance: random.Random) -> Paper:
    """A page lying on its side: a code and a program over several indicators, one decimal."""
    paper = Paper("sideways", ["PENGUKURAN KINERJA PROGRAM TRIWULAN II TAHUN 2025"], sideways=True)
    paper.row(bold("Kode", 1, 2), bold("Program", 1, 2), bold("Indikator Program", 1, 2),
              bold("Satuan", 1, 2), bold("Kinerja", 3), bold("Anggaran", 3))  # fmt: skip
    paper.row(
        *map(bold, ("Target", "Realisasi", "Capaian (%)", "Pagu (Rp)", "Realisasi (Rp)", "%"))
    )
    for number, work in enumerate(several(chance, WORKS, 4), start=1):
        many, one = chance.randrange(1, 4), amount(chance)
        used, name = one * chance.randrange(10, 99) // 100, f"Program {work}"
        money = (rupiah(one), rupiah(used), share(1000 * used // one, 1))
        for at, said in enumerate(several(chance, MEASURES, many)):
            target, unit = chance.randrange(20, 99), chance.choice(SINGLE)
            done = target - chance.randrange(0, 9)
            figures = (str(target), str(done), share(1000 * done // target, 1))
            begin = [] if at else [Box(f"2.17.0{number}", 1, many), Box(name, 1, many)]
            end = [] if at else [Box(text, 1, many, shape="#,##0.0" if "," in text else "#,##0")
                                 for text in money]  # fmt: skip
            paper.row(*begin, said, unit, *map(count, figures[:2]), Box(figures[2]), *end)
            keyed = zip(("target", "realization", "achievement"), figures, strict=True)
            cells: Keyed = {"indicator": said, "unit": unit, **dict(keyed)}
            spent = dict(zip(("ceiling", "spending", "absorption"), money, strict=True))
            paper.want("program", cells if at else cells | {"name": name, **spent})
    paper.below = ["Legenda: TW = Triwulan; data s.d. 30 Juni 2025", *SIGNED]
    return paper
