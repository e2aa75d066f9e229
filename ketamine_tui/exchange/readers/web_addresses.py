"""Web addresses without a scheme, as lists and address books have them: ``www.example.org``."""

import re

_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+"
_LABEL = r"[^\W\d_]{2,24}"
_PLAIN = re.compile(rf"(?:www\.)?{_HOST}(?P<last>{_LABEL})(?::\d{{1,5}})?(?P<rest>[/?#]\S*)?")
_FILES = frozenset(
    {"pdf", "html", "htm", "php", "asp", "aspx", "txt", "rtf", "csv", "xml", "json", "md", "py"}
    | {"doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "jpg", "jpeg", "png", "gif", "js"}
)
"""How names of files end, which are otherwise of the form of a host."""


def with_scheme(url: str) -> str:
    """Return ``https://`` and an address where that is a host name with what may follow one; else the address.

    A name without ``www.`` that ends like a file is left as it is, unless a path follows.
    """
    match = _PLAIN.fullmatch(url)
    if match is None:
        return url
    is_file = match["last"].lower() in _FILES and not url.lower().startswith("www.")
    return url if is_file else f"https://{url}"
