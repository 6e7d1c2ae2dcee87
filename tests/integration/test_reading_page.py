"""Whoever uploads a scan sees how far its reading is, without any script."""

import io
import re
from collections.abc import Callable

import pytest
from a_desk import Desk, found_desk
from a_scan import scanned
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tolok.services.filings import FileWatch, Received, may_hold_scan
from tolok.store import queries
from tolok.web.watching import Step, steps_of


def upload(client: Client, content: bytes) -> list[str]:
    """The parts of the page as they come."""
    file = SimpleUploadedFile("pindai.tiff", content)
    response = client.post(reverse("web:upload"), {"berkas": file})
    assert response.streaming
    return [part.decode() for part in response]


@pytest.mark.django_db(transaction=True)
class TestTheScanThatIsUploaded:
    @pytest.fixture
    def desk(self, client: Client) -> Desk:
        desk = found_desk()
        client.force_login(desk.person)
        return desk

    @pytest.mark.usefixtures("desk")
    def test_tells_each_page_and_opens_by_itself(self, client: Client) -> None:
        head, *steps, outcome, foot = upload(client, scanned(2))
        assert "<h1>Membaca berkas</h1>" in head
        steps = [head, *steps]
        told = [re.findall(r'value="(\d)" max="2"|(\d dari 2) halaman', step) for step in steps]
        assert told == [[(str(n), ""), ("", f"{n} dari 2")] for n in range(3)]
        address = reverse("web:form", args=[queries.filings()[0].pk])
        assert f'content="0; url={address}"' in outcome
        assert foot.strip().endswith("</html>")

    @pytest.mark.usefixtures("desk")
    def test_says_why_it_is_none(self, client: Client) -> None:
        *_, outcome, _ = upload(client, blank())
        assert "Tidak terbaca." in outcome
        assert "http-equiv" not in outcome

    @pytest.mark.usefixtures("desk")
    @pytest.mark.parametrize(
        "content", [b"II*\0" + b"no picture", scanned(1)[:20_000], b"%PDF-1.7"]
    )
    def test_is_refused_as_any_file_where_it_cannot_be_opened(
        self, client: Client, content: bytes
    ) -> None:
        file = SimpleUploadedFile("pindai.tiff", content)
        response = client.post(reverse("web:upload"), {"berkas": file})
        assert response.status_code == 422
        assert "pindai.tiff: " in response.content.decode()


def blank() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(stream, "TIFF")
    return stream.getvalue()


def done(steps: Callable[[FileWatch], list[Received]]) -> tuple[list[Step], list[Received]]:
    """All steps, and what came of the work."""
    found: list[Step] = []
    going = steps_of(steps)
    while True:
        try:
            found.append(next(going))
        except StopIteration as end:
            return found, end.value


def test_the_steps_come_in_order_and_the_outcome_last() -> None:
    received = [Received("a.png", None)]

    def work(watch: FileWatch) -> list[Received]:
        watch("a.png", 0, 1)
        watch("a.png", 1, 1)
        return received

    assert done(work) == ([Step("a.png", 0, 1), Step("a.png", 1, 1)], received)


def test_a_fault_of_the_work_is_not_kept_silent() -> None:
    def work(watch: FileWatch) -> list[Received]:
        watch("a.png", 0, 1)
        raise ValueError("a.png")

    with pytest.raises(ValueError, match=r"a\.png"):
        done(work)


def test_what_is_read_at_once_is_not_watched(seed_bytes: bytes) -> None:
    assert not may_hold_scan(seed_bytes)
    assert not may_hold_scan(b"PK\3\4 no archive")
    assert may_hold_scan(scanned(1))
