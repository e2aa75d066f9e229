"""Identifiers by their forms and check digits: ISBN (ISO 2108), DOI (ISO 26324), and registers."""

import re
from operator import mul

_ISBN_PREFIX = re.compile(r"(?:urn:)?isbn(?:-1[03])?:?\s*", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_SHORT_DOI = re.compile(r"(?:10/)?[a-z0-9]{3,10}", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"]+", re.ASCII)

SCHEMES = {
    **dict.fromkeys(("isbn-10", "isbn-13", "isbn10", "isbn13", "eisbn", "e-isbn"), "isbn"),
    **dict.fromkeys(("eissn", "e-issn", "issn-l"), "issn"),
    **dict.fromkeys(("pubmed", "pubmed-id", "pubmedid"), "pmid"),
    **dict.fromkeys(("pmc", "pmc-id"), "pmcid"),
    **dict.fromkeys(("clinicaltrials", "clinicaltrials-gov", "nct-number", "nctid"), "nct"),
}
"""What registers are called, too, and the name by which their numbers are checked."""

FORMS = {
    "pmid": re.compile(r"[1-9]\d{0,8}", re.ASCII),
    "pmcid": re.compile(r"PMC[1-9]\d{0,8}", re.ASCII),
    "nct": re.compile(r"NCT\d{8}", re.ASCII),
    "actrn": re.compile(r"ACTRN126\d{11}", re.ASCII),
    "issn": re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII),
    "orcid": re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", re.ASCII),
}
"""The forms of identifiers, by scheme: PubMed, PubMed Central, ClinicalTrials.gov, ANZCTR, ISSN, ORCID."""


def has_issn_check(text: str) -> bool:
    """Say whether the last digit of an ISSN is the one that its others make (ISO 3297)."""
    digits = text.replace("-", "")
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return not sum(map(mul, range(8, 0, -1), values)) % 11


def has_orcid_check(text: str) -> bool:
    """Say whether the last digit of an ORCID iD is the one that its others make (ISO 7064, MOD 11-2)."""
    total = 0
    for digit in text.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == text[-1]


CHECKS = {"issn": has_issn_check, "orcid": has_orcid_check}
"""What says of identifiers of a form whether their check digits are right, by scheme."""


def isbn(text: str) -> str:
    """Return an ISBN in its canonical form: digits only, with X for ten as the last of ten.

    Raises:
        ValueError: If it has another length or other characters, or its check digit is wrong.
    """
    digits = re.sub(r"[\s\-\u2010-\u2015]", "", _ISBN_PREFIX.sub("", text, count=1)).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits, re.ASCII):
        weights, modulus = range(10, 0, -1), 11
    elif re.fullmatch(r"97[89]\d{10}", digits, re.ASCII):
        weights, modulus = (1, 3) * 6 + (1,), 10  # type: ignore[assignment]  # both are weights
    else:
        raise ValueError("an ISBN has ten digits, or thirteen that begin with 978 or 979")
    values = [10 if digit == "X" else int(digit) for digit in digits]
    if sum(weight * value for weight, value in zip(weights, values, strict=True)) % modulus:
        raise ValueError("the check digit is wrong")
    return digits


def is_short_doi(name: str) -> bool:
    """Say whether a name is one that shortdoi.org gives to a DOI: ``10/abc``, in addresses also ``abc``."""
    return bool(_SHORT_DOI.fullmatch(name))


def doi(text: str) -> str:
    """Return a DOI without the address or prefix before it.

    Raises:
        ValueError: If it has another form.
    """
    name = _DOI_PREFIX.sub("", text.strip(), count=1)
    if name.startswith("10/") and is_short_doi(name):
        return name
    if not _DOI.fullmatch(name):
        raise ValueError("a DOI has the form 10.number/name")
    # Names of serials have angle brackets (SICI, ANSI/NISO Z39.56); a stop is of the sentence around it.
    if name[-1] in ".,;:":
        raise ValueError(f"a DOI does not end with {name[-1]!r}")
    return name


CANONICAL = {"isbn": isbn, "doi": doi}
"""What makes the canonical form of identifiers, by scheme."""


def fault_of(scheme: str, text: str) -> str:
    """Return what is wrong with an identifier of a register; nothing where all is well, or nothing is known of the register."""
    if canonical := CANONICAL.get(scheme):
        try:
            canonical(text)
        except ValueError as error:
            return f"{text}: {error}"
    elif (form := FORMS.get(scheme)) and not form.fullmatch(text):
        return f"{text} is no {scheme.upper()}"
    elif (check := CHECKS.get(scheme)) and not check(text):
        return f"the check digit of {text} is wrong"
    return ""


def is_known(scheme: str) -> bool:
    """Say whether the form of a register's identifiers is known."""
    return scheme in CANONICAL or scheme in FORMS


def is_of(scheme: str, text: str) -> bool:
    """Say whether a text can be an identifier of a register whose form is known."""
    return is_known(scheme) and not fault_of(scheme, text)
