"""The users' handbook, shown inside the site from its own Markdown files."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET
from markdown_it import MarkdownIt

from nastavnik.web.policy import public

_TO_CHAPTER = re.compile(r"\]\((\d\d-[\w-]+)\.md")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_BOX = '<div class="wide" role="group" tabindex="0" aria-label="{}">'
_MARKDOWN.add_render_rule("table_open", lambda *_: _BOX.format("Таблица") + "<table>")
_MARKDOWN.add_render_rule("table_close", lambda *_: "</table></div>")
_MARKDOWN.add_render_rule(
    "code_block",
    lambda _, tokens, at, *__: (
        f"{_BOX.format('Команды')}<pre><code>{escape(tokens[at].content)}</code></pre></div>"
    ),
)


@cache
def chapters() -> dict[str, tuple[str, SafeString]]:
    """The chapters in the order of their numbers: {slug: (title, HTML)}. The files are our own."""
    found = {}
    for file in sorted(Path(settings.HANDBOOK).glob("[0-9]*.md")):
        text = file.read_text(encoding="utf-8")
        title = text.splitlines()[0].lstrip("# ").strip()
        body = "\n".join(text.splitlines()[1:]).replace("](images/", "](/help/images/")
        body = _TO_CHAPTER.sub(r"](/help/\1/", body)
        found[file.stem] = (title, mark_safe(_MARKDOWN.render(body)))  # noqa: S308 - our files, HTML in them is off
    return found


@require_GET
@public("the handbook holds nothing of anybody's data and helps to sign in")
def handbook(request: HttpRequest, chapter: str = "") -> HttpResponse:
    """The contents, or one chapter."""
    found = chapters()
    if chapter and chapter not in found:
        raise Http404
    title, body = found[chapter] if chapter else ("Руководство", SafeString(""))
    context = {"chapters": [(slug, one[0]) for slug, one in found.items()], "title": title, "body": body}
    base = "base.html" if request.user.is_authenticated else "base_plain.html"
    return render(request, "help/chapter.html", context | {"base": base, "chapter": chapter})


@require_GET
@public("pictures of the handbook show invented people only")
def picture(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 - Django's signature
    """A picture of the handbook; the name is one of the files there, so no path comes from outside."""
    folder = Path(settings.HANDBOOK) / "images"
    found = {file.name: file for file in folder.glob("*.png")}.get(name)
    if found is None:
        raise Http404
    return FileResponse(found.open("rb"), content_type="image/png", headers={"Cache-Control": "max-age=3600"})
