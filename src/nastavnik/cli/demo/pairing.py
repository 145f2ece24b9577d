"""Pairs that already work in an invented organisation, with meetings behind them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from nastavnik.accounts.models import User
from nastavnik.cli.demo import words
from nastavnik.cli.demo.population import People
from nastavnik.orgs.models import Unit
from nastavnik.pairs.models import Meeting, MeetingKind, Pair, PairMember
from nastavnik.people.models import MentorProfile, Request
from nastavnik.programmes.models import RunningForm

ORDER = (MeetingKind.ACQUAINTANCE, MeetingKind.TRIAL, MeetingKind.PLANNING)


class Pairing:
    """Joins some requests of an organisation with its mentors of the same form."""

    def __init__(
        self,
        organisation: Unit,
        people: People,
        running: Mapping[str, RunningForm],
        *,
        decided_by: User,
        now: datetime,
        today: date,
        random: Random,
    ) -> None:
        self.organisation = organisation
        self.people = people
        self.running = running
        self.decided_by = decided_by
        self.now = now
        self.today = today
        self.random = random

    def form(self, share: float, *, silent: bool) -> None:
        """Pair `share` of the requests that have a consent; `silent`: some pairs have stopped meeting."""
        pairs: list[Pair] = []
        members: list[PairMember] = []
        for code, running in self.running.items():
            self._of_form(code, running, share, pairs, members)
        meetings = self._meetings(pairs, silent=silent)
        Pair.objects.bulk_create(pairs, batch_size=1000)
        PairMember.objects.bulk_create(members, batch_size=1000)
        Meeting.objects.bulk_create(meetings, batch_size=1000)

    def _of_form(
        self, code: str, running: RunningForm, share: float, pairs: list[Pair], members: list[PairMember]
    ) -> None:
        requests = [r for r in self.people.requests if r.form_code == code and _agreed(r, self.today)]
        mentors = [p for p in self.people.profiles if p.form_code == code and _agreed(p, self.today)]
        wanted = requests[: int(len(requests) * share)]
        taken = 0
        for mentor in mentors:
            group = wanted[taken : taken + mentor.capacity]
            if not group:
                break
            taken += len(group)
            starts = self.today - timedelta(days=self.random.randint(26, 60))
            pair = Pair(
                organisation=self.organisation,
                year=mentor.year,
                form=running.form,
                mentor=mentor,
                starts_on=starts,
                ends_on=running.ends_on,
                decided_at=self.now,
                decided_by_id=self.decided_by.pk,
            )
            pairs.append(pair)
            members.extend(PairMember(pair=pair, request=request, joined_on=starts) for request in group)

    def _meetings(self, pairs: list[Pair], *, silent: bool) -> list[Meeting]:
        """Meetings of pairs not yet saved; each pair learns its last one."""
        meetings: list[Meeting] = []
        for pair in pairs:
            last = pair.starts_on
            stopped = silent and self.random.random() < 0.3
            until = self.today - timedelta(days=24 if stopped else 4)
            for number in count(1):
                day = last + timedelta(days=self.random.randint(5, 12))
                if day > until:
                    break
                last = day
                kind = ORDER[number - 1] if number <= len(ORDER) else MeetingKind.WORK
                meetings.append(self._meeting(pair, number, kind, day))
            if last != pair.starts_on:
                pair.last_met_on = last
        return meetings

    def _meeting(self, pair: Pair, number: int, kind: MeetingKind, day: date) -> Meeting:
        return Meeting(
            pair=pair,
            number=number,
            kind=kind,
            held_on=day,
            topic=words.MEETING_TOPICS[(number - 1) % len(words.MEETING_TOPICS)],
            result="Договорились о следующем шаге",
            feedback_mark=self.random.randint(6, 10),
            go_on=True if kind == MeetingKind.TRIAL else None,
            closed_at=self.now,
            recorded_at=self.now,
            recorded_by_id=self.decided_by.pk,
        )


def _agreed(role: Request | MentorProfile, today: date) -> bool:
    """Whether the person's consent holds today."""
    begins, ends = role.person.consent_valid_from, role.person.consent_valid_until
    return begins is not None and begins <= today and (ends is None or ends >= today)
