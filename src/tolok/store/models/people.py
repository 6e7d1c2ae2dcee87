"""People, what they are in which government, and how they were let in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tolok.domain.roles import Role
from tolok.store.models.append_only import AppendOnly
from tolok.store.models.governments import Government, Organization

ROLES = [(role, role.label) for role in Role if role is not Role.PUBLIC]
_OF_ORGANIZATION = [role.value for role in Role if role.is_of_organization]


class PersonManager(BaseUserManager["Person"]):
    """Makes people, known by their mail address in small letters."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person with a password, or without one who must come by invitation or passkey."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody with an account (*akun*). Nobody is removed: an account is closed.

    ``nip`` is the civil servant's number, empty where there is none.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    nip = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name or self.email


class Appointment(models.Model):
    """A role that a person holds (*penugasan*), from a day until a day.

    ``organization`` is null for a role in the whole government. An appointment ends by its
    ``until``, the first day without the role, so that an end holds at once; the row stays.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=16, choices=ROLES)
    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """Asked for by person."""

        ordering: ClassVar = ["role", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="appointment_ends_after_it_began",
            ),
            # An operator of no organization would be an operator of all.
            models.CheckConstraint(
                condition=models.Q(organization__isnull=False, role__in=_OF_ORGANIZATION)
                | (models.Q(organization__isnull=True) & ~models.Q(role__in=_OF_ORGANIZATION)),
                name="appointment_to_an_organization_where_the_role_asks",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Invitation(models.Model):
    """A letter that lets somebody in once (*undangan*); only the hash of its token is kept."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=16, choices=ROLES)
    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-invited_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"


class ApiToken(models.Model):
    """A key with which a program acts for a person; only its hash is kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="api_tokens")
    name = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class OutboxMail(AppendOnly):
    """A mail that was handed to the post (*kotak keluar*), whole, whatever the post did with it."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, null=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class MailFailure(AppendOnly):
    """An attempt to send a mail that did not succeed (*surat tidak terkirim*), and why."""

    mail = models.ForeignKey(OutboxMail, on_delete=models.PROTECT, related_name="failures")
    at = models.DateTimeField()
    why = models.CharField(max_length=300)

    class Meta:
        """In the order of the attempts."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.why
