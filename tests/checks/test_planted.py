"""Every planted defect is found, at its line and column, and nothing else is."""

import datetime as dt
from pathlib import Path

import pytest
from checks.examples import EMERGENCY
from checks.planted import DEFECTS, DIRECTORY, HELPLINE, Defect, plant
from support.content import open_content, write_file

from ketamine_tui.checks import clocks
from ketamine_tui.checks.run import check
from ketamine_tui.model.problem import Problem

TODAY = dt.date(2026, 11, 23)


def found(folder: Path, today: dt.date = TODAY, *, release: bool = False) -> list[Problem]:
    catalog = open_content(folder, today)
    try:
        return check(folder, catalog.directory, today, catalog.problems, release=release)
    finally:
        catalog.close()


def told(folder: Path, today: dt.date = TODAY, *, release: bool = False) -> list[str]:
    return [
        f"{problem.path}:{problem.line}:{problem.column}: {problem.rule}"
        for problem in found(folder, today, release=release)
    ]


def rules(folder: Path) -> list[str]:
    return [line.rpartition(" ")[2] for line in told(folder)]


def test_the_directory_that_they_are_planted_in_has_none(folder: Path) -> None:
    assert told(folder, release=True) == []


@pytest.mark.repeats  # all of them together are below
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.rule)
def test_a_defect_is_found_where_it_is_and_nothing_else(folder: Path, defect: Defect) -> None:
    expected = plant(folder, 1, defect)
    assert told(folder) == [expected]


def test_all_of_them_are_found_together(folder: Path) -> None:
    assert len(DEFECTS) >= 40
    expected = [plant(folder, number, defect) for number, defect in enumerate(DEFECTS)]
    between = {"title-duplicate", "url-duplicate"}
    assert sorted(told(folder)) == sorted(expected)
    assert between <= {defect.rule for defect in DEFECTS}


@pytest.mark.parametrize("number", ["202-555-0143", "+44 20 7946 0958"])
def test_a_placeholder_that_is_marked_as_one_is_no_defect(folder: Path, number: str) -> None:
    path = folder / "contacts/clean-clinic.yaml"
    line = f'"{number}"\n    placeholder: yes'
    write_file(path, path.read_text("utf-8").replace('"988"\n    dial: "988"', line))
    assert told(folder) == []


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert old in text
    write_file(folder / path, text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("disclaimer: Made up for tests.\n", "", ["1:1: disclaimer-missing"]),
        (
            "title: A directory",
            "title: A directory\nregions: [US, GB]",
            ["2:15: help-missing", "2:15: urgent-region-missing"],
        ),
        (
            "title: A directory",
            "title: A directory\nregions: [US, UK]",
            ["2:15: region-alias", "2:15: urgent-region-missing"],
        ),
    ],
)
def test_a_defect_of_the_directory_is_found(
    folder: Path, old: str, new: str, expected: list[str]
) -> None:
    change(folder, "directory.yaml", old, new)
    assert told(folder, release=True) == [f"directory.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: A dir", "language: english\ntitle: A dir", "1:11: language-unknown"),
        ("title: A dir", "regions: [US, Narnia]\ntitle: A dir", "1:15: region-unknown"),
        ("title: A dir", "regions: [US, EL]\ntitle: A dir", "1:15: region-alias"),
        ("  - region: US", "  - region: us", "11:13: region-unknown"),
        ("[urgent-line]", "[urgent-line, urgent-line]", "13:28: value-repeated"),
        ("[urgent-line]", "[]", "13:14: value-missing"),
        (
            "    title: Books",
            "    title: Books\n  - id: none\n    title: None",
            "8:9: section-unused",
        ),
        ("title: A dir", "regions: [US, CA]\ntitle: A dir", "1:15: help-missing"),
        ("  default: 365d", "  default: 365d\n  helpline: 90m", "19:13: review-policy"),
        ("title: United States", "title: Australia", "12:12: title-region"),
        (
            "views:",
            "  - {region: US, title: Again, entries: [urgent-line]}\nviews:",
            "14:14: value-repeated",
        ),
        ("views:", "checks:\n  - {rule: doi-form, reason: R}\nviews:", "15:12: suppression-unused"),
    ],
)
def test_a_value_of_the_directory_is_told_where_it_stands(
    folder: Path, old: str, new: str, expected: str
) -> None:
    change(folder, "directory.yaml", old, new)
    assert told(folder) == [f"directory.yaml:{expected}"]


def test_a_tag_that_nobody_uses_is_worth_knowing(folder: Path) -> None:
    write_file(folder / "tags.yaml", "- id: pain\n  label: Pain\n- id: mood\n  label: Mood\n")
    assert told(folder) == ["tags.yaml:3:3: tag-unused"]


def test_an_emergency_number_of_elsewhere_is_told_where_a_page_has_it(folder: Path) -> None:
    numbers = EMERGENCY.replace("In the United States call 999", "Police, fire and ambulance")
    write_file(folder / "contacts/numbers.yaml", numbers)
    said = (
        "here,\nin the *United\nStates*, call **999**; so do others.\n\n> In the United States 999."
    )
    change(folder, "pages/clean-page.md", "Text with", f"{said}\n\nText with")
    assert told(folder) == []
    change(folder, "pages/clean-page.md", "States*, call", "States* call")
    assert told(folder) == ["pages/clean-page.md:15:1: emergency-elsewhere"]
    again = "in the *United\nStates* call **999**"
    change(folder, "pages/clean-page.md", "Text with", f"{again}\n\nText with")
    assert [line.split(":")[1] for line in told(folder)] == ["15", "20"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("If life is in danger, call 999 first.", ["emergency-elsewhere"]),
        ("Where it is closed, (ring 999).", ["emergency-elsewhere"]),
        ("If life is in danger, call 999 24 hours a day.", ["emergency-elsewhere"]),
        ("Phone 988, or dial 999.", []),
        ("If you are in the US, call 999.", []),
        ("Call 911, or 988.", []),
        ("If you are in the U.S., call 999.", []),
        ("In Britain, call 999.", []),
        ("Outside Canada, call 999.", []),
        ("Please don't call 999.", []),
        ("For missing children call 116 999, or 800 999 0000.", []),
        ("Here 999 is not answered.", []),
        ("Do not call 999.", []),
        ("When abroad, in Great Britain call 999.", []),
        ("They answered 999 calls.", []),
    ],
)
def test_a_contact_tells_nobody_to_call_the_number_of_another_country(
    folder: Path, said: str, expected: list[str]
) -> None:
    numbers = EMERGENCY.replace("In the United States call 999", "Police, fire and ambulance")
    write_file(folder / "contacts/numbers.yaml", numbers)
    change(folder, "contacts/clean-clinic.yaml", "What it is.", said)
    column = len("summary: ") + said.find("999") + 1
    assert told(folder) == [f"contacts/clean-clinic.yaml:4:{column}: {rule}" for rule in expected]


@pytest.mark.parametrize(
    ("said", "number", "hours", "expected"),
    [
        ("in the United\n  States call 999.", "", "", "6:15: emergency-elsewhere"),
        ("if it is bad\n  call 999 first.", "", "", "6:8: emergency-elsewhere"),
        ("or\n  call 800 662 4375.", "800-662-4357", "", "6:8: number-slip"),
        ("open\n  at any hour.", "", '"08:00"', "6:3: hours-differ"),
        ("open\n  09:00 to 17:00.", "", '"08:00"', "6:3: hours-differ"),
    ],
)
def test_a_fault_of_a_folded_text_is_told_in_its_own_line(
    folder: Path, said: str, number: str, hours: str, expected: str
) -> None:
    path = "contacts/clean-clinic.yaml"
    numbers = EMERGENCY.replace("In the United States call 999", "Police, fire and ambulance")
    write_file(folder / "contacts/numbers.yaml", numbers)
    change(folder, path, "What it is.", f">-\n  For all, {said}")
    if number:
        change(folder, path, '"988"\n    dial: "988"', f'{number}\n    dial: "+18006624357"')
    if hours:
        opening = f'    schedules:\n      - opens: {hours}\n        closes: "17:00"\n'
        change(folder, path, 'dial: "988"\n', f'dial: "988"\n{opening}')
    assert told(folder) == [f"{path}:{expected}"]


VETERANS = """\
kind: helpline
section: people
title: A line for veterans
summary: For whoever has served.
regions: [US]
phones:
  - number: "988"
    dial: "988"
reviews:
  - date: "2026-11-01"
    status: to-be-reviewed
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("phones:", "phones:", ["contacts/veterans.yaml:7:13: help-same-number"]),
        ('dial: "988"', 'dial: "988"\n    note: then press 1', []),
        ('dial: "988"', 'dial: "988"\n    languages: [es]', []),
        ('number: "988"', "number: 988 (press 1)", []),
        (
            '  - number: "988"',
            '  - number: 800-662-4357\n    type: fax\n    dial: "+18006624357"\n  - number: "988"',
            ["contacts/veterans.yaml:10:13: help-same-number"],
        ),
        ('"988"\n    dial: "988"', '"911"\n    dial: "911"', []),
        ("reviews:", '  - number: "911"\n    dial: "911"\nreviews:', []),
    ],
)
def test_two_lines_of_one_number_are_told_apart_by_a_note(
    folder: Path, old: str, new: str, expected: list[str]
) -> None:
    change(folder, "directory.yaml", "[urgent-line]", "[urgent-line, veterans]")
    write_file(folder / "contacts/veterans.yaml", VETERANS.replace(old, new, 1))
    assert told(folder) == expected


def test_clocks_of_a_country_are_not_known_where_the_system_lacks_some_of_its_zones(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zones = (("US", "America/New_York"), ("US", "America/Nowhere"))
    monkeypatch.setattr(clocks, "_zones", lambda: zones)
    clocks.clocks_of.cache_clear()
    hours = 'schedules:\n  - opens: "09:00"\n    closes: "17:00"\nlinks:'
    change(folder, URGENT, "links:", hours)
    assert told(folder) == []
    clocks.clocks_of.cache_clear()


def test_an_address_that_a_correction_has_replaced_is_told(folder: Path) -> None:
    addresses = "addresses:\n  - address_1: 1 Main St\n    country: US\n"
    corrections = "corrections:\n  - field: addresses\n    was: 1 Main St\n"
    change(folder, "contacts/clean-clinic.yaml", "links:", f"{addresses}{corrections}links:")
    assert told(folder) == ["contacts/clean-clinic.yaml:14:16: correction-undone"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("article", ["resources/b.yaml:9:12: identifier-duplicate"]),
        ("chapter", []),
    ],
)
def test_two_articles_that_name_each_other_are_told_to_have_one_doi(
    folder: Path, kind: str, expected: list[str]
) -> None:
    for name in "ab":
        text = f"""kind: {kind}
section: books
title: Work {name}
summary: What it is.
container_title: A journal
related: [{"ab".replace(name, "")}]
identifiers:
  - scheme: doi
    value: 10.1234/one
"""
        write_file(folder / f"resources/{name}.yaml", text)
    assert [line for line in told(folder) if "identifier" in line] == expected


@pytest.mark.parametrize(
    ("regions", "number", "dial", "is_told"),
    [
        ("[GB]", "20 7946 0958", "+12079460958", True),
        ("[GB]", "20 7946 0958", "+442079460958", False),
        ("[US]", "662-4357", "+18006624357", False),
    ],
)
def test_a_number_without_its_nought_is_not_one_of_another_country(
    folder: Path, regions: str, number: str, dial: str, *, is_told: bool
) -> None:
    path = "contacts/clean-clinic.yaml"
    change(folder, path, "regions: [US]", f"regions: {regions}")
    change(folder, path, '"988"\n    dial: "988"', f'{number}\n    dial: "{dial}"')
    assert any("phone-mismatch" in line for line in told(folder)) is is_told


def test_a_title_may_name_a_country_by_three_letters(folder: Path) -> None:
    change(folder, "contacts/clean-clinic.yaml", "regions: [US]", "regions: [GB]")
    change(folder, "contacts/clean-clinic.yaml", "Clinic clean-clinic", "Clinic (USA)")
    assert "contacts/clean-clinic.yaml:6:10: title-region" in told(folder)


@pytest.mark.parametrize(("quoted", "expected"), [("", ["18:1: text-language"]), ("> ", [])])
def test_a_paragraph_in_another_language_is_told_unless_it_is_quoted(
    folder: Path, quoted: str, expected: list[str]
) -> None:
    change(folder, "directory.yaml", "title: A dir", "language: en\ntitle: A dir")
    english = "It is open to all of them, and they can call at any hour of the day."
    german = "Es ist so. Hier kann man sich bei allen Fragen an eine Beratung wenden, auch nachts und von zu Hause."
    change(
        folder,
        "pages/clean-page.md",
        "(urgent.md).",
        f"(urgent.md).\n\n{english}\n\n{quoted}{german}",
    )
    assert told(folder) == [f"pages/clean-page.md:{line}" for line in expected]


def test_fields_below_the_front_matter_are_told(folder: Path) -> None:
    change(folder, "pages/clean-page.md", "Text with", "audience: [patients]\n\nText with")
    assert told(folder) == ["pages/clean-page.md:14:1: page-syntax"]
    change(folder, "pages/clean-page.md", "audience:", "remember:")
    assert told(folder) == []


def test_a_number_in_words_is_told_where_a_page_has_it(folder: Path) -> None:
    number = '800-662-4357\n    dial: "+18006624357"'
    change(folder, "contacts/clean-clinic.yaml", '"988"\n    dial: "988"', number)
    said = "[a link](../contacts/clean-clinic.yaml), 1-800-662-HELP"
    change(folder, "pages/clean-page.md", "[a link](urgent.md)", said)
    assert told(folder) == []
    change(folder, "pages/clean-page.md", "HELP", "HELL")
    assert told(folder) == ["pages/clean-page.md:14:52: page-number"]


def test_a_fax_is_no_urgent_help(folder: Path) -> None:
    change(folder, URGENT, 'dial: "988"', 'dial: "988"\n    type: fax')
    assert told(folder) == [f"{URGENT}:11:11: help-placeholder"]


def test_one_number_in_two_entries_is_worth_knowing_unless_they_are_related(folder: Path) -> None:
    for path in ("clean-clinic", "urgent-line"):
        number = '800-662-4357\n    dial: "+18006624357"'
        change(folder, f"contacts/{path}.yaml", '"988"\n    dial: "988"', number)
    # Nothing names the clinic; the line is urgent help.
    assert told(folder) == ["contacts/clean-clinic.yaml:9:13: phone-duplicate"]
    change(folder, "contacts/urgent-line.yaml", "regions:", "related: [clean-clinic]\nregions:")
    assert told(folder) == []


def test_two_exchanged_digits_of_related_entries_are_told_in_both(folder: Path) -> None:
    number = '800-273-8525\n    dial: "+18002738525"\nrelated: [long-line]'
    change(folder, "contacts/clean-clinic.yaml", '"988"\n    dial: "988"', number)
    paths = ("contacts/clean-clinic.yaml", "contacts/long-line.yaml")
    assert told(folder) == [f"{path}:9:13: number-slip" for path in paths]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("988, then press 3", "16:37: keys-differ"),
        ("open: 988, from 09:00 to 17:00", "16:53: hours-differ"),
        ("call **989**", "16:44: page-number"),
        ("desk@clinci.dev", "16:37: number-slip"),
        ("988, then press 1, 08:00 to 22:00, desk@clinic.dev", ""),
    ],
)
def test_a_page_says_of_an_entry_what_the_entry_says(
    folder: Path, said: str, expected: str
) -> None:
    note = '    note: Press 1\n    schedules:\n      - opens: "08:00"\n        closes: "22:00"\n'
    change(folder, "contacts/clean-clinic.yaml", 'dial: "988"\n', f'dial: "988"\n{note}')
    link = "[a](../contacts/clean-clinic.yaml)"
    change(folder, "pages/clean-page.md", "(urgent.md).", f"(urgent.md).\n\n{link}, {said}")
    assert told(folder) == ([f"pages/clean-page.md:{expected}"] if expected else [])


@pytest.mark.parametrize(
    ("regions", "code", "expected"),
    [
        ("[GB]", "116123", ["contacts/two.yaml:9:13: phone-duplicate"]),
        ("[IE]", "116123", []),
        ("[GB]", "111", []),
    ],
)
def test_one_code_of_two_lines_for_one_country_is_worth_knowing(
    folder: Path, regions: str, code: str, expected: list[str]
) -> None:
    for name, of in (("one", "[GB]"), ("two", regions)):
        text = HELPLINE.replace("NAME", name).replace("[US]", of).replace("988", code)
        write_file(folder / f"contacts/{name}.yaml", text)
    assert told(folder) == expected


def test_a_copied_summary_of_what_can_be_looked_at_is_worth_knowing(folder: Path) -> None:
    words = "summary: A broad account of what can be seen there"
    for name in ("clean-book", "dated-book"):
        change(folder, f"resources/{name}.yaml", "summary: What it is", words)
    assert told(folder) == ["resources/dated-book.yaml:5:10: summary-copied"]
    change(folder, "resources/dated-book.yaml", "summary:", "related: [clean-book]\nsummary:")
    assert told(folder) == []


URGENT = "contacts/urgent-line.yaml"


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("    reviewer: B\n", "    reviewer: a\n", ["review-same-person", "urgent-unchecked"]),
        ('"988"\n    dial: "988"', '"988"\n    placeholder: yes', ["urgent-unusable"]),
        ("    source: S\n  -", "    source: S\n    note: n\n  -", None),
        (
            "status: source-checked\n    method: read-source\n    reviewer: B",
            "status: needs-changes\n    note: n",
            ["urgent-unchecked"],
        ),
    ],
)
def test_a_release_needs_urgent_help_that_was_checked(
    folder: Path, old: str, new: str, rules: list[str] | None
) -> None:
    change(folder, URGENT, old, new)
    if new.endswith("placeholder: yes"):
        change(folder, URGENT, "links:\n  - url: https://example.org/urgent-line\n", "")
    of_release = ["urgent-region-missing"] if rules else []
    everyday = ["help-placeholder"] if "placeholder" in new else []
    expected = sorted([*(rules or []), *of_release, *everyday])
    assert sorted(line.rpartition(" ")[2] for line in told(folder, release=True)) == expected
    assert not any(": urgent-" in line for line in told(folder))


def test_a_crisis_line_that_was_called_is_told(folder: Path) -> None:
    change(
        folder, URGENT, "method: read-source\n    reviewer: B", "method: phoned\n    reviewer: B"
    )
    assert told(folder) == [f"{URGENT}:23:13: review-crisis-line-called"]


CHECKS = "checks:\n  - rule: summary-long\n    reason: We quote.\n    path: contacts/*\n"


def test_a_rule_is_switched_off_with_a_reason_for_some_files(folder: Path) -> None:
    defect = next(defect for defect in DEFECTS if defect.rule == "summary-long")
    plant(folder, 1, defect)
    write_file(folder / "directory.yaml", DIRECTORY + CHECKS)
    assert told(folder) == []
    write_file(folder / "directory.yaml", DIRECTORY + CHECKS.replace("contacts/*", "pages/*"))
    assert [line.rpartition(" ")[2] for line in told(folder)] == [
        "summary-long",
        "suppression-unused",
    ]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("    reason: We quote.\n", "", "field-missing"),
        ("summary-long", "summary-lang", "value-unknown"),
    ],
)
def test_a_rule_is_not_switched_off_without_a_reason_or_by_another_name(
    folder: Path, old: str, new: str, rule: str
) -> None:
    write_file(folder / "directory.yaml", DIRECTORY + CHECKS.replace(old, new))
    assert [problem.rule for problem in found(folder)] == [rule]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("contacts/deep/other.YML", "files in contacts end in .yaml or .yml"),
        ("pages/other.markdown", "files in pages end in .md"),
        ("pages/other.yaml", "files in pages end in .md"),
        ("contacts/other.md", "files in contacts end in .yaml or .yml"),
        ("Contacts/other.yaml", "Contacts is not contacts"),
        ("resource/other.yaml", "resource is not resources"),
        ("other.yaml", "an entry lies beside directory.yaml"),
        ("Tag.yml", "Tag.yml is not tags.yaml"),
        ("contacts/deep/other.yaml~", "an editor or a merge has left this behind"),
        ("contacts/other.yaml.orig", "an editor or a merge has left this behind"),
        ("directory.yaml.rej", "an editor or a merge has left this behind"),
    ],
)
def test_a_file_that_is_not_read_is_named(folder: Path, path: str, message: str) -> None:
    write_file(folder / path, "kind: clinic\nsection: people\n")
    problem = next(one for one in found(folder) if one.rule == "file-ignored")
    assert (problem.rule, problem.path, problem.message) == ("file-ignored", path, message)


def several(folder: Path, summaries: list[str]) -> None:
    """Write organisations that have nothing but these summaries."""
    text = "".join(
        f"- id: body-{number}\n  kind: organization\n  section: people\n  title: Body {number}\n"
        f"  summary: {summary}\n  reviews:\n    - date: 2026-11-01\n      status: to-be-reviewed\n"
        for number, summary in enumerate(summaries)
    )
    write_file(folder / "contacts/bodies.yaml", text)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("It is free. The others are not", ["contacts/bodies.yaml:165:12: text-unfinished"]),
        ("It is free. The others are not.", []),
        ("It is free", []),
        ("It is free. See example.dev", []),
        ("It is free. Call 988", []),
    ],
)
def test_a_summary_without_an_end_is_told_where_all_others_have_one(
    folder: Path, last: str, expected: list[str]
) -> None:
    whole = [f"What it is. And for {number} of them." for number in range(20)]
    several(folder, [*whole, last])
    assert told(folder)[-1:] == expected


@pytest.mark.parametrize("end", ["them", "988"])
def test_where_ends_are_not_written_none_is_missing(folder: Path, end: str) -> None:
    texts = [f"What it is. And for {'some' * n} {end}" for n in range(1, 25)]
    several(folder, [*texts, "What it is. The others are not"])
    assert told(folder) == []


def test_of_two_that_are_alike_the_later_one_is_told(folder: Path) -> None:
    title, link = "Clinics & lines for everybody", "https://example.org/clean-clinic"
    path = "contacts/a-new-clinic.yaml"
    text = (folder / "contacts/clean-clinic.yaml").read_text("utf-8")
    change(folder, "contacts/clean-clinic.yaml", "Clinic clean-clinic", title)
    later = text.replace('"2026-11-01"', '"2026-11-22"').replace("clean-clinic", "a-new-clinic")
    later = later.replace("Clinic a-new-clinic", "Clinics and lines for everybody")
    write_file(folder / path, later.replace("https://example.org/a-new-clinic", link))
    assert told(folder) == [f"{path}:3:8: title-similar", f"{path}:14:10: url-duplicate"]


SWITCHED_OFF = "checks:\n  - {rule: url-insecure, reason: R, path: contacts/urgent-line.yaml}\n"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (URGENT, "title: Clinic", "title: Clinic: ", "3:14: yaml-syntax"),
        (URGENT, "kind: emergency", "kind: emergncy", "1:7: value-unknown"),
        ("pages/urgent.md", "Text", "<<<<<<< HEAD\nText", "14:1: merge-unfinished"),
    ],
)
def test_what_follows_from_a_file_that_cannot_be_read_is_not_told(
    folder: Path, path: str, old: str, new: str, expected: str
) -> None:
    write_file(folder / "directory.yaml", DIRECTORY + SWITCHED_OFF)
    change(folder, URGENT, "https://example", "http://example")
    change(folder, "tags.yaml", "[Ache]", "[Ache]\n- id: mood\n  label: Mood")
    assert told(folder, release=True) == ["tags.yaml:4:3: tag-unused"]
    change(folder, path, old, new)
    assert told(folder, release=True) == [f"{path}:{expected}"]


def test_a_directory_that_cannot_be_read_lacks_nothing_else(folder: Path) -> None:
    change(folder, "directory.yaml", "title: A dir", "title: A: dir")
    assert told(folder, release=True) == ["directory.yaml:1:9: yaml-syntax"]
