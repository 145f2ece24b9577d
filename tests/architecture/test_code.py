"""What the code may not do anywhere: read a clock, reach rows past the door, silence a warning unexplained."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "nastavnik"
DOORS = {"visible_to", "get_for", "under", "own", "offered_to", "get_offered"}

# Where the web, commands and jobs read rows of a scoped model without an actor: «file Model» and the reason.
PAST_THE_DOOR = {
    "web/accounts/profile.py Membership": "the user's own roles",
    "web/home/homes.py Request": "the queue of the working unit, which is one of the actor's own and is asked for",
    "web/home/welcome.py Unit": "an empty installation has nobody to ask for: the first user makes its tree",
    "web/journal/shown.py Unit": "names and clocks of the units of lines that the door already let out",
    "jobs/tasks.py ImportBatch": "the batch of the job; what its steps do goes by who asked",
    "jobs/runner.py Job": "the worker takes what was asked for; what a job does goes by who asked",
}
COMMANDS = "cli/"  # a command is given by whoever holds the server: it acts as the system


def modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for file in sorted((SOURCE / folder).rglob("*.py")):
            if "migrations" not in file.parts:
                yield str(file.relative_to(SOURCE)), ast.parse(file.read_text())


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def clocks_read(tree: ast.Module) -> list[int]:
    forbidden = re.compile(
        r"(^|\.)(date\.today|datetime\.(now|utcnow|today)|timezone\.(now|localdate)|time\.(time|time_ns|localtime|gmtime))$"
    )
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and forbidden.search(dotted(node))
    ]


def test_nothing_but_the_clock_reads_the_clock():
    found = {name: clocks_read(tree) for name, tree in modules("") if name != "clock.py"}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    ["date.today()", "datetime.now(UTC)", "timezone.now()", "datetime.datetime.utcnow()", "time.time()"],
)
def test_a_clock_in_the_code_would_be_found(line):
    assert clocks_read(ast.parse(line)) == [1]


def scoped() -> set[str]:
    return {
        m.__name__ for m in apps.get_models() if hasattr(m, "scope") and m.__module__.startswith("nastavnik")
    }


def past_the_door(tree: ast.Module, models: set[str]) -> list[tuple[str, int]]:
    """Models and lines of chains `Model.objects.…` that pass no door, neither at once nor by their name."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = []
    for node in ast.walk(tree):
        if not (
            isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
        ):
            continue
        if dotted(node.value) not in models:
            continue
        words, above = _chain(node, parents)
        named = above.targets[0] if isinstance(above, ast.Assign) else None
        if isinstance(named, ast.Name):
            words |= _words_said_of(named.id, above, parents)
        if not DOORS & words and words != {"none"}:
            found.append((dotted(node.value), node.lineno))
    return sorted(found, key=lambda one: one[1])


def _chain(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> tuple[set[str], ast.AST]:
    """Words of the chain of calls that begins with a node, and what stands around it."""
    words, above = set(), parents[node]
    while isinstance(above, ast.Attribute | ast.Call):
        if isinstance(above, ast.Attribute):
            words.add(above.attr)
        above = parents[above]
    return words, above


def _words_said_of(name: str, assignment: ast.AST, parents: dict[ast.AST, ast.AST]) -> set[str]:
    """Words of the chains that begin with a local name, in the function that assigns it."""
    function = assignment
    while not isinstance(function, ast.FunctionDef | ast.Module):
        function = parents[function]
    uses = [
        n
        for n in ast.walk(function)
        if isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Load)
    ]
    return set().union(*(_chain(use, parents)[0] for use in uses)) if uses else set()


def unexplained() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for name, tree in modules("web", "cli", "jobs"):
        if not name.startswith(COMMANDS):
            for model, line in past_the_door(tree, scoped()):
                found.setdefault(f"{name} {model}", []).append(line)
    return found


def test_no_page_and_no_job_reaches_rows_past_the_door():
    assert {name: lines for name, lines in unexplained().items() if name not in PAST_THE_DOOR} == {}


def test_every_exception_from_the_door_is_still_needed():
    assert sorted(set(PAST_THE_DOOR) - set(unexplained())) == []


def test_a_way_past_the_door_would_be_found():
    code = (
        "Person.objects.filter(pk=1).first()\n"
        "Person.objects.filter(pk=1).visible_to(a, P)\n"
        "Person.objects.get_for(a, P, pk=1)\n"
        "rows = Person.objects.select_related()\n"
        "rows.get_for(a, P, pk=1)\n"
        "other = Person.objects.all()\n"
        "other.first()\n"
    )
    assert past_the_door(ast.parse(code), {"Person"}) == [("Person", 1), ("Person", 6)]


def test_a_silenced_warning_names_its_code_and_its_reason():
    bare = []
    for file in sorted(SOURCE.rglob("*.py")):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            comment = re.search(r"#\s*(noqa|type:\s*ignore)\b(.*)$", line)
            if comment and "migrations" not in file.parts and not _explained(comment[1], comment[2]):
                bare.append(f"{file.relative_to(SOURCE)}:{number}")
    assert bare == []


def _explained(kind: str, rest: str) -> bool:
    if kind == "noqa":
        return bool(
            re.match(r": [A-Z]+\d+(, ?[A-Z]+\d+)* [-–—] .{5}|: [A-Z]+\d+(, ?[A-Z]+\d+)*\s+#.{5}", rest)
        )
    return bool(re.match(r"\[[\w, -]+\]\s+#.{5}", rest))


def test_no_work_is_left_for_later_in_the_code():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = [str(f.relative_to(SOURCE)) for f in SOURCE.rglob("*.py") if marks.search(f.read_text())]
    assert found == []
