"""Reading a page as its reader does: rows of its table, filters at work."""

import html
import re
from typing import cast

from django.http import HttpResponse
from django.test import Client

from nastavnik.insights.kept import forget


def fresh(client: Client, address: str) -> HttpResponse:
    """The page computed anew: factories write no journal, which alone moves what is kept."""
    forget()
    return cast(HttpResponse, client.get(address))


def row_heads(response: HttpResponse) -> list[str]:
    """The link that heads each row of the table."""
    return _texts(r'<th scope="row"><a href="[^"]*">(.*?)</a>', response)


def pills(response: HttpResponse) -> list[tuple[str, str]]:
    """Filters at work: what each says and the address without it."""
    found = re.findall(r'<a class="pill" href="([^"]*)">(.*?) <span aria-hidden="true">✕', text_of(response))
    return [(html.unescape(words), html.unescape(address)) for address, words in found]


def text_of(response: HttpResponse) -> str:
    return response.content.decode().replace("\u00a0", " ")


def _texts(pattern: str, response: HttpResponse) -> list[str]:
    return [html.unescape(text) for text in re.findall(pattern, text_of(response))]
