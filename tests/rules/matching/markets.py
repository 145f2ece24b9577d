"""Invented markets of one organisation, the same for the same seed: hard enough that greed leaves people out."""

from random import Random

from nastavnik.rules.matching import Ages, Facts, Mentee, Mentor, RoundRules

TOPICS = tuple(f"topic-{number:02}" for number in range(24))
INTERESTS = tuple(f"interest-{number:02}" for number in range(12))
SLOTS = tuple(f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in ("15:00", "16:30"))
RULES = RoundRules(form="pupil-pupil", training_required=True, time_hard=True)


def market(mentees: int, *, seed: int, supply: float = 1.02) -> Facts:
    """One mentor for five mentees; `supply` is seats over requests."""
    random = Random(seed)
    mentors = max(1, mentees // 5)
    seats = _shared_out(random, round(mentees * supply), mentors)
    return Facts.of(
        (_mentee(random, number, mentors) for number in range(mentees)),
        (_mentor(random, number, seats[number]) for number in range(mentors)),
    )


def _shared_out(random: Random, seats: int, mentors: int) -> list[int]:
    """At least one seat each, the rest where chance puts them: some mentors lead groups."""
    each = [1] * mentors
    for _ in range(seats - mentors):
        each[random.randrange(mentors)] += 1
    return each


def _mentee(random: Random, number: int, mentors: int) -> Mentee:
    strangers = [f"mentor-{random.randrange(mentors)}" for _ in range(3)]
    return Mentee(
        id=f"mentee-{number}",
        person_id=f"person-{number}",
        consent=random.random() < 0.97,
        topics=_popular(random, random.choice((1, 1, 2, 2, 3))),
        age=None if random.random() < 0.03 else random.randint(10, 18),
        slots=frozenset(random.sample(SLOTS, random.choice((0, 2, 3, 4)))),
        interests=frozenset(random.sample(INTERESTS, random.randint(0, 3))),
        waiting_days=random.randint(0, 90),
        veto=frozenset(strangers[:1] if random.random() < 0.05 else ()),
        earlier=frozenset(strangers[1:2] if random.random() < 0.1 else ()),
        ended_badly=frozenset(strangers[2:] if random.random() < 0.03 else ()),
    )


def _mentor(random: Random, number: int, seats: int) -> Mentor:
    least = random.randint(10, 15)
    return Mentor(
        id=f"mentor-{number}",
        person_id=f"mentor-person-{number}",
        consent=random.random() < 0.98,
        capacity=seats,
        trained=random.random() < 0.96,
        topics=_popular(random, random.randint(1, 4)),
        ages=Ages() if random.random() < 0.2 else Ages(least, least + random.randint(2, 6)),
        slots=frozenset(random.sample(SLOTS, random.choice((0, 3, 4, 5)))),
        interests=frozenset(random.sample(INTERESTS, random.randint(0, 4))),
    )


def _popular(random: Random, number: int) -> frozenset[str]:
    """A few topics are asked for by most, as in life."""
    return frozenset(TOPICS[int(len(TOPICS) * random.random() ** 2)] for _ in range(number))
