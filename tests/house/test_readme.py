import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from house_files import ROOT, blocks

from tolok.cli.main import main

TWINS = ("README.md", "README.id.md")
PAGES = (*TWINS, "CONTRIBUTING.md", "docs/operating.md", "docs/architecture.md")


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", page("Makefile"), re.MULTILINE))


def sessions() -> list[tuple[str, str]]:
    """Each command of the README's console blocks with the output that is shown for it."""
    found = []
    for language, content in blocks(page("README.md")):
        if language == "console":
            for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                found.append((command, output))
    return found


def pattern_of(shown: str) -> str:
    """The answers that shown output stands for: a line "…" is any lines, one at an end the rest."""
    return "".join(
        r"(?:.*\n)*?"
        if line == "…"
        else re.escape(line.removesuffix("…")) + (".*" if line.endswith("…") else "") + r"\n"
        for line in shown.splitlines()
    )


@pytest.mark.parametrize("name", PAGES)
def test_each_make_command_of_a_page_is_a_target(name: str) -> None:
    for command in re.findall(r"(?:`|^|\$ )make ([a-z ]+)", page(name), re.MULTILINE):
        assert set(command.split()) <= targets()


@pytest.mark.parametrize("name", PAGES)
def test_each_link_of_a_page_leads_somewhere(name: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)", page(name)):
        if "://" not in link:
            assert ((ROOT / name).parent / link).exists(), link


def test_the_two_readmes_are_twins() -> None:
    english, indonesian = (page(name) for name in TWINS)
    assert blocks(english) == blocks(indonesian)
    headings = [re.findall(r"^(#+) ", text, re.MULTILINE) for text in (english, indonesian)]
    assert headings[0] == headings[1]
    rows = [len(re.findall(r"^\| ", text, re.MULTILINE)) for text in (english, indonesian)]
    assert rows[0] == rows[1]


def test_the_readme_shows_every_command_of_tolok() -> None:
    shown = {shlex.split(command)[1] for command, _ in sessions() if "tolok" in command}
    assert shown == set(main.commands)


@pytest.mark.parametrize(("command", "output"), sessions(), ids=[one for one, _ in sessions()])
def test_the_readme_shows_what_a_command_answers(
    command: str, output: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program, *words = shlex.split(command)
    if program == "make":
        assert set(words) <= targets()
        return
    assert program == ".venv/bin/tolok"
    # Written files go to a folder of the test; example files are named from the root.
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    answered = CliRunner().invoke(main, words, prog_name="tolok", terminal_width=80).output
    assert re.fullmatch(pattern_of(output), answered), answered


def test_each_command_says_what_it_does_and_shows_an_example() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        assert "Contoh" in (command.epilog or ""), name
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or getattr(parameter, "help", None), name


def test_each_target_of_the_makefile_has_its_one_comment() -> None:
    lines = page("Makefile").splitlines()
    for number, line in enumerate(lines):
        if re.match(r"[a-z]+:", line):
            assert lines[number - 1].startswith("# "), line
            assert not lines[number - 2].startswith("# "), line
