"""Small parts of office files, which are XML: no declarations of entities, attributes by local names."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from nastavnik.tables.refusals import refused


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag without its namespace prefix, attributes likewise."""

    name: str
    attributes: dict[str, str]


def refuse_declarations(parts: dict[str, bytes]) -> None:
    """No part may define entities, nor hide that in an encoding the reader would not see through."""
    for content in parts.values():
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise refused("file-entities")
        if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:200]:
            raise refused("file-damaged")


def elements(content: bytes) -> Iterator[Element]:
    """Every start tag of a small part, in order. The part was checked by `refuse_declarations`."""
    found: list[Element] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.append(
        Element(_local(name), {_local(key): value for key, value in attributes.items()})
    )
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise refused("file-damaged") from error
    return iter(found)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
