"""Tables laid out from columns that know their header, their figure and its period."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from style_contents import INDICATORS, OBJECTIVES, SIGNED, bold, several
from table_layouts import Key
from table_papers import Box, Paper
from table_words import MEASURES, OUTCOMES, WORKS

YEAR = "=2025"
"""The year that documents are of; "=" begins the period that a form must say it has."""

COUNTED, RATED = ("Dokumen", "Laporan", "Unit", "Orang"), ("Persen", "Indeks", "Nilai")
_WORK, _MONEY = {"target", "realization", "achievement"}, {"ceiling", "spending", "absorption"}
_SHARES = {"achievement", "absorption"}

_LEADING = {"number", "code", "name", "remarks", "aside"}

PIECES = {
    "objective": ("row", "merged", "repeated", "first", "none"),
    "names": ("one", "three", "indent"),
    "code": ("none", "column", "before"),
    "number": ("none", "counted"),
    "unit": ("column", "behind", "brackets"),
    "groups": ("merged", "merged", "first", "repeated"),
    "columns": ("none", "1", "(1)"),
    "money": ("{}", "Rp{}", "Rp. {},-", "{},00"),
    "share": ("{}", "{}%"),
    "further": ("none", "line"),
    "again": ("blank", "merged", "repeated"),
    "sum": ("none", "JUMLAH", "Total"),
    "blanks": ("none", "none", "between"),
    "remarks": ("none", "Keterangan", "Penanggung Jawab", "Faktor Penghambat"),
    "signed": ("", "yes"),
}
"""What each piece of any table may be; a paper adds its own."""


class Column(NamedTuple):
    """A column: its header from top to bottom and what it holds: a text or a (cell, period)."""

    path: tuple[str, ...]
    key: str | Key


@dataclass
class Indicator:
    """An indicator with its figures, also those that no form has."""

    name: str
    unit: str
    figures: dict[Key, str] = field(default_factory=dict)


@dataclass
class Item:
    """A node of the cascade before it is laid out."""

    level: str
    name: str
    code: str = ""
    indicators: list[Indicator] = field(default_factory=list)
    money: dict[Key, str] = field(default_factory=dict)
    below: list["Item"] = field(default_factory=list)

    def all(self) -> list["Item"]:
        """It and all below, from top to bottom."""
        return [self, *(one for item in self.below for one in item.all())]


def drawn(chance: random.Random, pieces: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One of what each piece may be."""
    return {name: chance.choice(kinds) for name, kinds in pieces.items()}


def tree(chance: random.Random, *, further: bool) -> list[Item]:
    """Objectives over programs, activities and subactivities, each with an indicator or two."""
    works = iter(several(chance, WORKS, len(WORKS)))
    found = []
    for number, outcome in enumerate(several(chance, (*OUTCOMES, *OBJECTIVES), 2), start=1):
        objective = _item(chance, "objective", outcome)
        for at in range(chance.randrange(1, 3)):
            code = f"1.0{number}.0{at + 2}"
            title = f"PROGRAM {next(works).upper()}"
            program = _item(chance, "program", title, code, further=further)
            activity = _item(chance, "activity", next(works), f"{code}.2.01", further=further)
            activity.below = [
                _item(chance, "subactivity", f"{activity.name} Tahap {place}",
                      f"{code}.2.01.000{place}")
                for place in range(1, chance.randrange(2, 4))
            ]  # fmt: skip
            program.below.append(activity)
            objective.below.append(program)
        found.append(objective)
    return found


def _item(
    chance: random.Random, level: str, name: str, code: str = "", *, further: bool = False
) -> Item:
    many = 2 if further and chance.random() < 0.5 else 1
    pool = several(chance, (*MEASURES, *INDICATORS), many)
    units = [chance.choice((*COUNTED, *RATED)) for _ in pool]
    indicators = [
        Indicator(f"{one} {name[:20].lower()}", unit) for one, unit in zip(pool, units, strict=True)
    ]
    return Item(level, name, code, indicators)


class Drawing:
    """One table: its pieces, its columns, its lines and their truth.

    ``lines`` are, where an indicator has a line a period, what each says of it, and its period.
    """

    def __init__(
        self,
        paper: Paper,
        piece: Mapping[str, str],
        columns: Sequence[Column],
        lines: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.lines = lines
        self.paper, self.piece, self.columns = paper, piece, columns
        figures = [key for column in columns for key in self._keys_of(column)]
        self.figures = [key for key in figures if key[1].startswith("=")]
        self.periods = _periods(self.figures)
        self.counted = 0
        self._told: dict[str | Key, str] = {}

    def _keys_of(self, column: Column) -> list[Key]:
        """The cell and the periods of a column; of each line's where a period has a line."""
        if isinstance(column.key, str):
            return []
        whens = [when for _, when in self.lines] if column.key[1] == "line" else [column.key[1]]
        return [(column.key[0], when) for when in whens]

    def header(self) -> None:
        """The header's lines, and the numbers of columns."""
        depth = max(len(column.path) for column in self.columns)
        for row in range(depth):
            self.paper.row(*self._header_row(row, depth))
        if self.piece["columns"] != "none":
            form = "({})" if self.piece["columns"] == "(1)" else "{}"
            self.paper.row(*(form.format(at + 1) for at in range(len(self.columns))))

    def _header_row(self, row: int, depth: int) -> Iterable[Box]:
        at = 0
        while at < len(self.columns):
            path = self.columns[at].path
            end = at + 1
            if row >= len(path):
                at = end
                continue
            if row == len(path) - 1:
                yield bold(path[row], 1, depth - row)
            else:
                while end < len(self.columns) and self._same(at, end, row):
                    end += 1
                yield from self._group(path[row], end - at)
            at = end

    def _group(self, word: str, many: int) -> list[Box]:
        """The word over a group, as its cells have it."""
        kind = self.piece["groups"]
        if kind == "merged":
            return [bold(word, many)]
        return [bold(word if kind == "repeated" or not at else "") for at in range(many)]

    def _same(self, one: int, other: int, row: int) -> bool:
        first, second = self.columns[one].path, self.columns[other].path
        return first[: row + 1] == second[: row + 1] and len(second) > row + 1

    def fill(self, items: Sequence[Item]) -> None:
        """Every line, and what a reader must find."""
        for at, objective in enumerate(items):
            if at and self.piece["blanks"] == "between":
                self.paper.row(*("" for _ in self.columns))
            rows = objective.all()[self.piece["objective"] != "row" :]
            beside = self.piece["objective"] in {"merged", "repeated", "first"}
            if beside:
                self.want("objective", {"name": objective.name}, {})
            self._lines(objective, rows, beside=beside)

    def _lines(self, objective: Item, rows: Sequence[Item], *, beside: bool) -> None:
        parts = [(item, at, line) for item in rows for at in range(len(item.indicators))
                 for line in range(len(self.lines) or 1)]  # fmt: skip
        is_merged = self.piece["objective"] == "merged"
        aim = Box(objective.name, 1, len(parts) if is_merged else 1)
        for place, (item, at, line) in enumerate(parts):
            texts = {} if line else self._texts(item, item.indicators[at], leads=not at)
            if self.lines:
                texts |= self._of_line(item.indicators[at], *self.lines[line])
            boxes = []
            for column in self.columns:
                if column.key == "objective" and beside:
                    if not is_merged or not place:
                        is_told = not place or self.piece["objective"] == "repeated"
                        boxes.append(aim if is_told else Box())
                else:
                    boxes += self._boxes(column, texts, item, (at, line))
            self.paper.row(*boxes)

    def _boxes(
        self, column: Column, texts: Mapping[str | Key, str], item: Item, place: tuple[int, int]
    ) -> list[Box]:
        """The cell of a column, none where one above covers it."""
        at, line = place
        again = self.piece.get("again", "blank")
        many = len(self.lines) or 1
        if column.key in _LEADING or (isinstance(column.key, str) and column.key == item.level):
            first, down = not at and not line, many * len(item.indicators)
        elif column.key in {"indicator", "unit", ("target", YEAR)} and self.lines:
            first, down = not line, many
        else:
            return [self._box(column, texts, item)]
        if first:
            box = self._box(column, texts, item)
            return [box._replace(down=down if again == "merged" and box.text else 1)]
        if again == "merged":
            return [] if self._told.get(column.key) else [Box()]
        is_name = column.key in {"name", item.level, "indicator", "unit"}
        return [Box(self._told.get(column.key, "") if again == "repeated" and is_name else "")]

    def _box(self, column: Column, texts: Mapping[str | Key, str], item: Item) -> Box:
        depth = {"activity": 1, "subactivity": 2}.get(item.level, 0)
        is_set_in = column.key == "name" and self.piece["names"] == "indent"
        self._told[column.key] = texts.get(column.key, "")
        return Box(texts.get(column.key, ""), indent=depth if is_set_in else 0)

    def _texts(self, item: Item, one: Indicator, *, leads: bool) -> dict[str | Key, str]:
        """What a line says by its columns; it is wanted, too."""
        texts: dict[str | Key, str] = {
            "indicator": self.named(one), "unit": one.unit
        }  # fmt: skip
        texts |= {key: self.shown(key[0], text, one.unit) for key, text in one.figures.items()}
        wanted = {"indicator": self.named(one), "unit": one.unit}
        if "method" in [column.key for column in self.columns]:
            texts["method"] = wanted["method"] = f"Jumlah {one.name.lower()} dibagi target x 100%"
            texts["source"] = "Laporan tahunan"
        figures = dict(one.figures)
        if leads:
            self.counted += 1
            name = item.name
            if self.piece["code"] == "before" and item.code:
                name = f"{item.code} {name}"
            texts |= {"number": str(self.counted), "code": item.code, "name": name,
                      item.level: name, "remarks": "Sekretariat",
                      "aside": self.piece.get("said", "")}  # fmt: skip
            texts |= {key: self.shown(key[0], text, "") for key, text in item.money.items()}
            wanted["name"], figures = item.name, figures | item.money
        self.want(item.level, wanted, figures)
        return texts

    def _of_line(self, one: Indicator, label: str, when: str) -> dict[str | Key, str]:
        """What the line of a period says."""
        figures = {(name, "line"): self.shown(name, one.figures.get((name, when), ""), one.unit)
                   for name in _WORK}  # fmt: skip
        return {"line": label} | figures

    def named(self, one: Indicator) -> str:
        """An indicator as its cell says it."""
        return (
            f"{one.name} ({one.unit})"
            if one.name and self.piece["unit"] == "brackets"
            else one.name
        )

    def shown(self, cell: str, text: str, unit: str) -> str:
        """A figure as its cell says it."""
        if text in {"", "-"}:
            return text
        if cell in _SHARES or cell == "share":
            return self.piece["share"].format(text)
        if cell in _MONEY or cell == "money":
            return self.piece["money"].format(text)
        return f"{text} {unit}" if self.piece["unit"] == "behind" and unit else text

    def want(self, level: str, texts: Mapping[str, str], figures: Mapping[Key, str]) -> None:
        """A row of each period's form; the year's target and ceiling hold for its parts."""
        cells: dict[Key, str] = {}
        for when in self.periods:
            cells |= {(name, when): text for name, text in texts.items() if text}
            cells |= {key: text for key, text in figures.items()
                      if key in self.figures and key[1] == when and text}  # fmt: skip
            if _is_part(when):
                for name in ("target", "ceiling"):
                    own = (name, when) in self.figures
                    text = figures.get((name, YEAR), "")
                    if text and not own and (name, YEAR) in self.figures:
                        cells[name, when] = text
        self.paper.want(level, cells)

    def total(self, items: Sequence[Item]) -> None:
        """A line that sums up the money, where there is any."""
        keys = [column.key for column in self.columns]
        sums = [at for at, key in enumerate(keys) if _is_amount(key)]
        if self.piece["sum"] == "none" or not sums:
            return
        first = min(at for at, key in enumerate(keys) if not isinstance(key, str))
        rest = []
        for key in keys[first:]:
            if isinstance(key, str) or not _is_amount(key):
                rest.append("")
                continue
            amounts = [item.money.get(key, "") for item in items]
            whole = sum(int(text.replace(".", "")) for text in amounts if text not in {"", "-"})
            is_told = any(text not in {"", "-"} for text in amounts)
            rest.append(self.shown("ceiling", rupiah(whole), "") if is_told else "")
        self.paper.row(bold(self.piece["sum"], first), *rest)

    def finish(self) -> Paper:
        """The paper with who signs it, the truth without periods of which nothing is told."""
        told = {key[1] for node in self.paper.nodes for key in self.figures if node.cells.get(key)}
        for node in self.paper.nodes:
            node.cells = {key: text for key, text in node.cells.items() if key[1] in told}
        self.paper.below = list(SIGNED) if self.piece["signed"] else []
        return self.paper


def _is_part(when: str) -> bool:
    """Whether a period is within the year that documents are of."""
    return when.startswith((f"{YEAR}-", "=Semester"))


def _periods(figures: Sequence[Key]) -> list[str]:
    """The periods of a form each: none of the year where its parts hold all that it has."""
    found = list(dict.fromkeys(when for _, when in figures))
    parts = {name for name, when in figures if _is_part(when)}
    year = {name for name, when in figures if when == YEAR}
    if parts and not year & {*parts, "realization", "spending", "achievement", "absorption"}:
        return [when for when in found if when != YEAR]
    return found


def _is_amount(key: str | Key) -> bool:
    return not isinstance(key, str) and key[0] in {"ceiling", "spending", "money"}


def rupiah(amount: int) -> str:
    """An amount with points."""
    return f"{amount:,}".replace(",", ".")


def tenths(number: int) -> str:
    """A figure from its tenths, without a decimal that says nothing."""
    return f"{number // 10},{number % 10}" if number % 10 else str(number // 10)


def share(part: int, whole: int) -> str:
    """Per cent, half up to two decimals; nothing of nothing."""
    if not whole:
        return ""
    hundredths = (2 * 10_000 * part + whole) // (2 * whole)
    return f"{hundredths // 100},{hundredths % 100:02}"


def leading(
    chance: random.Random, piece: Mapping[str, str], words: Mapping[str, Sequence[str]]
) -> list[Column]:
    """The columns that say of what a line speaks."""
    own = {name: chance.choice(kinds) for name, kinds in words.items()}
    if piece["code"] == "none" and "SUB" not in own["name"].upper():
        own["name"] = "Uraian"  # a header of two levels must not stand over names of three
    keys = ["number"] * (piece["number"] == "counted")
    keys += ["objective"] * (piece["objective"] in {"merged", "repeated", "first"})
    keys += ["code"] * (piece["code"] == "column")
    keys += ["program", "activity", "subactivity"] if piece["names"] == "three" else ["name"]
    keys += ["indicator"] + ["unit"] * (piece["unit"] == "column")
    return [Column((own[key],), key) for key in keys]


LEADING = {
    "number": ("No", "No.", "NO"),
    "objective": ("Sasaran Strategis", "Sasaran", "SASARAN STRATEGIS"),
    "code": ("Kode Rekening", "Kode", "KODE"),
    "program": ("Program",),
    "activity": ("Kegiatan",),
    "subactivity": ("Sub Kegiatan", "Subkegiatan"),
    "name": ("Program/Kegiatan/Sub Kegiatan", "Uraian", "PROGRAM, KEGIATAN DAN SUB KEGIATAN",
             "Program / Kegiatan"),
    "indicator": ("Indikator Kinerja", "Indikator", "INDIKATOR KINERJA",
                  "Indikator Kinerja Program (outcome)/Kegiatan (output)"),
    "unit": ("Satuan", "SATUAN"),
}  # fmt: skip
"""Words over what leads a line."""
