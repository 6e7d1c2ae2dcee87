"""What is asked of the store: every question that a page or a deed has, one function each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from tolok.domain.forms import Form
from tolok.domain.levels import Level
from tolok.store.mapping import form_of
from tolok.store.models import (
    Decision,
    Examination,
    Filing,
    FormCell,
    FormRow,
    FoundFault,
    Government,
    LeftoverText,
    Original,
)


def filings() -> QuerySet[Filing]:
    """Every filing, newest first."""
    return Filing.objects.all()


def filings_of(owners: Iterable[Government], *, with_unowned: bool = False) -> QuerySet[Filing]:
    """The filings of some governments, newest first, and if wanted those of none.

    Of a file that was read again only the last time counts.
    """
    theirs = Q(owner__in=[owner.pk for owner in owners])
    later = Filing.objects.filter(
        original=OuterRef("original"), owner=OuterRef("owner"), again__gt=OuterRef("again")
    )
    known = Filing.objects.select_related("owner", "uploaded_by").filter(~Exists(later))
    return known.filter(theirs | Q(owner__isnull=True) if with_unowned else theirs)


def filing_by_id(filing_id: int) -> Filing | None:
    """The filing of an id, if there is one."""
    # The original's name by content is wanted with it, its bytes are not.
    known = Filing.objects.select_related("original", "owner", "uploaded_by", "office_map__kept_by")
    known = known.defer("original__data")
    return known.filter(pk=filing_id).first()


def lock_filing(filing: Filing) -> None:
    """Let nobody else decide about a filing until this transaction ends."""
    list(Filing.objects.select_for_update().filter(pk=filing.pk).values_list("pk"))


def filing_with_bytes(sha256: str, owner: Government | None) -> Filing | None:
    """The main filing that a government has of the original with this SHA-256, if there is one.

    Of a file that was read again, the last time.
    """
    known = Filing.objects.filter(original__sha256=sha256, owner=owner)
    return known.order_by("-again", "position").first()


def filings_of_file(filing: Filing) -> list[Filing]:
    """Every form of a filing's file for the same government, the main one first."""
    known = Filing.objects.filter(
        original=filing.original_id, owner=filing.owner_id, again=filing.again
    )
    return list(known.order_by("position"))


def leftovers_of(filing: Filing) -> list[LeftoverText]:
    """The texts of a filing's file that are in no form."""
    known = LeftoverText.objects.filter(
        filing__original=filing.original_id,
        filing__owner=filing.owner_id,
        filing__again=filing.again,
    )
    return list(known)


def original_of(filing: Filing) -> Original:
    """The uploaded file itself."""
    return Original.objects.get(pk=filing.original_id)


def form_of_filing(filing: Filing) -> Form:
    """The form as it was read: two queries, whatever its size."""
    rows = list(FormRow.objects.filter(filing=filing))
    cells: defaultdict[int, list[FormCell]] = defaultdict(list)
    for cell in FormCell.objects.filter(row__filing=filing):
        cells[cell.row_id].append(cell)
    return form_of(filing, rows, cells)


def examination_in_force(filing: Filing) -> Examination | None:
    """The newest examination of a filing."""
    return Examination.objects.filter(filing=filing).first()


def faults_of(examination: Examination) -> list[FoundFault]:
    """What an examination found, with its witnesses, in order: two queries."""
    return list(FoundFault.objects.filter(examination=examination).prefetch_related("witnesses"))


def decisions_of(filing: Filing) -> list[Decision]:
    """Every decision about the proposals for a filing, in the order they were made."""
    return list(Decision.objects.filter(filing=filing))


def fault_counts(filings: Iterable[Filing]) -> Mapping[int, Mapping[str, int]]:
    """Findings of the examinations in force, by filing and severity: one query."""
    newest = Examination.objects.filter(filing=OuterRef("examination__filing")).values("pk")[:1]
    counted = (
        FoundFault.objects.filter(
            examination__filing__in=[filing.pk for filing in filings],
            examination=Subquery(newest),
        )
        .values_list("examination__filing", "severity")
        .annotate(count=Count("pk"))
        .order_by()
    )
    counts: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for filing_id, severity, count in counted:
        counts[filing_id][severity] = count
    return counts


def row_counts(filings: Iterable[Filing]) -> Mapping[int, int]:
    """How many rows each filing has: one query."""
    counted = (
        FormRow.objects.filter(filing__in=[filing.pk for filing in filings])
        .values_list("filing")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return dict(counted)


def program_forms(filings: Iterable[Filing]) -> Mapping[int, Form]:
    """Each filing's form with its programs alone, by filing: two queries.

    Money hangs on the programs once, so that they carry a form's totals.
    """
    known = {filing.pk: filing for filing in filings}
    rows: defaultdict[int, list[FormRow]] = defaultdict(list)
    cells: defaultdict[int, list[FormCell]] = defaultdict(list)
    for row in FormRow.objects.filter(filing__in=list(known), level=Level.PROGRAM):
        rows[row.filing_id].append(row)
    for cell in FormCell.objects.filter(
        row__filing__in=list(known), row__level=Level.PROGRAM, name__in=("ceiling", "spending")
    ):
        cells[cell.row_id].append(cell)
    return {pk: form_of(filing, rows[pk], cells) for pk, filing in known.items()}
