"""Sums and shares of pay that are set without saying by what act."""

import re
from collections.abc import Iterator, Sequence

from nastavnik.rules.documents.findings import Finding, finding

_SPACE = r"[\s\u00a0]"
_SUM = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:{_SPACE}?\d{{3}})*(?:,\d+)?{_SPACE}*(?:\([^)]*\){_SPACE}*)?"
    rf"(?:тыс(?:\.|яч\w*){_SPACE}*)?(?:руб(?:\.|л\w+)|₽)"
    rf"|(?<![\d.,])\d{{1,3}}(?:,\d+)?{_SPACE}*(?:%|процент\w*){_SPACE}*(?:от{_SPACE}+)?(?:\w+{_SPACE}+)?оклад\w*",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"выпла[тч]|доплат|надбавк|стимулир|премир|преми[юяией]|вознагражд|оплачива|оплат|поощр|размер",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"основани|в\s+соответствии\s+с|согласно|положени\w+\s+об?\s+(?:\w+\s+)?(?:оплат|стимул|выплат|преми|матер)"
    r"|за\s+сч[её]т|договор|соглашени|решени\w+|протокол|руководствуясь|во\s+исполнение|статьёй|статьей|\bст\.\s*\d",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"положени\w+\s+об\s+оплате\s+труда|коллективн\w+\s+договор\w*|статьями\s+60\.2", re.IGNORECASE
)


def groundless_sums(paragraphs: Sequence[str]) -> Iterator[Finding]:
    """A payment with its sum, when neither its paragraph nor what stands above names the act it rests on."""
    grounded = False
    for number, paragraph in enumerate(paragraphs, start=1):
        grounded = grounded or _PREAMBLE.search(paragraph) is not None
        if grounded or _GROUND.search(paragraph) or not _PAID.search(paragraph):
            continue
        for found in _SUM.finditer(paragraph):
            text = f"Сумма без основания: {found[0]}. Назовите акт, по которому её платят, например положение об оплате труда."
            suggestion = f"{found[0]} (основание: ____________)"
            yield finding((number, paragraph), found.span(), "sense.sum", text, suggestion, certain=False)
