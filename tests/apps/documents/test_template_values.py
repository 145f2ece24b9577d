"""The list of what may stand in a template: whatever is copied from it passes the check."""

import re
from collections.abc import Iterator

import pytest

from nastavnik.documents.kinds import ISSUABLE, sample_contexts
from nastavnik.documents.templates.meaning import Meaning
from nastavnik.documents.templates.tags import tags_of
from nastavnik.documents.templates.values import Folder, folders_of, found
from tests.apps.documents.test_rendering import template


def pasted(folder: Folder) -> Iterator[str]:
    """The tags of a folder one after another; a loop is closed before what does not belong to its element."""
    loops: list[tuple[str, str]] = []  # the name of the element, the end
    for value in folder.values:
        named = re.search(r"(?:for \w+ in|if|\{\{) (\w+)", value.tag)
        while len(loops) > 1 and named and loops[-1][0] != named[1]:
            yield loops.pop()[1]
        yield value.tag
        begun = re.search(r"for (\w+) in", value.tag)
        if begun:
            loops.append((begun[1], value.end))
        else:
            yield value.end
    yield from (end for _, end in reversed(loops))


@pytest.mark.parametrize("code", ISSUABLE)
def test_whatever_is_copied_is_known_to_the_check(code: str) -> None:
    kind = ISSUABLE[code]
    words = [variable.name for variable in kind.variables()]
    for folder in folders_of(kind):
        line = "".join(pasted(folder)).replace("{%tr", "{%")
        problems = Meaning(sample_contexts(kind)[0], words).problems(tags_of(template(line)))
        assert [one.text for one in problems] == [], folder.title


@pytest.mark.parametrize("code", ISSUABLE)
def test_nothing_is_lost_in_folding(code: str) -> None:
    kind = ISSUABLE[code]
    assert sum(len(folder.values) for folder in folders_of(kind)) == len(kind.variables())
    names = [folder.name for folder in folders_of(kind)]
    assert len(names) == len(set(names))


def test_a_person_is_one_folder_with_short_meanings() -> None:
    folders = {folder.name: folder for folder in folders_of(ISSUABLE["partner-agreement"])}
    head = folders["head"]
    assert head.title == "Кто подписывает со стороны организации"
    meanings = {value.tag: value.meaning for value in head.values}
    assert meanings["{{ head.gen }}"] == "имя, родительный падеж"
    assert "{% if head.is_woman %}" in meanings
    assert "{{ head.post_line }}" in meanings


def test_a_loop_within_a_loop_has_a_name_of_its_own() -> None:
    (agenda,) = (one for one in folders_of(ISSUABLE["council-minutes"]) if one.name == "agenda")
    tags = [value.tag for value in agenda.values]
    begun = tags.index("{% for part in item.speakers %}")
    assert tags[begun + 1] == "{{ part }}"
    assert "{{ item.votes_for }}" in tags


def test_a_word_finds_values_and_whole_folders() -> None:
    folders = folders_of(ISSUABLE["partner-agreement"])
    (general,) = found(folders, ["расторжении", "винительный"])
    assert [value.tag for value in general.values] == ["{{ notice_days }}"]
    whole = {folder.name: folder for folder in found(folders, ["организация"])}
    assert len(whole["organisation"].values) == 9
    assert found(folders, ["трактор"]) == []
