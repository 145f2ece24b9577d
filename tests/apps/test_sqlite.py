"""What SQLite is taught beyond letters: how large its tables are."""

from django.db import connection

from nastavnik.sqlite import study
from tests.factories import make_person


def test_sqlite_learns_how_many_rows_a_value_of_an_index_has(district) -> None:
    for _ in range(3):
        make_person(district.school)

    study()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT stat FROM sqlite_stat1 WHERE tbl = 'people_person' AND idx LIKE '%organisation_id%'"
            )
            assert ("3 3",) in cursor.fetchall()
