"""Tables that tell what was bought on the lines of a subactivity: a row a subactivity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.moments import ALWAYS
from tolok.documents.columns.vocabulary import ACCOUNT
from tolok.documents.leftovers import ACCOUNT as OF_ACCOUNT
from tolok.documents.leftovers import Leftover
from tolok.documents.rows.raw import RawRow, Slot
from tolok.documents.rows.totals import MONEY
from tolok.domain.forms import State
from tolok.domain.notation import Marks, in_rupiah, marks_of, read_number, write_number
from tolok.domain.quantities import exact_sum, plain


@dataclass
class Summed:
    """The rows without their accounts, the texts of these, and how many lines were added to one."""

    raws: list[RawRow] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    lines: int = 0

    def findings(self) -> Iterator[Finding]:
        """What a person is told of amounts that stand nowhere as they were added up."""
        if self.lines:
            first = self.raws[0].source
            yield Finding(
                "reading-summed-accounts",
                Severity.NOTE,
                f"Tabel ini merinci sub kegiatan menurut rekening belanja. Jumlah rupiah tiap sub "
                f"kegiatan adalah penjumlahan baris-baris rekeningnya ({self.lines} baris "
                "digabungkan); rekeningnya dicatat sebagai sisa.",
                source=first,
            )


def without_accounts(raws: Sequence[RawRow]) -> Summed:
    """The rows of lines that name an account, the amounts of one subactivity's lines added up.

    Lines follow each other and name the same rows. Where an amount is no number they stay apart.
    """
    summed = Summed()
    last: list[RawRow] = []
    marks = {slot: marks_of(_texts(raws, slot)) for slot in _slots(raws)}
    for _, several in groupby(raws, key=lambda raw: id(raw.source)):
        line = list(several)
        account = line[-1].texts.pop(ACCOUNT, None)
        if account is not None:
            place = line[-1].places.pop(ACCOUNT)
            summed.leftovers.append(Leftover(account, place, OF_ACCOUNT))
        if account is not None and _named(last) == _named(line) and _add(last, line, marks):
            summed.lines += 1
            summed.leftovers.extend(_left(line))
            continue
        last = line if account is not None else []
        summed.raws.extend(line)
    return summed


def _named(line: Sequence[RawRow]) -> list[tuple[str, str]]:
    """The names and codes of a line's rows."""
    return [(raw.texts.get("name", ""), raw.texts.get("code", "")) for raw in line]


def _slots(raws: Sequence[RawRow]) -> list[Slot]:
    """The cells of money that rows have, by period."""
    slots = {(name, ALWAYS): None for raw in raws for name in raw.texts if name in MONEY}
    slots |= {slot: None for raw in raws for slot in raw.others if slot[0] in MONEY}
    return list(slots)


def _texts(raws: Sequence[RawRow], slot: Slot) -> list[str]:
    return [text for raw in raws if (text := raw.text_in(slot))]


def _add(last: Sequence[RawRow], line: Sequence[RawRow], marks: dict[Slot, Marks]) -> bool:
    """Add a line's amounts to the one before; False, nothing added, where one is no number."""
    sums: list[tuple[RawRow, RawRow, Slot, str]] = []
    for before, raw in zip(last, line, strict=True):
        for slot in _slots([raw]):
            texts = [one.text_in(slot) for one in (before, raw)]
            parts = [in_rupiah(read_number(text, marks[slot])) for text in texts]
            if any(part.state is State.UNREADABLE for part in parts):
                return False
            known = [part.value for part in parts if part.value is not None]
            written = write_number(plain(exact_sum(known)), grouped=False) if known else "-"
            is_english = marks[slot] is Marks.ENGLISH
            text = written.replace(",", ".") if is_english else written
            sums.append((before, raw, slot, text))
    for before, raw, slot, text in sums:
        first = before if before.text_in(slot) else raw
        before.put_in(slot, text, first.source_of(slot))
    return True


def _left(line: Sequence[RawRow]) -> Iterator[Leftover]:
    """The texts of a line that was added to another."""
    for raw in line:
        for name, text in raw.texts.items():
            if name in raw.places:
                yield Leftover(text, raw.places[name], OF_ACCOUNT)
        for text, place in raw.others.values():
            yield Leftover(text, place, OF_ACCOUNT)
