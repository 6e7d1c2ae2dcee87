"""The engines that tests ask: DuckDB always, Spark where Java is, one session for a whole run."""

import gc
import shutil
import warnings
from functools import cache
from typing import Any

import pyarrow as pa
import pytest

from tolok.consolidation.engines import DuckDB, Engine, Spark

NO_JAVA = "Spark needs Java 17, which is not installed here; tools/install-test-programs puts it in"
NAMES = ("duckdb", "spark")


@cache
def engine(name: str) -> Engine:
    """One engine a process: starting Spark takes seconds."""
    if name == "spark":
        if shutil.which("java") is None:
            pytest.skip(NO_JAVA)
        return Spark("local[1]", partitions=1)
    return DuckDB()


def asked(name: str, question: Any, **tables: pa.Table) -> list[dict[str, Any]]:
    """What an engine answers over tables in memory."""
    on = engine(name)
    for table, rows in tables.items():
        on.hold(table, rows)
    with warnings.catch_warnings():
        # PySpark leaves the socket of each answer to the collector, which warns of it.
        warnings.simplefilter("ignore", ResourceWarning)
        answer: list[dict[str, Any]] = on.ask(question).to_pylist()
        gc.collect()
    return answer
