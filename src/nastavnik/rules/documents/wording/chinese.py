"""Chinese full names in Palladius spelling: only the given name changes («Ван Сяолуна», not «Вана Сяолуна»)."""

import re

from nastavnik.rules.documents.wording.endings import word_set

_SURNAMES = word_set(
    "бай ван вэй вэнь гао го гун гу дин ду дуань дун дэн е жэнь инь кан кун лай ли линь ло лу лун лэй лю лян "
    "ляо люй ма мао мэн мяо пань пэн си се сун сунь сюй сюэ сюн сян сяо тан тань тао тянь у фан фань фу фэн "
    "хань хао хоу ху хуан хэ цай цао цзинь цзоу цзэн цзян цзя цинь цюань цянь чан чжан чжао чжоу чжу чжун чжэн "
    "чэн чэнь чэнь ши шао шэнь юань юй юн ян янь яо"
)
_INITIALS = "(?:чж|цз|[бпмфдтнлгкхцчшсжвйр])?"
_FINALS = (
    "(?:уань|юань|уан|уай|янь|ань|ень|инь|унь|юнь|юэ|юй|эн[ь]?|ян|ин|ан|ай|ао|яо|ую|уа|уэ|уй|юн|ун|оу|эй|ю|я|"
    "е|э|о|у|и|а|ы)"
)
_GIVEN = re.compile(f"^(?:{_INITIALS}{_FINALS}){{1,2}}$")


def is_chinese_name(surname: str, given: str) -> bool:
    """A Chinese surname before one or two syllables; the caller excludes given names known in Russian."""
    return surname.lower() in _SURNAMES and _GIVEN.match(given.lower()) is not None
