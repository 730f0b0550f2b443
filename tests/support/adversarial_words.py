"""Words that authors may write and layouts may trip over, and texts of a wanted length made of them, the same for the same seed."""

from collections.abc import Mapping, Sequence
from random import Random

PLAIN = (
    "a", "the", "to", "is", "your", "team", "calls", "course", "learning", "availability", "minutes", "first", "managers", "week,",
    "shift", "before", "after", "report", "results", "people", "question", "answer", "quarter", "office", "booking", "evidence",
)  # fmt: skip
NASTY = (
    "R&D", "<b>", "50 %", "“quoted”", "naïve", "Straße", "ﬁne", "cost–benefit", "half-day", "Œuvre", "e\u0301lan", "’tis", "…", "Łódź",
    "€1,250.00", "AVAToWa", "compliance-check", "n/a", "Zürich:", "misunderstandings", "C++", "№5", "1,234,567,890,123", "--", "Pourquoi ?",
)  # fmt: skip
LONG = (
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "W" * 60, "i" * 140,
    "https://learn.example.org/catalogue/courses/2027/calm-calls?department=contact-centre&from=briefing#start",
    "learning.and.development.team@departments.merrowdale-group.example", "CamelCaseIdentifierOfSomeOldLearningManagementSystemExport",
    "and/or/either/neither/both/none/all/some/several/many", "step-by-step-by-step-by-step-by-step-by-step-by-step",
)  # fmt: skip
GREEK_CYRILLIC = ("Σύνοψη", "Ωmega", "εκπαίδευση", "Привет", "здоровье", "обучение", "Їжак", "Ђорђе")
EAST_ASIAN = ("日本語の研修", "学习与发展，团队。", "「かぎ括弧」で始まる", "カタカナ・テスト", "漢字" * 6)
OTHER = ("교육 과정", "עברית", "שלום", "التدريب", "فريق", "การเรียนรู้ของทีม", "प्रशिक्षण", "სწავლება", "ትምህርት")
PICTURES = ("🎉", "👍🏽", "👩‍👩‍👧‍👦", "🇬🇧🇫🇮", "1️⃣", "☎️", "→", "✓", "★", "𝔘𝔫𝔦", "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉")

MANNERS: Mapping[str, Sequence[Sequence[str]]] = {
    "plain": (PLAIN,),
    "nasty": (PLAIN, PLAIN, NASTY),
    "long": (*[PLAIN] * 7, LONG),
    "greek and cyrillic": (PLAIN, GREEK_CYRILLIC),
    "east asian": (PLAIN, PLAIN, EAST_ASIAN),
    "other scripts": (PLAIN, OTHER),
    "pictures": (PLAIN, PLAIN, PICTURES),
    "all": (*[PLAIN] * 6, NASTY, LONG, GREEK_CYRILLIC, EAST_ASIAN, OTHER, PICTURES),
}
"""How an author writes: pools from which each word is taken with the same chance."""
DRAWN_BY_LIBREOFFICE = ("plain", "nasty", "long", "greek and cyrillic", "east asian")
"""Manners whose every character has a font on a machine with the system tools of the tests."""


def phrase(chance: Random, manner: str, least: int, most: int) -> str:
    """Return a text of so many words in that manner."""
    pools = MANNERS[manner]
    return " ".join(chance.choice(chance.choice(pools)) for _ in range(chance.randint(least, most)))
