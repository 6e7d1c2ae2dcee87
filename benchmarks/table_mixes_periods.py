"""Measurement forms of quarters, halves, months and years, drawn piece by piece.

As `table_mixes`, for what that set does not draw: which periods stand beside one another, how their
columns are grouped and called, what is not yet due, and budgets before and after a change.
"""

import random
from collections.abc import Callable, Mapping

from table_drawing import (
    LEADING,
    PIECES,
    RATED,
    YEAR,
    Column,
    Drawing,
    Indicator,
    drawn,
    leading,
    share,
    tenths,
    tree,
)
from table_mixes_money import QUARTERS, ROMAN, Budget, due
from table_papers import Paper, numbered

MANY = 32
"""Forms of a set."""

OWN = {
    "periods": ("quarters", "by figure", "letters", "work and money", "to date", "one quarter",
                "both", "halves", "months", "last year", "two years", "plan's end", "running",
                "three tiers", "lines"),
    "budget": ("none", "ceiling", "spent", "absorbed", "changed", "sources", "left",
               "by quarter"),
    "aside": ("none", "none", "Bobot (%)", "Predikat", "Status Capaian", "Lokasi"),
    "place": ("after", "before"),
    "yearly": ("yes", "yes", "no"),
    "shares": ("yes", "no"),
    "later": ("filled", "blank", "dash", "zero"),
    "quarter": ("Triwulan {}", "TW {}", "TW.{}", "TRIWULAN {}", "Tribulan {}", "TW-{}"),
    "names": ("one", "one", "three", "indent"),
}  # fmt: skip
"""What the pieces of periods may be."""

WORDS = {
    "year target": ("Target Tahunan", "Target Tahun 2025", "Target 2025", "Target Kinerja 2025",
                    "Target"),
    "target": ("Target", "Target Kinerja"),
    "realization": ("Realisasi", "Realisasi Kinerja"),
    "achievement": ("Capaian (%)", "% Capaian", "%", "Capaian"),
    "end": ("Target Akhir Renstra", "Target Akhir Periode Renstra (2026)", "Target Akhir RPJMD"),
}  # fmt: skip
"""Words over figures."""

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
          "Juli", "Agustus", "September", "Oktober", "November", "Desember")  # fmt: skip
_TO_DATE = ("s.d. {}", "S/D {}", "sampai dengan {}", "s/d {}")


class _Periods:
    """One form: its pieces, its columns and its figures."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance, self.number = chance, number
        self.piece = drawn(chance, PIECES | OWN)
        if self.piece["objective"] == "row" and self.piece["names"] == "three":
            self.piece["names"] = "one"  # three columns of works have none for an objective
        self.words = {name: chance.choice(words) for name, words in WORDS.items()}
        self.is_of_quarter = self.piece["periods"] in {"to date", "one quarter", "both", "running"}
        self.quarter = self.piece["quarter"]
        self.own = f"{YEAR}-Q2" if self.is_of_quarter else YEAR
        self.lines: list[tuple[str, str]] = []

    def paper(self) -> Paper:
        """The form, filled in."""
        works = self._works()
        budget = Budget(self.chance, self.piece, self.own)
        money = budget.columns()
        has_money = bool(money) or self.piece["periods"] == "work and money"
        if self.piece["names"] != "three" and self.piece["code"] == "none" and not has_money:
            self.piece["code"] = "column"  # neither sums nor, in CSV, a look would tell levels
        figures = [*money, *works] if self.piece["place"] == "before" else [*works, *money]
        columns = [*leading(self.chance, self.piece, LEADING), *figures]
        if self.piece["aside"] != "none":
            columns.append(Column((self.piece["aside"],), "aside"))
            self.piece["said"] = {"Bobot (%)": "10", "Lokasi": "Kec. Contoh"}.get(
                self.piece["aside"], "Tercapai"
            )
        if self.piece["remarks"] != "none":
            columns.append(Column((self.piece["remarks"],), "remarks"))
        items = tree(self.chance, further=self.piece["further"] != "none")
        for item in items:
            budget.spend(item, item.below)
            for one in item.all():
                for indicator in one.indicators:
                    self._measure(indicator)
        drawing = Drawing(Paper(f"periods {self.number:02}", self._titles()), self.piece, columns,
                          self.lines)  # fmt: skip
        drawing.header()
        drawing.fill(items)
        drawing.total(items)
        return drawing.finish()

    def _titles(self) -> list[str]:
        when = "TAHUN 2025"
        if self.is_of_quarter:
            when = self.chance.choice(("TRIWULAN II TAHUN 2025", "TRIWULAN II TAHUN ANGGARAN 2025"))
        return self.chance.choice((
            ["PENGUKURAN KINERJA", "DINAS CONTOH KABUPATEN MAJU", when],
            [f"LAPORAN CAPAIAN KINERJA DINAS CONTOH {when}"],
            ["EVALUASI KINERJA", "Perangkat Daerah : Kecamatan Contoh", f"Periode : {when}"],
        ))  # fmt: skip

    def _works(self) -> list[Column]:
        """The columns of works, by which periods stand beside one another."""
        makers: Mapping[str, Callable[[], list[Column]]] = {
            "quarters": self._by_quarter,
            "letters": self._by_quarter,
            "by figure": self._by_figure,
            "work and money": self._work_and_money,
            "to date": self._to_date,
            "one quarter": self._one_quarter,
            "both": self._both,
            "halves": self._halves,
            "months": self._months,
            "last year": self._last_year,
            "two years": self._two_years,
            "plan's end": self._plans_end,
            "running": self._running,
            "three tiers": self._three_tiers,
            "lines": self._a_line_each,
        }
        return makers[self.piece["periods"]]()

    def _year(self) -> list[Column]:
        if self.piece["yearly"] == "no":
            return []
        return [Column((self.words["year target"],), ("target", YEAR))]

    def _three(self, over: str, when: str, *, letters: bool = False) -> list[Column]:
        """Target, realization and perhaps the percentage of a period under its name."""
        words = {"target": "T", "realization": "R", "achievement": "C"} if letters else self.words
        keys = ["target", "realization"] + ["achievement"] * (self.piece["shares"] == "yes")
        return [Column((over, words[key]), (key, when)) for key in keys]

    def _by_quarter(self) -> list[Column]:
        letters = self.piece["periods"] == "letters"
        found = self._year()
        for numeral, when in zip(ROMAN, QUARTERS, strict=True):
            found += self._three(self.quarter.format(numeral), when, letters=letters)
        return found

    def _by_figure(self) -> list[Column]:
        keys = ["target", "realization"] + ["achievement"] * (self.piece["shares"] == "yes")
        words = {"target": "Target", "realization": "Realisasi", "achievement": "Capaian (%)"}
        plain = self.chance.random() < 0.3  # numerals below a group that says of what
        return self._year() + [
            Column((f"{words[key]} Triwulan", numeral) if plain
                   else (words[key], self.quarter.format(numeral)), (key, when))
            for key in keys
            for numeral, when in zip(ROMAN, QUARTERS, strict=True)
        ]  # fmt: skip

    def _work_and_money(self) -> list[Column]:
        kinds = self.chance.choice((("K", "Rp"), ("Kinerja", "Anggaran (Rp)"), ("Fisik", "Rp")))
        over = self.chance.choice(("Target", "Target dan Pagu", "Target Tahun 2025"))
        self.piece["budget"] = "none"
        found = [Column((over, kinds[0]), ("target", YEAR)),
                 Column((over, kinds[1]), ("ceiling", YEAR))]  # fmt: skip
        three = self.chance.random() < 0.5
        for numeral, when in zip(ROMAN, QUARTERS, strict=True):
            quarter = self.quarter.format(numeral)
            path = ("Realisasi", quarter) if three else (f"Realisasi {quarter}",)
            found += [Column((*path, kinds[0]), ("realization", when)),
                      Column((*path, kinds[1]), ("spending", when))]  # fmt: skip
        return found

    def _to_date(self) -> list[Column]:
        """The year's target and what was reached to the quarter's end."""
        until = self.chance.choice(_TO_DATE).format(self.quarter.format("II"))
        found = [
            Column((self.words["year target"],), ("target", YEAR)),
            Column((f"Realisasi {until}",), ("realization", self.own)),
        ]
        if self.piece["shares"] == "yes":
            found.append(Column((f"Capaian {until} (%)",), ("achievement", self.own)))
        return found

    def _one_quarter(self) -> list[Column]:
        quarter = self.quarter.format("II")
        three = self._three(quarter, self.own)
        if self.chance.random() < 0.5:  # one line: "Target TW II"
            words = {"target": "Target", "realization": "Realisasi", "achievement": "% Capaian"}
            three = [Column((f"{words[one.key[0]]} {quarter}",), one.key) for one in three]
        return [*self._year(), *three]

    def _both(self) -> list[Column]:
        """A quarter's own figures, and beside them what has accumulated, which no form has."""
        until = self.chance.choice(_TO_DATE).format(self.quarter.format("II"))
        return [*self._one_quarter(), Column((f"Realisasi {until}",), ("more", "to date"))]

    def _running(self) -> list[Column]:
        """Until the last quarter, in this one, until this one's end: the form has the last."""
        word = self.chance.choice(("Triwulan", "TW"))
        over = self.chance.choice((("Realisasi",), ("Realisasi Kinerja",)))
        return [
            *self._year(),
            Column((*over, f"s.d. {word} Lalu"), ("more", "before")),
            Column((*over, f"{word} Ini"), ("more", "within")),
            Column((*over, f"s.d. {word} Ini"), ("realization", self.own)),
        ]

    def _three_tiers(self) -> list[Column]:
        """Quarters over work and money over target and result."""
        self.piece["budget"] = self.chance.choice(("none", "ceiling"))
        work, money = self.chance.choice((("Kinerja", "Anggaran (Rp)"), ("Fisik", "Keuangan")))
        found = self._year()
        for numeral, when in zip(ROMAN, QUARTERS, strict=True):
            quarter = self.quarter.format(numeral)
            found += [Column((quarter, work, "Target"), ("target", when)),
                      Column((quarter, work, "Realisasi"), ("realization", when)),
                      Column((quarter, money, "Realisasi"), ("spending", when))]  # fmt: skip
        return found

    def _a_line_each(self) -> list[Column]:
        """A line a quarter for each indicator."""
        self.piece["budget"], self.piece["remarks"] = "none", "none"
        if self.words["year target"] == "Target":
            self.words["year target"] = "Target Tahunan"  # nothing would tell it from a quarter's
        self.lines = [(self.quarter.format(numeral) if self.number % 2 else numeral, when)
                      for numeral, when in zip(ROMAN, QUARTERS, strict=True)]  # fmt: skip
        over = self.chance.choice(("Triwulan", "Periode")) if self.number % 2 else "Triwulan"
        keys = ["target", "realization"] + ["achievement"] * (self.piece["shares"] == "yes")
        return [*self._year(), Column((over,), "line"),
                *(Column((self.words[key],), (key, "line")) for key in keys)]  # fmt: skip

    def _halves(self) -> list[Column]:
        word = self.chance.choice(("Semester {}", "SEMESTER {}", "Smt {}"))
        return self._year() + [
            column
            for numeral in ROMAN[:2]
            for column in self._three(word.format(numeral), f"=Semester {numeral}")
        ]

    def _months(self) -> list[Column]:
        over, short = self.chance.choice(("Target Bulan", "Target")), self.chance.random() < 0.5
        self.piece["later"] = "filled"
        return self._year() + [
            Column((over, name[:3] if short else name), ("target", f"{YEAR}-M{number:02}"))
            for number, name in enumerate(MONTHS, start=1)
        ]

    def _last_year(self) -> list[Column]:
        before = self.chance.choice(("Realisasi 2024", "Realisasi Tahun 2024"))
        now = [("target", "Target 2025"), ("realization", "Realisasi 2025"),
               ("achievement", "Capaian 2025 (%)")]  # fmt: skip
        return [Column((before,), ("realization", "=2024"))] + [
            Column((word,), (key, YEAR)) for key, word in now
        ]

    def _two_years(self) -> list[Column]:
        word = self.chance.choice(("Tahun {}", "{}", "TAHUN {}", "Capaian Kinerja Tahun {}"))
        return self._three(word.format(2024), "=2024") + self._three(word.format(2025), YEAR)

    def _plans_end(self) -> list[Column]:
        end = self.words["end"]
        over = self.chance.choice((f"Capaian terhadap {end} (%)", f"% Capaian thd {end}"))
        found = self._three("Tahun 2025", YEAR)
        if self.chance.random() < 0.5:
            found = [Column(("Realisasi Tahun 2024",), ("realization", "=2024")), *found]
        return [*found, Column((end,), ("target", "=Akhir Renstra")),
                Column((over,), ("achievement", "=Akhir Renstra"))]  # fmt: skip

    def _measure(self, one: Indicator) -> None:
        """Figures of every period, of which the columns show theirs."""
        chance, rated = self.chance, one.unit in RATED
        target = chance.randrange(400, 960) if rated else 10 * chance.randrange(12, 120)
        parts = [target] * 4 if rated else _parts(target)
        found = one.figures
        self._set(one, YEAR, target, self._done(target, rated=rated))
        for at, (when, part) in enumerate(zip(QUARTERS, parts, strict=True)):
            self._set(one, when, part, self._done(part, rated=rated), at)
        for numeral, pair in zip(ROMAN, (parts[:2], parts[2:]), strict=False):
            part = pair[1] if rated else sum(pair)
            self._set(one, f"=Semester {numeral}", part, self._done(part, rated=rated),
                      2 * (numeral == "II"))  # fmt: skip
        monthly = [target] * 12 if rated else _parts(target, 12)
        for number, part in enumerate(monthly, start=1):
            found["target", f"{YEAR}-M{number:02}"] = tenths(part)
        self._set(one, "=2024", max(10, target - 20), self._done(target - 20, rated=rated))
        end = target + 10 * chance.randrange(1, 9)
        text = found["realization", YEAR]
        done = int(text.replace(",", "")) * (1 if "," in text else 10)
        found["target", "=Akhir Renstra"] = tenths(end)
        found["achievement", "=Akhir Renstra"] = share(done, end)
        if self.piece["periods"] == "to date":
            self._set(one, self.own, target, self._done(target * 6 // 10, rated=rated))
        before, within = (self._done(part, rated=rated) for part in parts[:2])
        until = within if rated else before + within
        found["more", "before"], found["more", "within"] = tenths(before), tenths(within)
        found["more", "to date"] = tenths(until)
        if self.piece["periods"] == "running":
            found["realization", self.own] = tenths(until)

    def _done(self, target: int, *, rated: bool) -> int:
        done = target * self.chance.randrange(50, 104) // 100
        return done if rated else done // 10 * 10

    def _set(self, one: Indicator, when: str, target: int, done: int, at: int = 0) -> None:
        one.figures["target", when] = tenths(target)
        one.figures["realization", when] = due(self.piece, at, tenths(done))
        one.figures["achievement", when] = due(self.piece, at, share(done, target))


def _parts(target: int, many: int = 4) -> list[int]:
    """A count over so many periods, the last taking what is left."""
    part = max(10, target // many // 10 * 10)
    left = target - part * (many - 1)
    return [part] * (many - 1) + [max(left, 0)]


PERIODS = numbered("periods", MANY, lambda chance, at: _Periods(chance, at).paper())
"""The set's forms."""
