"""Results (*outcome, output*) on lines below the work that they are of, as plans since 2025 have.

Inmendagri 2/2025, annex, Renstra table of programs: "Bidang Urusan/Program/Outcome/Kegiatan/
Subkegiatan/Output". A work's line has its code and money, the line below what it is to bring, with
the indicator and its targets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tolok.audit.findings import Finding, Severity
from tolok.documents.columns.headers import Columns
from tolok.documents.columns.shortened_words import normal
from tolok.documents.leftovers import UNPLACED, Leftover
from tolok.documents.rows.raw import RawRow, joined
from tolok.domain.forms import Source

_RESULT = re.compile(r"\b(?:OUTCOMES?|OUTPUTS?|KELUARAN|HASIL)\b")
_WORK = re.compile(r"(?:PROGRAM|(?:SUB[\s-]*)?KEGIATAN)\b", re.IGNORECASE)
_MEASURES = frozenset({"indicator", "unit", "target", "method"})
_MOST, _FULL = 8, 10
"""Of ten lines of each kind, how many must be as the annex has them."""


@dataclass(slots=True)
class Results:
    """The rows with their works' results, and the results' own words, which no form has."""

    raws: list[RawRow]
    leftovers: list[Leftover] = field(default_factory=list)

    def findings(self) -> list[Finding]:
        """A note on the words of results, where the first stands."""
        return [_aside(self.leftovers)] if self.leftovers else []


def with_results_of_works(raws: Sequence[RawRow], columns: Columns) -> Results:
    """The rows; a result's line below a work gives that its indicator, or a further one."""
    if not _has_results(raws, columns):
        return Results(list(raws))
    found = Results([])
    for raw in raws:
        if _is_work(raw) or "name" not in raw.texts or not found.raws:
            found.raws.append(raw)
            continue
        found.leftovers.append(Leftover(raw.texts.pop("name"), raw.places.pop("name"), UNPLACED))
        raw.number = ""
        if not (raw.texts or raw.others):
            continue
        above = found.raws[-1]
        if _is_work(above) and not _measures(above):
            found.raws[-1] = replace(joined(raw, above), source=above.source)
        else:
            found.raws.append(raw)
    return found


def _has_results(raws: Sequence[RawRow], columns: Columns) -> bool:
    """Whether names are by turns of works with money and of results with measures."""
    words = (word for one in columns.columns if one.place in columns.names for word in one.words)
    if not any(_RESULT.search(normal(word)) for word in words):
        return False
    named = [raw for raw in raws if "name" in raw.texts]
    works = [raw for raw in named if _is_work(raw)]
    results = [raw for raw in named if not _is_work(raw)]
    bare = sum(not _measures(raw) for raw in works)
    measured = sum(_measures(raw) and not _has_money(raw) for raw in results)
    if not (works and results) or not _is_work(named[0]):
        return False
    return _FULL * bare >= _MOST * len(works) and _FULL * measured >= _MOST * len(results)


def _is_work(raw: RawRow) -> bool:
    """Whether a row has a code, or its name says that it is a work."""
    return "code" in raw.texts or bool(_WORK.match(raw.texts.get("name", "")))


def _measures(raw: RawRow) -> bool:
    """Whether a row has an indicator or what it is measured by, of any period."""
    return bool(_MEASURES & {*raw.texts, *(name for name, _ in raw.others)})


def _has_money(raw: RawRow) -> bool:
    return "ceiling" in {*raw.texts, *(name for name, _ in raw.others)}


def _aside(results: Sequence[Leftover]) -> Finding:
    source: Source = results[0].source
    return Finding(
        "reading-results-between",
        Severity.NOTE,
        f"{len(results)} baris hasil (outcome/output), misalnya “{results[0].text}”, "
        "dibaca sebagai indikator program, kegiatan, atau subkegiatan di atasnya. "
        "Kata-kata hasilnya tidak punya tempat di formulir dan dicatat sebagai sisa.",
        written=results[0].text,
        source=source,
    )
