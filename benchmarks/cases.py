"""Share of wrong forms on the project's hard lists: our rules, bare pytrovich, pymorphy3 word by word.

Run from the root of the project: .venv/bin/python -m benchmarks.cases
"""

from collections.abc import Callable

from pymorphy3 import MorphAnalyzer
from pytrovich import enums
from pytrovich.maker import PetrovichDeclinationMaker
from tests.rules.documents.lists import CASES, hard_names, hard_posts

from nastavnik.rules.documents.wording.cases import Case, Gender
from nastavnik.rules.documents.wording.names import FullName, decline
from nastavnik.rules.documents.wording.posts import decline_post

NameDecliner = Callable[[FullName, Case, Gender], tuple[str, str, str]]
PostDecliner = Callable[[str, Case], str]

GRAMMEMES = dict(zip(CASES, ("gent", "datv", "accs", "ablt"), strict=True))
MORPHOLOGY = MorphAnalyzer(lang="ru")
PETROVICH = PetrovichDeclinationMaker()


def ours(name: FullName, case: Case, gender: Gender) -> tuple[str, str, str]:
    """The project's rules."""
    form = decline(name, case, gender)
    return form.surname, form.given, form.patronymic


def pytrovich(name: FullName, case: Case, gender: Gender) -> tuple[str, str, str]:
    """The library as it comes."""
    sex, wanted, part = enums.Gender[gender.name], enums.Case[case.name], enums.NamePart
    return (
        PETROVICH.make(part.LASTNAME, sex, wanted, name.surname),
        PETROVICH.make(part.FIRSTNAME, sex, wanted, name.given),
        PETROVICH.make(part.MIDDLENAME, sex, wanted, name.patronymic),
    )


def _word(word: str, case: Case, gender: Gender | None, kind: str | None) -> str:
    parses = [parse for parse in MORPHOLOGY.parse(word) if "nomn" in parse.tag and "sing" in parse.tag]
    if gender is not None:
        wanted = "masc" if gender is Gender.MALE else "femn"
        parses = [parse for parse in parses if wanted in parse.tag or "ms-f" in parse.tag]
    named = [parse for parse in parses if kind and kind in parse.tag]
    chosen = next(iter(named or parses), None)
    found = chosen.inflect({GRAMMEMES[case]}) if chosen else None
    if found is None:
        return word
    form = str(found.word)
    return form.upper() if word.isupper() else form.title() if word[:1].isupper() else form


def pymorphy_names(name: FullName, case: Case, gender: Gender) -> tuple[str, str, str]:
    """The dictionary word by word, helped with gender and part of the name."""
    kinds = ((name.surname, "Surn"), (name.given, "Name"), (name.patronymic, "Patr"))
    first, second, third = (
        "-".join(_word(piece, case, gender, kind) for piece in part.split("-")) for part, kind in kinds
    )
    return first, second, third


def pymorphy_posts(post: str, case: Case) -> str:
    """The dictionary word by word."""
    return " ".join(_word(word, case, None, None) for word in post.split())


def wrong_names(decliner: NameDecliner) -> tuple[int, int]:
    """Wrong forms and all forms, a part of a name in a case being one form."""
    wrong = total = 0
    for line in hard_names():
        for case in CASES:
            parts = [part for part in decliner(line.name, case, line.gender) if part]
            for form, accepted in zip(parts, line.forms[case], strict=True):
                total += 1
                wrong += form not in accepted
    return wrong, total


def wrong_posts(decliner: PostDecliner) -> tuple[int, int]:
    """Wrong forms and all forms, a whole post in a case being one form."""
    results = [decliner(line.post, case) in line.forms[case] for line in hard_posts() for case in CASES]
    return results.count(False), len(results)


def main() -> None:
    """Print the table."""
    rows = [
        ("names", "our rules", wrong_names(ours)),
        ("names", "pytrovich 0.2.0", wrong_names(pytrovich)),
        ("names", "pymorphy3", wrong_names(pymorphy_names)),
        ("posts", "our rules", wrong_posts(decline_post)),
        ("posts", "pymorphy3", wrong_posts(pymorphy_posts)),
    ]
    for what, who, (wrong, total) in rows:
        print(f"{what:6} {who:16} {wrong:4} of {total:4} wrong  {100 * wrong / total:5.1f} %")


if __name__ == "__main__":
    main()
