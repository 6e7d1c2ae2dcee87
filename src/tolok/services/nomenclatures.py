"""The deeds on a government's nomenclature: import an edition, and look a plan up in it."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from tolok.documents.code_lists import read_code_list
from tolok.domain.chains import Plain, canonical
from tolok.domain.code_lists import CodeList, ListedCode, field_of, in_field
from tolok.domain.errors import UnreadableError
from tolok.domain.levels import Level
from tolok.domain.nomenclature import scope_of
from tolok.domain.permissions import Deed
from tolok.services.acting import Actor
from tolok.services.filings import clean_name
from tolok.services.ledgers import Book, lock, write
from tolok.services.plan_texts import required
from tolok.store import nomenclatures
from tolok.store.models import (
    Government,
    NomenclatureEdition,
    NomenclatureEntry,
    Organization,
)

_BATCH = 1_000
MAX_DECREE = 160
_WIDTHS = {"code": 40, "unit": 120}


@dataclass(frozen=True)
class Imported:
    """What became of a file: its edition, how many codes it has, whether it was known before."""

    edition: NomenclatureEdition
    codes: int
    is_new: bool


@transaction.atomic
def import_nomenclature(
    actor: Actor, government: Government, *, decree: str, data: bytes, name: str
) -> Imported:
    """Keep a government's code list as the edition in force; the same file again changes nothing.

    Of a list that serves provinces and cities the government's own part is taken. Raises
    UnreadableError, in Indonesian, where the file holds no codes.
    """
    book = Book(government, actor.today.year)
    role = actor.require(Deed.IMPORT_NOMENCLATURE, government)
    lock(book)
    digest = sha256(data).hexdigest()
    known = nomenclatures.edition_of_file(government, digest)
    if known is not None:
        return Imported(known, known.entries.count(), is_new=False)
    decree = required(decree, "Tulis dasar hukumnya, misalnya Kepmendagri 900.1-2850/2025.")
    name = clean_name(name)
    codes = read_code_list(data, name, scope_of(government.name))
    _refuse_wide(codes, name)
    edition = NomenclatureEdition.objects.create(
        government=government,
        decree=decree[:MAX_DECREE],
        file_name=name,
        file_sha256=digest,
        imported_by=actor.somebody,
        imported_at=actor.at,
    )
    NomenclatureEntry.objects.bulk_create(
        (NomenclatureEntry(edition=edition, **one._asdict()) for one in codes), batch_size=_BATCH
    )
    subject, content = f"nomenclature:{digest[:16]}", edition_content(edition)
    write(book, actor, role, Deed.IMPORT_NOMENCLATURE, subject, content)
    return Imported(edition, len(codes), is_new=True)


def edition_content(edition: NomenclatureEdition) -> dict[str, Plain]:
    """An edition as the ledger tells it; ``entries`` is the hash of its codes and their words."""
    entries = list(edition.entries.all())
    said = sorted([str(getattr(one, name)) for name in ListedCode._fields] for one in entries)
    return {
        "decree": edition.decree,
        "file": edition.file_name,
        "sha256": edition.file_sha256,
        "codes": len(entries),
        "entries": sha256(canonical(said).encode()).hexdigest(),
    }


def codes_for(organization: Organization) -> CodeList:
    """The codes in force for an organization; empty where its government imported none."""
    edition = nomenclatures.edition_in_force(organization.government)
    return nomenclatures.code_list_of(edition)


def search_codes(organization: Organization, text: str, level: Level | None) -> list[ListedCode]:
    """The codes that a text finds, written as the organization would write them."""
    field = field_of(organization.code)
    found = codes_for(organization).search(text, field, level)
    return [one._replace(code=in_field(one.code, field)) for one in found]


def _refuse_wide(codes: tuple[ListedCode, ...], name: str) -> None:
    for one in codes:
        for column, width in _WIDTHS.items():
            if len(getattr(one, column)) > width:
                raise UnreadableError(
                    f"{name}: kode {one.code[:60]} terlalu panjang pada kolom {column}; batasnya "
                    f"{width} huruf. Periksa apakah kolomnya tertukar."
                )
