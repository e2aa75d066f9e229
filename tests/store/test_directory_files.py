"""What a directory says of itself, and what is wrong with how it says it."""

from pathlib import Path

import pytest
from support.content import DIRECTORY, TAGS, Data, as_yaml, write_directory

from ketamine_tui.index.stored_directory import dump_directory, load_directory_json
from ketamine_tui.model.directory import Robots, Site
from ketamine_tui.model.policy import Duration
from ketamine_tui.model.section import Section
from ketamine_tui.store.directory_files import LoadedDirectory, load_directory
from ketamine_tui.store.directory_writer import directory_text
from ketamine_tui.store.node import Place, Reference
from ketamine_tui.store.scan import scan


def load(folder: Path, **files: Data) -> LoadedDirectory:
    """Read a directory of which `directory` or `tags` differ from the usual."""
    write_directory(folder, {f"{name}.yaml": data for name, data in files.items()})
    return load_directory(folder, set(scan(folder).paths))


def problems(loaded: LoadedDirectory) -> list[str]:
    return [str(problem) for problem in loaded.problems]


def test_every_field_of_a_directory_is_read(tmp_path: Path) -> None:
    texts = {name: f"The {name}" for name in ("description", "language", "license", "disclaimer")}
    urgent = [{"region": "US", "title": "United States", "entries": ["a", " b "]}]
    policy = {"default": "365d", "helpline": "6m", "page": "2y"}
    loaded = load(
        tmp_path, directory={**DIRECTORY, **texts, "urgent": urgent, "review_policy": policy}
    )
    directory = loaded.directory
    assert problems(loaded) == []
    assert directory.title == "A directory"
    assert {name: getattr(directory, name) for name in texts} == texts
    assert directory.sections[1] == Section(
        id="library",
        title="Library",
        sections=(Section(id="books", title="Books"), Section(id="films", title="Films")),
    )
    assert [(g.region, g.title, g.entries) for g in directory.urgent] == [
        ("US", "United States", ("a", "b"))
    ]
    assert directory.review_policy.durations == {
        "default": Duration(amount=365, unit="d"),
        "helpline": Duration(amount=6, unit="m"),
        "page": Duration(amount=2, unit="y"),
    }
    assert [tag.label for tag in directory.vocabulary] == [
        *("Mood", "Depression", "Pain", "ForFamilies")
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, Site()),
        (
            {
                "url": "https://example.org:8080/a/",
                "robots": "noindex",
                "exit": "https://example.org",
            },
            Site("https://example.org:8080/a/", (Robots.NOINDEX,), "https://example.org"),
        ),
        (
            {"robots": ["noindex", "nofollow"], "exit": "https://example.org/?q=the+weather"},
            Site("", (Robots.NOINDEX, Robots.NOFOLLOW), "https://example.org/?q=the+weather"),
        ),
    ],
)
def test_what_a_directory_wants_of_its_site_is_read_and_written(
    tmp_path: Path, data: dict[str, object], expected: Site
) -> None:
    loaded = load(tmp_path, directory={**DIRECTORY, "site": data})
    assert problems(loaded) == []
    assert loaded.directory.site == expected
    again = load(tmp_path / "again", directory=directory_text(loaded.directory))
    assert again.directory.site == expected
    assert load_directory_json(dump_directory(loaded.directory)).site == expected


def test_the_urgent_entries_are_references_with_their_places(tmp_path: Path) -> None:
    text = (
        "title: T\nsections: []\nurgent:\n- region: US\n  title: U\n"
        "  entries:\n    - a\n    - ' b '\n    - [c]\n- text\n- {entries: x}\n"
    )
    loaded = load(tmp_path, directory=text)
    assert loaded.references == (Reference("a", Place(7, 7)), Reference("b", Place(8, 7)))


@pytest.mark.parametrize("text", ["title: T\nurgent: US\n", "- a\n", "title: T\n"])
def test_without_urgent_groups_there_are_no_references(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, directory=text).references == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            None,
            "directory.yaml:1:1: error directory-missing there is no directory.yaml (add one)",
            id="missing",
        ),
        pytest.param("", "directory.yaml:1:1: error file-empty the file is empty", id="empty"),
        pytest.param(
            "[]",
            "directory.yaml:1:1: error value-form expected fields: title, description, language,"
            " license, disclaimer, sections, urgent, views, review_policy, regions, checks,"
            " site, translations",
            id="a list",
        ),
        pytest.param(
            "license: x\n",
            "directory.yaml:1:1: error field-missing the field 'title' is missing (add it)",
            id="no title",
        ),
        pytest.param(
            "title: &x y\n",
            "directory.yaml:1:8: error yaml-anchor anchors (&name) are not read"
            " (quote the value or write it out)",
            id="not readable",
        ),
    ],
)  # fmt: skip
def test_without_a_usable_file_the_directory_bears_the_name_of_its_folder(
    tmp_path: Path, data: Data, expected: str
) -> None:
    loaded = load(tmp_path / "my folder", directory=data)
    assert problems(loaded) == [expected]
    assert loaded.directory.title == "my folder"
    assert loaded.directory.sections == ()
    assert len(loaded.directory.vocabulary) == 4


def test_the_name_of_the_folder_is_cleaned(tmp_path: Path) -> None:
    loaded = load(tmp_path / "a\x1bb", directory=None)
    assert loaded.directory.title == "a<U+001B>b"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        pytest.param(
            "sectoins", [], "2:1: error field-unknown there is no field 'sectoins' here"
            " (did you mean 'sections'?)", id="misspelt field",
        ),
        pytest.param(
            "sections", "x", "2:11: error value-form expected a list (begin each item with '- ')",
            id="sections that are no list",
        ),
        pytest.param(
            "sections", [{"id": "a", "title": "A", "sections": [{"id": "b"}]}],
            "2:51: error field-missing the field 'title' is missing (add it)",
            id="section without a title",
        ),
        pytest.param(
            "urgent", [{"region": "US", "title": "U"}],
            "2:10: error field-missing the field 'entries' is missing (add it)",
            id="urgent group without entries",
        ),
        pytest.param(
            "review_policy", "365d",
            "2:16: error value-form expected durations by kind, such as page: 365d",
            id="policy that is one value",
        ),
        pytest.param(
            "review_policy", {"helplines": "90d"},
            "2:17: error field-unknown there is no field 'helplines' here"
            " (did you mean 'helpline'?)", id="policy for an unknown kind",
        ),
        pytest.param(
            "site", "https://example.org/",
            "2:7: error value-form expected fields: url, robots, exit",
            id="site that is one value",
        ),
        pytest.param(
            "site", {"robots": ["noindex", "nothing"]},
            "2:30: error value-unknown 'nothing' is not one of: noindex, nofollow, noarchive, nosnippet",
            id="unknown word for robots",
        ),
        *(
            pytest.param(
                "site", {"url": bad},
                f"2:15: error url-invalid {bad!r} is not of the expected form"
                " (write it as https://example.org/directory/, with a slash at the end)",
                id=f"site at {bad}",
            )
            for bad in (
                "https://example.org", "https://example.org/a", "https://example.org/?a/",
                "https://example.org/#/", "//example.org/", "javascript:a/", "https://user@example.org/",
                "https://Example.org/", 'https://example.org/"/',
            )
        ),
        *(
            pytest.param(
                "site", {"exit": bad},
                f"2:16: error url-invalid {bad!r} is not of the expected form"
                " (write it as https://example.org/)",
                id=f"exit to {bad}",
            )
            for bad in ("javascript:alert(1)", "example.org", "https://a b/", "https://example.org/<")
        ),
        *(
            pytest.param(
                "review_policy", {"default": bad},
                f"2:28: error duration-invalid {bad!r} is not of the expected form"
                " (write 90d, 6m or 2y)", id=f"duration {bad}",
            )
            for bad in ("90", "0d", "1w", "12345d", "-1d", "\u0661d")
        ),
    ],
)  # fmt: skip
def test_a_bad_field_is_reported_and_the_others_are_kept(
    tmp_path: Path, field: str, value: object, expected: str
) -> None:
    sections = {} if field == "sections" else {"sections": [{"id": "a", "title": "A"}]}
    loaded = load(tmp_path, directory=as_yaml({"title": "T", field: value, **sections}))
    assert problems(loaded) == [f"directory.yaml:{expected}"]
    assert loaded.directory.title == "T"


def test_a_bad_section_is_left_out_with_its_neighbours_kept(tmp_path: Path) -> None:
    sections = [{"id": "a", "title": "A"}, {"id": "B", "title": "B"}, {"id": "c", "title": "C"}]
    loaded = load(tmp_path, directory={"title": "T", "sections": sections})
    assert [section.id for section in loaded.directory.sections] == ["a", "c"]


@pytest.mark.parametrize(
    ("data", "labels", "expected"),
    [
        pytest.param(
            "# no tag is left\n", [],
            ["1:1: error file-empty the file is empty (delete it, or write into it)"], id="empty",
        ),
        pytest.param(
            "id: a\nlabel: A\n", [],
            ["1:1: error value-form expected a list of tags (begin each with '- id:')"],
            id="one tag that is no list",
        ),
        pytest.param(
            "- id: a\n", [], ["1:3: error field-missing the field 'label' is missing (add it)"],
            id="no label",
        ),
        pytest.param(
            "- {id: a, label: A}\n- {id: b, label: 'B b'}\n- {id: c, label: '#C'}\n", ["A"],
            [
                "2:18: error value-form 'B b' is not of the expected form (write it without # and spaces)",
                "3:18: error value-form '#C' is not of the expected form (write it without # and spaces)",
            ],
            id="bad labels",
        ),
        pytest.param(
            "- {id: a, label: A}\n- {id: a, label: B}\n", ["A", "B"],
            ["2:8: error tag-duplicate 'a' means the tag 'a' of line 1 already (delete it from one of the two)"], id="same id",
        ),
        pytest.param(
            "- {id: a, label: One}\n- {id: b, label: B, aliases: [ONE]}\n", ["One", "B"],
            ["2:31: error tag-duplicate 'ONE' means the tag 'a' of line 1 already (delete it from one of the two)"], id="same name",
        ),
        pytest.param(
            "- {id: one-two, label: OneTwo, aliases: [one_two]}\n", ["OneTwo"], [],
            id="one tag under one name",
        ),
        pytest.param(
            "- {id: a, label: A, parent: b}\n- {id: b, label: B, parent: c}\n", ["A", "B"],
            ["2:29: error tag-unknown the parent 'c' is not a tag"], id="unknown parent",
        ),
        pytest.param(
            "- !!map {id: a, label: A}\n", [],
            [
                "1:3: error yaml-tag the tag tag:yaml.org,2002:map is not read (quote the value if it begins with !)"
            ],
            id="not readable",
        ),
    ],
)  # fmt: skip
def test_a_defect_of_the_vocabulary_is_told_in_words(
    tmp_path: Path, data: str, labels: list[str], expected: list[str]
) -> None:
    loaded = load(tmp_path, tags=data)
    assert problems(loaded) == [f"tags.yaml:{text}" for text in expected]
    assert [tag.label for tag in loaded.directory.vocabulary] == labels
    assert loaded.directory.title == "A directory"


def test_a_directory_needs_no_vocabulary(tmp_path: Path) -> None:
    loaded = load(tmp_path, tags=None)
    assert problems(loaded) == []
    assert len(loaded.directory.vocabulary) == 0


def test_the_aliases_and_parents_of_tags_are_read(tmp_path: Path) -> None:
    vocabulary = load(tmp_path, tags=TAGS).directory.vocabulary
    tag = vocabulary.find("mdd")
    assert tag is not None
    assert [wider.label for wider in vocabulary.lineage(tag)] == ["Depression", "Mood"]


def test_a_directory_without_sections_is_told_so(tmp_path: Path) -> None:
    loaded = load(tmp_path, directory={"title": "T"})
    assert problems(loaded) == [
        "directory.yaml:1:1: error field-missing the field 'sections' is missing (add it)"
    ]


def test_two_sections_of_one_id_are_reported(tmp_path: Path) -> None:
    below = [{"id": "a", "title": "B"}]
    sections = [{"id": "a", "title": "A", "sections": below}]
    loaded = load(tmp_path, directory={"title": "T", "sections": sections})
    assert problems(loaded) == [
        "directory.yaml:2:58: error section-duplicate 2 sections have the id 'a'"
    ]


def test_tags_that_are_above_themselves_are_reported(tmp_path: Path) -> None:
    text = "- {id: a, label: A, parent: b}\n- {id: b, label: B, parent: a}\n- {id: c, label: C, parent: a}\n"
    (tmp_path / "tags.yaml").write_text(text, encoding="utf-8")
    loaded = load_directory(tmp_path, {"tags.yaml"})
    assert [(p.line, p.rule) for p in loaded.problems if p.path == "tags.yaml"] == [
        (1, "tag-circle"),
        (2, "tag-circle"),
    ]


@pytest.mark.parametrize(
    ("tag", "column"),
    [
        ("id: x, label: ToBe_Reviewed", 18),
        ("id: x, label: X, aliases: [y, '#TOBE_REVIEWED', z]", 34),
        ("id: to-be-reviewed, label: X", 8),
        ("id: reviewed, label: Reviewed", 0),
        ("id: x, label: ToBeReviewedPapers", 0),
    ],
)
def test_the_review_flag_is_no_name_of_a_tag(tmp_path: Path, tag: str, column: int) -> None:
    (tmp_path / "tags.yaml").write_text(f"- {{{tag}}}\n", encoding="utf-8")
    loaded = load_directory(tmp_path, {"tags.yaml"})
    told = [(p.rule, p.column) for p in loaded.problems if p.path == "tags.yaml"]
    assert told == [("tag-review-state", column)] * bool(column)
