"""The deeds of the flow as pages name them: address, button, what it does, what is said after."""

from dataclasses import dataclass

from tolok.domain.permissions import Deed
from tolok.domain.submissions import SubmissionState


@dataclass(frozen=True)
class DeedText:
    """What a page says of one deed. ``asks`` names what must be written with it."""

    deed: Deed
    slug: str
    button: str
    explains: str
    done: str
    asks: str = ""


DEEDS = {
    one.deed: one
    for one in (
        DeedText(
            Deed.SUBMIT,
            "ajukan",
            "Ajukan",
            "Menyerahkan isian triwulan ini kepada verifikator. Sesudahnya hanya dapat diubah "
            "bila dikembalikan.",
            "Triwulan ini sudah diajukan kepada verifikator.",
        ),
        DeedText(
            Deed.RETURN_SUBMISSION,
            "kembalikan",
            "Kembalikan",
            "Mengirim isian kembali kepada operator, dengan alasan dan catatan pada sel yang perlu "
            "diperbaiki.",
            "Pengajuan sudah dikembalikan kepada operator.",
            "Alasan pengembalian",
        ),
        DeedText(
            Deed.VERIFY,
            "verifikasi",
            "Verifikasi",
            "Menyatakan isian ini benar dan lengkap. Sesudahnya menunggu persetujuan kepala "
            "perangkat daerah.",
            "Pengajuan sudah diverifikasi dan menunggu persetujuan.",
        ),
        DeedText(
            Deed.APPROVE,
            "setujui",
            "Setujui",
            "Mempertanggungjawabkan isian ini sebagai angka resmi perangkat daerah.",
            "Angka triwulan ini sudah disetujui.",
        ),
        DeedText(
            Deed.LOCK,
            "kunci",
            "Kunci",
            "Menutup triwulan ini. Hanya perubahan beralasan yang dapat membukanya kembali; versi "
            "yang terkunci tetap dapat dibaca.",
            "Triwulan ini sudah dikunci.",
        ),
        DeedText(
            Deed.AMEND,
            "buka-kembali",
            "Buka kembali untuk perubahan",
            "Membuka isian kembali menjadi draf. Versi sekarang tetap tersimpan dan dapat dibaca.",
            "Triwulan ini terbuka kembali untuk diubah.",
            "Alasan perubahan",
        ),
        DeedText(
            Deed.PUBLISH,
            "terbitkan",
            "Terbitkan",
            "Membuat versi resmi terakhir dapat dibaca siapa pun di halaman publik.",
            "Versi resmi terakhir sudah terbit di halaman publik.",
        ),
    )
}
"""By deed, in the order of the way."""

DEED_SLUGS = {text.slug: deed for deed, text in DEEDS.items()}

TRACK = (
    SubmissionState.DRAFT,
    SubmissionState.SUBMITTED,
    SubmissionState.VERIFIED,
    SubmissionState.APPROVED,
    SubmissionState.LOCKED,
)
"""The stations of a quarter; what was returned stands at the first again."""
