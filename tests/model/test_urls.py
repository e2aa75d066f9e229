from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketamine_tui.model.urls import CheckedLink, LinkRefusedError, check_url

ALLOWED = [
    "https://example.org",
    "http://example.org/",
    "HTTPS://EXAMPLE.ORG/Path",
    "https://example.org:8443/a?b=c&d=e#f",
    "https://example.org:1/",
    "https://example.org:65535/",
    "https://example.org?q=1",
    "https://example.org./",
    "https://a-b.example.org/~user/(x)!$&'*+,;=:@/%20%0a%1b",
    "https://example.org/?sig=a%2Bb%2Fc%3D",
    "https://example.org/a@b",
    "https://example.org/straße/☎",
    "https://my_host.example.org/",
    "http://127.0.0.1:8000/",
    "http://[2001:db8::1]:8080/x",
    "https://bücher.example/",
    "https://日本語.example/",
    "https://xn--bcher-kva.example/",
    "mailto:info@example.org",
    "mailto:first.last+tag@example.org?subject=Hello%20there&body=x%0Ay",
    "MAILTO:info@example.org?Subject=x",
    "tel:+1-800-555-0143",
    "tel:+18005550143",
    "tel:(800)555-0143;ext=12",
    "tel:*123",
]

REFUSED = [
    ("", "scheme"),
    ("example.org", "scheme"),
    ("//example.org/x", "scheme"),
    ("/etc/passwd", "scheme"),
    ("../notes.md", "scheme"),
    ("notes.md", "scheme"),
    ("#top", "scheme"),
    ("?q=1", "scheme"),
    ("-oProxyCommand=x", "scheme"),
    ("--help", "scheme"),
    ("-https://example.org", "scheme"),
    ("1https://example.org", "scheme"),
    ("javascript:alert(1)", "javascript: links"),
    ("JavaScript:alert(1)", "javascript: links"),
    ("vbscript:x", "vbscript: links"),
    ("file:///etc/passwd", "file: links"),
    ("data:text/html,x", "data: links"),
    ("ssh://example.org", "ssh: links"),
    ("steam://run/1", "steam: links"),
    ("x-man-page://ls", "x-man-page: links"),
    ("ftp://example.org/", "ftp: links"),
    ("about:blank", "about: links"),
    ("example.org:443/x", "example.org: links"),
    ("https:", "no host"),
    ("https://", "no host"),
    ("https:///path", "no host"),
    ("https:example.org", "no host"),
    ("https:/example.org", "no host"),
    ("https://?q", "no host"),
    ("https://:443/", "no host"),
    ("https://user@example.org/", "user name"),
    ("https://user:pw@example.org/", "user name"),
    ("https://example.org@evil.example/", "user name"),
    ("https://example.org:/", "port"),
    ("https://example.org:0/", "port"),
    ("https://example.org:65536/", "port"),
    ("https://example.org:99999/", "port"),
    ("https://example.org:http/", "port"),
    ("https://example.org:-1/", "port"),
    ("https://https://example.org/", "scheme stands twice"),
    ("https://HTTP//example.org/", "scheme stands twice"),
    ("https://example.org:\uff18\uff10/", "port"),
    ("https://example.org:1:2/", "port"),
    (" https://example.org", "U+0020"),
    ("https://example.org ", "U+0020"),
    ("https://exa mple.org", "U+0020"),
    ("https://example.org/a b", "U+0020"),
    ("https://example.org/\n", "U+000A"),
    ("https://exam\tple.org/", "U+0009"),
    ("https://example.org/\x1b[2J", "U+001B"),
    ("https://example.org/\x7f", "U+007F"),
    ("https://example.org/\x9b", "U+009B"),
    ("https://example.org/\x00", "U+0000"),
    ("https://example.org/\u00a0", "U+00A0"),
    ("https://example.org/\u202egnp", "U+202E"),
    ("https://exa\u200bmple.org/", "U+200B"),
    ("https://example.org/\u2028", "U+2028"),
    ("https://example.org/\ud800", "U+D800"),
    ("https://example.org\\@evil.example/", "U+005C"),
    ("https:\\\\example.org", "U+005C"),
    ('https://example.org/"x', "U+0022"),
    ("https://example.org/<x>", "U+003C"),
    ("https://example.org/`x`", "U+0060"),
    ("https://-example.org/", "host"),
    ("https://example-.org/", "host"),
    ("https://a..example/", "host"),
    ("https://./", "host"),
    ("https://exa%6dple.org/", "host"),
    ("https://exa$mple.org/", "host"),
    (f"https://{'a' * 64}.example/", "host"),
    (f"https://{'a.' * 127}example/", "too long"),
    ("https://\uff45xample.org/", "normal form"),
    ("https://example。org/", "no name may have"),
    ("https://☎.example/", "no name may have"),
    ("https://xn--9.example/", "punycode"),
    ("https://[::1/", "host"),
    ("https://[::1]x/", "host"),
    ("https://[nonsense]/", "not an address"),
    ("https://[fe80::1%25eth0]/", "not an address"),
    ("mailto:", "e-mail address"),
    ("mailto:info", "no host"),
    ("mailto:@example.org", "e-mail address"),
    ("mailto:-x@example.org", "e-mail address"),
    ("mailto:a@example.org,b@example.org", "host"),
    ("mailto:a%0ab@example.org", "e-mail address"),
    ("mailto:info@example.org?attach=/etc/passwd", "e-mail fields"),
    ("mailto:info@example.org?subject=x&Attachment=y", "e-mail fields"),
    ("mailto:info@example.org?%61ttach=x", "e-mail fields"),
    ("mailto://example.org", "e-mail address"),
    ("tel:", "telephone number"),
    ("tel:-1", "telephone number"),
    ("tel:call-me", "telephone number"),
    ("tel://18005550143", "telephone number"),
]


@pytest.mark.parametrize("url", ALLOWED)
def test_ordinary_addresses_are_allowed_and_left_as_written(url: str) -> None:
    link = check_url(url)
    assert link.url == url
    assert link.scheme == url.partition(":")[0].lower()


@pytest.mark.parametrize(("url", "reason"), REFUSED, ids=[repr(url) for url, _ in REFUSED])
def test_misleading_addresses_are_refused_with_the_reason(url: str, reason: str) -> None:
    with pytest.raises(LinkRefusedError) as refusal:
        check_url(url)
    assert reason in str(refusal.value)
    assert str(refusal.value).isprintable()


HOSTS = [
    ("https://Example.ORG:80/", "example.org", "example.org", False),
    ("https://example.org./", "example.org.", "example.org", False),
    ("https://bücher.example/", "bücher.example", "xn--bcher-kva.example", False),
    ("https://BÜCHER.example/", "bücher.example", "xn--bcher-kva.example", False),
    # Today's browsers keep this letter; the rules of 2003 made it "ss".
    ("https://straße.example/", "straße.example", "xn--strae-oqa.example", False),
    (
        "https://\u0430\u0440\u0440\u04cf\u0435.example/",
        "\u0430\u0440\u0440\u04cf\u0435.example",
        "xn--80ak6aa92e.example",
        False,
    ),
    ("https://\u0430pple.example/", "\u0430pple.example", "xn--pple-43d.example", True),
    ("https://xn--pple-43d.example/", "xn--pple-43d.example", "xn--pple-43d.example", True),
    ("https://例え-test1.example/", "例え-test1.example", "xn---test1-o53ep00u.example", False),
    ("https://ไทย.example/", "ไทย.example", "xn--o3cw4h.example", False),
    ("https://[2001:DB8::0001]/", "[2001:db8::0001]", "[2001:db8::1]", False),
    ("mailto:x@bücher.example", "bücher.example", "xn--bcher-kva.example", False),
    ("tel:112", "", "", False),
]


@pytest.mark.parametrize(("url", "host", "ascii_host", "mixed"), HOSTS)
def test_the_host_is_shown_as_it_is_looked_up(
    url: str,
    host: str,
    ascii_host: str,
    mixed: bool,  # noqa: FBT001
) -> None:
    link = check_url(url)
    assert (link.host, link.ascii_host, link.mixed_script) == (host, ascii_host, mixed)


@given(
    st.text(st.characters(exclude_categories=()))
    | st.text(st.characters(exclude_categories=())).map("https://{}".format)
    | st.from_regex(r"https?://xn--[a-z0-9-]{1,12}\.[^/]{0,5}", fullmatch=True)
    | st.from_regex(r"mailto:[a-z.%]+@[^?]{0,9}(\?[a-z=&]*)?", fullmatch=True)
)
def test_any_text_is_either_safe_or_refused(url: str) -> None:
    try:
        link = check_url(url)
    except LinkRefusedError:
        return
    assert isinstance(link, CheckedLink)
    assert link.url == url
    assert link.scheme in {"https", "http", "mailto", "tel"}
    assert not url.startswith("-")
    assert not set(url) & set(' \t\r\n\\"<>\x1b')
    assert link.ascii_host.isascii()
    assert link.ascii_host or link.scheme == "tel"
