"""Share of wrong forms on the project's lists: our rules, bare pytrovich, pymorphy3 word by word.

The hard lists grew with the rules and the unseen ones were mended after their first run, so the last table tells
what to expect of names never met: what was wrong when each batch was first run.

Run from the root of the project: .venv/bin/python -m benchmarks.cases
"""

from collections.abc import Callable, Sequence
from time import perf_counter

from pymorphy3 import MorphAnalyzer
from pytrovich import enums
from pytrovich.maker import PetrovichDeclinationMaker
from tests.rules.documents.lists import (
    NameForms,
    PostForms,
    first_runs,
    hard_names,
    hard_posts,
    unseen_names,
    unseen_posts,
)

from nastavnik.rules.documents.wording.cases import OBLIQUE, Case, Gender
from nastavnik.rules.documents.wording.names import FullName, decline
from nastavnik.rules.documents.wording.posts import decline_post

NameDecliner = Callable[[FullName, Case, Gender], tuple[str, str, str]]
PostDecliner = Callable[[str, Case], str]

GRAMMEMES = dict(zip(OBLIQUE, ("gent", "datv", "accs", "ablt", "loct"), strict=True))
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


def wrong_names(lines: Sequence[NameForms], decliner: NameDecliner) -> tuple[int, int]:
    """Wrong forms and all forms, a part of a name in a case being one form."""
    wrong = total = 0
    for line in lines:
        for case, right in line.forms.items():
            parts = [part for part in decliner(line.name, case, line.gender) if part]
            for form, accepted in zip(parts, right, strict=True):
                total += 1
                wrong += form not in accepted
    return wrong, total


def wrong_posts(lines: Sequence[PostForms], decliner: PostDecliner) -> tuple[int, int]:
    """Wrong forms and all forms, a whole post in a case being one form."""
    results = [
        decliner(line.post, case) in accepted for line in lines for case, accepted in line.forms.items()
    ]
    return results.count(False), len(results)


def milliseconds_a_name(lines: Sequence[NameForms]) -> float:
    """What one name in one case takes when the dictionaries are loaded."""
    start = perf_counter()
    count = [len(ours(line.name, case, line.gender)) for line in lines for case in line.forms]
    return 1000 * (perf_counter() - start) / len(count)


def _row(what: str, who: str, wrong: int, total: int) -> None:
    print(f"{what:13} {who:16} {wrong:4} of {total:5} wrong  {100 * wrong / total:5.1f} %")


def main() -> None:
    """Print the tables."""
    for kind, people in (("hard", hard_names()), ("unseen", unseen_names())):
        _row(f"{kind} names", "our rules", *wrong_names(people, ours))
        _row(f"{kind} names", "pytrovich 0.2.0", *wrong_names(people, pytrovich))
        _row(f"{kind} names", "pymorphy3", *wrong_names(people, pymorphy_names))
    for kind, posts in (("hard", hard_posts()), ("unseen", unseen_posts())):
        _row(f"{kind} posts", "our rules", *wrong_posts(posts, decline_post))
        _row(f"{kind} posts", "pymorphy3", *wrong_posts(posts, pymorphy_posts))
    print("\nour rules on each batch at its first run, before they were mended")
    for what in ("names", "posts"):
        for number, (wrong, total) in enumerate(first_runs(what), start=1):
            _row(f"{what} {number}", "first run", wrong, total)
    print(f"\none name in one case: {milliseconds_a_name(unseen_names()):.2f} ms")


if __name__ == "__main__":
    main()
