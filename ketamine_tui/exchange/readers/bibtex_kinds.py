"""Types of BibTeX and BibLaTeX, by the kinds that they are here."""

from ketamine_tui.model.kind import Kind

KINDS = {
    **dict.fromkeys(("book", "collection", "proceedings", "reference", "booklet"), Kind.BOOK),
    **dict.fromkeys(("mvbook", "mvcollection", "mvproceedings", "mvreference"), Kind.BOOK),
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "incollection"), Kind.CHAPTER),
    **dict.fromkeys(("suppcollection", "inreference"), Kind.CHAPTER),
    **dict.fromkeys(("inproceedings", "conference"), Kind.CONFERENCE_PAPER),
    **dict.fromkeys(("techreport", "report"), Kind.REPORT),
    "article": Kind.ARTICLE,
    **dict.fromkeys(("legislation", "jurisdiction", "legal", "standard"), Kind.REGULATION),
    **dict.fromkeys(("online", "www", "electronic", "webpage", "web_page"), Kind.WEBSITE),
    **dict.fromkeys(("video", "movie"), Kind.VIDEO),
    "audio": Kind.PODCAST,
    "misc": Kind.WEBSITE,
}
NEAREST = {
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis", "manual"), Kind.BOOK),
    **dict.fromkeys(("unpublished", "preprint"), Kind.ARTICLE),
    **dict.fromkeys(("dataset", "software"), Kind.WEBSITE),
}
"""Types without a kind, and the kind that they are taken for."""
