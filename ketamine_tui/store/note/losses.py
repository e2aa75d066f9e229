"""Words for what of a note cannot be understood."""

WITHIN = "links to places of this file lead nowhere here"
HTML = "HTML is not read"
IMAGE = "images are not shown"
ON_IMAGES = "links on nothing but images are not kept"
REVIEWS = "what is said of reviews is not taken over: nobody has checked it here"
UNREAD = "this could not be read; it may be nested too deeply"
FLAG = "the flag stands below no text; all of a note is to be reviewed"
CELLS = "a row has more cells than its table has columns; the last ones are not read"
ROWLESS = "a table has no rows"
NAMELESS = "a row of a table has no name"
NOTHING = "nothing here is a heading, an item of a list, or a text"
ATTRIBUTES = "attributes in braces say how something looks or what is put there; they are not read"
TICKED = "boxes are not kept: nothing here says that an item is ticked"
CODE = "code below an item is not read"
TOO_LONG = "a text is too long or has too many brackets to be taken apart; it is kept as it stands"


def link(url: str) -> str:
    """Return the words for a link that leads nowhere here."""
    return WITHIN if url.startswith("#") else f"the link to {url or 'nothing'} is not kept"
