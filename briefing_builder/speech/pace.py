"""How fast people speak a language: a BCP 47 tag goes in, words (or characters) a minute come out."""

ENGLISH = 130
"""Words a minute of a calm talk; 120 to 150 are usual."""

READ = {
    "ar": 138, "da": 180, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "ja": 357, "nb": 180, "nl": 202,
    "no": 180, "pl": 166, "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166, "zh": 255,
}  # fmt: skip
"""Words (Chinese and Japanese: characters) a minute in which people read one text in their language: Trauzettel-Klosinski and Dietz,
Investigative Ophthalmology & Visual Science 53 (2012), 5452-5461. Speech is slower than reading, in every language by about the same
part. Danish and Norwegian were not in the study and take a value between German and Swedish."""

BY_CHARACTER = ("ja", "zh")
"""Languages that put no spaces between words: their characters are counted."""


def usual_pace(language: str) -> int:
    """Return the words (`ja`, `zh`: characters) a minute of a calm talk in that language; an unknown one goes at the pace of English."""
    return round(ENGLISH * READ.get(main_part(language), READ["en"]) / READ["en"])


def counts_characters(language: str) -> bool:
    """Return whether a script in that language is counted by characters."""
    return main_part(language) in BY_CHARACTER


def main_part(language: str) -> str:
    """Return the language of a tag: `de` of `de-AT`."""
    return language.lower().replace("_", "-").partition("-")[0]
