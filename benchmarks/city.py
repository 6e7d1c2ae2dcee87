"""A city at work: saving a row and opening a grid with 200 officers, on PostgreSQL.

Run beneath a throw-away server: ``python tests/support/postgres.py python benchmarks/city.py``.
The site is served as in production (granian, so many processes) and asked over loopback; the
officers are threads of this process, which takes part of the same cores. Latencies are what an
officer waits.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from urllib.parse import urlencode

QUARTER = "2026-Q3"
PORT = 8917
WORKERS = 3
"""Processes of one thread each: on two cores they take turns better than threads of one process."""


class Officer:
    """Somebody at a browser: one connection, one session, one grid of an agency."""

    def __init__(self, cookie: str, organization: int, keys: Sequence[str], seed: int) -> None:
        self.cookie, self.keys = cookie, list(keys)
        self.address = f"/pd/{organization}/{QUARTER}/isian/"
        self.dice = Random(seed)
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self.token = ""
        self.waits: dict[str, list[float]] = defaultdict(list)
        self.faults: list[str] = []

    def open(self) -> None:
        """Open the grid."""
        status, headers, _ = self._ask("open", "GET", self.address)
        self.token = _cookie_of(headers, "csrftoken") or self.token
        if status != 200:
            self.faults.append(f"open {status}")

    def save(self) -> None:
        """Save one row that nobody else is at."""
        key = self.keys.pop()
        fields = {f"{key}.realization": str(self.dice.randrange(1, 40)), f"{key}.seen": "0.0"}
        status, _, body = self._ask("save", "POST", f"{self.address}{key}/", urlencode(fields))
        if status != 200:
            self.faults.append(f"save {status} {body[:200]!r}")

    def _ask(
        self, what: str, method: str, address: str, body: str = ""
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        headers = {
            "Cookie": f"sessionid={self.cookie}; csrftoken={self.token}",
            "X-CSRFToken": self.token,
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Encoding": "gzip",
        }
        began = time.perf_counter()
        try:
            self.connection.request(method, address, body or None, headers)
            response = self.connection.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.connection.close()  # it lay idle too long: a browser would connect anew too
            self.connection.request(method, address, body or None, headers)
            response = self.connection.getresponse()
        content = response.read()
        self.waits[what].append((time.perf_counter() - began) * 1000)
        return response.status, response.getheaders(), content


def _cookie_of(headers: Sequence[tuple[str, str]], name: str) -> str:
    for header, value in headers:
        if header.lower() == "set-cookie" and value.startswith(f"{name}="):
            return value.split(";")[0].partition("=")[2]
    return ""


def arrive(officer: Officer, within: float) -> None:
    """An officer's first grid, at some moment of the arriving."""
    time.sleep(officer.dice.uniform(0, within))
    officer.open()


def work(officer: Officer, until: float, pause: float) -> None:
    """An officer's minutes: rows at a typist's pace, now and then the grid again."""
    time.sleep(officer.dice.uniform(0, pause))  # nobody begins when another does
    while time.monotonic() < until and officer.keys:
        time.sleep(officer.dice.uniform(0.6, 1.4) * pause)
        officer.save() if officer.dice.random() > 0.1 else officer.open()


def report(name: str, officers: Sequence[Officer]) -> None:
    """A line for each thing that was asked."""
    for what in ("open", "save"):
        waits = sorted(wait for one in officers for wait in one.waits[what])
        if not waits:
            continue
        p95 = waits[int(len(waits) * 0.95) - 1] if len(waits) > 1 else waits[0]
        print(
            f"| {name}, {what} | {len(waits)} | {statistics.median(waits):.0f} | {p95:.0f} "
            f"| {waits[-1]:.0f} |"
        )
    faults = [fault for one in officers for fault in one.faults]
    if faults:
        print(f"{len(faults)} requests failed, the first: {faults[0]}")


def prepare(arguments: argparse.Namespace) -> list[Officer]:
    """The city in the store, and its officers signed in."""
    import django  # noqa: PLC0415 - the settings are named by now

    django.setup()
    from city_records import LAST_YEAR, Size, found, officers  # noqa: PLC0415
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY  # noqa: PLC0415
    from django.contrib.auth import SESSION_KEY as PERSON  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from tolok.store.models import Entry, PlanIndicator  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    began = time.monotonic()
    size = Size(arguments.agencies, arguments.indicators, arguments.years)
    organizations = found(size)
    print(
        f"{size.agencies} agencies × {size.indicators} indicators × {size.years} years: "
        f"{Entry.objects.count():,} ledger lines, laid in {time.monotonic() - began:.0f} s."
    )
    _settle()
    keys: dict[int, list[str]] = defaultdict(list)
    rows = PlanIndicator.objects.filter(node__year=LAST_YEAR)
    for organization, key in rows.values_list("node__organization", "key"):
        keys[organization].append(key)
    found_officers = []
    for number, person in enumerate(officers(organizations, arguments.officers)):
        session = SessionStore()
        session[PERSON] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        place = organizations[number % len(organizations)].pk
        # Officers of one agency share its rows out.
        share = -(-arguments.officers // len(organizations))
        own = keys[place][number // len(organizations) :: share]
        found_officers.append(Officer(str(session.session_key), place, own, number))
    return found_officers


def _settle() -> None:
    """What a city's server has done long ago, and would else begin amid the measuring."""
    from django.db import connection  # noqa: PLC0415 - the settings are named by now

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@contextmanager
def site() -> Iterator[None]:
    """The site, served by so many processes."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
        "--port", str(PORT), "--workers", str(WORKERS), "--blocking-threads", "1",
        # As docs/operating.md has it: officers stay with the process that knows their sheet.
        "--http1-header-read-timeout", "60000",
        "--no-log", "tolok.project.wsgi:application",
    ]  # fmt: skip
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
                connection.request("GET", "/aturan/")
                connection.getresponse().read()
                break
            except OSError:
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def main() -> None:
    """Measure one officer alone, then all of them together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=60)
    parser.add_argument("--indicators", type=int, default=100)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--officers", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--arriving", type=float, default=30.0, help="seconds to come in")
    parser.add_argument("--pause", type=float, default=5.0, help="seconds between two rows")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="tolok-city-")
    os.environ.update(
        DATABASE_URL=os.environ["TOLOK_TEST_POSTGRES"],
        DJANGO_SETTINGS_MODULE="tolok.project.settings",
        TOLOK_DATA=folder,
    )
    everybody = prepare(arguments)
    print(
        "| what | requests | median ms | 95th percentile | worst |\n| --- | --- | --- | --- | --- |"
    )
    with site():
        alone = everybody[:1]
        for one in alone:
            one.open()
            one.waits.clear()  # the first request of a process also imports
            for _ in range(10):
                one.open()
                one.save()
        report("one officer", alone)
        for one in everybody:
            one.waits.clear()
        together(arrive, everybody, arguments.arriving)
        report(f"{len(everybody)} officers arriving", everybody)
        for one in everybody:
            one.waits.clear()
        together(work, everybody, time.monotonic() + arguments.seconds, arguments.pause)
        report(f"{len(everybody)} officers at work", everybody)


def together(what: Callable[..., None], officers: Sequence[Officer], *told: float) -> None:
    """All of them at something at once, until the last has done."""
    threads = [threading.Thread(target=what, args=(one, *told)) for one in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
