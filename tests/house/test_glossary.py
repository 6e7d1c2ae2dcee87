import ast
import re

from house_files import ROOT, identifiers, sources, words

from tolok.domain.forms import State
from tolok.domain.levels import Level


def table(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of GLOSSARY.md, as their cells."""
    page = (ROOT / "GLOSSARY.md").read_text("utf-8")
    section = page.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.*) \|$", section, re.MULTILINE)
    return [row.split(" | ") for row in rows[2:]]


def names_in_code() -> set[str]:
    """Every identifier and every value of an enumeration, as words joined by underscores."""
    found = set()
    for name, tree in sources("src"):
        found |= set(name.removesuffix(".py").split("/"))
        found |= {"_".join(words(identifier)) for _, identifier in identifiers(tree)}
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
        }
    return found


def test_each_word_in_use_is_in_the_code() -> None:
    names = names_in_code()
    missing = [
        identifier
        for _, identifier, _ in table("Words in use")
        if not names & {identifier, f"{identifier}s"}
    ]
    assert not missing


def test_no_word_kept_for_later_names_a_thing_in_the_code_yet() -> None:
    kept = {identifier for _, identifier, _ in table("Words kept for what is to come")}
    early = set()
    for name, tree in sources("src"):
        early |= kept & set(name.removesuffix(".py").split("/"))
        early |= kept & {
            "_".join(words(node.name))
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef | ast.FunctionDef)
        }
    assert not early, "move these rows up to the words in use"


def test_no_word_is_used_that_another_stands_for() -> None:
    instead = dict(table("Words that are not used"))
    found = [
        f"{name}:{line} {identifier}: say {instead[word]}"
        for name, tree in sources("src")
        for line, identifier in identifiers(tree)
        for word in words(identifier)
        # A progress bar is click's word for a bar on the terminal, no achievement.
        if word in instead and not (word == "progress" and "/cli/" in name)
    ]
    assert not found


def test_one_word_has_one_meaning() -> None:
    used = [identifier for _, identifier, _ in table("Words in use")]
    kept = [identifier for _, identifier, _ in table("Words kept for what is to come")]
    refused = [word for word, _ in table("Words that are not used")]
    everything = used + kept + refused
    assert len(everything) == len(set(everything))


def test_each_thing_of_the_domain_is_in_the_glossary() -> None:
    known = {identifier for _, identifier, _ in table("Words in use")}
    things = {
        "_".join(words(node.name))
        for name, tree in sources("src/tolok/domain")
        if not name.endswith("/errors.py")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert things - known == set()


def test_each_level_and_state_is_in_the_glossary() -> None:
    known = {identifier for _, identifier, _ in table("Words in use")}
    assert {level.value for level in Level} <= known
    assert {state.value for state in State} - {"value"} <= known
