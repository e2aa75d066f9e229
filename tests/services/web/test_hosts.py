"""The names by which a server may be asked."""

from ipaddress import ip_address

import pytest

from ketamine_tui.services.web.hosts import Hosts, is_name

LOCAL = ("localhost", "LOCALHOST.:80", "127.0.0.1", "127.0.0.1:8000", "127.1.2.3", "[::1]:9")


@pytest.mark.parametrize("bound", ["127.0.0.1", "::1"])
def test_this_machine_is_asked_by_its_own_names(bound: str) -> None:
    hosts = Hosts(ip_address(bound))
    assert [host for host in LOCAL if host not in hosts] == []
    others = ("a.example", "localhost.a.example", "a.localhost", "192.0.2.1", "[2001:db8::1]", "0")
    assert [host for host in others if host in hosts] == []


def test_an_address_is_asked_by_itself() -> None:
    hosts = Hosts(ip_address("192.0.2.1"), ["Help.example"])
    own = ("192.0.2.1", "192.0.2.1:80", "help.example", "HELP.EXAMPLE.:443")
    assert [host for host in own if host not in hosts] == []
    assert [host for host in (*LOCAL, "192.0.2.2", "a.help.example") if host in hosts] == []
    assert "[2001:DB8:0::1]" in Hosts(ip_address("2001:db8::1"))


def test_all_addresses_are_asked_by_any_and_by_no_name() -> None:
    hosts = Hosts(ip_address("0.0.0.0"))
    assert [host for host in (*LOCAL, "192.0.2.1:80", "[2001:db8::1]") if host not in hosts] == []
    assert "a.example" not in hosts


@pytest.mark.parametrize(
    "host", ["", "a b", "a/b", "a@b", "127.0.0.1:x", "[::1", "::1", "a,b", "\u0660.1", "a:1:2"]
)
def test_what_is_no_host_is_none(host: str) -> None:
    hosts = Hosts(ip_address("0.0.0.0"), [host])
    assert not hosts.is_well_formed(host)
    assert host not in hosts


def test_names_of_hosts() -> None:
    assert all(map(is_name, ("localhost", "Help.example.org", "a_b-1")))
    assert not any(map(is_name, ("", "a:80", "http://a", "a/b", ".a", "a..b", "\u00e9.example")))
