"""The OLE container of old office files: finding one stream in it."""

import struct
from collections.abc import Iterable

from nastavnik.tables.refusals import refused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_FREE = 0xFFFFFFFA  # from here on a sector number is a mark, not a place
_ENTRY = 128


class Compound:
    """Reads streams by name. Any chain that leaves the file or runs in a circle is a damaged file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < _HEADER or not data.startswith(MAGIC):
            raise refused("file-damaged")
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise refused("file-damaged")
        self._size = 1 << shift
        directory, self._cutoff, mini_table = struct.unpack_from("<I4xII", data, 48)
        self._fat = self._numbers(self._fat_sectors())
        self._entries = self._directory(self._chain(directory))
        self._mini_fat = self._numbers(self._sectors(mini_table))
        root = self._entries.get("Root Entry")
        self._mini = self._chain(root[0]) if root and root[1] else b""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        start, length = self._entries[name]
        if length < self._cutoff:
            return self._mini_chain(start, length)
        return self._chain(start)[:length]

    def _fat_sectors(self) -> list[int]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        following, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size + 1)):
            if following >= _FREE:
                break
            numbers = self._numbers([following])
            sectors += numbers[:-1]
            following = numbers[-1]
        return [sector for sector in sectors if sector < _FREE]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise refused("file-damaged")
        return self._data[start : start + self._size]

    def _numbers(self, sectors: Iterable[int]) -> list[int]:
        content = b"".join(self._sector(sector) for sector in sectors)
        return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))

    def _sectors(self, start: int) -> list[int]:
        chain: list[int] = []
        while start < _FREE:
            if start >= len(self._fat) or len(chain) > len(self._fat):
                raise refused("file-damaged")
            chain.append(start)
            start = self._fat[start]
        return chain

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(sector) for sector in self._sectors(start))

    def _mini_chain(self, start: int, length: int) -> bytes:
        pieces: list[bytes] = []
        while start < _FREE and len(pieces) * 64 < length:
            if start >= len(self._mini_fat):
                raise refused("file-damaged")
            pieces.append(self._mini[start * 64 : start * 64 + 64])
            start = self._mini_fat[start]
        return b"".join(pieces)[:length]

    def _directory(self, content: bytes) -> dict[str, tuple[int, int]]:
        entries: dict[str, tuple[int, int]] = {}
        for place in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", content, place + 64)[0]
            name = content[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", content, place + 116)
            if name:
                entries.setdefault(name, (start, size))
        return entries
