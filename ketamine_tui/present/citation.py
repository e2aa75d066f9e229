"""A plain citation of a work, in the order of the APA style and without its typography."""

from ketamine_tui.model.entry import OTHERS, Resource


def citation(work: Resource) -> str:
    """Return one line that identifies a work; parts that are not known are left out."""
    parts = [
        _people(work),
        f"({work.issued[:4]})" if work.issued else "",
        work.title,
        place_in_container(work),
        work.publisher if work.publisher != work.container_title else "",
        next((f"https://doi.org/{i.value}" for i in work.identifiers if i.scheme == "doi"), ""),
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def further_identifiers(work: Resource) -> str:
    """Return in one line what a citation does not have: ``PMID 38188539, NCT NCT03861988``."""
    others = (i for i in work.identifiers if i.scheme != "doi")
    return ", ".join(f"{i.scheme.upper()} {i.value}" for i in others)


def _people(work: Resource) -> str:
    names = [("et al." if name == OTHERS else name) for name in work.authors or work.editors]
    suffix = " (ed.)" if work.editors and not work.authors else ""
    return ", ".join(names) + suffix if names else ""


def place_in_container(work: Resource) -> str:
    """Return what a work is in and where: ``Journal, 12(3), 45-67``."""
    volume = f"{work.volume}({work.issue})" if work.issue else work.volume
    return ", ".join(part for part in (work.container_title, volume, work.page) if part)
