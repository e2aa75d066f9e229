"""Names of people in parts, as they are read: entries keep one text, and what that does not say is told."""

from ketamine_tui.exchange.names import Name, in_parts
from ketamine_tui.store.draft import Draft


def tell_parts(printed: str, parts: Name | None, name: str, draft: Draft, line: int = 0) -> None:
    """Tell where the text of a name would be taken apart otherwise than the file does it.

    Args:
        printed: The name as it is kept.
        parts: Its parts in the file; None where it is one there.
        name: What the file calls the field.
        draft: What the name belongs to.
        line: Where it stands; 0 for where the entry begins.
    """
    if in_parts(printed) == parts or (parts is not None and not (parts.family and parts.given)):
        return
    if parts is None:
        reason = "names that are one; exports take the last word for the family's"
    else:
        reason = "which words of a name are the family's is not kept"
    draft.lose(name, "", reason, "", line)
