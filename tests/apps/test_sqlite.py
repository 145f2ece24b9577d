"""What SQLite is taught beyond letters: how large its tables are."""

import pytest
from django.db import connection

from nastavnik.sqlite import study
from tests.factories import make_person, make_unit

pytestmark = pytest.mark.django_db


def test_sqlite_learns_how_many_rows_a_value_of_an_index_has() -> None:
    school = make_unit()
    for _ in range(3):
        make_person(school)

    study()

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT stat FROM sqlite_stat1 WHERE tbl = 'people_person' AND idx LIKE '%organisation_id%'"
            )
            assert ("3 3",) in cursor.fetchall()
