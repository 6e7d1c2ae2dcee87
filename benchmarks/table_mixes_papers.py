"""Agreements, action plans, evaluations and plans, drawn piece by piece.

As `table_mixes`, for the other documents of the performance year (DOMAIN.md, section 5): each paper
is one of them, its columns, words, notation and spans are drawn each by itself.
"""

import random
from collections.abc import Callable, Mapping, Sequence

from style_contents import INDICATORS, OBJECTIVES, several
from table_drawing import (
    COUNTED,
    LEADING,
    PIECES,
    RATED,
    YEAR,
    Column,
    Drawing,
    Indicator,
    Item,
    drawn,
    leading,
    rupiah,
    share,
    tenths,
    tree,
)
from table_layouts import Key
from table_papers import Paper, numbered
from table_words import MEASURES, OUTCOMES

MANY = 32
"""Papers of a set."""

ROMAN = ("I", "II", "III", "IV")
END, BEFORE = "=Akhir Renstra", "=s.d. tahun lalu"
_AIM = LEADING | {"name": ("Sasaran Strategis", "Sasaran", "SASARAN STRATEGIS", "Kinerja Utama")}
_AIMS = ("number", "name", "indicator", "unit")
_KINDS = {"end": ("target", END), "before": ("realization", BEFORE), "year": ("target", YEAR),
          "sum": ("realization", YEAR), "share": ("achievement", YEAR),
          "plan": ("realization", END), "part": ("achievement", END)}  # fmt: skip
_OF_MONEY = {"target": "ceiling", "realization": "spending", "achievement": "absorption"}
_EVALUATED = {
    "end": ("Target Renstra Perangkat Daerah pada Tahun 2026 (Akhir Periode Renstra)",
            "Target Akhir Renstra"),
    "before": ("Realisasi Capaian Kinerja Renstra sampai dengan Renja Tahun Lalu (2024)",
               "Realisasi s.d. Tahun Lalu"),
    "year": ("Target Kinerja dan Anggaran Renja Tahun Berjalan (2025) yang Dievaluasi",
             "Target Renja Tahun 2025"),
    "sum": ("Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi",
            "Realisasi Renja Tahun 2025"),
    "share": ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renja Tahun 2025 (%)",
              "Capaian Renja Tahun 2025 (%)"),
    "plan": ("Realisasi Kinerja dan Anggaran Renstra Perangkat Daerah s/d Tahun 2025",
             "Realisasi Renstra s.d. Tahun 2025"),
    "part": ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s/d Tahun 2025 (%)",
             "Capaian Renstra s.d. Tahun 2025 (%)"),
}  # fmt: skip
"""Words over the groups of E.81, long and short."""


class _Papers:
    """One paper: its pieces and the chances of its words."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.piece = drawn(chance, PIECES)
        if self.piece["objective"] == "row" and self.piece["names"] == "three":
            self.piece["names"] = "one"  # three columns of works have none for an objective
        self.style = f"papers {number:02}"
        makers = (self._agreement, self._action_plan, self._evaluation, self._services,
                  self._funding, self._plan, self._main_indicators, self._chapter)  # fmt: skip
        self.make: Callable[[], Paper] = makers[number % len(makers)]

    def one_of(self, *words: str) -> str:
        """A word by chance."""
        return self.chance.choice(words)

    def draws(
        self, above: Sequence[str], columns: Sequence[Column], items: Sequence[Item]
    ) -> Paper:
        """A table with its lines."""
        drawing = Drawing(Paper(self.style, list(above)), self.piece, columns)
        drawing.header()
        drawing.fill(items)
        drawing.total(items)
        return drawing.finish()

    def _aims(self, many: int = 4) -> list[Item]:
        """Objectives with an indicator or several."""
        self.piece |= {"objective": "row", "names": "one", "code": "none", "sum": "none"}
        measures = iter(several(self.chance, (*MEASURES, *INDICATORS), 16))
        found = []
        for outcome in several(self.chance, (*OUTCOMES, *OBJECTIVES), many):
            indicators = [
                Indicator(next(measures), self.one_of(*COUNTED, *RATED))
                for _ in range(self.chance.randrange(1, 4))
            ]
            found.append(Item("objective", outcome, "", indicators))
        return found

    def _leading(self, words: Mapping[str, Sequence[str]]) -> list[Column]:
        found = leading(self.chance, self.piece, words)
        if words is _AIM:
            return [one._replace(path=(self.one_of(*_AIM["name"]),)) if one.key == "name" else one
                    for one in found]  # fmt: skip
        return found

    def _remarks(self) -> list[Column]:
        if self.piece["remarks"] == "none":
            return []
        return [Column((self.piece["remarks"],), "remarks")]

    def _measure(self, one: Indicator, whens: Sequence[str], *, step: int = 5) -> None:
        """A target that grows, what was done of it and the percentage, of each period."""
        rated = one.unit in RATED
        target = self.chance.randrange(400, 900) if rated else 10 * self.chance.randrange(12, 90)
        for when in whens:
            done = target * self.chance.randrange(50, 104) // 100
            done = done if rated else done // 10 * 10
            one.figures |= {("target", when): tenths(target), ("realization", when): tenths(done),
                            ("achievement", when): share(done, target)}  # fmt: skip
            target += step if rated else 10

    def _agreement(self) -> Paper:
        """An agreement: goals with their targets, and below them programs with their budgets."""
        items = self._aims()
        for one in (one for item in items for one in item.indicators):
            self._measure(one, [YEAR])
        word = self.one_of("Target", "Target Kinerja", "Target 2025", "TARGET")
        columns = [*self._leading(_AIM), Column((word,), ("target", YEAR))]
        title = self.one_of("PERJANJIAN KINERJA TAHUN 2025",
                            "LAMPIRAN PERJANJIAN KINERJA PERUBAHAN TAHUN 2025")  # fmt: skip
        signed, self.piece["signed"] = self.piece["signed"], ""
        paper = self.draws([title, "DINAS CONTOH KABUPATEN MAJU"], columns, items)
        self.piece["signed"] = signed
        paper.more.append(self._budgets())
        return paper

    def _budgets(self) -> Paper:
        self.piece |= drawn(self.chance, {key: PIECES[key] for key in ("sum", "code")})
        deep = self.chance.random() < 0.5
        trees = tree(self.chance, further=False)
        for item in trees:
            self._fund(item, [f"{YEAR}/2"])
        self.piece["objective"] = "none"
        rows = [one for item in trees for one in item.all()
                if one.level == "program" or (deep and one.level != "objective")]  # fmt: skip
        for one in rows:
            one.indicators, one.below = [Indicator("", "")], []
        words = LEADING | {"name": ("Program/Kegiatan/Sub Kegiatan",) if deep else ("Program",)}
        columns = [one for one in self._leading(words) if one.key not in {"indicator", "unit"}]
        word = self.one_of("Anggaran", "Anggaran (Rp)", "Pagu Anggaran", "ANGGARAN")
        columns += [Column((word,), ("ceiling", f"{YEAR}/2")), *self._remarks()]
        return self.draws([], columns, [Item("objective", "", below=rows)])

    def _fund(self, item: Item, whens: Sequence[str]) -> None:
        """Ceilings and what was spent of them, of each period; those below add up."""
        for one in item.below:
            self._fund(one, whens)
        for when in whens:
            if item.below:
                for key in ("ceiling", "spending"):
                    parts = [one.money[key, when] for one in item.below]
                    whole = sum(int(part.replace(".", "")) for part in parts)
                    item.money[key, when] = rupiah(whole)
            else:
                ceiling = self.chance.randrange(50_000, 2_000_000) * 500
                spent = ceiling * self.chance.randrange(300, 995) // 1000
                item.money |= {("ceiling", when): rupiah(ceiling),
                               ("spending", when): rupiah(spent)}  # fmt: skip
            ceiling, spent = (int(item.money[key, when].replace(".", ""))
                              for key in ("ceiling", "spending"))  # fmt: skip
            item.money["absorption", when] = share(spent, ceiling)

    def _action_plan(self) -> Paper:
        """Targets of quarters or months, perhaps with what was reached."""
        items = self._aims()
        monthly = self.chance.random() < 0.3
        parts = [f"{YEAR}-M{at:02}" for at in range(1, 13)] if monthly else [
            f"{YEAR}-Q{at}" for at in range(1, 5)]  # fmt: skip
        names = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des"]
        if not monthly:
            word = self.one_of("Triwulan {}", "TW {}", "{}")
            names = [word.format(numeral) for numeral in ROMAN]
        over = "Target Bulan" if monthly else "Target Triwulan"
        over = over if names[0] == "I" else self.one_of("Target", over)
        for one in (one for item in items for one in item.indicators):
            self._measure(one, [*parts, YEAR], step=10)
        columns = [*self._leading(_AIM), Column((self.one_of("Target", "Target Tahunan"),),
                                                ("target", YEAR))]  # fmt: skip
        columns += [Column((over, name), ("target", when))
                    for name, when in zip(names, parts, strict=True)]  # fmt: skip
        if not monthly and self.chance.random() < 0.4:
            done = over.replace("Target", "Realisasi")
            columns += [Column((done, name), ("realization", when))
                        for name, when in zip(names, parts, strict=True)]  # fmt: skip
        title = self.one_of("RENCANA AKSI", "RENCANA AKSI PENCAPAIAN KINERJA")
        return self.draws([f"{title} TAHUN 2025"], [*columns, *self._remarks()], items)

    def _evaluation(self) -> Paper:
        """E.81: the plan's end, to last year, this year, quarters, the year's sum, the plan's."""
        quarters = [f"{YEAR}-Q{at}" for at in range(1, 5)]
        items = tree(self.chance, further=self.piece["further"] != "none")
        for item in items:
            for one in item.all():
                for indicator in one.indicators:
                    self._measure(indicator, [*quarters, YEAR, BEFORE, END])
                    for key in ("target", "achievement"):
                        indicator.figures.pop((key, BEFORE))
                    self._not_due(indicator.figures)
            self._fund(item, [*quarters, YEAR, BEFORE, END])
            for one in item.all():
                self._not_due(one.money)
        columns = [*self._leading(LEADING), *self._evaluated()]
        when = self.one_of("TRIWULAN II TAHUN 2025", "PERIODE PELAKSANAAN TAHUN 2025")
        above = ["EVALUASI TERHADAP HASIL RENCANA KERJA PERANGKAT DAERAH", "DINAS CONTOH", when]
        return self.draws(above, [*columns, *self._remarks()], items)

    def _not_due(self, figures: dict[Key, str]) -> None:
        """Leave out what quarters have not reached that are not over."""
        for quarter in ("Q3", "Q4"):
            for name in ("realization", "spending"):
                if (name, f"{YEAR}-{quarter}") in figures:
                    figures[name, f"{YEAR}-{quarter}"] = ""

    def _evaluated(self) -> list[Column]:
        long = self.chance.random() < 0.5
        pair = self.chance.choice((("K", "Rp"), ("Kinerja", "Rp"), ("Kinerja", "Anggaran (Rp)")))
        whole = self.chance.random() < 0.6
        found = []
        for group, (name, when) in _KINDS.items():
            word = _EVALUATED[group][not long]
            if group in {"plan", "part"} and not whole:
                continue
            found += [Column((word, pair[0]), (name, when)),
                      Column((word, pair[1]), (_OF_MONEY[name], when))]  # fmt: skip
            if group == "year":
                found += self._quarters(pair)
        return found

    def _quarters(self, pair: tuple[str, str]) -> list[Column]:
        group = self.one_of("Realisasi Kinerja Pada Triwulan", "Realisasi pada Triwulan")
        single = self.chance.random() < 0.4
        found = []
        for at, numeral in enumerate(ROMAN, start=1):
            path = (f"Realisasi Triwulan {numeral}",) if single else (group, numeral)
            found += [Column((*path, pair[0]), ("realization", f"{YEAR}-Q{at}")),
                      Column((*path, pair[1]), ("spending", f"{YEAR}-Q{at}"))]  # fmt: skip
        return found

    def _services(self) -> Paper:
        """T-C.23: targets, results and ratios of five years."""
        years = [f"={year}" for year in range(2020, 2025)]
        self._aims(1)
        measures = several(self.chance, (*MEASURES, *INDICATORS), 6)
        items = [Item("objective", "", "", [Indicator(one, self.one_of(*COUNTED, *RATED))])
                 for one in measures]  # fmt: skip
        for item in items:
            self._measure(item.indicators[0], years)
        columns = [one for one in self._leading(LEADING) if one.key != "name"]
        word = self.one_of("Indikator Kinerja sesuai Tugas dan Fungsi Perangkat Daerah",
                           "Indikator Kinerja")  # fmt: skip
        columns = [one._replace(path=(word,)) if one.key == "indicator" else one for one in columns]
        if self.chance.random() < 0.5:
            columns += [Column((text,), "none") for text in ("Target NSPK", "Target IKK")]
        words = self.chance.choice((
            ("Target Renstra Perangkat Daerah Tahun ke-", "Realisasi Capaian Tahun ke-",
             "Rasio Capaian pada Tahun ke-"),
            ("Target Renstra Tahun", "Realisasi Capaian Tahun", "Rasio Capaian Tahun"),
            ("Target", "Realisasi", "Rasio Capaian (%)"),
        ))  # fmt: skip
        for text, name in zip(words, ("target", "realization", "achievement"), strict=True):
            columns += [Column((text, year[1:]), (name, year)) for year in years]
        above = ["Pencapaian Kinerja Pelayanan Perangkat Daerah", "Dinas Contoh Kabupaten Maju"]
        return self.draws(above, columns, items)

    def _funding(self) -> Paper:
        """T-C.24: budgets, what was spent and ratios of years."""
        years = [f"={year}" for year in range(2021, 2025)]
        items = tree(self.chance, further=False)
        for item in items:
            self._fund(item, years)
            for one in item.all():
                one.indicators = [Indicator("", "")]
        self.piece["objective"] = self.one_of("row", "none")
        self.piece["names"] = self.one_of("one", "indent")
        columns = [one for one in self._leading(LEADING) if one.key not in {"indicator", "unit"}]
        words = self.chance.choice((
            ("Anggaran pada Tahun ke-", "Realisasi Anggaran pada Tahun ke-",
             "Rasio antara Realisasi dan Anggaran Tahun ke-"),
            ("Anggaran (Rp)", "Realisasi Anggaran (Rp)", "Rasio (%)"),
            ("Anggaran Tahun", "Realisasi Anggaran Tahun", "Rasio Realisasi dan Anggaran (%)"),
        ))  # fmt: skip
        for text, name in zip(words, ("ceiling", "spending", "absorption"), strict=True):
            columns += [Column((text, year[1:]), (name, year)) for year in years]
        above = ["Anggaran dan Realisasi Pendanaan Pelayanan Perangkat Daerah", "Dinas Contoh"]
        return self.draws(above, columns, items)

    def _plan(self) -> Paper:
        """The Renstra of 2025: where it begins, targets and ceilings of its years."""
        years = [f"={year}" for year in range(2025, self.chance.choice((2028, 2030)) + 1)]
        items = tree(self.chance, further=self.piece["further"] != "none")
        start = "=Kondisi awal"
        for item in items:
            for one in item.all():
                for indicator in one.indicators:
                    self._measure(indicator, [start, *years])
            self._fund(item, years)
        name = self.one_of("Bidang Urusan/Program/Outcome/Kegiatan/Subkegiatan/Output",
                           "Program/Kegiatan/Sub Kegiatan")  # fmt: skip
        columns = self._leading(LEADING | {"name": (name,)})
        if self.chance.random() < 0.6:
            word = self.one_of("Baseline Tahun 2024", "Kondisi Awal (2024)", "Baseline 2024")
            columns.append(Column((word,), ("realization", start)))
        group = self.one_of("Target dan Pagu Indikatif Tahun", "Tahun",
                            "Target Kinerja dan Kerangka Pendanaan")  # fmt: skip
        money = self.one_of("Pagu", "Pagu (Rp)", "Rp")
        for year in years:
            label = year[1:] if group != "Target Kinerja dan Kerangka Pendanaan" else (
                f"Tahun {year[1:]}")  # fmt: skip
            columns += [Column((group, label, "Target"), ("target", year)),
                        Column((group, label, money), ("ceiling", year))]  # fmt: skip
        above = ["RENCANA PROGRAM, KEGIATAN, SUB KEGIATAN DAN PENDANAAN",
                 f"RENSTRA DINAS CONTOH TAHUN 2025-{years[-1][1:]}"]  # fmt: skip
        return self.draws(above, [*columns, *self._remarks()], items)

    def _main_indicators(self) -> Paper:
        """IKU: indicators with how they are computed, from what and by whom."""
        items = self._aims()
        columns = self._leading(_AIM)
        self.piece["remarks"] = "Penanggung Jawab"
        years = [f"={year}" for year in range(2025, 2028)] if self.chance.random() < 0.4 else []
        for one in (one for item in items for one in item.indicators):
            self._measure(one, years)
        word = self.one_of("Formulasi Perhitungan", "Cara Perhitungan", "Formula",
                           "Penjelasan/Formulasi Penghitungan")  # fmt: skip
        columns += [Column((word,), "method"), Column(("Sumber Data",), "source")]
        columns += [Column(("Target", year[1:]), ("target", year)) for year in years]
        if not years:
            self.piece["unit"] = self.piece["unit"].replace("behind", "column")
            columns = [one for one in columns if one.key != "unit"]
            at = [one.key for one in columns].index("indicator") + 1
            unit = Column(("Satuan",), "unit")
            columns = [*columns[:at], *([unit] if self.piece["unit"] == "column" else []),
                       *columns[at:]]  # fmt: skip
        above = ["INDIKATOR KINERJA UTAMA", "DINAS CONTOH KABUPATEN MAJU", "TAHUN 2025"]
        return self.draws(above, [*columns, *self._remarks()], items)

    def _chapter(self) -> Paper:
        """A report's chapter III: this year, beside the last or the plan's end."""
        items = self._aims()
        for one in (one for item in items for one in item.indicators):
            self._measure(one, ["=2023", "=2024", YEAR, END])
            done = one.figures["realization", YEAR]
            whole = one.figures["target", END]
            parts = [int(text.replace(",", "")) * (1 if "," in text else 10)
                     for text in (done, whole)]  # fmt: skip
            one.figures["achievement", END] = share(*parts)
        three = (("target", "Target"), ("realization", "Realisasi"), ("achievement", "Capaian (%)"))
        now = [Column((self.one_of("Tahun 2025"), word), (key, YEAR)) for key, word in three]
        flat = [Column((word,), (key, YEAR)) for key, word in three]
        before = [Column(("Tahun 2024", word), (key, "=2024")) for key, word in three]
        last = [
            Column((f"Realisasi {year}",), ("realization", f"={year}")) for year in (2023, 2024)
        ]
        aim = self.one_of("Target Akhir Renstra", "Target Akhir RPJMD")
        end = [Column((aim,), ("target", END)),
               Column((self.one_of("Capaian terhadap Target Akhir (%)",
                                   "Tingkat Kemajuan (%)"),), ("achievement", END))]  # fmt: skip
        kind = self.chance.randrange(5)
        columns = [flat, [*before, *now], [*last, *now], [*now, *end], [*last[1:], *now, *end]][
            kind
        ]
        if self.chance.random() < 0.4:
            self.piece["said"] = self.one_of("Sangat Tinggi", "Tinggi", "Tercapai")
            columns = [*columns, Column((self.one_of("Kategori", "Predikat"),), "aside")]
        above = ["BAB III AKUNTABILITAS KINERJA", "Tabel 3.1 Capaian Kinerja Tahun 2025"]
        return self.draws(above, [*self._leading(_AIM), *columns, *self._remarks()], items)


DOCUMENTS = numbered("papers", MANY, lambda chance, at: _Papers(chance, at).make())
"""The set's papers."""
