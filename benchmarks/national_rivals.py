"""One library at one task over a warehouse, in a process of its own: times and totals as JSON."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Totals = list[int]
FILES = "rows/*/*/*.parquet"
MEMORY = "8GB"
"""What DuckDB may hold before it spills to disk, by hand as by expressions."""

HIVE = "hive_partitioning = true"

RATIO = """
SELECT *, CASE
  WHEN realization_state = 'blank' THEN 'not_measured'
  WHEN realization_state = 'dash' THEN 'not_due'
  WHEN realization_state IN ('unreadable', 'unfit') THEN 'not_computable'
  WHEN target_state = 'blank' THEN 'no_target'
  WHEN target_state = 'dash' THEN 'not_due'
  WHEN target_state IN ('unreadable', 'unfit') THEN 'not_computable'
  WHEN (calculation = 'range') != (target_upper IS NOT NULL) THEN 'not_computable'
  WHEN is_zero_the_goal AND target = 0 AND calculation NOT IN ('range', 'ordinal') THEN NULL
  WHEN calculation NOT IN ('exact', 'range') AND target = 0 THEN 'zero_target'
  WHEN calculation NOT IN ('exact', 'range') AND target < 0 THEN 'undefined'
  WHEN d <= 0 THEN 'undefined' END AS reason
FROM (SELECT *,
  CAST(CASE
    WHEN is_zero_the_goal AND target = 0 THEN CAST(realization = 0 AS BIGINT)
    WHEN calculation IN ('higher_is_better', 'ordinal') THEN realization
    WHEN calculation = 'lower_is_better_linear' THEN 2 * target - realization
    WHEN calculation = 'lower_is_better_ratio' THEN target
    WHEN calculation = 'reduction' THEN target - realization
    WHEN calculation = 'exact' THEN CAST(realization = target AS BIGINT)
    WHEN realization < target THEN realization
    WHEN realization <= target_upper THEN 1
    WHEN above = 'ratio' THEN target_upper ELSE 2 * target_upper - realization
  END AS HUGEINT) AS n,
  CAST(CASE
    WHEN is_zero_the_goal AND target = 0 THEN 1
    WHEN calculation = 'lower_is_better_ratio' THEN realization
    WHEN calculation = 'exact' THEN 1
    WHEN calculation != 'range' THEN target
    WHEN realization < target THEN target
    WHEN realization <= target_upper THEN 1
    WHEN above = 'ratio' THEN realization ELSE target_upper
  END AS HUGEINT) AS d
FROM rows)
"""
HALF_UP = "(2 * ({n}) + CASE WHEN ({n}) < 0 THEN 1 - ({d}) ELSE ({d}) END) // (2 * ({d}))"


def _half_up(over: str, below: str) -> str:
    return HALF_UP.format(n=over, d=below)


def hand_duckdb(task: str, folder: Path) -> Callable[[], Totals]:
    """SQL as one writes it by hand, exact in 128 bits throughout."""
    import duckdb  # noqa: PLC0415 - a process of its own

    connection = duckdb.connect()
    connection.execute("SET memory_limit = ?", [MEMORY])
    connection.execute(
        f"CREATE VIEW rows AS SELECT * FROM read_parquet('{folder}/{FILES}', {HIVE})"  # noqa: S608
    )
    statements = {"achievement": _hand_achievement, "checks": _hand_checks, "rollup": _hand_rollup}
    sql = statements[task]()

    def run() -> Totals:
        found: Any = connection.execute(sql).fetchone()
        return [int(one) for one in found]

    return run


def _hand_achievement() -> str:
    figure = _half_up("n * 1000000", "nullif(d, 0)")
    return (
        f"SELECT sum(CASE WHEN reason IS NULL THEN {figure} END), count(reason) "  # noqa: S608
        f"FROM ({RATIO})"
    )


def _hand_checks() -> str:
    """Written percentages, all of two decimals here, and both kinds of sums."""
    # DuckDB computes both sides of AND, so that a zero must not come to be divided by.
    achievement = f"reason IS NULL AND {_half_up('n * 10000', 'nullif(d, 0)')} * 100 != achievement"
    whole = "nullif(CAST(ceiling AS HUGEINT), 0)"
    absorption = _half_up("CAST(spending AS HUGEINT) * 10000", whole)
    terms = " UNION ALL ".join(
        f"SELECT form, {whole} AS row, ceiling, spending FROM rows WHERE {whole} IS NOT NULL"  # noqa: S608
        for whole in ("whole", "other_whole")
    )
    return f"""
    SELECT (SELECT count(*) FILTER ({achievement})
        + count(*) FILTER (ceiling > 0 AND {absorption} * 100 != absorption) FROM ({RATIO})),
      (SELECT count(*) FILTER (r.ceiling != t.ceiling) + count(*) FILTER (r.spending != t.spending)
        FROM rows r JOIN (SELECT form, row, sum(ceiling) AS ceiling, sum(spending) AS spending
          FROM ({terms}) GROUP BY form, row) t USING (form, row))
    """  # noqa: S608


def _hand_rollup() -> str:
    mean = _half_up("CAST(figures AS HUGEINT)", "CAST(measured AS HUGEINT)")
    share = _half_up("spending * 1000000", "ceiling")
    return f"""
    SELECT sum({mean}), sum({share}), count(*) FROM (
      SELECT government, year, quarter, count(computed_achievement) AS measured,
        sum(computed_achievement) AS figures,
        sum(ceiling) FILTER (is_budget) AS ceiling, sum(spending) FILTER (is_budget) AS spending
      FROM rows GROUP BY ALL)
    """  # noqa: S608


def tolok(task: str, folder: Path) -> Callable[[], Totals]:
    """The expressions of tolok.consolidation on DuckDB."""
    return _expressions(task, folder, "duckdb")


def spark_1(task: str, folder: Path) -> Callable[[], Totals]:
    """The same expressions on Spark with one core."""
    return _expressions(task, folder, "local[1]")


def spark_2(task: str, folder: Path) -> Callable[[], Totals]:
    """The same expressions on Spark with two cores."""
    return _expressions(task, folder, "local[2]")


def _expressions(task: str, folder: Path, engine: str) -> Callable[[], Totals]:
    from tolok.consolidation import checks, measures, rollups  # noqa: PLC0415
    from tolok.consolidation.arithmetic import total  # noqa: PLC0415
    from tolok.consolidation.engines import DuckDB, Spark  # noqa: PLC0415
    from tolok.consolidation.warehouse import Warehouse  # noqa: PLC0415

    on = DuckDB(memory=MEMORY) if engine == "duckdb" else Spark(engine, partitions=8)
    Warehouse.opened(folder).show_to(on)
    rows = measures.rows()
    if task == "achievement":
        told = measures.achieved(rows)
        questions = [told.aggregate(a=total(told.figure), b=told.reason.count())]
    elif task == "checks":
        shares, sums = checks.percentages(rows), checks.sums(rows)
        questions = [one.aggregate(a=one.count()) for one in (shares, sums)]
    else:
        rolled = rollups.rollup(rows, rollups.Scope.GOVERNMENT)
        questions = [
            rolled.aggregate(
                a=total(rolled.achievement), b=total(rolled.absorption), c=rolled.count()
            )
        ]

    def run() -> Totals:
        answers = [on.ask(question).to_pylist()[0] for question in questions]
        return [int(value) for answer in answers for value in answer.values()]

    return run


def polars(task: str, folder: Path) -> Callable[[], Totals]:
    """Polars, lazily, with its 128-bit integers where the same exactness needs them."""
    import polars as pl  # noqa: PLC0415

    rows = pl.scan_parquet(folder / FILES, hive_partitioning=True)
    questions = _polars_questions(pl, rows, task)

    def run() -> Totals:
        answers = [question.collect(engine="streaming").row(0) for question in questions]
        return [int(value) for answer in answers for value in answer]

    return run


def _polars_ratio(pl: Any, rows: Any) -> Any:
    """The calculations that the generated data has, as fractions, with the reason."""
    r, t, kind = pl.col("realization"), pl.col("target"), pl.col("calculation")
    over = (
        pl.when(kind == "higher_is_better").then(r)
        .when(kind == "lower_is_better_linear").then(2 * t - r)
        .when(kind == "lower_is_better_ratio").then(t)
        .when(kind == "reduction").then(t - r)
        .otherwise((r == t).cast(pl.Int64))
    )  # fmt: skip
    below = (
        pl.when(kind == "lower_is_better_ratio").then(r).when(kind == "exact").then(1).otherwise(t)
    )
    reason = (
        pl.when(pl.col("realization_state") == "blank").then(pl.lit("not_measured"))
        .when((kind != "exact") & (t == 0)).then(pl.lit("zero_target"))
        .when(pl.col("d") <= 0).then(pl.lit("undefined"))
    )  # fmt: skip
    return rows.with_columns(n=over.cast(pl.Int128), d=below.cast(pl.Int128)).with_columns(
        reason=reason
    )


def _polars_questions(pl: Any, rows: Any, task: str) -> list[Any]:
    def half_up(over: Any, below: Any) -> Any:
        return (2 * over + below) // (2 * below)

    if task == "rollup":
        budget = pl.col("is_budget")
        grouped = rows.group_by("government", "year", "quarter").agg(
            measured=pl.col("computed_achievement").count().cast(pl.Int128),
            figures=pl.col("computed_achievement").cast(pl.Int128).sum(),
            ceiling=pl.col("ceiling").filter(budget).cast(pl.Int128).sum(),
            spending=pl.col("spending").filter(budget).cast(pl.Int128).sum(),
        )
        mean = half_up(pl.col("figures"), pl.col("measured"))
        share = half_up(pl.col("spending") * 1_000_000, pl.col("ceiling"))
        return [grouped.select(a=mean.sum(), b=share.sum(), c=pl.len())]
    told = _polars_ratio(pl, rows)
    is_there = pl.col("reason").is_null()
    if task == "achievement":
        figure = half_up(pl.col("n") * 1_000_000, pl.col("d"))
        there = told.filter(is_there).select(a=figure.sum())
        return [there, told.select(b=pl.col("reason").count())]
    return _polars_checks(pl, rows, told, half_up)


def _polars_checks(pl: Any, rows: Any, told: Any, half_up: Callable[[Any, Any], Any]) -> list[Any]:
    is_there = pl.col("reason").is_null()
    achievement = half_up(pl.col("n") * 10_000, pl.col("d")) * 100 != pl.col("achievement")
    whole = pl.col("ceiling").cast(pl.Int128)
    absorption = half_up(pl.col("spending").cast(pl.Int128) * 10_000, whole) * 100
    differing = pl.concat(
        [
            told.filter(is_there & achievement).select(pl.len()),
            rows.filter((pl.col("ceiling") > 0) & (absorption != pl.col("absorption"))).select(
                pl.len()
            ),
        ]
    ).select(a=pl.col("len").sum())
    terms = pl.concat(
        [
            rows.filter(pl.col(name).is_not_null()).select(
                "form", pl.col(name).alias("row"), "ceiling", "spending"
            )
            for name in ("whole", "other_whole")
        ]
    )
    added = terms.group_by("form", "row").agg(pl.col("ceiling").sum(), pl.col("spending").sum())
    joined = rows.select("form", "row", "ceiling", "spending").join(
        added, on=["form", "row"], suffix="_total"
    )
    broken = [(pl.col(name) != pl.col(f"{name}_total")).sum() for name in ("ceiling", "spending")]
    return [differing, joined.select(b=broken[0] + broken[1])]


def _prepared(folder: Path) -> Any:
    """What a validator compares: the written figures and those that should stand there."""
    import polars as pl  # noqa: PLC0415

    rows = pl.scan_parquet(folder / FILES, hive_partitioning=True)
    told = _polars_ratio(pl, rows)
    expected = (2 * pl.col("n") * 10_000 + pl.col("d")) // (2 * pl.col("d")) * 100
    whole = pl.col("ceiling").cast(pl.Int128)
    share = (2 * pl.col("spending").cast(pl.Int128) * 10_000 + whole) // (2 * whole) * 100
    figures = told.select(
        "form", "row", "ceiling", "spending", "achievement", "absorption",
        pl.when(pl.col("reason").is_null()).then(expected).cast(pl.Int64).alias("wanted_achievement"),
        pl.when(pl.col("ceiling") > 0).then(share).cast(pl.Int64).alias("wanted_absorption"),
    )  # fmt: skip
    terms = pl.concat(
        [
            rows.filter(pl.col(name).is_not_null()).select(
                "form", pl.col(name).alias("row"), "ceiling", "spending"
            )
            for name in ("whole", "other_whole")
        ]
    )
    added = terms.group_by("form", "row").agg(
        pl.col("ceiling").sum().alias("wanted_ceiling"),
        pl.col("spending").sum().alias("wanted_spending"),
    )
    return figures.join(added, on=["form", "row"], how="left").collect()


_PAIRS = ("achievement", "absorption", "ceiling", "spending")


def pandera(task: str, folder: Path) -> Callable[[], Totals]:
    """pandera over Polars: the expected figures are columns, each check compares two."""
    import pandera.polars as pa  # noqa: PLC0415
    import polars as pl  # noqa: PLC0415

    del task

    def equal(name: str) -> Any:
        wanted = f"wanted_{name}"

        def check(data: Any) -> Any:
            same = pl.col(name).eq(pl.col(wanted)) | pl.col(wanted).is_null()
            return data.lazyframe.select((same | pl.col(name).is_null()).alias(name))

        return pa.Check(check)

    schema = pa.DataFrameSchema(checks=[equal(name) for name in _PAIRS])

    def run() -> Totals:
        try:
            schema.validate(_prepared(folder), lazy=True)
        except pa.errors.SchemaErrors as errors:
            counts = [error.failure_cases.height for error in errors.schema_errors]
            return [counts[0] + counts[1], counts[2] + counts[3]]
        return [0, 0]

    return run


def great_expectations(task: str, folder: Path) -> Callable[[], Totals]:
    """Great Expectations over pandas: the expected figures are columns, compared pair by pair."""
    import great_expectations as gx  # noqa: PLC0415

    del task
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("rows").add_dataframe_asset("rows")
    whole = asset.add_batch_definition_whole_dataframe("all")

    def run() -> Totals:
        frame = _prepared(folder).to_pandas(use_pyarrow_extension_array=True)
        batch = whole.get_batch(batch_parameters={"dataframe": frame})
        counts = []
        for name in _PAIRS:
            expectation = gx.expectations.ExpectColumnPairValuesToBeEqual(
                column_A=name, column_B=f"wanted_{name}", ignore_row_if="either_value_is_missing"
            )
            counts.append(batch.validate(expectation).result["unexpected_count"])
        return [counts[0] + counts[1], counts[2] + counts[3]]

    return run


LIBRARIES = {
    one.__name__: one
    for one in (tolok, hand_duckdb, polars, pandera, great_expectations, spark_1, spark_2)
}


def _beside() -> float:
    """Processor seconds of the virtual machine that Spark works in; 0 without one."""
    spark = sys.modules.get("pyspark")
    context = spark and spark.SparkContext._active_spark_context  # noqa: SLF001 - no public way
    if not context:
        return 0
    process = Path("/proc", str(context._gateway.proc.pid), "stat").read_text()  # noqa: SLF001
    in_it, for_it = process.rpartition(")")[2].split()[11:13]
    return (int(in_it) + int(for_it)) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run one task some times and print the best times with what it came to.

    Processor time counts all threads of this process, and of Spark's beside it, whatever else the
    machine does.
    """
    library, task, folder, times = sys.argv[1:]
    run = LIBRARIES[library](task, Path(folder))
    seconds, worked, totals = [], [], []
    for _ in range(int(times)):
        start, busy = time.perf_counter(), time.process_time() + _beside()
        totals = run()
        worked.append(time.process_time() + _beside() - busy)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": min(seconds), "worked": min(worked), "totals": totals}))


if __name__ == "__main__":
    main()
