"""The addresses of signing in: of allauth's pages those that this house opens, and no others."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import path, re_path
from django.views.generic import RedirectView

# The names are allauth's: its own code asks for addresses by them.
urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("ditutup/", account.account_inactive, name="account_inactive"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/ubah/", account.password_change, name="account_change_password"),
    path("sandi/tetapkan/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "sandi/tersimpan/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # The account's own page shows what allauth's two lists would.
    path("dua-langkah/", RedirectView.as_view(pattern_name="web:account"), name="mfa_index"),
    path(
        "kunci-sandi/", RedirectView.as_view(pattern_name="web:account"), name="mfa_list_webauthn"
    ),
    path("dua-langkah/masuk/", mfa.authenticate, name="mfa_authenticate"),
    path("dua-langkah/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("dua-langkah/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("dua-langkah/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("kode-cadangan/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "kode-cadangan/baru/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "kode-cadangan/unduh/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("kunci-sandi/tambah/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("kunci-sandi/masuk/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(
        "kunci-sandi/pastikan/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("kunci-sandi/<int:pk>/lepas/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("kunci-sandi/<int:pk>/nama/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("luar/batal/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("luar/gagal/", social.login_error, name="socialaccount_login_error"),
    path("luar/<slug:provider_id>/", openid_connect.login, name="openid_connect_login"),
    path(
        "luar/<slug:provider_id>/kembali/",
        openid_connect.callback,
        name="openid_connect_callback",
    ),
]
