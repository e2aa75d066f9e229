"""Texts of pages, below a paragraph of their own: those that break a rule, and those that must not."""

BROKEN = (
    *(
        ("page-stars", text, at)
        for text, at in (
            ("- Australia: **Lifeline 13 11 14*, or more.\n- **Malta**: 112", "**Lifeline"),
            ("*Lifeline 13** is open", "* is"),
            ("It is **open ** now", "**open"),
            ("It is *open now", "*open"),
            ("__Lifeline__ is __open_", "__open"),
            ("_Note: it is open", "_Note"),
            ("It is open_ now", "_ now"),
            ("Send `HELP to us", "`HELP"),
            ("It doesn`t cost anything", "`t"),
        )
    ),
    *(
        ("link-broken", text, at)
        for text, at in (
            ("As [Safety](file:///C:/Users/a/safety.md) says", "[Safety]"),
            ("See **a** and [two words][short]", "[two"),
            ("See [a *thing*](javascript:x)", "](java"),
        )
    ),
)
"""The rule that a text breaks, the text, and where it is told."""

SILENT = (
    *(
        ("page-stars", text)
        for text in (
            "snake_case, _blank_, `a_b`, p_i = 3, n_1 and p_value_",
            "\\_so \\`so and \\*so",
            "https://example.org/_a_/b_ and @_handle, __init__.py",
            "*Calls cost money.",
            "It is free.* *Calls from abroad cost money.",
            "____ years",
        )
    ),
    ("link-broken", "\\[a](file:///b) and `[a](file:///b)` and [1][2]"),
)
"""The rule that a text nearly breaks, and the text."""
