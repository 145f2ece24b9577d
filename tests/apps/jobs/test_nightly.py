"""At night files that were only on their way are forgotten, with their content; nothing else is."""

from datetime import timedelta
from pathlib import Path

import pytest
from django_q.models import Schedule

from nastavnik import clock
from nastavnik.files.actions import keep
from nastavnik.files.models import StoredFile
from nastavnik.jobs import nightly
from tests.factories import District, system


def stored(district: District, purpose: str, days: int) -> StoredFile:
    return keep(
        b"x", name="a", media_type="text/plain", purpose=purpose, unit=district.school, by=system,
        now=clock.now() - timedelta(days=days),
    )  # fmt: skip


@pytest.mark.parametrize(("purpose", "term"), [("papers", 30), ("units", 7)])
def test_what_is_old_is_forgotten_with_its_content(district: District, purpose: str, term: int) -> None:
    old, young = stored(district, purpose, term + 1), stored(district, purpose, term - 1)
    content = Path(old.body.path)
    assert content.exists()
    assert nightly.run() == 1
    assert not content.exists()
    assert list(StoredFile.objects.values_list("pk", flat=True)) == [young.pk]


@pytest.mark.parametrize("purpose", ["document", "import", "consent", "template"])
def test_what_is_kept_for_good_stays(district: District, purpose: str) -> None:
    stored(district, purpose, 3000)
    assert nightly.run() == 0


def test_it_is_asked_for_once(db: None) -> None:
    nightly.register()
    nightly.register()
    schedule = Schedule.objects.get(name=nightly.NIGHTLY)
    assert schedule.func == "nastavnik.jobs.nightly.run"
    assert schedule.schedule_type == Schedule.DAILY
