"""``check``: what is wrong with the files, where editors, services and people can find it."""

import os
import re
from pathlib import Path

import pytest
from checks.planted import DEFECTS, plant, write_clean
from support.content import SHIPPED, fields, write_file
from support.shell import Shell

LINE = re.compile(r"[^:\t]+:\d+:\d+: (error|warning|info) [a-z]+(-[a-z]+)* \S.*")
ON_THAT_DAY = ("--as-of", "2026-11-25")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A directory without defects."""
    return write_clean(tmp_path / "clean")


@pytest.fixture
def checker(tmp_path: Path, clean: Path) -> Shell:
    return Shell(tmp_path / "home", clean)


def plant_one(folder: Path, rule: str) -> str:
    return plant(folder, 1, next(defect for defect in DEFECTS if defect.rule == rule))


def test_every_problem_is_a_line_with_place_severity_rule_and_message(
    shell: Shell, folder: Path
) -> None:
    write_file(folder / "contacts/broken.yaml", "kind: clinic\ntitle: a\ntitle: b\n")
    write_file(folder / "resources/odd.yaml", fields(section="nowhere", colour="red"))
    done = shell.run("check")
    assert done.code == 1
    assert all(LINE.fullmatch(line) for line in done.lines), done.out
    assert any(line.startswith("contacts/broken.yaml:3:1: error ") for line in done.lines)
    assert any(line.startswith("resources/odd.yaml:6:1: ") for line in done.lines)


def test_a_folder_without_problems_is_fine(checker: Shell) -> None:
    done = checker.run("check", "--release", *ON_THAT_DAY)
    assert (done.code, done.out, done.err) == (0, "", "ketamine-tui: nothing is wrong\n")


def test_the_shipped_directory_has_nothing_that_keeps_it_from_being_used(tmp_path: Path) -> None:
    done = Shell(tmp_path, SHIPPED).run("check", *ON_THAT_DAY)
    assert done.code == 0
    assert all(" info " in line for line in done.lines)


def test_what_the_shipped_urgent_help_lacks_is_told_before_a_release(tmp_path: Path) -> None:
    done = Shell(tmp_path, SHIPPED).run("check", "--release", *ON_THAT_DAY)
    found = [line for line in done.lines if " info " not in line]
    assert all(" warning urgent-unchecked " in line for line in found)
    assert all(re.search(r": to be reviewed \([^()]{20,}\)", line) for line in found), found
    unchecked = Shell(tmp_path, SHIPPED).run("list", "is:urgent", "is:unchecked", *ON_THAT_DAY)
    assert {line.split(":")[0].rpartition("/")[2].removesuffix(".yaml") for line in found} == {
        line.split("\t")[0] for line in unchecked.lines
    }


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("contacts", 0),
        ("./contacts/", 0),
        ("contacts/clean-clinic.yaml", 0),
        ("directory.yaml", 0),
        ("{folder}", 0),
        ("{folder}/contacts", 0),
        ("{folder}/..", 2),
        ("contact", 2),
        ("clean", 2),
        ("contacts/other.yaml", 2),
    ],
)
def test_a_path_of_nothing_is_not_said_to_be_without_fault(
    checker: Shell, clean: Path, path: str, code: int
) -> None:
    done = checker.run("check", path.format(folder=clean), *ON_THAT_DAY)
    assert done.code == code
    assert ("there is no file or folder" in done.err) is (code == 2)


def test_a_change_is_seen_even_when_size_and_time_stay_the_same(
    checker: Shell, clean: Path
) -> None:
    assert checker.run("check", *ON_THAT_DAY).code == 0
    file = clean / "contacts/clean-clinic.yaml"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "tytle:"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert checker.run("check", *ON_THAT_DAY).code == 1


@pytest.mark.parametrize("options", [("--json",), ("--format", "json")])
def test_json_gives_the_parts_of_every_problem(
    checker: Shell, clean: Path, options: tuple[str, ...]
) -> None:
    plant_one(clean, "review-missing")
    done = checker.run("check", *options, *ON_THAT_DAY)
    assert done.code == 1
    assert done.data["problems"] == [
        {
            "path": "contacts/planted-01.yaml",
            "line": 1,
            "column": 1,
            "rule": "review-missing",
            "severity": "warning",
            "message": "no review says who checked this",
            "hint": "",
        }
    ]


def test_json_without_problems_is_an_empty_list(checker: Shell) -> None:
    done = checker.run("check", "--json", *ON_THAT_DAY)
    assert (done.code, done.data["problems"]) == (0, [])


def test_sarif_names_rule_place_and_level(checker: Shell, clean: Path) -> None:
    plant_one(clean, "summary-long")
    (run,) = checker.run("check", "--format", "sarif", *ON_THAT_DAY).data["runs"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("summary-long", "note")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "contacts/planted-01.yaml"
    assert place["region"] == {"startLine": 4, "startColumn": 10}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["summary-long"]


def test_services_get_paths_of_the_repository_that_the_content_is_in(
    checker: Shell, clean: Path
) -> None:
    plant_one(clean, "summary-long")
    # A worktree has a file of that name.
    (clean.parent / ".git").write_text("gitdir: elsewhere\n", "utf-8")
    path = f"{clean.name}/contacts/planted-01.yaml"
    (line,) = checker.run("check", "--format", "github", *ON_THAT_DAY, cwd=clean).lines
    assert line.startswith(f"::notice file={path},line=4,col=10,")
    (run,) = checker.run("check", "--format", "sarif", *ON_THAT_DAY).data["runs"]
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": path, "uriBaseId": "SRCROOT"}
    assert run["originalUriBaseIds"]["SRCROOT"]["uri"] == f"{clean.parent.resolve().as_uri()}/"


def test_workflow_commands_are_escaped(checker: Shell, clean: Path) -> None:
    write_file(clean / "contacts/a,b%c.yaml", "kind: clinic\n")
    done = checker.run("check", "--format", "github", *ON_THAT_DAY)
    (line,) = done.lines
    assert line == (
        "::error file=contacts/a%2Cb%25c.yaml,line=1,col=1,title=id-form::the file name 'a,b%25c'"
        " cannot be an id (rename the file with a-z, 0-9 and -)"
    )


@pytest.mark.repeats  # the defects are found in checks/test_planted.py
def test_the_worst_come_first_where_not_all_are_shown(checker: Shell, clean: Path) -> None:
    for number, defect in enumerate(DEFECTS):
        plant(clean, number, defect)
    done = checker.run("check", "--max", "5", *ON_THAT_DAY)
    assert len(done.lines) == 5
    assert all(" error " in line for line in done.lines)
    assert f"{len(DEFECTS)} problems in {len(DEFECTS)} files, 5 of them shown (--max)" in done.err
    assert re.search(r"^ +5  error    phone-placeholder$", done.err, re.MULTILINE)
    assert len(checker.run("check", *ON_THAT_DAY).lines) == len(DEFECTS)


@pytest.mark.repeats  # the defects are found in checks/test_planted.py
def test_only_some_rules_and_some_files(checker: Shell, clean: Path) -> None:
    for number, defect in enumerate(DEFECTS):
        plant(clean, number, defect)
    done = checker.run("check", "--rule", "doi-form", "--rule", "isbn-form", *ON_THAT_DAY)
    assert {line.split(" ")[2] for line in done.lines} == {"doi-form", "isbn-form"}
    done = checker.run("check", "pages/", "resources/planted-11.yaml", *ON_THAT_DAY)
    assert {line.partition(":")[0] for line in done.lines} == {
        line.partition(":")[0]
        for line in checker.run("check", *ON_THAT_DAY).lines
        if line.startswith(("pages/", "resources/planted-11.yaml"))
    }


def test_what_is_only_worth_knowing_is_no_failure(checker: Shell, clean: Path) -> None:
    plant_one(clean, "summary-long")
    assert checker.run("check", *ON_THAT_DAY).code == 0


def test_a_rule_is_explained(checker: Shell) -> None:
    done = checker.run("check", "--explain", "doi-prefix")
    assert done.code == 0
    assert done.lines[0] == "doi-prefix (info)"
    assert "check --fix" in done.out
    for option in ("--explain", "--rule"):
        done = checker.run("check", option, "doi-perfix")
        assert (done.code, done.out) == (2, "")
        assert "there is no rule 'doi-perfix' (did you mean doi-prefix?)" in done.err


def test_what_can_be_mended_is_and_nothing_else_changes(checker: Shell, clean: Path) -> None:
    rules = ("tag-alias-used", "isbn-form", "doi-prefix", "summary-long", "region-alias")
    for path, old, new in (
        ("directory.yaml", "region: US", "region: UK  # of the islands"),
        ("directory.yaml", "title: United States", "title: The islands"),
        ("contacts/urgent-line.yaml", "[US]", "[US, GB]"),
        ("contacts/clean-clinic.yaml", "links:", "addresses:\n  - country: United States\nlinks:"),
    ):
        write_file(clean / path, (clean / path).read_text("utf-8").replace(old, new))
    for number, rule in enumerate(rules):
        plant(clean, number, next(defect for defect in DEFECTS if defect.rule == rule))
    clinic = clean / "contacts/planted-00.yaml"
    dialled = '"800-662-4357"\n    dial: "+1 (800) 662-4357"'
    write_file(clinic, clinic.read_text("utf-8").replace('"988"\n    dial: "988"', dialled))
    odd = clean / "resources/planted-01.yaml"
    odd.write_bytes(b"\xef\xbb\xbf# odd\r\n" + odd.read_bytes().replace(b"\n", b"\r\n"))
    before = {file: file.read_bytes() for file in clean.rglob("*.yaml")}
    done = checker.run("check", "--fix", *ON_THAT_DAY)
    assert [line.split(" ")[2] for line in done.lines] == ["summary-long"]
    assert "contacts/planted-00.yaml: 2 values mended" in done.err
    changes = {
        (old, new)
        for file, text in before.items()
        for old, new in zip(text.split(b"\n"), file.read_bytes().split(b"\n"), strict=True)
        if old != new
    }
    assert changes == {
        (b"tags: [Ache]", b"tags: [Pain]"),
        (b"regions: [US, UK]", b"regions: [US, GB]"),
        (b"  - region: UK  # of the islands", b"  - region: GB  # of the islands"),
        (b"  - country: United States", b"  - country: US"),
        (b'    dial: "+1 (800) 662-4357"', b'    dial: "+18006624357"'),
        (b"    value: 978-0-14-103614-4\r", b'    value: "9780141036144"\r'),
        (b"    value: https://doi.org/10.1234/81298621", b'    value: "10.1234/81298621"'),
    }
    after = {file: file.read_bytes() for file in clean.rglob("*.yaml")}
    checker.run("check", "--fix", *ON_THAT_DAY)
    assert {file: file.read_bytes() for file in clean.rglob("*.yaml")} == after


def test_a_repeated_tag_goes_and_the_others_keep_their_order(checker: Shell, clean: Path) -> None:
    write_file(
        clean / "tags.yaml",
        "- id: pain\n  label: Pain\n  aliases: [Ache]\n- id: mood\n  label: Mood\n",
    )
    file = clean / "contacts/clean-clinic.yaml"
    text = file.read_text("utf-8")
    write_file(file, text.replace("tags: [Pain]", "tags: [Pain, Mood, Ache, Pain]"))
    assert checker.run("check", "--fix", *ON_THAT_DAY).code == 0
    assert file.read_text("utf-8") == text.replace("tags: [Pain]", "tags: [Pain, Mood]")


def test_a_parent_is_written_by_its_id(checker: Shell, clean: Path) -> None:
    text = "- id: pain\n  label: Pain\n- id: ache\n  label: Ache\n  parent: pains  # wider\n"
    file = clean / "tags.yaml"
    write_file(file, text.replace("label: Pain", "label: Pain\n  aliases: [Pains]"))
    assert checker.run("check", "--fix", *ON_THAT_DAY).code == 0
    assert "  parent: pain  # wider\n" in file.read_text("utf-8")


def test_a_file_that_cannot_be_mended_is_told(checker: Shell, clean: Path) -> None:
    plant_one(clean, "tag-alias-used")
    (clean / "contacts/planted-01.yaml").chmod(0o444)
    done = checker.run("check", "--fix", *ON_THAT_DAY)
    assert "contacts/planted-01.yaml: the file is read-only" in done.err
    assert "tag-alias-used" in done.out


def test_content_that_is_not_there_cannot_be_checked(shell: Shell, tmp_path: Path) -> None:
    done = shell.run("check", "--content", str(tmp_path / "nowhere"))
    assert (done.code, done.out) == (3, "")
    assert "is not a folder" in done.err
