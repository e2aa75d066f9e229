"""The rules that a directory can break: what each means, and what to do."""

from typing import NamedTuple

from ketamine_tui.model.problem import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Rule(NamedTuple):
    """A rule: its id, how bad it is to break it, what it means, what to do, and whether --fix does it."""

    id: str
    severity: Severity
    meaning: str
    remedy: str
    is_fixed: bool = False

    @property
    def advice(self) -> str:
        """What to do, and whether the program does it."""
        return (
            f"{self.remedy} 'ketamine-tui check --fix' does that." if self.is_fixed else self.remedy
        )

    @property
    def page(self) -> str:
        """Where the documentation has more about it, with an example."""
        return f"docs/rules.md#{self.id}"


# Not formatted: a table in which a rule takes few lines can be read.
# fmt: off
_RULES = (
    # Found when files are read.
    Rule("directory-missing", ERROR, "The folder has no directory.yaml.",
         "Add one: 'ketamine-tui init --empty DIR' writes a first one."),
    Rule("duration-invalid", ERROR, "A length of time cannot be read.", "Write 90d, 6m or 2y."),
    Rule("date-invalid", ERROR, "A date is none.", "Write it as 2026-11-23."),
    Rule("email-invalid", ERROR, "An e-mail address cannot be one.",
         "Correct it, or leave it out."),
    Rule("entry-unknown", ERROR, "An entry is named that does not exist.",
         "Correct the id, or add the entry."),
    Rule("field-missing", ERROR, "A field that every entry of the kind needs is missing.",
         "Add it."),
    Rule("field-unknown", ERROR, "There is no such field; what it says is not read.",
         "Correct its name, or delete it."),
    Rule("file-empty", ERROR, "The file is empty.", "Write an entry, or delete the file."),
    Rule("file-encoding", ERROR, "The file is not UTF-8.", "Save it as UTF-8."),
    Rule("file-outside", ERROR, "A link leads out of the folder.",
         "Copy the file into the folder."),
    Rule("file-too-large", ERROR, "The file is larger than 2 MiB.", "Split it."),
    Rule("file-unreadable", ERROR, "The file cannot be read.",
         "Check that it is there, and its permissions."),
    Rule("front-matter-missing", ERROR, "A page does not begin with its fields.",
         "Begin with a line '---' and the fields."),
    Rule("front-matter-open", ERROR, "The fields of a page have no end.",
         "Add a line '---' below them."),
    Rule("id-duplicate", ERROR, "Two entries have one id; the second is not shown.",
         "Give one of them another id."),
    Rule("id-filename-mismatch", ERROR, "The id is not the name of the file.",
         "Delete the line, or rename the file."),
    Rule("id-form", ERROR, "An id has characters that ids do not have.",
         "Use a-z, 0-9 and single -."),
    Rule("import-loss", WARNING,
         "Something of a Markdown note, or of another program's file, was not understood and is not shown.",
         "Write it in a form that is, or leave it: the file itself stays as it is."),
    Rule("kind-file", ERROR, "A page stands in a YAML file, or something else in a Markdown file.",
         "Move it."),
    Rule("link-outside", ERROR, "A link of a page leads out of the folder.",
         "Link to a file of the folder, or to a web address."),
    Rule("note-number", INFO, "A number was found in a text of a note, and can be called like any other.",
         "Look whether it is right; a line such as 'Phone: 988' below the item says it for certain."),
    Rule("phone-form", ERROR, "A number has no digits, or is not one that can be dialled.",
         "Write +18005550100 or a short code.", is_fixed=True),
    Rule("region-alias", WARNING, "A country is written by another code than that of ISO 3166.",
         "Write the code of ISO 3166.", is_fixed=True),
    Rule("review-missing", WARNING,
         "No review says who checked the entry; it counts as to be reviewed.",
         "Add a review."),
    Rule("reviewer-missing", ERROR, "'reviewed' does not say by whom.",
         "Add a reviewer or a role."),
    Rule("section-duplicate", ERROR, "Two sections have one id.", "Give one of them another id."),
    Rule("section-unknown", ERROR, "There is no such section; the entry is shown as unsorted.",
         "Correct it, or add the section to directory.yaml."),
    Rule("tag-circle", ERROR, "Tags are above each other in a circle.", "Delete one 'parent'."),
    Rule("tag-duplicate", ERROR, "A name means two tags.", "Delete it from one of them."),
    Rule("tag-review-state", WARNING,
         "The founding flag is a review state, not a tag; the entry counts as to be reviewed.",
         "Write a review with status: to-be-reviewed instead."),
    Rule("tag-unknown", ERROR, "A tag is not in tags.yaml.", "Correct it, or add it there."),
    Rule("text-unsafe", ERROR,
         "A text holds an invisible or control character, which is shown as a mark.",
         "Delete the character."),
    Rule("url-invalid", ERROR, "A web address cannot be one.", "Write it as https://..."),
    Rule("value-form", ERROR, "A value is not of the form that the field has.",
         "See docs/content-format.md."),
    Rule("value-missing", ERROR, "A value is empty.",
         "Write it, or delete the field; quote what begins with #."),
    Rule("value-unknown", ERROR, "A value is none of those that the field knows.",
         "Take one of those that are named."),
    Rule("view-duplicate", ERROR, "Two saved views have one name.",
         "Give one of them another name."),
    Rule("view-invalid", ERROR,
         "The query of a saved view cannot be understood; it matches nothing.",
         "Correct the query."),
    Rule("view-too-large", ERROR,
         "A saved view comes to more words and values than a query may, with those of the views in it; it matches nothing.",
         "Write fewer, or name fewer views in it."),
    Rule("word-duplicate", ERROR,
         "A word stands in two groups of words.yaml, or is both alike and passing.",
         "Delete it in one of them."),
    Rule("yaml-alias", ERROR, "Aliases (*name) are not read.", "Write the value out."),
    Rule("yaml-anchor", ERROR, "Anchors (&name) are not read.",
         "Quote the value, or write it out."),
    Rule("yaml-character", ERROR, "A character may not stand in YAML.", "Delete it."),
    Rule("yaml-depth", ERROR, "Values are nested too deep.", "Flatten them."),
    Rule("yaml-directive", ERROR, "Directives (%) are not read.", "Delete the line."),
    Rule("yaml-documents", ERROR, "A file holds more than one document.", "Split the file."),
    Rule("yaml-duplicate-key", ERROR, "A key stands twice.", "Keep one of the two."),
    Rule("yaml-key", ERROR, "A key is no plain text.", "Write the key as a word."),
    Rule("yaml-merge", ERROR, "Merge keys (<<) are not read.", "Write the values out."),
    Rule("yaml-syntax", ERROR, "The file is not YAML.",
         "Quote the value if it holds ': ', ' #' or begins with a sign."),
    Rule("yaml-tag", ERROR, "Tags (!name) are not read.", "Quote the value if it begins with !."),
    # Found when a directory is checked.
    Rule("phone-placeholder", ERROR,
         "A number is reserved for fiction, or counts up or down: nobody answers it.",
         "Correct it, or mark the line with placeholder: yes."),
    Rule("phone-invalid", ERROR,
         "A number does not exist in its country, by libphonenumber's tables.",
         "Correct it, or mark the line with placeholder: yes."),
    Rule("phone-mismatch", ERROR, "What is shown and what is dialled are two numbers.",
         "Correct one of the two."),
    Rule("phone-dial-missing", INFO, "A number does not say how it is dialled from abroad.",
         "Add 'dial' in the form +18005550100."),
    Rule("phone-duplicate", INFO, "Two entries list one number.",
         "Relate them to each other, or delete one."),
    Rule("email-placeholder", ERROR,
         "An e-mail address is of a domain that is reserved for examples (RFC 2606).",
         "Correct it, or mark it with placeholder: yes."),
    Rule("isbn-checksum", ERROR, "The check digit of an ISBN is wrong, or it has the wrong length.",
         "Copy it from the book again."),
    Rule("isbn-form", INFO, "An ISBN is not written in its canonical form, thirteen digits or ten.",
         "Write the digits only.", is_fixed=True),
    Rule("doi-form", ERROR, "A DOI does not have the form 10.number/name.",
         "Copy it from the work again."),
    Rule("doi-prefix", INFO, "A DOI is written as an address or with a prefix.",
         "Write 10.number/name only.", is_fixed=True),
    Rule("identifier-form", ERROR, "An identifier does not have the form of its register.",
         "Copy it from the register again."),
    Rule("url-insecure", WARNING,
         "A link is not encrypted: what it shows can be changed on the way.",
         "Write https:// if the site has it."),
    Rule("url-form", ERROR, "A link is one that the program refuses to open.",
         "Correct the address."),
    Rule("url-duplicate", INFO, "Two entries have one address as their main link.",
         "Relate them to each other, or delete one."),
    Rule("title-duplicate", WARNING, "Two entries of a kind have one title.",
         "Delete one, or tell them apart by their titles."),
    Rule("language-unknown", WARNING, "A language is no BCP 47 tag.", "Write en, es or pt-BR."),
    Rule("region-unknown", WARNING, "A region is no ISO 3166 code, EU or International.",
         "Write US, GB or GB-ENG."),
    Rule("date-in-future", ERROR, "A review or a warning bears a date that is still to come.",
         "Correct the date."),
    Rule("review-order", ERROR, "Reviews are not in the order of their dates.",
         "Put the oldest first."),
    Rule("review-next", ERROR, "The next review is before this one.", "Correct the date."),
    Rule("review-method-missing", WARNING, "A confirmation does not say how it was checked.",
         "Add 'method'."),
    Rule("review-source-missing", WARNING, "A confirmation by reading does not say what was read.",
         "Add 'source'."),
    Rule("review-covers-unknown", ERROR, "A review covers a field that the entry does not have.",
         "Correct the name of the field."),
    Rule("review-crisis-line-called", WARNING, "Somebody called a crisis line to test it.",
         "Check crisis lines at their own sites or in registers."),
    Rule("review-same-person", INFO, "One person alone has confirmed an entry that two have to.",
         "Let somebody else check it."),
    Rule("review-overdue", INFO, "A confirmation has run out.", "Check the entry again."),
    Rule("review-changed-since", INFO, "An entry has changed since it was confirmed.",
         "Check what has changed, and confirm it."),
    Rule("tag-alias-used", INFO, "A tag is written by another of its names.",
         "Write its label.", is_fixed=True),
    Rule("tag-repeated", INFO,
         "A tag stands twice in an entry, by the same or by another of its names.",
         "Delete the second one.", is_fixed=True),
    Rule("tag-unused", INFO, "No entry has a tag of tags.yaml.", "Use it, or delete it."),
    Rule("summary-long", INFO, "A summary is longer than 300 characters.",
         "Say the main message first, and shortly."),
    Rule("disclaimer-missing", WARNING, "The directory does not say what it is not.",
         "Add 'disclaimer' to directory.yaml."),
    Rule("urgent-unusable", WARNING, "Urgent help names an entry with no way to reach anybody.",
         "Complete the entry, or name another one."),
    Rule("urgent-unchecked", WARNING,
         "An entry of the urgent help is unchecked, overdue or withdrawn.",
         "Check it first."),
    Rule("urgent-region-missing", ERROR,
         "A region that the directory promises has no urgent help that was checked.",
         "Add or check an entry for it."),
    Rule("suppression-unused", INFO, "A rule is switched off for what nothing is wrong with.",
         "Delete the line from 'checks'."),
)
# fmt: on

RULES = {rule.id: rule for rule in _RULES}
"""Every rule by its id."""
