"""The kind of an organisation, as lists call it: by its title, an abbreviation or a part of the name."""

import re

MUNICIPALITY = "municipality"
REGION = "region"

# Codes as orgs.models.Kind has them; the order matters: «школа искусств» is not a school.
_KINDS = (
    ("centre", r"\bрнц\b|наставническ\w* центр|центр\w* наставничеств"),
    (
        "method",
        r"\b(?:имц|гмц|рмц|ммц|ммс|иро|цоко)\b|методическ|методкабинет|институт развития|"
        r"дополнительн\w* профессиональн",
    ),
    (
        "authority",
        r"орган\w* управлени|(?:управлени|комитет|отдел|департамент|министерств)\w*.*образован|"
        r"\b(?:уо|роно|гороно|районо)\b|министерств",
    ),
    ("preschool", r"дошкольн|детск\w* сад|детсад|\b[мг]?[бакд]?доу\b|\bясли\b|\bцрр\b"),
    (
        "extra",
        r"дополнительн\w* образован|\b[мг]?[бак]?о?удод?\b|\b(?:ддт|ддют|цдт|цдо|црт|дюсш|сшор|дши|дхш|дмш|сюн|сют)\b|"
        r"\b(?:дом|дворец|центр)\w* (?:\w+ )*творчеств|станци\w* юн|спортивн\w* школ|"
        r"(?:музыкальн|художественн)\w* школ|школ\w* искусств|кванториум",
    ),
    ("college", r"колледж|техникум|\b(?:спо|поо|поу|[мг][бак]?поу)\b|профессиональн|училищ"),
    (
        "school",
        r"общеобразовательн|\b(?:сош|оош|нош|сш|ош|нш|оу|[мг][бак]?оу|[мг][бак]?сош|шк)\b|\bшкол|гимнази|"
        r"\bлице[йяи]|кадетск|интернат",
    ),
)
_PATTERNS = tuple((code, re.compile(pattern)) for code, pattern in _KINDS)
_LEVELS = {
    "муниципалитет": MUNICIPALITY,
    "муниципальное образование": MUNICIPALITY,
    "муниципальный район": MUNICIPALITY,
    "муниципальный округ": MUNICIPALITY,
    "городской округ": MUNICIPALITY,
    "район": MUNICIPALITY,
    "регион": REGION,
    "субъект": REGION,
    "субъект рф": REGION,
    "область": REGION,
}


def read_kind(text: str) -> str | None:
    """The code of the kind that the words mean, «municipality» or «region» for a territory, None if unknown."""
    words = re.sub(r"[^\w]+", " ", text.lower().replace("ё", "е")).strip()
    if words in _LEVELS:
        return _LEVELS[words]
    if words in {code for code, _ in _KINDS} | {MUNICIPALITY, REGION}:
        return words
    return next((code for code, pattern in _PATTERNS if pattern.search(words)), None)
