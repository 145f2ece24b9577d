"""Every address: who may reach it is stated and kept, and a stranger finds nothing behind it.

The walk is over the addresses themselves: a new one is in it at once, or the test says what it wants.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nastavnik.rules.access import ROLES, Policy
from nastavnik.web.policy import policy_of
from tests.architecture.worlds import LED_AWAY, PLAIN, SHARED, make_world, maker_of

LOGIN = "/accounts/login/"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ABSENT = 10**12


@dataclass(frozen=True)
class Address:
    """An address by its name; `numbers` are the parts that are ids of rows, `others` the rest."""

    name: str
    route: str
    view: object
    numbers: tuple[str, ...] = field(default=())
    others: tuple[str, ...] = field(default=())

    @property
    def policy(self) -> Policy:
        stated = policy_of(self.view)
        assert stated, f"{self.route} states no policy"
        return stated


def walk(
    patterns: list[URLPattern | URLResolver],
    space: str = "",
    start: str = "",
    above: dict[str, str] | None = None,
) -> Iterator[Address]:
    for pattern in patterns:
        known = (above or {}) | {
            k: type(c).__name__ for k, c in getattr(pattern.pattern, "converters", {}).items()
        }
        route = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from walk(pattern.url_patterns, inner, route, known)
            continue
        known |= (
            dict.fromkeys(
                getattr(getattr(pattern.pattern, "regex", None), "groupindex", {}), "StringConverter"
            )
            | known
        )
        numbers = tuple(k for k, kind in known.items() if kind == "IntConverter")
        others = tuple(k for k, kind in known.items() if kind != "IntConverter")
        yield Address(f"{space}{pattern.name}", "/" + route, pattern.callback, numbers, others)


ADDRESSES = [one for one in walk(get_resolver().url_patterns) if not one.route.startswith("/gallery/")]
OBJECTS = [one for one in ADDRESSES if one.numbers]
PLACES = [one for one in ADDRESSES if not one.numbers]


def named(address):
    return address.name


def ask(client, method, url, post=None):
    body = urlencode(post or {})
    return client.generic(method, url, body, content_type="application/x-www-form-urlencoded").status_code


@pytest.fixture
def here(db):
    return make_world()


@pytest.fixture
def there(db):
    return make_world()


@pytest.mark.parametrize("address", ADDRESSES, ids=named)
def test_every_address_has_a_name_and_a_policy_with_a_reason(address):
    assert not address.name.endswith("None"), address.route
    policy = address.policy
    assert policy.permissions or policy.reason


def test_no_two_addresses_share_a_name():
    names = [one.name for one in ADDRESSES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("address", OBJECTS, ids=named)
def test_every_address_of_an_object_has_a_maker(address):
    assert maker_of(address.name) or address.name in SHARED, (
        "register a maker in tests/architecture/worlds.py"
    )


@pytest.mark.parametrize("address", PLACES, ids=named)
def test_every_part_of_an_address_that_is_no_id_has_an_example(address):
    assert not address.others or address.name in PLAIN, "give an example in tests/architecture/worlds.py"


def made_for(address, world):
    maker = maker_of(address.name)
    assert maker is not None
    return maker(world)


def parts_for(address, world):
    made = made_for(address, world)
    return {part: made[part] for part in (*address.numbers, *address.others)}


@pytest.mark.fulfils("S2-2.7a", "X-1")
@pytest.mark.parametrize("address", [one for one in OBJECTS if one.name not in SHARED], ids=named)
def test_a_stranger_who_has_other_rows_finds_nothing(address, here, there, sign_in):
    """Foreign and absent answer alike, by every method, to every role that may open such a page at home."""
    parts_for(address, there)
    parts = parts_for(address, here)
    url = reverse(address.name, kwargs=parts)
    absent = reverse(address.name, kwargs=parts | dict.fromkeys(address.numbers[:1], ABSENT))
    for code in address.policy.roles():
        client = sign_in(there.users[code])
        answers = {method: ask(client, method, url) for method in METHODS}
        refused = 302 if address.name in LED_AWAY else 404
        assert set(answers.values()) <= {refused, 405}, (code, answers)
        assert refused in answers.values(), (code, answers)
        assert answers == {method: ask(client, method, absent) for method in METHODS}, code


@pytest.mark.parametrize("address", OBJECTS, ids=named)
def test_somebody_at_home_opens_it(address, here, sign_in):
    """Without this the test above could pass for nothing."""
    made = made_for(address, here)
    post = made.pop("post", None)
    url = reverse(address.name, kwargs={part: made[part] for part in (*address.numbers, *address.others)})
    answers = {
        (code, method): ask(sign_in(here.users[code]), method, url, post)
        for code in address.policy.roles()
        for method in ("GET", "POST")
    }
    assert [one for one in answers.values() if one not in (403, 404, 405)], answers
    assert max(answers.values()) < 500, answers


@pytest.mark.fulfils("S2-2.7a")
@pytest.mark.parametrize("address", OBJECTS, ids=named)
def test_at_home_too_only_the_roles_of_the_policy_open_it(address, here, sign_in):
    url = reverse(address.name, kwargs=parts_for(address, here))
    for code in set(ROLES) - set(address.policy.roles()):
        answers = {method: ask(sign_in(here.users[code]), method, url) for method in METHODS}
        assert set(answers.values()) <= {403, 405}, (code, answers)


def url_of(address):
    return reverse(address.name, kwargs=PLAIN.get(address.name, {}))


@pytest.mark.fulfils("S2-2.7a")
@pytest.mark.parametrize("address", [one for one in PLACES if not one.policy.public], ids=named)
def test_a_place_opens_to_the_roles_of_its_policy_and_to_no_others(address, here, sign_in):
    for code in ROLES:
        client = sign_in(here.users[code])
        status = ask(client, "GET", url_of(address))
        if status == 405:
            status = ask(client, "POST", url_of(address))
        if code in address.policy.roles():
            assert status != 403, code
            assert status < 500, (code, status)
        else:
            assert status == 403, (code, status)


@pytest.mark.fulfils("S2-2.7a")
@pytest.mark.parametrize("address", [one for one in ADDRESSES if not one.policy.public], ids=named)
def test_nobody_gets_in_without_signing_in(address, here):
    parts = parts_for(address, here) if address.numbers else PLAIN.get(address.name, {})
    url = reverse(address.name, kwargs=parts)
    for method in METHODS:
        answer = Client().generic(method, url)
        led = answer.status_code == 302 and answer["Location"].startswith(LOGIN)
        assert led or answer.status_code == 405, (method, answer.status_code)


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one.policy.public], ids=named)
def test_what_is_open_to_all_answers_without_fault(address, here):
    assert not address.numbers, "a row is never public"
    assert ask(Client(), "GET", url_of(address)) < 500


@pytest.mark.parametrize(
    "path", ["/admin/", "/.git/config", "/.env", "/metrics", "/schema/", "/debug/", "/gallery/", "/api/"]
)
def test_nothing_else_is_served(here, path, sign_in):
    assert sign_in(here.users["admin"]).get(path).status_code == 404


@pytest.mark.parametrize("address", [one for one in ADDRESSES if not one.policy.public], ids=named)
def test_no_page_that_was_read_signed_in_is_kept(address, here, sign_in):
    parts = parts_for(address, here) if address.numbers else PLAIN.get(address.name, {})
    url = reverse(address.name, kwargs=parts)
    answer = sign_in(here.users[address.policy.roles()[0]]).get(url)
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]
