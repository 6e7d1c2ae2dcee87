"""The deeds on a government's organizations and years."""

from dataclasses import asdict, dataclass
from datetime import date

from tolok.domain.achievements import Cap
from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.permissions import Deed
from tolok.services.acting import Actor
from tolok.services.ledgers import write
from tolok.services.people import at_work, one_line
from tolok.store import accounts
from tolok.store.models import FiscalYear, Government, Organization

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOST_LOW = 200
"""An achievement above twice its target is no low one in any government's policy."""


@dataclass(frozen=True)
class OrganizationText:
    """What an administrator says of an organization."""

    code: str
    name: str
    kind: str
    head_title: str
    head_name: str = ""
    head_rank: str = ""
    head_nip: str = ""

    def cleaned(self) -> "OrganizationText":
        """With its spaces put in order; TolokError where something is missing or too long."""
        texts = {name: one_line(text) for name, text in asdict(self).items()}
        for name, (label, most) in _FIELDS.items():
            if not texts[name] and name in _NEEDED:
                raise TolokError(f"{label} belum diisi.")
            if len(texts[name]) > most:
                raise TolokError(f"{label} terlalu panjang: paling banyak {most} huruf.")
        return OrganizationText(**texts)


_NEEDED = ("code", "name", "kind", "head_title")
_FIELDS = {
    "code": ("Kode", 40),
    "name": ("Nama", 200),
    "kind": ("Jenis", 40),
    "head_title": ("Jabatan kepala", 120),
    "head_name": ("Nama kepala", 120),
    "head_rank": ("Pangkat kepala", 80),
    "head_nip": ("NIP kepala", 30),
}


def add_organization(
    actor: Actor,
    government: Government,
    text: OrganizationText,
    parent: Organization | None = None,
) -> Organization:
    """A new organization of a government, under another one if it is a part of that."""
    text = text.cleaned()
    with at_work(actor, government, Deed.MANAGE_ORGANIZATIONS) as (book, role):
        organization = Organization(government=government, **asdict(text))
        _check(organization, text, parent)
        organization.parent = parent
        organization.save()
        subject, content = f"organization:{organization.pk}", organization_content(organization)
        write(book, actor, role, Deed.MANAGE_ORGANIZATIONS, subject, content)
    return organization


def edit_organization(
    actor: Actor,
    organization: Organization,
    text: OrganizationText,
    parent: Organization | None = None,
) -> None:
    """Say anew what an organization is; what was said before stays in the ledger."""
    text = text.cleaned()
    with at_work(actor, organization.government, Deed.MANAGE_ORGANIZATIONS) as (book, role):
        _check(organization, text, parent)
        before = organization_content(organization)
        for name, value in asdict(text).items():
            setattr(organization, name, value)
        organization.parent = parent
        content = organization_content(organization)
        if content == before:
            return
        organization.save()
        subject = f"organization:{organization.pk}"
        write(book, actor, role, Deed.MANAGE_ORGANIZATIONS, subject, content, before=before)


def close_organization(actor: Actor, organization: Organization, on: date, reason: str) -> None:
    """Close an organization on a day: it is listed no more, and what it recorded stays."""
    reason = one_line(reason)
    if not reason:
        raise TolokError("Tulis alasannya, misalnya nomor perda yang melebur perangkat daerah ini.")
    with at_work(actor, organization.government, Deed.MANAGE_ORGANIZATIONS) as (book, role):
        organization.refresh_from_db()
        if organization.closed_on is not None:
            raise TolokError(f"{organization} sudah ditutup.")
        below = organization.below.filter(closed_on__isnull=True)
        if below.exists():
            names = ", ".join(str(one) for one in below[:3])
            raise TolokError(f"Masih ada yang di bawahnya: {names}. Tutup atau pindahkan dahulu.")
        organization.closed_on = on
        organization.save(update_fields=["closed_on"])
        write(
            book,
            actor,
            role,
            Deed.MANAGE_ORGANIZATIONS,
            f"organization:{organization.pk}",
            {"closed_on": on.isoformat()},
            before={"closed_on": None},
            reason=reason,
        )


def _check(organization: Organization, text: OrganizationText, parent: Organization | None) -> None:
    """Refuse a code that another has, and a parent that cannot be one."""
    same = accounts.all_organizations(organization.government).filter(code=text.code)
    other = same.exclude(pk=organization.pk).first()
    if other is not None:
        raise TolokError(f"Kode {text.code} sudah dipakai {other}.")
    if parent is None:
        return
    if parent.government_id != organization.government_id or parent.pk == organization.pk:
        raise TolokError("Induk itu tidak dapat dipilih.")
    # A role in an organization holds for those one step below it, and no deeper.
    if parent.parent_id is not None or (organization.pk and organization.below.exists()):
        raise TolokError("Induk hanya satu tingkat: yang di bawah tidak dapat membawahi lagi.")


def organization_content(organization: Organization) -> dict[str, Plain]:
    """An organization as the ledger tells it."""
    content: dict[str, Plain] = {name: getattr(organization, name) for name in _FIELDS}
    content["parent"] = organization.parent.code if organization.parent else None
    return content


def open_year(actor: Actor, government: Government, year: int) -> FiscalYear:
    """Open a year of a government, with the policies that hold until they are changed."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise TolokError(f"Tahun {year} tidak dapat dibuka: pilih {FIRST_YEAR} sampai {LAST_YEAR}.")
    with at_work(actor, government, Deed.MANAGE_YEARS) as (book, role):
        if accounts.years_of(government).filter(year=year).exists():
            raise TolokError(f"Tahun {year} sudah dibuka.")
        fiscal_year = FiscalYear.objects.create(government=government, year=year)
        content = policy_content(fiscal_year)
        write(book, actor, role, Deed.MANAGE_YEARS, f"year:{year}", content)
    return fiscal_year


def set_policy(actor: Actor, fiscal_year: FiscalYear, cap: str, low_achievement: int) -> None:
    """Change what a year's figures follow.

    ``cap`` bounds achievements in aggregates; an achievement below ``low_achievement`` per cent
    wants its causes told.
    """
    if cap not in set(Cap):
        raise TolokError("Pilih batas capaian.")
    if not 0 <= low_achievement <= MOST_LOW:
        raise TolokError(f"Ambang capaian rendah: isi 0 sampai {MOST_LOW} persen.")
    with at_work(actor, fiscal_year.government, Deed.MANAGE_YEARS) as (book, role):
        fiscal_year.refresh_from_db()
        before = policy_content(fiscal_year)
        fiscal_year.cap, fiscal_year.low_achievement = cap, low_achievement
        content = policy_content(fiscal_year)
        if content == before:
            return
        fiscal_year.save()
        subject = f"year:{fiscal_year.year}"
        write(book, actor, role, Deed.MANAGE_YEARS, subject, content, before=before)


def policy_content(fiscal_year: FiscalYear) -> dict[str, Plain]:
    """What a year's figures follow, as the ledger tells it."""
    return {"cap": str(fiscal_year.cap), "low_achievement": fiscal_year.low_achievement}
