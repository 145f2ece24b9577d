"""Unpacking an office archive with care: what it says of itself is checked against what comes out."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator

from nastavnik.tables.refusals import refused, too_many_rows
from nastavnik.tables.workbook import Limits

_CHUNK = 1 << 20
_ENCRYPTED_FLAG = 0x1
_KNOWN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_STREAMED_ABOVE = 16_000_000  # bytes: larger parts lose their empty cells while they are unpacked
_ROWS_UNSEEN = 1_000  # empty rows that lie over the edge of a chunk
_EMPTY_CELLS = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?\s*/>|<row [^>]*/>')
_EMPTY_ROWS = re.compile(rb"<row [^>]*></row>")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def is_archive(data: bytes) -> bool:
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def unpack(data: bytes, wanted: Callable[[str], bool], limits: Limits) -> dict[str, bytes]:
    """The wanted parts by name, or a refusal: encrypted, damaged, too many, too large, lying about sizes."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise refused("file-damaged") from error
    members = archive.infolist()
    if len(members) > limits.members or sum(member.file_size for member in members) > limits.inflated_bytes:
        raise refused("file-bomb")
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise refused("file-encrypted")
    chosen = [member for member in members if wanted(member.filename)]
    if len({member.filename.lower() for member in chosen}) != len(chosen):
        raise refused("file-damaged")
    if any(member.compress_type not in _KNOWN_METHODS for member in chosen):
        raise refused("file-damaged")
    return _contents(archive, chosen, limits)


def _contents(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    inflated = kept = 0
    for member in members:
        pieces: list[bytes] = []
        try:
            for size, piece in _pieces(archive, member, limits):
                inflated += size
                kept += len(piece)
                if inflated > limits.inflated_bytes or kept > limits.kept_bytes:
                    raise refused("file-bomb")
                pieces.append(piece)
        except _BROKEN as error:
            raise refused("file-damaged") from error
        parts[member.filename] = b"".join(pieces)
    return parts


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> Iterator[tuple[int, bytes]]:
    """Chunks with their unpacked sizes; of a very large part, without cells and rows that hold nothing.

    The library checks the sum of the content, so a part that is longer than it says does not pass.
    """
    strip = member.file_size > _STREAMED_ABOVE and "worksheets/" in member.filename
    rest = b""
    rows = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            if not strip:
                yield len(chunk), chunk
                continue
            text = rest + chunk
            cut = text.rfind(b"<row ")
            text, rest = (text[:cut], text[cut:]) if cut > 0 else (text, b"")
            text = _EMPTY_ROWS.sub(b"", _EMPTY_CELLS.sub(b"", text))
            rows += text.count(b"<row ")
            if rows > limits.rows + _ROWS_UNSEEN:
                raise too_many_rows("", limits.rows)
            yield len(chunk), text
    yield 0, rest


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """The checked parts as a plain archive: what is read is exactly what was looked at."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    target.seek(0)
    return target
