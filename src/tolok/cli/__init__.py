"""The `tolok` command: the pure library for a person at a terminal, without a database."""
