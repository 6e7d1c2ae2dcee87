"""What everybody may read: the published snapshots, by government, quarter and organization."""

from tolok.store.models import Government, Publication, Snapshot


def publishing_governments() -> list[Government]:
    """The governments that have published anything, by name: one query."""
    return list(
        Government.objects.filter(organizations__snapshots__publication__isnull=False).distinct()
    )


def government_by_code(code: str) -> Government | None:
    """The government of a code."""
    return Government.objects.filter(code=code).first()


def published_in(government: Government) -> list[Snapshot]:
    """The newest published snapshot of each document of a government, without contents.

    Newest quarter first, then by the organization's code: one query.
    """
    found = (
        Snapshot.objects.defer("content")
        .select_related("organization", "publication")
        .filter(
            organization__government=government,
            kind=Snapshot.Kind.MEASUREMENT,
            publication__isnull=False,
        )
        .order_by("-period", "organization__code", "-number")
    )
    newest: dict[tuple[str, int], Snapshot] = {}
    for one in found:
        newest.setdefault((one.period, one.organization_id), one)
    return list(newest.values())


def published_snapshot(government_code: str, organization_id: int, period: str) -> Snapshot | None:
    """The newest published snapshot of a quarter of an organization."""
    return (
        Snapshot.objects.select_related("organization__government", "publication")
        .filter(
            organization=organization_id,
            organization__government__code=government_code,
            kind=Snapshot.Kind.MEASUREMENT,
            period=period,
            publication__isnull=False,
        )
        .first()
    )


def last_publication(code: str = "") -> int:
    """The key of the newest publication, of one government or of all; 0 where there is none."""
    found = Publication.objects.all()
    if code:
        found = found.filter(snapshot__organization__government__code=code)
    return found.order_by("-pk").values_list("pk", flat=True).first() or 0
