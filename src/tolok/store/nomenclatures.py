"""What is asked about the code lists of governments."""

from functools import lru_cache

from tolok.domain.code_lists import CodeList, ListedCode
from tolok.domain.levels import Level
from tolok.store.models import Government, NomenclatureEdition, NomenclatureEntry

_COLUMNS = ("code", "level", "name", "indicator", "unit", "performance")


def editions_of(government: Government) -> list[NomenclatureEdition]:
    """The editions that a government imported, the one in force first."""
    found = NomenclatureEdition.objects.select_related("imported_by")
    return list(found.filter(government=government))


def edition_in_force(government: Government) -> NomenclatureEdition | None:
    """The edition that plans are checked against: the newest."""
    return NomenclatureEdition.objects.filter(government=government).first()


def edition_of_file(government: Government, sha256: str) -> NomenclatureEdition | None:
    """The edition that was made from a file with these bytes, if one was."""
    return NomenclatureEdition.objects.filter(government=government, file_sha256=sha256).first()


def code_list_of(edition: NomenclatureEdition | None) -> CodeList:
    """The codes of an edition; an empty list where there is none.

    An edition is written once, so its list is read from the database once a process.
    """
    return CodeList() if edition is None else _code_list(edition.pk, edition.file_sha256)


@lru_cache(maxsize=8)
def _code_list(edition_id: int, sha256: str) -> CodeList:  # noqa: ARG001 - a database may be new
    lines = NomenclatureEntry.objects.filter(edition=edition_id).values_list(*_COLUMNS)
    return CodeList(
        tuple(
            ListedCode(code, Level(level), name, indicator, unit, performance)
            for code, level, name, indicator, unit, performance in lines
        )
    )
