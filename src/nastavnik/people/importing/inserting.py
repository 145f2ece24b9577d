"""Many new rows of one model in one statement, with ids taken beforehand.

`bulk_create` makes a model instance and compiles every column of every row; for a file of ten thousand people
that is most of the time for which the only writer of SQLite is held. Here the columns that a row does not name
are prepared once.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connection, connections, models

AS_THEY_ARE: Final = (
    models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey,
)  # fmt: skip
"""Columns whose values either database takes as Python has them; the rest are prepared one by one."""


def insert(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows of column name (`person_id`, not `person`) → value; their ids in the same order.

    A column left out gets the model's default. Call it inside a transaction.
    """
    if not rows:
        return []
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.primary_key]
    to = connections[DEFAULT_DB_ALIAS]
    unstated = {field.attname: field.get_db_prep_save(field.get_default(), to) for field in fields}
    prepare = {
        field.attname: field.get_db_prep_save for field in fields if not isinstance(field, AS_THEY_ARE)
    }
    ids = _taken(model, len(rows))
    values = []
    for pk, row in zip(ids, rows, strict=True):
        whole = {**unstated, **row}
        for name in prepare.keys() & row.keys():
            whole[name] = prepare[name](row[name], to)
        values.append([pk, *whole.values()])
    quote = connection.ops.quote_name
    key: Any = model._meta.pk
    columns = ", ".join(quote(field.column) for field in (key, *fields))
    places = ", ".join(["%s"] * (len(fields) + 1))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})",  # noqa: S608 - names of our own columns
            values,
        )
    return ids


def _taken(model: type[models.Model], count: int) -> list[int]:
    """So many ids that nobody else will get: of the sequence, or those that follow where one writer writes."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
            )
            return [int(row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = int(last[0]) + 1 if last else 1
    return list(range(first, first + count))
