"""What a command says when something around it fails: the disk, a file, the database. Other errors are ours."""

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError, OperationalError

_FILES = {
    errno.ENOENT: "Нет такого файла или папки: {name}",
    errno.EISDIR: "Это папка, а нужен файл: {name}",
    errno.ENOTDIR: "Это не папка: {name}",
    errno.EEXIST: "Уже есть: {name}",
    errno.EACCES: "Нет доступа: {name}. Проверьте права на файл и папку.",
    errno.EPERM: "Нет доступа: {name}. Проверьте права на файл и папку.",
    errno.EROFS: "Сюда нельзя писать: {name}. Диск открыт только для чтения.",
    errno.ENOSPC: "На диске нет места. Освободите его и повторите: записанное раньше не пострадало.",
    errno.EDQUOT: "На диске нет места. Освободите его и повторите: записанное раньше не пострадало.",
    errno.ENAMETOOLONG: "Слишком длинное имя: {name}",
}
_NO_TABLES = ("no such table", "does not exist", "no such column")
_FULL = ("disk is full", "No space left")
_BROKEN = ("not a database", "malformed")
_READ_ONLY = ("readonly database", "read-only")


def sentence_of(error: Exception) -> str | None:
    """What happened and what to do, for a person; None when the error is a mistake of the program."""
    if isinstance(error, OSError):
        return _of_file(error)
    if isinstance(error, DatabaseError | InterfaceError | sqlite3.Error):
        return _of_database(error)
    return None


def _of_file(error: OSError) -> str:
    sentence = _FILES.get(error.errno or 0)
    if sentence is None:
        return f"Система отказала: {error}"
    return sentence.format(name=error.filename or "—")


def _of_database(error: Exception) -> str | None:
    said = str(error)
    if any(words in said for words in _NO_TABLES):
        return "База ещё не создана или от другой версии. Выполните: nastavnik setup"
    if any(words in said for words in _FULL):
        return _FILES[errno.ENOSPC]
    if any(words in said for words in _READ_ONLY):
        return "База открыта только для чтения. Проверьте права на папку данных (NASTAVNIK_DATA)."
    if any(words in said for words in _BROKEN):
        return (
            "Файл базы повреждён или это не база. Восстановите её из копии: nastavnik restore ПАПКА --replace"
        )
    if isinstance(error, OperationalError | InterfaceError | sqlite3.OperationalError):
        return (
            "База данных недоступна: проверьте, что она запущена, и адрес в DATABASE_URL или папку "
            f"NASTAVNIK_DATA. Ничего не изменено. Ответ базы: {said.splitlines()[0] if said else '—'}"
        )
    return None
