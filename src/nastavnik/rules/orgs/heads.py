"""The head of an organisation: the post with «и. о.», yes and no, the gender."""

import re

_ACTING = re.compile(
    r"^(?:и\s*\.?\s*/?\s*о\b\.?|врио\b|исп(?:олняющ\w+|\.)\s+обяз(?:анности|\.))\s*", re.IGNORECASE
)
_NOMINATIVES = {
    "директора": "Директор",
    "заведующего": "Заведующий",
    "заведующей": "Заведующая",
    "начальника": "Начальник",
    "председателя": "Председатель",
    "руководителя": "Руководитель",
    "министра": "Министр",
    "главы": "Глава",
}
_YES = {"да", "д", "yes", "y", "1", "+", "true", "истина", "и о", "ио", "врио", "v", "x", "х"}
_NO = {"нет", "н", "no", "n", "0", "-", "–", "—", "false", "ложь"}


def read_post(text: str) -> tuple[str, bool]:
    """«И. о. директора» → («Директор», acting); an unknown post in the genitive stays as it was written."""
    post = " ".join(text.split())
    bare = _ACTING.sub("", post)
    if bare == post:
        return post, False
    first, _, rest = bare.partition(" ")
    first = _NOMINATIVES.get(first.lower(), first[:1].upper() + first[1:])
    return f"{first} {rest}".strip(), True


def read_flag(text: str) -> bool | None:
    """Yes or no as people mark it; None when the mark cannot be told."""
    word = " ".join(re.sub(r"[.\s]+", " ", text.lower()).split())
    if word in _YES:
        return True
    return False if word in _NO else None


def read_gender(text: str) -> str | None:
    """«м», «жен.», «мужской» → «m» or «f»; None when it cannot be told."""
    word = text.strip().lower()
    if word.startswith(("м", "m")):
        return "m"
    return "f" if word.startswith(("ж", "f")) else None
