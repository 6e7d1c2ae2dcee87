"""docs/rules.md says what the rulebook says."""

import runpy
from pathlib import Path

HERE = Path(__file__).parent


def test_the_page_of_the_rules_is_fresh() -> None:
    made = runpy.run_path(str(HERE / "manual.py"))
    page: Path = made["PAGE"]
    assert page.read_text("utf-8") == made["manual"](), "jalankan tests/spec/rules/manual.py"
