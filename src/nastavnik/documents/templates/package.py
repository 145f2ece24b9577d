"""Whether an uploaded file is a plain DOCX: no macros, nothing from outside, nothing that swells."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from nastavnik.rules.outcome import Problem

LARGEST_FILE = 5_000_000
_MEMBERS = 500
_INFLATED = 40_000_000
_XML = 8_000_000
_PICTURE = 2_000_000
_PIXELS = 25_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_FETCHING = re.compile(
    rb"instrText[^>]*>[^<]*\b(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|LINK|IMPORT|DATABASE)\b"
)
_ACTIVE = re.compile(r"vbaproject|vbadata|activex|oleobject|embeddings/|\.bin$", re.IGNORECASE)

NOT_DOCX = (
    "Это не файл DOCX. Откройте шаблон в Word или LibreOffice и сохраните как «Документ Word (*.docx)»."
)
DAMAGED = (
    "Файл повреждён: его не удаётся распаковать. Откройте шаблон в Word или LibreOffice и сохраните ещё раз."
)


def package_problems(data: bytes) -> list[Problem]:
    """Everything that forbids to open the file at all; empty when it may be read further."""
    if len(data) > LARGEST_FILE:
        return [
            _problem("template-large", f"Файл больше {LARGEST_FILE // 1_000_000} МБ. Уменьшите картинки.")
        ]
    if data[:4] == _OLD_WORD:
        text = "Это файл старого Word (DOC) или документ под паролем. Снимите пароль и сохраните как DOCX."
        return [_problem("template-not-docx", text)]
    if data[:4] != b"PK\x03\x04":
        return [_problem("template-not-docx", NOT_DOCX)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _swollen(archive) or list(_contents(archive))
    except _BROKEN:
        return [_problem("template-damaged", DAMAGED)]


def _problem(code: str, text: str) -> Problem:
    return Problem(code, text)


def _swollen(archive: zipfile.ZipFile) -> list[Problem]:
    members = archive.infolist()
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names) or any(".." in name or name.startswith(("/", "\\")) for name in names):
        return [_problem("template-damaged", DAMAGED)]
    if any(member.flag_bits & 0x1 for member in members):
        return [_problem("template-encrypted", "Файл защищён паролем. Снимите пароль и загрузите снова.")]
    xml_too_large = any(
        member.file_size > _XML for member in members if member.filename.endswith((".xml", ".rels"))
    )
    if len(members) > _MEMBERS or sum(member.file_size for member in members) > _INFLATED or xml_too_large:
        text = "Файл при распаковке слишком велик. Перенесите текст шаблона в новый документ и сохраните его."
        return [_problem("template-bomb", text)]
    return []


def _contents(archive: zipfile.ZipFile) -> Iterator[Problem]:
    """The library checks sizes and sums while it reads, so a part that lies about itself does not pass."""
    names = archive.namelist()
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if any(_ACTIVE.search(name) for name in names) or b"macroEnabled" in types:
        text = "В файле есть макросы или встроенные объекты. Удалите их и сохраните как DOCX без макросов."
        yield _problem("template-macro", text)
    elif _MAIN not in types or "word/document.xml" not in names:
        yield _problem("template-not-docx", NOT_DOCX)
    for name in names:
        content = archive.read(name)
        if name.endswith((".xml", ".rels")):
            yield from _xml(name, content)
        elif "media/" in name:
            yield from _picture(name, content)


def _xml(name: str, content: bytes) -> Iterator[Problem]:
    head = content[:4]
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in head:
        yield _problem("template-damaged", DAMAGED)
    if name.endswith(".rels"):
        yield from _outside(content)
    if _FETCHING.search(content):
        text = "В шаблоне есть поле, которое берёт данные из другого файла (INCLUDETEXT, LINK, DDE). Удалите его."
        yield _problem("template-outside", text)


def _outside(relations: bytes) -> Iterator[Problem]:
    for relation in _RELATION.findall(relations):
        if b"aFChunk" in relation:
            yield _problem(
                "template-outside",
                "В шаблон вставлен другой документ. Перенесите его текст обычной вставкой.",
            )
        if not re.search(rb"TargetMode\s*=\s*[\"']External", relation):
            continue
        target = re.search(rb"Target\s*=\s*[\"']([^\"']*)", relation)
        address = target[1].decode("utf-8", "replace")[:80] if target else ""
        if b"/hyperlink" in relation and address.lower().startswith("mailto:"):
            continue
        if b"/image" in relation:
            text = f"Картинка берётся из интернета: {address}. Вставьте её в документ из файла."
        elif b"/attachedTemplate" in relation:
            text = f"Документ связан с шаблоном Word: {address}. Сохраните его как обычный документ без этой связи."
        else:
            text = f"В шаблоне есть ссылка наружу: {address}. Удалите гиперссылку, оставьте адрес текстом."
        yield _problem("template-outside", text)


def _picture(name: str, content: bytes) -> Iterator[Problem]:
    short = name.rsplit("/", 1)[-1]
    if not short.lower().endswith(_PICTURES):
        yield _problem(
            "template-picture", f"Картинка {short} неизвестного вида. Замените её на PNG или JPEG."
        )
        return
    if len(content) > _PICTURE:
        yield _problem("template-picture", f"Картинка {short} больше 2 МБ. Сожмите её и вставьте снова.")
        return
    try:
        image = Image.from_blob(content)
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, ValueError):
        yield _problem("template-picture", f"Картинка {short} не читается. Замените её на PNG или JPEG.")
        return
    if image.px_width * image.px_height > _PIXELS:
        text = f"Картинка {short} слишком велика: {image.px_width} × {image.px_height} точек. Уменьшите её."
        yield _problem("template-picture", text)
