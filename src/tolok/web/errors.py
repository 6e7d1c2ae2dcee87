"""The pages for what went wrong: what happened, and what to do now."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tolok.domain.errors import TolokError
from tolok.services.acting import RefusedError
from tolok.services.filings import MAX_BYTES, NotFoundError


@dataclass(frozen=True)
class Trouble:
    """What an error page says."""

    status: int
    title: str
    message: str
    remedy: str


def show_trouble(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The page of one trouble, with its status."""
    return render(request, "web/trouble.html", {"trouble": trouble}, status=trouble.status)


class TroubleMiddleware:
    """Turns what a deed refused into a page in words, where no page has dealt with it itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """The trouble's page; None leaves any other exception to Django."""
        remedy = "Kembali ke halaman sebelumnya. Tidak ada yang berubah."
        if isinstance(exception, RefusedError):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            trouble = Trouble(403, "Tidak diizinkan", str(exception), remedy)
        elif isinstance(exception, NotFoundError):
            trouble = Trouble(404, "Tidak ditemukan", str(exception), remedy)
        elif isinstance(exception, TolokError):
            trouble = Trouble(422, "Tidak dapat dilakukan", str(exception), remedy)
        else:
            return None
        return show_trouble(request, trouble)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400."""
    return show_trouble(
        request,
        Trouble(
            400,
            "Permintaan tidak dipahami",
            "Alamat atau isian yang dikirim tidak lengkap.",
            "Kembali ke halaman sebelumnya, muat ulang, lalu coba lagi.",
        ),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403."""
    return show_trouble(
        request,
        Trouble(
            403,
            "Tidak diizinkan",
            "Halaman ini tidak terbuka untuk permintaan Anda.",
            "Kembali ke daftar formulir.",
        ),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403, where the form's token is missing or has grown old."""
    return show_trouble(
        request,
        Trouble(
            403,
            "Halaman kedaluwarsa",
            "Isian tidak dikirim dari halaman Tolok yang masih berlaku, atau kuki dimatikan.",
            "Muat ulang halaman sebelumnya, lalu kirim sekali lagi. Belum ada yang tersimpan.",
        ),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404."""
    return show_trouble(
        request,
        Trouble(
            404,
            "Halaman tidak ditemukan",
            "Alamat ini tidak menunjuk ke formulir, angka, atau halaman yang ada.",
            "Periksa alamatnya, atau cari formulirnya di daftar.",
        ),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """429: what allauth's rate limits answer with."""
    return show_trouble(
        request,
        Trouble(
            429,
            "Terlalu banyak percobaan",
            "Halaman ini diminta terlalu sering dari jaringan atau akun Anda.",
            "Tunggu beberapa menit, lalu coba lagi.",
        ),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return show_trouble(
        request,
        Trouble(
            413,
            "Berkas terlalu besar",
            f"Batas ukuran berkas {MAX_BYTES >> 20} MB. Formulir 10.000 baris sekitar 3 MB.",
            "Simpan hanya lembar atau halaman yang perlu ke berkas baru, lalu unggah berkas itu.",
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return show_trouble(
        request,
        Trouble(
            500,
            "Ada kesalahan pada Tolok",
            "Permintaan Anda tidak dapat diselesaikan. Data yang sudah tersimpan tetap aman.",
            "Coba lagi sebentar lagi. Bila terulang, sampaikan waktu dan alamat halaman ini "
            "kepada pengelola situs.",
        ),
    )
