"""Russian typography for text that people type: quotes, dashes, no-break spaces. Applying it twice changes nothing."""

import re

NBSP = "\N{NO-BREAK SPACE}"
_EM_DASH = "\N{EM DASH}"
_EN_DASH = "\N{EN DASH}"
_SPACE = rf"[ {NBSP}]"

_OPENING_BEFORE = re.compile(r"[\s(\[{«„—–/-]$")
_SHORT_WORDS = "в во к ко о об обо с со у и а на по за из от до не ни для при под над без"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<=\S){_SPACE}+[-—]{_SPACE}+(?=\S)"), f"{NBSP}{_EM_DASH} "),
    (re.compile(r"\b((?:19|20)\d\d)\s?-\s?((?:19|20)\d\d)\b"), rf"\1{_EN_DASH}\2"),
    (re.compile(rf"№{_SPACE}*(?=\w)"), f"№{NBSP}"),
    (re.compile(rf"(?<=\d){_SPACE}*(?=(?:г|гг)\.(?!\w))"), NBSP),
    (
        re.compile(
            rf"\b(\d{{1,2}}){_SPACE}+(?=(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября"
            r"|ноября|декабря)\b)"
        ),
        rf"\1{NBSP}",
    ),
    # М. П. Иванова; Иванова М. П.
    (re.compile(rf"\b([А-ЯЁ]\.){_SPACE}*(?=[А-ЯЁ]\.)"), rf"\1{NBSP}"),
    (re.compile(rf"\b([А-ЯЁ]\.){_SPACE}*(?=[А-ЯЁ][а-яё]+)"), rf"\1{NBSP}"),
    (re.compile(rf"(?<=[а-яё]){_SPACE}+(?=[А-ЯЁ]\.{_SPACE}?[А-ЯЁ]\.)"), NBSP),
    (
        re.compile(rf"(?<![\w-])({_SHORT_WORDS.replace(' ', '|')}){_SPACE}+(?=\S)", re.IGNORECASE),
        rf"\1{NBSP}",
    ),
)


def _quotes(text: str) -> str:
    """Straight and English quotes to «ёлочки», inside them to „лапки“; one left without its pair stays straight."""
    result: list[str] = []
    opened: list[int] = []  # where straight quotes were opened, to be undone when never closed
    stack: list[str] = []
    for index, letter in enumerate(text):
        if letter in "«„":
            stack.append("»" if letter == "«" else "“")
            opened.append(-1)
        elif stack and letter == stack[-1]:
            stack.pop()
            opened.pop()
        elif letter in '"”“':
            opens = not result or _OPENING_BEFORE.search(result[-1]) is not None
            followed = index + 1 < len(text) and not text[index + 1].isspace()
            if opens and followed:
                closing = "“" if "»" in stack else "»"
                stack.append(closing)
                opened.append(len(result))
                result.append("„" if closing == "“" else "«")
                continue
            if stack:
                opened.pop()
                result.append(stack.pop())
                continue
            letter = '"'
        result.append(letter)
    for position in opened:
        if position >= 0:
            result[position] = '"'
    return "".join(result)


def typeset(text: str) -> str:
    """`text` with Russian quotes, dashes and the spaces that must not break."""
    text = _quotes(text)
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
