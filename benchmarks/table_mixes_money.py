"""Money beside periods, drawn piece by piece: spent, absorbed, changed, by source, by quarter."""

import random
from collections.abc import Mapping, Sequence

from table_drawing import YEAR, Column, Item, rupiah, share

ROMAN = ("I", "II", "III", "IV")
QUARTERS = tuple(f"{YEAR}-Q{number}" for number in range(1, 5))
CHANGES = (("Sebelum Perubahan", "Setelah Perubahan"), ("Semula", "Menjadi"),
           ("Murni", "Perubahan"))  # fmt: skip
FUNDS = (("APBD", "DAK"), ("PAD", "DAU"), ("DAU", "DBHCHT"))
WORDS = {
    "ceiling": ("Pagu (Rp)", "Pagu Anggaran", "Anggaran (Rp)", "Anggaran 2025 (Rp)",
                "Pagu Anggaran Tahun 2025 (Rp)"),
    "spending": ("Realisasi Anggaran (Rp)", "Realisasi Anggaran", "Realisasi Keuangan (Rp)"),
    "absorption": ("Serapan (%)", "% Serapan Anggaran", "Tingkat Penyerapan (%)"),
}  # fmt: skip
"""Words over money."""


def due(piece: Mapping[str, str], at: int, text: str) -> str:
    """What a quarter says, counted from 0, that may not be over."""
    if at < 2 or piece["later"] == "filled":
        return text
    return {"blank": "", "dash": "-", "zero": "0"}[piece["later"]]


class Budget:
    """The money of a form; ``own`` is the period that it is spent in."""

    def __init__(self, chance: random.Random, piece: Mapping[str, str], own: str) -> None:
        self.chance, self.piece, self.own = chance, piece, own
        self.words = {name: chance.choice(words) for name, words in WORDS.items()}

    def columns(self) -> list[Column]:
        """The columns of money, of the year or of the quarter that the title names."""
        words, kind = self.words, self.piece["budget"]
        spent = Column((words["spending"],), ("spending", self.own))
        absorbed = Column((words["absorption"],), ("absorption", self.own))
        ceiling = Column((words["ceiling"],), ("ceiling", YEAR))
        change = self.chance.choice(CHANGES)
        over = self.chance.choice(("Pagu Anggaran (Rp)", "Anggaran (Rp)", "Pagu Anggaran"))
        changed = [Column((over, change[0]), ("money", "before")),
                   Column((over, change[1]), ("ceiling", YEAR)), spent]  # fmt: skip
        funds = self.chance.choice(FUNDS)
        sources = [*(Column((over, fund), ("money", fund)) for fund in funds),
                   Column((over, self.chance.choice(("Jumlah", "Total"))), ("ceiling", YEAR)),
                   spent]  # fmt: skip
        left = Column((self.chance.choice(("Sisa Anggaran (Rp)", "Sisa Pagu")),), ("money", "left"))
        names = [self.piece["quarter"].format(numeral) for numeral in ROMAN]
        drawn = [ceiling, *(Column((words["spending"], name), ("spending", when))
                            for name, when in zip(names, QUARTERS, strict=True))]  # fmt: skip
        return {"none": [], "left": [ceiling, spent, left],
                "by quarter": [ceiling, spent] if self.own != YEAR else drawn,
                "ceiling": [ceiling], "spent": [ceiling, spent],
                "absorbed": [ceiling, spent, absorbed], "changed": changed,
                "sources": sources}[kind]  # fmt: skip

    def spend(self, item: Item, below: Sequence[Item]) -> None:
        """Amounts that add up, of every column that may stand for them."""
        for one in below:
            self.spend(one, one.below)
        keys = [("ceiling", YEAR), ("money", "before"),
                *(("spending", when) for when in (self.own, *QUARTERS))]  # fmt: skip
        if below:
            for key in keys:
                texts = [one.money[key] for one in below]
                whole = sum(int(text.replace(".", "")) for text in texts if text not in {"", "-"})
                told = [text for text in texts if text not in {"", "-"}]
                item.money[key] = rupiah(whole) if told else texts[0]
        else:
            self._pay(item)
        ceiling, spent = (int(item.money[key, when].replace(".", "")) for key, when in
                          (("ceiling", YEAR), ("spending", self.own)))  # fmt: skip
        item.money["absorption", self.own] = share(spent, ceiling)
        item.money["money", "left"] = rupiah(ceiling - spent)
        parts = [one.money for one in below]
        first = sum(int(part["money", "APBD"].replace(".", "")) for part in parts)
        first = first if parts else ceiling // 1000 * self.chance.randrange(100, 900)
        for lead, rest in FUNDS:
            if self.piece["budget"] == "sources":
                item.money |= {("money", rest): rupiah(ceiling - first)}
                item.money |= {("money", lead): rupiah(first)}
        item.money["money", "APBD"] = rupiah(first)

    def _pay(self, item: Item) -> None:
        chance = self.chance
        ceiling = chance.randrange(50_000, 2_000_000) * 500
        spent = ceiling * chance.randrange(300, 995) // 1000
        item.money["ceiling", YEAR] = rupiah(ceiling)
        item.money["money", "before"] = rupiah(ceiling // 100 * chance.randrange(80, 120))
        parts = [spent // 5, spent // 4, spent // 7, spent // 9]
        for at, (when, part) in enumerate(zip(QUARTERS, parts, strict=True)):
            item.money["spending", when] = due(self.piece, at, rupiah(part))
        item.money["spending", self.own] = rupiah(spent)
