"""Caches of the toolkit that would keep what has gone, or more than is of use."""

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.style import Style

_looked_up = StylesCache.get_inner_outer.__wrapped__

_OF_LAYOUTS = 512
"""Rectangles, and sizes, that are remembered: those of a layout are a hundred."""

_REGION_METHODS = ("__contains__", "grow", "shrink", "intersection", "union")


@lru_cache(maxsize=1024)
def _inner_outer(base_background: Color, background: Color) -> tuple[Style, Style]:
    # It asks nothing of the cache whose method it is.
    return _looked_up(StylesCache(), base_background, background)


def keep_no_gone_widgets() -> None:
    """Remember the colours of edges by the colours alone.

    The toolkit remembers them by the cache of the widget, too, and so keeps the lines of a thousand widgets
    that have gone.
    """

    def get_inner_outer(
        _cache: StylesCache, base_background: Color, background: Color
    ) -> tuple[Style, Style]:
        return _inner_outer(base_background, background)

    StylesCache.get_inner_outer = get_inner_outer  # type: ignore[assignment,method-assign]


def keep_few_layouts() -> None:
    """Remember the rectangles of a few layouts, and not thousands of those of all sizes that a terminal had."""
    for name in _REGION_METHODS:
        remembered = getattr(Region, name)
        setattr(Region, name, lru_cache(maxsize=_OF_LAYOUTS)(remembered.__wrapped__))
    Scalar.resolve = lru_cache(maxsize=_OF_LAYOUTS)(Scalar.resolve.__wrapped__)  # type: ignore[method-assign]  # as it was
