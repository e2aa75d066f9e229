"""Rules against the code of a language as that of a region: SV is El Salvador, and sv is Swedish."""

import re
from collections.abc import Iterator

from ketamine_tui.checks.phones import countries_of
from ketamine_tui.checks.subject import Subject
from ketamine_tui.model.problem import Problem
from ketamine_tui.store.naming import language_name, region_name

_CODES = (
    "AM AR BA BE BN BR BS CA CH CV CY EE ET GA GD GL GU KI KN KR KW KY LA LI MR MY NE PA PS SA SC SD "
    "SE SG SI SL SN SR SV TG TK TL TN TT TW UG VE VI"
)
_SPOKEN_ELSEWHERE = frozenset(_CODES.split())
"""Countries whose codes are those of languages (ISO 639-1) that are spoken elsewhere."""


def problems_of_regions_as_languages(subject: Subject) -> Iterator[Problem]:
    """Yield a region that has the code of the language of which the texts speak, while nothing speaks of the region."""
    entry, node = subject.entry, subject.loaded.node
    for item in subject.texts("regions"):
        code = item.text.strip()
        language = language_name(code.lower()) if code in _SPOKEN_ELSEWHERE else ""
        if not language:
            continue
        texts = (entry.title, entry.summary, node.text("organization"), *entry.alternate_names)
        said = " ".join(texts)
        countries = {record.text("country") for record in subject.records("addresses")}
        countries.update(c for way in subject.numbers() for c in countries_of(way.text("dial")))
        is_of_region = region_name(code) in said or code in countries
        if re.search(rf"\b{re.escape(language)}\b", said) and not is_of_region:
            message = f"{code} is {region_name(code)}, and the text says {language}, which is no code of a region"
            hint = "write the code of the country that is meant"
            yield subject.problem("region-unknown", item.place, message, hint)
