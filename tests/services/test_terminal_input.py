"""Whatever bytes a terminal sends, they are taken apart, and nothing broken is taken for keys."""

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ketamine_tui.services.terminal_input import (
    LONGEST_PASTE,
    LONGEST_SEQUENCE,
    LONGEST_STRING,
    WAYS_OUT,
    InputDecoder,
    Kind,
    Token,
)


def text(characters: str) -> Token:
    return Token(Kind.TEXT, characters)


def sequence(characters: str) -> Token:
    return Token(Kind.SEQUENCE, f"\x1b{characters}")


def paste(characters: str) -> Token:
    return Token(Kind.PASTE, characters)


def tokens(pieces: Iterable[bytes]) -> list[Token]:
    """Return what the pieces come to, with silence after the last one; texts in a row are joined."""
    decoder = InputDecoder()
    taken = [token for piece in pieces for token in decoder.feed(piece)]
    taken += decoder.rest()
    assert decoder.patience is None
    joined: list[Token] = []
    for token in taken:
        if joined and joined[-1].kind is token.kind is Kind.TEXT:
            joined[-1] = text(joined[-1].text + token.text)
        else:
            joined.append(token)
    return joined


WHOLE = [
    (b"abc", [text("abc")]),
    ("\u00e9\u4e2d\U0001f600".encode(), [text("\u00e9\u4e2d\U0001f600")]),
    (b"\x03\r\x7f", [text("\x03\r\x7f")]),
    (b"\x1b", [sequence("")]),
    (b"\x1b\x1b", [sequence(""), sequence("")]),
    (b"\x1b\x1b[A", [sequence(""), sequence("[A")]),
    (b"\x1b[A\x1b[1;5C", [sequence("[A"), sequence("[1;5C")]),
    (b"\x1bOPq", [sequence("OP"), text("q")]),
    (b"\x1b[[Aq", [sequence("[[A"), text("q")]),
    (b"\x1bq", [sequence("q")]),
    ("\x1b\u00e9q".encode(), [sequence("\u00e9"), text("q")]),
    (b"\x1b[<0;3;4M\x1b[<0;3;4m", [sequence("[<0;3;4M"), sequence("[<0;3;4m")]),
    (b"\x1b[M !\xe9q", [sequence("[M !\u00e9"), text("q")]),
    (b"\x1b[?2026;2$y", [sequence("[?2026;2$y")]),
    (b"\x1b]11;rgb:14/16/1b\x1b\\q", [sequence("]11;rgb:14/16/1b"), text("q")]),
    (b"\x1b]11;rgb:14/16/1b\x07q", [sequence("]11;rgb:14/16/1b"), text("q")]),
    (b"\x1b[200~one\ntwo\x1b[201~q", [paste("one\ntwo"), text("q")]),
    (b"\x1b[200~\x1b[A\x1b[201~", [paste("\x1b[A")]),
    (b"\x1b[200~\x1b[201~", [paste("")]),
]
"""What a terminal sends, and what it is."""

BROKEN = [
    (b"\xe9", [text("\ufffd")]),
    (b"\xe9q", [text("\ufffdq")]),
    (b"\xff", [text("\ufffd")]),
    (b"\xc0\xaf", [text("\ufffd\ufffd")]),
    (b"\xed\xa0\x80", [text("\ufffd\ufffd\ufffd")]),
    (b"\xe4\xb8\x1b[A", [text("\ufffd"), sequence("[A")]),
    (b"\x1b\xc3q", [text("q")]),
    (b"\x1b[12\x03", [text("\x03")]),
    (b"\x1b[12\x1b[A", [sequence("[A")]),
    (b"\x1bO\x1b[A", [sequence("[A")]),
    (b"\x1b[1\xe9", [text("\ufffd")]),
    (b"\x1bP1;2\x18q", [text("q")]),
    (b"\x1b]8;;x\x1b[A", [sequence("]8;;x"), sequence("[A")]),
    (b"\x1b\\", []),
    (b"\x1b[200~without an end", [paste("without an end")]),
    (b"\x1b[200~cut \xe4\x1b[201~", [paste("cut \ufffd")]),
    (b"\x1b[201~", [sequence("[201~")]),
]
"""What is broken, and what is left of it."""


@pytest.mark.parametrize(("sent", "meant"), [*WHOLE, *BROKEN])
def test_what_is_sent_is_taken_apart(sent: bytes, meant: list[Token]) -> None:
    assert tokens([sent]) == meant


@pytest.mark.parametrize(
    ("begun", "meant"),
    [(b"\x1b[", "["), (b"\x1bO", "O"), (b"\x1b]", "]"), (b"\x1b[3$", "[3$")],
)
def test_silence_ends_a_sequence(begun: bytes, meant: str) -> None:
    decoder = InputDecoder()
    assert list(decoder.feed(begun)) == []
    assert decoder.patience is not None
    assert list(decoder.rest()) == [sequence(meant)]


@pytest.mark.parametrize(
    ("begins", "ends", "longest"),
    [(b"\x1b[", b"m", LONGEST_SEQUENCE), (b"\x1b]", b"\x07", LONGEST_STRING)],
)
def test_what_is_too_long_is_dropped_to_its_end(begins: bytes, ends: bytes, longest: int) -> None:
    room = longest - len(begins)
    (kept,) = tokens([begins + b"1" * (room - len(ends)) + ends])
    assert kept.kind is Kind.SEQUENCE
    assert tokens([begins + b"1" * (room + 1) + ends + b"q"]) == [text("q")]
    assert tokens([begins, *[b"1" * longest] * 3, ends, b"q"]) == [text("q")]


def test_a_paste_that_never_ends_is_cut() -> None:
    piece = b"x" * 65536
    decoder = InputDecoder()
    list(decoder.feed(b"\x1b[200~"))
    for _ in range(20):
        assert list(decoder.feed(piece)) == []
    assert list(decoder.feed(b"\x1b[201~q")) == [paste("x" * LONGEST_PASTE), text("q")]


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        (b"\x1b", [sequence("")]),
        (b"\x03", [text("\x03")]),
        (b"\x11", [text("\x11")]),
        (b"\x1b[27u", [sequence("[27u")]),
    ],
)
def test_a_key_leads_out_of_a_paste_without_an_end(key: bytes, meant: list[Token]) -> None:
    assert tokens([b"\x1b[200~depression", key]) == [paste("depression"), *meant]


def test_such_a_key_within_a_paste_belongs_to_it() -> None:
    assert tokens([b"\x1b[200~a", b"b\x03", b"\x1b[201~"]) == [paste("ab\x03")]


def test_an_end_of_a_paste_that_is_cut_after_its_first_byte_does_no_harm() -> None:
    assert tokens([b"\x1b[200~a", b"\x1b", b"[201~", b"q"]) == [
        paste("a"),
        sequence("[201~"),
        text("q"),
    ]


def test_a_paste_of_the_greatest_length_is_whole() -> None:
    whole = b"y" * LONGEST_PASTE
    assert tokens([b"\x1b[200~" + whole + b"\x1b[201~"]) == [paste(whole.decode())]


pieces_of_sequences = st.sampled_from(
    [sent for sent, _ in (*WHOLE, *BROKEN)]
    + [b"\x1b[", b"\x1b]", b"\x1b[200~", b"\x1b[M", b"\x1b["]
)
streams = st.lists(pieces_of_sequences | st.binary(max_size=8), max_size=12).map(b"".join)


@given(streams, st.lists(st.integers(0, 200)))
def test_how_it_is_cut_into_readings_makes_no_difference(stream: bytes, cuts: list[int]) -> None:
    places = sorted({0, len(stream), *(cut for cut in cuts if cut < len(stream))})
    pieces = [stream[start:end] for start, end in pairwise(places)]
    assume(not WAYS_OUT & set(pieces))  # each is a key where it comes alone, even within a paste
    assert tokens(pieces) == tokens([stream])


@given(streams)
def test_after_silence_keys_are_keys_again(stream: bytes) -> None:
    decoder = InputDecoder()
    list(decoder.feed(stream))
    list(decoder.rest())
    assert list(decoder.feed(b"q")) == [text("q")]
