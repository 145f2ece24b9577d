"""The worker is several processes; when the first is killed, none of the others is left behind at work."""

import ctypes
import os
import signal

_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def live_and_die_together() -> None:
    """From now on every process forked from this one, and from those, ends when the one that forked it dies.

    Linux does this itself; elsewhere nothing changes, and the lease still lets no job be done twice.
    """
    control = getattr(ctypes.CDLL(None), "prctl", None)
    if control is not None:
        os.register_at_fork(after_in_child=lambda: control(_DEATH_OF_PARENT, signal.SIGKILL))
