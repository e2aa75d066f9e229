"""What the toolkit remembers of a widget goes with the widget."""

from functools import _lru_cache_wrapper
from weakref import ref

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.geometry import Region

from ketamine_tui.toolkit.caches import keep_few_layouts, keep_no_gone_widgets


def test_a_widget_that_has_gone_is_not_kept_for_the_colours_of_its_edges() -> None:
    keep_no_gone_widgets()
    cache = StylesCache()
    outer, inner = Color(10, 20, 30), Color(40, 50, 60)
    inside, outside = cache.get_inner_outer(outer, inner)
    assert (inside.background, outside.background) == (inner, outer)
    gone = ref(cache)
    del cache
    assert gone() is None


def test_no_more_rectangles_are_remembered_than_a_few_layouts_have() -> None:
    keep_few_layouts()
    region = Region(0, 0, 10, 10)
    for size in range(2000):
        assert Region(5, 5, size, 1).intersection(region).width == min(size, 5)
        assert region.grow((0, size, 0, 0)).width == 10 + size
    for method in (Region.intersection, Region.grow):
        assert isinstance(method, _lru_cache_wrapper)
        assert method.cache_info().currsize == method.cache_info().maxsize == 512
