"""What a form of a sheet sends: the texts of each row, and the versions that were seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from django.http import QueryDict

from tolok.services.recording import Rival, Typed

WORDS = {"cause": "Penyebab", "follow_up": "Tindak lanjut", "remarks": "Keterangan"}
"""The words beside a figure, in the order in which a row asks for them."""

CELLS = {"realization": "Realisasi", "spending": "Realisasi Rp", "variables": "Variabel"} | WORDS
"""What a reader calls the cells that can be typed into."""


@dataclass(frozen=True)
class Field:
    """One cell that can be typed into: its name in the form, what stands in it, what is wrong."""

    name: str
    label: str
    text: str
    saved: str
    trouble: str = ""


@dataclass(frozen=True)
class Tried:
    """What somebody typed into a row and could not be saved, and why."""

    typed: Typed
    troubles: Mapping[str, str] = field(default_factory=dict)
    message: str = ""
    rivals: tuple[Rival, ...] = ()
    seen: str = ""


def typed_of(post: QueryDict, key: str) -> Tried:
    """What a form says of a row: the texts it sent, and the versions that were seen.

    Names that the form does not send are cells that stay as they are.
    """
    texts = {
        cell: None if text is None else text.replace("\r\n", "\n")
        for cell in ("realization", "spending", *WORDS)
        for text in [post.get(f"{key}.{cell}")]
    }
    start = f"{key}.var."
    variables = {
        name.removeprefix(start): text
        for name, text in post.items()
        if name.startswith(start) and isinstance(text, str)
    }
    seen = post.get(f"{key}.seen", "")
    if post.get(f"{key}.choice") == "mine":
        seen = post.get(f"{key}.rival", "")
    parts = f"{seen}.0.0".split(".")[:2]
    revisions = [int(part) if part.isdecimal() and len(part) < 10 else 0 for part in parts]
    typed = Typed(
        **texts, variables=variables or None, seen=revisions[0], seen_spending=revisions[1]
    )
    return Tried(typed, seen=seen)


def is_touched(tried: Tried) -> bool:
    """Whether what a whole form says of a row is anything but what its page had shown."""
    typed = tried.typed
    sent = (typed.realization, typed.spending, *(typed.variables or {}).values())
    told = (getattr(typed, name) for name in WORDS)
    return tried.seen.rpartition(".")[2] != print_of(
        text for text in (*sent, *told) if text is not None
    )


def print_of(texts: Iterable[str]) -> str:
    """Eight digits that two different rows hardly share."""
    return sha256("\x1f".join(texts).encode()).hexdigest()[:8]
