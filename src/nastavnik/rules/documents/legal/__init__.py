"""Federal acts of mentoring with their exact names, each written once, and when each of them is in force."""

from nastavnik.rules.documents.legal.acts import Act, Concern
from nastavnik.rules.documents.legal.articles import ARTICLES, Article
from nastavnik.rules.documents.legal.bodies import Body, Kind
from nastavnik.rules.documents.legal.catalogue import ACTS, act
from nastavnik.rules.documents.legal.wording import cited, r145_in_instrumental

R145_TITLE = act("r145").title

__all__ = [
    "ACTS",
    "ARTICLES",
    "R145_TITLE",
    "Act",
    "Article",
    "Body",
    "Concern",
    "Kind",
    "act",
    "cited",
    "r145_in_instrumental",
]
