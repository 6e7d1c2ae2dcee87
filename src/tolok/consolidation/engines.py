"""The engines that answer: DuckDB within this process, or Apache Spark here or on a cluster."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import ibis

from tolok.domain.errors import TolokError

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

NAMES = ("duckdb", "spark")

PRELUDES: Mapping[str, tuple[str, ...]] = {
    "duckdb": (
        "CREATE OR REPLACE TEMPORARY MACRO tolok_quotient(n, d) AS n // d",
        (
            "CREATE OR REPLACE TEMPORARY MACRO tolok_wide_quotient(n, d) AS "
            "CAST(CAST(n AS HUGEINT) // CAST(d AS HUGEINT) AS BIGINT)"
        ),
    ),
    "spark": (
        (
            "CREATE OR REPLACE TEMPORARY FUNCTION tolok_quotient(n BIGINT, d BIGINT) "
            "RETURNS BIGINT RETURN n div d"
        ),
        (
            "CREATE OR REPLACE TEMPORARY FUNCTION tolok_wide_quotient("
            "n DECIMAL(38,0), d DECIMAL(38,0)) RETURNS BIGINT RETURN n div d"
        ),
    ),
}
"""The one primitive that each engine names its own way: a quotient cut off towards zero."""

_PIECE = 100_000  # rows
_DIALECTS = {"duckdb": "duckdb", "spark": "pyspark"}


def sql_of(question: "Table", engine: str) -> str:
    """The question in an engine's own SQL, without the prelude."""
    return _compiled(question.op(), engine)


@lru_cache(maxsize=64)
def _compiled(operation: Any, engine: str) -> str:
    """Written once: a long question takes as long to write as a short answer to compute."""
    return str(ibis.to_sql(operation.to_expr(), dialect=_DIALECTS[engine]))


def _typed(answer: "pa.Table", question: "Table") -> "pa.Table":
    """The answer in the types of the question: each engine widens sums and counts its own way.

    An integer that would not fit is an error, never another number.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy

    types = question.schema().to_pyarrow()
    return answer.cast(pa.schema([field.with_nullable(True) for field in types]))


class Engine(Protocol):
    """Something that answers expressions over named tables, with the same integers as any other."""

    name: str

    def open(self, table: str, files: Path | str, *, is_partitioned: bool = False) -> None:
        """Give Parquet files a name: one file, or a folder whose folders name the partitions."""

    def hold(self, table: str, rows: "pa.Table") -> None:
        """Give rows in memory a name."""

    def ask(self, question: "Table") -> "pa.Table":
        """The answer, whole."""

    def batches(self, question: "Table") -> "Iterator[pa.RecordBatch]":
        """The answer piece by piece, at least one: a row for each of a nation's fits no memory."""

    def close(self) -> None:
        """Let go of what the engine holds."""


class DuckDB:
    """DuckDB in this process: out of core, so that a table may be larger than the memory."""

    name = "duckdb"

    def __init__(self, *, memory: str | None = None, threads: int | None = None) -> None:
        import duckdb  # noqa: PLC0415 - heavy

        self.connection: duckdb.DuckDBPyConnection = duckdb.connect()
        if memory is not None:
            self.connection.execute("SET memory_limit = ?", [memory])
        if threads is not None:
            self.connection.execute("SET threads = ?", [threads])
        # Rows have their own numbers, so that nothing depends on the order of files.
        self.connection.execute("SET preserve_insertion_order = false")
        for line in PRELUDES["duckdb"]:
            self.connection.execute(line)

    def open(self, table: str, files: Path | str, *, is_partitioned: bool = False) -> None:
        """A view over Parquet files."""
        from tolok.consolidation.schema import PARTITIONS  # noqa: PLC0415 - only here

        place = str(files).replace("'", "''")
        options = ""
        if is_partitioned:
            types = ", ".join(
                f"'{name}': {kind}"
                for name, kind in zip(PARTITIONS, ("VARCHAR", "INTEGER"), strict=True)
            )
            place += "/*/*/*.parquet"
            options = f", hive_partitioning = true, hive_types = {{{types}}}"
        self.connection.execute(
            f"CREATE OR REPLACE TEMPORARY VIEW {table} AS "  # noqa: S608 - names of our own
            f"SELECT * FROM read_parquet('{place}'{options})"
        )

    def hold(self, table: str, rows: "pa.Table") -> None:
        """A view over rows in memory, in the place of what was held under that name."""
        self.connection.unregister(table)
        self.connection.execute(f"DROP VIEW IF EXISTS {table}")
        self.connection.register(table, rows)

    def ask(self, question: "Table") -> "pa.Table":
        """The answer as Arrow, straight from the engine."""
        answer = self.connection.sql(sql_of(question, self.name)).to_arrow_table()
        return _typed(answer, question)

    def batches(self, question: "Table") -> "Iterator[pa.RecordBatch]":
        """The answer as it is made."""
        import pyarrow as pa  # noqa: PLC0415 - heavy

        relation = self.connection.sql(sql_of(question, self.name))
        reader = relation.to_arrow_reader(_PIECE)
        is_empty = True
        for batch in reader:
            yield from _typed(pa.Table.from_batches([batch]), question).to_batches()
            is_empty = False
        if is_empty:
            yield _typed(reader.schema.empty_table(), question).combine_chunks().to_batches()[0]

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()


class Spark:
    """Apache Spark: local threads (``local[2]``) or a cluster (``spark://host:7077``)."""

    name = "spark"

    def __init__(self, master: str = "local[*]", *, partitions: int | None = None) -> None:
        try:
            from pyspark.sql import SparkSession  # noqa: PLC0415 - heavy, and an extra
        except ImportError as error:
            raise TolokError(
                "Mesin spark belum terpasang. Pasang dengan: pip install 'tolok[spark]'"
            ) from error
        builder = (
            SparkSession.builder.master(master)
            .appName("tolok")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "ERROR")
            # What overflows is an error, never another number.
            .config("spark.sql.ansi.enabled", "true")
            # KOTA and 2022 are what the columns say, not what their names look like.
            .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
        )
        if partitions is not None:
            builder = builder.config("spark.sql.shuffle.partitions", str(partitions))
        try:
            self.session: SparkSession = builder.getOrCreate()
        except Exception as error:
            raise TolokError(
                f"Mesin spark tidak dapat dijalankan pada {master}. Pasang Java 17 dan periksa "
                "alamat kluster."
            ) from error
        for line in PRELUDES["spark"]:
            self.session.sql(line)

    def open(self, table: str, files: Path | str, *, is_partitioned: bool = False) -> None:
        """A view over Parquet files."""
        from pyspark.sql.functions import col  # noqa: PLC0415 - heavy

        found = self.session.read.parquet(str(files))
        if is_partitioned:
            found = found.withColumn("year", col("year").cast("int"))
        found.createOrReplaceTempView(table)

    def hold(self, table: str, rows: "pa.Table") -> None:
        """A view over rows in memory."""
        self.session.createDataFrame(rows).createOrReplaceTempView(table)

    def ask(self, question: "Table") -> "pa.Table":
        """The answer as Arrow; pandas in between would make binary numbers of empty integers."""
        return _typed(self.session.sql(sql_of(question, self.name)).toArrow(), question)

    def batches(self, question: "Table") -> "Iterator[pa.RecordBatch]":
        """The answer, which Spark gathers whole first."""
        answer = self.ask(question)
        yield from answer.to_batches() or answer.combine_chunks().to_batches()

    def close(self) -> None:
        """Stop the session."""
        self.session.stop()


def engine_named(name: str, master: str | None = None) -> Engine:
    """The engine of a name (one of NAMES); ``master`` is Spark's, local where it is not given."""
    if name == "spark":
        return Spark(master or "local[*]")
    return DuckDB()
