"""The socket that a server listens at: the only one that the program opens for others to connect to."""

import errno
import resource
import socket
from contextlib import suppress

from ketamine_tui.model.errors import UserError
from ketamine_tui.services.web.hosts import Address

WAITING = 128
"""Connections that wait to be taken, at most, and then are taken at once."""

TURNED_AWAY = 64
"""Connections beyond those that are answered, which are told so; others just end."""

_RECEIVED = 16 * 1024
"""Bytes of a connection that the system keeps until they are read: a whole head, and not much more."""

_OTHERS = WAITING + TURNED_AWAY + 32
"""Files that are open for a moment beside the connections that are answered, and those of the program."""

_REASONS = {
    errno.EADDRINUSE: ("something else listens there", "--port names another port, 0 any free one"),
    errno.EADDRNOTAVAIL: ("that is no address of this machine", ""),
    errno.EACCES: ("the system does not allow it", "ports below 1024 are not for everybody"),
}


class NotListeningError(UserError):
    """An address and port at which nobody can be answered."""


def listen(address: Address, port: int) -> socket.socket:
    """Return a socket to which others can connect.

    Raises:
        NotListeningError: If the system does not let it be.
    """
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        # Or a server that ends could not be begun again for a minute.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVED)
        listening.bind((str(address), port))
        listening.listen(WAITING)
    except OSError as error:
        listening.close()
        reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
        place = url(address, port)
        raise NotListeningError(f"{place} cannot be served: {reason}", hint) from None
    return listening


def url(address: Address, port: int) -> str:
    """Return where pages are that are served at an address and port."""
    host = f"[{address}]" if address.version == 6 else str(address)
    return f"http://{host}:{port}/"


def most_connections(wanted: int) -> int:
    """Return how many connections there may be: as many as the system lets files be open, when it is asked to."""
    needed = wanted + _OTHERS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if _is_less(soft, needed):
        most = min(needed, hard) if _is_less(hard, needed) else needed
        with suppress(OSError, ValueError):  # where there is a bound that it does not tell of
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, soft - _OTHERS) if _is_less(soft, needed) else wanted


def _is_less(limit: int, number: int) -> bool:
    return limit != resource.RLIM_INFINITY and limit < number
