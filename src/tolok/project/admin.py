"""The command `tolok-admin`: inspect an installation, remind, and found a government."""

import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from tolok.domain.errors import TolokError

if TYPE_CHECKING:
    from tolok.services.acting import Actor

HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
def main() -> None:
    """Mengelola satu pemasangan Tolok: memeriksa, mengingatkan, dan memulai."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.project.settings")
    import django  # noqa: PLC0415 - the settings are named just above

    from tolok.project.environment import SettingError  # noqa: PLC0415

    try:
        django.setup()
    except SettingError as error:
        raise click.ClickException(f"Tolok tidak dapat dijalankan. {error}") from error


@main.command()
def verify() -> None:
    """Periksa setiap rantai buku besar, salinan beku, berkas bukti, dan nilai sekarang.

    Kode keluar 0 bila semuanya utuh, 1 bila ada yang tidak.
    """
    from django.conf import settings  # noqa: PLC0415 - Django is set up by now

    from tolok.services.checks import inspect  # noqa: PLC0415

    _require_tables()
    is_sound = True
    for one in inspect(settings.DATA / "evidence"):
        for trouble in one.troubles:
            click.echo(f"RUSAK  {one.subject}: {trouble}")
        state = f"{len(one.troubles)} rusak" if one.troubles else "utuh"
        click.echo(f"{one.number} {one.subject} diperiksa: {state}.")
        is_sound = is_sound and not one.troubles
    sys.exit(0 if is_sound else 1)


@main.command("encrypt-again")
def encrypt_again() -> None:
    """Enkripsi ulang rahasia langkah kedua dengan kunci situs yang sekarang; boleh diulang."""
    from tolok.services import secrecy  # noqa: PLC0415 - Django is set up by now

    _require_tables()
    try:
        changed = secrecy.encrypt_again()
    except TolokError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{changed} rahasia langkah kedua dienkripsi ulang.")


@main.command()
def gather() -> None:
    """Masukkan setiap salinan beku yang resmi ke gudang data gabungan; boleh diulang."""
    from tolok.services.warehouses import folder  # noqa: PLC0415 - Django is set up by now
    from tolok.services.warehouses import gather as take  # noqa: PLC0415

    _require_tables()
    try:
        taken = take()
    except TolokError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{taken} salinan beku baru masuk ke {folder()}.")


@main.command()
@click.argument("government", metavar="PEMERINTAH")
@click.option("--period", help="Triwulan, misalnya 2026-Q1; bawaannya yang terakhir berakhir.")
@click.option(
    "--days", default=3, show_default=True, help="Ingatkan sejak sekian hari sebelum ditutup."
)
def remind(government: str, period: str | None, days: int) -> None:
    """Ingatkan lewat surel yang belum mengajukan; tiap perangkat daerah sekali sehari.

    PEMERINTAH adalah kodenya. Untuk cron: 0 8 * * 1-5 tolok-admin remind KODE
    """
    from tolok.domain.calendars import quarter_due  # noqa: PLC0415
    from tolok.domain.periods import Period  # noqa: PLC0415
    from tolok.services.reminders import remind_late  # noqa: PLC0415
    from tolok.store import publications  # noqa: PLC0415

    actor = _program()
    try:
        quarter = Period.parse(period) if period else quarter_due(actor.today)
    except ValueError as error:
        raise click.ClickException(f"Pilihan --period: {error}.") from error
    known = publications.government_by_code(government)
    if known is None:
        raise click.ClickException(f"Pemerintah daerah berkode {government} tidak ada.")
    done = remind_late(actor, known, quarter, days)
    for one in done:
        told = ", ".join(person.email for person in one.people)
        click.echo(f"{one.organization.name}: {f'dikirim ke {told}' if told else one.trouble}.")
    click.echo(f"{sum(bool(one.people) for one in done)} perangkat daerah diingatkan.")


@main.command("create-government")
@click.argument("code", metavar="KODE")
@click.option("--name", required=True, help="Misalnya “Pemerintah Kota Serang”.")
@click.option("--place", required=True, help="Yang tercetak sebelum tanggal, misalnya Serang.")
@click.option("--year", type=int, help="Tahun anggaran pertama; bawaannya tahun ini.")
def create_government(code: str, name: str, place: str, year: int | None) -> None:
    """Buat pemerintah daerah baru dengan tahun anggaran pertamanya."""
    from tolok.services import founding  # noqa: PLC0415

    actor = _program()
    if not code.replace("-", "").isalnum() or code != code.lower():
        raise click.ClickException("Kode ditulis dengan huruf kecil, angka, dan tanda hubung.")
    try:
        made = founding.create_government(actor, code, name, place, year or actor.today.year)
    except TolokError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{made.name} dibuat. Lanjutkan: tolok-admin create-administrator {code} SUREL")


@main.command("create-administrator")
@click.argument("government", metavar="PEMERINTAH")
@click.argument("email", metavar="SUREL")
@click.option("--name", prompt="Nama", help="Nama lengkap.")
@click.password_option(
    "--password", prompt="Kata sandi", confirmation_prompt="Sekali lagi", help="Kata sandi awal."
)
def create_administrator(government: str, email: str, name: str, password: str) -> None:
    """Buat administrator pertama sebuah pemerintah daerah."""
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415
    from django.core.exceptions import ValidationError  # noqa: PLC0415
    from django.core.validators import validate_email  # noqa: PLC0415

    from tolok.services import founding  # noqa: PLC0415

    try:
        validate_email(email)
        validate_password(password)
        made = founding.create_administrator(_program(), government, email, name, password)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    except TolokError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{made.name} ({made.email}) sekarang administrator.")


def _program() -> "Actor":
    """The program itself, now."""
    from django.utils import timezone  # noqa: PLC0415

    from tolok.services.acting import Actor  # noqa: PLC0415

    _require_tables()
    now: datetime = timezone.now()
    return Actor(None, now)


def _require_tables() -> None:
    """Refuse in words where the database cannot be reached or its tables are not up to date."""
    from django.db import Error, connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        raise click.ClickException(
            f"Basis data tidak dapat dibuka: {str(error).strip()}. Periksa DATABASE_URL."
        ) from error
    if missing:
        raise click.ClickException(
            f"Basis data belum disiapkan: {len(missing)} migrasi belum dijalankan. "
            "Jalankan situsnya sekali, atau: python manage.py migrate"
        )


if __name__ == "__main__":
    main()
