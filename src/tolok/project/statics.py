"""Static files named by their content, the modules that import each other included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise ships no types
    """Also rewrites the imports between modules, so that no page mixes an old one with a new."""

    support_js_module_import_aggregation = True
