"""The one Django app with models: uploaded forms kept as they came and as they were understood."""
