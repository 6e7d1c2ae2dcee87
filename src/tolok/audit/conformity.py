"""Conformity: what in a form's rows is not as the government's nomenclature has it."""

from collections.abc import Iterator, Sequence

from tolok.audit.findings import Finding, Severity
from tolok.audit.phrases import finding, place
from tolok.domain.code_lists import (
    CODED,
    CodeList,
    ListedCode,
    field_of,
    in_field,
    level_of,
)
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level
from tolok.domain.nomenclature import parent_of, plain_code, plain_name

_UNKNOWN = "nomenclature-code", Severity.WARNING
_NO_CODE = "nomenclature-no-code", Severity.NOTE
_PLACE = "nomenclature-place", Severity.WARNING
_NAME = "nomenclature-name", Severity.WARNING
_INDICATOR = "nomenclature-indicator", Severity.WARNING
_UNIT = "nomenclature-unit", Severity.WARNING
_ABSENT = "nomenclature-absent", Severity.QUESTION
_MOST_NAMED = 5


def check_conformity(form: Form, codes: CodeList, field: str = "") -> tuple[Finding, ...]:
    """What differs from the nomenclature, in the order of the rows.

    ``field`` is the organization's, such as 7.01; without it that of the first code counts.
    Source: Permendagri 90/2019, whose lists fix name, indicator and unit of a subactivity.
    """
    field = field or next((own for row in form.rows if (own := field_of(row.code or ""))), "")
    checker = _Checker(form, codes, field)
    return tuple(one for row in form.rows for one in checker.check(row))


class _Checker:
    """A form beside a code list."""

    def __init__(self, form: Form, codes: CodeList, field: str) -> None:
        self.form, self.codes, self.field = form, codes, field
        self.further: dict[str, list[Row]] = {}
        head = ""
        for row in form.rows:
            head = head if row.name is None else row.id
            self.further.setdefault(head, []).append(row)

    def check(self, row: Row) -> Iterator[Finding]:
        """What is to be said of a row that names a node."""
        if row.name is None or row.level not in CODED:
            return
        listed = self.codes.find(row.code or "")
        if not plain_code(row.code):
            yield from self._without_code(row)
        elif listed is None:
            yield from self._unknown(row)
        else:
            yield from self._misplaced(row, listed)
            if listed.level is row.level:
                yield from self._named_otherwise(row, listed)
            if listed.level is row.level is Level.SUBACTIVITY:
                yield from self._measured_otherwise(row, listed)
        if row.level is Level.ACTIVITY:
            yield from self._absent(row)

    def _without_code(self, row: Row) -> Iterator[Finding]:
        code = self._code_by_name(row)
        hint = f"Nama ini berkode {code} pada nomenklatur." if code else "Cari pada nomenklatur."
        message = f"{place(row, 'code')} kosong. {hint}"
        yield finding(_NO_CODE, row, "code", message, expected=code)

    def _unknown(self, row: Row) -> Iterator[Finding]:
        expected = self._code_by_name(row)
        hint = f"Nama ini berkode {expected}." if expected else "Pilih kode dari nomenklatur."
        message = f"{place(row, 'code')} {row.code} tidak ada pada nomenklatur. {hint}"
        yield finding(_UNKNOWN, row, "code", message, expected=expected)

    def _code_by_name(self, row: Row) -> str | None:
        """The code that a row's name has: its only one, or that under the activity above it."""
        nomenclature = self.codes.nomenclature
        known = self.codes.named(row.name or "", row.level, self.field)
        if known is not None:
            return in_field(known.code, self.field)
        if row.level is Level.ACTIVITY:
            activity = nomenclature.activity(row, self.form.children_of(row))
            return in_field(activity.code, self.field) if activity else None
        above = self.form.by_id.get(row.parent or "")
        if row.level is not Level.SUBACTIVITY or above is None or above.level is not Level.ACTIVITY:
            return None
        activity = nomenclature.activity(above, self.form.children_of(above))
        found = activity.find(row) if activity else ()
        return in_field(found[0].code, self.field) if len(found) == 1 else None

    def _misplaced(self, row: Row, listed: ListedCode) -> Iterator[Finding]:
        if listed.level is not row.level:
            yield finding(
                _PLACE,
                row,
                "code",
                f"{place(row, 'code')} {row.code} adalah kode {listed.level.label.lower()}, "
                f"sedangkan baris ini {row.level.label.lower()}. Pilih kode yang setingkat.",
            )
            return
        above = self.form.by_id.get(row.parent or "")
        code = plain_code(above.code) if above else ""
        if above and level_of(code) and not plain_code(row.code).startswith(f"{code}."):
            yield finding(
                _PLACE,
                row,
                "code",
                f"{place(row, 'code')} {row.code} bukan di bawah {above.code}, kode baris di "
                f"atasnya. Kode di atasnya semestinya {parent_of(plain_code(row.code))}.",
            )

    def _named_otherwise(self, row: Row, listed: ListedCode) -> Iterator[Finding]:
        if plain_name(row.name or "") != plain_name(listed.name):
            yield finding(
                _NAME,
                row,
                "name",
                f"{place(row, 'name')} berbeda dari nomenklatur. Kode {row.code} bernama "
                f"“{listed.name}”.",
                expected=listed.name,
            )

    def _measured_otherwise(self, row: Row, listed: ListedCode) -> Iterator[Finding]:
        """One of the row's indicators must be the listed one; a unit counts for that one."""
        rows = self.further[row.id]
        same = [
            one for one in rows if plain_name(one.indicator or "") == plain_name(listed.indicator)
        ]
        if listed.indicator and not same:
            yield finding(
                _INDICATOR,
                row,
                "indicator",
                f"{place(row, 'indicator')} berbeda dari nomenklatur: “{listed.indicator}”, "
                f"satuan {listed.unit or 'tidak disebut'}.",
                expected=listed.indicator,
            )
        measured = (same or rows)[0]
        if listed.unit and plain_name(measured.unit or "") != plain_name(listed.unit):
            yield finding(
                _UNIT,
                measured,
                "unit",
                f"{place(measured, 'unit')} tertulis {measured.unit or 'kosong'}, pada nomenklatur "
                f"{listed.unit}.",
                expected=listed.unit,
            )

    def _absent(self, row: Row) -> Iterator[Finding]:
        present = [one for one in self.form.children_of(row) if one.name is not None]
        absent = [
            (in_field(code, self.field), name)
            for code, name in self.codes.nomenclature.absent_among(row, present) or ()
        ]
        if absent:
            yield finding(
                _ABSENT,
                row,
                "name",
                f"{place(row, 'name')}: {_listed(absent)} ada pada nomenklatur dan tidak ada di "
                "sini. Apakah memang tidak dianggarkan?",
            )


def _listed(entries: Sequence[tuple[str, str]]) -> str:
    """The entries in words, the first few by name."""
    named = ", ".join(f"{code} {name}" for code, name in entries[:_MOST_NAMED])
    more = len(entries) - _MOST_NAMED
    return f"{named}, dan {more} lagi," if more > 0 else named
