"""What the content policy and the law ask of every page: nothing inline, no foreign address, AA colours."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# letters are read in mail programs, which know neither our stylesheets nor our policy
PAGES = sorted(
    path for path in (ROOT / "templates").rglob("*.html") if not {"mail", "email"} & set(path.parts)
)
CSS = sorted((ROOT / "static" / "css").glob("*.css"))
INLINE = re.compile(
    r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|\shx-on[:-]|href\s*=\s*[\"']?javascript:"
    r"|<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"(?:src|href|action|hx-[a-z]+)\s*=\s*[\"'](?:https?:)?//", re.IGNORECASE)


def _without_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_nothing_inline_and_asks_no_foreign_host(path):
    text = _without_comments(path.read_text())
    assert INLINE.findall(text) == []
    assert FOREIGN.findall(text) == []


@pytest.mark.parametrize("bad", ['<p style="x">', "<script>1</script>", '<a onclick="x()">', "<style>"])
def test_the_guard_sees_what_is_inline(bad):
    assert INLINE.search(bad)


@pytest.mark.parametrize("bad", ['<img src="//cdn.example/a.png">', '<a href="https://example.org/">'])
def test_the_guard_sees_a_foreign_host(bad):
    assert FOREIGN.search(bad)


def test_every_file_that_a_stylesheet_names_is_here():
    named = [(path, url) for path in CSS for url in re.findall(r"url\([\"']?([^\"')]+)", path.read_text())]
    assert len(named) == 4
    assert [url for path, url in named if not (path.parent / url).is_file()] == []


# --- colours: text 4.5 : 1, borders of controls and marks 3 : 1 (WCAG 1.4.3, 1.4.11) --------------------------

TEXT = [
    (role, ground) for role in ("ink", "ink-2", "brand", "bad") for ground in ("paper", "surface", "sunk")
]
TEXT += [(role, f"{role}-soft") for role in ("ok", "warn", "bad", "info", "no", "brand")]
TEXT += [("on-brand", "brand"), ("on-brand", "brand-hover"), ("surface", "bad"), ("ink-2", "no-soft")]
TEXT += [("ink", f"{role}-soft") for role in ("ok", "warn", "bad", "info", "brand")]
MARKS = [("line-strong", "surface"), ("line-strong", "paper"), ("brand", "surface"), ("brand", "paper")]
MARKS += [("mark-ok", "surface"), ("mark-bad", "surface"), ("mark-info", "surface")]


def _schemes() -> dict[str, dict[str, str]]:
    """Colours of each scheme; a later block of a scheme builds on the one it changes."""
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "static/css/tokens.css").read_text(), flags=re.DOTALL)

    def block(start: str) -> dict[str, str]:
        body = text[text.index(start) + len(start) :]
        return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", body[: body.index("}")]))

    light = block(":root {")
    dark = light | block(':root[data-theme="dark"] {')
    by_system = "@media (prefers-color-scheme: dark) {\n  :root:not([data-theme]) {"
    more = "@media (prefers-contrast: more) and (prefers-color-scheme: {}) {{\n  :root:not([data-theme]) {{"
    return {
        "light": light,
        "dark": dark,
        "dark by system": light | block(by_system),
        "contrast": light | block(':root[data-theme="contrast"] {'),
        "contrast, light system": light | block(more.format("light")),
        "contrast, dark system": dark | block(more.format("dark")),
    }


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", _schemes())
def test_colours_of_a_scheme_can_be_told_apart(scheme):
    colours = _schemes()[scheme]
    faint = [
        (a, b, round(_ratio(colours[a], colours[b]), 2))
        for a, b in TEXT
        if _ratio(colours[a], colours[b]) < 4.5
    ]
    faint += [
        (a, b, round(_ratio(colours[a], colours[b]), 2))
        for a, b in MARKS
        if _ratio(colours[a], colours[b]) < 3
    ]
    assert faint == []


def test_the_ratio_is_that_of_wcag():
    assert round(_ratio("#000", "#ffffff"), 1) == 21.0
    assert round(_ratio("#767676", "#fff"), 2) == 4.54
