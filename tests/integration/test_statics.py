"""What `make run` collects: every module names the others by their content."""

import re
from pathlib import Path

from django.core.management import call_command
from django.test import override_settings

from tolok.project import settings as real


def test_modules_import_each_other_by_the_names_that_are_served(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=real.STORAGES):
        call_command("collectstatic", verbosity=0, interactive=False)
    folder = tmp_path / "web" / "sheet"
    (main,) = (path for path in folder.glob("main.*.js"))
    imported = re.findall(r'from "\./([^"]+)"', main.read_text("utf-8"))
    assert len(imported) == 4
    assert all(re.fullmatch(r"[a-z]+\.[0-9a-f]{12}\.js", name) for name in imported)
    assert all((folder / name).exists() for name in imported)
