"""Texts of pages, below a paragraph of their own: those that break a rule, and those that must not."""

LONG = "Ask your doctor before you take anything, and ask again before more."
MORE_TERMS = "".join(
    f"- **{name}**: a bird\n" for name in ("Rail", "Redwing", "Swan", "Tern", "Wren")
)
WHOLE = "It is. It was.\n\n"
TERMS = (
    "- **Avocet**: a bird\n- **Egret** (white): a bird\n- **Heron**: a bird\n- **Owl**: a bird\n"
)

BROKEN = (
    ("page-region", "- **Canada.** See [the line](../contacts/long-line.yaml).", "- **Canada"),
    ("page-region", "- It is.\n- European Union: [it](../contacts/long-line.yaml)", "- European"),
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
    *(
        ("page-heading", text, at)
        for text, at in (
            ("##Pain\n\nIt is.", "##Pain"),
            ("It is.\n###1. Call\nAt once.", "###1."),
            ("##\u00a0Moods\n\nIt is.", "##"),
            ("####### Deep\n\nIt is.", "####"),
            ("#What to do\n\nIt is.", "#What"),
            ("## To read\n\nIt is.\n\n## More to read", "## More"),
            ("## To read\n\n## More\n\nIt is.", "## To"),
            ("### Deep\n\n## Less deep\n\nIt is.", "### Deep"),
            ("##\n\nIt is.", "##"),
            ("It is of\ntwo lines and\n---\nmore.", "It is of"),
            ("It is a sentence.\n===\n\nIt is.", "It is a"),
            ("Source: [it](urgent.md)\n=======\n\nIt is.", "Source"),
        )
    ),
    *(
        ("page-syntax", text, at)
        for text, at in (
            ("To call:\n\n| Who | Number |\n|---|:-:|\n| Us | 988 |", "| Who"),
            ("Who | Number\n--- | ---\nUs | 988", "Who |"),
            ("To call:\n| Us | 988 |\n| Them | 988 |", "| Us"),
            ("It ~~is~~ was so.", "~~is"),
            ("It ~~is [a link](urgent.md)~~ so.", "~~is"),
            ("It is ==so==.", "==so"),
            ("It is so.[^1] Or not.", "[^1]"),
            ("See [[safety|Safety]].", "[[safety"),
            ("See [https://example.org A site].", "[https"),
            ("Take :warning: care.", ":warn"),
            ("## More {#more}\n\nIt is.", "{#more"),
            ("By {{ author }}.", "{{ author"),
            ("It is '''so'''.", "'''so"),
            ("It is [b]so[/b].", "[/b]"),
            ("It is %%as Ann says%% so.", "%%as"),
            ("It is so.\n\n> [!NOTE]\n> It is.", "> [!NOTE"),
            (":::note\nIt is.\n:::", ":::note"),
            ("!!! note\n    It is.", "!!! note"),
            ("A heron\n: a bird", ": a bird"),
            ("It is.\n\n=======\nIt was.", "===="),
            ("== More ==\n\nIt is.", "== More"),
            ("\u2022 one\nline\n\u2022 two", "\u2022 one"),
            ("-one\n-two", "-one"),
            ("1.one\n2.two", "1.one"),
            ("- [ ] to do", "- [ ]"),
            ("It is.\n\n    See [it](urgent.md) there.", "[it]"),
            ("It is.\n![A vial](vial.png) It was.", "![A"),
            ("It is.\n\n     **So** it is.", "**So**"),
        )
    ),
    *(
        ("page-list", text, at)
        for text, at in (
            ("1. one\n2. two\n4. four", "4."),
            ("1. one\n2. two\n2. three", "2. three"),
            ("- It is\n  1) one\n  3) three", "3)"),
            ("1. one\n\n   It is.\n3. three", "3."),
            ("1. one\n2. two\n\nIt is.\n\n4. four", "4."),
            ("Five things help:\n\n- one\n- two", "Five"),
            ("There are *four simple steps*:\n1. one\n2. two\n3. three", "four"),
            ("To ask, these 3 questions:\n\n1. one\n2. two", "3 q"),
            (f"{TERMS}{MORE_TERMS}- **Bittern**: a bird", "- **Bittern"),
            ("## Three signs\n\n- one\n- two\n\nIt is.\n\n## More\n\n- three", "Three"),
        )
    ),
    *(
        ("page-repeated", text, at)
        for text, at in (
            (f"{LONG}\n\nIt is.\n\n{LONG.replace('doctor', '*doctor*')}", "Ask your *"),
            ("It is open all day. So. It is open all day.", "day.\nend"),
            ("## One\n\nIt is.\n\n## One\n\nIt was.", "## One\nend"),
            ("- Nausea\n- Pain\n- *nausea*", "- *nausea"),
            ("1. Who?\n2. Who\n3. Who?", "3. Who"),
            ("Sources: [one](urgent.md),\n[two](urgent.md)", "[two"),
            (f"{TERMS}- **Heron**: no bird", "- **Heron**: no"),
        )
    ),
    *(
        ("text-unfinished", text, at)
        for text, at in (
            ("It is.\n\nSource:\n\nIt was.", "Source:"),
            ("It is.\n\n**Sources:** ", "Sources:"),
            ("- It is. See also:\n- It was.", "also:"),
            ("## One\n\nThese help:\n\n## More\n\nIt is.", "help:"),
            ("It is.\n\nThese *help*:", "These *help"),
            ("It is of many people and of the", "the\nend"),
            ("It is so ().", "()"),
            ("It is so ( , ) here.", "( , )"),
            (f"{WHOLE * 7}It is. It was of many", "many"),
            (f"{WHOLE * 7}and so *it* is.", "and so"),
            ("It is (PCP. It was.", "(PCP"),
            ("It is ([it](urgent.md). It was [so].", "([it"),
            ("It is so far). It was.", "far)"),
            ("It is [so. It was.", "[so"),
        )
    ),
    *(
        ("text-remark", text, at)
        for text, at in (
            ("It is so. [KL: still so? Tom pls\ncheck *before* release]", "[KL"),
            ("It is so (Ben, can you look up Malta?).", "(Ben"),
            ("It is so [citation needed].", "[cit"),
            ("It is so (source?), not.", "(source"),
            ("It is so [check].", "[check"),
            ("It is so (check before release).", "(check"),
            ("It is so [ask Tom].", "[ask"),
            ("It is so (MK - verify the year?).", "(MK"),
            ("It is so [Tom: or is it?].", "[Tom"),
            ("It is so, pls look.", "pls"),
            ("Note to self: more.", "Note"),
            ("It is so. @Tom can you see?", "@Tom"),
            ("It is so [which year?].", "[which"),
            ("// It is so.", "//"),
            ("DRAFT: it is so.", "DRAFT"),
        )
    ),
    *(
        ("merge-unfinished", text, at)
        for text, at in (
            ("It is.\n>>>>>>> curator/mechanism\nIt was.", ">>>>"),
            ("It is.\n>>>>>>> 1a2b3c4 (Mend the title)", ">>>>"),
            ("It is.\n||||||| merged common ancestors", "||||"),
            ("<<<<<<< HEAD\nIt is.", "<<<<"),
        )
    ),
    *(
        ("text-spaces", text, at)
        for text, at in (
            ("It is a heron.It was one.", "heron.It"),
            ("Herons,owls and others.", "Herons,owls"),
            ("It is a heron , or one.", "heron ,"),
            ("It is a *heron* . It was.", "heron*"),
            ("It is a heron.. It was.", "heron.."),
            ("It is a heron,, or one.", "heron,,"),
            ("See [it](urgent.md)[the other](clean-page.md).", "it]"),
        )
    ),
    *(
        ("url-invalid", text, at)
        for text, at in (
            ("See https:/www.heron.org, or not.", "https:/"),
            ("See (http//heron.org).", "(http"),
        )
    ),
    *(
        ("date-in-future", text, at)
        for text, at in (
            ("On 10 October 2032 the herons came and warned us.", "2032"),
            ("In 2032 three more of them published it.", "2032"),
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
    *(
        ("page-heading", text)
        for text in (
            "# A\n\n## B\n\n- It is.",
            "More\n----\n\nIt is.",
            "What is it?\n===\n\nIt is.",
            "#1 of all, and\n#2 of them",
            "#Pain",
            "#pain #mood",
            "\\##So and `##so`, C# and\n\n> ##so\n\n    ##so",
            "## A\n\n```\nso\n```\n\n---",
            "# Dr. Heron et al.\n\nIt is.",
            "## First, you call us.\n\n## Then you wait.\n\n## [It](urgent.md)",
            "- ## It is so.\n  - It is.",
            "#talk-about-herons, where we are",
        )
    ),
    *(
        ("page-syntax", text)
        for text in (
            "One|two, P(A|B) and\n| one",
            "`~~so~~`, ~ 5 and ~6, and [a ~~link](urgent.md)~~",
            "```\n| a | b |\n|---|---|\n- [ ] so\n```",
            "a == b, c == d, 10:30:45, a:bcd:e, [1], [UK: 988] and {a}",
            "-5 to -3, or\n-5\n-6, or\n2.5 and\n3.5 and\n-one",
            "''So'' and '''",
            "    x = a[1](2) ** b ** c",
            "Note: so.\n\nSo: it is.\n\n!!! really",
            "`![A vial](vial.png)`, \\![a](urgent.md) and [a!](urgent.md)",
            "\u2022 only one, \\~~not~~ two",
        )
    ),
    *(
        ("page-list", text)
        for text in (
            "1. one\n1. two\n1. three",
            "1. one\n   1. a\n   2. b\n2. two\n\nIt is.\n\n3. three",
            "1. one\n2. two\n\n## More\n\n1. one\n\n## Yet more\n\n4. four",
            "0. nought\n1. one\n\n> 1. one\n> 3. three",
            "Five things help. Among them\n\n- one\n- two",
            "Of the five signs:\n\n- one",
            "The first three steps:\n\n1. one\n2. two",
            "Two to three tips:\n\n- one\n- two\n- three",
            "In two trials, and for 7 days:\n\n- one",
            "Two rules, and three tips:\n\n- one",
            "## Part 3 questions\n\n- one",
            "## Three signs\n\n- one\n- two\n\nIt is.\n\n- three",
            f"{TERMS}{MORE_TERMS}- **Bittern**: a bird\n- **Crow**: a bird",
            f"- **Auk**: a bird\n{TERMS}{MORE_TERMS}",
            f"{TERMS}- **Bittern**: a bird",
            "Two things help:\n\n- one\n  1. a\n  2. b\n  3. c\n- two",
        )
    ),
    *(
        ("page-repeated", text)
        for text in (
            "Source: [one](urgent.md)\n\nIt is.\n\nSource: [one](urgent.md)",
            f"{LONG}\n\n## More\n\n{LONG}",
            f"> {LONG}\n\n{LONG}\n\n```\n{LONG}\n```",
            "Call 988. Call 988.",
            "## One\n\n### More\n\nIt is.\n\n## Two\n\n### More\n\nIt was.",
            "## One\n\nIt is.\n\n## Sources\n\nIt is.\n\n## Two\n\nIt is.\n\n## Sources\n\nIt is.",
            "- Ireland\n  - Samaritans\n- Malta\n  - Samaritans",
            "- no\n- no",
            "1. Click here\n2. Write\n3. Click here",
            "- one day\n- two days\n- one day\n- two days",
            "## Do\n\n### Yes\n\na\n\n### No\n\na\n\n### Yes\n\nb\n\n### No\n\nb",
            "- **2015**: a\n- **2015**: b\n- **2016**: c\n- **2017**: d\n- **2018**: e",
            "- **Ann**: a\n- **Ann**: b\n- **Ann**: c\n- **Ben**: d\n- **Dan**: e",
            "## Do\n\nSo.\n\n### Yes\n\na\n\n### Yes\n\nb\n\n### Yes\n\nc",
            "Sources: [It *is* so](urgent.md)",
            "To be one of them, you have to be all of these at once:\n\n- a\n\nTo be one of them, you have to be all of these at once:\n\n- b",
            "See [it](urgent.md), or [the other](urgent.md).",
            f"{TERMS}- **Ireland**: one\n- **Ireland**: two",
            f"{TERMS.replace('**', '')}- Call: one\n- Call: two",
            "- **One**: one\n- **One**: two",
        )
    ),
    *(
        ("text-unfinished", text)
        for text in (
            "Sources:\n\n- [it](urgent.md)",
            "Source:\n\n[it](urgent.md)",
            "These help:\n\n- it",
            "These help:\n\n> It is.",
            "- These help:\n- it\n\n## These help:\n\nIt is.",
            "It is so: f(), `()`, \\(\\) and :)",
            "Name the\n\n- The",
            "These help:\n\n## One\n\nIt is.",
            "- Begun on:\n- Done on:\n\n## One\n\nIt is.",
            f"{WHOLE * 7}- It is. It was",
            f"{WHOLE * 7}mTOR is. It was.",
            f"{WHOLE * 7}They said:\n\nand so it is.",
            f"{WHOLE * 7}an owl is.\n\nof them.",
            "a) It is. (See b) 1) It was :) ;-) [0, 1) (so), for [(a)]",
            "It is (of these:\n\n- one\n- two)",
            "- It is (so\n  it was).",
            f"{WHOLE * 7}It is. So says Ann Heron",
            "It is. It was.\n\nIt is. It was. Whom to write to",
            f"{WHOLE * 7}It is. See [it](urgent.md)",
            f"{WHOLE * 6}It is. It was\n\nIt is. It was",
        )
    ),
    *(
        ("text-remark", text)
        for text in (
            "It is so (GP: please ask); a GP, (US: call 988?), (NB: check the label) [sic] [...] [1] [PDF].",
            "It is so (ask your doctor), (check the number on it), (why not?), (Mind, can be), (FDA: update of 2023).",
            "How to make a note to self. PLS, a draft law, DRAFT-1 and those on release.",
            "> It is so [KL: is it?], `[check]`, [Ask Tom](urgent.md)",
            "It is so (If you can, please call), (please add 44), (find it under X), (missing people: who?).",
            "[He] said: [Press 2 for Spanish] (Note: ask if it is free?).",
        )
    ),
    *(
        ("text-spaces", text)
        for text in (
            "It is... of ClinicalTrials.gov, node.js, 1,000 or 3.5, e.g. ../a and a/..b",
            "`heron.It` and [heron,owl](urgent.md), desk@heron.Dev, https://heron.dev/a,b.It",
            "\u9e6d,\u9e6d\u9e6d\u9e6d [\u9e6d](urgent.md)[\u9e6d](clean-page.md)",
            "It is so : or so ; is it so ? So, etc., and et al., it is",
            "> It is a heron.It was one.",
        )
    ),
    ("url-invalid", "See www.heron.org, https://heron.org, 10:30/11:00, and/or `https:/heron`."),
    *(
        ("date-in-future", text)
        for text in (
            "In 2032 the licensed ones will be. On 10 October 2020 they warned.",
            "By 2032 they had to. In 2032 herons may have left. In 2032 a plan is revised.",
        )
    ),
    *(
        ("page-region", text)
        for text in (
            "- United States: [it](../contacts/long-line.yaml)\n- Canada: none\n- Canada: [it](urgent.md)",
            "- **Elsewhere.** See [it](../contacts/long-line.yaml)",
            "- Georgia: [it](../contacts/long-line.yaml)",
            "- Hawaii: [it](../contacts/long-line.yaml)",
        )
    ),
    ("link-broken", "\\[a](file:///b) and `[a](file:///b)` and [1][2]"),
)
"""The rule that a text nearly breaks, and the text."""
