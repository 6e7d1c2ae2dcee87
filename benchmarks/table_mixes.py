"""Measurement forms whose look is drawn piece by piece: order, words, levels, codes, notation.

A style of the other sets is an office's whole; here each piece is drawn by itself, so that no two
forms look alike and what a reader takes for one piece meets every other.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from style_contents import (
    INDICATORS,
    OBJECTIVES,
    PEOPLE,
    SIGNED,
    Measured,
    Money,
    amount,
    bold,
    measured,
    money,
    several,
)
from table_papers import Box, Keyed, Paper
from table_words import MEASURES, OUTCOMES, WORKS

MANY = 24
"""Forms of a set."""

PIECES = {
    "objective": ("row", "merged", "repeated", "none"),
    "names": ("one", "three", "indent"),
    "code": ("none", "column", "before"),
    "number": ("none", "counted"),
    "unit": ("column", "behind", "brackets"),
    "head": ("flat", "groups", "money first", "by step"),
    "columns": ("none", "1", "(1)"),
    "money": ("{}", "Rp{}", "Rp. {},-", "{},00"),
    "share": ("{}", "{}%"),
    "further": ("none", "line", "cell"),
    "sum": ("none", "JUMLAH", "Total"),
    "remarks": ("none", "Keterangan", "Penanggung Jawab", "Faktor Penghambat"),
    "signed": ("", "yes"),
}
"""What each piece may be."""

WORDS = {
    "name": ("Program/Kegiatan/Sub Kegiatan", "Uraian", "Urusan/Program/Kegiatan/Sub Kegiatan",
             "Nama Program / Kegiatan / Subkegiatan", "PROGRAM, KEGIATAN DAN SUB KEGIATAN"),
    "indicator": ("Indikator Kinerja", "Indikator", "Tolok Ukur Kinerja",
                  "Indikator Kinerja Program (outcome)/Kegiatan (output)"),
    "target": ("Target", "Target Kinerja", "Target 2025", "Target Fisik"),
    "realization": ("Realisasi", "Realisasi Kinerja", "Realisasi 2025", "Realisasi Fisik"),
    "achievement": ("Capaian (%)", "% Capaian Kinerja", "Tingkat Capaian Kinerja (%)",
                    "Persentase Capaian"),
    "ceiling": ("Pagu (Rp)", "Pagu Anggaran", "Anggaran (Rp)", "Alokasi Anggaran (Rp)"),
    "spending": ("Realisasi (Rp)", "Realisasi Anggaran", "Realisasi Keuangan (Rp)"),
    "absorption": ("Serapan (%)", "% Serapan Anggaran", "Tingkat Penyerapan (%)"),
}  # fmt: skip
"""Words over columns of one line; no two of a form mean the same."""

_WORK, _MONEY = ("target", "realization", "achievement"), ("ceiling", "spending", "absorption")
_Groups = tuple[tuple[str, tuple[str, ...]], ...]
_STEPS: _Groups = tuple(
    (word, ("Kinerja", "Rp")) for word in ("Target", "Realisasi", "Capaian (%)")
)
_GROUPS: _Groups = (
    ("Kinerja", ("Target", "Realisasi", "%")),
    ("Anggaran (Rp)", ("Pagu", "Realisasi", "%")),
)


@dataclass
class _Item:
    """A node of the form before it is laid out."""

    level: str
    name: str
    code: str
    figures: list[tuple[str, str, Measured]]
    money: Money | None = None
    below: list["_Item"] = field(default_factory=list)

    def all(self) -> list["_Item"]:
        """It and all below, from top to bottom."""
        return [self, *(one for item in self.below for one in item.all())]


def _tree(chance: random.Random, *, further: bool) -> list[_Item]:
    """Objectives over programs, activities and subactivities whose money adds up."""
    works = iter(several(chance, WORKS, len(WORKS)))
    found = []
    for number, outcome in enumerate(several(chance, (*OUTCOMES, *OBJECTIVES), 2), start=1):
        objective = _item(chance, "objective", outcome)
        for at in range(chance.randrange(1, 3)):
            code = f"1.0{number}.0{at + 2}"
            program = _item(
                chance, "program", f"PROGRAM {next(works).upper()}", code, further=further
            )
            activity = _item(chance, "activity", next(works), f"{code}.2.01", further=further)
            for place in range(chance.randrange(1, 3)):
                name = f"{activity.name} Tahap {place + 1}"
                sub = _item(chance, "subactivity", name, f"{code}.2.01.000{place + 1}")
                ceiling = amount(chance)
                sub.money = money(ceiling, ceiling * chance.randrange(100, 995) // 1000)
                activity.below.append(sub)
            program.below.append(activity)
            objective.below.append(program)
        found.append(objective)
        _sum(objective)
    return found


def _item(
    chance: random.Random, level: str, name: str, code: str = "", *, further: bool = False
) -> _Item:
    pool = several(chance, (*MEASURES, *INDICATORS), 2)
    many = 2 if further and chance.random() < 0.5 else 1
    units = ("Dokumen", "Persen", "Unit", "Indeks", "Laporan")
    figures = [
        (f"{one} {name[:20].lower()}", chance.choice(units), measured(chance)) for one in pool
    ]
    return _Item(level, name, code, figures[:many])


def _sum(item: _Item) -> Money:
    parts = [_sum(one) for one in item.below]
    if item.money is None:
        ceiling, spent = (sum(int(part[at].replace(".", "")) for part in parts) for at in range(2))
        item.money = money(ceiling, spent)
    return item.money


class _Mix:
    """One form: its pieces, its columns and its lines."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.piece = {name: chance.choice(kinds) for name, kinds in PIECES.items()}
        if self.piece["objective"] == "row" and self.piece["names"] == "three":
            self.piece["names"] = "one"  # three columns of works have none for an objective
        self.words = {name: chance.choice(words) for name, words in WORDS.items()}
        self.paper = Paper(f"mixed {number:02}", self._titles())
        self.keys = self._keys()

    def _titles(self) -> list[str]:
        return self.chance.choice((
            ["PENGUKURAN KINERJA", "DINAS CONTOH KABUPATEN MAJU", "TAHUN 2025"],
            ["Laporan Capaian Kinerja Dinas Contoh Tahun 2025"],
            ["EVALUASI KINERJA", "Perangkat Daerah : Kecamatan Contoh", "Tahun : 2025"],
        ))  # fmt: skip

    def _keys(self) -> list[str]:
        """The columns from left to right."""
        piece = self.piece
        keys = ["number"] * (piece["number"] == "counted")
        keys += ["objective"] * (piece["objective"] in {"merged", "repeated"})
        keys += ["code"] * (piece["code"] == "column")
        keys += ["program", "activity", "subactivity"] if piece["names"] == "three" else ["name"]
        keys += ["indicator"] + ["unit"] * (piece["unit"] == "column")
        steps = {
            "money first": (*_MONEY, *_WORK),
            "by step": tuple(key for pair in zip(_WORK, _MONEY, strict=True) for key in pair),
        }
        keys += steps.get(piece["head"], (*_WORK, *_MONEY))
        return keys + ["remarks"] * (piece["remarks"] != "none")

    def header(self) -> None:
        """The header's lines, and the numbers of columns."""
        own = {"number": "No", "objective": "Sasaran Strategis", "code": "Kode Rekening",
               "program": "Program", "activity": "Kegiatan", "subactivity": "Sub Kegiatan",
               "unit": "Satuan", "remarks": self.piece["remarks"]} | self.words  # fmt: skip
        figures = {*_WORK, *_MONEY}
        if self.piece["head"] == "flat":
            self.paper.row(*(bold(own[key]) for key in self.keys))
        else:
            plain = [bold(own[key], 1, 2) for key in self.keys if key not in figures]
            tail = plain[len(plain) - (self.piece["remarks"] != "none") :]
            groups = {"groups": _GROUPS, "money first": _GROUPS[::-1], "by step": _STEPS}[
                self.piece["head"]
            ]
            self.paper.row(*plain[: len(plain) - len(tail)],
                           *(bold(word, len(leaves)) for word, leaves in groups),
                           *tail)  # fmt: skip
            self.paper.row(*(bold(leaf) for _, leaves in groups for leaf in leaves))
        if self.piece["columns"] != "none":
            form = "({})" if self.piece["columns"] == "(1)" else "{}"
            self.paper.row(*(form.format(at + 1) for at in range(len(self.keys))))

    def fill(self, items: list[_Item]) -> None:
        """Every line, and what a reader must find."""
        counted = 0
        for objective in items:
            beside = self.piece["objective"] in {"merged", "repeated"}
            rows = objective.all()[self.piece["objective"] != "row" :]
            lines = [(one, part) for one in rows for part in self._parts(one)]
            if beside:
                self.paper.want("objective", {"name": objective.name})
            is_merged = self.piece["objective"] == "merged"
            aim = Box(objective.name, 1, len(lines) if is_merged else 1)
            for at, (one, part) in enumerate(lines):
                counted += not part
                texts = self._texts(one, part) | ({} if part else {"number": str(counted)})
                keys = [key for key in self.keys if key != "objective" or not (is_merged and at)]
                self.paper.row(
                    *(aim if key == "objective" else self._box(key, texts, one) for key in keys)
                )
        if self.piece["sum"] != "none":
            whole = [one.money for one in items if one.money]
            total = f"{sum(int(one.ceiling.replace('.', '')) for one in whole):,}".replace(",", ".")
            first = min(at for at, key in enumerate(self.keys) if key in {*_WORK, *_MONEY})
            rest = [self._money(total) if key == "ceiling" else "" for key in self.keys[first:]]
            self.paper.row(bold(self.piece["sum"], first), *rest)

    def _parts(self, item: _Item) -> list[int | None]:
        """The indicators of a node that have a line each; None for all in one."""
        if self.piece["further"] == "cell" and len(item.figures) > 1:
            return [None]
        return list(range(len(item.figures)))

    def _box(self, key: str, texts: dict[str, str], item: _Item) -> Box:
        depth = {"activity": 1, "subactivity": 2}.get(item.level, 0)
        is_set_in = key == "name" and self.piece["names"] == "indent"
        return Box(texts.get(key, ""), indent=depth if is_set_in else 0)

    def _texts(self, item: _Item, part: int | None) -> dict[str, str]:
        """What a line says by its columns; it is wanted, too."""
        chosen = item.figures if part is None else [item.figures[part]]
        leads, texts = not part, {}
        if leads and item.money:
            texts = dict(zip(_MONEY, self._of_money(item.money), strict=True))
            name = item.name
            if self.piece["code"] == "before" and item.code:
                name = f"{item.code} {name}"
            texts |= {"code": item.code, "name": name, item.level: name}
            if self.piece["remarks"] != "none":
                texts["remarks"] = self.chance.choice(PEOPLE)
        several_ = len(chosen) > 1
        cells = [self._of_work(*one) for one in chosen]
        for key in ("indicator", "unit", *_WORK):
            lines = [f"{at}. {one[key]}" if several_ and key == "indicator" else one[key]
                     for at, one in enumerate(cells, start=1)]  # fmt: skip
            texts[key] = "\n".join(lines)
        for at, one in enumerate(chosen):
            self._want(item, one, leads=leads and at == 0)
        return texts

    def _want(self, item: _Item, one: tuple[str, str, Measured], *, leads: bool) -> None:
        indicator, unit, figures = one
        brackets = f" ({unit})" if self.piece["unit"] == "brackets" else ""
        wanted: Keyed = {"name": item.name} if leads else {}
        wanted |= {"indicator": indicator + brackets, "unit": unit}
        wanted |= dict(zip(_WORK, figures, strict=True))
        if leads and item.money:
            wanted |= dict(zip(_MONEY, item.money, strict=True))
        self.paper.want(item.level, wanted)

    def _of_work(self, indicator: str, unit: str, figures: Measured) -> dict[str, str]:
        behind = f" {unit}" if self.piece["unit"] == "behind" else ""
        brackets = f" ({unit})" if self.piece["unit"] == "brackets" else ""
        share = self.piece["share"].format(figures.achievement)
        done = (figures.target + behind, figures.realization + behind, share)
        return {"indicator": indicator + brackets, "unit": unit} | dict(
            zip(_WORK, done, strict=True)
        )

    def _of_money(self, one: Money) -> tuple[str, str, str]:
        share = self.piece["share"].format(one.absorption)
        return self._money(one.ceiling), self._money(one.spending), share

    def _money(self, text: str) -> str:
        return self.piece["money"].format(text)


def _form(number: int) -> Callable[[random.Random], Paper]:
    """One form of the set."""

    def mixed(chance: random.Random) -> Paper:
        mix = _Mix(chance, number)
        mix.header()
        mix.fill(_tree(chance, further=mix.piece["further"] != "none"))
        mix.paper.below = list(SIGNED) if mix.piece["signed"] else []
        return mix.paper

    mixed.__name__ = f"mixed {number}"
    return mixed


MIXED = tuple(map(_form, range(1, MANY + 1)))
"""The set's forms."""
