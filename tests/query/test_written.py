"""Values in queries are exchanged where they stand, and what only looks like one stays."""

import pytest

from ketamine_tui.query.written import with_values


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("#Old", "#New"),
        ("a -#old b", "a -#New b"),
        ("(tag:x,Old OR NOT tags:=old) sort:-issued", "(tag:x,New OR NOT tags:=New) sort:-issued"),
        ('tag:"Old"', "tag:New"),
        ("#Older old tag:x #x", "#Older old tag:x #x"),
        ('"#Old" title:Old https://e.org/#Old', '"#Old" title:Old https://e.org/#Old'),
        ("issued:2019..2023 id:old", "issued:2019..2023 id:old"),
        ('#Old "not closed', '#New "not closed'),
        ("tag: #Old", "tag: #New"),
        ("\x00#Old", "\x00#Old"),
        ("", ""),
    ],
)
def test_the_tags_of_a_query_are_exchanged(text: str, changed: str) -> None:
    def change(field: str, value: str) -> str | None:
        return "New" if field == "tag" and value.lower() == "old" else None

    assert with_values(text, change) == changed


def test_a_new_value_is_quoted_where_it_has_to_be() -> None:
    assert with_values("#Old x", lambda *_: "two words") == '#"two words" x'
