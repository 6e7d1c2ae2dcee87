"""What `make run` starts: the tables, a city to try, the static files, and the server."""

import os
import socket
import sys
from pathlib import Path

HOST = "127.0.0.1"
FIRST_PORT = 8000
PORTS_TRIED = 20
EXAMPLE = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"


def main() -> None:
    """Prepare the site and serve it until interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tolok.project.settings")
    os.environ.setdefault("TOLOK_DEMO", "1")
    os.environ.setdefault("TOLOK_PROVINCE", "kota-serang")
    import django  # noqa: PLC0415 - the settings are named just above

    from tolok.project.environment import SettingError  # noqa: PLC0415

    try:
        port = choose_port(os.environ.get("PORT", ""))
        os.environ.setdefault("TOLOK_URL", f"http://{HOST}:{port}")
        django.setup()
    except SettingError as error:
        sys.exit(f"Tolok tidak dapat dijalankan. {error}")
    prepare()
    _say(f"\nTolok terbuka di http://{HOST}:{port}/ (hentikan dengan Ctrl+C).")
    _say(f"Kunci sandi hanya bekerja di http://localhost:{port}/, bukan di alamat angka.")
    _tell_accounts()
    _serve(port)


def prepare() -> None:
    """Bring the tables up to date, collect the static files, and found the city once."""
    from django.core.management import call_command  # noqa: PLC0415 - Django is set up by now
    from django.utils import timezone  # noqa: PLC0415

    from tolok.project.demo.founding import found_city, found_example  # noqa: PLC0415
    from tolok.services.warehouses import gather  # noqa: PLC0415
    from tolok.store import people  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)  # where TOLOK_CACHE asks for one
    call_command("collectstatic", verbosity=0, interactive=False)
    if people.has_governments():
        return
    _say("Mengisi kota contoh, sekali saja, sekitar setengah menit…")
    city = found_city(timezone.now(), _say)
    if EXAMPLE.exists():
        found_example(city, EXAMPLE.read_bytes(), EXAMPLE.name)
        _say("Formulir contoh 2022 termuat sebagaimana diajukan.")
    gather()


def _tell_accounts() -> None:
    from tolok.project.demo.founding import ACCOUNTS, DOMAIN, PASSWORD  # noqa: PLC0415
    from tolok.store import people  # noqa: PLC0415

    if not people.is_known(f"{next(iter(ACCOUNTS.values()))[0]}@{DOMAIN}"):
        return
    _say(f"Akun contoh, semua bersandi {PASSWORD}:")
    for role, (account, name) in ACCOUNTS.items():
        _say(f"  {f'{account}@{DOMAIN}':<36}{role.label} ({name})")


def choose_port(wanted: str) -> int:
    """The wanted port, or the first free one from 8000 on; SettingError where it is taken."""
    from tolok.project.environment import SettingError  # noqa: PLC0415

    if wanted:
        if not wanted.isdecimal() or not 0 < int(wanted) < 65536:
            raise SettingError(f"PORT={wanted!r}: tulis bilangan 1 sampai 65535.")
        if not _is_free(int(wanted)):
            raise SettingError(
                f"Porta {wanted} sedang dipakai program lain. "
                "Hentikan program itu, atau pilih porta lain: PORT=8080 make run"
            )
        return int(wanted)
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(port):
            return port
        _say(f"Porta {port} sedang dipakai; mencoba {port + 1}.")
    raise SettingError(
        f"Porta {FIRST_PORT} sampai {FIRST_PORT + PORTS_TRIED - 1} semuanya dipakai. "
        "Sebutkan porta yang bebas: PORT=9000 make run"
    )


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _serve(port: int) -> None:
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    Server(
        "tolok.project.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        log_enabled=False,
        websockets=False,
    ).serve()


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
