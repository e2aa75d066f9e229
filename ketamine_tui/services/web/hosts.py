"""The names by which a server may be asked, so that no page of another site can have its own name lead here.

A name that is nobody's is refused (DNS rebinding): a browser says which one it was told. A number of an address
is no such name. Ports are not looked at: a tunnel or another server in front has its own.
"""

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address

Address = IPv4Address | IPv6Address

_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([0-9A-Za-z_.-]+))(?::[0-9]*)?", re.ASCII)
_LOCAL = "localhost"
_NAME = re.compile(r"[0-9a-z_-]+(?:\.[0-9a-z_-]+)*", re.ASCII)


class Hosts:
    """The hosts of one server."""

    def __init__(self, bound: Address, names: Iterable[str] = ()) -> None:
        """Begin with the address that is listened at, and the names that lead to it."""
        self._bound = bound
        self._names = {name.lower() for name in names}
        if bound.is_loopback or bound.is_unspecified:
            self._names.add(_LOCAL)

    def is_well_formed(self, host: str) -> bool:
        """Say whether a ``Host`` is one at all (RFC 9110, 7.2)."""
        return _HOST.fullmatch(host) is not None

    def __contains__(self, host: object) -> bool:
        """Say whether a ``Host`` is one of these."""
        parts = _HOST.fullmatch(host) if isinstance(host, str) else None
        if parts is None:
            return False
        name = (parts[1] or parts[2]).lower().removesuffix(".")
        if name in self._names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        if self._bound.is_loopback:
            return address.is_loopback
        return self._bound.is_unspecified or address == self._bound


def is_name(text: str) -> bool:
    """Say whether a text can be the name of a host, without a port."""
    return _NAME.fullmatch(text.lower()) is not None
