"""What is asked about workbooks that offices sent back."""

from tolok.store.models import Organization, Workbook


def workbook_by_id(organization: Organization, period: str, workbook_id: int) -> Workbook | None:
    """A workbook of a quarter, with its bytes."""
    return (
        Workbook.objects.select_related("original", "uploaded_by")
        .filter(organization=organization, period=period, pk=workbook_id)
        .first()
    )


def workbook_with_bytes(organization: Organization, period: str, sha256: str) -> Workbook | None:
    """The workbook of a quarter that has these bytes."""
    return Workbook.objects.filter(
        organization=organization, period=period, original__sha256=sha256
    ).first()


def workbooks_of(organization: Organization, period: str) -> list[Workbook]:
    """The workbooks that were sent for a quarter, newest first, without their bytes."""
    return list(
        Workbook.objects.select_related("original", "uploaded_by")
        .defer("original__data")
        .filter(organization=organization, period=period)
    )
