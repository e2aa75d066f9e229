"""Words in the reader's language."""

from collections.abc import Iterator

import pytest

from ketamine_tui.model.translate import (
    N_,
    Catalogue,
    _,
    in_english,
    ngettext,
    reader_language,
    use,
)

GERMAN = Catalogue(
    {"Copied {value}": "{value} kopiert"}, {"{n} entry": ("{n} Eintrag", "{n} Einträge")}
)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use(None)


def test_without_a_catalogue_words_are_english() -> None:
    assert _("Copied {value}") == "Copied {value}"
    assert [ngettext("{n} entry", "{n} entries", n) for n in (0, 1, 2)] == [
        *("{n} entries", "{n} entry", "{n} entries")
    ]
    assert reader_language() == ""


def test_words_are_those_of_the_catalogue() -> None:
    use(GERMAN, "de-AT")
    assert _("Copied {value}") == "{value} kopiert"
    assert [ngettext("{n} entry", "{n} entries", n) for n in (0, 1, 2)] == [
        *("{n} Einträge", "{n} Eintrag", "{n} Einträge")
    ]
    assert reader_language() == "de-AT"


def test_what_a_catalogue_lacks_is_english() -> None:
    use(GERMAN, "de")
    assert _("Opened {value}") == "Opened {value}"
    assert ngettext("{n} file", "{n} files", 2) == "{n} files"


def test_a_value_is_no_form() -> None:
    use(GERMAN, "de")
    assert _("Copied {value}").format(value="{value.__class__}") == "{value.__class__} kopiert"


def test_a_marked_text_stays_as_it_is() -> None:
    use(GERMAN, "de")
    assert N_("Copied {value}") == "Copied {value}"


def test_what_programs_read_is_english() -> None:
    use(GERMAN, "de")
    with in_english():
        assert _("Copied {value}") == "Copied {value}"
        assert ngettext("{n} entry", "{n} entries", 2) == "{n} entries"
        assert reader_language() == ""
    assert _("Copied {value}") == "{value} kopiert"


def no_number(number: int) -> int:
    return number // 0


def far_away(_number: int) -> int:
    return 99


def below(_number: int) -> int:
    return -1


@pytest.mark.parametrize("form", [no_number, far_away, below])
def test_a_formula_that_names_no_form_is_none(form: object) -> None:
    use(GERMAN._replace(form=form), "de")  # type: ignore[arg-type]
    assert ngettext("{n} entry", "{n} entries", 2) == "{n} entries"
