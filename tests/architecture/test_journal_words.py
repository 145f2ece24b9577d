"""Every verb that the code writes into the journal can be read in Russian."""

import ast
import re
from pathlib import Path

from nastavnik.journal.words import AREAS, WORDS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "nastavnik"
VERB = re.compile(r"[a-z_]+(\.[a-z_]+){1,3}")
WHOLE = re.compile(r"[a-z_]+(\.[a-z_]+){2}")
BEGINNING = re.compile(r"[a-z_]+\.([a-z_]+\.)?")


def verbs_in(tree: ast.Module) -> set[str]:
    """First arguments of `record(…)` and every `verb=…`; a name is looked up in its module."""
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found: set[str] = set()
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = [k.value for k in call.keywords if k.arg == "verb"]
        if name in ("record", "_note") and call.args:
            given.append(call.args[0])
        for value in given:
            found |= _read(value, constants)
    return found


def _read(value: ast.expr, constants: dict[str, object]) -> set[str]:
    if isinstance(value, ast.IfExp):
        return _read(value.body, constants) | _read(value.orelse, constants)
    if isinstance(value, ast.Constant):
        return {str(value.value)}
    if isinstance(value, ast.Name) and value.id in constants:
        return {str(constants[value.id])}
    return set()


def verbs_with_a_deed(tree: ast.Module) -> set[str]:
    """`record(f"people.batch.{deed}", …)` inside a helper: the deeds are what its callers hand it."""
    found: set[str] = set()
    for helper in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        for verb in (n for n in ast.walk(helper) if isinstance(n, ast.JoinedStr)):
            match verb.values:
                case [ast.Constant(value=str(start)), ast.FormattedValue(value=ast.Name(id=name))] if (
                    VERB.match(start)
                ):
                    found |= {start + deed for deed in _handed(tree, helper, name)}
    return found


def _handed(tree: ast.Module, helper: ast.FunctionDef, name: str) -> set[str]:
    place = [argument.arg for argument in helper.args.args].index(name)
    calls = [
        n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == helper.name
    ]
    given = [call.args[place] for call in calls if len(call.args) > place]
    return set().union(*(_read(value, {}) for value in given)) if given else set()


def verbs_mentioned(tree: ast.Module) -> set[str]:
    """In a module that records: texts that look like a verb («pairs.pair.finished»), handed on by a name."""
    imported = (a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names)
    if "record" not in imported:
        return set()
    texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return {text for text in texts if WHOLE.fullmatch(text) and text.split(".")[0] in AREAS}


def beginnings(tree: ast.Module) -> set[str]:
    """What stands before the first brace of f"matching.proposal.{decision}"."""
    joined = (n.values[0] for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) and n.values)
    texts = (first.value for first in joined if isinstance(first, ast.Constant))
    return {
        str(text) for text in texts if BEGINNING.fullmatch(str(text)) and str(text).split(".")[0] in AREAS
    }


def trees() -> list[ast.Module]:
    files = [f for f in SOURCE.rglob("*.py") if "migrations" not in f.parts and f.name != "words.py"]
    return [ast.parse(f.read_text()) for f in files]


def written() -> set[str]:
    return set().union(*(verbs_in(t) | verbs_with_a_deed(t) | verbs_mentioned(t) for t in trees()))


def test_every_verb_that_is_written_has_its_sentence():
    assert sorted(written() - set(WORDS)) == []


def test_every_beginning_of_a_verb_has_sentences():
    begun = set().union(*(beginnings(tree) for tree in trees() if "record" in ast.dump(tree)))
    assert sorted(start for start in begun if not any(verb.startswith(start) for verb in WORDS)) == []


def test_no_sentence_is_left_of_a_verb_that_nothing_writes():
    begun = tuple(set().union(*(beginnings(tree) for tree in trees())))
    assert sorted(verb for verb in set(WORDS) - written() if not verb.startswith(begun)) == []


def test_verbs_are_words_with_points_and_belong_to_a_named_area():
    assert [verb for verb in WORDS if not VERB.fullmatch(verb)] == []
    assert {verb.split(".")[0] for verb in WORDS} - set(AREAS) == set()


def test_sentences_are_russian_and_end_without_a_point():
    assert [s for s in WORDS.values() if not re.match("[А-ЯЁ]", s) or s.endswith(".")] == []


def test_a_verb_in_the_code_would_be_found():
    tree = ast.parse(
        'A = "x.y.z"\nrecord(A, o)\nrecord("p.q" if t else "p.r", o)\nPeopleDownload(b, verb="d.e")'
    )
    assert verbs_in(tree) == {"x.y.z", "p.q", "p.r", "d.e"}


def test_the_deeds_of_a_helper_would_be_found():
    tree = ast.parse(
        'def _note(b, deed):\n    record(f"people.batch.{deed}", b)\n_note(x, "done")\n_note(x, "undone")'
    )
    assert verbs_with_a_deed(tree) == {"people.batch.done", "people.batch.undone"}
