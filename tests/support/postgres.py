"""A throw-away PostgreSQL server in a temporary folder, for a command that needs one.

Run ``python tests/support/postgres.py COMMAND...``: the command finds the server's address in
TOLOK_TEST_POSTGRES, and the server and its folder are gone when it ends. Where PostgreSQL is not
installed the command is not run, and standard error says so.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl: on the PATH, or the newest where Debian puts them."""
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl", path=str(Path(found).parent)):
        return Path(found).parent
    versions = [path.parent for path in _DEBIAN.glob("*/bin/initdb")]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


@contextmanager
def cluster() -> Iterator[str | None]:
    """The DATABASE_URL of a private server on a socket of its own; None where none can be made.

    PostgreSQL refuses to run as root: then it runs as the user ``postgres``, if there is one.
    """
    programs = binaries()
    account = _account()
    if programs is None or account is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="tolok-postgres-") as folder:
        os.chown(folder, account.pw_uid, account.pw_gid)
        data = Path(folder) / "data"
        user = account.pw_uid if os.geteuid() == 0 else None

        def call(program: str, *arguments: str) -> None:
            subprocess.run(  # noqa: S603 - PostgreSQL's own programs
                [str(programs / program), *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                user=user,
                cwd=folder,
            )

        call("initdb", "-D", str(data), "-U", "tolok", "-A", "trust", "-E", "UTF8", "--no-sync")
        # Durability is of no use to data that is thrown away.
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
        log = str(Path(folder) / "log")
        call("pg_ctl", "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgres://tolok@{folder.replace('/', '%2F')}/postgres"
        finally:
            call("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def main() -> int:
    """Run the command beside a server, and answer its exit code."""
    with cluster() as url:
        environment = dict(os.environ)
        if url is None:
            sys.stderr.write("PostgreSQL is not installed here: skipping its half of the tests.\n")
            return 0
        environment["TOLOK_TEST_POSTGRES"] = url
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
