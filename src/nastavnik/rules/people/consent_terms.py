"""From when till when a person is covered by consents: the span that a day check compares with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nastavnik.rules.people.consents import ADULT, Consent, ConsentKind, Signer

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which a consent holds, both ends included; `until` None is no end."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def adult_on(born: date) -> date:
    """The 18th birthday; born on 29 February, 1 March of a common year."""
    try:
        return born.replace(year=born.year + ADULT)
    except ValueError:
        return date(born.year + ADULT, 3, 1)


def span_of(consent: Consent, born: date | None) -> Span | None:
    """The days on which one consent holds by itself, by its dates and by who may sign at which age."""
    since, until = consent.signed_on, consent.valid_until
    if consent.withdrawn_on is not None:
        until = _earlier(until, consent.withdrawn_on - _DAY)
    if born is not None:
        adult = adult_on(born)
        if consent.signer is Signer.REPRESENTATIVE:
            until = _earlier(until, adult - _DAY)
        else:
            since = max(since, adult)
    return None if until is not None and until < since else Span(since, until)


def covered(
    consents: Iterable[Consent],
    *,
    born: date | None,
    today: date,
    kind: ConsentKind = ConsentKind.PROCESSING,
) -> Span | None:
    """The unbroken span of consents that holds today; else the next one to come; else the last that ended."""
    spans = _joined(span for c in consents if c.kind is kind and (span := span_of(c, born)))
    now_or_later = [span for span in spans if span.until is None or span.until >= today]
    if now_or_later:
        return now_or_later[0]
    return spans[-1] if spans else None


def _earlier(a: date | None, b: date) -> date:
    return b if a is None else min(a, b)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In order, those that overlap or follow each other without a free day made one."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.since):
        last = joined[-1] if joined else None
        if last is not None and (last.until is None or span.since <= last.until + _DAY):
            until = None if last.until is None or span.until is None else max(last.until, span.until)
            joined[-1] = Span(last.since, until)
        else:
            joined.append(span)
    return joined
