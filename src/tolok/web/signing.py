"""How people sign in: only those who were let in, and nobody by signing up alone."""

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.sites.shortcuts import get_current_site
from django.core.mail import EmailMessage
from django.http import HttpRequest

from tolok.services.acting import Person
from tolok.services.post import Letter, send_letters
from tolok.services.secrecy import decrypt, encrypt
from tolok.store import accounts
from tolok.web.errors import Trouble, show_trouble


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth ships no types
    """allauth, with its doors as this house has them, and its refusals in Indonesian."""

    error_messages: ClassVar[Mapping[str, object]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini sudah ditutup. Hubungi administrator.",
        "email_password_mismatch": "Alamat surel atau kata sandi tidak cocok.",
        "enter_current_password": "Kata sandi yang sekarang tidak cocok.",
        "incorrect_code": "Kode tidak cocok. Pakai kode yang sedang tampil di aplikasi.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_login": "Alamat surel atau kata sandi tidak cocok.",
        "invalid_password_reset": "Tautan kata sandi baru ini tidak berlaku lagi.",
        "rate_limited": "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
        "same_as_current": "Yang baru harus berbeda dari yang sekarang.",
        "too_many_login_attempts": (
            "Terlalu banyak percobaan masuk yang gagal. Tunggu lima menit, lalu coba lagi."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never: accounts are made by invitation."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """Hand allauth's mail to the post, its secret link named as one."""
        request = allauth_context.request
        known = {"request": request, "email": email, "current_site": get_current_site(request)}
        message: EmailMessage = self.render_mail(template_prefix, email, {**known, **context})
        secret = str(context.get("password_reset_url", ""))
        send_letters([Letter(None, email, str(message.subject), str(message.body), secret)])

    def format_email_subject(self, subject: str) -> str:
        """The subject as its template says it."""
        return subject


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc] # the same
    """Two-step sign-in in the words of this house."""

    error_messages: ClassVar[Mapping[str, object]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Adapter.error_messages["incorrect_code"],
        "rate_limited": Adapter.error_messages["rate_limited"],
        "cannot_delete_authenticator": "Cara masuk ini tidak dapat dilepas.",
        "cannot_generate_recovery_codes": (
            "Kode cadangan ada setelah aplikasi kode atau kunci sandi dipasang."
        ),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002 - allauth's
        """What a new passkey is called until its owner calls it otherwise."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"Kunci sandi {count + 1}"

    def encrypt(self, text: str) -> str:
        """A seed as the database keeps it."""
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """A seed that the database kept."""
        return decrypt(encrypted_text)

    def _get_site_name(self) -> str:
        return "Tolok"


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc] # the same
    """The government's own sign-in server: it says who somebody is, never who may come in."""

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:  # noqa: ARG002
        """Nothing here: `pre_social_login` looks for the person, and wipes no password."""
        return

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in the person whose mail address the server has verified; turn others away.

        Nothing is kept of the server's account: its word is asked anew each time.
        """
        sociallogin.state["process"] = "login"
        # Some servers say "false" in a text, which is true to a program.
        verified = [one.email for one in sociallogin.email_addresses if one.verified is True]
        known = (accounts.person_by_email(email) for email in verified)
        person = next((one for one in known if one is not None and one.is_active), None)
        if person is None:
            raise ImmediateHttpResponse(show_trouble(request, _STRANGER))
        sociallogin.user = person


_STRANGER = Trouble(
    403,
    "Akun tidak dikenal",
    "Alamat surel akun itu tidak terdaftar di sini, atau belum dipastikan oleh penyedianya.",
    "Mintalah undangan kepada administrator pemerintah daerah Anda.",
)
