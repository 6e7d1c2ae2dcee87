"""The post: every mail is kept in the outbox, and sent by SMTP where a server is known."""

import logging
from collections import deque
from collections.abc import Sequence
from functools import partial
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from tolok.store import accounts
from tolok.store.models import Government, MailFailure, OutboxMail

_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_MASK = "(tautan rahasia, hanya ada di surat yang dikirim)"
_log = logging.getLogger(__name__)


class Letter(EmailMessage):
    """A mail of a government. ``secret`` is the part of its body that lets somebody in.

    Where mail is really sent, the outbox keeps the mask instead: an administrator who could read
    it there could sign as somebody else.
    """

    def __init__(
        self, government: Government | None, to: str, subject: str, body: str, secret: str = ""
    ) -> None:
        # A subject is one line, whatever name of a government or person stands in it.
        super().__init__(" ".join(subject.split()), body, to=[to])
        self.government = government
        self.secret = secret


def send_letters(letters: Sequence[EmailMessage]) -> int:
    """Hand letters to the post together; answers how many."""
    return get_connection().send_messages(letters) or 0


class Outbox(BaseEmailBackend):
    """Django's way to the post: writes each mail down at once, sends it when the deed is done."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; with an SMTP server, send them once the transaction is committed."""
        kept = [
            (message, [_keep(message, to) for to in message.recipients()])
            for message in email_messages
        ]
        if settings.TOLOK_SMTP:
            transaction.on_commit(partial(_send, kept))
        return len(email_messages)


def _keep(message: EmailMessage, to: str) -> OutboxMail:
    secret = getattr(message, "secret", "")
    body = str(message.body)
    if secret and settings.TOLOK_SMTP:
        body = body.replace(secret, _MASK)
    return OutboxMail.objects.create(
        government=_government_of(message, to),
        to=to,
        subject=" ".join(str(message.subject).split())[:200],
        body=body,
        sent_at=timezone.now(),
    )


def _government_of(message: EmailMessage, to: str) -> Government | None:
    """Whose outbox a mail belongs in: the letter's, or that of the person where it is the only."""
    if isinstance(message, Letter) and message.government is not None:
        return message.government
    person = accounts.person_by_email(to)
    if person is None:
        return None
    today = timezone.localdate()
    governments = {one.government for one in accounts.appointments_from(person, today)}
    return governments.pop() if len(governments) == 1 else None


def _send(kept: Sequence[tuple[EmailMessage, Sequence[OutboxMail]]]) -> None:
    """Send what was kept. A server that does not answer is written down beside the mails."""
    connection = get_connection(_SMTP)
    waiting = deque(kept)
    try:
        connection.open()
        while waiting:
            _send_one(connection, *waiting[0])
            waiting.popleft()
    except (OSError, SMTPException) as error:
        for _, mails in waiting:
            _write_failure(mails, error)
    finally:
        connection.close()


def _send_one(
    connection: BaseEmailBackend, message: EmailMessage, mails: Sequence[OutboxMail]
) -> None:
    # One recipient that the server refuses does not keep the others' letters back.
    try:
        connection.send_messages([message])
    except (SMTPResponseException, SMTPRecipientsRefused) as error:
        _write_failure(mails, error)


def _write_failure(mails: Sequence[OutboxMail], error: Exception) -> None:
    for mail in mails:
        _log.error("mail %s was not sent: %s", mail.pk, error)
        MailFailure.objects.create(mail=mail, at=timezone.now(), why=str(error)[:300])
