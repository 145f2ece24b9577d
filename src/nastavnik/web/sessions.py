"""Sessions where the database takes no writes for a while: what is only read goes on."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from nastavnik.web.once import SAFE


class ReadsGoOn(SessionMiddleware):
    """Django takes a full disk for a session deleted meanwhile and answers 400 to every page.

    A page that was only read is served without noting the visit; what was to change says 503.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except SessionInterrupted as interrupted:
            failed = _refusal_of_database(interrupted)
            if failed is None:
                raise
            if request.method in SAFE:
                return response
            raise failed from interrupted


def _refusal_of_database(error: BaseException) -> OperationalError | None:
    """The failure of the database that an exception came from."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, OperationalError):
        cause = cause.__cause__ or cause.__context__
    return cause
