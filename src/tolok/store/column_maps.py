"""What is asked about column maps and about files that wait for one."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Exists, OuterRef, Q

from tolok.store.models import Filing, Government, OfficeMap, Organization, UnreadFile


def maps_in_force(
    government: Government, organizations: Iterable[Organization]
) -> Sequence[OfficeMap]:
    """The newest map of each header for some offices and for all of a government: one query.

    Newest first, an office's own before the government's. ``uses`` counts the forms read by each.
    """
    whose = Q(organization__isnull=True) | Q(organization__in=list(organizations))
    said = OfficeMap.objects.filter(whose, government=government).annotate(uses=Count("filings"))
    newest: dict[tuple[int | None, str], OfficeMap] = {}
    known = said.select_related("government", "organization", "kept_by")
    for one in known.order_by("-pk"):  # a grouped query forgets the model's own order
        newest.setdefault((one.organization_id, one.fingerprint), one)
    held = [one for one in newest.values() if one.content is not None]
    return sorted(held, key=lambda one: one.organization_id is None)


def map_by_id(map_id: int) -> OfficeMap | None:
    """The map of an id, if there is one."""
    known = OfficeMap.objects.select_related("government", "organization", "kept_by")
    return known.filter(pk=map_id).first()


def unread_by_id(unread_id: int) -> UnreadFile | None:
    """The waiting file of an id, if there is one."""
    known = UnreadFile.objects.select_related("original", "owner", "uploaded_by")
    return known.defer("original__data").filter(pk=unread_id).first()


def files_waiting(owners: Iterable[Government]) -> list[UnreadFile]:
    """The files of some governments that no form was made of yet, newest first: one query."""
    read = Filing.objects.filter(original=OuterRef("original"), owner=OuterRef("owner"))
    known = UnreadFile.objects.filter(~Exists(read), owner__in=list(owners))
    return list(known.select_related("uploaded_by"))
