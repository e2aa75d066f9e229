"""What the toolkit remembers of a widget goes with the widget."""

from weakref import ref

from textual._styles_cache import StylesCache
from textual.color import Color

from ketamine_tui.toolkit.caches import keep_no_gone_widgets


def test_a_widget_that_has_gone_is_not_kept_for_the_colours_of_its_edges() -> None:
    keep_no_gone_widgets()
    cache = StylesCache()
    outer, inner = Color(10, 20, 30), Color(40, 50, 60)
    inside, outside = cache.get_inner_outer(outer, inner)
    assert (inside.background, outside.background) == (inner, outer)
    gone = ref(cache)
    del cache
    assert gone() is None
