"""Static files named by their content, the site's own modules that import each other included."""

from collections.abc import Callable
from re import Match
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # has no types
    """Also rewrites the imports between modules, so that no page mixes an old one with a new."""

    support_js_module_import_aggregation = True

    def url_converter(
        self, name: str, hashed_files: dict[str, str], template: str | None = None
    ) -> Callable[[Match[str]], str]:
        """What becomes of an address in a file; other people's scripts are left as they are."""
        if name.endswith(".js") and not name.startswith("web/"):
            # htmx speaks of imports in its comments, and of files that nobody has.
            return lambda match: match[0]
        converter: Any = super().url_converter(name, hashed_files, template)
        return converter  # type: ignore[no-any-return]
