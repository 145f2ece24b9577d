"""Russian wording of official documents: cases of names and posts, numerals, dates, typography.

`inflect_name` and `inflect_post` are for other programs and stay as they are.
"""

from nastavnik.rules.documents.wording.inflection import inflect_name, inflect_post

__all__ = ["inflect_name", "inflect_post"]
