"""Pages keep the content policy, ask no foreign host, compile, and each is used."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
PAGES = sorted(TEMPLATES.rglob("*.html"))
TEXTS = sorted(TEMPLATES.rglob("*.txt"))
OWN_STATIC = sorted(
    p for p in (ROOT / "static").rglob("*") if p.suffix in (".css", ".js") and "vendor" not in p.parts
)

# Templates whose names our code never says: a library or Django asks for them.
ASKED_BY_LIBRARIES = (
    "account/",
    "mfa/",
    "usersessions/",
    "400.html",
    "403.html",
    "404.html",
    "429.html",
    "500.html",
)

FOREIGN = re.compile(
    r"""(?:src|href|action|url|srcset|data)\s*=\s*["']?\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//""", re.I
)
INLINE = re.compile(
    r"""<[^>]*\s(?:style|on[a-z]+)\s*=|<style\b|<script(?![^>]*\bsrc=)(?![^>]*type="application/json")""",
    re.I,
)


def relative(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", [*PAGES, *TEXTS], ids=relative)
def test_a_template_compiles(page):
    get_template(str(page.relative_to(TEMPLATES)))


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_a_page_has_nothing_inline_and_nothing_foreign(page):
    text = page.read_text()
    assert INLINE.findall(text) == []
    assert FOREIGN.findall(text) == []


@pytest.mark.parametrize("file", OWN_STATIC, ids=relative)
def test_own_styles_and_scripts_ask_no_foreign_host(file):
    text = re.sub(r"http://www\.w3\.org/\S+", "", file.read_text())
    assert (
        re.findall(r"(?:https?:)?//[\w-]+\.[\w.-]+/", re.sub(r"//\s.*|/\*.*?\*/", "", text, flags=re.S)) == []
    )


@pytest.mark.parametrize(
    "bad",
    ['<p style="x">', "<a onclick='x()'>", "<script>x</script>", "<style>p{}</style>"],
)
def test_something_inline_would_be_found(bad):
    assert INLINE.search(bad)


@pytest.mark.parametrize(
    "bad",
    ['<img src="//cdn.example/a.png">', "<link href=https://a.example/x.css>", "url(http://x.example/)"],
)
def test_something_foreign_would_be_found(bad):
    assert FOREIGN.search(bad)


def test_every_template_is_used():
    code = "\n".join(f.read_text() for f in (ROOT / "src").rglob("*.py"))
    code += "\n".join(p.read_text() for p in [*PAGES, *TEXTS])
    names = [str(p.relative_to(TEMPLATES)) for p in [*PAGES, *TEXTS]]
    built = re.findall(r'f"([\w/]+/)\{', code)  # f"gallery/{name}.html": any page of the folder
    letters = [n.removesuffix("_subject.txt").removesuffix("_message.txt") for n in names]
    unused = [
        name
        for name in letters
        if not name.startswith((*ASKED_BY_LIBRARIES, *built))
        and f'"{name}' not in code
        and f"'{name}" not in code
    ]
    assert unused == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_a_form_that_changes_something_carries_its_token(page):
    for form in re.findall(r"<form\b.*?</form>", page.read_text(), re.S | re.I):
        if re.search(r'method="post"', form, re.I):
            assert "csrf_token" in form
