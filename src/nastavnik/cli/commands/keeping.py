"""Keeping what there is: the journal, backup, restore."""

import argparse
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from nastavnik import clock
from nastavnik.cli.commands.data import day
from nastavnik.cli.parser import OK, Words, add_word, say, say_json


def register(words: Words) -> None:
    journal = add_word(words, "journal", _journal, "кто, что и когда делал")
    journal.add_argument("--from", dest="since", type=day, metavar="ГГГГ-ММ-ДД", help="с этого дня")
    journal.add_argument("--to", dest="until", type=day, metavar="ГГГГ-ММ-ДД", help="по этот день")
    journal.add_argument("--user", metavar="ПОЧТА", help="только этот пользователь")
    journal.add_argument("--json", action="store_true", help="ответ для программы")

    backup = add_word(words, "backup", _backup, "сделать копию базы и файлов")
    backup.add_argument("folder", type=Path, metavar="ПАПКА", help="где хранить копии")

    restore = add_word(words, "restore", _restore, "восстановить базу и файлы из копии")
    restore.add_argument(
        "folder", type=Path, metavar="ПАПКА", help="папка копии или папка с копиями (берётся последняя)"
    )
    restore.add_argument("--replace", action="store_true", help="заменить то, что есть")


def _journal(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from nastavnik.accounts.models import User
    from nastavnik.journal.models import Entry

    zone = ZoneInfo(settings.TIME_ZONE)
    entries = Entry.objects.order_by("id")
    if arguments.since:
        entries = entries.filter(at__gte=datetime.combine(arguments.since, time.min, zone))
    if arguments.until:
        entries = entries.filter(at__lte=datetime.combine(arguments.until, time.max, zone))
    if arguments.user:
        user = User.objects.filter(email=arguments.user.lower()).first()
        entries = entries.filter(actor_id=user.pk if user else -1)
    rows = (
        {
            "at": e.at.isoformat(),
            "user": e.actor_id,
            "address": e.address,
            "verb": e.verb,
            "object": e.object_type,
            "id": e.object_id,
            "unit": e.unit_path,
            "facts": e.facts,
        }
        for e in entries.iterator(chunk_size=2000)
    )
    if arguments.json:
        say_json(list(rows))
    else:
        for row in rows:
            say(f"{row['at']}  {row['user'] or '—':>6}  {row['verb']:<32} {row['object']} {row['id'] or ''}")
    return OK


def _backup(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.backup import make_backup

    made = make_backup(arguments.folder, now=clock.now())
    say(f"Копия сделана: {made}")
    return OK


def _restore(arguments: argparse.Namespace) -> int:
    from nastavnik.cli.backup import restore_backup

    taken = restore_backup(arguments.folder, replace=arguments.replace)
    say(f"Восстановлено из {taken}. Проверьте: nastavnik check")
    return OK
