"""The worker is several processes; when the first is killed, none of the others is left behind at work."""

import ctypes
import os
import signal

_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_KILLED = 128 + signal.SIGKILL


def live_and_die_together() -> None:
    """From now on every process forked from this one, and from those, ends when the one that forked it dies.

    Linux does this itself; elsewhere nothing changes, and the lease still lets no job be done twice.
    """
    control = getattr(ctypes.CDLL(None), "prctl", None)
    if control is None:
        return
    parent = os.getpid()

    def before() -> None:
        nonlocal parent
        parent = os.getpid()

    def in_child() -> None:
        control(_DEATH_OF_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the kernel was asked to tell
            os._exit(_KILLED)

    os.register_at_fork(before=before, after_in_child=in_child)
