"""What people type, with the entries of the shipped directory that they look for, any of several."""

from typing import NamedTuple


class Wanted(NamedTuple):
    """A search, and the ids of the entries that answer it."""

    query: str
    ids: frozenset[str]


def _wanted(query: str, ids: str) -> Wanted:
    return Wanted(query, frozenset(ids.split()))


SEARCHES = (
    _wanted("samaritans", "crisis-uk-samaritans"),
    _wanted("samaritens", "crisis-uk-samaritans"),
    _wanted("suicide help uk", "crisis-uk-samaritans crisis-uk-papyrus"),
    _wanted("suicide", "crisis-us-988 crisis-ca-988 crisis-uk-papyrus"),
    _wanted("suicde", "crisis-us-988 crisis-ca-988 crisis-uk-papyrus"),
    _wanted("suicidal", "paper-grunebaum-2018-suicidal paper-witt-2019-suicidal"),
    _wanted("nhs", "crisis-uk-nhs-111 org-oxford-health-ketamine"),
    _wanted("111", "crisis-uk-nhs-111"),
    _wanted("988", "crisis-us-988 crisis-ca-988"),
    _wanted("phone uk", "crisis-uk-nhs-111 crisis-uk-samaritans crisis-uk-papyrus"),
    _wanted("germany", "crisis-eu-112 crisis-eu-116123"),
    _wanted("australia", "crisis-au-lifeline reg-au-pbs-spravato"),
    _wanted("new zealand helpline", "crisis-nz-1737"),
    _wanted("ireland", "crisis-uk-samaritans"),
    _wanted("hotline", "crisis-us-988 crisis-us-veterans crisis-us-poison-help crisis-ca-988"),
    _wanted("crisis text", "crisis-us-crisis-text-line crisis-uk-shout"),
    _wanted("emergency", "crisis-us-911 crisis-eu-112"),
    _wanted("emergancy", "crisis-us-911 crisis-eu-112"),
    _wanted("911", "crisis-us-911"),
    _wanted("veterans", "crisis-us-veterans org-va-mental-health"),
    _wanted("overdose", "crisis-us-poison-help safety"),
    _wanted("poison", "crisis-us-poison-help"),
    _wanted("help now", "if-you-need-help-now"),
    _wanted("mind", "crisis-uk-mind"),
    _wanted("frank", "crisis-uk-frank"),
    _wanted("papyrus", "crisis-uk-papyrus"),
    _wanted("bladder", "paper-anderson-2022-cystitis paper-jhang-2023-cystitis safety"),
    _wanted("bladdr", "paper-anderson-2022-cystitis paper-jhang-2023-cystitis safety"),
    _wanted("cystitis", "paper-anderson-2022-cystitis paper-jhang-2023-cystitis"),
    _wanted("side effects", "safety paper-short-2018-sideeffects"),
    _wanted("is it safe", "safety"),
    _wanted("safety", "safety"),
    _wanted("how does ketamine work", "how-it-works video-yale-ketamine-how-it-works"),
    _wanted("how it works", "how-it-works video-yale-ketamine-how-it-works"),
    _wanted("how is it used", "how-it-is-used"),
    _wanted("what to ask", "what-to-ask-a-clinic"),
    _wanted("questions for a clinic", "what-to-ask-a-clinic"),
    _wanted("glossary", "glossary"),
    _wanted("spravato label", "label-spravato-us"),
    _wanted("spravato rems", "reg-spravato-rems"),
    _wanted("spravato", "label-spravato-us reg-ema-spravato reg-spravato-rems"),
    _wanted("nasal spray", "label-spravato-us web-medlineplus-esketamine web-cleveland-esketamine"),
    _wanted("nice", "reg-nice-ta854"),
    _wanted("nice guideline", "reg-nice-ta854"),
    _wanted("canmat", "paper-canmat-2021"),
    _wanted("rcpsych", "org-rcpsych stmt-rcpsych-2025"),
    _wanted("royal college of psychiatrists", "org-rcpsych stmt-rcpsych-2025"),
    _wanted("moghaddam", "book-moghaddam-ketamine"),
    _wanted("zarate 2006", "paper-zarate-2006"),
    _wanted("berman 2000", "paper-berman-2000"),
    _wanted("escape trial", "paper-reif-2023-escape"),
    _wanted("ect vs ketamine", "paper-jha-2024-elektd-secondary paper-anand-2023-elektd"),
    _wanted("electroconvulsive", "paper-jha-2024-elektd-secondary paper-ekstrand-2022-ketect"),
    _wanted("ptsd guideline", "gl-vadod-ptsd-2023"),
    _wanted("chronic pain", "paper-cohen-2018-chronic-pain web-statpearls-pain"),
    _wanted("acute pain", "paper-schwenk-2018-acute-pain web-statpearls-pain"),
    _wanted("huberman", "audio-huberman"),
    _wanted("ted talk", "video-ted-brachman video-tedx-brachman"),
    _wanted("podcast", "audio-huberman audio-mitpress-moghaddam audio-case-for-ketamine"),
    _wanted("ketamine handbook", "book-ketamine-handbook"),
    _wanted("find a psychiatrist", "find-apa-psychiatrist"),
    _wanted("clinic directory", "find-ketamineclinics-com"),
    _wanted("clinic sydney", "org-rpa-ketamine-clinic"),
    _wanted("oxford clinic", "org-oxford-health-ketamine"),
    _wanted("melbourne", "org-rmh-mood-clinic"),
    _wanted("fda warning", "reg-fda-compounded-2023 reg-fda-nasal-2022"),
    _wanted("schedule iii", "reg-us-schedule-iii"),
    _wanted("essential medicines", "reg-who-eml-ecdd"),
    _wanted("ketalar", "label-ketalar"),
    _wanted("naltrexone", "paper-williams-2018-naltrexone"),
    _wanted("depresion", "book-hyde-ketamine-depression video-charney-bigthink"),
    _wanted("anaesthesia", "paper-lii-2023-surgical label-ketalar"),
    _wanted("randomised trial", "paper-zarate-2006 paper-lii-2023-surgical paper-feder-2021-ptsd"),
)
"""Chosen before the order was made, and looked at while it was."""

HELD_BACK = (
    _wanted("lifeline", "crisis-us-988 crisis-au-lifeline"),
    _wanted("crisis line", "crisis-us-veterans crisis-us-988"),
    _wanted("samaratans", "crisis-uk-samaritans"),
    _wanted("text line", "crisis-us-crisis-text-line crisis-uk-shout"),
    _wanted("116 123", "crisis-eu-116123 crisis-uk-samaritans"),
    _wanted("help in canada", "crisis-ca-988"),
    _wanted(
        "addiction", "book-parker-sourcebook-dependence paper-walsh-2021-review crisis-uk-frank"
    ),
    _wanted("what is ketamine", "introduction"),
    _wanted("report side effect", "reg-fda-medwatch"),
    _wanted("medwatch", "reg-fda-medwatch"),
    _wanted("esketamine nice", "reg-nice-ta854"),
    _wanted("scotland", "reg-smc-2258"),
    _wanted("transform", "paper-popova-2019-transform2"),
    _wanted("cochrane review", "paper-dean-2021-cochrane"),
    _wanted("metabolites", "paper-zanos-2016-hnk"),
    _wanted("hyde", "book-hyde-ketamine-depression"),
    _wanted("ketamine papers", "book-wolfson-ketamine-papers"),
    _wanted("clinical trials", "web-clinicaltrials"),
    _wanted("maps", "org-maps"),
    _wanted("national institute of mental health", "web-nimh-home org-nimh-mood-research"),
)
"""Chosen with the others, and looked at once, when the order was done."""
