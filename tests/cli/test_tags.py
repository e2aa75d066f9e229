"""``tags``: the vocabulary with its counts."""

from pathlib import Path

from support.content import write_file
from support.shell import Shell


def test_every_tag_is_a_line_of_label_count_and_description(shell: Shell, folder: Path) -> None:
    described: dict[str, object] = {"id": "pain", "label": "Pain", "description": "What hurts."}
    write_file(folder / "tags.yaml", [{"id": "depression", "label": "Depression"}, described])
    done = shell.run("tags")
    assert done.code == 0
    assert "Depression\t2\t" in done.lines
    assert "Pain\t3\tWhat hurts." in done.lines


def test_a_parent_counts_the_entries_of_its_children(shell: Shell) -> None:
    assert shell.run("tags").lines == [
        "Depression\t2\t",
        "ForFamilies\t3\t",
        "Mood\t3\t",
        "Pain\t3\t",
    ]


def test_json_names_tags_without_their_sign(shell: Shell) -> None:
    data = {tag["label"]: tag for tag in shell.run("tags", "--json").data["tags"]}
    assert data["Depression"] == {
        "id": "depression",
        "label": "Depression",
        "count": 2,
        "description": "",
        "aliases": ["MDD"],
        "parent": "mood",
    }
    assert not any(label.startswith("#") for label in data)


def test_a_parent_is_told_by_its_id_whatever_it_is_called(shell: Shell, folder: Path) -> None:
    mood: dict[str, object] = {"id": "mood", "label": "Mood", "aliases": ["Moods"]}
    below: dict[str, object] = {"id": "depression", "label": "Depression", "parent": "moods"}
    write_file(folder / "tags.yaml", [mood, below])
    data = {tag["id"]: tag["parent"] for tag in shell.run("tags", "--json").data["tags"]}
    assert data["depression"] == "mood"


def test_a_directory_without_tags_finds_nothing(shell: Shell, folder: Path) -> None:
    for file in [*folder.rglob("*.yaml"), *folder.rglob("*.md")]:
        if file.name != "directory.yaml":
            file.unlink()
    done = shell.run("tags")
    assert (done.code, done.out) == (1, "")
