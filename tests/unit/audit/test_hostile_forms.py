"""The audit never raises, whatever a form holds."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tolok.audit.rulebook import RULES, examine
from tolok.domain.forms import NUMBER_CELLS, Cell, Form, Row, State
from tolok.domain.levels import Level

_IDS = st.sampled_from(["", "1", "2", "3", "4", "5", "6", "7"])
_WORDS = st.none() | st.sampled_from(["", " ", "%", "Bulan", "Dokumen", "Nama", "1,234"])
_CELLS = st.builds(
    Cell,
    written=st.sampled_from(["", "-", "1,234", "12.345", "100", "?" * 200]),
    state=st.sampled_from(State),
    value=st.none() | st.decimals() | st.decimals(min_value=-200, max_value=200, places=2),
)
_ROWS = st.builds(
    Row,
    id=_IDS,
    level=st.sampled_from(Level),
    parent=st.none() | _IDS,
    name=_WORDS,
    indicator=_WORDS,
    method=_WORDS,
    unit=_WORDS,
    **dict.fromkeys(NUMBER_CELLS, _CELLS),
)
_FORMS = st.builds(Form, rows=st.lists(_ROWS, max_size=12).map(tuple))


@given(_FORMS)
def test_no_form_makes_the_audit_raise(form: Form) -> None:
    ids = {row.id for row in form.rows}
    for finding in examine(form):
        assert finding.rule in RULES
        assert finding.message
        assert finding.row is None or finding.row in ids


@given(_FORMS)
def test_the_same_form_gives_the_same_findings(form: Form) -> None:
    assert examine(form) == examine(Form(rows=form.rows))


def test_a_ring_of_rows_and_a_number_beyond_reason_are_findings() -> None:
    count = 2_000
    absurd = Cell("1E999999", State.VALUE, Decimal("1E999999"))
    rows = tuple(
        Row(str(i), Level.PROGRAM, str((i + 1) % count), name=f"N{i}", ceiling=absurd)
        for i in range(count)
    )
    found = [finding.rule for finding in examine(Form(rows=rows))]
    assert found.count("circular-parent") == count
    assert found.count("unreadable-number") == count
