"""What an agreement of an organisation knows: who acts for it."""

from collections.abc import Mapping

from nastavnik.insights.papers.here import Here, Provider
from nastavnik.orgs.models import Gender as GenderChoice
from nastavnik.pairs.orders import signer_of
from nastavnik.rules.documents.kinds import PersonInOrder
from nastavnik.rules.documents.wording.cases import Gender
from nastavnik.rules.documents.wording.names import guess_gender

_GENDERS = {GenderChoice.MALE.value: Gender.MALE, GenderChoice.FEMALE.value: Gender.FEMALE}


def head(here: Here) -> PersonInOrder | None:
    """The head with the post as it is signed («и. о. директора»), None while nobody has written down who it is."""
    signer = signer_of(here.unit)
    if signer is None:
        return None
    gender = _GENDERS.get(here.unit.head_gender) or guess_gender(signer.name)
    return PersonInOrder(signer.name, gender, post=signer.printed_post, key=f"head:{here.unit.pk}")


PROVIDERS: Mapping[str, Provider] = {"organisation.head": head}
