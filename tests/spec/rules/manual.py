"""Writes docs/rules.md from the rulebook's own data: python tests/spec/rules/manual.py."""

from itertools import groupby
from pathlib import Path

from tolok.audit.rulebook import RULES

PAGE = Path(__file__).parents[3] / "docs" / "rules.md"

_HEAD = """# Aturan pemeriksaan

Halaman ini ditulis oleh `python tests/spec/rules/manual.py` dari buku aturan itu sendiri; jangan
disunting. Setiap aturan dapat dimatikan menurut kebijakan pemerintah daerah, dan dijelaskan oleh
`tolok rules ID`. Contoh yang dapat dijalankan ada di `tests/spec/rules/`.

| Tingkat | Artinya |
| --- | --- |
| Kesalahan | dua pernyataan dalam formulir tidak dapat sama-sama benar |
| Peringatan | hampir pasti perlu diperbaiki atau dilengkapi |
| Pertanyaan | hanya yang mengisi formulir yang dapat menjawab |
| Catatan | boleh dibiarkan, sebaiknya diketahui |
"""


def manual() -> str:
    """The page as it should be."""
    parts = [_HEAD]
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        parts.append(f"\n## {family}\n")
        parts.extend(
            f"\n### {rule.title}\n\n`{rule.id}` · {rule.severity.label}\n\n"
            f"{rule.explanation}\n\nContoh: {rule.example}\n"
            for rule in rules
        )
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
