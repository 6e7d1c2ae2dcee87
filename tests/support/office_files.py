"""Files as offices type them, read from their lines, and what their forms say."""

from tolok.documents.reading import Readings, read_forms
from tolok.domain.forms import Form, Row
from tolok.domain.levels import Level


def read(*lines: str) -> Readings:
    return read_forms("\n".join(lines).encode(), "kantor.csv")


def told(form: Form, name: str) -> list[str]:
    return [str(row.cell(name).value) for row in form.rows]


def rules(found: Readings) -> list[str]:
    return [one.rule for reading in found.readings for one in reading.findings]


def of_year(found: Readings, year: int) -> Form:
    (form,) = [one for one in found.forms if one.period and one.period.year == year]
    return form


def of_period(found: Readings, code: str) -> Form:
    (form,) = [one for one in found.forms if one.period and one.period.code == code]
    return form


def brief(row: Row) -> tuple[Level, str | None, str | None]:
    return row.level, row.name, row.indicator
