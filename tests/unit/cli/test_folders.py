"""`tolok audit` and `tolok repair` over folders, archives and whatever goes wrong in them."""

import contextlib
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

import pytest
from click.testing import CliRunner, Result

from tolok.cli import audit as audit_module
from tolok.cli.batch import Item, Outcome, attempt
from tolok.cli.main import main
from tolok.documents.reading import read_form
from tolok.domain.errors import TolokError

SEED = Path(__file__).parents[3] / "examples" / "kecamatan-cipocok-jaya-2022.txt"
TOLOK = Path(sys.executable).parent / "tolok"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Two offices' forms, a note that is no form, and an archive with a third."""
    folder = tmp_path / "kota"
    (folder / "dinas").mkdir(parents=True)
    (folder / "camat.txt").write_bytes(SEED.read_bytes())
    (folder / "dinas" / "tani.txt").write_bytes(SEED.read_bytes())
    (folder / "catatan.txt").write_text("Rapat besok.")
    with zipfile.ZipFile(folder / "arsip.zip", "w") as archive:
        archive.writestr("../luar.txt", SEED.read_bytes())
        archive.writestr("lurah.txt", SEED.read_bytes())
    return folder


def test_a_folder_is_summed_up_a_line_a_file(city: Path) -> None:
    result = run("audit", city)
    table, troubles = result.stdout.split("\n\n")
    lines = [line.split() for line in table.splitlines()]
    assert lines[0] == ["Berkas", "baris", "kesalahan", "peringatan", "pertanyaan", "catatan"]
    assert [line[-5:] for line in lines[1:4]] == [["52", "14", "9", "2", "33"]] * 3
    assert lines[4] == ["Jumlah", "3", "berkas", "156", "42", "27", "6", "99"]
    assert troubles.splitlines()[0] == "Tidak berhasil: 1 berkas"
    assert "catatan.txt: tidak ditemukan tabel" in troubles
    assert "1 berkas tidak berhasil." in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["audit", "repair"])
def test_the_answer_is_the_same_whatever_the_cores_do(city: Path, command: str) -> None:
    one, two = (run(command, city, "--json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout
    content = json.loads(one.stdout)
    assert content["schema"] == f"tolok.{command}s/1"
    names = [Path(file["file"]).name for file in content["files"]]
    assert names == ["lurah.txt", "camat.txt", "catatan.txt", "tani.txt"]
    assert [file["file"] for file in content["files"] if "trouble" in file] == [
        str(city / "catatan.txt")
    ]
    assert (content["summary"]["files"], content["summary"]["troubles"]) == (4, 1)
    assert content["summary"]["findings"]["error"] == 3 * 14


def test_one_file_of_many_is_told_as_it_is_alone(city: Path) -> None:
    alone = json.loads(run("audit", city / "camat.txt", "--json").stdout)
    [first, _] = json.loads(run("audit", *[city / "camat.txt"] * 2, "--json").stdout)["files"]
    assert {key: first[key] for key in alone} == alone
    alone = json.loads(run("repair", city / "camat.txt", "--json").stdout)
    [first, _] = json.loads(run("repair", *[city / "camat.txt"] * 2, "--json").stdout)["files"]
    assert {key: first[key] for key in alone} == alone


def test_a_clean_folder_and_an_empty_one_leave_by_zero(tmp_path: Path) -> None:
    assert run("audit", tmp_path).exit_code == 0
    run("repair", SEED, "--accept", "P1,P2,P3,P4,P5,P6,P7,P8,P9,T1a,T2a,T3a",
        "-o", tmp_path / "baik.txt")  # fmt: skip
    (tmp_path / "baik-berita-acara.pdf").unlink()
    assert run("repair", tmp_path).exit_code == 0


def test_the_findings_of_all_go_into_one_file_of_json(city: Path, tmp_path: Path) -> None:
    output = tmp_path / "hasil.json"
    result = run("audit", city, "-o", output)
    assert json.loads(output.read_text()) == json.loads(run("audit", city, "--json").stdout)
    assert "Jumlah 3 berkas" in result.stdout


def test_a_report_of_too_many_is_refused_before_the_work(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit_module, "MAX_REPORTED", 3)
    result = run("audit", city, "-o", tmp_path / "laporan.pdf")
    assert result.exit_code == 2
    assert "4 berkas terlalu banyak untuk satu laporan; batasnya 3" in result.stderr


def test_each_office_gets_its_file_and_record_back(city: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in city.rglob("*") if path.is_file()}
    out = tmp_path / "hasil"
    result = run("repair", city, "--accept", "0.99", "-o", out)
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()) == [
        "arsip/lurah-berita-acara.pdf", "arsip/lurah.txt", "camat-berita-acara.pdf", "camat.txt",
        "dinas/tani-berita-acara.pdf", "dinas/tani.txt",
    ]  # fmt: skip
    alone = tmp_path / "sendiri.txt"
    run("repair", SEED, "--accept", "all", "--least", "0.99", "-o", alone)
    assert (out / "dinas" / "tani.txt").read_bytes() == alone.read_bytes()
    assert "3 berkas yang diperbaiki ditulis" in result.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_results_of_one_name_stand_side_by_side(city: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain" / "camat.TXT"
    other.parent.mkdir()
    other.write_bytes(SEED.read_bytes())
    out = tmp_path / "hasil"
    run("repair", city / "camat.txt", other, "--accept", "all", "-o", out)
    assert sorted(path.name for path in out.iterdir()) == [
        "camat (2)-berita-acara.pdf", "camat (2).TXT", "camat-berita-acara.pdf", "camat.txt",
    ]  # fmt: skip


def test_an_original_is_never_written_over(city: Path, tmp_path: Path) -> None:
    before = (city / "camat.txt").read_bytes()
    inside = run("repair", city, "--accept", "all", "-o", city / "hasil")
    assert (inside.exit_code, (city / "hasil").exists()) == (2, False)
    assert "berada di dalam folder asal" in inside.stderr
    one = run("repair", city / "camat.txt", city / "catatan.txt", "--accept", "all", "-o", city)
    assert one.stderr.startswith("1 berkas yang diperbaiki ditulis")
    assert (city / "camat.txt").read_bytes() == before
    assert (city / "camat (2).txt").exists()
    file = run("repair", city, "--accept", "all", "-o", SEED)
    assert "menamai folder" in file.stderr
    assert tmp_path.exists()


def test_no_name_in_an_archive_leads_out_of_the_folder(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w") as archive:
        archive.writestr("a\\..\\..\\..\\lari.txt", SEED.read_bytes())
        archive.writestr("C:/lari.txt", SEED.read_bytes())
    result = run("repair", tmp_path / "arsip.zip", "--accept", "all", "-o", tmp_path / "hasil")
    assert result.stderr.startswith("2 berkas yang diperbaiki ditulis")
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("lari.txt")}
    assert found == {"hasil/arsip/a/lari.txt", "hasil/arsip/C_/lari.txt"}


def test_what_cannot_come_back_in_place_comes_as_a_workbook(tmp_path: Path) -> None:
    folder = tmp_path / "kota"
    folder.mkdir()
    assert run("convert", SEED, "-o", folder / "a.html").exit_code == 0
    assert run("convert", SEED, "-o", folder / "b.json").exit_code == 0
    run("repair", folder, "--accept", "0.95", "-o", tmp_path / "hasil")
    for name in ("a.xlsx", "b.json"):
        form = read_form(tmp_path / "hasil" / name).form
        assert form.by_id["31"].ceiling.value == 849_600_000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--accept", "P1,T2a"], "hanya berlaku untuk satu berkas"),
        (["--quarters", str(SEED)], "hanya untuk satu formulir"),
        (["-o", "hasil"], "Tambahkan --accept"),
        (["--jobs", "0"], "--jobs"),
    ],
)
def test_what_many_files_cannot_have_is_told(city: Path, words: list[str], told: str) -> None:
    result = run("repair", city, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_result_that_cannot_be_written_is_that_files_trouble(city: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    (out / "camat.txt").mkdir(parents=True)  # a folder lies where the file should be
    result = run("repair", city, "--accept", "0.99", "-o", out)
    assert result.exit_code == 2
    assert "camat.txt: Tidak ditulis. Folder hasil tidak dapat ditulisi" in result.stdout
    assert "2 berkas yang diperbaiki ditulis" in result.stderr
    assert sorted(path.name for path in out.iterdir()) == ["arsip", "camat.txt", "dinas"]


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (ZeroDivisionError(), "gagal (ZeroDivisionError)"),
        (RecursionError(), "gagal (RecursionError)"),
        (MemoryError(), "memori habis"),
        (TolokError("Berkas kosong."), "Berkas kosong."),
    ],
)
def test_a_fault_of_any_kind_stays_with_its_file(fault: Exception, told: str) -> None:
    def fails(_data: bytes, _item: Item) -> Outcome:
        raise fault

    outcome = attempt(fails, Item("a.txt", PurePath("a.txt"), b"x"))
    assert told in outcome.trouble


@pytest.fixture
def pipe(city: Path) -> Path:
    """A file that never ends: whoever reads it waits until the test is done with it."""
    os.mkfifo(city.parent / "pipa.txt")
    return city.parent / "pipa.txt"


@pytest.fixture
def start() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    begun: list[subprocess.Popen[str]] = []
    # A shell lets what it runs in the background ignore Ctrl+C, and so would our command.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def begin(*words: str | Path) -> "subprocess.Popen[str]":
        begun.append(
            subprocess.Popen(  # noqa: S603 - our own command
                [TOLOK, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                start_new_session=True,
            )
        )  # fmt: skip
        return begun[-1]

    yield begin
    signal.signal(signal.SIGINT, before)
    for process in begun:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its workers hold our ends of its pipes too
        process.communicate()


def _is_read(pipe: Path) -> int:
    """Our end of a pipe, as soon as somebody reads it."""
    for _ in range(600):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nobody reads the pipe")


def _worker_of(process: "subprocess.Popen[str]") -> int:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    [worker] = [
        int(child)
        for child in children
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
    return worker


def test_a_worker_that_the_system_kills_costs_its_own_file(
    city: Path, pipe: Path, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    process = start("audit", pipe, city / "camat.txt", "--jobs", "1")
    handle = _is_read(pipe)
    os.kill(_worker_of(process), signal.SIGKILL)
    output, _ = process.communicate(timeout=60)
    os.close(handle)
    assert process.returncode == 2
    assert "pipa.txt: Prosesnya dihentikan sistem, biasanya karena memori habis." in output
    assert "Jumlah 1 berkas" in output


def test_ctrl_c_ends_everything_with_one_line(
    city: Path, pipe: Path, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    process = start("audit", city / "camat.txt", pipe, city / "camat.txt")
    handle = _is_read(pipe)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    os.close(handle)
    assert process.returncode == 130
    assert told.strip().startswith("Dihentikan: ")
    assert told.strip().endswith(" dari 3 berkas selesai.")
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("somebody is still there")


def test_a_bar_is_shown_to_a_terminal_alone(city: Path) -> None:
    ours, theirs = pty.openpty()
    command: list[str | Path] = [TOLOK, "audit", city]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False)  # noqa: S603
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "Memeriksa" in shown
    assert "4/4" in shown
    assert b"Memeriksa" not in done.stdout
    piped = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    assert b"Memeriksa" not in piped.stderr


def test_an_archive_in_a_folder_may_be_broken(city: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", SEED.read_bytes())
    data = bytearray(content.getvalue())
    data[2000] ^= 0xFF
    (city / "rusak.zip").write_bytes(data)
    result = run("audit", city)
    assert "rusak.zip: arsip ZIP ini rusak" in result.stdout
    assert "Jumlah 3 berkas" in result.stdout
