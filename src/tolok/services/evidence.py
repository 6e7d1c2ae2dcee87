"""The deeds on evidence: attach a file or a link to a realization, withdraw it, take it away."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.http import content_disposition_header

from tolok.domain.chains import Plain
from tolok.domain.errors import TolokError
from tolok.domain.periods import Period
from tolok.domain.permissions import Deed
from tolok.domain.roles import Role
from tolok.services import vault
from tolok.services.acting import Actor, require_window
from tolok.services.contents import KINDS, kind_of
from tolok.services.filings import clean_name
from tolok.services.ledgers import Book, lock, write
from tolok.services.texts import as_kept
from tolok.store import plans, recorded, submissions
from tolok.store.models import Evidence, EvidenceFile, Organization, PlanIndicator

MAX_TITLE, MAX_PAGES, MAX_LINK = 160, 60, 500


@dataclass(frozen=True)
class About:
    """What a person says of a piece of evidence: its title and the pages that matter."""

    title: str = ""
    pages: str = ""


@transaction.atomic
def attach_file(  # noqa: PLR0913, PLR0917 - which row of which quarter, and which file
    actor: Actor,
    organization: Organization,
    period: Period,
    key: str,
    name: str,
    data: bytes,
    about: About = About(),
) -> Evidence:
    """Keep a file as evidence (*melampirkan bukti*); sent again it is the one that is there.

    TolokError where its content may not be evidence.
    """
    attaching = _Attaching.begin(actor, organization, period, key, Deed.ATTACH_EVIDENCE)
    name = clean_name(name)
    kind = kind_of(data, name)
    title, pages = _about(about, name)
    digest = vault.keep(organization.government.code, data)
    file, _ = EvidenceFile.objects.get_or_create(
        government=organization.government,
        sha256=digest,
        defaults={"size": len(data), "media_type": kind.media_type},
    )
    known = recorded.standing_evidence(attaching.indicator, period.code, file=file)
    if known is not None:
        return known
    evidence = attaching.add(title, pages, file=file)
    attaching.write(
        {
            "evidence": evidence.pk,
            "title": title,
            "pages": pages,
            "sha256": digest,
            "size": len(data),
            "media_type": kind.media_type,
        }
    )
    return evidence


@transaction.atomic
def attach_link(  # noqa: PLR0913, PLR0917 - which row of which quarter, and which link
    actor: Actor,
    organization: Organization,
    period: Period,
    key: str,
    link: str,
    about: About = About(),
) -> Evidence:
    """Keep an address as evidence; only https, so that what it leads to came unchanged."""
    attaching = _Attaching.begin(actor, organization, period, key, Deed.ATTACH_EVIDENCE)
    link = _checked(link)
    title, pages = _about(about, urlsplit(link).netloc)
    known = recorded.standing_evidence(attaching.indicator, period.code, link=link)
    if known is not None:
        return known
    evidence = attaching.add(title, pages, link=link)
    attaching.write({"evidence": evidence.pk, "title": title, "pages": pages, "link": link})
    return evidence


@transaction.atomic
def withdraw(
    actor: Actor, organization: Organization, period: Period, evidence_id: int, reason: str
) -> Evidence:
    """Let evidence no longer count (*menarik bukti*), with its reason; it stays readable."""
    lock(Book(organization, period.year))
    evidence = recorded.evidence_by_id(organization, evidence_id)
    if evidence is None or evidence.period != period.code:
        raise TolokError("Bukti ini tidak ada. Muat ulang halaman.")
    key = evidence.indicator.key
    attaching = _Attaching.begin(actor, organization, period, key, Deed.WITHDRAW_EVIDENCE)
    reason = as_kept(reason)
    if not reason:
        raise TolokError("Tulis alasan penarikan bukti.")
    if evidence.withdrawn_at is not None:
        return evidence
    evidence.withdrawn_at, evidence.withdrawn_reason = actor.at, reason
    evidence.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    attaching.write(
        {"evidence": evidence.pk, "withdrawn": True},
        before={"title": evidence.title},
        reason=reason,
    )
    return evidence


@dataclass(frozen=True)
class Taken:
    """A file of evidence to take away: its name with the ending of its kind, type and bytes."""

    name: str
    media_type: str
    data: bytes

    @property
    def headers(self) -> dict[str, str]:
        """What goes before the bytes: they are kept, and never shown as a part of the site."""
        name = content_disposition_header(as_attachment=True, filename=self.name)
        return {
            "Content-Disposition": name or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }


def take_away(actor: Actor, organization: Organization, evidence_id: int) -> Taken | None:
    """The file of a piece of evidence; None where there is no such file."""
    actor.require(Deed.READ_ORGANIZATION, organization)
    evidence = recorded.evidence_by_id(organization, evidence_id)
    if evidence is None or evidence.file is None:
        return None
    kind = KINDS[evidence.file.media_type]
    name = evidence.title
    if not name.lower().endswith(tuple(f".{ending}" for ending in kind.endings)):
        name = f"{name}.{kind.endings[0]}"
    data = vault.fetch(organization.government.code, evidence.file.sha256)
    return Taken(name, kind.media_type, data)


@dataclass
class _Attaching:
    """A row's evidence under a deed: its book locked, the deed permitted."""

    actor: Actor
    organization: Organization
    period: Period
    deed: Deed
    role: Role
    indicator: PlanIndicator

    @classmethod
    def begin(
        cls, actor: Actor, organization: Organization, period: Period, key: str, deed: Deed
    ) -> "_Attaching":
        lock(Book(organization, period.year))
        state = submissions.state_of(organization, period.code)
        role = actor.require(deed, organization, state)
        require_window(actor, deed, organization, period)
        indicator = plans.indicator_by_key(organization, period.year, key)
        if indicator is None:
            raise TolokError("Indikator ini tidak ada lagi dalam rencana. Muat ulang halaman.")
        return cls(actor, organization, period, deed, role, indicator)

    def add(
        self, title: str, pages: str, *, file: EvidenceFile | None = None, link: str = ""
    ) -> Evidence:
        return Evidence.objects.create(
            indicator=self.indicator,
            period=self.period.code,
            file=file,
            link=link,
            title=title,
            pages=pages,
            added_by=self.actor.somebody,
            added_at=self.actor.at,
        )

    def write(self, content: dict[str, Plain], *, before: Plain = None, reason: str = "") -> None:
        write(
            Book(self.organization, self.period.year),
            self.actor,
            self.role,
            self.deed,
            f"evidence:{self.indicator.key}:{self.period.code}",
            content,
            before=before,
            reason=reason,
        )


def _about(about: About, fallback: str) -> tuple[str, str]:
    title, pages = as_kept(about.title) or fallback, as_kept(about.pages)
    if len(title) > MAX_TITLE or len(pages) > MAX_PAGES:
        raise TolokError(f"Judul bukti paling banyak {MAX_TITLE} huruf, halaman {MAX_PAGES} huruf.")
    return title, pages


def _checked(link: str) -> str:
    text = link.strip()
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme == "https" and bool(parts.hostname) and parts.username is None
    except ValueError:
        is_whole = False
    if not is_whole or len(text) > MAX_LINK or not text.isprintable() or " " in text:
        raise TolokError(
            "Tulis alamat lengkap yang berawalan https://, paling banyak "
            f"{MAX_LINK} huruf, tanpa spasi."
        )
    return text
